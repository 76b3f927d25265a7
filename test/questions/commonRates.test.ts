// Rates on public record stand in one place, and beside the same rows of every scenario: no ledger says that nothing public gives one which
// another ledger shows.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { NEVER } from "../../src/model/kit/state.ts";
import { readFolder } from "../../src/node/folder.ts";
import { newScenario } from "../../src/questions/new.ts";
import { offBy, rowOf } from "../../src/questions/prior/onRecord.ts";
import { priorPredictive } from "../../src/questions/prior/prior.ts";
import { Rows } from "../../src/questions/prior/bands.ts";
import { farSentence, recordOf } from "../../src/report/words/priorWords.ts";
import { DATES, rowLength, scalarAt } from "../../src/run/row.ts";
import { COMMON_RATES } from "../../src/scenario/commonRates.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { PriorRow } from "../../src/claims/result.ts";

const root = fileURLToPath(new URL("../../scenarios/", import.meta.url));
const parsed = (files: Readonly<Record<string, string>>): Scenario => {
  const { scenario, problems } = parseScenario(files);
  expect(problems).toEqual([]);
  return scenario as Scenario;
};
const template = newScenario("mine", "");
const without = Object.fromEntries(Object.entries(template).filter(([file]) => file !== "baserates.yaml"));
const scenarios: Readonly<Record<string, Scenario>> = {
  ...Object.fromEntries(
    await Promise.all(
      readdirSync(root).map(async (name) => [name, parsed((await readFolder(`${root}${name}`)).files)] as const),
    ),
  ),
  template: parsed(template),
  "without a file": parsed(without),
};

/** Rows of one run in which nothing happens: what stands beside them does not hang on it. */
function rowsOf(scenario: Scenario): readonly PriorRow[] {
  const data = new Float64Array(rowLength(scenario.days));
  for (const name of [...DATES, "longFallen"] as const) data[scalarAt(name)] = NEVER;
  const empty = new Rows(data, scenario.days);
  const seen = new Float64Array(scenario.places.length * scenario.days);
  const { rows, calm } = priorPredictive({ scenario, shocked: empty, calm: empty, seen, rejected: 0, drawn: 1 });
  return [...rows, ...calm];
}
const rows = Object.entries(scenarios).map(([name, s]) => ({ name, rows: rowsOf(s) }));
const nothing = (r: PriorRow): boolean => r.record === null && r.absent === "";

test("no row says that nothing public gives a rate that another scenario shows", () => {
  const shown = new Set(rows.flatMap((s) => s.rows.filter((r) => r.record !== null).map((r) => r.id)));
  expect(shown.size).toBeGreaterThan(20);
  for (const { name, rows: own } of rows)
    expect(
      own.filter((r) => nothing(r) && shown.has(r.id)).map((r) => r.id),
      name,
    ).toEqual([]);
  for (const r of rows[0]!.rows.filter(nothing)) expect(recordOf(r)).toBe("nothing public gives it");
});

test("without a file every common rate is there; the template's adds none", () => {
  expect(scenarios["without a file"]?.baseRates).toEqual(COMMON_RATES);
  expect(scenarios["template"]?.baseRates).toEqual(COMMON_RATES);
  for (const { id } of COMMON_RATES) expect(template["baserates.yaml"]).toContain(`#   ${id}: `);
});

/** What no run has a counterpart of: runs are followed for 90 days from 10,000 people on, and nobody disperses a crowd as a whole. */
const NOT_RUN = [
  "calm-exit-90", "protest-exit-90", "price-exit-90", "killings-exit-90", "protest-dispersal", "price-violent-dispersal", "ally-troops-ever",
  "no-ally-troops",
]; // prettier-ignore

test("every common rate stands beside a row, but for those that no run can have", () => {
  const beside = COMMON_RATES.filter(({ id }) => {
    const marked = COMMON_RATES.filter((r) => r.id === id).map((r) => ({ ...r, source: "MARKED" }));
    return rowsOf({ ...(scenarios["template"] as Scenario), baseRates: marked }).some(
      (r) => r.record?.source === "MARKED",
    );
  });
  const idle = COMMON_RATES.filter((r) => !beside.includes(r)).map((r) => r.id);
  expect(idle).toEqual(NOT_RUN);
});

