// A small tree, the rival of boxes: worlds are cut in two by the one condition that parts the scores best, and each side again, so that a
// leaf has at most three conditions. With scores of 0 and 1 the rule is Gini's. A cut is kept only if it parts the scores by more than the
// best of as many idle columns would. Source: Breiman, Friedman, Olshen and Stone, Classification and Regression Trees (1984).
import { normalQuantile } from "../../core/normal.ts";
import { cuts } from "./bestCut.ts";
import type { Condition } from "./discovery.ts";
import { mask, separation, smallestSide, sumSides, type Halves } from "./heldOut.ts";

const DEEPEST = 3;
/** Chance that any idle column makes a cut, at about so many cuts a column: nineteen, and more for scores that are no bell. */
const LUCK = 0.05;
const TRIED = 100;

export interface Leaf {
  readonly conditions: readonly Condition[];
  /** Share of the training weight, and mean score there. */
  readonly share: number;
  readonly mean: number;
}

/** Leaves of the tree grown on the training half, left to right; one leaf without conditions where nothing is worth a cut. */
export function tree(split: Halves): readonly Leaf[] {
  const { weights, train } = split;
  let total = 0;
  for (const i of train) total += weights[i]!;
  const bar = normalQuantile(1 - LUCK / (2 * TRIED * Math.max(1, split.input.columns.length)));
  return grown(split, train, [], total, bar * bar);
}

function grown(
  split: Halves,
  members: Int32Array,
  conditions: readonly Condition[],
  total: number,
  bar: number,
): Leaf[] {
  const cut = conditions.length < DEEPEST ? bestSplit(split, members, bar) : null;
  if (!cut) {
    const [all] = sumSides(new Uint8Array(split.input.y.length).fill(1), members, split.input.y, split.weights);
    return [{ conditions, share: all.weight / total, mean: all.score / all.weight }];
  }
  return [1, 0].flatMap((side) => {
    const own = members.filter((i) => cut.inside[i] === side);
    return cut.sides[side]!.flatMap((condition) => grown(split, own, [...conditions, condition], total, bar));
  });
}

interface Split {
  readonly inside: Uint8Array;
  /** The condition of the rest and of what is inside. */
  readonly sides: readonly [readonly Condition[], readonly Condition[]];
}

function bestSplit({ input, weights, train }: Halves, members: Int32Array, bar: number): Split | null {
  let best: Split | null = null;
  let most = 0;
  for (const column of input.columns) {
    const tried = cuts(column, members);
    // a form is cut only where both sides have a name
    if (column.kind === "form" && tried.length !== 2) continue;
    for (const condition of tried) {
      const inside = mask(column, condition);
      const sums = sumSides(inside, members, input.y, weights);
      if (Math.min(sums[0].worlds, sums[1].worlds) < smallestSide(train.length)) continue;
      const parted = separation(sums, members.length);
      if (parted <= most) continue;
      if (parted < bar * noise(inside, members, input.y, weights, sums)) continue;
      most = parted;
      const other: Condition =
        column.kind === "form"
          ? tried.find((c) => c.threshold !== condition.threshold)!
          : { ...condition, side: "below" };
      best = { inside, sides: [[other], [condition]] };
    }
  }
  return best;
}

/** Variance of the score inside each side, pooled. */
function noise(
  inside: Uint8Array,
  members: Int32Array,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  [a, b]: ReturnType<typeof sumSides>,
): number {
  let rest = 0;
  for (const i of members) {
    const side = inside[i] === 1 ? a : b;
    const e = y[i]! - side.score / side.weight;
    rest += weights[i]! * e * e;
  }
  return rest / (a.weight + b.weight);
}

/** The leaf that parts the training scores best with the higher scores in it, or null when the tree has one leaf. */
export function bestLeaf(leaves: readonly Leaf[]): Leaf | null {
  let best: Leaf | null = null;
  let most = 0;
  const mean = leaves.reduce((sum, l) => sum + l.share * l.mean, 0);
  for (const leaf of leaves) {
    const gap = (leaf.mean - mean) / (1 - leaf.share);
    const parted = gap * gap * leaf.share * (1 - leaf.share);
    if (leaf.conditions.length > 0 && gap > 0 && parted > most) {
      most = parted;
      best = leaf;
    }
  }
  return best;
}
