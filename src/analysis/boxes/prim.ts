// Patient rule induction: a box of at most three conditions in which a claim holds. The box is peeled a twentieth at a time, each time
// where the mean score inside rises most for what is given up, then pasted back outwards; the box kept is the one that parts the scores best.
// Source: Friedman and Fisher, "Bump hunting in high-dimensional data", Statistics and Computing 9:123 (1999). Departures: with a hundred
// columns and a few hundred worlds most free peels fall on columns that matter by luck, so columns are let in one at a time, and a
// condition stays only if what it leaves out differs from the box by more than the luckiest of as many idle ones would; a peel of a form
// keeps one of its levels; peels of unequal size are compared by gain per world given up, as in Kwakkel and Jaxa-Rozen, Environ. Model.
// Softw. 79:311 (2016).
import { normalQuantile } from "../../core/normal.ts";
import type { Condition, DiscoveryColumn } from "./discovery.ts";
import { mask, maskOfAll, separation, smallestSide, sumSides, type Halves, type Sums } from "./heldOut.ts";

export const MOST_CONDITIONS = 3;
const PEEL = 0.05;
/** Chance that any idle column is let in, at about this many boxes tried a column: pairs of ends, a twentieth apart. */
const LUCK = 0.05;
const TRIED = 400;

interface Box {
  readonly conditions: readonly Condition[];
  readonly inside: Uint8Array;
  readonly parted: number;
}

/** The best box of the training half with its conditions in the order in which their columns came in; null without any. */
export function searchBox(split: Halves): readonly Condition[] | null {
  const { input } = split;
  const orders = new Map(input.columns.map((c) => [c, ordered(c, split.train)]));
  const bar = normalQuantile(1 - LUCK / (2 * TRIED * Math.max(1, input.columns.length)));
  let best: Box | null = null;
  const chosen: DiscoveryColumn[] = [];
  while (chosen.length < MOST_CONDITIONS) {
    let next: { column: DiscoveryColumn; box: Box } | null = null;
    for (const column of input.columns) {
      if (chosen.includes(column)) continue;
      const box = needed(split, pasted(split, peeled(split, [...chosen, column], orders), orders), bar * bar);
      if (
        box &&
        box.parted > (next?.box.parted ?? best?.parted ?? 0) &&
        box.conditions.some((c) => c.name === column.name)
      )
        next = { column, box };
    }
    if (!next) break;
    best = next.box;
    chosen.push(next.column);
  }
  return best?.conditions ?? null;
}

/** Members by rising value; of a form none. */
const ordered = (column: DiscoveryColumn, members: Int32Array): Int32Array =>
  column.kind === "form"
    ? new Int32Array(0)
    : members.slice().sort((i, j) => column.values[i]! - column.values[j]! || i - j);

interface Peel {
  readonly condition: Condition;
  readonly inside: Uint8Array;
}

/** Peels the whole down in these columns; the box of the way that parts the scores best. */
function peeled(
  split: Halves,
  columns: readonly DiscoveryColumn[],
  orders: Map<DiscoveryColumn, Int32Array>,
): Box | null {
  const { input, weights, train } = split;
  let inside: Uint8Array = new Uint8Array(input.y.length).fill(1);
  let conditions: readonly Condition[] = [];
  let best: Box | null = null;
  for (;;) {
    const peel = bestPeel(split, inside, conditions, columns, orders);
    if (!peel) return best;
    inside = peel.inside;
    conditions = withCondition(conditions, peel.condition);
    const sums = sumSides(inside, train, input.y, weights);
    const parted =
      sums[0].score * sums[1].weight > sums[1].score * sums[0].weight ? separation(sums, train.length) : -1;
    if (parted > (best?.parted ?? 0)) best = { conditions, inside, parted };
  }
}

/** Conditions with one set anew; one on the same column and side gives way. */
const withCondition = (conditions: readonly Condition[], added: Condition): readonly Condition[] => [
  ...conditions.filter((c) => c.name !== added.name || c.side !== added.side),
  added,
];

function bestPeel(
  split: Halves,
  inside: Uint8Array,
  conditions: readonly Condition[],
  columns: readonly DiscoveryColumn[],
  orders: Map<DiscoveryColumn, Int32Array>,
): Peel | null {
  const { input, weights, train } = split;
  const [now] = sumSides(inside, train, input.y, weights);
  let best: { column: DiscoveryColumn; condition: Condition; gain: number } | null = null;
  for (const column of columns)
    for (const { condition, off } of peels(split, column, inside, now, orders.get(column)!)) {
      const known = conditions.some((c) => c.name === condition.name && c.side === condition.side);
      if (!known && conditions.length >= MOST_CONDITIONS) continue;
      const weight = now.weight - off.weight;
      if (now.worlds - off.worlds < smallestSide(train.length) || !(off.weight > 0) || !(weight > 0)) continue;
      const gain = ((now.score - off.score) / weight - now.score / now.weight) / off.weight;
      if (best === null || gain > best.gain) best = { column, condition, gain };
    }
  if (!best) return null;
  const kept = mask(best.column, best.condition);
  for (let i = 0; i < kept.length; i++) kept[i]! &= inside[i]!;
  return { condition: best.condition, inside: kept };
}