test("what a scenario leaves out says why, and a rate of any protest takes its place", () => {
  const of = (id: string): PriorRow =>
    rowsOf(scenarios["bahrain-2011"] as Scenario).find((r) => r.id === id) as PriorRow;
  expect(recordOf(of("rate-price-exit-30"))).toBe("none beside it: nobody asked about prices");
  expect(of("killings").record).toMatchObject({ value: 0.054, per: "protests" });
  const prices = rowsOf(scenarios["kazakhstan-2022"] as Scenario).find((r) => r.id === "killings");
  expect(prices?.record).toMatchObject({ value: 0.133, per: "protests", n: null, low: null });
});

test("an own rate takes the place of the common one, with its interval from its number of cases", () => {
  const own =
    "protest-exit-30: { condition: any protest here, per: episodes, n: 40, days: 30, rate: 2.5 %, source: YEARBOOK, mark: U }";
  const scenario = parsed({ ...template, "baserates.yaml": own });
  expect(scenario.baseRates).toHaveLength(COMMON_RATES.length);
  const record = rowsOf(scenario).find((r) => r.id === "rate-protest-exit-30")?.record;
  expect(record).toMatchObject({ value: 0.025, n: 40, source: "YEARBOOK", mark: "U" });
  expect(record?.low).toBeCloseTo(0.0044, 4);
  expect(record?.high).toBeCloseTo(0.1288, 4);
});

test("a rate that no row asks for is a mistake, also one to be left out", () => {
  for (const entry of ["protest-exit: { not: no }", "falls: { condition: x, rate: 1 %, source: YEARBOOK }"])
    expect(parseScenario({ ...template, "baserates.yaml": entry }).problems.map((p) => p.code)).toEqual(["PR-S099"]);
});

const record = (value: number, low: number | null, high: number | null, days: number | null = null) => ({
  value, low, high, days, n: null, per: "protests", source: "S", mark: "D",
}); // prettier-ignore

test("far is beyond both intervals and more than a factor of two, with the same time to happen", () => {
  const model = { value: 0.32, low: 0.28, high: 0.35 };
  expect(offBy(model, record(0.133, 0.12, 0.15), null)).toBeCloseTo(0.32 / 0.133, 12);
  expect(offBy(model, record(0.133, 0.12, 0.29), null)).toBeNull();
  expect(offBy(model, record(0.17, null, null), null)).toBeNull();
  const rare = { value: 0.01, low: 0.005, high: 0.02 };
  expect(offBy(rare, record(0.1, 0.08, 0.12), null)).toBeCloseTo(0.1, 12);
  expect(offBy(rare, record(0.1, 0.08, 0.12, 365), 30)).toBeNull();
  expect(offBy(model, record(0.1, 0.08, 0.12, 365), 30)).toBeCloseTo(3.2, 12);
  expect(offBy({ value: 0, low: 0, high: 0.01 }, record(0.11, null, null), null)).toBe(0);
});

test("how far is said in a sentence", () => {
  const said = (value: number, low: number, high: number): string =>
    farSentence(
      rowOf(
        { baseRates: COMMON_RATES, leftOutRates: [] },
        "k",
        "killings, given 1,000 or more",
        { model: { value, low, high }, n: 400 },
        { rates: ["price-violent-killings"] },
      ),
    ).replaceAll("\u00a0", " ");
  expect(said(0.32, 0.28, 0.35)).toBe(
    "Killings, given 1,000 or more: 32 % (28–35) of 400 runs here, 13 % of protests on record: the model has this 2.4 times too often.",
  );
  expect(said(0.02, 0.01, 0.05)).toContain("the model has this 6.7 times too rarely.");
  expect(said(0, 0, 0.01)).toContain("the model never has this.");
  expect(said(0.14, 0.11, 0.17)).toBe("");
});
