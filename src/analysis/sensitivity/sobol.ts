// Shares of an outcome's variance, factor by factor. First order: what a factor does alone, on average over the others. Total: with
// everything that it does together with others. From rows of points a, b and, for each factor i, ab_i: a with factor i taken from b.
//   V S_i  = mean (b - m)(ab_i - a)       first order, Saltelli et al., Comput. Phys. Commun. 181:259 (2010), with y centred at m
//   V ST_i = mean (a - ab_i)² / 2         total, Jansen, Comput. Phys. Commun. 117:35 (1999)
// Both are unbiased but for the division by V, and both are noisy: a first-order estimate may come out negative, which is never shown
// without its interval. A factor may be a group of inputs, or the luck of a run. Factors must be independent.
import { checkConfidence } from "../interval.ts";
import { sortedQuantile } from "../quantiles.ts";
import { drawMembers, resampleKey } from "../resample.ts";

const BOOTSTRAPS = 500;

export interface SobolInput {
  /** Outcome by row. NaN where a point was left out: then the row counts only for what does not need that point. */
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** By factor, then row. */
  readonly mixed: readonly Float64Array[];
  readonly confidence: number;
  readonly seed: number;
}

export interface Index {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Whether the interval lies above 0. Without, only the interval says anything. */
  readonly told: boolean;
}

export interface FactorShare {
  readonly first: Index;
  readonly total: Index;
  /** Rows that its total rests on. */
  readonly rows: number;
}

export interface SobolIndices {
  readonly mean: number;
  readonly variance: number;
  readonly factors: readonly FactorShare[];
  /** Sum of the first-order shares: the rest of 1 is what factors do only together. */
  readonly alone: Index;
  readonly convergence: Convergence;
}

/** How far the indices have settled, judged by whole rows drawn again. */
export interface Convergence {
  readonly rows: number;
  readonly widestFirst: number;
  readonly widestTotal: number;
  /** In what share of the bootstrap samples the factor with the largest total stays the largest. */
  readonly leaderStays: number;
  /** Largest change of a total from the first half of the rows to all of them. */
  readonly drift: number;
  /** Rows at which the widest interval would be about this wide. */
  readonly rowsFor: { readonly width: number; readonly rows: number };
}

const WIDTH = 0.1;

/**
 * Null when the outcome does not vary. Intervals are percentiles of a bootstrap of whole rows.
 * Throws RangeError on rows that don't match, or a confidence outside 0..1.
 */
export function sobolIndices(input: SobolInput): SobolIndices | null {
  checkConfidence(input.confidence);
  const { a, b, mixed, confidence, seed } = input;
  if (b.length !== a.length || mixed.some((m) => m.length !== a.length))
    throw new RangeError("sobolIndices: every factor needs one value a row");
  const rows = Int32Array.from({ length: a.length }, (_, j) => j);
  const mean = meanOf(a, b);
  const parts = rowParts(input, mean);
  const whole = estimate(parts, rows);
  if (!(whole.variance > 0)) return null;
  const key = resampleKey(seed, "sobolIndices");
  const members = new Int32Array(rows.length);
  const samples = Array.from({ length: BOOTSTRAPS }, (_, k) => {
    drawMembers(key, k, rows, members);
    return estimate(parts, members);
  }).filter((s) => s.variance > 0);
  const index = (of: (e: Estimate) => number): Index => {
    const sorted = Float64Array.from(samples, of)
      .filter((x) => !Number.isNaN(x))
      .sort();
    const value = of(whole);
    if (sorted.length === 0) return { value, low: -Infinity, high: Infinity, told: false };
    const low = sortedQuantile(sorted, (1 - confidence) / 2);
    return { value, low, high: sortedQuantile(sorted, (1 + confidence) / 2), told: low > 0 };
  };
  const factors = mixed.map((_, i) => ({
    first: index((e) => e.first[i]!),
    total: index((e) => e.total[i]!),
    rows: parts.factors[i]!.n,
  }));
  const alone = index((e) => e.first.reduce((sum, s) => sum + s, 0));
  const widest = (of: (f: FactorShare) => Index): number =>
    factors.reduce((most, f) => Math.max(most, of(f).high - of(f).low), 0);
  const [widestFirst, widestTotal] = [widest((f) => f.first), widest((f) => f.total)];
  const half = estimate(parts, rows.subarray(0, Math.floor(rows.length / 2)));
  const leader = largest(whole.total);
  const spread = Math.max(widestFirst, widestTotal) / WIDTH;
  return {
    mean,
    variance: whole.variance,
    factors,
    alone,
    convergence: {
      rows: rows.length,
      widestFirst,
      widestTotal,
      leaderStays: samples.filter((s) => largest(s.total) === leader).length / Math.max(1, samples.length),
      drift: whole.total.reduce((most, t, i) => Math.max(most, Math.abs(t - half.total[i]!) || 0), 0),
      rowsFor: { width: WIDTH, rows: Math.max(1, Math.ceil(rows.length * spread * spread)) },
    },
  };
}

/** What each row adds; NaN parts are left out of sums. */
interface Parts {
  readonly centred: Float64Array;
  readonly square: Float64Array;
  readonly factors: readonly { readonly first: Float64Array; readonly total: Float64Array; readonly n: number }[];
}

function rowParts({ a, b, mixed }: SobolInput, mean: number): Parts {
  const centred = a.map((x, j) => (x + b[j]!) / 2 - mean);
  const square = a.map((x, j) => ((x - mean) * (x - mean) + (b[j]! - mean) * (b[j]! - mean)) / 2);
  const factors = mixed.map((ab) => {
    const first = a.map((x, j) => (b[j]! - mean) * (ab[j]! - x));
    const total = a.map((x, j) => ((x - ab[j]!) * (x - ab[j]!)) / 2);
    return { first, total, n: total.reduce((n, t) => n + (Number.isNaN(t) ? 0 : 1), 0) };
  });
  return { centred, square, factors };
}

interface Estimate {
  readonly variance: number;
  readonly first: Float64Array;
  readonly total: Float64Array;
}

function estimate({ centred, square, factors }: Parts, members: Int32Array): Estimate {
  const shift = average(centred, members);
  const variance = average(square, members) - shift * shift;
  return {
    variance,
    first: Float64Array.from(factors, (f) => average(f.first, members) / variance),
    total: Float64Array.from(factors, (f) => average(f.total, members) / variance),
  };
}

function average(values: Float64Array, members: Int32Array): number {
  let sum = 0;
  let n = 0;
  for (let m = 0; m < members.length; m++) {
    const value = values[members[m]!]!;
    if (Number.isNaN(value)) continue;
    sum += value;
    n++;
  }
  return sum / n;
}

function meanOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  let n = 0;
  for (const values of [a, b])
    for (let j = 0; j < values.length; j++)
      if (!Number.isNaN(values[j])) {
        sum += values[j]!;
        n++;
      }
  return sum / n;
}

function largest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i]! > values[best]!) best = i;
  return best;
}
