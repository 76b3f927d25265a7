// Paired differences of a contrast out of an ensemble's values: world by world, the replicates in which its condition arose.
import { Readings, type FutureName, type Laid } from "../../run/readings.ts";
import type { PlacedContrast } from "./place.ts";

/** One future: its name, and the two arms' values. */
export interface Pair extends FutureName {
  readonly first: number;
  readonly second: number;
}

/** Pairs of one test under one treatment, out of a pass; futures in which its condition did not arise have none. */
export function pairsOf(
  pass: Laid,
  test: Pick<PlacedContrast, "plan" | "first" | "second" | "reading"> & { readonly spread?: boolean },
  treatment: number,
): Pair[] {
  const readings = new Readings(pass, test.plan);
  const pairs = readings.futures.flatMap((future): Pair[] => {
    const first = readings.of(future, treatment, test.first, test.reading);
    const second = readings.of(future, treatment, test.second, test.reading);
    return Number.isNaN(first) ? [] : [{ ...future, first, second }];
  });
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

/** The same, by world, as differences first - second; worlds in increasing order. */
export function byWorld(pairs: readonly Pair[]): Map<number, number[]> {
  const worlds = new Map<number, number[]>();
  for (const { world, first, second } of [...pairs].sort(
    (a, b) => a.world - b.world || a.replicate - b.replicate || a.branch - b.branch,
  )) {
    const known = worlds.get(world);
    if (known) known.push(first - second);
    else worlds.set(world, [first - second]);
  }
  return worlds;
}
