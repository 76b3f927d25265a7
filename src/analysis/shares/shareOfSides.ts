// Whose inputs move an outcome: two sides, each with inputs that are moved one at a time by comparable changes. An input's effect in a
// world is an expectation over the luck in it, so its square is estimated without the noise: the mean of products of different
// replicates' differences (a U-statistic). A side's sum is over its inputs, averaged over worlds; its share is its part of both sums.
//   A = mean_w Σ_{i in first} δ_wi²,  B the same of the second,  s = A/(A + B)
// Interval of s: every share that (1-s)A - sB = 0 is not spoken against by (Fieller's inversion), by Student's t or by a studentised
// bootstrap of whole worlds, whichever reaches further. Percentiles of the resampled ratio covered .87 to .93 of a nominal .95 where
// worlds differ much in how far they can be moved.
// Source: Fieller, J. R. Stat. Soc. B 16:175 (1954); Hall, Ann. Stat. 16:927 (1988); U-statistic: Hoeffding, Ann. Math. Stat. 19:293 (1948).
import { checkConfidence, type Estimate } from "../interval.ts";
import { pow } from "../../core/pow.ts";
import { tQuantile } from "../meanEffect.ts";
import { sortedQuantile } from "../quantiles.ts";
import { drawMembers, resampleKey } from "../resample.ts";

/** By world, the sums of squared effects of both sides. */
export interface Squares {
  readonly first: Float64Array;
  readonly second: Float64Array;
}

const RESAMPLES = 1000;
/** Steps of the bisection that finds an end: to a thousandth. */
const STEPS = 10;

/** The square of an expected difference, without its noise; may be negative. NaN below two replicates. */
export function squaredEffect(differences: readonly number[]): number {
  const n = differences.length;
  if (n < 2) return NaN;
  let sum = 0;
  let squares = 0;
  for (const d of differences) {
    sum += d;
    squares += d * d;
  }
  return (sum * sum - squares) / (n * (n - 1));
}

/**
 * Share of the first side, 0..1, with its interval. NaN between 0 and 1 where nothing moves the outcome.
 * Throws RangeError on sides of different worlds or a confidence outside 0..1.
 */
export function shareOfFirst({ first, second }: Squares, confidence: number, seed: number): Estimate {
  checkConfidence(confidence);
  const n = first.length;
  if (second.length !== n) throw new RangeError("shareOfFirst: both sides need the same worlds");
  const value = ratio(meanOf(first), meanOf(second));
  if (n < 3 || Number.isNaN(value)) return { value, low: 0, high: 1 };
  const allowed = inversion({ first, second }, confidence, seed);
  const end = (from: number): number => {
    if (allowed(from)) return from;
    let [out, inside] = [from, value];
    for (let k = 0; k < STEPS; k++) {
      const middle = (out + inside) / 2;
      if (allowed(middle)) inside = middle;
      else out = middle;
    }
    return out;
  };
  const found = { value, low: end(0), high: end(1) };
  // of a side of which nothing was seen, worlds that it moves as far as any was seen to move may have been missed
  const missed = unseen(n, confidence) * Math.max(...first, ...second);
  if (second.every((x) => x === 0)) found.low = Math.min(found.low, ratio(meanOf(first), missed));
  if (first.every((x) => x === 0)) found.high = Math.max(found.high, 1 - ratio(meanOf(second), missed));
  return found;
}

/** Largest share of worlds of a kind of which none was met among n: the upper end for 0 of n, Clopper and Pearson 1934. */
export const unseen = (n: number, confidence: number): number => 1 - pow((1 - confidence) / 2, 1 / n);

const ratio = (a: number, b: number): number => (a + b > 0 ? Math.min(1, Math.max(0, a / (a + b))) : NaN);

/** Means, and variances and covariance of the means. */
interface Sums {
  readonly a: number;
  readonly b: number;
  readonly aa: number;
  readonly ab: number;
  readonly bb: number;
}

/** Whether a share is one that the worlds do not speak against. */
function inversion(squares: Squares, confidence: number, seed: number): (share: number) => boolean {
  const n = squares.first.length;
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const whole = sumsOf(squares, all);
  const t = tQuantile(confidence, n - 1);
  const key = resampleKey(seed, "sidesShare");
  const members = new Int32Array(n);
  const resampled = Array.from({ length: RESAMPLES }, (_, k) => {
    drawMembers(key, k, all, members);
    return sumsOf(squares, members);
  });
  const pivots = new Float64Array(RESAMPLES);
  return (s) => {
    const difference = (of: Pick<Sums, "a" | "b">): number => (1 - s) * of.a - s * of.b;
    const error = ({ aa, ab, bb }: Sums): number =>
      Math.sqrt(Math.max(0, (1 - s) * (1 - s) * aa - 2 * s * (1 - s) * ab + s * s * bb));
    const found = difference(whole);
    const own = error(whole);
    if (Math.abs(found) <= t * own) return true;
    if (own === 0) return false;
    resampled.forEach((r, k) => {
      const moved = difference(r) - found;
      pivots[k] = moved === 0 ? 0 : moved / error(r);
    });
    pivots.sort();
    const [low, high] = [(1 - confidence) / 2, (1 + confidence) / 2].map((p) => sortedQuantile(pivots, p));
    return found - (high as number) * own <= 0 && found - (low as number) * own >= 0;
  };
}

