// Every form of a numeral in every column that holds numbers: the right value, or an error at its line; never another value.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseScenario } from "../../../src/scenario/parse.ts";
import { measuredIn } from "../../../src/scenario/read/measured.ts";
import { conventionOf, numeralAt } from "../../../src/scenario/read/numerals.ts";
import { quantityOf, type Wanted } from "../../../src/scenario/read/quantities.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { changed, SMALL } from "../small.ts";

const value = (written: string, wanted: Wanted = { unit: "1" }): number | string => {
  const read = quantityOf(written, wanted);
  return "value" in read ? read.value : read.problem.code;
};
const PEOPLE: Wanted = { unit: "people", limits: [0, 2e9], whole: true };

describe("one numeral", () => {
  test.each([
    ["1.858.683", 1858683],
    ["1,858,683", 1858683],
    ["1 858 683", 1858683],
    ["1\u00a0858\u202f683", "PR-S020"],
    ["1\u00a0858\u00a0683", 1858683],
    ["1'858'683", 1858683],
    ["1’858’683", 1858683],
    ["1_858_683", 1858683],
    ["1.858.683,5", 1858683.5],
    ["1,858,683.5", 1858683.5],
    ["1 858,683", 1858.683],
    ["51,2", 51.2],
    ["0,125", 0.125],
    ["0.125", 0.125],
    ["1234.567", 1234.567],
    ["716.820", "PR-S110"],
    ["716,820", "PR-S110"],
    ["−716,82", -716.82],
    ["12 %", 0.12],
    ["12,5%", 0.125],
    ["1,2e3", 1200],
    ["1.234e3", 1234],
    ["1.85.683", "PR-S020"],
    ["1,23,456", "PR-S020"],
    ["12 34", "PR-S020"],
    ["1.234.56", "PR-S020"],
    ["1,234,5", "PR-S020"],
    ["0x1F", "PR-S020"],
    ["٣", "PR-S020"],
    ["1.2 million", "PR-S020"],
    ["500-900", "PR-S020"],
  ] as const)("%s is %s", (written, expected) => expect(value(written)).toBe(expected));

  test("a count is whole and has no unit that scales", () => {
    for (const bad of ["716.82", "0.5", "50 %", "500 %", "5000 /1000", "3 points"])
      expect(value(bad, PEOPLE)).toBe("PR-S111");
    for (const good of ["716820", "716 820", "716 820 people", "7.1682e5"]) expect(value(good, PEOPLE)).toBe(716820);
  });

  test("of two numbers the one within the limits", () => {
    expect(value("51.234", { unit: "1", limits: [-90, 90] })).toBe(51.234);
    expect(value("1.000", { unit: "share", limits: [0, 1] })).toBe(1);
    expect(value("1.500 km", { unit: "km" })).toBe("PR-S110");
  });

  test("the words say what to write", () => {
    const read = quantityOf("716.820", PEOPLE);
    expect("problem" in read && `${read.problem.message}; ${read.problem.remedy}`).toBe(
      "716.820: a full stop is the decimal point here; Write 716820 or 716 820.",
    );
    expect(
      "problem" in quantityOf("1.500 km", { unit: "km" }) && JSON.stringify(quantityOf("1.500 km", { unit: "km" })),
    ).toContain("or 1.5, if");
  });
});

test("other cells of a column tell what a mark stands for", () => {
  expect(conventionOf(["1.858.683", "716.820"])).toEqual({ ".": "thousands" });
  expect(conventionOf(["12.5", "716.820"])).toEqual({ ".": "decimal" });
  expect(conventionOf(["1.858.683", "12.5"])).toEqual({});
  expect(conventionOf(["716.820", "388.167"])).toEqual({});
  expect(numeralAt("716.820", { ".": "thousands" })?.numeral).toEqual({ digits: "716820" });
});

/** A whole number as people write it. */
const FORMS: readonly ((n: number) => string)[] = [".", ",", " ", "\u00a0", "\u202f", "'", "’", "_", ""].map(
  (mark) => (n: number) => String(n).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, mark),
);
const decimals: readonly ((n: number) => string)[] = [
  (n) => `${n}.0`,
  (n) => `${n},0`,
  (n) => `${n}e0`,
  (n) => ` ${n} `,
];

