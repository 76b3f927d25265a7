// How well runs agree with a record: the log-likelihood of its reports under each, and what would be reported later. One piece of such work,
// as plain data in and out, as in work.ts.
import { entityHash } from "../core/hash.ts";
import { channel, runKey } from "../core/keyed.ts";
import { STREAMS } from "../core/streams.ts";
import { isCalm } from "../world/calm.ts";
import { compileWorldAt, pointLength, type Compiler, type Plan } from "../world/compile.ts";
import { FlatRows } from "./readings.ts";
import { ceiling, chanceWrong, drawReport, dueAt, logDensity, type Report } from "./reports.ts";
import { advance, release, startRun, type Run } from "./run.ts";

export interface AgreementJob {
  readonly plan: Plan;
  /** Point-major: coordinates 0..1 of every column, then of the places' luck. */
  readonly points: Float64Array;
  /** Point-major: luck in blocks, as runs take it. */
  readonly luck: Int32Array;
  /** By point: the log-likelihood below which the answer no longer matters. */
  readonly least: Float64Array;
  readonly reports: readonly Report[];
  /** Reports of later, whose densities and draws are asked for run by run. */
  readonly later: readonly Report[];
  /** Whether it is asked how likely each report is to be wrong altogether. */
  readonly doubts?: boolean;
}

export interface AgreementResult {
  /** By point; -Infinity where the world is not calm or fell short of its `least`. */
  readonly logLikelihood: Float64Array;
  /** Point-major, then report of later: log-density of the report, and what this run would have reported. */
  readonly laterDensity: Float64Array;
  readonly laterDrawn: Float64Array;
  /** Point-major, then report: the chance that it is wrong altogether, given this run; empty where it was not asked for. */
  readonly wrong: Float64Array;
  readonly ticks: number;
}

export type AgreementExecutor = (job: AgreementJob) => Promise<AgreementResult>;

/** Index of a world whose runs are named by their luck, away from those of ensembles. */
const APART = 0x40000000;

/** Blocks of luck up to a day: two a day. */
export const blocksTo = (day: number): number => 2 * Math.ceil(day);

export function workAgreement(compiled: Compiler, job: AgreementJob): AgreementResult {
  const n = job.least.length;
  const points = new FlatRows(job.points, pointLength(compiled));
  const lucks = new FlatRows(job.luck, job.luck.length / Math.max(1, n));
  const m = job.later.length;
  const logLikelihood = new Float64Array(n).fill(-Infinity);
  const laterDensity = new FlatRows(new Float64Array(n * m), m);
  const laterDrawn = new FlatRows(new Float64Array(n * m), m);
  const wrong = new FlatRows(new Float64Array(job.doubts === true ? n * job.reports.length : 0), job.reports.length);
  let ticks = 0;
  for (let i = 0; i < n; i++) {
    const world = compileWorldAt(compiled, job.plan, APART, points.row(i));
    if (!isCalm(world)) continue;
    const luck = Array.from(lucks.row(i));
    const run = startRun(world, 0, false, luck);
    logLikelihood[i] = agreement(run, job.reports, job.least[i] as number, job.doubts === true ? wrong.row(i) : null);
    if (m > 0) {
      const key = channel(runKey(world.seed, APART, luck.at(-1) as number), STREAMS.posterior, 1);
      const [density, drawn] = [laterDensity.row(i), laterDrawn.row(i)];
      inOrder(job.later).forEach(([report, r]) => {
        advance(run, dueAt(report));
        density[r] = logDensity(run, report);
        drawn[r] = drawReport(run, report, channel(key, 0, entityHash(nameOf(report))));
      });
    }
    ticks += run.tick;
    release(run);
  }
  return {
    logLikelihood,
    laterDensity: laterDensity.values,
    laterDrawn: laterDrawn.values,
    wrong: wrong.values,
    ticks,
  };
}

/** What a report is told apart by: it is drawn by its name, so that one more leaves the others alone. */
const nameOf = (report: Report): string => (report.kind === "silence" ? `silence ${report.outcome}` : report.id);

/** Reports in the order in which they fall due, with their places in the list. */
export const inOrder = (reports: readonly Report[]): (readonly [Report, number])[] =>
  reports.map((report, r) => [report, r] as const).sort(([a], [b]) => dueAt(a) - dueAt(b));

/**
 * Log-likelihood of reports, running on as they fall due; -Infinity as soon as it cannot reach `least` any more. `wrong` takes, by report, the
 * chance that it is wrong altogether.
 */
export function agreement(
  run: Run,
  reports: readonly Report[],
  least: number,
  wrong: Float64Array | null = null,
): number {
  let total = 0;
  let best = 0;
  const ordered = inOrder(reports).map(([report, r]) => ({ report, r, most: ceiling(run.world, report) }));
  for (const { most } of ordered) best += most;
  for (const { report, r, most } of ordered) {
    advance(run, dueAt(report));
    if (wrong) wrong[r] = chanceWrong(run, report);
    const own = logDensity(run, report);
    total += own;
    best += own - most;
    if (best < least) return -Infinity;
  }
  return total;
}
