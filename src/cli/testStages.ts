// Stages of a ledger as its readers know them: for `precedent test`, and for `precedent rivals`, which makes one of each explanation.
import type { Stage } from "../questions/test/runs.ts";
import type { Stages } from "./stages.ts";

const TOLD: Readonly<Record<Stage, Pick<Stages[string], "label" | "unit">>> = {
  rounds: { label: "claims in growing numbers of worlds" },
  repeats: { label: "the same worlds with other luck" },
  shares: { label: "one assumption drawn anew" },
  calm: { label: "worlds without the shock" },
  "half ranges": { label: "assumed ranges half as wide" },
  "double ranges": { label: "assumed ranges twice as wide" },
  weights: { label: "other weights of what is changed" },
  judging: { label: "what the runs say of each claim", unit: "question" },
  "knock-outs": { label: "quantities taken away" },
};

/** With the share of the work that each stage is, about, in any unit. */
export const testStages = (shares: Readonly<Record<Stage, number>>): Stages<Stage> =>
  Object.fromEntries(
    Object.entries(TOLD).map(([name, told]) => [name, { ...told, share: shares[name as Stage] }]),
  ) as Stages<Stage>;