interface Place {
  readonly file: string;
  readonly from: string;
  readonly to: (text: string) => string;
  readonly of: (s: Scenario) => number | null | undefined;
}
const rows = (s: Scenario, table: "cases" | "states", column: string): number | null =>
  measuredIn(s[table][0] ?? {}, {
    column,
    order: [],
    step: 0,
    marks: conventionOf(s[table].map((r) => r[column] ?? "")),
  });

/** Every place that holds a number of people, cases or days. */
const PLACES: readonly Place[] = [
  { file: "places.csv", from: "500000", to: (t) => `"${t}"`, of: (s) => s.places[0]?.people.value },
  { file: "cases.csv", from: "yes,2", to: (t) => `yes,"${t}"`, of: (s) => rows(s, "cases", "days") },
  { file: "states.csv", from: "2500", to: (t) => `"${t}"`, of: (s) => rows(s, "states", "income") },
  { file: "baserates.yaml", from: "n: 200", to: (t) => `n: "${t}"`, of: (s) => s.baseRates.find((r) => r.source === "CENSUS")?.n },
  { file: "baserates.yaml", from: "n: 200", to: (t) => (/[,’']/.test(t) ? `n: "${t}"` : `n: ${t}`), of: (s) => s.baseRates.find((r) => r.source === "CENSUS")?.n },
  { file: "record.yaml", from: "between: [500, 900]", to: (t) => `value: ${t}`, of: (s) => s.record[0]?.low },
  { file: "record.yaml", from: "between: [500, 900]", to: (t) => `value: "${t}"`, of: (s) => s.record[0]?.low },
  { file: "scenario.yaml", from: "value: 5e6", to: (t) => `value: "${t}"`, of: (s) => (s.region[1]?.values["people"] as { value: number } | undefined)?.value },
  { file: "assumptions.yaml", from: "contagion.distanceForm:", to: (t) => `contagion.distanceScale: "${t} km"\ncontagion.distanceForm:`, of: (s) => s.overrides.flatMap((o) => ("value" in o && o.value.kind === "fact" ? [o.value.value] : []))[0] },
  { file: "claims.yaml", from: "atLeast: 500", to: (t) => `atLeast: "${t}"`, of: (s) => (s.claims[0]?.tests[2] as { atLeast: number } | undefined)?.atLeast },
]; // prettier-ignore

test("in every column: the right value, or an error at its line", () => {
  let read = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...PLACES),
      fc.constantFrom(...FORMS, ...decimals),
      fc.integer({ min: 1000, max: 1_400_000 }),
      (place, form, n) => {
        const written = place.to(form(n));
        const text = changed(SMALL, place.file, [place.from, written]);
        const line = text.slice(0, text.indexOf(written)).split("\n").length;
        const { scenario, problems } = parseScenario({ ...SMALL, [place.file]: text });
        if (scenario) {
          read++;
          return place.of(scenario) === n;
        }
        return problems.every((p) => p.file === place.file && p.line === line);
      },
    ),
    { seed: 1, numRuns: 400 },
  );
  expect(read).toBeGreaterThan(200);
});

describe("a numeral too large for a number is told as it was written", () => {
  const huge = "1".repeat(400);
  test.each(["1e309", "-1e309", huge])("%s", (written) => {
    for (const line of ["horizon: 30 d", "watched: 0.5", "tenure: 3", "{ south: 0.5 }", "rule: consensus"]) {
      const put = line.startsWith("{") ? written : line.replace(/: .*/, () => `: ${written}`);
      const files = { ...SMALL, "scenario.yaml": changed(SMALL, "scenario.yaml", [line, put]) };
      const { problems } = parseScenario(files);
      expect(problems.length, line).toBeGreaterThan(0);
      expect(JSON.stringify(problems), line).not.toMatch(/Infinity/);
    }
  });
  test("where text is needed it is text", () => {
    const files = { ...SMALL, "scenario.yaml": changed(SMALL, "scenario.yaml", ["A small crisis", "1e309"]) };
    expect(parseScenario(files).scenario?.title).toBe("1e309");
  });
});
