// `precedent fit`: the worlds that agree with the dated record up to a moment.
//   record -> reports with error models -> particles from prior to posterior -> how many worlds they are worth -> what they foresaw
import { effectiveSize } from "../../analysis/moments.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import type { Asked } from "../../analysis/posterior/particle.ts";
import { drawAnew, temperedSampler, type Progressing } from "../../analysis/posterior/temperedSampler.ts";
import { exp } from "../../core/exp.ts";
import {
  blocksTo,
  fittedNames,
  type AgreementExecutor,
  type AgreementJob,
  type AgreementResult,
} from "../../run/agreement.ts";
import { inPieces, type Progress } from "../../run/ensemble.ts";
import { FlatRows, flat } from "../../run/readings.ts";
import { BEYOND, reportsOf, type Report } from "../../run/reports.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { valueAt } from "../../world/assumptions.ts";
import { isOfDecision } from "../../run/clamps.ts";
import { compiler, PLAN, pointLength, type Compiler, type Plan } from "../../world/compile.ts";
import { discrepancyOf, growthOf, shownOf } from "./fitDiscrepancy.ts";
import { scoresOf, type Later } from "./fitScores.ts";
import { inputsOf, LEAST_WORTH, type Posterior } from "../test/posterior.ts";
import { stampOf } from "../runId.ts";
import { VERSION } from "../version.ts";

export interface Moment {
  readonly text: string;
  /** Days since the scenario's start. */
  readonly days: number;
}

export interface FitOptions {
  /** Chains of worlds that are moved towards the record. */
  readonly worlds: number;
  readonly seed: number;
  readonly until: Moment;
  /** Up to when later reports are scored; null for no scores. */
  readonly score: Moment | null;
  readonly execute: AgreementExecutor;
  readonly atOnce: number;
  readonly progress?: (stage: string, progress: Progress) => void;
  readonly stopped?: () => boolean;
  readonly command: string;
  /** Other than the shipped one: for tests. */
  readonly budget?: Budget;
}

export interface Budget {
  readonly first: number;
  readonly sweeps: number;
  readonly lastSweeps: number;
  readonly keeps: number;
}

/** A record that cannot be fitted, with what to do. */
export class NothingToFit extends Error {
  override readonly name = "NothingToFit";
}

export const FIT_STAGES = ["worlds", "moves", "last moves", "scores"] as const;
/** Worlds drawn to begin with, a chain; sweeps of moves at every power, and at the end; how often particles are kept there. */
export const BUDGET: Budget = { first: 200, sweeps: 40, lastSweeps: 1000, keeps: 12 };
/** Worlds as drawn for the prior's forecast, and runs a piece of work. */
const PRIOR = 1000;
const PIECE = 20;
const MOVED = 10;

/** Throws NothingToFit where the record has nothing by then, Stopped when stopped before the first worlds were drawn. */
export async function fit(scenario: Scenario, options: FitOptions): Promise<Posterior> {
  const { worlds: chains, seed, until, score, budget = BUDGET } = options;
  const { reports, without } = reportsOf(scenario, 0, until.days);
  if (!reports.some((r) => r.kind !== "silence"))
    throw new NothingToFit(`record.yaml has no entry up to ${until.text} that can be fitted; give a later --until`);
  const compiled = compiler(scenario);
  const work = worker({ ...PLAN, seed }, options);
  const found = await temperedSampler({
    names: fittedNames(compiled, reports),
    blocks: blocksTo(until.days + BEYOND),
    particles: chains,
    seed,
    ...budget,
    first: budget.first * chains,
    evaluate: async (asked, at) => (await work(asked, reports, [], at)).logLikelihood,
    ...(options.stopped ? { stopped: options.stopped } : {}),
  });
  const early = options.stopped?.() === true;
  const whole = found.power === 1;
  const worth = whole ? found.size.worth : 0;
  const enough = worth >= LEAST_WORTH;
  const kept = enough
    ? drawAnew(found.particles, new Float64Array(found.particles.length).fill(1), Math.floor(worth), 0.5)
    : [];
  const later = score ? reportsOf(scenario, until.days, score.days).reports : [];
  const again = (asked: readonly Asked[], told: readonly Report[], done: number) =>
    work(asked, told, early ? [] : later, { stage: "scores", done, of: 2 });
  const foreseen = (r: Awaited<ReturnType<typeof again>>): Later => {
    const sound = (all: Float64Array): Float64Array =>
      new FlatRows(all, later.length).where((i) => r.logLikelihood[i] !== -Infinity);
    return { density: sound(r.laterDensity), drawn: sound(r.laterDrawn) };
  };
  const some = found.particles.map(({ at, luck }) => ({ at, luck, least: -Infinity }));
  const fitted = whole ? await again(some, reports, 0) : null;
  const scores =
    score && later.length > 0 && !early
      ? scoresOf(
          scenario,
          until.days,
          score,
          later,
          fitted && foreseen(fitted),
          foreseen(await again(found.drawn.slice(0, PRIOR), [], 1)),
        )
      : null;
  return {
    format: 1,
    kind: "posterior",
    version: VERSION,
    scenario: {
      id: scenario.id,
      title: scenario.title,
      hash: scenario.hash,
      runs: stampOf(scenario),
      inputs: inputsOf(scenario, compiled, until.days),
    },
    command: options.command,
    seed,
    until,
    fitted: reports.flatMap((r) => (r.kind === "silence" ? [] : [r.id])),
    silent: reports.flatMap((r) => (r.kind === "silence" ? [r.outcome] : [])),
    without,
    wrong: fitted ? wrongOf(reports, fitted) : [],
    held: reports.filter(isOfDecision).map(({ id }) => id),
    discrepancy: discrepancyOf(compiled),
    shown: fitted ? shownOf(reports, fitted) : [],
    growth: fitted ? growthOf(reports, fitted) : [],
    worth,
    byChain: found.size.byChain,
    families: found.size.families,
    particles: found.particles.length,
    evaluations: found.evaluations,
    prior: { worlds: found.prior.filter((l) => l > -Infinity).length, worth: weighed(found.prior) },
    logEvidence: found.logEvidence,
    stages: found.stages.map(({ power, effective, families, accepted }) => ({ power, effective, families, accepted })),
    moved: enough ? movedMost(compiled, found.particles) : [],
    scores,
    stopped: early ? { power: found.power } : null,
    columns: compiled.columns.map((c) => c.path),
    worlds: kept.map(({ at, luck }) => ({ at: Array.from(at.subarray(0, pointLength(compiled))), luck })),
  };
}

