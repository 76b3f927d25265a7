// How far those who hold power back the incumbent together, from where each stands on the line from break (0) to back (1): the mean
// weighted by power, or pairwise contests of positions. The published rules themselves: src/classics/bargaining.ts.

export const weightedMean = (power: readonly number[], position: readonly number[]): number => {
  let sum = 0;
  let of = 0;
  power.forEach((w, i) => {
    sum += w;
    of += w * (position[i] as number);
  });
  return of / sum;
};

/** Rounds of the stationary chances at most; they settle to the last bits long before. */
const ROUNDS = 2000;

/**
 * Expected position of a probabilistic Condorcet election among the distinct positions held: C(x, y) = Σ max(0, w (u(x)-u(y))) with
 * u = 1 - distance/range, x beats y with chance C(x,y)/(C(x,y)+C(y,x)), stationary chances p_i = (1/n) Σ_j v_ij (p_i + p_j).
 */
export function pairwiseExpected(power: readonly number[], position: readonly number[]): number {
  const positions = [...new Set(position.filter((_, i) => (power[i] as number) > 0))];
  const n = positions.length;
  if (n === 1) return positions[0] as number;
  const coalition = (x: number, y: number): number =>
    power.reduce((sum, w, i) => {
      const own = position[i] as number;
      return sum + w * Math.max(0, Math.abs(own - y) - Math.abs(own - x));
    }, 0);
  const beats = positions.map((x) =>
    positions.map((y) => {
      const mine = coalition(x, y);
      const all = mine + coalition(y, x);
      return x === y || all === 0 ? 0.5 : mine / all;
    }),
  );
  let p = positions.map(() => 1 / n);
  for (let round = 0; round < ROUNDS; round++) {
    const next = p.map(
      (own, i) => p.reduce((sum, other, j) => sum + ((beats[i] as number[])[j] as number) * (own + other), 0) / n,
    );
    let moved = 0;
    for (let i = 0; i < n; i++) moved = Math.max(moved, Math.abs((next[i] as number) - (p[i] as number)));
    p = next;
    if (moved < 1e-12) break;
  }
  return positions.reduce((sum, x, i) => sum + x * (p[i] as number), 0);
}
