// What was repaired because of the base rates, each with the values at which it does nothing and the model is what it was before.
import type { Intervention } from "../../src/scenario/scenario.ts";

export interface Repair {
  readonly name: string;
  readonly without: readonly Intervention[];
}

export const REPAIRS: readonly Repair[] = [
  { name: "lethality", without: [{ set: "repression.emergencyLethality", to: 0.5 }] },
  // before, everybody arrested: nobody decided on it
  { name: "posture", without: [{ set: "posture.arrestHabit", to: 100 }] },
  {
    name: "news",
    without: [{ set: "contagion.news", to: "atOnce" }],
  },
  { name: "organisation", without: [{ set: "organisation.form", to: "none" }] },
  {
    name: "deaths",
    without: ["orderForces.outrageWeight", "elites.outrageWeight", "survival.legitimacyWeight"].map((set) => ({
      set,
      to: 0,
    })),
  },
];
