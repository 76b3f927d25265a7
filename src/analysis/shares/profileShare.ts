// The range of a share that the data allow: the shares whose profile deviance 2(ℓ_max − ℓ(share)) is at most the chi-square quantile.
// Where the data can't tell two distributions apart the deviance is flat and the range is wide, as it should be. It is never narrower than the
// exact binomial interval that the same number of noiseless worlds would give. The profile is concave, so every share tried bounds the
// range from outside, too, and a few tries find its ends.
// Source: Murphy and van der Vaart, "On Profile Likelihood", JASA 95 (2000).
import { exp } from "../../core/exp.ts";
import { normalQuantile } from "../../core/normal.ts";
import { clopperPearson } from "../clopperPearson.ts";
import type { Mixing, Mixture } from "./mixture.ts";
import { checkConfidence, wholeWorlds } from "../interval.ts";
import type { Estimate } from "../interval.ts";

/** Ends are found to this much of a share, rounded outwards. */
const RESOLUTION = 0.004;
/** From a share whose log-likelihood misses the goal by less than this, the bound is taken to be near the end. */
const CLOSE = 2;

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

/** Log-likelihood that a share must reach to lie in the interval. */
function target(best: Mixing, confidence: number): number {
  checkConfidence(confidence);
  const z = normalQuantile((1 + confidence) / 2);
  return best.logLikelihood - (z * z) / 2;
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
export function shareAllowed(
  mixture: Mixture,
  side: Int8Array,
  best: Mixing,
  worlds: number,
  confidence: number,
  share: number,
): boolean {
  const value = shareOf(best, side);
  const floor = wholeWorlds({ value, ...clopperPearson(value * worlds, worlds, confidence) }, worlds);
  if (share >= floor.low && share <= floor.high) return true;
  const goal = target(best, confidence);
  const fit = mixture.fit({ held: { side, share }, start: best.weights, target: goal });
  return fit.logLikelihood >= goal || fit.undecided;
}

/** Share of worlds with side 1, with its interval. `best` is the free fit; side is 1 or −1 for each atom; worlds is their effective number. */
export function profileShare(
  mixture: Mixture,
  side: Int8Array,
  best: Mixing,
  worlds: number,
  confidence: number,
): Estimate {
  const goal = target(best, confidence);
  const value = shareOf(best, side);
  const floor = { value, ...clopperPearson(value * worlds, worlds, confidence) };
  // Without atoms on one side there is no other share to try.
  if (!side.includes(1) || !side.includes(-1)) return wholeWorlds(floor, worlds);
  return wholeWorlds(
    {
      value,
      low: end(mixture, side, best, goal, floor.low, 0),
      high: end(mixture, side, best, goal, floor.high, 1),
    },
    worlds,
  );
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
