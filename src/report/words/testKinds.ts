// What the reader is told of each kind of test before anything else: where it was made, whether it judges the model, and what its share is a
// share of. How its row opens and what stands in the tables is in answers/ledger/kinds.ts; a kind that is missing on either side does not compile.
import type { ModelTest, TestResult } from "../../claims/result.ts";
import type { Kind } from "../../scenario/scenario.ts";

interface Traits {
  /** Where a test was made, for the reader. */
  readonly where: "model" | "record" | "cases";
  /** What of the model it judges: what its arms do to an outcome, or whose inputs move it more; null where it says nothing about the model. */
  readonly judges: "arms" | "inputs" | null;
  /** What the share is a share of. */
  readonly shareOf: "of worlds" | "of runs" | "";
}

const TRAITS = {
  contrast: { where: "model", judges: "arms", shareOf: "of worlds" },
  trend: { where: "model", judges: "arms", shareOf: "of worlds" },
  chance: { where: "model", judges: "arms", shareOf: "of runs" },
  share: { where: "model", judges: "inputs", shareOf: "" },
  judgement: { where: "model", judges: null, shareOf: "" },
  record: { where: "record", judges: null, shareOf: "" },
  cases: { where: "cases", judges: null, shareOf: "" },
} as const satisfies Readonly<Record<Kind, Traits>>;

export type ResultOf<K extends Kind> =
  | Extract<TestResult, { readonly kind: K }>
  | (K extends ModelTest["kind"] ? ModelTest : never);
type Judging<W> = { [K in Kind]: (typeof TRAITS)[K]["judges"] extends W ? ResultOf<K> : never }[Kind];

/** Whether a test compares runs of the model, with and without something, or with a level. */
export const isModel = (test: TestResult): test is Judging<"arms"> => TRAITS[test.kind].judges === "arms";

/** Whether a test's verdict is one about the model, with a word beside it. */
export const judgesModel = (test: TestResult): test is Judging<"arms" | "inputs"> => TRAITS[test.kind].judges !== null;

/** Where a kind of test was made, for the reader. */
export const whereOf = (kind: Kind): Traits["where"] => TRAITS[kind].where;

export const column = (test: TestResult): Traits["where"] => TRAITS[test.kind].where;

export const shareOf = (test: TestResult): Traits["shareOf"] => TRAITS[test.kind].shareOf;
