// How far those who hold power back the incumbent together, from where each stands on the line from break (0) to back (1): the mean
// weighted by power, or pairwise contests of positions. The published rules themselves: examples/classics/bargaining.ts.

import { EVEN } from "../kit/scale.ts";

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
  const positions: number[] = [];
  for (let i = 0; i < power.length; i++)
    if ((power[i] as number) > 0 && !positions.includes(position[i] as number)) positions.push(position[i] as number);
  const n = positions.length;
  if (n === 1) return positions[0] as number;
  const coalition = (x: number, y: number): number => {
    let sum = 0;
    for (let i = 0; i < power.length; i++) {
      const own = position[i] as number;
      sum += (power[i] as number) * Math.max(0, Math.abs(own - y) - Math.abs(own - x));
    }
    return sum;
  };
  const beats = new Float64Array(n * n).fill(EVEN);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const mine = coalition(positions[i] as number, positions[j] as number);
      const all = mine + coalition(positions[j] as number, positions[i] as number);
      if (all > 0) beats[i * n + j] = mine / all;
    }
  let p = new Float64Array(n).fill(1 / n);
  let next = new Float64Array(n);
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (beats[i * n + j] as number) * ((p[i] as number) + (p[j] as number));
      next[i] = sum / n;
      moved = Math.max(moved, Math.abs(sum / n - (p[i] as number)));
    }
    [p, next] = [next, p];
    if (moved < 1e-12) break;
  }
  let expected = 0;
  for (let i = 0; i < n; i++) expected += (positions[i] as number) * (p[i] as number);
  return expected;
}
