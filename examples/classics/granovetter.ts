// Granovetter's thresholds: each person joins once enough others have. n(t+1) = how many thresholds are at most n(t), from nobody.
// Source: Granovetter, AJS 83:1420 (1978). With thresholds Normal(mean, sd) in a crowd of N the smallest fixed point of
// r = N Φ((r - mean)/sd) is who turns out; for N = 100 and mean 25 it jumps from six to everybody at one spread.
import { log } from "../../src/core/log.ts";
import { normalCdf, normalPdf } from "../../src/core/normal.ts";
import { bisect } from "./bisect.ts";

/** How many turn out in the end. */
export function cascade(thresholds: readonly number[]): number {
  let out = 0;
  for (;;) {
    const next = thresholds.filter((t) => t <= out).length;
    if (next === out) return out;
    out = next;
  }
}

/** Smallest fixed point of r = people Φ((r - mean)/sd): a crowd of `people` with thresholds Normal(mean, sd), mean above 0. */
export function normalCrowd(sd: number, mean = 25, people = 100): number {
  const gain = (r: number): number => people * normalCdf((r - mean) / sd) - r;
  const inside = -2 * log((sd * 2.5066282746310002) / people);
  // below the mean the curve bends upward, so the first crossing lies before its slope is one, or there is none below the mean
  const turn = inside > 0 ? mean - sd * Math.sqrt(inside) : mean;
  if (turn > 0 && gain(turn) <= 0) return bisect(gain, 0, turn);
  return bisect(gain, Math.max(0, turn), people);
}

/** Scores beyond which the density is 0 in doubles. */
const FARTHEST = 40;

/**
 * The spread at which the small crowd ceases to exist: the curve touches the diagonal below the mean, f(r) = r with f'(r) = 1. With
 * x = (r - mean)/sd that is mean = people (Φ(x) - x φ(x)), which grows with x: from 0 far below to people/2 at 0. Throws RangeError where
 * no spread is critical: at a mean of 0 or less there is no small crowd, from people/2 on it grows without a jump.
 */
export function criticalSpread(mean = 25, people = 100): number {
  if (!(mean > 0 && mean < people / 2))
    throw new RangeError(`a small crowd is lost at means between 0 and ${people / 2}, not at ${mean}`);
  const touching = (x: number): number => mean + people * (x * normalPdf(x) - normalCdf(x));
  return people * normalPdf(bisect(touching, -FARTHEST, 0));
}
