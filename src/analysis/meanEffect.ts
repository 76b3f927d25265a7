// The mean effect over worlds, weighted: worlds are the sample, replicates only sharpen each world's mean. The interval is Student's t or that of
// random weights with one more world at the far end of what was seen or may be, whichever reaches further: few worlds with a large effect
// make the mean skewed, and the t is then too sure on their side.
// Source: Cochran, Sampling Techniques (1977), section 6.4, for the linearised ratio; Gaffke, Math. Methods Statist. 14 (2005), and Learned-Miller and
// Thomas, arXiv:1905.06208, for the random weights; Lugannani and Rice, Adv. Appl. Probab. 12 (1980), for their tail.
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { exp } from "../core/exp.ts";
import { log } from "../core/log.ts";
import { normalCdf } from "../core/normal.ts";
import { checkConfidence } from "./interval.ts";
import type { Estimate } from "./interval.ts";
import { effectiveSize, weightedMean } from "./moments.ts";

/** The t value with this chance of being exceeded in size; freedom > 0, may be fractional. */
export function tQuantile(confidence: number, freedom: number): number {
  checkConfidence(confidence);
  const b = betaQuantile(1 - confidence, freedom / 2, 0.5);
  return Math.sqrt((freedom * (1 - b)) / b);
}

/**
 * Mean of world means (NaN: no replicates, left out), in their units. `range`: what a world's mean can be at least and at most, where that is
 * known; the interval stays inside, and worlds that did not come up may lie at its ends. The ends are −∞ and ∞ (or the range's) below two
 * worlds, value NaN without any. Throws RangeError when lengths differ.
 */
export function meanEffect(
  means: ArrayLike<number>,
  weights: ArrayLike<number>,
  confidence: number,
  range?: readonly [number, number],
): Estimate {
  if (means.length !== weights.length) throw new RangeError("meanEffect: one weight per world is needed");
  const [least, most] = range ?? [-Infinity, Infinity];
  const values: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < means.length; i++) {
    if (Number.isNaN(means[i]!) || !(weights[i]! > 0)) continue;
    values.push(means[i]!);
    shares.push(weights[i]!);
  }
  if (values.length === 0) return { value: NaN, low: least, high: most };
  const value = weightedMean(values, shares);
  const worlds = effectiveSize(shares);
  if (values.length < 2 || worlds <= 1) return { value, low: least, high: most };
  let total = 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    const e = shares[i]! * (values[i]! - value);
    total += shares[i]!;
    squares += e * e;
  }
  const error = Math.sqrt((squares * worlds) / (worlds - 1)) / total;
  const half = tQuantile(confidence, worlds - 1) * error;
  const tail = (1 - confidence) / 2;
  const top = range ? most : values.reduce((a, b) => Math.max(a, b));
  const bottom = range ? least : values.reduce((a, b) => Math.min(a, b));
  const reach = (sign: 1 | -1): number =>
    // no negative zero
    0 +
    sign *
      furthest(
        values.map((x) => sign * x),
        shares,
        total / worlds,
        sign * value + half,
        sign * (sign > 0 ? top : bottom),
        tail,
      );
  return {
    value,
    low: Math.max(least, reach(-1)),
    high: Math.min(most, reach(1)),
  };
}

const HALVINGS = 20;
const STEPS = 40;

/** The end by Student's t, or further: where the mean under exponential random weights, with one more value at the far end, lies with this chance or beyond. */
function furthest(
  values: readonly number[],
  weights: readonly number[],
  one: number,
  plain: number,
  end: number,
  tail: number,
): number {
  const terms = new Float64Array(values.length + 1);
  const beyond = (at: number): number => {
    for (let i = 0; i < values.length; i++) terms[i] = weights[i]! * (values[i]! - at);
    terms[values.length] = one * (end - at);
    return chanceBeyond(terms);
  };
  if (!(end > plain) || beyond(plain) <= tail) return plain;
  let [low, high] = [plain, end];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (low + high) / 2;
    if (beyond(middle) > tail) low = middle;
    else high = middle;
  }
  return high;
}

/** P(Σ aᵢEᵢ ≥ 0) for independent exponential Eᵢ, by its saddlepoint; one half and more comes out as one half. */
function chanceBeyond(a: Float64Array): number {
  let most = 0;
  let sum = 0;
  for (const x of a) {
    sum += x;
    if (x > most) most = x;
  }
  if (most === 0) return 0;
  if (sum >= 0) return 0.5;
  // where Σ aᵢ / (1 − saᵢ) = 0, at s between 0 and 1 / most: Newton's steps, kept between bounds
  let [low, high] = [0, 1 / most];
  let s = 0;
  for (let k = 0; k < STEPS; k++) {
    let slope = 0;
    let curve = 0;
    for (const x of a) {
      const y = x / (1 - s * x);
      slope += y;
      curve += y * y;
    }
    if (slope < 0) low = s;
    else high = s;
    const next = s - slope / curve;
    const step = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(step - s) < 1e-12 * high) break;
    s = step;
  }
  let value = 0;
  let bend = 0;
  for (const x of a) {
    value -= log(1 - s * x);
    bend += (x / (1 - s * x)) * (x / (1 - s * x));
  }
  const w = Math.sqrt(Math.max(0, -2 * value));
  const u = s * Math.sqrt(bend);
  // near the middle the two terms cancel
  if (w < 1e-3) return 0.5;
  return 1 - normalCdf(w) + DENSITY * exp((-w * w) / 2) * (1 / u - 1 / w);
}

/** The normal density at 0. */
const DENSITY = 0.3989422804014327;
