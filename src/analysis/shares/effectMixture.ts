// Everything the likelihood of world effects needs: atoms for the kind of differences at hand, and worlds counted by stratum.
import { isTernary, ternaryAtoms } from "./ternaryAtoms.ts";
import type { MixtureData, StratumCounts } from "./mixture.ts";
import { normalAtoms } from "./normalAtoms.ts";
import { effectiveSize } from "../moments.ts";

/** Sides for each question that a share answers: 1 where an atom counts as yes, −1 where as no. */
export interface Sides {
  above: Int8Array;
  within: Int8Array;
  below: Int8Array;
}

export interface EffectMixture {
  /** "jumps": normal atoms, but replicates often don't differ in worlds where some do, so the noise isn't normal. */
  kind: "yes/no" | "normal" | "jumps";
  data: MixtureData;
  /** Row of the likelihood of each world; −1 for worlds outside all strata. */
  rowOf: Int32Array;
  sides: Sides;
}

/** Share of exact zeros, in worlds with any difference, from which the noise counts as jumps. */
const JUMPS = 0.1;

function jumps(differences: readonly ArrayLike<number>[]): boolean {
  let zeros = 0;
  let all = 0;
  for (const world of differences) {
    let own = 0;
    for (let r = 0; r < world.length; r++) if (world[r] === 0) own++;
    if (own === world.length) continue;
    zeros += own;
    all += world.length;
  }
  return zeros > JUMPS * all;
}

/** Counts of one stratum: its worlds by row of the likelihood, each world counted as its weight × scale. */
function countRows(members: Int32Array, rowOf: Int32Array, weights: ArrayLike<number>, scale: number): StratumCounts {
  const counts = new Map<number, number>();
  for (const i of members) counts.set(rowOf[i]!, (counts.get(rowOf[i]!) ?? 0) + weights[i]! * scale);
  return { rows: Int32Array.from(counts.keys()), counts: Float64Array.from(counts.values()) };
}

/**
 * Differences per world; strata are members of worlds with replicates and positive weight. Weighted worlds count in proportion, summing to
 * their effective number. Normal atoms need a world with two replicates that differ.
 */
export function effectMixture(
  differences: readonly ArrayLike<number>[],
  strata: readonly Int32Array[],
  weights: ArrayLike<number>,
  epsilon: number,
): EffectMixture {
  const active = strata.flatMap((members) => Array.from(members));
  const rows = active.map((i) => differences[i]!);
  const ternary = isTernary(rows);
  const {
    effects,
    likelihood,
    rowOf: rowOfActive,
  } = ternary ? ternaryAtoms(rows, epsilon) : normalAtoms(rows, epsilon);
  const rowOf = new Int32Array(differences.length).fill(-1);
  for (let a = 0; a < active.length; a++) rowOf[active[a]!] = rowOfActive[a]!;
  const activeWeights = active.map((i) => weights[i]!);
  const worlds = effectiveSize(activeWeights);
  const scale = worlds / activeWeights.reduce((sum, w) => sum + w, 0);
  return {
    kind: ternary ? "yes/no" : jumps(rows) ? "jumps" : "normal",
    data: {
      atoms: effects.length,
      likelihood,
      strata: strata.map((members) => countRows(members, rowOf, weights, scale)),
    },
    rowOf,
    sides: {
      above: Int8Array.from(effects, (x) => (x > epsilon ? 1 : -1)),
      within: Int8Array.from(effects, (x) => (Math.abs(x) <= epsilon ? 1 : -1)),
      below: Int8Array.from(effects, (x) => (x < -epsilon ? 1 : -1)),
    },
  };
}
