// How much the record holds of each coordinate by itself: the chance that a fresh draw of it alone is accepted, over some particles. 1 is what
// the record does not touch; pinned ones are near 0.
import { exp } from "../../core/exp.ts";
import { draw, type Key } from "../../core/keyed.ts";
import { log } from "../../core/log.ts";
import type { Asked, Particle } from "./particle.ts";

/** Chances below this are taken for it: runs that fall so far short are given up. */
const LEAST = 0.01;

/**
 * By coordinate, LEAST..1; a half of each where there are no particles to measure them on. Asks for every coordinate of every particle anew.
 * `names` are 32-bit hashes by which coordinates are drawn.
 */
export async function widthsOf(
  key: Key,
  names: readonly number[],
  particles: readonly Particle[],
  power: number,
  evaluate: (asked: readonly Asked[]) => Promise<Float64Array>,
): Promise<Float64Array> {
  const dimensions = names.length;
  if (particles.length === 0) return new Float64Array(dimensions).fill(0.5);
  const found = await evaluate(
    particles.flatMap(({ at, luck, logLikelihood }, i) => {
      const least = logLikelihood + log(LEAST) / power;
      return names.map((name, c): Asked => ({ at: at.with(c, draw(key, i, 0, name)), luck, least }));
    }),
  );
  const widths = new Float64Array(dimensions);
  found.forEach((l, j) => {
    const from = particles[Math.floor(j / dimensions)]?.logLikelihood as number;
    const accepted = l > -Infinity ? Math.min(1, exp(power * (l - from))) : 0;
    const c = j % dimensions;
    widths[c] = (widths[c] as number) + Math.max(LEAST, accepted) / particles.length;
  });
  // sums of equal parts may miss one by a bit
  return widths.map((w) => (w > 1 - 1e-9 ? 1 : w));
}
