// What a report says about its scenario before any run: facts by mark, unknowns, assumptions with their sources, what is absent.
import { isoDate } from "../../core/dates.ts";
import { describe } from "../../core/ranges.ts";
import { ABSENT } from "../../model/index.ts";
import { MECHANISM_SOURCES } from "../../model/sources.ts";
import type { AssumptionRow, TestReport } from "../../claims/result.ts";
import type { Fact, Scenario } from "../../scenario/scenario.ts";
import { scenarioValues, type Column } from "../../world/assumptions.ts";
import type { Compiler } from "../../world/compile.ts";
import { stampOf } from "../runId.ts";
import { VERSION } from "../version.ts";

type Overview = Omit<TestReport, "timing" | "prior" | "claims" | "placebos">;

export function overview(scenario: Scenario, compiled: Compiler, seed: number, command: string): Overview {
  const facts = factsOf(scenario);
  const byMark: Record<string, number> = {};
  for (const mark of facts) byMark[mark] = (byMark[mark] ?? 0) + 1;
  const varying = compiled.columns.filter((c) =>
    c.kind === "form" ? Object.values(c.options).filter((w) => w > 0).length > 1 : c.range.kind !== "constant",
  );
  return {
    format: 1,
    scenario: {
      id: scenario.id,
      title: scenario.title,
      hash: scenario.hash,
      start: isoDate(scenario.start, scenario.offset),
      days: scenario.days,
      runs: stampOf(scenario),
    },
    version: VERSION,
    seed,
    facts: { total: facts.length, byMark },
    unknowns: {
      total: varying.length,
      assumed: varying.filter((c) => c.source === "assumed").length,
      forms: varying.filter((c) => c.kind === "form").length,
    },
    absent: ABSENT,
    assumptions: compiled.assumptions.map(assumptionRow),
    sources: [
      ...scenario.sources,
      ...MECHANISM_SOURCES.filter((s) => !scenario.sources.some((own) => own.id === s.id)),
    ],
    command,
  };
}

export function assumptionRow(column: Column): AssumptionRow {
  const { path, symbol, meaning, source, mark, why } = column;
  const range =
    column.kind === "form"
      ? Object.entries(column.options)
          .map(([option, weight]) => `${option} ${weight}`)
          .join(", ")
      : describe(column.range);
  return {
    path,
    symbol: column.kind === "form" ? "form" : symbol,
    meaning,
    unit: column.kind === "form" ? "" : column.unit,
    range,
    sign: column.kind === "form" ? "" : column.sign,
    source,
    mark,
    why,
  };
}

/** Marks of every fact a scenario states. */
function factsOf(scenario: Scenario): string[] {
  const known = (f: Fact): string => f.mark;
  const values = [...scenarioValues(scenario)].flatMap(([, , value]) => (value.kind === "fact" ? [known(value)] : []));
  return [...scenario.places.map((p) => known(p.people)), ...values, ...scenario.record.map((e) => e.mark)];
}
