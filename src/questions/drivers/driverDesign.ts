// The points at which worlds are run. Three designs on one budget:
//   plain worlds            -> how often, where it happens, the points a and b of the shares
//   screening, r base points -> every assumption moved alone by half of its range, or to another option; luck drawn anew
//   shares, N rows          -> a with one factor from b: each chosen assumption, all others together, luck
import { radialPoint } from "../../analysis/sensitivity/morris.ts";
import { channel, draw, seedKey, type Key } from "../../core/keyed.ts";
import { STREAMS } from "../../core/streams.ts";
import type { Point } from "../../run/points.ts";
import { optionAt, type Column, type FormColumn } from "../../world/assumptions.ts";
import { coordinates, type Compiler, type Plan } from "../../world/compile.ts";

/** Columns that vary, as indices into the compiler's. */
export function varying(columns: readonly Column[]): readonly number[] {
  return columns.flatMap((c, i) => {
    if (c.kind === "form") return Object.values(c.options).filter((w) => w > 0).length > 1 ? [i] : [];
    return c.range.kind === "constant" ? [] : [i];
  });
}

export interface Sizes {
  readonly plain: number;
  readonly bases: number;
}

const LEAST = { bases: 4, rows: 16, plain: 100 };

/** Worlds that this many assumptions and factors need at the least. */
export const leastWorlds = (assumptions: number, chosen: number): number =>
  Math.ceil(
    Math.max(LEAST.plain + LEAST.bases * (assumptions + 2) + LEAST.rows * (Math.min(chosen, assumptions) + 2)) / 100,
  ) * 100;

/** A quarter of the budget goes to screening, a fifth to plain worlds, what is left to the shares; of a small budget each its least. */
export function sizesFor(worlds: number, assumptions: number, chosen: number): Sizes {
  const size = assumptions + 2;
  const spare = worlds - LEAST.rows * (Math.min(chosen, assumptions) + 2);
  const bases = Math.max(
    LEAST.bases,
    Math.min(40, Math.floor((0.25 * worlds) / size), Math.floor((spare - LEAST.plain) / size)),
  );
  return { bases, plain: Math.max(LEAST.plain, Math.min(spare - bases * size, Math.round(0.2 * worlds))) };
}

/** Rows of the shares that the rest of the budget allows; two plain worlds belong to each. */
export const rowsFor = (worlds: number, { plain, bases }: Sizes, assumptions: number, factors: number): number =>
  Math.min(Math.floor(plain / 2), Math.floor((worlds - plain - bases * (assumptions + 2)) / factors));

export const plainPoints = (compiled: Compiler, plan: Plan, worlds: number): Point[] =>
  Array.from({ length: worlds }, (_, world) => ({ at: coordinates(compiled, plan, world), luck: world }));

/** Levels stay off the ends of ranges, which may have none. */
const INSET = 0.125;

/** By base point: the base, every varying column moved, and luck drawn anew. `from` is the first world whose luck is free. */
export function screeningPoints(
  compiled: Compiler,
  plan: Plan,
  moved: readonly number[],
  bases: number,
  from: number,
): Point[] {
  const key = channel(seedKey(plan.seed), STREAMS.design, 1);
  return Array.from({ length: bases }, (_, b) => {
    const radial = radialPoint(key, b, compiled.hashes, INSET);
    const forms = new Map<number, number>();
    for (const i of moved) {
      const column = compiled.columns[i] as Column;
      if (column.kind !== "form") continue;
      radial.base[i] = draw(key, b, 1, column.column);
      forms.set(i, otherOption(column, radial.base[i] as number, key, b));
    }
    const luck = from + 2 * b;
    const one = (i: number): Point => {
      const at = radial.base.slice();
      at[i] = forms.get(i) ?? (radial.moved[i] as number);
      return { at, luck };
    };
    return [{ at: radial.base, luck }, ...moved.map(one), { at: radial.base, luck: luck + 1 }];
  }).flat();
}

/** A coordinate at which a form has another option, drawn by the others' weights. */
function otherOption(column: FormColumn, u: number, key: Key, b: number): number {
  const own = optionAt(column, u);
  const others = Object.entries(column.options).filter(([option, weight]) => weight > 0 && option !== own);
  let left = draw(key, b, 2, column.column) * others.reduce((sum, [, w]) => sum + w, 0);
  const [chosen] = others.find(([, w]) => (left -= w) <= 0) ?? (others.at(-1) as [string, number]);
  let before = 0;
  let total = 0;
  for (const w of Object.values(column.options)) total += Math.max(0, w);
  for (const [option, w] of Object.entries(column.options)) {
    if (option === chosen) return (before + w / 2) / total;
    before += Math.max(0, w);
  }
  return u;
}

/** What a factor of the shares takes from b: columns, or luck. */
export interface Factor {
  readonly columns: readonly number[];
  readonly luck: boolean;
}

/** Row-major, then factor: row j's a is world j, its b world rows + j. */
export function sharePoints(plain: readonly Point[], rows: number, factors: readonly Factor[]): Point[] {
  return Array.from({ length: rows }, (_, j) => {
    const [a, b] = [plain[j] as Point, plain[rows + j] as Point];
    return factors.map((factor): Point => {
      const at = a.at.slice();
      for (const i of factor.columns) at[i] = b.at[i] as number;
      return { at, luck: factor.luck ? b.luck : a.luck };
    });
  }).flat();
}
