// A pool of threads as an executor.
import { Piscina } from "piscina";
import type { AgreementExecutor, AgreementResult } from "../run/agreement.ts";
import type { Executor } from "../run/ensemble.ts";
import type { PointExecutor, PointResult } from "../run/points.ts";
import type { JobResult } from "../run/work.ts";
import type { Scenario } from "../scenario/scenario.ts";

export interface Pool {
  readonly execute: Executor;
  readonly executePoints: PointExecutor;
  readonly executeAgreement: AgreementExecutor;
  readonly close: () => Promise<void>;
}

/** Starts `workers` threads for one scenario. */
export function pool(scenario: Scenario, workers: number): Pool {
  const threads = new Piscina({
    filename: new URL("./worker.ts", import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: scenario,
  });
  return {
    execute: (job) => threads.run(job) as Promise<JobResult>,
    executePoints: (job) => threads.run(job) as Promise<PointResult>,
    executeAgreement: (job) => threads.run(job) as Promise<AgreementResult>,
    close: () => threads.destroy(),
  };
}
