// Moves of particles that are right to accept by likelihood: they leave the prior (uniform points, fresh luck) as it is, or say by how much
// they don't. What the record does not touch is drawn anew in every move; of the rest, what it pins most is moved most often (widths.ts).
// Source: Cotter, Roberts, Stuart and White, Stat. Sci. 28 (2013), steps in normal scores that do not shrink with dimensions; Rudolf and Sprungk,
// Found. Comput. Math. 18 (2018), the same about what is known already; ter Braak, Stat. Comput. 16 (2006), differences of particles as directions,
// here of particles that stay as they were.
import { draw, type Key } from "../core/keyed.ts";
import { normalCdf, normalQuantile } from "../core/normal.ts";
import type { Luck, Particle } from "./particle.ts";

/** step: all coordinates a little. part: some anew. differ: some by the difference of two particles. luck: some blocks of luck anew. */
export const PROPOSALS = ["step", "part", "differ", "luck"] as const;
/** Chances of each, cumulated. */
const CHANCES = [0.05, 0.67, 0.85, 1] as const;

/** How far each kind goes: step, share of a normal score that is new; the others, how many coordinates or blocks are moved, about. */
export type Reach = [step: number, part: number, differ: number, luck: number];
export const FIRST_REACH: Readonly<Reach> = [0.3, 5, 5, 2];
const MOST_REACH: Readonly<Reach> = [1, 1000, 1000, 1000];
const LEAST_REACH: Readonly<Reach> = [0.01, 0.1, 0.1, 0.1];

/** What is aimed at: a quarter accepted. */
export const adapted = (reach: number, kind: number, accepted: number): number =>
  Math.min(MOST_REACH[kind] as number, Math.max(LEAST_REACH[kind] as number, reach * (accepted > 0.25 ? 1.2 : 0.8)));

/** Where the particles lie by now, coordinate by coordinate in normal scores: steps are about this. */
export interface Lie {
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

/** What moves go by; it stays as it is while they are made. */
export interface Guide {
  readonly lie: Lie;
  /** By coordinate, as widthsOf measures them. */
  readonly widths: Float64Array;
  readonly reach: Readonly<Reach>;
  /** Points of particles as they were. */
  readonly known: readonly Float64Array[];
}

const INSIDE = 1.1102230246251565e-16;
/** Standard errors from which a coordinate counts as moved by the record, and the narrowest spread that steps go by. */
const SURE = 4;
const NARROWEST = 0.1;

/** `worth`: of how many independent particles these have the say; only what stands out from so many counts. */
export function lieOf(particles: readonly Pick<Particle, "at">[], worth: number): Lie {
  const n = particles.length;
  const k = particles[0]?.at.length ?? 0;
  const mean = new Float64Array(k);
  const spread = new Float64Array(k).fill(1);
  const z = new Float64Array(n);
  for (let c = 0; c < k; c++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += z[i] = normalQuantile(particles[i]?.at[c] as number);
    let squares = 0;
    for (let i = 0; i < n; i++) squares += ((z[i] as number) - sum / n) * ((z[i] as number) - sum / n);
    const s = Math.sqrt(squares / n);
    if (Math.abs(sum / n) < SURE / Math.sqrt(worth) && s > 1 - SURE / Math.sqrt(2 * worth)) continue;
    mean[c] = sum / n;
    spread[c] = Math.min(1, Math.max(NARROWEST, s));
  }
  return { mean, spread };
}

export interface Proposal {
  /** An index of PROPOSALS. */
  readonly kind: number;
  readonly at: Float64Array;
  readonly luck: Luck;
  /** Log of how much more the prior likes the new point than the old one, beyond what the way of proposing does. */
  readonly gain: number;
}

/** What easy coordinates count for, when some are chosen, beside pinned ones. */
const EASY = 0.2;
/** Chance that a difference is taken whole: from one place where particles lie to another. */
const WHOLE = 0.3;

/** `fresh` is a luck that no other particle has. */
export function propose(key: Key, { at, luck }: Pick<Particle, "at" | "luck">, guide: Guide, fresh: number): Proposal {
  const { lie, widths, reach, known } = guide;
  const u = draw(key, 0, 0, 0);
  const kind = CHANCES.findIndex((c) => u < c);
  const anew = (c: number): number => draw(key, 1, 0, c);
  const to = at.map((x, c) => (widths[c] === 1 ? anew(c) : x));
  let gain = 0;
  /** Moves a coordinate about the lie, by a share that is new. */
  const move = (c: number, share: number): void => {
    const m = lie.mean[c] as number;
    const s = lie.spread[c] as number;
    const from = normalQuantile(at[c] as number);
    const z = m + Math.sqrt(1 - share * share) * (from - m) + share * s * normalQuantile(anew(c));
    gain += energy(z, m, s) - energy(from, m, s);
    to[c] = within(z);
  };
  const some = (often: number, one: number, act: (c: number) => void): void => {
    const chance = (c: number): number => (widths[c] === 1 ? 0 : Math.max(EASY, 1 - (widths[c] as number)));
    let sum = 0;
    for (let c = 0; c < at.length; c++) sum += chance(c);
    let reached = 0;
    for (let c = 0; c < at.length; c++) {
      const own = chance(c) / Math.max(sum, 1);
      if (own === 0) continue;
      // one for sure, so that no move is none
      const hit = one >= reached / sum && one < (reached + chance(c)) / sum;
      reached += chance(c);
      if (hit || draw(key, 2, 0, c) < often * own) act(c);
    }
  };
  switch (PROPOSALS[kind]) {
    case "step":
      for (let c = 0; c < at.length; c++) if (widths[c] !== 1) move(c, reach[0]);
      return { kind, at: to, luck, gain };
    case "part":
      some(reach[1], draw(key, 3, 0, 0), (c) => move(c, 1));
      return { kind, at: to, luck, gain };
    case "differ": {
      const one = known[Math.floor(draw(key, 3, 0, 1) * known.length)] as Float64Array;
      const other = known[Math.floor(draw(key, 3, 0, 2) * known.length)] as Float64Array;
      const far = draw(key, 3, 0, 3) < WHOLE ? 1 : draw(key, 3, 0, 4);
      some(reach[2], draw(key, 3, 0, 0), (c) => {
        const from = normalQuantile(at[c] as number);
        const z = from + far * (normalQuantile(one[c] as number) - normalQuantile(other[c] as number));
        gain += (from * from - z * z) / 2;
        to[c] = within(z);
      });
      return { kind, at: to, luck, gain };
    }
    default: {
      const one = Math.floor(draw(key, 4, 0, 0) * luck.length);
      const chance = reach[3] / luck.length;
      return { kind, at: to, luck: luck.map((l, b) => (b === one || draw(key, 5, 0, b) < chance ? fresh : l)), gain };
    }
  }
}

const within = (score: number): number => Math.min(1 - INSIDE, Math.max(INSIDE, normalCdf(score)));

/** Log of the prior's density at a normal score over that of the lie, but for a constant. */
const energy = (z: number, m: number, s: number): number => ((((z - m) / s) * (z - m)) / s - z * z) / 2;
