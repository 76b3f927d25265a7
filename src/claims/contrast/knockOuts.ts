// What is left of an answer when the quantities that a change works through first are taken away: alone and all together, in the same worlds
// and with the same luck as the answer itself.
import { clopperPearson } from "../../analysis/clopperPearson.ts";
import { meanEffect } from "../../analysis/meanEffect.ts";
import type { Coefficients } from "../../run/coefficients.ts";
import type { Pass } from "../../run/ensemble.ts";
import type { ContrastPlan } from "../../run/work.ts";
import type { Left } from "../origins.ts";
import { apart, byWorld, pairsOf, type Pair } from "./differences.ts";

/** A change with what was found that it works through, and the runs that show what is left without that. */
export interface Wanting {
  readonly coefficients: Coefficients;
  readonly wanted: Wanted;
}

/** Runs that are wanted to see what is left. */
export interface Wanted {
  /** Two arms and one reading; without treatments. */
  readonly plan: Omit<ContrastPlan, "treatments" | "limits">;
  /** What is taken away each time: every quantity alone, then all together where there are several. */
  readonly without: readonly (readonly string[])[];
  /** The answer as drawn: its pairs, before anything is made of futures that lie apart, and the pass that they are from. */
  readonly drawn: readonly Pair[];
  readonly from: Pass;
  /** By world, how much it counts; null where all count alike. */
  readonly weights: ReadonlyMap<number, number> | null;
  readonly spread: boolean;
  /** Quantities without which no step was seen to answer to the change. */
  readonly sole: readonly string[];
  readonly epsilon: number;
  /** Which way the answer goes: 1 towards the first arm, -1 towards the second. */
  readonly way: 1 | -1;
}

export const withoutEach = ({ found }: Coefficients): readonly (readonly string[])[] => [
  ...found.map((path) => [path]),
  ...(found.length > 1 ? [found] : []),
];

/** Of each interval about what is left. */
const CONFIDENCE = 0.99;
const HALF = 0.5;
/** Worlds that differed and no longer do, all of them: were half of such worlds to stay, that would come once in 128 times. */
const DIFFERED = 7;

/** Runs of one of the things taken away: a pass, the plan's place in it, and the treatment's. */
export interface KnockedRuns {
  readonly pass: Pass;
  readonly plan: number;
  readonly treatment: number;
}

/** What is left in all these runs together; null where there are none. */
export function leftOf(wanted: Wanted, paths: readonly string[], runs: readonly KnockedRuns[]): Left | null {
  const raw = runs.flatMap(({ pass, plan, treatment }) =>
    pairsOf(pass, { test: 0, plan, first: 0, second: 1, reading: 0 }, treatment),
  );
  const nameOf = (p: Pair): string => `${p.world}.${p.replicate}.${p.branch}`;
  const run = new Set(raw.map(nameOf));
  const shaped = (pairs: readonly Pair[]): ReturnType<typeof byWorld> => byWorld(wanted.spread ? apart(pairs) : pairs);
  const before = shaped(wanted.drawn.filter((p) => run.has(nameOf(p))));
  const after = shaped(raw);
  const worlds = [...before.keys()].filter((w) => after.has(w));
  if (worlds.length === 0) return null;
  const { way, epsilon } = wanted;
  const means = (of: ReturnType<typeof byWorld>): number[] => worlds.map((w) => way * meanOf(of.get(w) ?? []));
  const [drawn, left] = [means(before), means(after)];
  // where no run differs any more nothing is left: seen in enough worlds, or in few where no step answered to the change either
  const differed = [...before.values()].filter((d) => d.some((x) => x !== 0)).length;
  const enough = paths.some((path) => wanted.sole.includes(path)) ? 1 : DIFFERED;
  const silent = differed >= enough && raw.every((p) => p.first === p.second);
  const counts = worlds.map((w) => wanted.weights?.get(w) ?? 1);
  const mean = (values: readonly number[]): number => weightedMean(values, counts);
  const share = (values: readonly number[]): number => mean(values.map((x) => (x > epsilon ? 1 : 0)));
  const overHalf = meanEffect(
    left.map((x, i) => x - HALF * (drawn[i] as number)),
    counts,
    CONFIDENCE,
  );
  // of the worlds that went the answer's way, in how many it still does
  const went = drawn.flatMap((x, i) => (x > epsilon ? [(left[i] as number) > epsilon] : []));
  const still = clopperPearson(went.filter(Boolean).length, Math.max(1, went.length), CONFIDENCE);
  const few = went.length > 0 && still.high < HALF;
  const gone = silent || (mean(drawn) > 0 && overHalf.high < 0) || few;
  return {
    paths,
    worlds: worlds.length,
    futures: Math.round(raw.length / worlds.length),
    share: { drawn: share(drawn), left: share(left) },
    effect: { drawn: mean(drawn), left: mean(left) },
    most: gone ? "gone" : mean(drawn) > 0 && overHalf.low > 0 ? "left" : null,
  };
}

const meanOf = (values: readonly number[]): number => weightedMean(values, values.map(() => 1)); // prettier-ignore

function weightedMean(values: readonly number[], counts: readonly number[]): number {
  const all = counts.reduce((sum, c) => sum + c, 0);
  return all > 0 ? values.reduce((sum, x, i) => sum + x * (counts[i] as number), 0) / all : 0;
}
