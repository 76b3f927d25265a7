// The grid of effects ("atoms") that a world may have, and how probable each world's replicates are under each of them.
import { exp } from "../../core/exp.ts";

/** One future's difference in a world that is this atom, from uniforms on (0, 1) by number. */
export type Future = (atom: number, uniform: (k: number) => number) => number;

/** Effects has one entry per atom; rows × atoms likelihood; rowOf maps each world to its row. */
export interface Atoms {
  effects: Float64Array;
  likelihood: Float64Array;
  rowOf: Int32Array;
  future: Future;
}

/** Atoms of one family: effects, and worlds × atoms logarithms of likelihood, −Infinity where impossible. Families share a scale. */
export interface LogAtoms {
  /** True of a family that the data may do without: intervals go by the fit without it where that is nearly as good. */
  readonly spare?: boolean;
  readonly effects: Float64Array;
  readonly logLikelihood: Float64Array;
  readonly future: Future;
}

/** A hair off ε, so that both sides of the border are on the grid: worlds that can't be placed count as either. */
const HAIR = 0.02;
/** Atoms under which no world is this likely, compared to its best one, are left out: even one such world would cost more than an interval allows. */
const IDLE = -8;
/** Log-likelihoods this far below a world's top are none. */
const SMALLEST = -100;

/** The atoms just below and just above ε, for effects of about this scale. */
export function border(epsilon: number, scale: number): [number, number] {
  const hair = Math.max(HAIR * epsilon, 1e-6 * scale);
  return [epsilon - hair, epsilon + hair];
}

/** x to a whole power n ≥ 0 by repeated multiplication. */
export function wholePower(x: number, n: number): number {
  let result = 1;
  for (let i = 0; i < n; i++) result *= x;
  return result;
}

/** By world, the largest log-likelihood that any atom of any family gives it: the scale that all models share. */
export function tops(families: readonly LogAtoms[], worlds: number): Float64Array {
  const top = new Float64Array(worlds).fill(-Infinity);
  for (const { effects, logLikelihood } of families)
    for (let i = 0, at = 0; i < worlds; i++) {
      let most = top[i]!;
      for (let j = 0; j < effects.length; j++, at++) most = Math.max(most, logLikelihood[at]!);
      top[i] = most;
    }
  return top;
}

/** 1 for atoms under which some world is nearly as likely as under its best one. World by world, as the likelihood lies. */
function likelyAtoms({ effects, logLikelihood }: LogAtoms, own: Float64Array): Uint8Array {
  const likely = new Uint8Array(effects.length);
  for (let i = 0, at = 0; i < own.length; i++)
    for (let j = 0; j < likely.length; j++, at++) if (logLikelihood[at]! - own[i]! > IDLE) likely[j] = 1;
  return likely;
}

/** Atoms of several families: `spare` is 1 for those of a spare one, −1 for the others. */
export type Joined = Omit<Atoms, "rowOf"> & { readonly spare: Int8Array };

/** Families' atoms in one grid, in the order of effects; each world has a row of its own, relative to its top. */
export function together(families: readonly LogAtoms[], top: Float64Array): Joined {
  const worlds = top.length;
  const own = tops(families, worlds);
  const kept = families
    .flatMap((family) => {
      const likely = likelyAtoms(family, own);
      return Array.from(family.effects, (effect, j) => ({ family, j, effect })).filter(({ j }) => likely[j] === 1);
    })
    .sort((a, b) => a.effect - b.effect);
  const likelihood = new Float64Array(worlds * kept.length);
  for (const family of families) {
    const n = family.effects.length;
    const places = kept.flatMap((atom, k) => (atom.family === family ? [k] : []));
    const to = Int32Array.from(places);
    const from = Int32Array.from(places, (k) => kept[k]!.j);
    for (let i = 0; i < worlds; i++)
      for (let m = 0; m < to.length; m++) {
        const x = family.logLikelihood[i * n + from[m]!]! - top[i]!;
        if (x > SMALLEST) likelihood[i * kept.length + to[m]!] = exp(x);
      }
  }
  return {
    effects: Float64Array.from(kept, ({ effect }) => effect),
    spare: Int8Array.from(kept, ({ family }) => (family.spare ? 1 : -1)),
    likelihood,
    future: (atom, uniform) => {
      const { family, j } = kept[atom]!;
      return family.future(j, uniform);
    },
  };
}

/** The one atom of worlds in which the two arms never differ. */
export function stillAtom(differences: readonly ArrayLike<number>[]): LogAtoms {
  return {
    effects: Float64Array.of(0),
    logLikelihood: Float64Array.from(differences, (world) => {
      for (let r = 0; r < world.length; r++) if (world[r] !== 0) return -Infinity;
      return 0;
    }),
    future: () => 0,
  };
}
