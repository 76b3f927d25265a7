// Score interval of a proportion: shorter than the exact one, right on average rather than always. For charts and progress lines.
// Source: Wilson, JASA 22 (1927).
import { normalQuantile } from "../core/normal.ts";
import { checkConfidence } from "./interval.ts";

/** Interval of a proportion: count in 0..n of n > 0 trials. Throws RangeError otherwise. */
export function wilson(count: number, n: number, confidence: number): { low: number; high: number } {
  checkConfidence(confidence);
  if (!(n > 0) || !(count >= 0 && count <= n))
    throw new RangeError(`wilson: need 0 ≤ count ≤ n and n > 0, got ${count} of ${n}`);
  const z = normalQuantile((1 + confidence) / 2);
  const p = count / n;
  const scale = 1 + (z * z) / n;
  const centre = (p + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / scale;
  return { low: count === 0 ? 0 : Math.max(0, centre - half), high: count === n ? 1 : Math.min(1, centre + half) };
}
