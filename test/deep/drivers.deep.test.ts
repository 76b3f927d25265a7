// Drivers of a small invented state in which every assumption varies.
import { steppe } from "../fixture/steppe.ts";
import { describeDrivers } from "../questions/describeDrivers.ts";

describeDrivers({ scenario: steppe(2), worlds: 2000, conditional: 300, tooFew: 300 });
