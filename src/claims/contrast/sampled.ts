// The assumptions of some worlds as columns: design coordinates for regressions, values for what a verdict hinges on.
import type { DiscoveryColumn } from "../../analysis/boxes/discovery.ts";
import { coordinates, type Compiler, type Plan } from "../../world/compile.ts";
import { optionAt, valueAt, type FormColumn } from "../../world/assumptions.ts";

export interface Sampled {
  readonly worlds: readonly number[];
  /** By column: 0..1 by world. */
  readonly coordinates: readonly Float64Array[];
  /** By column that varies: values in the units they are drawn in, options of forms. */
  readonly values: readonly DiscoveryColumn[];
  /** Forms that have more than one option: option by world. */
  readonly forms: readonly { readonly column: FormColumn; readonly options: readonly string[] }[];
}

/** What was asked last: a test and its placebos ask of the same worlds, one after the other. */
const last = new WeakMap<Compiler, { readonly plan: Plan; readonly found: Sampled }>();

export function sampled(compiled: Compiler, plan: Plan, worlds: readonly number[]): Sampled {
  const known = last.get(compiled);
  const same = known?.plan === plan && known.found.worlds.length === worlds.length;
  if (known && same && worlds.every((world, w) => world === known.found.worlds[w])) return known.found;
  const found = drawnIn(compiled, plan, [...worlds]);
  last.set(compiled, { plan, found });
  return found;
}

function drawnIn(compiled: Compiler, plan: Plan, worlds: readonly number[]): Sampled {
  const { columns } = compiled;
  const at = columns.map(() => new Float64Array(worlds.length));
  worlds.forEach((world, w) => coordinates(compiled, plan, world).forEach((u, c) => ((at[c] as Float64Array)[w] = u)));
  const values: DiscoveryColumn[] = [];
  const forms: { column: FormColumn; options: readonly string[] }[] = [];
  columns.forEach((column, c) => {
    const us = at[c] as Float64Array;
    if (column.kind === "form") {
      const options = Array.from(us, (u) => optionAt(column, u));
      values.push({ name: column.path, kind: "form", values: options });
      if (Object.values(column.options).filter((weight) => weight > 0).length > 1) forms.push({ column, options });
    } else if (column.range.kind !== "constant")
      values.push({ name: column.path, kind: "number", values: us.map((u) => valueAt(column, u, plan.width)) });
  });
  return { worlds, coordinates: at, values, forms };
}

/** Form whose options differ most in the mean of `y` (largest share of its variance between options), or null without forms. */
export function dominantForm(
  { forms }: Sampled,
  y: ArrayLike<number>,
): { readonly path: string; readonly levels: Int32Array } | null {
  let best: { path: string; levels: Int32Array } | null = null;
  let most = -1;
  for (const { column, options } of forms) {
    const names = Object.keys(column.options);
    const levels = Int32Array.from(options, (o) => names.indexOf(o));
    const between = varianceBetween(levels, names.length, y);
    if (between > most) {
      most = between;
      best = { path: column.path, levels };
    }
  }
  return best;
}

function varianceBetween(levels: Int32Array, count: number, y: ArrayLike<number>): number {
  const sums = new Float64Array(count);
  const ns = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < levels.length; i++) {
    const level = levels[i] as number;
    sums[level] = (sums[level] as number) + (y[i] as number);
    ns[level] = (ns[level] as number) + 1;
    total += y[i] as number;
  }
  const mean = total / Math.max(1, levels.length);
  let between = 0;
  for (let k = 0; k < count; k++) {
    const n = ns[k] as number;
    if (n > 0) between += n * ((sums[k] as number) / n - mean) * ((sums[k] as number) / n - mean);
  }
  return between;
}
