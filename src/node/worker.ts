// A thread of the pool: compiles its scenario once, then does pieces of work.
import { workerData } from "node:worker_threads";
import type { Scenario } from "../scenario/scenario.ts";
import { workPoints, type PointJob, type PointResult } from "../run/points.ts";
import { work, type Job, type JobResult } from "../run/work.ts";
import { compiler, type Compiler } from "../world/compile.ts";

let compiled: Compiler | null = null;

export default function piece(job: Job | PointJob): JobResult | PointResult {
  compiled ??= compiler(workerData as Scenario);
  return "points" in job ? workPoints(compiled, job) : work(compiled, job);
}
