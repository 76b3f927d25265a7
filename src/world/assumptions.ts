// Everything that is not known, as one list of columns: the mechanisms' parameters and forms, with the scenario's overrides, and the
// scenario's own unknowns. Sampling, tables and tests all go by this list.
import { entityTable } from "../core/hash.ts";
import { bounds, quantile, widened, type Range } from "../core/ranges.ts";
import type { Mark, Sign } from "../model/kit/declare.ts";
import { MECHANISMS } from "../model/index.ts";
import { treatyForms } from "../scenario/fixed.ts";
import type { FactMark, Override, Scenario, Value } from "../scenario/scenario.ts";

interface Common {
  readonly path: string;
  readonly symbol: string;
  readonly meaning: string;
  readonly source: string;
  readonly mark: FactMark | Mark;
  readonly why: string;
  /** Hash of the path: the column of the design. */
  readonly column: number;
}

export interface QuantityColumn extends Common {
  readonly kind: "quantity";
  readonly unit: string;
  readonly range: Range;
  readonly sign: Sign | "";
  /** Path of the input whose direct coefficient this is, or "". */
  readonly about: string;
  /** Held at one value by declaration: it has no coordinate in a design as long as the scenario gives it no range. */
  readonly fixed: boolean;
}

export interface FormColumn extends Common {
  readonly kind: "form";
  readonly options: Readonly<Record<string, number>>;
}

export type Column = QuantityColumn | FormColumn;

type Undone = Omit<QuantityColumn, "column"> | Omit<FormColumn, "column">;

/** Every column of a scenario, in a fixed order. Throws RangeError when two paths have the same hash. */
export function assumptionsOf(scenario: Scenario): readonly Column[] {
  const overrides = new Map<string, Override>([
    ...treatyForms(scenario.treaty).map(([path, option]) => [path, saidByTreaty(path, option)] as const),
    ...scenario.overrides.map((o) => [o.path, o] as const),
  ]);
  const undone: Undone[] = [];
  for (const m of MECHANISMS)
    for (const [name, parameter] of Object.entries(m.params)) {
      const path = `${m.name}.${name}`;
      const own: Undone =
        parameter.kind === "form"
          ? {
              kind: "form",
              path,
              symbol: name,
              meaning: parameter.meaning,
              options: parameter.options,
              ...parameter.evidence,
            }
          : {
              kind: "quantity",
              path,
              symbol: parameter.symbol,
              meaning: parameter.meaning,
              unit: parameter.unit,
              range: parameter.range,
              sign: parameter.sign,
              about: parameter.about ?? "",
              fixed: parameter.fixed === true,
              ...parameter.evidence,
            };
      undone.push(overridden(own, overrides.get(path)));
    }
  for (const [path, meaning, value] of scenarioValues(scenario))
    if (value.kind === "unknown")
      undone.push({
        ...own(path, meaning),
        range: value.range,
        source: value.source,
        mark: value.mark,
        why: value.why,
      });
  const hashes = entityTable(undone.map((c) => c.path));
  return undone.map((c, i) => ({ ...c, column: hashes[i] as number }));
}

const saidByTreaty = (path: string, option: string): Override => ({
  path,
  weights: { [option]: 1 },
  source: "scenario",
  why: "what scenario.yaml says of the treaty",
});

const own = (path: string, meaning: string): Omit<QuantityColumn, "column" | "range" | "source" | "mark" | "why"> => ({
  kind: "quantity",
  path,
  symbol: "",
  meaning,
  unit: "",
  sign: "",
  about: "",
  fixed: false,
});

function overridden(column: Undone, override: Override | undefined): Undone {
  if (!override) return column;
  if ("weights" in override)
    return column.kind === "form"
      ? { ...column, options: override.weights, source: override.source, why: override.why }
      : column;
  if (column.kind === "form") return column;
  const { value } = override;
  return value.kind === "fact"
    ? { ...column, range: { kind: "constant", value: value.value }, source: value.source, mark: value.mark }
    : { ...column, range: value.range, source: value.source, mark: value.mark, why: value.why };
}

/** The scenario's own numbers that enter a world, by path. */
export function* scenarioValues(scenario: Scenario): Generator<readonly [path: string, meaning: string, value: Value]> {
  for (const [name, value] of Object.entries(scenario.values)) yield [`scenario.${name}`, name, value];
  for (const f of scenario.forces) {
    yield [`forces.${f.id}.share`, `${f.id} per head of population`, f.share];
    yield [`forces.${f.id}.discipline`, `discipline of ${f.id}`, f.discipline];
  }
  for (const m of scenario.treaty.members)
    for (const [name, value] of Object.entries(m.values)) yield [`members.${m.id}.${name}`, `${m.id}: ${name}`, value];
  for (const f of scenario.factions)
    for (const [name, value] of Object.entries(f.values)) yield [`factions.${f.id}.${name}`, `${f.id}: ${name}`, value];
  for (const n of scenario.region)
    for (const [name, value] of Object.entries(n.values))
      yield [`neighbours.${n.id}.${name}`, `${n.id}: ${name}`, value];
  for (const s of scenario.shocks)
    for (const [place, value] of Object.entries(s.relative))
      yield [`shocks.${s.id}.${place}`, `size at ${place} relative to ${s.source}`, value];
}

/** Whether a column has a coordinate in designs. Everything has but what a mechanism declares as fixed and the scenario leaves so. */
export const hasCoordinate = (column: Column): boolean =>
  column.kind === "form" || !column.fixed || column.range.kind !== "constant";

/** Whether every world has this value at this path as it is drawn. */
export function isIdle(columns: readonly Column[], path: string, to: number | string): boolean {
  const column = columns.find((c) => c.path === path);
  if (column === undefined) return false;
  if (column.kind === "quantity") return column.range.kind === "constant" && column.range.value === to;
  return Object.entries(column.options).every(([option, weight]) => option === to || weight <= 0);
}

/** Value of a quantity at u in 0..1; with a width other than 1 an assumed range is drawn that much wider or narrower. */
export function valueAt(column: QuantityColumn, u: number, width = 1): number {
  const { range } = column;
  if (width === 1 || column.source !== "assumed") return quantile(range, u);
  return quantile(widened(range, width, limitsOf(column)), u);
}

/** A range never widens across zero or, for shares, across one: it stops a quarter of the way from there. */
export function limitsOf(column: Pick<QuantityColumn, "range" | "unit">): readonly [number, number] {
  const [low, high] = bounds(column.range);
  const floor = low > 0 ? low / 4 : low === 0 ? 0 : -Infinity;
  const ceiling = high < 0 ? high / 4 : high === 0 ? 0 : Infinity;
  if (column.unit !== "share" && column.unit !== "") return [floor, ceiling];
  return [floor, high < 1 && low >= 0 ? 1 - (1 - high) / 4 : high === 1 ? 1 : ceiling];
}

/** Option of a form at u in 0..1. */
export function optionAt(column: FormColumn, u: number): string {
  const options = Object.entries(column.options);
  let total = 0;
  for (const [, weight] of options) total += weight;
  let reached = 0;
  let chosen = "";
  for (const [option, weight] of options) {
    if (weight <= 0) continue;
    chosen = option;
    reached += weight / total;
    if (u <= reached) break;
  }
  return chosen;
}
