// What was repaired because of the base rates, each with the values at which it does nothing and the model is what it was before.
import type { Intervention } from "../../src/scenario/scenario.ts";

export interface Repair {
  readonly name: string;
  readonly title: string;
  readonly without: readonly Intervention[];
}

export const REPAIRS: readonly Repair[] = [
  {
    name: "lethality",
    title: "Who kills: the order to fire",
    without: [{ set: "repression.emergencyLethality", to: 0.5 }],
  },
];
