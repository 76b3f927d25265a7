// Atoms for differences of any size: normal around the world's effect, with a within-world variance whose distribution is fitted too. A separate
// first atom is a world where the two arms never differ.
import { exp } from "../../core/exp.ts";
import { border, wholePower } from "./atoms.ts";
import type { Atoms } from "./atoms.ts";
import { quantiles } from "../quantiles.ts";
import { varianceMixture } from "./varianceMixture.ts";

/** Atoms for differences of any size; needs one world with two replicates that differ. */
export function normalAtoms(differences: readonly ArrayLike<number>[], epsilon: number): Atoms {
  const worlds = differences.length;
  const means = new Float64Array(worlds);
  const squares = new Float64Array(worlds);
  const freedom = new Float64Array(worlds);
  const still = new Uint8Array(worlds);
  let liveZeros = 0;
  let liveAll = 0;
  for (let i = 0; i < worlds; i++) {
    const world = differences[i]!;
    let sum = 0;
    let zeros = 0;
    for (let r = 0; r < world.length; r++) {
      sum += world[r]!;
      if (world[r] === 0) zeros++;
    }
    means[i] = sum / world.length;
    for (let r = 0; r < world.length; r++) squares[i]! += (world[r]! - means[i]!) * (world[r]! - means[i]!);
    freedom[i] = world.length - 1;
    still[i] = zeros === world.length ? 1 : 0;
    if (still[i] === 0) {
      liveZeros += zeros;
      liveAll += world.length;
    }
  }
  const { grid, weights, given } = varianceMixture(squares, freedom);
  const K = grid.length;
  const moving = means.filter((_, i) => still[i] === 0);
  const probabilities = Array.from({ length: 25 }, (_, i) => i / 24);
  const spread = quantiles(moving, probabilities);
  const bottom = spread[0]!;
  const top = spread[24]!;
  const even = Array.from({ length: 12 }, (_, i) => bottom + ((i + 0.5) * (top - bottom)) / 12);
  const scale = Math.max(Math.abs(bottom), Math.abs(top));
  const near = border(epsilon, scale);
  const special = [0, ...near, ...near.map((x) => -x)];
  const tooClose = (x: number): boolean => Math.abs(Math.abs(x) - epsilon) < near[1]! - epsilon;
  const effects = Float64Array.from(
    new Set([...spread, ...even, ...special].filter((x) => special.includes(x) || !tooClose(x))),
  ).sort();
  // The first atom is a world where the two arms never differ; the last `effects` are worlds where they do.
  const J = effects.length + 1;
  const likelihood = new Float64Array(worlds * J);
  const zeroRate = liveAll > 0 ? liveZeros / liveAll : 0;
  for (let i = 0; i < worlds; i++) {
    const R = differences[i]!.length;
    const row = i * J;
    if (still[i] === 1) {
      likelihood[row] = 1;
      const chance = wholePower(zeroRate, R);
      for (let j = 1; j < J; j++) likelihood[row + j] = chance;
      continue;
    }
    let best = Infinity;
    for (let j = 1; j < J; j++) best = Math.min(best, Math.abs(means[i]! - effects[j - 1]!));
    for (let j = 1; j < J; j++) {
      const gap = means[i]! - effects[j - 1]!;
      let f = 0;
      for (let k = 0; k < K; k++) {
        const w = weights[k]! * given[i * K + k]!;
        if (w > 0) f += (w / Math.sqrt(grid[k]!)) * exp((-R * (gap * gap - best * best)) / (2 * grid[k]!));
      }
      likelihood[row + j] = f;
    }
  }
  const all = new Float64Array(J);
  all.set(effects, 1);
  return { effects: all, likelihood, rowOf: Int32Array.from({ length: worlds }, (_, i) => i) };
}
