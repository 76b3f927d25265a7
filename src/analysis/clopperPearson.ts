// Exact binomial interval; coverage is never below the nominal. A count that is not whole is allowed, because a
// share estimated from noisy worlds is one, and the floor under its width is this interval at that count.
// Source: Clopper and Pearson, Biometrika 26 (1934).
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { checkConfidence } from "./interval.ts";

/** Interval of a proportion: count in 0..n successes of n > 0 trials (both may be fractional). Throws RangeError otherwise. */
export function clopperPearson(count: number, n: number, confidence: number): { low: number; high: number } {
  checkConfidence(confidence);
  if (!(n > 0) || !(count >= 0 && count <= n))
    throw new RangeError(`clopperPearson: need 0 ≤ count ≤ n and n > 0, got ${count} of ${n}`);
  const tail = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : betaQuantile(tail, count, n - count + 1),
    high: count === n ? 1 : betaQuantile(1 - tail, count + 1, n - count),
  };
}