type Stage = Omit<Progressing, "stage"> & { readonly stage: (typeof FIT_STAGES)[number] };

/** Does the runs that are asked for in pieces. */
function worker(plan: Plan, { execute, atOnce, progress, stopped }: FitOptions) {
  return async (asked: readonly Asked[], reports: readonly Report[], later: readonly Report[], at: Stage) => {
    const jobs: AgreementJob[] = [];
    for (let i = 0; i < asked.length; i += PIECE) {
      const own = asked.slice(i, i + PIECE);
      jobs.push({
        plan,
        points: flat(own.map((p) => p.at)),
        luck: Int32Array.from(own.flatMap((p) => p.luck)),
        least: Float64Array.from(own, (p) => p.least),
        reports,
        later,
        doubts: at.stage === "scores",
      });
    }
    const results = await inPieces(jobs, (job) => job.least.length, execute, {
      atOnce,
      progress: ({ done, of }) => progress?.(at.stage, { done: at.done * of + done, of: at.of * of }),
      ...(at.stage === "worlds" && stopped ? { stopped } : {}),
    });
    const joined = (of: (r: AgreementResult) => Float64Array): Float64Array =>
      Float64Array.from(results.flatMap((r) => Array.from(of(r))));
    return {
      logLikelihood: joined((r) => r.logLikelihood),
      laterDensity: joined((r) => r.laterDensity),
      laterDrawn: joined((r) => r.laterDrawn),
      wrong: joined((r) => r.wrong),
      shown: joined((r) => r.shown),
    };
  };
}

/** By report, in what share of the worlds it is wrong altogether: the mean of its chance in each. */
function wrongOf(
  reports: readonly Report[],
  { logLikelihood, wrong }: { readonly logLikelihood: Float64Array; readonly wrong: Float64Array },
): Posterior["wrong"] {
  const sound = new FlatRows(wrong, reports.length).where((i) => logLikelihood[i] !== -Infinity);
  const n = sound.length / reports.length;
  return reports.map(({ id }, r) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += sound[i * reports.length + r] as number;
    return { id, share: n === 0 ? null : sum / n };
  });
}

/** How many worlds as drawn are worth when they are weighed by their likelihood. */
function weighed(logLikelihoods: Float64Array): number {
  let top = -Infinity;
  for (const l of logLikelihoods) top = Math.max(top, l);
  return top > -Infinity ? effectiveSize(logLikelihoods.map((l) => (l > -Infinity ? exp(l - top) : 0))) : 0;
}

/** The quantities whose middle moved most, in spreads of their prior's coordinate. */
function movedMost(compiled: Compiler, particles: readonly { readonly at: Float64Array }[]): Posterior["moved"] {
  const LEVELS = [0.05, 0.5, 0.95] as const;
  return compiled.columns
    .flatMap((column, c) => {
      if (column.kind === "form" || column.range.kind === "constant") return [];
      const u = quantiles(
        particles.map((p) => p.at[c] as number),
        LEVELS,
      ) as [number, number, number];
      const value = (at: readonly number[]) => at.map((x) => valueAt(column, x)) as [number, number, number];
      const { path, meaning, unit } = column;
      return [{ by: Math.abs(u[1] - 0.5), path, meaning, unit, prior: value(LEVELS), posterior: value(u) }];
    })
    .sort((a, b) => b.by - a.by)
    .slice(0, MOVED)
    .map(({ path, meaning, unit, prior, posterior }) => ({ path, meaning, unit, prior, posterior }));
}
