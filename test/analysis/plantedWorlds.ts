// Worlds whose true effects are known: the cells of the coverage table. Effects are drawn, then blurred by noise inside a world, either
// normal, skewed, in jumps, or as yes/no outcomes (differences −1, 0, 1). Six in ten parts of the spread of effects follow four of thirty assumptions.
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { log } from "../../src/core/log.ts";
import { normalQuantile } from "../../src/core/normal.ts";

export const EPSILON = 0.05;
const COLUMNS = 30;
const EXPLAINED = 0.6;
/** Worlds of the large sample that places an effect so that the planted share comes out. */
const LARGE = 40001;

export interface Cell {
  name: string;
  /** "skewed": noise is a centred exponential; "jumps": three in four replicates differ by exactly 0, the rest by an exponential of the right mean. */
  kind: "normal" | "yes/no" | "skewed" | "jumps";
  /** Spread of effects over noise of one replicate, as planned; the name for yes/no. */
  noise: "0.3" | "1" | "3";
  shape: "spread" | "zero" | "still" | "half zero" | "few large" | "sign flip";
  share: number;
}

export interface Planted {
  differences: Float64Array[];
  form: Int32Array;
  columns: Float64Array[];
}

type Draw = (index: number) => number;
const world = (seed: number, i: number): Draw => {
  const key = channel(seedKey(seed), 900, i);
  return (index) => draw(key, 0, 0, index);
};

/** A latent score of mean 0 and spread 1: part of it follows the first four columns. */
function score(u: Draw): number {
  const sum = u(0) + u(1) + u(2) + u(3) - 2;
  return Math.sqrt(EXPLAINED) * sum * Math.sqrt(3) + Math.sqrt(1 - EXPLAINED) * normalQuantile(u(100));
}

/** Spread of effects, and chance of a replicate that differs both ways. */
function scale(cell: Cell): { spread: number; both: number } {
  if (cell.kind !== "yes/no") return { spread: 0.1, both: 0 };
  return cell.noise === "0.3" ? { spread: 0.12, both: 0.03 } : { spread: 0.4, both: 0 };
}

const cuts = new Map<number, number>();
/** The score that a share of worlds exceeds. */
function cutFor(share: number): number {
  let cut = cuts.get(share);
  if (cut === undefined) {
    const all = Float64Array.from({ length: LARGE }, (_, i) => score(world(77, i))).sort();
    cut = all[Math.round((1 - share) * (LARGE - 1))]!;
    cuts.set(share, cut);
  }
  return cut;
}

/** The true effect of a world, and its level of the form. */
function effectOf(cell: Cell, u: Draw): { effect: number; level: number } {
  const { spread } = scale(cell);
  const level = u(101) < 0.5 ? 0 : 1;
  const z = score(u);
  if (cell.shape === "zero" || cell.shape === "still") return { effect: 0, level };
  if (cell.shape === "sign flip") {
    const size = Math.max(EPSILON * 1.2, (2.5 * spread) / 1.5 + 0.4 * spread * z);
    return { effect: level === 1 ? -size : size, level };
  }
  if (cell.shape === "half zero") return { effect: z > cutFor(0.5) ? 0.25 + 0.05 * normalQuantile(u(102)) : 0, level };
  if (cell.shape === "few large") return { effect: z > cutFor(0.1) ? 0.5 : 0, level };
  if (cell.kind === "yes/no" && cell.noise === "3") {
    return { effect: cell.share === 1 || z > cutFor(cell.share) ? 0.97 : 0, level };
  }
  if (cell.share === 1) return { effect: EPSILON + spread * (3 + Math.max(-2.9, z)), level };
  return { effect: EPSILON + spread * (z - cutFor(cell.share)), level };
}

const REPLICATES_AT = 200;
/** Chance that a replicate jumps. */
const JUMP = 0.25;

/** One draw of a cell: worlds × 4 replicates. */
export function plant(cell: Cell, worlds: number, seed: number, replicates = 4): Planted {
  const { spread, both } = scale(cell);
  const sigma = spread / Number(cell.noise);
  const columns = Array.from({ length: COLUMNS }, () => new Float64Array(worlds));
  const form = new Int32Array(worlds);
  const differences: Float64Array[] = [];
  for (let i = 0; i < worlds; i++) {
    const u = world(seed, i);
    for (let c = 0; c < COLUMNS; c++) columns[c]![i] = u(c);
    const { effect, level } = effectOf(cell, u);
    form[i] = level;
    const delta = cell.kind !== "yes/no" ? effect : Math.max(-0.97, Math.min(0.97, effect));
    const d = new Float64Array(replicates);
    for (let r = 0; r < replicates; r++) {
      const v = u(REPLICATES_AT + r);
      if (cell.shape === "still") d[r] = 0;
      else if (cell.kind === "skewed") d[r] = delta + sigma * (-log(v) - 1);
      else if (cell.kind === "jumps") d[r] = v < JUMP ? (-delta * log(v / JUMP)) / JUMP : 0;
      else if (cell.kind === "normal") d[r] = delta + sigma * normalQuantile(v);
      else {
        const b = Math.min(both, (1 - Math.abs(delta)) / 2);
        d[r] = v < Math.max(0, delta) + b ? 1 : v > 1 - Math.max(0, -delta) - b ? -1 : 0;
      }
    }
    differences.push(d);
  }
  return { differences, form, columns };
}

/** All cells of the table. */
export function cells(): Cell[] {
  const all: Cell[] = [];
  for (const kind of ["normal", "yes/no"] as const) {
    for (const noise of ["0.3", "1", "3"] as const) {
      for (const share of [0.05, 0.5, 0.9, 0.95, 1]) {
        all.push({ name: `share ${share}`, kind, noise, shape: "spread", share });
      }
    }
    all.push({ name: "half zero", kind, noise: "1", shape: "half zero", share: 0.5 });
    all.push({ name: "one in ten large, rest zero", kind, noise: "1", shape: "few large", share: 0.1 });
    all.push({ name: "all zero, with noise", kind, noise: kind === "normal" ? "1" : "0.3", shape: "zero", share: 0 });
    all.push({ name: "a form flips the sign", kind, noise: "0.3", shape: "sign flip", share: 0.5 });
    all.push({ name: "a form flips the sign", kind, noise: "1", shape: "sign flip", share: 0.5 });
  }
  all.push({ name: "all zero, no run differs", kind: "yes/no", noise: "1", shape: "still", share: 0 });
  for (const kind of ["skewed", "jumps"] as const) {
    for (const share of [0.5, 0.95]) all.push({ name: `share ${share}`, kind, noise: "1", shape: "spread", share });
    all.push({ name: "half zero", kind, noise: "1", shape: "half zero", share: 0.5 });
  }
  return all;
}
