// Worlds in which nothing decides, and how often a hinge is found there all the same.
import { bestBox } from "../../src/analysis/boxes/bestBox.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";

/** Worlds of which `share` hold, whatever their assumptions are. */
export function nothing(seed: number, worlds: number, assumptions: number, share = 0.5) {
  const u = (i: number, j: number) => draw(channel(seedKey(seed), 921, i), 0, 0, j);
  return {
    y: Float64Array.from({ length: worlds }, (_, i) => (u(i, 500) < share ? 0.02 : 0.98)),
    columns: Array.from({ length: assumptions }, (_, c) => ({
      name: `a${c}`,
      kind: "number" as const,
      values: Float64Array.from({ length: worlds }, (_, i) => u(i, c)),
    })),
    option: (form: number, options: number, i: number) => Math.floor(options * u(i, 600 + form)),
  };
}

/** How often in so many repetitions: so few worlds, so many of which hold, that the other marks of a hinge, which are of size, are met by chance. */
export const foundInNothing = (repeats: number, luck: number): number =>
  Array.from({ length: repeats }, (_, seed) => bestBox({ ...nothing(seed, 60, 12, 0.75), luck, seed })).filter(Boolean)
    .length;

/** The most that luck leaves, three standard errors up. */
export const mostByLuck = (repeats: number, luck: number): number =>
  repeats * luck + 3 * Math.sqrt(repeats * luck * (1 - luck));
