// Moves of particles that are right to accept by likelihood: they leave the prior (uniform points, fresh luck) as it is, or say by how much
// they don't.
// Source: Cotter, Roberts, Stuart and White, Stat. Sci. 28 (2013), steps in normal scores that do not shrink with dimensions; Rudolf and Sprungk,
// Found. Comput. Math. 18 (2018), the same about what is known already.
import { draw, type Key } from "../core/keyed.ts";
import { normalCdf, normalQuantile } from "../core/normal.ts";
import type { Luck, Particle } from "./particle.ts";

/** step: all coordinates a little. part: some coordinates anew. luck: one block of luck anew. lucks: half of the blocks. */
export const PROPOSALS = ["step", "part", "luck", "lucks"] as const;
/** Chances of each, cumulated. */
const CHANCES = [0.3, 0.7, 0.92, 1] as const;

export interface Reach {
  /** 0..1: share of a normal score that is new, 1 for a fresh draw of all coordinates. */
  step: number;
  /** Share of the coordinates that are drawn anew. */
  part: number;
}

/** Where the particles lie by now, coordinate by coordinate in normal scores: steps are about this. */
export interface Lie {
  readonly mean: Float64Array;
  readonly spread: Float64Array;
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

/** `fresh` is a luck that no other particle has. */
export function propose(
  key: Key,
  { at, luck }: Pick<Particle, "at" | "luck">,
  reach: Reach,
  lie: Lie,
  fresh: number,
): Proposal {
  const u = draw(key, 0, 0, 0);
  const kind = CHANCES.findIndex((c) => u < c);
  switch (PROPOSALS[kind]) {
    case "step":
      return { kind, luck, ...moved(key, at, lie, reach.step, 1) };
    case "part":
      return { kind, luck, ...moved(key, at, lie, 1, reach.part) };
    case "luck": {
      const block = Math.floor(draw(key, 3, 0, 0) * luck.length);
      return { kind, at, luck: luck.map((l, b) => (b === block ? fresh : l)), gain: 0 };
    }
    default:
      return { kind, at, luck: luck.map((l, b) => (draw(key, 4, 0, b) < 0.5 ? fresh : l)), gain: 0 };
  }
}

/** Moves some of the coordinates about the lie, by a share that is new. */
function moved(key: Key, at: Float64Array, lie: Lie, fresh: number, part: number): Pick<Proposal, "at" | "gain"> {
  const kept = Math.sqrt(1 - fresh * fresh);
  let gain = 0;
  const to = Float64Array.from(at, (x, c) => {
    if (part < 1 && draw(key, 2, 0, c) >= part) return x;
    const m = lie.mean[c] as number;
    const s = lie.spread[c] as number;
    const from = normalQuantile(x);
    const z = m + kept * (from - m) + fresh * s * normalQuantile(draw(key, 1, 0, c));
    gain += energy(z, m, s) - energy(from, m, s);
    return Math.min(1 - INSIDE, Math.max(INSIDE, normalCdf(z)));
  });
  return { at: to, gain };
}

/** Log of the prior's density at a normal score over that of the lie, but for a constant. */
const energy = (z: number, m: number, s: number): number => ((((z - m) / s) * (z - m)) / s - z * z) / 2;
