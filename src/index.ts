// The library: the same verbs as the command line, for Node and browsers. Files come in as text, work is done where the executor does it.
export { parseScenario, FILES, type ParsedScenario } from "./scenario/parse.ts";
export { problemText } from "./scenario/problemText.ts";
export type { Problem } from "./scenario/problem.ts";
export type { Scenario } from "./scenario/scenario.ts";
export { compiler, compileWorld, PLAN, type Compiler, type Plan } from "./world/compile.ts";
export { work, type Job, type JobResult } from "./run/work.ts";
export { Stopped, type Executor, type Progress } from "./run/ensemble.ts";
export { test, type TestOptions, type Tested } from "./verbs/test.ts";
export { outcomes, single, parseRunId, type Outcomes, type RunId, type SingleRun } from "./verbs/run.ts";
export { check, type Checked } from "./verbs/check.ts";
export { ledgerText } from "./report/terminal.ts";
export { page } from "./report/page.ts";
export { story } from "./report/story.ts";
export type { TestReport } from "./ledger/result.ts";
