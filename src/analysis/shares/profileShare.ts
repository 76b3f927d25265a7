// The range of a share that the data allow: the shares whose profile deviance 2(ℓ_max − ℓ(share)) is at most the chi-square quantile.
// Where the data can't tell two distributions apart the deviance is flat and the range is wide, as it should be. It is never narrower than the
// exact binomial interval that the same number of noiseless worlds would give.
// Source: Murphy and van der Vaart, "On Profile Likelihood", JASA 95 (2000).
import { normalQuantile } from "../../core/normal.ts";
import { clopperPearson } from "../clopperPearson.ts";
import { fitMixture } from "./mixture.ts";
import type { Mixing, MixtureData } from "./mixture.ts";
import { checkConfidence, wholeWorlds } from "../interval.ts";
import type { Estimate } from "../interval.ts";

/** Ends are found to this much of a share, rounded outwards. */
const RESOLUTION = 0.004;

/** The share of weight on atoms with side 1. */
export function shareOf(mixing: Mixing, side: Int8Array): number {
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

/** The best fit with the share held, and whether the data allow that share. A fit that runs out of cycles undecided counts as allowed. */
function tryShare(data: MixtureData, side: Int8Array, share: number, start: Float64Array, goal: number) {
  const fit = fitMixture(data, { held: { side, share }, start, target: goal });
  return { allowed: fit.logLikelihood >= goal || fit.undecided, weights: fit.weights };
}

/** True when the interval of `profileShare` contains this share: the same test without the search for the ends. */
export function shareAllowed(
  data: MixtureData,
  side: Int8Array,
  best: Mixing,
  worlds: number,
  confidence: number,
  share: number,
): boolean {
  const value = shareOf(best, side);
  const floor = wholeWorlds({ value, ...clopperPearson(value * worlds, worlds, confidence) }, worlds);
  if (share >= floor.low && share <= floor.high) return true;
  return tryShare(data, side, share, best.weights, target(best, confidence)).allowed;
}

/** Share of worlds with side 1, with its interval. `best` is the free fit of `data`; side is 1 or −1 for each atom; worlds is their effective number. */
export function profileShare(
  data: MixtureData,
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
  const end = (near: number, far: number): number => {
    if (near === far) return near;
    let start = best.weights;
    const allowed = (share: number): boolean => {
      const tried = tryShare(data, side, share, start, goal);
      if (tried.allowed) start = tried.weights;
      return tried.allowed;
    };
    if (!allowed(near)) return near;
    if (allowed(far)) return far;
    let inner = near;
    let outer = far;
    while (Math.abs(outer - inner) > RESOLUTION) {
      const middle = (inner + outer) / 2;
      if (allowed(middle)) inner = middle;
      else outer = middle;
    }
    return outer;
  };
  return wholeWorlds({ value, low: end(floor.low, 0), high: end(floor.high, 1) }, worlds);
}
