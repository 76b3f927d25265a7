// How well runs agree with a record: the log-likelihood of its reports under each, and what would be reported later. Decisions are held where
// the record has them and weighed by their chances (clamps.ts), everything else errs as reports do. One piece of such work, as plain data in and
// out, as in work.ts.
import { entityHash, entityTable } from "../core/hash.ts";
import { channel, runKey } from "../core/keyed.ts";
import { STREAMS } from "../core/streams.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import { isCalm } from "../world/calm.ts";
import { compileWorldAt, pointLength, pointNames, type Compiler, type Plan } from "../world/compile.ts";
import { clampLog, clampOf, holding, isOfDecision, type Clamp, type DatedReport } from "./clamps.ts";
import { FlatRows } from "./readings.ts";
import {
  ceiling,
  chanceWrong,
  drawReport,
  dueAt,
  followed,
  followOn,
  logDensity,
  shownBy,
  type Followed,
  type Report,
} from "./reports.ts";
import { advance, release, startRun, type Run } from "./run.ts";
import type { Withheld } from "./withheld.ts";

export interface AgreementJob {
  readonly plan: Plan;
  /** Point-major: coordinates 0..1 as `fittedNames` has them; those of reports may be absent where none is asked about. */
  readonly points: Float64Array;
  /** Point-major: luck in blocks, as runs take it. */
  readonly luck: Int32Array;
  /** By point: the log-likelihood below which the answer no longer matters. */
  readonly least: Float64Array;
  readonly reports: readonly Report[];
  /** Reports of later, whose densities and draws are asked for run by run. */
  readonly later: readonly Report[];
  /** Whether it is asked how likely each report is to be wrong altogether, and what the run itself shows in its place. */
  readonly doubts?: boolean;
}

export interface AgreementResult {
  /** By point; -Infinity where the world is not calm or fell short of its `least`. */
  readonly logLikelihood: Float64Array;
  /** Point-major, then report of later: log-density of the report, and what this run would have reported. */
  readonly laterDensity: Float64Array;
  readonly laterDrawn: Float64Array;
  /**
   * Point-major, then report: the chance that it is wrong altogether, given this run, and what the run shows in its place; empty where it was
   * not asked for.
   */
  readonly wrong: Float64Array;
  readonly shown: Float64Array;
  readonly ticks: number;
}

export type AgreementExecutor = (job: AgreementJob) => Promise<AgreementResult>;

/** Index of a world whose runs are named by their luck, away from those of ensembles. */
const APART = 0x40000000;

/** Blocks of luck up to a day: two a day. */
export const blocksTo = (day: number): number => 2 * Math.ceil(day);

/** By coordinate of a world that is fitted, the hash by which samplers draw it: those of a given world, then how each report of a decision errs. */
export const fittedNames = (compiled: Compiler, reports: readonly Report[]): readonly number[] => [
  ...pointNames(compiled),
  ...entityTable(decisionsIn(reports).map((report) => `report ${nameOf(report)}`)),
];

const decisionsIn = (reports: readonly Report[]): readonly DatedReport[] => reports.filter(isOfDecision);

