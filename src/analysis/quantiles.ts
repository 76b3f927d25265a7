// Sample quantiles of type 7 (linear interpolation between order statistics; the default of R and NumPy).
// Source: Hyndman and Fan, "Sample Quantiles in Statistical Packages", The American Statistician 50 (1996).

/** Quantile p of values sorted in increasing order. Throws RangeError on no values or p outside 0..1. */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  if (n === 0) throw new RangeError("quantile: no values");
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile: p must lie in 0..1, got ${p}`);
  const h = (n - 1) * p;
  const k = Math.floor(h);
  const lower = sorted[k]!;
  return k + 1 < n ? lower + (h - k) * (sorted[k + 1]! - lower) : lower;
}

/** Quantiles at each p of values in any order, which are left as they are. Throws RangeError on NaN. */
export function quantiles(values: ArrayLike<number>, ps: readonly number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  // A typed array sorts NaN to its end, so one look is enough.
  if (sorted.length > 0 && Number.isNaN(sorted[sorted.length - 1]))
    throw new RangeError("quantile: a value is not a number");
  return ps.map((p) => sortedQuantile(sorted, p));
}
