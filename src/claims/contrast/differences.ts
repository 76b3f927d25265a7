// Paired differences of a contrast out of an ensemble's values: world by world, the replicates in which its condition arose.
import { Readings, type FutureName, type Laid } from "../../run/readings.ts";
import type { ContrastPlan, Limit } from "../../run/work.ts";
import type { PlacedContrast } from "./place.ts";

/** One future: its name, and the two arms' values. */
export interface Pair extends FutureName {
  readonly first: number;
  readonly second: number;
}

/** A pass as far as pairs are found in it. */
export interface Paired extends Laid {
  readonly job: Laid["job"] & { readonly contrasts: readonly Pick<ContrastPlan, "wants">[] };
}

/** In how many futures of which worlds a test is asked under a treatment; null for all. */
export const limitOf = (
  pass: Paired,
  { plan, test }: Pick<PlacedContrast, "plan" | "test">,
  treatment: number,
): Limit | null => pass.job.contrasts[plan]?.wants?.find((want) => want.test === test)?.limits?.[treatment] ?? null;

/** What of a test says where its values stand. */
type Placed = Pick<PlacedContrast, "test" | "plan" | "first" | "second" | "reading"> & { readonly spread?: boolean };

/** The arm that is read, in a future, where an arm is asked for. */
export type Dealt = (arm: number, future: FutureName) => number;

/**
 * Pairs of one test under one treatment, out of a pass; futures in which its condition did not arise have none, and those that only
 * other tests asked for are none of its own. Arms are read as they are unless names are dealt.
 */
export function pairsOf(pass: Paired, test: Placed, treatment: number, dealt: Dealt = (arm) => arm): Pair[] {
  const readings = new Readings(pass, test.plan);
  const limit = limitOf(pass, test, treatment);
  const pairs = readings.futures.flatMap((future): Pair[] => {
    if (limit && (future.branch >= limit.branches || future.world > limit.lastWorld)) return [];
    const first = readings.of(future, treatment, dealt(test.first, future), test.reading);
    const second = readings.of(future, treatment, dealt(test.second, future), test.reading);
    return Number.isNaN(first) ? [] : [{ ...future, first, second }];
  });
  return test.spread ? apart(pairs) : pairs;
}

/** One arm beside itself: a world's futures as drawn, two by two, each in one pair at most. A pair has the name of its first. */
export function pairsOfOne(pass: Paired, test: Placed, arm: number): Pair[] {
  const own = pairsOf(pass, { ...test, spread: false, first: arm, second: arm }, 0);
  const worlds = new Map<number, Pair[]>();
  for (const pair of own) worlds.set(pair.world, [...(worlds.get(pair.world) ?? []), pair]);
  const pairs = [...worlds.values()].flatMap((futures) =>
    futures.flatMap((pair, k): Pair[] => {
      const other = k % 2 === 0 ? futures[k + 1] : undefined;
      return other ? [{ ...pair, second: other.first }] : [];
    }),
  );
  return test.spread ? apart(pairs) : pairs;
}

/** Each future's mean distance from the others of its world, in either arm: their mean is an unbiased mean distance of two. */
export function apart(pairs: readonly Pair[]): Pair[] {
  const worlds = new Map<number, Pair[]>();
  for (const pair of pairs) worlds.set(pair.world, [...(worlds.get(pair.world) ?? []), pair]);
  const distance = (own: readonly Pair[], x: number, of: (p: Pair) => number): number =>
    own.reduce((sum, p) => sum + Math.abs(of(p) - x), 0) / (own.length - 1);
  return [...worlds.values()].flatMap((own) =>
    own.length < 2
      ? []
      : own.map((p) => ({
          ...p,
          first: distance(own, p.first, (q) => q.first),
          second: distance(own, p.second, (q) => q.second),
        })),
  );
}

/** Differences of pairs that have been sorted once: a test asks for its own some ten times. */
const sorted = new WeakMap<readonly Pair[], ReadonlyMap<number, readonly number[]>>();

/** The same, by world, as differences first - second; worlds in increasing order. */
export function byWorld(pairs: readonly Pair[]): ReadonlyMap<number, readonly number[]> {
  const known = sorted.get(pairs);
  if (known) return known;
  const worlds = new Map<number, number[]>();
  for (const { world, first, second } of [...pairs].sort(
    (a, b) => a.world - b.world || a.replicate - b.replicate || a.branch - b.branch,
  )) {
    const known = worlds.get(world);
    if (known) known.push(first - second);
    else worlds.set(world, [first - second]);
  }
  sorted.set(pairs, worlds);
  return worlds;
}
