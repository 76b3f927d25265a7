// The range of a share that the data allow: the shares whose profile deviance 2(ℓ_max − ℓ(share)) is at most the chi-square quantile.
// Where the data can't tell two distributions apart the deviance is flat and the range is wide, as it should be. It is never narrower than the
// exact binomial interval that the same number of noiseless worlds would give. The profile is concave, so every share tried bounds the
// range from outside, too, and a few tries find its ends.
// Source: Murphy and van der Vaart, "On Profile Likelihood", JASA 95 (2000).
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { normalQuantile } from "../../core/normal.ts";
import { clopperPearson } from "../clopperPearson.ts";
import type { Mixing, Mixture } from "./mixture.ts";
import { checkConfidence, wholeWorlds } from "../interval.ts";
import type { Estimate } from "../interval.ts";

/** Ends are found to this much of a share, rounded outwards. */
const RESOLUTION = 0.004;
/** From a share whose log-likelihood misses the goal by less than this, the bound is taken to be near the end. */
const CLOSE = 2;
/** Log-likelihood that atoms must add for the data to call for them. Luck was seen to add 0 to 6, rarely 11; signs that a coin deals add hundreds. */
export const CALLED_FOR = 10;

/** The share of weight on atoms with side 1. */
export function shareOf(mixing: Pick<Mixing, "weights">, side: Int8Array): number {
  let inside = 0;
  let all = 0;
  for (let i = 0; i < mixing.weights.length; i++) {
    all += mixing.weights[i]!;
    if (side[i % side.length]! > 0) inside += mixing.weights[i]!;
  }
  return Math.min(1, inside / all);
}

/** One model of the data: its likelihood, the side of each atom (1 or −1), and its free fit. */
export interface Fitted {
  readonly mixture: Mixture;
  readonly side: Int8Array;
  readonly best: Mixing;
  /** The log-likelihood of its best fit without the atoms that the data may do without, if it has any. */
  readonly without?: number;
  /** Degrees of freedom of the chi-square quantile, 1 without: 2 where the likelihood is known to be that much more flexible than one share. */
  readonly freedom?: 1 | 2;
}

/** The model that fits best, and the log-likelihood that a share must reach under any model to lie in the interval. */
function target(models: readonly Fitted[], confidence: number): { top: Fitted; goal: number } {
  checkConfidence(confidence);
  const top = models.reduce((a, b) => (b.best.logLikelihood > a.best.logLikelihood ? b : a));
  const z = normalQuantile((1 + confidence) / 2);
  const allowed = top.freedom === 2 ? -log(1 - confidence) : (z * z) / 2;
  const { without = -Infinity, best } = top;
  // atoms that the data may do without fit luck, too: unless the data call for them, the cut lies where it would without
  const reference = best.logLikelihood - without <= CALLED_FOR ? without : best.logLikelihood;
  return { top, goal: reference - allowed };
}

/** The share at which what a fit bounds falls to the goal, on the side of `far`; `far` itself when it doesn't. */
function bound(fit: Mixing, goal: number, total: number, far: number): number {
  const [down, up] = fit.reach;
  if (!(up < Infinity) || !(down < Infinity)) return far;
  // ℓ(share) ≤ ℓ + total · log(share · up + (1 − share) · down) for every share
  const at = (exp((goal - fit.logLikelihood) / total) - down) / (up - down);
  return (far === 0 ? up > down : up < down) ? Math.min(1, Math.max(0, at)) : far;
}

/** True when the interval of `profileShare` contains this share: the same test without the search for the ends. */
export function shareAllowed(models: readonly Fitted[], worlds: number, confidence: number, share: number): boolean {
  const { top, goal } = target(models, confidence);
  const value = shareOf(top.best, top.side);
  const floor = wholeWorlds({ value, ...clopperPearson(value * worlds, worlds, confidence) }, worlds);
  if (share >= floor.low && share <= floor.high) return true;
  return models.some(({ mixture, side, best }) => {
    if (best.logLikelihood < goal || !side.includes(1) || !side.includes(-1)) return false;
    const fit = mixture.fit({ held: { side, share }, start: best.weights, target: goal });
    return fit.logLikelihood >= goal || fit.undecided;
  });
}

/** Share of worlds with side 1 under any of the models, with its interval, and the value under the best one. `worlds` is their effective number. */
export function profileShare(models: readonly Fitted[], worlds: number, confidence: number): Estimate {
  const { top, goal } = target(models, confidence);
  const value = shareOf(top.best, top.side);
  const floor = { value, ...clopperPearson(value * worlds, worlds, confidence) };
  let { low, high } = floor;
  for (const { mixture, side, best } of models) {
    if (best.logLikelihood < goal) continue;
    const own = shareOf(best, side);
    low = Math.min(low, own);
    high = Math.max(high, own);
    // Without atoms on one side there is no other share to try.
    if (!side.includes(1) || !side.includes(-1)) continue;
    low = end(mixture, side, best, goal, low, 0);
    high = end(mixture, side, best, goal, high, 1);
  }
  return wholeWorlds({ value, low, high }, worlds);
}

/**
 * The furthest share from `near` towards `far` that the data allow, or `near` when they allow none beyond. A fit that runs out of steps counts as
 * allowed.
 */
function end(mixture: Mixture, side: Int8Array, best: Mixing, goal: number, near: number, far: 0 | 1): number {
  if (near === far) return near;
  const outward = far === 0 ? -1 : 1;
  let inner = near;
  let outer: number = far;
  let start = best.weights;
  let reached = -Infinity;
  const allowed = (share: number): boolean => {
    const fit = mixture.fit({ held: { side, share }, start, target: goal });
    const yes = fit.logLikelihood >= goal || fit.undecided;
    if (goal - fit.logLikelihood < CLOSE) start = fit.weights;
    reached = fit.logLikelihood;
    if (yes) inner = share;
    else outer = share;
    const most = fit.undecided ? far : bound(fit, goal, mixture.total, far);
    if ((most - outer) * outward < 0) outer = (most - inner) * outward < 0 ? inner : most;
    return yes;
  };
  if (!allowed(near)) return near;
  // where the profile would end if it fell like a parabola from its top
  const value = shareOf(best, side);
  const fallen = Math.max(best.logLikelihood - reached, 1e-9);
  const guess = value + (near - value) * Math.sqrt((best.logLikelihood - goal) / fallen) + outward * RESOLUTION;
  if ((guess - outer) * outward < 0 && (guess - inner) * outward > 0) allowed(guess);
  if (outer === far && allowed(far)) return far;
  while (Math.abs(outer - inner) > RESOLUTION) {
    // just inside the outer bound when that was found close to the goal, else in the middle
    const hair = outer - outward * RESOLUTION * 0.9;
    const close = goal - reached < CLOSE && reached < goal && (hair - inner) * outward > RESOLUTION / 4;
    allowed(close ? hair : (inner + outer) / 2);
  }
  return outer;
}
