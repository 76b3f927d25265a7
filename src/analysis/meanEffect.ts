// The mean effect over worlds, weighted, with a t interval: worlds are the sample, replicates only sharpen each world's mean.
// The weighted mean is a ratio; its variance is the linearised one with effective degrees of freedom.
// Source: Cochran, Sampling Techniques (1977), section 6.4; t quantile from the beta quantile.
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { checkConfidence } from "./interval.ts";
import type { Estimate } from "./interval.ts";
import { effectiveSize, weightedMean } from "./moments.ts";

/** The t value with this chance of being exceeded in size; freedom > 0, may be fractional. */
export function tQuantile(confidence: number, freedom: number): number {
  checkConfidence(confidence);
  const b = betaQuantile(1 - confidence, freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - b)) / b);
}

/**
 * Mean of world means (NaN: no replicates, left out), in their units. The ends are −∞ and ∞ below two worlds, value NaN without any.
 * Throws RangeError when lengths differ.
 */
export function meanEffect(means: ArrayLike<number>, weights: ArrayLike<number>, confidence: number): Estimate {
  if (means.length !== weights.length) throw new RangeError("meanEffect: one weight per world is needed");
  const values: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < means.length; i++) {
    if (Number.isNaN(means[i]!) || !(weights[i]! > 0)) continue;
    values.push(means[i]!);
    shares.push(weights[i]!);
  }
  if (values.length === 0) return { value: NaN, low: -Infinity, high: Infinity };
  const value = weightedMean(values, shares);
  const worlds = effectiveSize(shares);
  if (values.length < 2 || worlds <= 1) return { value, low: -Infinity, high: Infinity };
  let total = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const e = shares[i]! * (values[i]! - value);
    total += shares[i]!;
    squares += e * e;
  }
  const error = Math.sqrt((squares * worlds) / (worlds - 1)) / total;
  const half = tQuantile(confidence, worlds - 1) * error;
  return { value, low: value - half, high: value + half };
}
