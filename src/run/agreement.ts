// How well runs agree with a record: the log-likelihood of its reports under each, and what would be reported later. One piece of such work,
// as plain data in and out, as in work.ts.
import { channel, runKey } from "../core/keyed.ts";
import { STREAMS } from "../core/streams.ts";
import { isCalm } from "../world/calm.ts";
import { compileWorldAt, type Compiler, type Plan } from "../world/compile.ts";
import { ceiling, drawReport, dueAt, logDensity, type Report } from "./reports.ts";
import { advance, startRun, type Run } from "./run.ts";

export interface AgreementJob {
  readonly plan: Plan;
  /** Point-major, then column: coordinates 0..1. */
  readonly points: Float64Array;
  /** By point: world whose luck its places and runs have, which run of it, and below which log-likelihood the answer no longer matters. */
  readonly world: Int32Array;
  readonly run: Int32Array;
  readonly least: Float64Array;
  readonly reports: readonly Report[];
  /** Reports of later, whose densities and draws are asked for run by run. */
  readonly later: readonly Report[];
}

export interface AgreementResult {
  /** By point; -Infinity where the world is not calm or fell short of its `least`. */
  readonly logLikelihood: Float64Array;
  /** Point-major, then report of later: log-density of the report, and what this run would have reported. */
  readonly laterDensity: Float64Array;
  readonly laterDrawn: Float64Array;
  readonly ticks: number;
}

export type AgreementExecutor = (job: AgreementJob) => Promise<AgreementResult>;

export function workAgreement(compiled: Compiler, job: AgreementJob): AgreementResult {
  const n = job.world.length;
  const k = compiled.columns.length;
  const m = job.later.length;
  const logLikelihood = new Float64Array(n).fill(-Infinity);
  const laterDensity = new Float64Array(n * m);
  const laterDrawn = new Float64Array(n * m);
  let ticks = 0;
  for (let i = 0; i < n; i++) {
    const index = job.world[i] as number;
    const world = compileWorldAt(compiled, job.plan, index, job.points.subarray(i * k, (i + 1) * k));
    if (!isCalm(world)) continue;
    const run = startRun(world, job.run[i] as number);
    logLikelihood[i] = agreement(run, job.reports, job.least[i] as number);
    if (m > 0) {
      const key = channel(runKey(world.seed, index, run.replicate), STREAMS.posterior, 1);
      inOrder(job.later).forEach(([report, r]) => {
        advance(run, dueAt(report));
        laterDensity[i * m + r] = logDensity(run, report);
        laterDrawn[i * m + r] = drawReport(run, report, channel(key, 0, r));
      });
    }
    ticks += run.tick;
  }
  return { logLikelihood, laterDensity, laterDrawn, ticks };
}

/** Reports in the order in which they fall due, with their places in the list. */
export const inOrder = (reports: readonly Report[]): (readonly [Report, number])[] =>
  reports.map((report, r) => [report, r] as const).sort(([a], [b]) => dueAt(a) - dueAt(b));

/** Log-likelihood of reports, running on as they fall due; -Infinity as soon as it cannot reach `least` any more. */
export function agreement(run: Run, reports: readonly Report[], least: number): number {
  let total = 0;
  let best = 0;
  const ordered = inOrder(reports).map(([report]) => ({ report, most: ceiling(run.world, report) }));
  for (const { most } of ordered) best += most;
  for (const { report, most } of ordered) {
    advance(run, dueAt(report));
    const own = logDensity(run, report);
    total += own;
    best += own - most;
    if (best < least) return -Infinity;
  }
  return total;
}
