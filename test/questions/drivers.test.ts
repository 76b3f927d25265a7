// Drivers from end to end on a small invented state, where few assumptions vary. All of them: test/deep/drivers.deep.test.ts.
import { knownBut } from "../fixture/known.ts";
import { steppe } from "../fixture/steppe.ts";
import { describeDrivers } from "./describeDrivers.ts";

/** So few assumptions vary that a few hundred worlds tell them apart. */
const VARY = [
  "hardship.shockSize", "hardship.elsewhere", "hardship.legitimacy", "hardship.localSpread", "mobilisation.joinRate",
  "mobilisation.leaveRate", "mobilisation.crowdPull", "mobilisation.noise", "contagion.distanceForm", "contagion.outsideShare",
  "repression.riskForm", "repression.arrestRate", "repression.deathsPolice", "violence.byRepression", "orderForces.noise",
  "survival.controlWeight", "government.stepEmergency", "government.error", "guarantor.needWeight", "observation.countBias",
]; // prettier-ignore

describeDrivers({
  scenario: knownBut(steppe(2, { days: 12 }), VARY),
  worlds: 500,
  conditional: 120,
  tooFew: 200,
});
