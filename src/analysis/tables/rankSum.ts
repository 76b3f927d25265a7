// Wilcoxon's rank-sum test of two groups, with ties, by permutation: two-sided, with the share of pairs in which the first group is larger.
// Source: Wilcoxon, Biometrics Bull. 1 (1945); Mann and Whitney, Ann. Math. Stat. 18 (1947).
import { chosenSum, type PermutationP } from "./chosenSum.ts";
import { twiceMidranks } from "./midranks.ts";

export interface RankSum extends PermutationP {
  /** Share of pairs, one from each group, in which the first is larger; equal pairs count half. 0.5 where a group is empty. */
  readonly larger: number;
}

/** Compares two groups of numbers. Throws RangeError on NaN. */
export function rankSum(first: readonly number[], second: readonly number[]): RankSum {
  const ranks = twiceMidranks([...first, ...second]);
  const isFirst = ranks.map((_, i) => i < first.length);
  const [m, n] = [first.length, second.length];
  if (m === 0 || n === 0) return { p: 1, shuffles: null, larger: 0.5 };
  const sum = ranks.slice(0, m).reduce((total, r) => total + r, 0);
  return { ...chosenSum(ranks, isFirst), larger: (sum - m * (m + 1)) / (2 * m * n) };
}
