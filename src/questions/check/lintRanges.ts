// Remarks on facts and ranges: without source or reason, as good as a fact, far wider than the model's own, or equal to it.
import { describe, quantile, type Range } from "../../core/ranges.ts";
import type { Parameter } from "../../model/kit/declare.ts";
import type { Locator } from "../../scenario/read/locate.ts";
import { PARAMETERS } from "../../scenario/paths.ts";
import type { Path } from "../../scenario/problems/problem.ts";
import type { Override, Scenario, ScenarioForce, Value } from "../../scenario/scenario.ts";
import { warnings } from "../../scenario/problems/warnings.ts";
import type { Remark } from "./remark.ts";

/** Less than this share of the model's own width does nothing; more than so many times as much leaves what it was made for. */
const NARROW = 1 / 50;
const WIDE = 5;
/** For the scenario's own unknowns, which have no declared range: less than this share of the middle. */
const THIN = 1 / 100;

export function rangeRemarks(scenario: Scenario, where: Locator, remark: Remark): void {
  const { values, forces, shocks, factions, treaty, overrides } = scenario;
  const own = (path: Path, value: Value): void => {
    const name = path.join(".");
    const span = where.key("scenario.yaml", path);
    common(name, value, (text) => remark("scenario.yaml", span, text));
    if (value.kind === "unknown" && isThin(value.range)) remark("scenario.yaml", span, warnings.narrow(name, ""));
  };
  for (const [name, value] of Object.entries(values)) own(["values", name], value);
  for (const f of forces) {
    if (isLeftOut(f)) continue;
    for (const key of ["share", "discipline"] as const) own(["forces", f.id, key], f[key]);
  }
  for (const s of shocks)
    for (const [place, value] of Object.entries(s.relative)) own(["shocks", s.id, "relative", place], value);
  for (const m of treaty.members)
    for (const [name, value] of Object.entries(m.values)) own(["treaty", "members", m.id, name], value);
  for (const f of factions) for (const [name, value] of Object.entries(f.values)) own(["factions", f.id, name], value);
  for (const o of overrides)
    override(o, PARAMETERS.get(o.path), (text) =>
      remark("assumptions.yaml", where.key("assumptions.yaml", [o.path]), text),
    );
}

/** A service that the scenario does not name has nobody in it. */
const isLeftOut = ({ share }: ScenarioForce): boolean =>
  share.kind === "fact" && share.value === 0 && share.source === "scenario";

type Say = (text: ReturnType<typeof warnings.noSource>) => void;

function common(name: string, value: Value, say: Say): void {
  if (value.kind === "fact") {
    if (value.source === "scenario") say(warnings.noSource(name));
  } else if (value.why === "" && value.source !== "assumed") say(warnings.noWhy(name, value.source));
}

function override(o: Override, declared: Parameter | undefined, say: Say): void {
  if (!declared) return;
  if ("weights" in o) {
    if (o.why === "" && o.source !== "assumed") say(warnings.noWhy(o.path, o.source));
    if (declared.kind === "form" && sameWeights(o.weights, declared.options)) say(warnings.sameAsOwn(o.path));
    return;
  }
  common(o.path, o.value, say);
  if (declared.kind !== "quantity" || o.value.kind !== "unknown") return;
  const { range } = o.value;
  if (JSON.stringify(ordered(range)) === JSON.stringify(ordered(declared.range)))
    return say(warnings.sameAsOwn(o.path));
  const ownWidth = width(declared.range);
  const is = `The model's own is ${describe(declared.range)}. `;
  if (ownWidth > 0 && width(range) < NARROW * ownWidth) say(warnings.narrow(o.path, is));
  else if (ownWidth > 0 && width(range) > WIDE * ownWidth) say(warnings.wide(o.path, is));
}

const ordered = (range: Range): unknown => Object.entries(range).sort(([a], [b]) => (a < b ? -1 : 1));

/** Between the 5 % and the 95 % point. */
const width = (range: Range): number => quantile(range, 0.95) - quantile(range, 0.05);

const isThin = (range: Range): boolean =>
  range.kind !== "oneOf" && width(range) < THIN * Math.abs(quantile(range, 0.5));

function sameWeights(a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean {
  const total = (w: Readonly<Record<string, number>>): number => Object.values(w).reduce((sum, x) => sum + x, 0);
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((n) => Math.abs((a[n] ?? 0) / total(a) - (b[n] ?? 0) / total(b)) < 1e-9);
}
