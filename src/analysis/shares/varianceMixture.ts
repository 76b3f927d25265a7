// How noisy worlds are: a distribution of within-world variances on a grid, fitted to the worlds' own sums of squares by EM.
// Variances are the noisier part at two to eight replicates, so one world's own variance is never taken at its word.
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { quantiles } from "../quantiles.ts";

/** Weights over a grid of variances, fitted to the worlds' own variances by EM. */
export function varianceMixture(
  squares: Float64Array,
  freedom: Float64Array,
): { grid: Float64Array; weights: Float64Array; given: Float64Array } {
  const K = 12;
  const own: number[] = [];
  for (let i = 0; i < squares.length; i++) if (freedom[i]! > 0 && squares[i]! > 0) own.push(squares[i]! / freedom[i]!);
  const [low, high] = quantiles(own, [0.05, 0.98]) as [number, number];
  const grid = new Float64Array(K);
  const from = log(low / 2);
  const to = log(high * 1.5);
  for (let k = 0; k < K; k++) grid[k] = exp(from + ((to - from) * k) / (K - 1));
  const given = new Float64Array(squares.length * K);
  for (let i = 0; i < squares.length; i++) {
    let top = -Infinity;
    for (let k = 0; k < K; k++) {
      const x = -0.5 * freedom[i]! * log(grid[k]!) - squares[i]! / (2 * grid[k]!);
      given[i * K + k] = x;
      if (x > top) top = x;
    }
    for (let k = 0; k < K; k++) given[i * K + k] = exp(given[i * K + k]! - top);
  }
  let weights = new Float64Array(K).fill(1 / K);
  for (let cycle = 0; cycle < 100; cycle++) {
    const next = new Float64Array(K);
    let n = 0;
    for (let i = 0; i < squares.length; i++) {
      if (!(freedom[i]! > 0) || !(squares[i]! > 0)) continue;
      let f = 0;
      for (let k = 0; k < K; k++) f += weights[k]! * given[i * K + k]!;
      if (!(f > 0)) continue;
      n++;
      for (let k = 0; k < K; k++) next[k]! += (weights[k]! * given[i * K + k]!) / f;
    }
    for (let k = 0; k < K; k++) next[k]! /= n;
    weights = next;
  }
  return { grid, weights, given };
}
