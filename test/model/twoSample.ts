// Two samples against each other: Kolmogorov and Smirnov's largest distance with its exact-in-the-limit p value, ties allowed (which makes it
// conservative), and Welch's t of the means.

/** Largest distance between two distribution functions. */
export function distance(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [a.toSorted((p, q) => p - q), b.toSorted((p, q) => p - q)];
  let [i, j, most] = [0, 0, 0];
  while (i < x.length && j < y.length) {
    const at = Math.min(x[i] as number, y[j] as number);
    while (i < x.length && (x[i] as number) <= at) i++;
    while (j < y.length && (y[j] as number) <= at) j++;
    most = Math.max(most, Math.abs(i / x.length - j / y.length));
  }
  return most;
}

/** p of the Kolmogorov-Smirnov test, by Kolmogorov's series with Stephens' correction. */
export function kolmogorovSmirnov(a: readonly number[], b: readonly number[]): number {
  const n = (a.length * b.length) / (a.length + b.length);
  const x = distance(a, b) * (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n));
  if (x < 0.3) return 1;
  let p = 0;
  for (let k = 1; k < 60; k++) p += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, Math.max(0, p));
}

export interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly n: number;
}

export function moments(values: readonly number[]): Moments {
  const n = values.length;
  const mean = values.reduce((s, x) => s + x, 0) / n;
  return { n, mean, variance: values.reduce((s, x) => s + (x - mean) ** 2, 0) / (n - 1) };
}

/** Standard errors between two means. */
export function welch(a: readonly number[], b: readonly number[]): number {
  const [p, q] = [moments(a), moments(b)];
  const error = Math.sqrt(p.variance / p.n + q.variance / q.n);
  return error === 0 ? (p.mean === q.mean ? 0 : Infinity) : (p.mean - q.mean) / error;
}
