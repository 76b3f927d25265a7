// Mean, variance and weighted mean of plain arrays, and the size of an equally weighted sample that is as precise as a weighted one.
// Source: Kish, Survey Sampling (1965), section 11.7 for the effective size.

/** Arithmetic mean. Throws RangeError on an empty array or a value that is not finite. */
export function mean(values: ArrayLike<number>): number {
  const n = values.length;
  if (n === 0) throw new RangeError("mean: no values");
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i]!;
  if (!Number.isFinite(sum)) throw new RangeError("mean: a value is not a finite number");
  return sum / n;
}

/** Sample variance with divisor n − 1, by two passes. Throws RangeError below two values or on a value that is not finite. */
export function variance(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 2) throw new RangeError("variance: fewer than two values");
  const centre = mean(values);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += (values[i]! - centre) * (values[i]! - centre);
  return sum / (n - 1);
}

/** Σ w·x / Σ w. Throws RangeError when lengths differ, a weight is negative, or the weights sum to zero. */
export function weightedMean(values: ArrayLike<number>, weights: ArrayLike<number>): number {
  if (values.length !== weights.length) throw new RangeError("weightedMean: one weight per value is needed");
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const w = weights[i]!;
    if (!(w >= 0)) throw new RangeError("weightedMean: a weight is negative or not a number");
    sum += w * values[i]!;
    total += w;
  }
  if (!(total > 0) || !Number.isFinite(sum) || !Number.isFinite(total)) {
    throw new RangeError("weightedMean: the weights sum to zero or a value is not a finite number");
  }
  return sum / total;
}

/** Kish's effective sample size (Σw)² / Σw², in 1..n. Throws RangeError when the weights sum to zero. */
export function effectiveSize(weights: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    const w = weights[i]!;
    if (!(w >= 0)) throw new RangeError("effectiveSize: a weight is negative or not a number");
    sum += w;
    squares += w * w;
  }
  if (!(sum > 0)) throw new RangeError("effectiveSize: the weights sum to zero");
  return (sum * sum) / squares;
}
