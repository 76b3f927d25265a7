// A thread of the pool: compiles its scenario once, then does pieces of work.
import { workerData } from "node:worker_threads";
import type { Scenario } from "../scenario/scenario.ts";
import { work, type Job, type JobResult } from "../run/work.ts";
import { compiler, type Compiler } from "../world/compile.ts";

let compiled: Compiler | null = null;

export default function piece(job: Job): JobResult {
  compiled ??= compiler(workerData as Scenario);
  return work(compiled, job);
}
