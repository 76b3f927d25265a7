// How well does one observation tell two explanations apart? Its Jensen-Shannon divergence in bits: with even odds before, the mean of log2
// of the factor by which the observation raises the odds-weighted belief in the explanation that is true; 0 where both expect the same, 1
// where one look settles it. Observations come in worlds that both explanations share, so worlds are the sample: the plug-in estimate, which
// finds a difference where there is none, is corrected by what swapping the labels of whole worlds at random gives, and intervals come from
// resampling whole worlds.
// Source: Lin, IEEE Trans. Inf. Theory 37 (1991); Good, Permutation Tests (1994); basic bootstrap interval, Davison and Hinkley (1997), 5.2.
import { channel, draw, seedKey } from "../core/keyed.ts";
import { log } from "../core/log.ts";
import { STREAMS } from "../core/streams.ts";
import { checkConfidence, type Estimate } from "./interval.ts";
import { sortedQuantile } from "./quantiles.ts";
import { drawMembers, resampleKey } from "./resample.ts";

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

export interface SeparationOptions {
  readonly confidence: number;
  readonly seed: number;
  /** Random swaps, and resamples. */
  readonly swaps: number;
  readonly resamples: number;
}

/**
 * Both sides need the same worlds and classes. Null where either side has no observation. Throws RangeError when they don't match.
 */
export function separation(a: Counts, b: Counts, options: SeparationOptions): Separation | null {
  const { confidence, seed, swaps, resamples } = options;
  checkConfidence(confidence);
  if (a.length !== b.length) throw new RangeError("separation: both explanations need the same worlds");
  const classes = a[0]?.length ?? 0;
  if ([...a, ...b].some((row) => row.length !== classes)) throw new RangeError("separation: classes don't match");
  // worlds in which neither has an observation say nothing
  const used = a.flatMap((row, i) => (total(row) + total(b[i] as readonly number[]) > 0 ? [i] : []));
  const first = used.map((i) => a[i] as readonly number[]);
  const second = used.map((i) => b[i] as readonly number[]);
  const p = chances(first, classes);
  const q = chances(second, classes);
  if (!p || !q) return null;
  const found = divergence(p, q);
  const n = used.length;
  const sum = { a: new Float64Array(classes), b: new Float64Array(classes) };
  const key = channel(seedKey(seed), STREAMS.bootstrap, SWAPS);
  let chance = 0;
  let asFar = 1;
  let counted = 0;
  for (let k = 0; k < swaps; k++) {
    sum.a.fill(0);
    sum.b.fill(0);
    for (let i = 0; i < n; i++) {
      const swapped = draw(key, k, 0, i) < 0.5;
      add(sum.a, (swapped ? second : first)[i] as readonly number[]);
      add(sum.b, (swapped ? first : second)[i] as readonly number[]);
    }
    const value = divergenceOf(sum.a, sum.b);
    if (value === null) continue;
    counted++;
    chance += value;
    if (value >= found - 1e-12) asFar++;
  }
  const bias = counted > 0 ? chance / counted : 0;
  const members = Int32Array.from({ length: n }, (_, i) => i);
  const chosen = new Int32Array(n);
  const resampled = resampleKey(seed, RESAMPLES);
  const values: number[] = [];
  for (let k = 0; k < resamples; k++) {
    drawMembers(resampled, k, members, chosen);
    sum.a.fill(0);
    sum.b.fill(0);
    for (const i of chosen) {
      add(sum.a, first[i] as readonly number[]);
      add(sum.b, second[i] as readonly number[]);
    }
    const value = divergenceOf(sum.a, sum.b);
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
    worlds: n,
  };
}

/** Purposes of the keyed draws. */
const SWAPS = 4000;
const RESAMPLES = 4001;

const total = (row: readonly number[]): number => row.reduce((sum, x) => sum + x, 0);

function add(sum: Float64Array, row: readonly number[]): void {
  for (let k = 0; k < row.length; k++) sum[k] = (sum[k] as number) + (row[k] as number);
}

function chances(rows: Counts, classes: number): number[] | null {
  const sum = new Float64Array(classes);
  for (const row of rows) add(sum, row);
  return normalised(sum);
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
