// Share of worlds above and below ±ε when world effects are linear in a few assumptions plus a normal rest, by level of the dominant form.
// World means d̄_i = x_i'β + u_i; τ² = max(0, RSS/(n−p) − v) with v the pooled within-world variance of a mean; the fitted spread is shrunk by
// √(max(0, V_fit − p·RSS/(n(n−p)))/V_fit); share = mean Φ((m̃_i − ε)/τ). Interval: percentiles over bootstraps of whole worlds, screening and
// fit repeated in each, at least as wide as the exact binomial interval of as many noiseless worlds.
// Source: method of moments for a random effect, as in DerSimonian and Laird, Controlled Clinical Trials 7 (1986).
import { normalCdf } from "../../core/normal.ts";
import { clopperPearson } from "../clopperPearson.ts";
import { wholeWorlds } from "../interval.ts";
import type { Estimate } from "../interval.ts";
import { leastSquares, predict } from "../leastSquares.ts";
import { effectiveSize } from "../moments.ts";
import { sortedQuantile } from "../quantiles.ts";
import { drawMembers, resampleKey } from "../resample.ts";
import { screen } from "../sensitivity/screening.ts";
import type { WorldMeans } from "./worldMeans.ts";

/** Expected effect of each member, and the standard deviation of what the regression leaves unexplained. */
export interface LevelFit {
  expected: Float64Array;
  tau: number;
}

/** The fit of one level of the form; members may repeat, and each needs at least one replicate. */
export function fitLevel(summary: WorldMeans, columns: readonly Float64Array[], members: Int32Array): LevelFit {
  const n = members.length;
  let squares = 0;
  let freedom = 0;
  let inverse = 0;
  for (const i of members) {
    squares += summary.squares[i]!;
    freedom += summary.replicates[i]! - 1;
    inverse += 1 / summary.replicates[i]!;
  }
  const noise = freedom > 0 ? (squares / freedom) * (inverse / n) : 0;
  const chosen = screen(summary.means, columns, members).map((c) => columns[c]!);
  const fit = leastSquares(summary.means, chosen, members);
  const left = n > fit.rank ? fit.residual / (n - fit.rank) : 0;
  const tau = Math.sqrt(Math.max(0, left - noise));
  const expected = new Float64Array(n);
  let mean = 0;
  for (let m = 0; m < n; m++) mean += expected[m] = predict(fit.coefficients, chosen, members[m]!);
  mean /= n;
  let spread = 0;
  for (let m = 0; m < n; m++) spread += (expected[m]! - mean) * (expected[m]! - mean);
  spread /= n;
  const shrink = spread > 0 ? Math.sqrt(Math.max(0, spread - (fit.rank * left) / n) / spread) : 0;
  for (let m = 0; m < n; m++) expected[m] = mean + shrink * (expected[m]! - mean);
  return { expected, tau };
}

/** P(effect > ε) of a world with this expected effect; a rest without spread decides it outright. */
export function chanceAbove(expected: number, tau: number, epsilon: number): number {
  if (tau > 0) return normalCdf((expected - epsilon) / tau);
  return expected > epsilon ? 1 : 0;
}

/** Σ w·P(effect > ε) and Σ w·P(effect < −ε), over the members of all groups. */
function sums(
  groups: readonly Int32Array[],
  summary: WorldMeans,
  columns: readonly Float64Array[],
  weights: ArrayLike<number>,
  epsilon: number,
): { above: number; below: number } {
  let above = 0;
  let below = 0;
  let total = 0;
  for (const members of groups) {
    const { expected, tau } = fitLevel(summary, columns, members);
    for (let m = 0; m < members.length; m++) {
      const w = weights[members[m]!]!;
      above += w * chanceAbove(expected[m]!, tau, epsilon);
      below += w * chanceAbove(-expected[m]!, tau, epsilon);
      total += w;
    }
  }
  return { above: above / total, below: below / total };
}

export interface PrescribedShares {
  above: Estimate;
  within: Estimate;
  below: Estimate;
}

/** The three shares over the groups (one per level of the form, worlds with replicates only). Cost is linear in repeats × worlds × columns. */
export function prescribedShares(
  groups: readonly Int32Array[],
  summary: WorldMeans,
  columns: readonly Float64Array[],
  weights: ArrayLike<number>,
  options: { epsilon: number; confidence: number; seed: number; repeats?: number },
): PrescribedShares {
  const { epsilon, confidence, seed, repeats = 200 } = options;
  const point = sums(groups, summary, columns, weights, epsilon);
  const above = new Float64Array(repeats);
  const below = new Float64Array(repeats);
  const within = new Float64Array(repeats);
  const keys = groups.map((_, g) => resampleKey(seed, g));
  const drawn = groups.map((members) => new Int32Array(members.length));
  for (let b = 0; b < repeats; b++) {
    for (let g = 0; g < groups.length; g++) drawMembers(keys[g]!, b, groups[g]!, drawn[g]!);
    const again = sums(drawn, summary, columns, weights, epsilon);
    above[b] = again.above;
    below[b] = again.below;
    within[b] = Math.max(0, 1 - again.above - again.below);
  }
  const worlds = effectiveSize(groups.flatMap((members) => Array.from(members, (i) => weights[i]!)));
  const interval = (share: number, sample: Float64Array): Estimate => {
    const value = Math.min(1, Math.max(0, share));
    sample.sort();
    const floor = clopperPearson(value * worlds, worlds, confidence);
    const tail = (1 - confidence) / 2;
    const low = Math.max(0, Math.min(floor.low, sortedQuantile(sample, tail)));
    const high = Math.min(1, Math.max(floor.high, sortedQuantile(sample, 1 - tail)));
    return wholeWorlds({ value, low, high }, worlds);
  };
  return {
    above: interval(point.above, above),
    within: interval(1 - point.above - point.below, within),
    below: interval(point.below, below),
  };
}

/** Fills in P(effect > ε) of each member, as the regression expects it. */
export function prescribedChances(
  groups: readonly Int32Array[],
  summary: WorldMeans,
  columns: readonly Float64Array[],
  epsilon: number,
  probability: Float64Array,
): void {
  for (const members of groups) {
    const { expected, tau } = fitLevel(summary, columns, members);
    for (let m = 0; m < members.length; m++) probability[members[m]!] = chanceAbove(expected[m]!, tau, epsilon);
  }
}
