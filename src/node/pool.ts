// A pool of threads as an executor. A piece of work whose thread ends is done once more on another: results are the same wherever it is
// done. Where that one ends too, the work stops, and what is finished is kept.
import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import type { AgreementExecutor, AgreementResult } from "../run/agreement.ts";
import { Stopped, type Executor } from "../run/ensemble.ts";
import type { PointExecutor, PointResult } from "../run/points.ts";
import type { JobResult } from "../run/work.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Judge, Judged } from "../questions/test/judging.ts";
import type { ExplainJob, Step } from "../library/verbs.ts";
import type { Done, ExplainDone } from "./worker.ts";

export interface Pool {
  readonly execute: Executor;
  readonly executePoints: PointExecutor;
  readonly executeAgreement: AgreementExecutor;
  readonly judge: Judge;
  /** One run explained, with its progress. The signal ends the thread. */
  readonly explain: (job: ExplainJob, watched: { signal?: AbortSignal; progress?: (step: Step) => void }) => Promise<ExplainDone>; // prettier-ignore
  readonly close: () => Promise<void>;
}

/** The thread's own file, beside this one: as it was written, or built. */
const WORKER = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";

/**
 * MiB of a thread's youngest objects. Node lets them grow to several times that; measured on 400 worlds of Kazakhstan, January 2022, two threads:
 * 458 MiB at the peak instead of 702, for 5 % more processor time.
 */
const YOUNG = 16;

/** Starts `workers` threads for one scenario. `lost` is told, in words, why no more can be done, and such work throws Stopped; without it, an error. */
export function pool(scenario: Scenario, workers: number, lost?: (why: string) => void): Pool {
  const threads = new Piscina({
    filename: new URL(WORKER, import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    workerData: scenario,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  // a thread that ends without work is told of by the next piece
  threads.on("error", () => undefined);
  // what a piece of work throws comes back as its result, so whatever is thrown here is the thread's
  const done = async (job: unknown): Promise<unknown> => {
    const { result, fault } = (await threads
      .run(job)
      .catch(() => threads.run(job))
      .catch((error: unknown) => {
        if (!lost) throw new Error(whyLost(error));
        lost(whyLost(error));
        throw new Stopped();
      })) as Done;
    if (fault !== undefined) throw fault;
    return result;
  };
  return {
    execute: (job) => done(job) as Promise<JobResult>,
    executePoints: (job) => done(job) as Promise<PointResult>,
    executeAgreement: (job) => done(job) as Promise<AgreementResult>,
    judge: (job) => done(job) as Promise<Judged>,
    explain: async (job, { signal, progress }) => {
      const { port1, port2 } = new MessageChannel();
      port1.on("message", (step: Step) => progress?.(step));
      try {
        const options = { name: "explain", transferList: [port2], ...(signal ? { signal } : {}) };
        return (await threads.run({ ...job, port: port2 }, options)) as ExplainDone;
      } finally {
        port1.close();
      }
    },
    close: () => threads.destroy(),
  };
}

const whyLost = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code === "ERR_WORKER_OUT_OF_MEMORY"
    ? "a thread ran out of memory, twice at the same piece of work; give Node more: NODE_OPTIONS=--max-old-space-size=8000, in MB"
    : `a thread ended, twice at the same piece of work (${error instanceof Error ? error.message : String(error)}); try again with fewer --workers`;
