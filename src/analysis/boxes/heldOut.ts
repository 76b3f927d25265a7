// Conditions judged on worlds that had no say in finding them: what lies inside and outside, and whether a difference this large is luck.
// Source: Fisher, The Design of Experiments (1935) for the permutation test.
import type { Condition, Discovered, DiscoveryColumn, DiscoveryInput } from "./discovery.ts";
import { resampleKey, shuffled } from "../resample.ts";

const INSIDE = 0.8;
const OUTSIDE = 0.2;
const DIFFERENCE = 0.25;
/** Times that scores are dealt out anew: at least so many, and so often that luck's share of them is five. */
const PERMUTATIONS = 999;
const LUCKY = 5;
/** Fewest worlds on either side, in each half, as a share of the half and as a number. */
const SMALLEST_SHARE = 0.05;
const SMALLEST = 8;

export interface Sums {
  worlds: number;
  weight: number;
  score: number;
}

/** Input with every weight, and its worlds of weight above 0 in two halves: one to search in, one to judge on. */
export interface Halves {
  readonly input: DiscoveryInput;
  readonly weights: ArrayLike<number>;
  readonly train: Int32Array;
  readonly heldOut: Int32Array;
}

/** Throws RangeError on scores outside 0..1, lengths that don't match, or a value that is not a number; `name` is who asks. */
export function halves(input: DiscoveryInput, name: string): Halves {
  const n = input.y.length;
  for (let i = 0; i < n; i++)
    if (!(input.y[i]! >= 0 && input.y[i]! <= 1)) throw new RangeError(`${name}: world ${i}'s score is not in 0..1`);
  for (const column of input.columns) {
    if (column.values.length !== n) throw new RangeError(`${name}: ${column.name} has not one value per world`);
    if (column.kind === "number" && Array.from(column.values).some((v) => Number.isNaN(v)))
      throw new RangeError(`${name}: ${column.name} has a value that is not a number`);
  }
  if (input.weights !== undefined && input.weights.length !== n)
    throw new RangeError(`${name}: one weight per world is needed`);
  const weights = input.weights ?? new Float64Array(n).fill(1);
  const order = shuffled(resampleKey(input.seed, "searchHalves"), 0, n).filter((i) => weights[i]! > 0);
  const half = Math.floor(order.length / 2);
  return { input, weights, train: order.subarray(0, half), heldOut: order.subarray(half) };
}

/** Fewest members on either side of a cut or box, among n. */
export const smallestSide = (n: number): number => Math.max(SMALLEST, SMALLEST_SHARE * n);

/** 1 for worlds inside the condition. */
export function mask({ values }: DiscoveryColumn, { side, threshold }: Condition): Uint8Array {
  const inside = new Uint8Array(values.length);
  // a loop of its own for each comparison: numbers are not slowed down by levels that are words
  if (side === "is") for (let i = 0; i < inside.length; i++) inside[i] = values[i] === threshold ? 1 : 0;
  else if (side === "above") for (let i = 0; i < inside.length; i++) inside[i] = values[i]! > threshold ? 1 : 0;
  else for (let i = 0; i < inside.length; i++) inside[i] = values[i]! <= threshold ? 1 : 0;
  return inside;
}

/** 1 for worlds inside all conditions. Throws RangeError on a condition whose column is not there. */
export function maskOfAll(columns: readonly DiscoveryColumn[], conditions: readonly Condition[]): Uint8Array {
  const all = new Uint8Array(columns[0]?.values.length ?? 0).fill(1);
  for (const condition of conditions) {
    const column = columns.find((c) => c.name === condition.name);
    if (!column) throw new RangeError(`there is no column ${condition.name}`);
    const inside = mask(column, condition);
    for (let i = 0; i < all.length; i++) all[i]! &= inside[i]!;
  }
  return all;
}

/** Sums over the members inside the condition and over the rest; `scores` maps position to the world whose score counts there. */
export function sumSides(
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

/** Variance of the score between the two sides, times total weight; −1 when a side is too small. */
export function separation([a, b]: [Sums, Sums], n: number): number {
  if (Math.min(a.worlds, b.worlds) < smallestSide(n) || !(a.weight > 0 && b.weight > 0)) return -1;
  const gap = a.score / a.weight - b.score / b.weight;
  return (gap * gap * a.weight * b.weight) / (a.weight + b.weight);
}

/**
 * Whether a difference this large comes with a chance of at most `luck` when scores are dealt out anew over the held-out worlds. Dealing
 * stops once it is sure that it doesn't, which changes no answer.
 */
function standsUp(
  inside: Uint8Array,
  members: Int32Array,
  y: ArrayLike<number>,
  weights: ArrayLike<number>,
  seed: number,
  luck: number,
): boolean {
  const gap = ([a, b]: [Sums, Sums]): number =>
    a.weight > 0 && b.weight > 0 ? a.score / a.weight - b.score / b.weight : 0;
  const seen = Math.abs(gap(sumSides(inside, members, y, weights))) - 1e-12;
  const key = resampleKey(seed, "searchLuck");
  const times = Math.max(PERMUTATIONS, Math.ceil(LUCKY / luck) - 1);
  let asLarge = 1;
  for (let k = 0; k < times && asLarge <= luck * (times + 1); k++) {
    const dealt = shuffled(key, k, members.length).map((m) => members[m]!);
    if (Math.abs(gap(sumSides(inside, members, y, weights, dealt))) >= seen) asLarge++;
  }
  return asLarge / (times + 1) <= luck;
}

/** What conditions cover and how often they are right, on each half; null where a held-out side is too small to say. */
export function measured(
  { input, weights, train, heldOut }: Halves,
  conditions: readonly Condition[],
): Discovered | null {
  const inside = maskOfAll(input.columns, conditions);
  const [trainIn] = sumSides(inside, train, input.y, weights);
  const sums = sumSides(inside, heldOut, input.y, weights);
  if (separation(sums, heldOut.length) < 0) return null;
  const [within, rest] = sums;
  return {
    conditions,
    coverage: within.score / (within.score + rest.score),
    precision: {
      train: trainIn.score / trainIn.weight,
      heldOut: within.score / within.weight,
      outside: rest.score / rest.weight,
    },
  };
}

/**
 * The same, or null unless the conditions stand up on the held-out half: inside ≥ .8 or outside ≤ .2, a difference of at least .25, and
 * one that comes by luck with a chance of at most `luck`.
 */
export function judged(split: Halves, conditions: readonly Condition[], luck: number): Discovered | null {
  const found = measured(split, conditions);
  if (found === null) return null;
  const { heldOut, outside } = found.precision;
  if (heldOut < INSIDE && outside > OUTSIDE) return null;
  if (heldOut - outside < DIFFERENCE) return null;
  const { input, weights } = split;
  const inside = maskOfAll(input.columns, conditions);
  return standsUp(inside, split.heldOut, input.y, weights, input.seed, luck) ? found : null;
}
