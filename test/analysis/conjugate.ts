// A toy whose posterior is known: three of ten coordinates are seen through luck and an error of reporting, all normal.
//   theta = normal score of the coordinate; seen y = theta + luck + error, so theta given y is normal with known mean and variance.
import type { Asked } from "../../src/analysis/posterior/particle.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { normalQuantile } from "../../src/core/normal.ts";

export const DIMENSIONS = 10;
export const BLOCKS = 3;
export const LUCK = 0.5;
export const ERROR = 0.2;

/** Luck of seen coordinate c. */
const luckOf = (luck: Asked["luck"], c: number): number =>
  LUCK * normalQuantile(draw(channel(seedKey(luck[c] as number), 904, c), 0, 0, 0));

/** What a world with this luck truly shows. */
export const shows = (at: Float64Array, luck: Asked["luck"], c: number): number =>
  normalQuantile(at[c] as number) + luckOf(luck, c);

export function evaluateToy(seen: readonly number[]) {
  return (asked: readonly Asked[]): Promise<Float64Array> =>
    Promise.resolve(
      Float64Array.from(asked, ({ at, luck }) =>
        seen.reduce((sum, y, c) => {
          const z = (y - shows(at, luck, c)) / ERROR;
          return sum - 0.5 * z * z - Math.log(ERROR * Math.sqrt(2 * Math.PI));
        }, 0),
      ),
    );
}

/** Posterior of one theta, prior N(0, 1). */
export function posterior(y: number): { readonly mean: number; readonly variance: number } {
  const noise = LUCK * LUCK + ERROR * ERROR;
  return { mean: y / (1 + noise), variance: noise / (1 + noise) };
}

export function logEvidence(seen: readonly number[]): number {
  const variance = 1 + LUCK * LUCK + ERROR * ERROR;
  return seen.reduce((sum, y) => sum - 0.5 * ((y * y) / variance + Math.log(2 * Math.PI * variance)), 0);
}
