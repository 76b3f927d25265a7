// The single cut of one assumption that best parts worlds where a claim holds from worlds where it doesn't. Found on one half of the worlds as the
// cut with the largest variance of the score between its sides, judged on the other half, where it is the only cut tried.
// It is reported only if, on the held-out half, the score inside is ≥ .8 or outside ≤ .2, the two differ by ≥ .25, and a permutation test of the
// difference gives p ≤ .01. Source: Breiman et al., Classification and Regression Trees (1984) for the split; Fisher (1935) for the test.
import type { Condition, Discovered, Discovery, DiscoveryColumn, DiscoveryInput } from "./discovery.ts";
import { quantiles } from "./quantiles.ts";
import { resampleKey, shuffled } from "./resample.ts";

const INSIDE = 0.8;
const OUTSIDE = 0.2;
const DIFFERENCE = 0.25;
const LUCK = 0.01;
const PERMUTATIONS = 999;
/** Fewest worlds on either side, in each half, as a share of the half and as a number. */
const SMALLEST_SHARE = 0.05;
const SMALLEST = 8;
const THRESHOLDS = Array.from({ length: 19 }, (_, k) => (k + 1) / 20);

interface Sums {
  worlds: number;
  weight: number;
  score: number;
}

/** Sums over the members inside the condition and over the rest; `scores` maps position to the world whose score counts there. */
function sumSides(
  inside: Uint8Array,
  members: Int32Array,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  scores: Int32Array = members,
): [Sums, Sums] {
  const sums = [0, 0, 0, 0, 0, 0];
  for (let m = 0; m < members.length; m++) {
    const side = 3 * inside[members[m]!]!;
    const w = weights[scores[m]!]!;
    sums[side]! += 1;
    sums[side + 1]! += w;
    sums[side + 2]! += w * y[scores[m]!]!;
  }
  return [
    { worlds: sums[3]!, weight: sums[4]!, score: sums[5]! },
    { worlds: sums[0]!, weight: sums[1]!, score: sums[2]! },
  ];
}

/** 1 for worlds inside the condition. */
function mask({ values }: DiscoveryColumn, { side, threshold }: Condition): Uint8Array {
  const inside = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const holds = side === "is" ? value === threshold : side === "above" ? value > threshold : value <= threshold;
    inside[i] = holds ? 1 : 0;
  }
  return inside;
}

/** The cuts of one column: nineteen thresholds between its twentieths, or each of its levels. */
function cuts(column: DiscoveryColumn, members: Int32Array): Condition[] {
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

/** Variance of the score between the two sides, times total weight; −1 when a side is too small. */
function separation([a, b]: [Sums, Sums], n: number): number {
  if (Math.min(a.worlds, b.worlds) < Math.max(SMALLEST, SMALLEST_SHARE * n) || !(a.weight > 0 && b.weight > 0))
    return -1;
  const gap = a.score / a.weight - b.score / b.weight;
  return (gap * gap * a.weight * b.weight) / (a.weight + b.weight);
}

function search(input: DiscoveryInput, weights: ArrayLike<number>, members: Int32Array) {
  let best: { column: DiscoveryColumn; condition: Condition; inside: Uint8Array; sums: [Sums, Sums] } | null = null;
  let most = 0;
  for (const column of input.columns) {
    for (const condition of cuts(column, members)) {
      const inside = mask(column, condition);
      const sums = sumSides(inside, members, input.y, weights);
      const found = separation(sums, members.length);
      if (found > most) {
        most = found;
        best = { column, condition, inside, sums };
      }
    }
  }
  return best;
}

/** The complement of a cut by threshold; a form's "is" has none with one level. */
function turned(condition: Condition): Condition | null {
  return condition.side === "above" ? { ...condition, side: "below" } : null;
}

/** Chance of a difference this large when scores are dealt out anew over the held-out worlds. */
function permutationP(
  inside: Uint8Array,
  members: Int32Array,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  seed: number,
): number {
  const gap = ([a, b]: [Sums, Sums]): number =>
    a.weight > 0 && b.weight > 0 ? a.score / a.weight - b.score / b.weight : 0;
  const seen = Math.abs(gap(sumSides(inside, members, y, weights))) - 1e-12;
  const key = resampleKey(seed, 2001);
  let asLarge = 1;
  for (let k = 0; k < PERMUTATIONS; k++) {
    const dealt = shuffled(key, k, members.length).map((m) => members[m]!);
    if (Math.abs(gap(sumSides(inside, members, y, weights, dealt))) >= seen) asLarge++;
  }
  return asLarge / (PERMUTATIONS + 1);
}

function check(input: DiscoveryInput): void {
  const n = input.y.length;
  for (let i = 0; i < n; i++)
    if (!(input.y[i]! >= 0 && input.y[i]! <= 1)) throw new RangeError(`bestCut: world ${i}'s score is not in 0..1`);
  for (const { name, kind, values } of input.columns) {
    if (values.length !== n) throw new RangeError(`bestCut: ${name} has not one value per world`);
    if (kind === "number" && Array.from(values).some((v) => Number.isNaN(v)))
      throw new RangeError(`bestCut: ${name} has a value that is not a number`);
  }
  if (input.weights !== undefined && input.weights.length !== n)
    throw new RangeError("bestCut: one weight per world is needed");
}

/**
 * The best single cut, turned so that the claim holds inside, or null when none stands up. Worlds of weight 0 are left out.
 * Throws RangeError on scores outside 0..1, lengths that don't match, or a value that is not a number.
 */
export const bestCut: Discovery = (input: DiscoveryInput): Discovered | null => {
  check(input);
  const { y, seed } = input;
  const weights = input.weights ?? new Float64Array(y.length).fill(1);
  const order = shuffled(resampleKey(seed, 2000), 0, y.length).filter((i) => weights[i]! > 0);
  const half = Math.floor(order.length / 2);
  const train = order.subarray(0, half);
  const heldOut = order.subarray(half);
  const found = search(input, weights, train);
  if (found === null) return null;
  let { condition, inside } = found;
  if (found.sums[0].score / found.sums[0].weight < found.sums[1].score / found.sums[1].weight) {
    const other = turned(condition) ?? otherLevel(found.column, condition, train);
    if (other === null) return null;
    condition = other;
    inside = mask(found.column, condition);
  }
  const [trainIn] = sumSides(inside, train, y, weights);
  const sums = sumSides(inside, heldOut, y, weights);
  if (separation(sums, heldOut.length) < 0) return null;
  const [within, rest] = sums;
  const precision = {
    train: trainIn.score / trainIn.weight,
    heldOut: within.score / within.weight,
    outside: rest.score / rest.weight,
  };
  if (precision.heldOut < INSIDE && precision.outside > OUTSIDE) return null;
  if (precision.heldOut - precision.outside < DIFFERENCE) return null;
  if (permutationP(inside, heldOut, y, weights, seed) > LUCK) return null;
  return { conditions: [condition], coverage: within.score / (within.score + rest.score), precision };
};

/** The other level of a form of two; null when there are more. */
function otherLevel(column: DiscoveryColumn, condition: Condition, members: Int32Array): Condition | null {
  const others = new Set(Array.from(members, (i) => column.values[i]!).filter((v) => v !== condition.threshold));
  return others.size === 1 ? { ...condition, threshold: [...others][0]! } : null;
}
