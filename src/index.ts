// The library for Node. What is exported follows semantic versioning; everything else may change. The same verbs as the command line,
// with threads. It prints nothing and ends no process.
export { explain, readScenario, run, test } from "./node/library.ts";
export { parseScenario } from "./library/inPlace.ts";
export { shippedNames as shipped } from "./node/shipped.ts";
export { check, page, replay, rows, text } from "./library/verbs.ts";
export { PrecedentError } from "./library/error.ts";
export { VERSION } from "./questions/version.ts";
export type { OwnCode } from "./library/error.ts";
export type { ExplainOptions, Ledger, Row, RunOptions, Scenario, Step, TestOptions, Value, Watched } from "./library/verbs.ts"; // prettier-ignore
export type { Threads } from "./node/library.ts";
export type { Checked } from "./questions/check/check.ts";
export type { Explained } from "./questions/explain.ts";
export type { Outcomes, SingleRun } from "./questions/run.ts";
export type { Problem } from "./scenario/problems/problem.ts";
