// Simulation-based calibration: draw a world from the prior, let it write a record, fit to that record; the true value's rank among draws from
// the posterior is uniform if the sampler is right. Source: Talts and others, arXiv:1804.06788 (2018).
import { drawAnew, temperedSampler } from "../../src/analysis/posterior/temperedSampler.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { normalQuantile } from "../../src/core/normal.ts";
import { BLOCKS, DIMENSIONS, ERROR, evaluateToy, shows } from "./conjugate.ts";

/** Ranks 0..draws of the three seen coordinates, record by record. `sure` above 1 makes the likelihood too narrow by that factor. */
export async function ranksOfToy(records: number, particles: number, draws: number, sure = 1): Promise<number[]> {
  const ranks: number[] = [];
  for (let r = 0; r < records; r++) {
    const key = channel(seedKey(77), 907, r);
    const truth = Float64Array.from({ length: DIMENSIONS }, (_, c) => draw(key, 0, 0, c));
    const seen = [0, 1, 2].map(
      (c) =>
        shows(
          truth,
          [r, r, r].map((x) => x + 1e6),
          c,
        ) +
        ERROR * normalQuantile(draw(key, 1, 0, c)),
    );
    const honest = evaluateToy(seen);
    const found = await temperedSampler({
      names: Array.from({ length: DIMENSIONS }, (_, c) => c),
      blocks: BLOCKS,
      particles,
      first: 2 * particles,
      seed: 1000 + r,
      evaluate: async (asked) => (await honest(asked)).map((l) => sure * sure * l),
    });
    const even = new Float64Array(found.particles.length).fill(1);
    const some = drawAnew(found.particles, even, draws, draw(key, 2, 0, 0));
    for (const c of [0, 1, 2]) ranks.push(some.filter((p) => (p.at[c] as number) < (truth[c] as number)).length);
  }
  return ranks;
}

/** Chi-squared of ranks against even ones in so many bins, as many as there are ranks. */
export function unevenness(ranks: readonly number[], bins: number): number {
  const counts = Array.from({ length: bins }, (_, b) => ranks.filter((r) => r === b).length);
  const even = ranks.length / bins;
  return counts.reduce((sum, n) => sum + ((n - even) * (n - even)) / even, 0);
}
