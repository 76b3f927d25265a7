// Atoms for differences of any size: a world is a pair of an effect and a within-world standard deviation, and its differences are normal
// around the effect. Both are fitted together, since where something follows from a change the noise is large, and where nothing does
// it is small: taken one after the other the share of worlds came out wrong (docs/estimators.md). A first atom of its own is a world
// where the two arms never differ.
// Source: Kiefer and Wolfowitz, Ann. Math. Stat. 27 (1956): maximum likelihood with a distribution for the nuisance parameter.
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { border, wholePower } from "./atoms.ts";
import type { Atoms } from "./atoms.ts";
import { quantiles } from "../quantiles.ts";

/** Points of the grid: of effects by quantiles of worlds' means and evenly between the ends, and of standard deviations. */
const QUANTILES = 17;
const EVEN = 9;
const DEVIATIONS = 12;

/** Atoms for differences of any size; needs one world with two replicates that differ. */
export function normalAtoms(differences: readonly ArrayLike<number>[], epsilon: number): Atoms {
  const worlds = differences.length;
  const means = new Float64Array(worlds);
  const squares = new Float64Array(worlds);
  const still = new Uint8Array(worlds);
  let liveZeros = 0;
  let liveAll = 0;
  const deviations: number[] = [];
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
    still[i] = zeros === world.length ? 1 : 0;
    if (world.length > 1 && squares[i]! > 0) deviations.push(Math.sqrt(squares[i]! / (world.length - 1)));
    if (still[i] === 0) {
      liveZeros += zeros;
      liveAll += world.length;
    }
  }
  const effectGrid = gridOfEffects(
    means.filter((_, i) => still[i] === 0),
    epsilon,
  );
  const [low, high] = quantiles(deviations, [0.02, 0.98]) as [number, number];
  const [from, to] = [log(low / 2), log(high * 1.5)];
  const sigma = Float64Array.from({ length: DEVIATIONS }, (_, k) => exp(from + ((to - from) * k) / (DEVIATIONS - 1)));
  const J = effectGrid.length;
  const atoms = 1 + J * DEVIATIONS;
  const likelihood = new Float64Array(worlds * atoms);
  const zeroRate = liveAll > 0 ? liveZeros / liveAll : 0;
  for (let i = 0; i < worlds; i++) {
    const R = differences[i]!.length;
    const row = i * atoms;
    if (still[i] === 1) {
      likelihood[row] = 1;
      const chance = wholePower(zeroRate, R);
      for (let j = 1; j < atoms; j++) likelihood[row + j] = chance;
      continue;
    }
    let top = -Infinity;
    for (let j = 0; j < J; j++) {
      const gap = means[i]! - effectGrid[j]!;
      for (let k = 0; k < DEVIATIONS; k++) {
        const s = sigma[k]!;
        const value = -R * log(s) - (squares[i]! + R * gap * gap) / (2 * s * s);
        likelihood[row + 1 + j * DEVIATIONS + k] = value;
        if (value > top) top = value;
      }
    }
    for (let a = 1; a < atoms; a++) likelihood[row + a] = exp(likelihood[row + a]! - top);
  }
  const effects = new Float64Array(atoms);
  for (let j = 0; j < J; j++) effects.fill(effectGrid[j]!, 1 + j * DEVIATIONS, 1 + (j + 1) * DEVIATIONS);
  return { effects, likelihood, rowOf: Int32Array.from({ length: worlds }, (_, i) => i) };
}

/** Effects that a world may have: where worlds' means lie, evenly between them, none, and both sides of ±ε. */
function gridOfEffects(means: Float64Array, epsilon: number): Float64Array {
  const spread = quantiles(
    means,
    Array.from({ length: QUANTILES }, (_, i) => i / (QUANTILES - 1)),
  );
  const bottom = spread[0]!;
  const top = spread[QUANTILES - 1]!;
  const even = Array.from({ length: EVEN }, (_, i) => bottom + ((i + 0.5) * (top - bottom)) / EVEN);
  const near = border(epsilon, Math.max(Math.abs(bottom), Math.abs(top)));
  const special = [0, ...near, ...near.map((x) => -x)];
  const tooClose = (x: number): boolean => Math.abs(Math.abs(x) - epsilon) < near[1] - epsilon;
  return Float64Array.from(
    new Set([...spread, ...even, ...special].filter((x) => special.includes(x) || !tooClose(x))),
  ).sort();
}
