// What is set to a value that no world as drawn has: allowed, but said.
import { bounds, describe } from "../core/ranges.ts";
import type { Intervention } from "../scenario/scenario.ts";
import { scenarioValues } from "../world/assumptions.ts";
import type { Compiler } from "../world/compile.ts";

/** A sentence for every setting outside the range that its value is drawn from. */
export function outOfRange({ assumptions, scenario }: Compiler, sets: readonly Intervention[]): string[] {
  const facts = new Map([...scenarioValues(scenario)].map(([path, , value]) => [path, value]));
  return sets.flatMap((s) => {
    if (!("set" in s)) return [];
    const column = assumptions.find((c) => c.path === s.set);
    if (column?.kind === "form")
      return (column.options[String(s.to)] ?? 0) > 0
        ? []
        : [`${s.set}: no world as drawn has the form ${s.to}; it is used all the same.`];
    if (column && typeof s.to === "number") {
      const [low, high] = bounds(column.range);
      if (s.to >= low && s.to <= high) return [];
      return [
        column.range.kind === "constant"
          ? `${s.set} is ${describe(column.range)} in every world as drawn; ${s.to} is used all the same.`
          : `${s.set} is drawn from ${describe(column.range)}; ${s.to} lies outside and is used all the same.`,
      ];
    }
    const fact = facts.get(s.set);
    return fact?.kind === "fact" && fact.value !== s.to
      ? [`${s.set} is a fact of the scenario, ${fact.value}; ${s.to} is used all the same.`]
      : [];
  });
}
