// Moves of particles that are right to accept by likelihood: they leave the prior (uniform points, fresh luck) as it is, or say by how much
// they don't. What the record seems not to touch is drawn anew together; of the rest, what it pins most is moved most often (widths.ts). A few
// looks miss what it touches seldom: drawn anew in every move, such coordinates cost most of what would have been accepted.
// Source: Cotter, Roberts, Stuart and White, Stat. Sci. 28 (2013), steps in normal scores that do not shrink with dimensions; Rudolf and Sprungk,
// Found. Comput. Math. 18 (2018), the same about what is known already; ter Braak, Stat. Comput. 16 (2006), differences of particles as directions,
// here of particles that stay as they were.
import { draw, type Key } from "../../core/keyed.ts";
import { log } from "../../core/log.ts";
import { normalCdf, normalQuantile } from "../../core/normal.ts";
import type { Luck, Particle } from "./particle.ts";

/**
 * step: all coordinates a little. part: some anew. luck: some blocks of luck anew. untouched: much of what the record seems not to touch, anew.
 * differ: the most pinned fifth or half of what the record touches, together, along a difference of two relatives: what several reports pin at
 * once can only move together. ridge: the most pinned thirtieth, along a difference of any two particles, as families lie along the same ridge.
 */
export const PROPOSALS = ["step", "part", "luck", "untouched", "ridge", "differ5", "differ2"] as const;
/** Chances of each, cumulated. */
const CHANCES = [0.1, 0.36, 0.48, 0.6, 0.75, 0.89, 1] as const;
/** Share of the touched coordinates in each kind of difference. */
const GROUPS: Readonly<Record<string, number>> = { ridge: 1 / 30, differ5: 1 / 5, differ2: 1 / 2 };

/** How far each kind goes: step, share of a normal score that is new; part and luck, how many are moved, about; differ, share of a difference. */
export type Reach = number[];
export const FIRST_REACH: readonly number[] = [0.3, 5, 2, 0.5, 0.5, 0.4, 0.3];
const MOST_REACH = [1, 1000, 1000, 1, 1, 1, 1] as const;
const LEAST_REACH = [0.01, 0.1, 0.1, 0.02, 0.01, 0.01, 0.01] as const;

/** What is aimed at, and the most by which a reach changes at once. */
const AIM = 0.25;
const FACTOR = 1.5;

/** A reach goes by how far a share accepted is from a quarter, so that a few sweeps are enough. */
export const adapted = (reach: number, kind: number, accepted: number): number => {
  const by = Math.min(FACTOR, Math.max(1 / FACTOR, Math.sqrt(accepted / AIM)));
  return Math.min(MOST_REACH[kind] as number, Math.max(LEAST_REACH[kind] as number, reach * by));
};

/** Where the particles lie by now, coordinate by coordinate in normal scores: steps are about this. */
export interface Lie {
  readonly mean: Float64Array;
  readonly spread: Float64Array;
}

/** What moves go by; it stays as it is while they are made. */
export interface Guide {
  /** By coordinate, the 32-bit hash by which it is drawn: one more coordinate leaves the others' draws alone. */
  readonly names: readonly number[];
  readonly lie: Lie;
  /** By coordinate, as widthsOf measures them. */
  readonly widths: Float64Array;
  readonly reach: Readonly<Reach>;
  /** Points of particles as they were, by family, and of all together. */
  readonly known: ReadonlyMap<number, readonly Float64Array[]>;
  readonly all: readonly Float64Array[];
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
/** `fresh` is a luck that no other particle has. */
export function propose(
  key: Key,
  { at, luck, family }: Pick<Particle, "at" | "luck" | "family">,
  guide: Guide,
  fresh: number,
): Proposal {
  const { names, lie, widths, reach, known, all } = guide;
  const u = draw(key, 0, 0, 0);
  const kind = CHANCES.findIndex((c) => u < c);
  const anew = (c: number): number => draw(key, 1, 0, names[c] as number);
  const by = (c: number): number => draw(key, 2, 0, names[c] as number);
  const to = Float64Array.from(at);
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
  const some = (often: number, act: (c: number) => void): void => {
    const chance = (c: number): number => (widths[c] === 1 ? 0 : Math.max(EASY, 1 - (widths[c] as number)));
    let sum = 0;
    // one for sure, so that no move is none: by its chance, the first of exponential waits, whatever the order of coordinates
    let sure = -1;
    let first = Infinity;
    for (let c = 0; c < at.length; c++) {
      const own = chance(c);
      if (own === 0) continue;
      sum += own;
      const wait = -log(draw(key, 6, 0, names[c] as number)) / own;
      if (wait < first) [sure, first] = [c, wait];
    }
    for (let c = 0; c < at.length; c++) {
      const own = chance(c) / Math.max(sum, 1);
      if (own > 0 && (c === sure || by(c) < often * own)) act(c);
    }
  };
  switch (PROPOSALS[kind]) {
    case "step":
      for (let c = 0; c < at.length; c++) if (widths[c] !== 1) move(c, reach[0] as number);
      return { kind, at: to, luck, gain };
    case "part":
      some(reach[1] as number, (c) => move(c, 1));
      return { kind, at: to, luck, gain };
    case "untouched":
      for (let c = 0; c < at.length; c++) if (widths[c] === 1 && by(c) < (reach[kind] as number)) to[c] = anew(c);
      return { kind, at: to, luck, gain };
    case "luck": {
      const one = Math.floor(draw(key, 4, 0, 0) * luck.length);
      const chance = (reach[2] as number) / luck.length;
      return { kind, at: to, luck: luck.map((l, b) => (b === one || draw(key, 5, 0, b) < chance ? fresh : l)), gain };
    }
    default: {
      const relatives = PROPOSALS[kind] === "ridge" ? all : (known.get(family) ?? []);
      const [one, other] = [1, 2].map((i) => relatives[Math.floor(draw(key, 3, 0, i) * relatives.length)]);
      if (!one || !other) return { kind, at: to, luck, gain };
      const far = (reach[kind] as number) * (0.5 + draw(key, 3, 0, 3));
      for (const c of pinned(widths, GROUPS[PROPOSALS[kind] as string] as number)) {
        const from = normalQuantile(at[c] as number);
        const z = from + far * (normalQuantile(one[c] as number) - normalQuantile(other[c] as number));
        gain += (from * from - z * z) / 2;
        to[c] = within(z);
      }
      return { kind, at: to, luck, gain };
    }
  }
}

/** The most pinned share of the coordinates that the record touches. */
function pinned(widths: Float64Array, share: number): number[] {
  const touched = Array.from(widths.keys()).filter((c) => widths[c] !== 1);
  const by = touched.sort((a, b) => (widths[a] as number) - (widths[b] as number) || a - b);
  return by.slice(0, Math.ceil(share * by.length));
}

const within = (score: number): number => Math.min(1 - INSIDE, Math.max(INSIDE, normalCdf(score)));

/** Log of the prior's density at a normal score over that of the lie, but for a constant. */
const energy = (z: number, m: number, s: number): number => ((((z - m) / s) * (z - m)) / s - z * z) / 2;
