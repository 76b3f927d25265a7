// Comparisons of cases, on a table small enough to count by hand.
import { describe, expect, test } from "vitest";
import { casesResult } from "../../src/claims/cases/cases.ts";
import type { CasesTest, Measure } from "../../src/scenario/scenario.ts";

const row = (id: string, side: string, days: string, year: string, step: string, held = "yes") => ({
  id,
  side,
  days,
  year,
  step,
  held,
});
const cases = [
  row("A-1", "alone", "0", "1956", "none", "no"),
  row("A-2", "alone", "1", "1968", "warning", "no"),
  row("A-3", "alone", "1", "1983", "warning"),
  row("A-4", "alone", "2", "1992", "deploy"),
  row("B-1", "body", "30", "1997", "none", "partial"),
  row("B-2", "body", "41", "2003", "readiness"),
  row("B-3", "body", "138", "2011", "deploy"),
  row("B-4", "body", "not stated", "2022", "deploy"),
];
const tables = { cases, states: [] };
const column = (name: string, order: string[] = [], step = 0): Measure => ({
  column: name,
  order: order.map((w) => w.split("|")),
  step,
});
const common = { kind: "cases", table: "cases", among: [], note: "" } as const;
const groups = {
  ...common,
  where: [{ column: "side", equals: ["body"] }],
  against: [{ column: "side", equals: ["alone"] }],
} as const;
const STEPS = ["none", "warning|readiness", "deploy"];
const of = (test: CasesTest) => casesResult(test, tables, 0.95);

test("a number in two groups: medians, n, what was left out, and which way the claim went", () => {
  const found = of({ ...groups, form: "numbers", outcome: column("days"), says: "more" });
  if (found.form !== "numbers") throw new Error(found.form);
  expect([found.where.median, found.where.n, found.where.low, found.where.high]).toEqual([41, 3, 30, 138]);
  expect([found.against.median, found.against.n]).toEqual([1, 4]);
  expect(found.leftOut).toEqual(["B-4"]);
  expect(found.rows).toHaveLength(7);
  expect([found.larger, found.p, found.shuffles]).toEqual([1, expect.closeTo(2 / 35, 12), null]);
  expect(found.verdict).toBe("undecided"); // 2 in 35 is the least that three against four can give
});

test("says turns agrees into disagrees, and never makes a verdict of chance", () => {
  const long = [...cases, row("B-5", "body", "50", "2000", "none"), row("B-6", "body", "60", "2000", "none")];
  const verdict = (says: "more" | "less") =>
    casesResult({ ...groups, form: "numbers", outcome: column("days"), says }, { cases: long, states: [] }, 0.95)
      .verdict;
  expect([verdict("more"), verdict("less")]).toEqual(["agrees", "disagrees"]);
  const shares = (says: "more" | "less") =>
    of({ ...groups, form: "shares", outcome: { column: "held", equals: ["yes"] }, called: "", says }).verdict;
  expect([shares("more"), shares("less")]).toEqual(["undecided", "undecided"]);
});

test("words in an order are compared by their places, those of one place alike", () => {
  const found = of({ ...groups, form: "numbers", outcome: column("step", STEPS), says: "more" });
  if (found.form !== "numbers") throw new Error(found.form);
  expect(found.where.values.map((v) => v.value)).toEqual([0, 1, 2, 2]);
  expect(found.against.values.map((v) => v.value)).toEqual([0, 1, 1, 2]);
  expect(of({ ...groups, form: "numbers", outcome: column("step", ["none", "deploy"]), says: "more" }).leftOut).toEqual(
    ["B-2", "A-2", "A-3"],
  );
});

test("along a column in steps: yes and no by level, partial ones apart", () => {
  const found = of({
    ...common,
    form: "levels",
    along: column("year", [], 20),
    outcome: { column: "held", equals: ["yes"] },
    called: "it held",
    says: "rises",
  });
  if (found.form !== "levels") throw new Error(found.form);
  expect(found.title).toBe("along year in steps of 20 → it held");
  expect(found.levels.map((l) => [l.level, l.yes, l.partial, l.n])).toEqual([
    ["1940 to 1960", 0, 0, 1],
    ["1960 to 1980", 0, 0, 1],
    ["1980 to 2000", 2, 1, 3],
    ["2000 to 2020", 2, 0, 2],
    ["2020 to 2040", 1, 0, 1],
  ]);
  expect(found.p).toBeGreaterThan(0.05);
  expect(found.verdict).toBe("undecided");
});

test("a number along another", () => {
  const rising = { ...common, form: "ranks", along: column("year"), outcome: column("days") } as const;
  const up = of({ ...rising, says: "rises" });
  if (up.form !== "ranks") throw new Error(up.form);
  expect(up.pairs.map((p) => p.id)).toEqual(["A-1", "A-2", "A-3", "A-4", "B-1", "B-2", "B-3"]);
  expect(up.rho).toBeGreaterThan(0.9);
  expect([up.verdict, of({ ...rising, says: "falls" }).verdict]).toEqual(["agrees", "disagrees"]);
  expect(up.leftOut).toEqual(["B-4"]);
});

test("rows side by side conclude nothing", () => {
  const found = of({ ...common, form: "rows", rows: ["B-3", "A-1"], show: ["days", "step"] });
  if (found.form !== "rows") throw new Error(found.form);
  expect(found.verdict).toBe("not tested");
  expect(found.cells).toEqual([
    ["138", "deploy"],
    ["0", "none"],
  ]);
});

describe("every comparison", () => {
  const all: readonly CasesTest[] = [
    {
      ...groups,
      form: "shares",
      outcome: { column: "held", equals: ["yes"] },
      called: "",
      says: "more",
      note: "Mine.",
    },
    {
      ...groups,
      form: "numbers",
      outcome: column("days"),
      says: "more",
      among: [{ column: "side", equals: ["nobody"] }],
    },
    { ...common, form: "ranks", along: column("days"), outcome: column("year"), says: "rises" },
    { ...common, form: "rows", rows: ["A-1"], show: ["days"] },
    {
      ...common,
      form: "levels",
      along: column("days"),
      outcome: { column: "held", equals: ["no"] },
      called: "",
      says: "falls",
    },
  ];
  test("says who coded the table, whatever the author notes", () => {
    for (const t of all) expect(of(t).warning).toMatch(/Famous cases, coded by one person/);
    expect(of({ ...common, table: "states", form: "rows", rows: [], show: [] }).warning).toMatch(/few states/);
  });
  test("has no number that is none, also without any row", () => {
    for (const t of all)
      for (const rows of [cases, []]) {
        const found = JSON.stringify(casesResult(t, { cases: rows, states: [] }, 0.95), (_, x: unknown) =>
          typeof x === "number" && !Number.isFinite(x) ? "BROKEN" : x,
        );
        expect(found).not.toMatch(/BROKEN|NaN|undefined/);
      }
  });
});
