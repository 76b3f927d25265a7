import type { Drivers } from "../verbs/driverResult.ts";
export const driversPage = (found: Drivers): string => JSON.stringify(found);