function sumsOf({ first, second }: Squares, members: Int32Array): Sums {
  const n = members.length;
  let a = 0;
  let b = 0;
  for (let m = 0; m < n; m++) {
    a += first[members[m]!]!;
    b += second[members[m]!]!;
  }
  a /= n;
  b /= n;
  let [aa, ab, bb] = [0, 0, 0];
  for (let m = 0; m < n; m++) {
    const x = first[members[m]!]! - a;
    const y = second[members[m]!]! - b;
    aa += x * x;
    ab += x * y;
    bb += y * y;
  }
  const scale = n * (n - 1);
  return { a, b, aa: aa / scale, ab: ab / scale, bb: bb / scale };
}

/**
 * The root of a mean of squares, in the outcome's unit, with the ends of a t interval; what is below nothing is nothing. `most`: the largest
 * square that a world can have: as many worlds as may have been missed are taken to have it. Infinite: no upper end is known.
 * Below three worlds none is known either: the high end is Infinity, and null in a result's JSON.
 */
export function rootMean(squares: Float64Array, confidence: number, most = 0): Estimate {
  checkConfidence(confidence);
  const n = squares.length;
  const root = (x: number): number => Math.sqrt(Math.max(0, x));
  const { a, aa } = sumsOf({ first: squares, second: squares }, Int32Array.from({ length: n }, (_, i) => i)); // prettier-ignore
  if (n < 3) return { value: n > 0 ? root(a) : NaN, low: 0, high: Infinity };
  const half = tQuantile(confidence, n - 1) * Math.sqrt(aa);
  const missed = most === 0 ? 0 : most * unseen(n, confidence);
  return { value: root(a), low: root(a - half), high: root(a + Math.max(half, missed)) };
}

/**
 * By how much the first side's share changes from one level to another, the worlds being the same: linearised with a t interval, or
 * percentiles of a bootstrap of whole worlds where these reach further. -1 to 1 where at either level nothing moves the outcome.
 */
export function changeOfShare(from: Squares, to: Squares, confidence: number, seed: number): Estimate {
  checkConfidence(confidence);
  const n = from.first.length;
  if ([from.second, to.first, to.second].some((side) => side.length !== n))
    throw new RangeError("changeOfShare: both levels need the same worlds");
  const shares = [from, to].map((s) => ratio(meanOf(s.first), meanOf(s.second)));
  const value = (shares[1] as number) - (shares[0] as number);
  if (n < 3 || Number.isNaN(value)) return { value, low: -1, high: 1 };
  // what each world adds to the change, to first order
  const influence = Float64Array.from({ length: n }, (_, w) => {
    const of = (s: Squares, share: number): number =>
      ((1 - share) * s.first[w]! - share * s.second[w]!) / (meanOf(s.first) + meanOf(s.second));
    return of(to, shares[1] as number) - of(from, shares[0] as number);
  });
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const half = tQuantile(confidence, n - 1) * Math.sqrt(sumsOf({ first: influence, second: influence }, all).aa);
  const key = resampleKey(seed, "sidesChange");
  const members = new Int32Array(n);
  const lows = new Float64Array(RESAMPLES);
  const highs = new Float64Array(RESAMPLES);
  for (let k = 0; k < RESAMPLES; k++) {
    drawMembers(key, k, all, members);
    const [before, after] = [from, to].map((s) => {
      const { a, b } = sumsOf(s, members);
      return ratio(a, b);
    });
    const change = (after as number) - (before as number);
    lows[k] = Number.isNaN(change) ? -1 : change;
    highs[k] = Number.isNaN(change) ? 1 : change;
  }
  return {
    value,
    low: Math.max(-1, Math.min(value - half, sortedQuantile(lows.sort(), (1 - confidence) / 2))),
    high: Math.min(1, Math.max(value + half, sortedQuantile(highs.sort(), (1 + confidence) / 2))),
  };
}

function meanOf(values: Float64Array): number {
  let sum = 0;
  for (const x of values) sum += x;
  return sum / values.length;
}
