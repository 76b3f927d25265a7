// Two sides of inputs in a linear model with noise: what share of both sums of squared effects the first side has is known.
//   difference of replicate r in world w when input i is moved:  s_w g_i (1 + .5 z_wi) + noise e_wir
import { squaredEffect, type Squares } from "../../src/analysis/shares/shareOfSides.ts";
import { exp } from "../../src/core/exp.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { normalQuantile } from "../../src/core/normal.ts";

/** How far worlds can be moved: all alike, as a lognormal with σ = .8, or 40 % of them and the others not at all. */
export type Sensitivity = "alike" | "skewed" | "few";

export interface Planted {
  /** Share of the first side. */
  readonly share: number;
  readonly sensitivity: Sensitivity;
  /** Noise of a replicate's difference, where the effects of both sides have squares that sum to 1 (to 1.25 with their spread). */
  readonly noise: number;
  readonly worlds: number;
  readonly replicates: number;
  /** Inputs of each side. */
  readonly inputs: readonly [number, number];
}

export function plant({ share, sensitivity, noise, worlds, replicates, inputs }: Planted, seed: number): Squares {
  const normal = (world: number, what: number, index: number): number =>
    normalQuantile(draw(channel(seedKey(seed), 940, what), world, 0, index));
  const side = (which: 0 | 1): Float64Array =>
    Float64Array.from({ length: worlds }, (_, w) => {
      const luck = normal(w, 0, 0);
      const moved = sensitivity === "alike" ? 1 : sensitivity === "skewed" ? exp(0.8 * luck) : luck > 0.2533 ? 1 : 0;
      const own = Math.sqrt((which === 0 ? share : 1 - share) / inputs[which]);
      let sum = 0;
      for (let i = 0; i < inputs[which]; i++) {
        const effect = moved * own * (1 + 0.5 * normal(w, 1 + which, i));
        const seen = Array.from({ length: replicates }, (_, r) => effect + noise * normal(w, 3 + which, i * replicates + r)); // prettier-ignore
        sum += squaredEffect(seen);
      }
      return sum;
    });
  return { first: side(0), second: side(1) };
}
