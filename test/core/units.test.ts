import { describe, expect, test } from "vitest";
import { dimensionOf, parseQuantity } from "../../src/core/units.ts";

const value = (written: string | number, unit: string): number => {
  const found = parseQuantity(written, unit);
  if ("problem" in found) throw new Error(found.problem);
  return found.value;
};
const problem = (written: string | number, unit: string): string => {
  const found = parseQuantity(written, unit);
  return "problem" in found ? found.problem : "";
};

describe("in the quantity's own unit", () => {
  test.each([
    ["6 h", "d", 0.25],
    ["90 min", "d", 0.0625],
    ["2d", "d", 2],
    ["1 day", "d", 1],
    ["3 weeks", "d", 21],
    ["43200 s", "d", 0.5],
    ["2.5 /day", "1/d", 2.5],
    ["2.5 1/d", "1/d", 2.5],
    ["0.5 /h", "1/d", 12],
    ["7 /week", "1/d", 1],
    ["400 km", "km", 400],
    ["1_500 m", "km", 1.5],
    [0.3, "1", 0.3],
    ["30 %", "share", 0.3],
    ["5 points", "1", 0.05],
    ["4.48 /1000", "share", 0.00448],
    ["3 /100000", "1", 0.00003],
    ["1 500 000", "people", 1_500_000],
    ["12_000 people", "people", 12_000],
    ["-1.2 sigma", "sigma", -1.2],
    ["+2 logit", "logit", 2],
    ["1e3", "1", 1000],
    [".5", "1", 0.5],
    ["2.1 deaths per 100k", "deaths per 100k", 2.1],
  ] as const)("%j for %s is %d", (written, unit, expected) => expect(value(written, unit)).toBeCloseTo(expected, 12));
});

describe("refused", () => {
  test.each([
    [6, "d", "has no unit"],
    ["6", "1/d", "has no unit"],
    ["400", "km", "has no unit"],
    ["6 km", "d", "is a length, a time is needed"],
    ["2 d", "1/d", "is a time, a rate is needed"],
    ["3 /day", "share", "is a rate, a number is needed"],
    ["3 h", "km", "is a time, a length is needed"],
    ["5 parsecs", "km", "is not a unit that is known here"],
    ["5 constructor", "1", "is not a unit that is known here"],
    ["5 __proto__", "1", "is not a unit that is known here"],
    ["", "1", "is not a number"],
    ["many", "1", "is not a number"],
    ["%", "1", "is not a number"],
    ["-", "1", "is not a number"],
    ["1e999", "1", "is not a number"],
    [NaN, "1", "is not a number"],
    [Infinity, "d", "is not a number"],
  ] as const)("%j for %s: %s", (written, unit, expected) => expect(problem(written, unit)).toContain(expected));

  test("a number with several points or commas is not cut short", () => {
    for (const written of ["1.2.3", "1,5", "1,500", "3 4", "0x10"]) expect(problem(written, "1")).not.toBe("");
  });
});

test("dimensions", () => {
  expect(["d", "1/d", "km", "1", "share", "people", "deaths per 100k"].map(dimensionOf)).toEqual([
    "time",
    "rate",
    "length",
    "number",
    "number",
    "number",
    "number",
  ]);
});
