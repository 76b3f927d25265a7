// The binomial distribution function by summing the ratios of neighbouring terms outwards from the largest: independent of src/core.

/** F(k) of Bin(n, p), 0 < p < 1, for whole k. Terms below 1e-40 of the largest are left out. */
export function cumulative(n: number, p: number): (k: number) => number {
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  // from the mode outwards by ratios, then divided by their sum: no factorial and no logarithm loses digits
  const below: number[] = [];
  for (let k = mode, term = 1; k >= 0 && term > 1e-40; k--) {
    below.push(term);
    term *= k / (n - k + 1) / odds;
  }
  const above: number[] = [];
  for (let k = mode + 1, term = ((n - mode) / (mode + 1)) * odds; k <= n && term > 1e-40; k++) {
    above.push(term);
    term *= ((n - k) / (k + 1)) * odds;
  }
  const terms = [...below.toReversed(), ...above];
  const first = mode - below.length + 1;
  let total = 0;
  for (const term of terms) total += term;
  let reached = 0;
  const sums = terms.map((term) => (reached += term) / total);
  return (k) => (k < first ? 0 : k - first >= sums.length ? 1 : (sums[k - first] as number));
}
