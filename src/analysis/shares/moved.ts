// How far a change moves the expectation of a world, either way, without counting the noise inside it. The size of a noisy mean is never
// zero, so a mean of sizes would find an effect where there is none. Here the direction of each difference is taken from the world's other
// replicates, and the square from products of two different ones; both are zero on average where nothing moves.
// Source: U-statistics, Hoeffding, Ann. Math. Stat. 19 (1948); direction and size from different data as in cross-fitting.
import type { Estimate } from "../interval.ts";
import { meanEffect } from "../meanEffect.ts";

export interface Moved {
  /**
   * Mean over worlds of how far the expectation moves either way, in the differences' units. A lower bound: where a world's replicates
   * do not show the direction, the size counts less.
   */
  readonly either: Estimate;
  /** Root of the mean square over worlds; its square is without bias. */
  readonly typical: Estimate;
  /** Mean over worlds with its sign. */
  readonly signed: Estimate;
  readonly worlds: number;
  /** Per world, in the order given: the estimate of its size, NaN where it has fewer than two replicates. */
  readonly sizes: readonly number[];
}

/** Paired differences of replicates, world by world. Worlds with fewer than two do not count. Throws RangeError on a difference that is not finite. */
export function moved(differences: readonly (readonly number[])[], confidence: number): Moved {
  const sizes = differences.map(sizeOf);
  const squares = differences.map(squareOf);
  const means = differences.map((d) => (d.length < 2 ? NaN : d.reduce((sum, x) => sum + x, 0) / d.length));
  const ones = differences.map(() => 1);
  const square = meanEffect(squares, ones, confidence);
  const root = (x: number): number => (Number.isNaN(x) ? NaN : x > 0 ? Math.sqrt(x) : 0);
  const size = meanEffect(sizes, ones, confidence);
  return {
    // a size is never below zero
    either: { value: Math.max(0, size.value), low: Math.max(0, size.low), high: Math.max(0, size.high) },
    typical: { value: root(square.value), low: root(square.low), high: root(square.high) },
    signed: meanEffect(means, ones, confidence),
    worlds: sizes.filter((x) => !Number.isNaN(x)).length,
    sizes,
  };
}

/** Mean of the replicates, each with the sign of the sum of the others. */
function sizeOf(differences: readonly number[]): number {
  const n = differences.length;
  if (n < 2) return NaN;
  const sum = differences.reduce((all, x) => all + x, 0);
  if (!Number.isFinite(sum)) throw new RangeError("moved: a difference is not a finite number");
  return differences.reduce((all, x) => all + x * Math.sign(sum - x), 0) / n;
}

/** Mean of all products of two different replicates. */
function squareOf(differences: readonly number[]): number {
  const n = differences.length;
  if (n < 2) return NaN;
  const sum = differences.reduce((all, x) => all + x, 0);
  const own = differences.reduce((all, x) => all + x * x, 0);
  return (sum * sum - own) / (n * (n - 1));
}
