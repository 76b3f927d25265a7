// Exact Cochran–Armitage test for trend: whether rows with a yes lie higher on an ordered score than chance would put them, given how many
// there are. Two-sided.
// Sources: Cochran, Biometrics 10 (1954); Armitage, Biometrics 11 (1955); exact, given the margins: Agresti, Stat. Sci. 7 (1992).
import { chosenSum, type PermutationP } from "./chosenSum.ts";

export interface TrendInShares extends PermutationP {
  /** Mean score of rows with a yes less that of the others: above 0 where the share rises. 0 where there is only one kind. */
  readonly slope: number;
}

/** Scores may be any finite numbers of at most six decimals. Throws RangeError on other ones, or when the lengths differ. */
export function trendInShares(scores: readonly number[], yes: readonly boolean[]): TrendInShares {
  const whole = wholeScores(scores);
  const mean = (of: boolean): number => {
    const those = scores.filter((_, i) => yes[i] === of);
    return those.reduce((sum, s) => sum + s, 0) / those.length;
  };
  const slope = mean(true) - mean(false);
  return { ...chosenSum(whole, yes), slope: Number.isNaN(slope) ? 0 : slope };
}

/** The same scores as whole numbers: times the smallest power of ten that makes them so. */
function wholeScores(scores: readonly number[]): number[] {
  for (let times = 1; times <= 1e6; times *= 10) {
    const whole = scores.map((s) => Math.round(s * times));
    if (whole.every((w, i) => Math.abs(w - scores[i]! * times) <= 1e-9 * Math.max(1, Math.abs(w)))) return whole;
  }
  throw new RangeError("trendInShares: scores must be finite numbers of at most six decimals");
}
