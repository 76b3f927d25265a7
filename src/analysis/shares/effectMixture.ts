// Everything the likelihood of world effects needs: atoms for the kind of differences at hand, and worlds counted by stratum.
import { isTernary, ternaryAtoms } from "./ternaryAtoms.ts";
import type { MixtureData, StratumCounts } from "./mixture.ts";
import { jumpAtoms } from "./jumpAtoms.ts";
import { eitherWayAtoms, goesEitherWay, NOISES, normalAtoms } from "./normalAtoms.ts";
import { stillAtom, together, tops } from "./atoms.ts";
import type { Future, Joined } from "./atoms.ts";
import { effectiveSize } from "../moments.ts";

/** Sides for each question that a share answers: 1 where an atom counts as yes, −1 where as no. */
export interface Sides {
  above: Int8Array;
  within: Int8Array;
  below: Int8Array;
}

/** A likelihood of world effects: one shape of what chance does inside a world. */
export interface Model {
  data: MixtureData;
  sides: Sides;
  future: Future;
  /** 1 where an atom is one that the data may do without, −1 where not; none without. */
  spare?: Int8Array;
  /**
   * Degrees of freedom for its intervals: 2 where jumps go both ways. Sizes and chances of either way leave room to take luck for effects, and
   * with 1 an interval left out that no world has an effect in up to a quarter of draws of 95 %.
   */
  freedom: 1 | 2;
}

export interface EffectMixture {
  /** "jumps": many replicates are exactly zero in worlds where others are not. */
  kind: "yes/no" | "normal" | "jumps";
  /** Rival models, on one scale: what any of them allows nearly as well as the best is possible. */
  models: readonly Model[];
  /** Row of the likelihood of each world; −1 for worlds outside all strata. */
  rowOf: Int32Array;
}

/** Share of exact zeros, in worlds with any difference, from which on a world's chance to differ is its own. */
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

function bothWays(differences: readonly ArrayLike<number>[]): boolean {
  const some = (sign: 1 | -1): boolean => differences.some((world) => Array.from(world).some((x) => sign * x > 0));
  return some(1) && some(-1);
}

/** Models of differences of any size: chances of jumps where many differences are exactly zero, else every shape of noise. */
function modelsOf(differences: readonly ArrayLike<number>[], epsilon: number, shape: number | undefined): Joined[] {
  const noises = shape === undefined ? NOISES : NOISES.slice(shape, shape + 1);
  const still = stillAtom(differences);
  const families = jumps(differences)
    ? [[still, jumpAtoms(differences, epsilon)]]
    : noises.map((noise) => [
        still,
        normalAtoms(differences, epsilon, noise),
        ...(goesEitherWay(noise) ? [{ ...eitherWayAtoms(differences, epsilon, noise), spare: true }] : []),
      ]);
  const top = tops(families.flat(), differences.length);
  return families.map((own) => together(own, top));
}

/** Counts of one stratum: its worlds by row of the likelihood, each world counted as its weight × scale. */
function countRows(members: Int32Array, rowOf: Int32Array, weights: ArrayLike<number>, scale: number): StratumCounts {
  const counts = new Map<number, number>();
  for (const i of members) counts.set(rowOf[i]!, (counts.get(rowOf[i]!) ?? 0) + weights[i]! * scale);
  return { rows: Int32Array.from(counts.keys()), counts: Float64Array.from(counts.values()) };
}

/**
 * Differences per world; strata are members of worlds with replicates and positive weight. Weighted worlds count in proportion, summing to
 * their effective number. Normal atoms need a world with two replicates that differ. `shape`: the one shape of noise to take, by its place among
 * the models; all without.
 */
export function effectMixture(
  differences: readonly ArrayLike<number>[],
  strata: readonly Int32Array[],
  weights: ArrayLike<number>,
  epsilon: number,
  shape?: number,
): EffectMixture {
  const active = strata.flatMap((members) => Array.from(members));
  const rows = active.map((i) => differences[i]!);
  const ternary = isTernary(rows);
  const kind = ternary ? "yes/no" : jumps(rows) ? "jumps" : "normal";
  const exact = ternary ? ternaryAtoms(rows, epsilon) : undefined;
  const found: readonly (Omit<Joined, "spare"> & Partial<Joined>)[] = exact ? [exact] : modelsOf(rows, epsilon, shape);
  const rowOf = new Int32Array(differences.length).fill(-1);
  for (let a = 0; a < active.length; a++) rowOf[active[a]!] = exact ? exact.rowOf[a]! : a;
  const activeWeights = active.map((i) => weights[i]!);
  const worlds = effectiveSize(activeWeights);
  const scale = worlds / activeWeights.reduce((sum, w) => sum + w, 0);
  return {
    kind,
    rowOf,
    models: found.map(({ effects, likelihood, future, spare }) => ({
      future,
      ...(spare?.includes(1) ? { spare } : {}),
      freedom: kind === "jumps" && bothWays(rows) ? 2 : 1,
      data: {
        atoms: effects.length,
        likelihood,
        strata: strata.map((members) => countRows(members, rowOf, weights, scale)),
      },
      sides: {
        above: Int8Array.from(effects, (x) => (x > epsilon ? 1 : -1)),
        within: Int8Array.from(effects, (x) => (Math.abs(x) <= epsilon ? 1 : -1)),
        below: Int8Array.from(effects, (x) => (x < -epsilon ? 1 : -1)),
      },
    })),
  };
}
