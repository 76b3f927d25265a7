// What worlds show beside the record's numbers: known answers.
import { expect, test } from "vitest";
import { discrepancyOf, growthOf, shownOf } from "../../src/questions/fit/fitDiscrepancy.ts";
import type { Report } from "../../src/run/reports.ts";
import { compiler } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";

const number = (id: string, outcome: "people" | "regions", at: number, low: number, high = low): Report => ({
  kind: "number", id, outcome, at, low, high,
}); // prettier-ignore
const REPORTS: readonly Report[] = [
  number("day 2", "people", 2, 9000, 15000),
  { kind: "silence", id: "no requested", outcome: "requested", until: 2 },
  number("day 1", "people", 1, 999),
  number("places", "regions", 2, 3),
];
const ln = (people: number): number => Math.log(people + 1);
/** Three runs, of which the second doesn't agree with the record at all. */
const found = {
  logLikelihood: Float64Array.of(-1, -Infinity, -2),
  shown: Float64Array.of(ln(2000), -1, ln(1000), 2, 0, 0, 0, 0, ln(2000), -1, ln(1000), 4),
};

test("numbers as they are, silences and runs that do not agree left out", () => {
  const shown = shownOf(REPORTS, found);
  expect(shown.map(({ id, reported }) => [id, reported])).toEqual([
    ["day 2", 12000],
    ["day 1", 999],
    ["places", 3],
  ]);
  expect(shown[0]?.between).toEqual([9000, 15000]);
  expect(shown[0]?.middle).toBeCloseTo(2000, 6);
  expect(shown[2]?.middle).toBeCloseTo(3, 12);
});
test("growth goes from day to day, whatever the order of entries", () => {
  const [growth, ...more] = growthOf(REPORTS, found);
  expect(more).toEqual([]);
  expect(growth).toMatchObject({ from: "day 1", to: "day 2" });
  expect(growth?.reported).toBeCloseTo(12.001, 3);
  expect(growth?.middle).toBeCloseTo(2001 / 1001, 6);
  expect(growth?.high).toBeLessThan(growth?.reported ?? 0);
});
test("the discrepancy is the declared one, or the scenario's", () => {
  expect(discrepancyOf(compiler(steppe(3)))).toEqual({ people: 0.7, places: 2.5, control: 0.15 });
  const path = "observation.peopleDiscrepancy";
  const value = { kind: "fact", value: 0.3, source: "test", mark: "U" } as const;
  const own = steppe(3, { overrides: [{ path, value }] });
  expect(discrepancyOf(compiler(own)).people).toBe(0.3);
});
