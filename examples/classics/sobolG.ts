// Sobol's g-function: a product of one factor each, so that every index is known. y = Π (|4 x_i - 2| + a_i)/(1 + a_i); a factor
// matters the more the smaller its a. Each term has mean 1 and variance V_i = 1/(3 (1 + a_i)²), and the variance of the product is
// Π (1 + V_i) - 1. Source: Saltelli and Sobol (1995); the usual eight a are those of the R package sensitivity.

export const G_A: readonly number[] = [0, 1, 4.5, 9, 99, 99, 99, 99];

/** Value at a point of the unit cube, one coordinate for each a. */
export function sobolG(x: ArrayLike<number>, a: readonly number[] = G_A): number {
  let product = 1;
  for (const [i, ai] of a.entries()) product *= (Math.abs(4 * (x[i] as number) - 2) + ai) / (1 + ai);
  return product;
}

export interface KnownIndices {
  readonly factors: number;
  readonly mean: number;
  readonly variance: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

/** Mean, variance and Sobol indices of the g-function with these a, exact but for rounding. */
export function sobolGIndices(a: readonly number[] = G_A): KnownIndices {
  const part = a.map((ai) => 1 / (3 * (1 + ai) * (1 + ai)));
  const all = part.reduce((product, v) => product * (1 + v), 1);
  const variance = all - 1;
  return {
    factors: a.length,
    mean: 1,
    variance,
    first: part.map((v) => v / variance),
    total: part.map((v) => (v * (all / (1 + v))) / variance),
  };
}
