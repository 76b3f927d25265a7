// Screening by elementary effects: how much an outcome changes when one factor alone moves by half of its range. From few runs a factor,
// so that many factors can be looked at before any is studied; it ranks, it does not share out a variance.
//   d_i = (y(x with x_i moved by Δ) - y(x)) / Δ;  μ = mean d_i, μ* = mean |d_i|, σ = standard deviation of d_i over base points x
// Sources: Morris, Technometrics 33:161 (1991) for μ and σ; Campolongo, Cariboni and Saltelli, Environ. Model. Softw. 22:1509 (2007) for μ*;
// radial design: Campolongo, Saltelli and Cariboni, Comput. Phys. Commun. 182:978 (2011). Departure: levels may be kept off the ends.
import type { Key } from "../../core/keyed.ts";
import { draw } from "../../core/keyed.ts";
import { sortedQuantile } from "../quantiles.ts";
import { checkConfidence } from "../interval.ts";
import { drawMembers, resampleKey } from "../resample.ts";

const LEVELS = 4;
const BOOTSTRAPS = 400;

/** A base point and, by factor, where it moves: two of four levels up or down. */
export interface RadialPoint {
  readonly base: Float64Array;
  readonly moved: Float64Array;
}

/**
 * Base point `b` of a radial design on four levels from `inset` to 1 - `inset`, each equally likely. `names` are 32-bit hashes of the
 * factors: a factor is drawn by its name, so that one more leaves the others' draws alone.
 */
export function radialPoint(key: Key, b: number, names: readonly number[], inset: number): RadialPoint {
  const at = (level: number): number => inset + ((1 - 2 * inset) * level) / (LEVELS - 1);
  const base = new Float64Array(names.length);
  const moved = new Float64Array(names.length);
  names.forEach((name, i) => {
    const level = Math.floor(LEVELS * draw(key, b, 0, name));
    base[i] = at(level);
    moved[i] = at(level < LEVELS / 2 ? level + LEVELS / 2 : level - LEVELS / 2);
  });
  return { base, moved };
}

export interface ElementaryEffects {
  /** Mean, mean size and standard deviation of the effects; NaN without any. */
  readonly mu: number;
  readonly muStar: number;
  readonly sigma: number;
  /** Bootstrap interval of muStar over base points. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/**
 * Effects by factor from effects by factor and base point; NaN where a point was left out. Bootstrap members are whole base points, the
 * same for every factor. Throws RangeError on a confidence outside 0..1.
 */
export function elementaryEffects(
  effects: readonly Float64Array[],
  confidence: number,
  seed: number,
): ElementaryEffects[] {
  checkConfidence(confidence);
  const bases = effects[0]?.length ?? 0;
  const key = resampleKey(seed, "elementaryEffects");
  const all = Int32Array.from({ length: bases }, (_, b) => b);
  const resamples = Array.from({ length: BOOTSTRAPS }, (_, k) => {
    const members = new Int32Array(bases);
    drawMembers(key, k, all, members);
    return members;
  });
  return effects.map((own) => {
    const whole = summary(own, all);
    const starred = Float64Array.from(resamples, (members) => summary(own, members).muStar)
      .filter((x) => !Number.isNaN(x))
      .sort();
    if (whole.n < 2 || starred.length === 0) return { ...whole, low: NaN, high: NaN };
    const tail = (1 - confidence) / 2;
    return { ...whole, low: sortedQuantile(starred, tail), high: sortedQuantile(starred, 1 - tail) };
  });
}

function summary(effects: Float64Array, members: Int32Array) {
  let n = 0;
  let sum = 0;
  let size = 0;
  for (let m = 0; m < members.length; m++) {
    const d = effects[members[m]!]!;
    if (Number.isNaN(d)) continue;
    n++;
    sum += d;
    size += Math.abs(d);
  }
  const mu = sum / n;
  let squares = 0;
  for (let m = 0; m < members.length; m++) {
    const d = effects[members[m]!]!;
    if (!Number.isNaN(d)) squares += (d - mu) * (d - mu);
  }
  return { mu, muStar: size / n, sigma: n > 1 ? Math.sqrt(squares / (n - 1)) : NaN, n };
}
