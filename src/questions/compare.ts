// `precedent compare`: a variant against the base in worlds that share every draw. What each outcome changes by, how often it turns over,
// and how much narrower the intervals are for the sharing.
import { flips, type Flips } from "../analysis/flips.ts";
import { pairedChange, type PairedChange } from "../analysis/pairedChange.ts";
import { runEnsemble, Stopped, type Executor, type Progress } from "../run/ensemble.ts";
import { FOLLOWED_OUTCOMES } from "../run/outcomes.ts";
import { Readings } from "../run/readings.ts";
import type { ContrastPlan, Job } from "../run/work.ts";
import { settledBy } from "../scenario/conditions.ts";
import { cameOf, whole } from "../model/asked.ts";
import { mean } from "../analysis/moments.ts";
import { OUTCOMES, type Outcome } from "../model/outcomes.ts";
import type { Intervention } from "../scenario/scenario.ts";
import { PLAN, type GivenWorlds } from "../world/compile.ts";

/** What is compared with the world as drawn, and from where on: "" for the start, else the first time that the condition holds. */
export interface Variant {
  readonly given: string;
  readonly sets: readonly Intervention[];
}

export interface CompareOptions {
  /** Instead of worlds as drawn; `worlds` is at most their number. */
  readonly given?: GivenWorlds;
  readonly worlds: number;
  /** Futures of a world that are run in both arms. */
  readonly futures: number;
  readonly seed: number;
  readonly execute: Executor;
  readonly atOnce: number;
  readonly progress?: (progress: Progress) => void;
  readonly stopped?: () => boolean;
}

export interface OutcomeChange extends PairedChange {
  readonly name: string;
  readonly unit: Outcome["unit"];
  readonly flips: Flips;
  /** Of days until something comes, which are those to the horizon where it never does; null for every other outcome. */
  readonly came: { readonly base: Came; readonly variant: Came } | null;
}

/** In what share of an arm's futures something came, and after how many days on average where it did; null where it never came. */
export interface Came {
  readonly share: number;
  readonly days: number | null;
}

export interface Compared {
  /** Worlds drawn and kept, those left out because their streets would ignite by themselves, those in which the condition came. */
  readonly drawn: number;
  readonly rejected: number;
  readonly arose: number;
  readonly futures: number;
  /** Confidence of every interval. */
  readonly level: number;
  readonly outcomes: readonly OutcomeChange[];
  /** Outcomes that the condition settles before the arms part. */
  readonly settled: readonly string[];
  /** Worlds asked for, where the work was stopped before its end. */
  readonly stoppedOf: number | null;
}

const LEVEL = 0.95;
/** Worlds a piece. */
const PIECE = 10;

/** Outcomes of a run up to its horizon, without those that the condition settles. */
export function comparedOutcomes(given: string): {
  readonly open: typeof OUTCOMES;
  readonly settled: readonly string[];
} {
  const settled = settledBy(given);
  const all = OUTCOMES.filter((o) => !FOLLOWED_OUTCOMES.has(o.name));
  return {
    open: all.filter((o) => !settled.includes(o.name)),
    settled: all.filter((o) => settled.includes(o.name)).map((o) => o.name),
  };
}

/** When stopped, rests on the first worlds that were finished; throws Stopped when there are none. */
export async function compare(variant: Variant, options: CompareOptions): Promise<Compared> {
  const { open, settled } = comparedOutcomes(variant.given);
  const conditional = variant.given !== "";
  const dated = open.flatMap((o) => cameOf(o.name) ?? []);
  const plan: ContrastPlan = {
    given: variant.given,
    input: "",
    arms: [[], variant.sets],
    readings: [...open.map((o) => whole(o.name)), ...dated].map((outcome) => ({ outcome })),
    treatments: [{ kind: "as drawn" }],
  };
  const job: Job = {
    plan: { ...PLAN, seed: options.seed, ...(options.given ? { given: options.given } : {}) },
    worlds: Array.from({ length: options.worlds }, (_, i) => i),
    replicates: [0, conditional ? 1 : options.futures],
    branches: [0, conditional ? options.futures : 1],
    // without a condition the run as drawn is the first arm
    rows: !conditional,
    followFrom: Infinity,
    contrasts: [plan],
  };
  const result = await runEnsemble(job, options.execute, {
    size: PIECE,
    atOnce: options.atOnce,
    keep: true,
    ...(options.progress ? { progress: options.progress } : {}),
    ...(options.stopped ? { stopped: options.stopped } : {}),
  });
  const early = options.stopped?.() === true;
  const done = result.accepted.length + result.rejected.length;
  if (early && done === 0) throw new Stopped();
  const readings = new Readings({ job, result }, 0);
  const arms = open.map(
    (_, reading): Arms => ({
      base: readings.byWorld(0, 0, reading),
      variant: readings.byWorld(0, 1, reading),
    }),
  );
  return {
    drawn: result.accepted.length,
    rejected: result.rejected.length,
    arose: (arms[0]?.base ?? []).filter((values) => values.length > 0).length,
    futures: options.futures,
    level: LEVEL,
    outcomes: open.flatMap(({ name, unit }, i): OutcomeChange[] => {
      const { base, variant: other } = arms[i] as Arms;
      const change = pairedChange(base, other, LEVEL);
      const turned = flips(base, other, unit === "yes/no", LEVEL);
      if (!change || !turned) return [];
      const place = dated.findIndex((d) => d.text === name);
      const cameIn = (arm: 0 | 1, days: Arms["base"]): Came =>
        cameOver(readings.byWorld(0, arm, open.length + place), days);
      const came = place < 0 ? null : { base: cameIn(0, base), variant: cameIn(1, other) };
      return [{ name, unit, ...change, flips: turned, came }];
    }),
    settled,
    stoppedOf: early && done < options.worlds ? options.worlds : null,
  };
}

/** World by world and future by future whether it came, and after how many days; every world counts the same, as in the means. */
function cameOver(came: Arms["base"], days: Arms["base"]): Came {
  const there = came.flatMap((of, world) => (of.length > 0 ? [world] : []));
  const share = mean(there.map((world) => mean(came[world] ?? [])));
  const sum = there.map((world) => mean((came[world] ?? []).map((c, i) => c * (days[world]?.[i] ?? 0))));
  return { share, days: share > 0 ? mean(sum) / share : null };
}

/** World by world the values of its futures; none where the condition did not come. */
interface Arms {
  readonly base: readonly (readonly number[])[];
  readonly variant: readonly (readonly number[])[];
}
