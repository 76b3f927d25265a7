// The single cut of one assumption that best parts worlds where a claim holds from worlds where it doesn't. Found on one half of the worlds as the
// cut with the largest variance of the score between its sides, judged on the other half (heldOut.ts), where it is the only cut tried.
// Source: Breiman et al., Classification and Regression Trees (1984) for the split.
import type { Condition, Discovered, Discovery, DiscoveryColumn, DiscoveryInput } from "./discovery.ts";
import { halves, judged, mask, separation, sumSides, type Halves } from "./heldOut.ts";
import { quantiles } from "../quantiles.ts";

const LUCK = 0.01;
const THRESHOLDS = Array.from({ length: 19 }, (_, k) => (k + 1) / 20);

/** The cuts of one column: nineteen thresholds between its twentieths, or each of its levels. */
export function cuts(column: DiscoveryColumn, members: Int32Array): Condition[] {
  const { name } = column;
  if (column.kind === "form") {
    const levels = new Set(Array.from(members, (i) => column.values[i]!));
    return [...levels].map((threshold) => ({ name, side: "is", threshold }));
  }
  const thresholds = new Set(
    quantiles(
      Float64Array.from(members, (i) => column.values[i]!),
      THRESHOLDS,
    ),
  );
  return [...thresholds].map((threshold) => ({ name, side: "above", threshold }));
}

/** The complement of a cut by threshold; a form's "is" has none with one level. */
function turned(condition: Condition): Condition | null {
  return condition.side === "above" ? { ...condition, side: "below" } : null;
}

/** The other level of a form of two; null when there are more. */
function otherLevel(column: DiscoveryColumn, condition: Condition, members: Int32Array): Condition | null {
  const others = new Set(Array.from(members, (i) => column.values[i]!).filter((v) => v !== condition.threshold));
  return others.size === 1 ? { ...condition, threshold: [...others][0]! } : null;
}

/** The best cut of the training half, turned so that the score is higher inside; null without any. */
export function searchCut({ input, weights, train }: Halves): Condition | null {
  let best: { column: DiscoveryColumn; condition: Condition; turn: boolean } | null = null;
  let most = 0;
  for (const column of input.columns) {
    for (const condition of cuts(column, train)) {
      const sums = sumSides(mask(column, condition), train, input.y, weights);
      const found = separation(sums, train.length);
      if (found <= most) continue;
      most = found;
      best = { column, condition, turn: sums[0].score / sums[0].weight < sums[1].score / sums[1].weight };
    }
  }
  if (best === null || !best.turn) return best?.condition ?? null;
  return turned(best.condition) ?? otherLevel(best.column, best.condition, train);
}

/**
 * The best single cut, turned so that the claim holds inside, or null when none stands up. Worlds of weight 0 are left out.
 * Throws RangeError on scores outside 0..1, lengths that don't match, or a value that is not a number.
 */
export const bestCut: Discovery = (input: DiscoveryInput): Discovered | null => {
  const split = halves(input, "bestCut");
  const condition = searchCut(split);
  return condition === null ? null : judged(split, [condition], input.luck ?? LUCK);
};
