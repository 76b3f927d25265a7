// Stages of a ledger as its readers know them: for `precedent test`, and for `precedent rivals`, which makes one of each explanation.
import type { Stage } from "../questions/test/runs.ts";
import type { Stages } from "./stages.ts";

const LABELS: Readonly<Record<Stage, string>> = {
  rounds: "claims in growing numbers of worlds",
  repeats: "the same worlds with other luck",
  shares: "one assumption drawn anew",
  calm: "worlds without the shock",
  "half ranges": "assumed ranges half as wide",
  "double ranges": "assumed ranges twice as wide",
  weights: "other weights of what is changed",
  judging: "what the runs say of each claim",
  "knock-outs": "quantities taken away",
};

/** With the share of the work that each stage is, about, in any unit. */
export const testStages = (shares: Readonly<Record<Stage, number>>): Stages<Stage> =>
  Object.fromEntries(
    Object.entries(LABELS).map(([name, label]) => [
      name,
      { label, share: shares[name as Stage], ...(name === "judging" ? { unit: "question" } : {}) },
    ]),
  ) as Stages<Stage>;
