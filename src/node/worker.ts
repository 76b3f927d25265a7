// A thread of the pool: compiles its scenario once, then does pieces of work.
import { workerData, type MessagePort } from "node:worker_threads";
import type { Scenario } from "../scenario/scenario.ts";
import { workAgreement, type AgreementJob, type AgreementResult } from "../run/agreement.ts";
import { workPoints, type PointJob, type PointResult } from "../run/points.ts";
import { work, type Job, type JobResult } from "../run/work.ts";
import { workJudging, type Judged, type JudgeJob } from "../questions/test/judging.ts";
import { compiler, type Compiler } from "../world/compile.ts";
import type { Explained } from "../questions/explain.ts";
import { PrecedentError } from "../library/error.ts";
import { workExplain, type ExplainJob } from "../library/verbs.ts";

let compiled: Compiler | null = null;

/** What came of a piece of work, or what it threw. */
export interface Done {
  readonly result?: JobResult | PointResult | AgreementResult | Judged;
  readonly fault?: unknown;
}

/** Explaining, with where to tell of it. */
export type ExplainPiece = ExplainJob & { readonly port: MessagePort };
/** An error of the library loses its class between threads, so it comes in parts. */
export type ExplainDone =
  | { readonly explained: Explained }
  | { readonly refused: readonly [code: PrecedentError["code"], message: string, remedy: string] };

/** Does the work of explaining. */
export function explain({ port, ...job }: ExplainPiece): ExplainDone {
  try {
    return { explained: workExplain(workerData as Scenario, job, (step) => port.postMessage(step)) };
  } catch (error) {
    if (error instanceof PrecedentError) return { refused: [error.code, error.message, error.remedy] };
    throw error;
  } finally {
    port.close();
  }
}

export default function piece(job: Job | PointJob | AgreementJob | JudgeJob): Done {
  try {
    compiled ??= compiler(workerData as Scenario);
    if ("judge" in job) return { result: workJudging(compiled, job) };
    if ("reports" in job) return { result: workAgreement(compiled, job) };
    return { result: "points" in job ? workPoints(compiled, job) : work(compiled, job) };
  } catch (fault) {
    return { fault };
  }
}
