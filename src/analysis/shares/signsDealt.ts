// May it be that no world has an effect? The most likely distribution without any is always less likely than the best one with some, for what
// differs by luck is fitted, too: the more sizes of noise there are among worlds and the fewer replicates tell them, the more. How much luck
// gains is not known beforehand, and a chi-square quantile with one degree of freedom left the truth out in up to nine of ten draws. So it is
// measured on the data themselves: with a coin for the sign of every difference nothing is left but luck, and sizes stay what they are.
// Source: Fisher, The Design of Experiments (1935), section 21; Bartlett, Proc. R. Soc. A 160 (1937), for scaling by the mean.
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { draw } from "../../core/keyed.ts";
import { resampleKey } from "../resample.ts";
import type { Model, Sides } from "./effectMixture.ts";
import { Mixture } from "./mixture.ts";
import type { Mixing } from "./mixture.ts";

/** Deals of all signs. The quantile allows for how little they settle, which costs a fifth of it. */
const DEALS = 4;
/** Gain beyond this, and as much again for every world, that no luck gives: nothing is dealt. Luck was seen to gain at most .6 a world. */
const MOST = 20;

/** Twice the log-likelihood that effects add to the best distribution without any, and the model that fits best. */
export function gain(models: readonly { mixture: Mixture; sides: Sides; best: Mixing }[]): {
  found: number;
  shape: number;
} {
  const bests = models.map(({ best }) => best.logLikelihood);
  const most = Math.max(...bests);
  const none = Math.max(
    ...models.map(({ mixture, sides, best }) => {
      if (!sides.within.includes(1)) return -Infinity;
      return mixture.fit({ held: { side: sides.within, share: 1 }, start: best.weights }).logLikelihood;
    }),
  );
  return { found: Math.max(0, 2 * (most - none)), shape: bests.indexOf(most) };
}

export interface Luck {
  /** The gain in the data as they are. */
  readonly found: number;
  /** Their effective number. */
  readonly worlds: number;
  readonly differences: readonly ArrayLike<number>[];
  /** Models of other differences of the same worlds. */
  readonly modelsOf: (differences: readonly ArrayLike<number>[]) => readonly Model[];
  readonly confidence: number;
  readonly seed: number;
}

/** Whether luck alone may gain this much. */
export function mayBeLuck({ found, worlds, differences, modelsOf, confidence, seed }: Luck): boolean {
  if (found > MOST + worlds) return false;
  const key = resampleKey(seed, "signsDealt");
  let sum = 0;
  for (let deal = 0; deal < DEALS; deal++) {
    const dealt = differences.map((world, i) =>
      Float64Array.from(world, (x, r) => (draw(key, deal, i, r) < 0.5 ? x : -x)),
    );
    const models = modelsOf(dealt).map(({ data, sides }) => {
      const mixture = new Mixture(data);
      return { mixture, sides, best: mixture.fit() };
    });
    sum += gain(models).found;
  }
  const mean = Math.max(1, sum / DEALS);
  return found <= mean * fQuantile(confidence, mean, DEALS * mean);
}

/** Quantile of F: how a gain lies to the mean of those dealt, all being chi-square with as many degrees of freedom as their mean. */
function fQuantile(p: number, first: number, second: number): number {
  const b = betaQuantile(p, first / 2, second / 2);
  return (second * b) / (first * (1 - b));
}
