// How well does one observation tell two explanations apart? Its Jensen-Shannon divergence in bits: with even odds before, the mean of log2
// of the factor by which the observation raises the odds-weighted belief in the explanation that is true; 0 where both expect the same, 1
// where one look settles it. Observations come in worlds that both explanations share, so worlds are the sample: the plug-in estimate, which
// finds a difference where there is none, is corrected by what swapping the labels of whole worlds at random gives, and intervals come from
// resampling whole worlds.
// Source: Lin, IEEE Trans. Inf. Theory 37 (1991); Good, Permutation Tests (1994); basic bootstrap interval, Davison and Hinkley (1997), 5.2.
import { draw } from "../../core/keyed.ts";
import { log } from "../../core/log.ts";
import { checkConfidence, type Estimate } from "../interval.ts";
import { sortedQuantile } from "../quantiles.ts";
import { drawMembers, resampleKey } from "../resample.ts";

/** World by world, how many observations fell into each class. */
export type Counts = readonly (readonly number[])[];

export interface Separation {
  /** 0..1, corrected; the interval by worlds. */
  readonly bits: Estimate;
  /** What was taken off the plug-in estimate: what chance alone gives. */
  readonly bias: number;
  /** Share of random swaps that separate at least as well, the found one counted with them. */
  readonly p: number;
  /** Chances of the classes under either explanation. */
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly worlds: number;
}

/** Random swaps and resamples of so many worlds, drawn once for all that is compared on them. */
export interface Luck {
  readonly worlds: number;
  /** Swap-major: 1 where a world's labels are swapped. */
  readonly swapped: Uint8Array;
  /** Resample-major: places of the worlds drawn. */
  readonly drawn: Int32Array;
}

export function luckFor(seed: number, worlds: number, swaps: number, resamples: number): Luck {
  const key = resampleKey(seed, "separationSwaps");
  const swapped = new Uint8Array(swaps * worlds);
  for (let k = 0; k < swaps; k++)
    for (let i = 0; i < worlds; i++) swapped[k * worlds + i] = draw(key, k, 0, i) < 0.5 ? 1 : 0;
  const members = Int32Array.from({ length: worlds }, (_, i) => i);
  const drawn = new Int32Array(resamples * worlds);
  const resampled = resampleKey(seed, "separationResamples");
  for (let k = 0; k < resamples; k++) drawMembers(resampled, k, members, drawn.subarray(k * worlds, (k + 1) * worlds));
  return { worlds, swapped, drawn };
}

/**
 * Both sides need the same worlds and classes, and luck for as many. Null where either side has no observation. Throws RangeError when they
 * don't match.
 */
export function separation(a: Counts, b: Counts, luck: Luck, confidence: number): Separation | null {
  checkConfidence(confidence);
  const worlds = a.length;
  if (b.length !== worlds || luck.worlds !== worlds)
    throw new RangeError("separation: both explanations and the luck need the same worlds");
  const classes = a[0]?.length ?? 0;
  if ([...a, ...b].some((row) => row.length !== classes)) throw new RangeError("separation: classes don't match");
  const first = Float64Array.from(a.flat());
  const second = Float64Array.from(b.flat());
  const all = { a: sums(first, classes), b: sums(second, classes) };
  const p = normalised(all.a);
  const q = normalised(all.b);
  if (!p || !q) return null;
  const found = divergence(p, q);
  const now = { a: new Float64Array(classes), b: new Float64Array(classes) };
  let chance = 0;
  let asFar = 1;
  let counted = 0;
  for (let k = 0; k < luck.swapped.length; k += worlds) {
    now.a.set(all.a);
    now.b.set(all.b);
    for (let i = 0; i < worlds; i++)
      if (luck.swapped[k + i] === 1)
        for (let c = 0; c < classes; c++) {
          const more = (second[i * classes + c] as number) - (first[i * classes + c] as number);
          now.a[c] = (now.a[c] as number) + more;
          now.b[c] = (now.b[c] as number) - more;
        }
    const value = divergenceOf(now.a, now.b);
    if (value === null) continue;
    counted++;
    chance += value;
    if (value >= found - 1e-12) asFar++;
  }
  const bias = counted > 0 ? chance / counted : 0;
  const values: number[] = [];
  for (let k = 0; k < luck.drawn.length; k += worlds) {
    now.a.fill(0);
    now.b.fill(0);
    for (let i = 0; i < worlds; i++) {
      const row = (luck.drawn[k + i] as number) * classes;
      for (let c = 0; c < classes; c++) {
        now.a[c] = (now.a[c] as number) + (first[row + c] as number);
        now.b[c] = (now.b[c] as number) + (second[row + c] as number);
      }
    }
    const value = divergenceOf(now.a, now.b);
    if (value !== null) values.push(value);
  }
  const sorted = Float64Array.from(values).sort();
  const value = found - bias;
  const tail = (1 - confidence) / 2;
  // a resample is as far above the sample as the sample is above the truth: reflected, less the bias that it has once more
  const end = (at: number): number => (sorted.length > 0 ? value - (sortedQuantile(sorted, at) - found - bias) : NaN);
  const within = (x: number): number => Math.min(1, Math.max(0, x));
  return {
    bits: {
      value: within(value),
      low: within(Math.min(value, end(1 - tail))),
      high: within(Math.max(value, end(tail))),
    },
    bias,
    p: asFar / (counted + 1),
    a: p,
    b: q,
    worlds: a.filter((row, i) => total(row) + total(b[i] as readonly number[]) > 0).length,
  };
}

const total = (row: readonly number[]): number => row.reduce((sum, x) => sum + x, 0);

function sums(rows: Float64Array, classes: number): Float64Array {
  const sum = new Float64Array(classes);
  for (let i = 0; i < rows.length; i++) sum[i % classes] = (sum[i % classes] as number) + (rows[i] as number);
  return sum;
}

function normalised(sum: Float64Array): number[] | null {
  const all = sum.reduce((s, x) => s + x, 0);
  return all > 0 ? Array.from(sum, (x) => x / all) : null;
}

function divergenceOf(a: Float64Array, b: Float64Array): number | null {
  const p = normalised(a);
  const q = normalised(b);
  return p && q ? divergence(p, q) : null;
}

const LN2 = log(2);

/** Jensen-Shannon divergence of two distributions over the same classes, bits. */
export function divergence(p: readonly number[], q: readonly number[]): number {
  let bits = 0;
  for (let k = 0; k < p.length; k++) {
    const [x, y] = [p[k] as number, q[k] as number];
    const middle = (x + y) / 2;
    if (x > 0) bits += (x * log(x / middle)) / 2;
    if (y > 0) bits += (y * log(y / middle)) / 2;
  }
  return Math.max(0, bits / LN2);
}
