// Shares of worlds by counting world means: right only when replicates of a world never differ, and then as sure as the exact binomial interval.
import { clopperPearson } from "../clopperPearson.ts";
import { wholeWorlds } from "../interval.ts";
import type { Estimate } from "../interval.ts";
import { effectiveSize } from "../moments.ts";

/** Shares above ε, within, below. Without `confidence` the means are known to be noisy to an unknown degree, and the ends are 0 and 1. */
export function countedShares(
  means: Float64Array,
  members: Int32Array,
  weights: ArrayLike<number>,
  epsilon: number,
  confidence?: number,
): { above: Estimate; within: Estimate; below: Estimate } {
  const worlds = effectiveSize(Float64Array.from(members, (i) => weights[i]!));
  let total = 0;
  const sums = { above: 0, within: 0, below: 0 };
  for (const i of members) {
    total += weights[i]!;
    sums[means[i]! > epsilon ? "above" : means[i]! < -epsilon ? "below" : "within"] += weights[i]!;
  }
  const estimate = (sum: number): Estimate => {
    const value = Math.min(1, sum / total);
    if (confidence === undefined) return { value, low: 0, high: 1 };
    return wholeWorlds({ value, ...clopperPearson(value * worlds, worlds, confidence) }, worlds);
  };
  return { above: estimate(sums.above), within: estimate(sums.within), below: estimate(sums.below) };
}
