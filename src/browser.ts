// The library for pages and other engines: nothing of Node, scenarios as text. What is exported follows semantic versioning.
export { explain, parseScenario, run, test } from "./library/inPlace.ts";
export { check, page, replay, rows, text } from "./library/verbs.ts";
export { PrecedentError } from "./library/error.ts";
export { VERSION } from "./questions/version.ts";
export type { OwnCode } from "./library/error.ts";
export type { ExplainOptions, Ledger, Row, RunOptions, Scenario, Step, TestOptions, Value, Watched } from "./library/verbs.ts"; // prettier-ignore
export type { Checked } from "./questions/check/check.ts";
export type { Explained } from "./questions/explain.ts";
export type { Outcomes, SingleRun } from "./questions/run.ts";
export type { Problem } from "./scenario/problems/problem.ts";
