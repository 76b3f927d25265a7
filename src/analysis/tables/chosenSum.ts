// The sum of the scores of k rows out of n, were those k chosen at random: the permutation distribution behind the rank-sum test and the
// test for trend. Exact by counting choices sum by sum; where that would be too much, by shuffles drawn with a fixed key.
// Sources: Pitman, JRSS Suppl. 4 (1937); counting by generating function as in Streitberg and Röhmel, Stat. Softw. Newsl. 12 (1986);
// (b + 1) / (m + 1) for shuffles: Phipson and Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010).
import type { Purpose } from "../../core/purposes.ts";
import { resampleKey, shuffled } from "../resample.ts";

/** Two-sided chance of a sum at least as far from its mean as the one seen. */
export interface PermutationP {
  readonly p: number;
  /** Shuffles that it rests on; null where it is exact. */
  readonly shuffles: number | null;
}

export const SHUFFLES = 19_999;
/** Additions up to which choices are counted. */
const MOST_WORK = 30_000_000;
/** Rows up to which the number of choices is below the largest double. */
const MOST_ROWS = 1000;

/** Whole scores, and which rows are chosen; of the same length. Throws RangeError otherwise. */
export function chosenSum(
  scores: readonly number[],
  chosen: readonly boolean[],
  work: number = MOST_WORK,
): PermutationP {
  const n = scores.length;
  if (chosen.length !== n || !scores.every((s) => Number.isSafeInteger(s)))
    throw new RangeError("chosenSum: needs as many whole scores as choices");
  const least = Math.min(...scores);
  const from = scores.map((s) => s - least);
  const k = chosen.filter(Boolean).length;
  const seen = from.reduce((sum, s, i) => sum + (chosen[i] ? s : 0), 0);
  const all = from.reduce((sum, s) => sum + s, 0);
  if (k === 0 || k === n || all === 0) return { p: 1, shuffles: null };
  const far = Math.abs(n * seen - k * all); // n times the distance from the mean, whole
  const largest = [...from]
    .sort((a, b) => b - a)
    .slice(0, k)
    .reduce((sum, s) => sum + s, 0);
  if (n > MOST_ROWS || n * k * (largest + 1) > work)
    return byShuffles("chosenSum", n, (order) => {
      let sum = 0;
      for (let i = 0; i < k; i++) sum += from[order[i]!]!;
      return Math.abs(n * sum - k * all) >= far;
    });
  const counts = choices(from, k, largest);
  let total = 0;
  let extreme = 0;
  counts.forEach((count, sum) => {
    total += count;
    if (Math.abs(n * sum - k * all) >= far) extreme += count;
  });
  return { p: Math.min(1, extreme / total), shuffles: null };
}

/** By sum, the number of choices of k rows with that sum. */
function choices(scores: readonly number[], k: number, largest: number): Float64Array {
  const width = largest + 1;
  const counts = new Float64Array((k + 1) * width);
  counts[0] = 1;
  scores.forEach((score, row) => {
    for (let j = Math.min(k, row + 1); j > 0; j--) {
      const to = j * width;
      const before = to - width;
      for (let sum = largest; sum >= score; sum--) counts[to + sum] = counts[to + sum]! + counts[before + sum - score]!;
    }
  });
  return counts.subarray(k * width);
}

/** Share of shuffles of n rows, drawn with a key of this purpose, that lie as far out as what was seen, which counts as one of them. */
export function byShuffles(purpose: Purpose, n: number, isFar: (order: Int32Array) => boolean): PermutationP {
  const key = resampleKey(1, purpose);
  let far = 0;
  for (let m = 0; m < SHUFFLES; m++) if (isFar(shuffled(key, m, n))) far++;
  return { p: (far + 1) / (SHUFFLES + 1), shuffles: SHUFFLES };
}