export function workAgreement(compiled: Compiler, job: AgreementJob): AgreementResult {
  const n = job.least.length;
  const points = new FlatRows(job.points, job.points.length / Math.max(1, n));
  const lucks = new FlatRows(job.luck, job.luck.length / Math.max(1, n));
  const m = job.later.length;
  const logLikelihood = new Float64Array(n).fill(-Infinity);
  const laterDensity = new FlatRows(new Float64Array(n * m), m);
  const laterDrawn = new FlatRows(new Float64Array(n * m), m);
  const doubted = job.doubts === true ? job.reports.length : 0;
  const wrong = new FlatRows(new Float64Array(n * doubted), doubted);
  const shown = new FlatRows(new Float64Array(n * doubted), doubted);
  const decisions = decisionsIn(job.reports);
  let ticks = 0;
  for (let i = 0; i < n; i++) {
    const point = points.row(i);
    const world = compileWorldAt(compiled, job.plan, APART, point);
    if (!isCalm(world)) continue;
    const luck = Array.from(lucks.row(i));
    const errs = point.subarray(pointLength(compiled));
    const clamps = decisions.map((report, d) => clampOf(world, report, errs[d] as number, luck));
    const held = holdRun(startRun(world, 0, false, luck), clamps);
    logLikelihood[i] = agreement(held, job.reports, job.least[i] as number, doubted > 0 ? { wrong: wrong.row(i), shown: shown.row(i) } : null); // prettier-ignore
    const { run, follow } = held;
    if (m > 0) {
      const key = channel(runKey(world.seed, APART, luck.at(-1) as number), STREAMS.posterior, 1);
      const [density, drawn] = [laterDensity.row(i), laterDrawn.row(i)];
      inOrder(world, job.later).forEach(([report, r]) => {
        advance(run, dueAt(world, report), held.watch);
        density[r] = logDensity(run, report, follow);
        drawn[r] = drawReport(run, report, channel(key, 0, entityHash(nameOf(report))), follow);
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
    shown: shown.values,
    ticks,
  };
}

/** What a report is told apart by: it is drawn by its name, so that one more leaves the others alone. */
const nameOf = (report: Report): string => (report.kind === "silence" ? `silence ${report.outcome}` : report.id);

/** Reports in the order in which they fall due, with their places in the list. */
export const inOrder = (world: Run["world"], reports: readonly Report[]): (readonly [Report, number])[] =>
  reports.map((report, r) => [report, r] as const).sort(([a], [b]) => dueAt(world, a) - dueAt(world, b));

/** A run that is held against a record: its decisions where the record has them, and what is kept of it tick by tick. */
export interface HeldRun {
  readonly run: Run;
  readonly clamps: readonly Clamp[];
  readonly steer: Withheld | null;
  readonly follow: Followed;
  readonly watch: (run: Run) => boolean;
}

/** Without clamps the run takes its own course, and every report errs as reports do. */
export function holdRun(started: Run, clamps: readonly Clamp[] = []): HeldRun {
  const follow = followed();
  const steer = clamps.length > 0 ? holding(clamps) : null;
  return {
    run: steer ? { ...started, steer } : started,
    clamps,
    steer,
    follow,
    watch: (at) => {
      followOn(at, follow);
      return false;
    },
  };
}

/** By report, the chance that it is wrong altogether, and what the run shows in its place. */
interface Doubts {
  readonly wrong: Float64Array;
  readonly shown: Float64Array;
}

/** Log-likelihood of reports, running on as they fall due; -Infinity as soon as it cannot reach `least` any more. */
export function agreement(
  { run, clamps, steer, follow, watch }: HeldRun,
  reports: readonly Report[],
  least: number,
  doubts: Doubts | null = null,
): number {
  const { world } = run;
  const items = reports
    .map((report, r) => {
      const clamp = clamps.find((c) => c.report === report);
      return clamp
        ? { report, r, clamp, due: clamp.tick / TICKS_PER_DAY, most: clamp.most }
        : { report, r, clamp: null, due: dueAt(world, report), most: ceiling(world, report, true) };
    })
    .sort((a, b) => a.due - b.due);
  let total = 0;
  let best = 0;
  for (const { most } of items) best += most;
  const chance = (): number => steer?.logChance ?? 0;
  let lost = false;
  const isLost = (): boolean => !(best + chance() >= least && best + chance() > -Infinity);
  const watching = (at: Run): boolean => watch(at) || (lost = isLost());
  for (const { report, r, clamp, due, most } of items) {
    advance(run, due, watching);
    if (lost) return -Infinity;
    const own = clamp && steer ? clampLog(run, steer, clamp) : logDensity(run, report, follow);
    if (doubts) {
      doubts.wrong[r] = !clamp ? chanceWrong(run, report, follow) : clamp.course ? 0 : 1;
      doubts.shown[r] = shownBy(run, report);
    }
    total += own;
    best += own - most;
    if (isLost()) return -Infinity;
  }
  return total + chance();
}
