// Atoms for differences that are all −1, 0 or 1, as yes/no outcomes give: pairs (P(up), P(down)) with exact trinomial probabilities. No variance
// is assumed, and a world where nothing ever happened is told from one where it happened rarely as far as its replicates allow.
import { border, wholePower } from "./atoms.ts";
import type { Atoms } from "./atoms.ts";

const EFFECTS = [0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];
const BOTH_WAYS = [0, 0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];

/** True when every difference is −1, 0 or 1, as yes/no outcomes give. */
export function isTernary(differences: readonly ArrayLike<number>[]): boolean {
  for (const world of differences) {
    for (let r = 0; r < world.length; r++) if (world[r] !== 0 && world[r] !== 1 && world[r] !== -1) return false;
  }
  return true;
}

/** Atoms (P(up), P(down)) with effect P(up) − P(down), for differences that are −1, 0 or 1. */
export function ternaryAtoms(differences: readonly ArrayLike<number>[], epsilon: number): Atoms {
  const size = [
    ...new Set([...EFFECTS, epsilon / 2, ...border(epsilon, 1), 1.5 * epsilon].filter((x) => x > 0 && x <= 1)),
  ].sort((x, y) => x - y);
  const effects: number[] = [];
  const up: number[] = [];
  const down: number[] = [];
  for (const effect of [...size.map((x) => -x).reverse(), 0, ...size]) {
    for (const both of BOTH_WAYS) {
      if (Math.abs(effect) + 2 * both > 1) continue;
      effects.push(effect);
      up.push(Math.max(0, effect) + both);
      down.push(Math.max(0, -effect) + both);
    }
  }
  const rows = new Map<string, number>();
  const likelihood: number[] = [];
  const rowOf = new Int32Array(differences.length);
  for (let i = 0; i < differences.length; i++) {
    const world = differences[i]!;
    let ups = 0;
    let downs = 0;
    for (let r = 0; r < world.length; r++) {
      if (world[r]! > 0) ups++;
      else if (world[r]! < 0) downs++;
    }
    const key = `${ups},${downs},${world.length}`;
    let row = rows.get(key);
    if (row === undefined) {
      row = rows.size;
      rows.set(key, row);
      for (let j = 0; j < effects.length; j++) {
        const none = Math.max(0, 1 - up[j]! - down[j]!);
        likelihood.push(
          wholePower(up[j]!, ups) * wholePower(down[j]!, downs) * wholePower(none, world.length - ups - downs),
        );
      }
    }
    rowOf[i] = row;
  }
  return {
    effects: Float64Array.from(effects),
    likelihood: Float64Array.from(likelihood),
    rowOf,
    future: (j, uniform) => {
      const u = uniform(0);
      return u < up[j]! ? 1 : u < up[j]! + down[j]! ? -1 : 0;
    },
  };
}
