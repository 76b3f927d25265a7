// Spearman's rank correlation of two numbers, with ties, by permutation: exact over every order of up to nine rows, else by shuffles drawn
// with a fixed key. Two-sided.
// Source: Spearman, Am. J. Psychol. 15 (1904).
import { byShuffles, type PermutationP } from "./chosenSum.ts";
import { twiceMidranks } from "./midranks.ts";

export interface RankCorrelation extends PermutationP {
  /** -1..1; 0 where one of the two never varies. */
  readonly rho: number;
}

/** Rows of which every order is tried: 9! is 362,880. */
const MOST_ORDERED = 9;

/** Two columns of the same length. Throws RangeError otherwise, or on NaN. */
export function rankCorrelation(
  x: readonly number[],
  y: readonly number[],
  ordered: number = MOST_ORDERED,
): RankCorrelation {
  const n = x.length;
  if (y.length !== n) throw new RangeError("rankCorrelation: needs two columns of the same length");
  const [a, b] = [twiceMidranks(x), twiceMidranks(y)];
  const centred = (order: ArrayLike<number>): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (a[i]! - n - 1) * (b[order[i]!]! - n - 1); // the mean of twice the ranks is n + 1
    return sum;
  };
  const spread = (ranks: readonly number[]): number => ranks.reduce((sum, r) => sum + (r - n - 1) * (r - n - 1), 0);
  const own = Int32Array.from({ length: n }, (_, i) => i);
  const seen = centred(own);
  const product = spread(a) * spread(b);
  if (product === 0) return { p: 1, shuffles: null, rho: 0 };
  const rho = seen / Math.sqrt(product);
  const isFar = (order: ArrayLike<number>): boolean => Math.abs(centred(order)) >= Math.abs(seen);
  if (n > ordered) return { ...byShuffles("rankCorrelation", n, isFar), rho };
  let far = 0;
  let all = 0;
  for (const order of orders(n)) {
    all++;
    if (isFar(order)) far++;
  }
  return { p: far / all, shuffles: null, rho };
}

/** Every order of 0..n-1, each the same array changed in place. Source: Heap, Comput. J. 6 (1963). */
function* orders(n: number): Generator<Int32Array> {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const count = new Int32Array(n);
  yield order;
  for (let i = 1; i < n; ) {
    if (count[i]! < i) {
      const j = i % 2 === 0 ? 0 : count[i]!;
      const kept = order[j]!;
      order[j] = order[i]!;
      order[i] = kept;
      count[i] = count[i]! + 1;
      i = 1;
      yield order;
    } else count[i++] = 0;
  }
}