/** The peels of one column with what each takes off: a twentieth of what is inside off either end, or all levels of a form but one. */
function peels(
  { input, weights, train }: Halves,
  column: DiscoveryColumn,
  inside: Uint8Array,
  now: Sums,
  order: Int32Array,
): { readonly condition: Condition; readonly off: Sums }[] {
  const { name, values } = column;
  const add = (sums: Sums, i: number): void => {
    sums.worlds += 1;
    sums.weight += weights[i]!;
    sums.score += weights[i]! * input.y[i]!;
  };
  if (column.kind === "form") {
    const levels = new Map<string | number, Sums>();
    for (const i of train) {
      if (inside[i] === 0) continue;
      const level = values[i]!;
      if (!levels.has(level)) levels.set(level, { worlds: 0, weight: 0, score: 0 });
      add(levels.get(level)!, i);
    }
    return [...levels].map(([threshold, own]) => ({
      condition: { name, side: "is", threshold },
      off: { worlds: now.worlds - own.worlds, weight: now.weight - own.weight, score: now.score - own.score },
    }));
  }
  const wanted = Math.max(1, Math.floor(PEEL * now.worlds));
  return (["above", "below"] as const).flatMap((side) => {
    const off: Sums = { worlds: 0, weight: 0, score: 0 };
    const step = side === "above" ? 1 : -1;
    let k = side === "above" ? 0 : order.length - 1;
    let last = NaN;
    // equal values go together
    for (; k >= 0 && k < order.length; k += step) {
      const i = order[k]!;
      if (inside[i] === 0) continue;
      const value = values[i] as number;
      if (off.worlds >= wanted && value !== last) break;
      add(off, i);
      last = value;
    }
    if (k < 0 || k >= order.length) return [];
    // "above" leaves out its threshold, "below" keeps it
    return [{ condition: { name, side, threshold: side === "above" ? last : (values[order[k]!] as number) }, off }];
  });
}

/** Without the conditions whose worlds left out could by luck be worlds of the box; null when none is left. */
function needed(split: Halves, box: Box | null, bar: number): Box | null {
  const { input, weights, train } = split;
  let kept = box;
  while (kept) {
    const whole = kept;
    let weakest: Box | null = null;
    let least = bar;
    for (const c of whole.conditions) {
      const conditions = whole.conditions.filter((other) => other !== c);
      const inside = maskOfAll(input.columns, conditions);
      const told = standsOut(split, whole.inside, inside);
      if (told >= least) continue;
      least = told;
      weakest = { conditions, inside, parted: separation(sumSides(inside, train, input.y, weights), train.length) };
    }
    if (!weakest) return kept;
    kept = weakest.conditions.length > 0 ? weakest : null;
  }
  return null;
}

/** Square of the z of the difference between the box and the rest of a wider one, by the variance in the wider one. */
function standsOut({ input: { y }, weights, train }: Halves, box: Uint8Array, wider: Uint8Array): number {
  const members = train.filter((i) => wider[i] === 1);
  const [a, b] = sumSides(box, members, y, weights);
  // a few worlds can all fail by luck: scores of 0 and 1 have no bell
  if (!(a.weight > 0 && b.weight > 0) || b.worlds < smallestSide(members.length)) return 0;
  const weight = a.weight + b.weight;
  const mean = (a.score + b.score) / weight;
  let squares = 0;
  for (const i of members) squares += weights[i]! * (y[i]! - mean) * (y[i]! - mean);
  const gap = a.score / a.weight - b.score / b.weight;
  // scores that hardly vary still have a spread that luck could have hidden
  const variance = Math.max(squares / weight, 1 / members.length / members.length);
  return gap > 0 ? (gap * gap * a.weight * b.weight) / weight / variance : 0;
}

/** Moves each threshold back outwards as long as the scores part better, and drops a condition that parts nothing. */
function pasted(split: Halves, box: Box | null, orders: Map<DiscoveryColumn, Int32Array>): Box | null {
  const { input, weights, train } = split;
  let best = box;
  const attempt = (conditions: readonly Condition[]): boolean => {
    if (!best || conditions.length === 0) return false;
    const inside = maskOfAll(input.columns, conditions);
    const parted = separation(sumSides(inside, train, input.y, weights), train.length);
    if (parted < best.parted || (parted === best.parted && conditions.length >= best.conditions.length)) return false;
    best = { conditions, inside, parted };
    return true;
  };
  for (let moved = best !== null; moved; ) {
    moved = false;
    for (const { name, side } of best?.conditions ?? []) {
      const condition = best?.conditions.find((c) => c.name === name && c.side === side);
      if (!best || !condition) continue;
      if (attempt(best.conditions.filter((c) => c !== condition))) moved = true;
      else if (side !== "is") {
        const column = input.columns.find((c) => c.name === name)!;
        const next = outwards(column, condition, orders.get(column)!, Math.ceil(0.01 * train.length));
        if (next && attempt(best.conditions.map((c) => (c === condition ? next : c)))) moved = true;
      }
    }
  }
  return best;
}

/** The condition with its threshold so many members further out; null at the end. */
function outwards(column: DiscoveryColumn, condition: Condition, order: Int32Array, by: number): Condition | null {
  const values = column.values;
  const at = order.findIndex((i) => values[i]! >= condition.threshold);
  const to = condition.side === "above" ? at - by : at + by;
  return to < 0 || to >= order.length ? null : { ...condition, threshold: values[order[to]!]! };
}
