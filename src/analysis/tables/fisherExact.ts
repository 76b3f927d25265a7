// Fisher's exact test of a 2 × 2 table, two-sided: the chance, both margins given, of a table no more probable than this one.
// Hypergeometric weights are built outwards from their mode by ratios, so no factorial is needed and nothing overflows.
// Source: Fisher (1935); two-sided rule as in R's fisher.test, with its relative tolerance of 1e-7 for ties.

/** p-value and sample odds ratio (Infinity or NaN when a cell product is zero) of the table [[a, b], [c, d]]. Throws RangeError on counts that are not whole and ≥ 0. */
export function fisherExact(a: number, b: number, c: number, d: number): { p: number; oddsRatio: number } {
  for (const count of [a, b, c, d]) {
    if (!Number.isInteger(count) || count < 0)
      throw new RangeError(`fisherExact: counts must be whole and not negative, got ${count}`);
  }
  const row = a + b;
  const column = a + c;
  const n = a + b + c + d;
  const low = Math.max(0, row + column - n);
  const high = Math.min(row, column);
  const mode = Math.min(high, Math.max(low, Math.floor(((row + 1) * (column + 1)) / (n + 2))));
  const weights = new Float64Array(high - low + 1);
  weights[mode - low] = 1;
  for (let k = mode; k < high; k++) {
    weights[k + 1 - low] = (weights[k - low]! * ((row - k) * (column - k))) / ((k + 1) * (n - row - column + k + 1));
  }
  for (let k = mode; k > low; k--) {
    weights[k - 1 - low] = (weights[k - low]! * (k * (n - row - column + k))) / ((row - k + 1) * (column - k + 1));
  }
  const limit = weights[a - low]! * (1 + 1e-7);
  let total = 0;
  let extreme = 0;
  for (const w of weights) {
    total += w;
    if (w <= limit) extreme += w;
  }
  return { p: Math.min(1, extreme / total), oddsRatio: (a * d) / (b * c) };
}
