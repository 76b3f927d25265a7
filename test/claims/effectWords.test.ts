// Effects in words: the way is said, never signed, and a number has the unit of what is compared.
import { describe, expect, test } from "vitest";
import { effectWords } from "../../src/claims/effectWords.ts";
import { asked } from "../fixture/asked.ts";

const of = (outcome: string, over: { readonly relative?: boolean; readonly spread?: boolean } = {}) =>
  effectWords({ asked: asked(outcome), relative: over.relative ?? false, spread: over.spread ?? false });

describe("an effect is told the natural way round", () => {
  test.each<[string, number, string, boolean?]>([
    ["answered", 0.13, "13 points likelier"],
    ["answered", -0.11, "11 points less likely"],
    ["answered", 0.01, "1 point likelier"],
    ["answered", 0.0001, "no difference"],
    ["leverage", -0.034, "3.4 points lower"],
    ["requestToArrival", 2, "2 days later"],
    ["requestToArrival", -1, "1 day earlier"],
    ["politicalDays", -2.5, "2.5 days earlier"],
    ["stay", -2, "2 days shorter"],
    ["stay", 0.2, "20 % longer", true],
    ["people at +3 d", 0.13, "13 % more people", true],
    ["people at +3 d", -1234.4, "1,234 fewer people"],
    ["placesByDay4", 3, "3 more places"],
    ["troopDays", -0.5, "50 % fewer troop-days", true],
  ])("%s %f", (outcome, x, words, relative) => {
    expect(of(outcome, { relative: relative ?? false }).told(x)).toBe(words);
  });
  test("how far futures lie apart is a share", () => {
    expect(of("alignment", { spread: true }).told(0.05)).toBe("5 points higher");
  });
});

describe("with its interval", () => {
  const { withEnds, ends, amount } = of("answered");
  test("ends of one way are numbers, from the near one", () => {
    expect(withEnds({ value: -0.13, low: -0.18, high: -0.09 })).toBe("13 points less likely (9 to 18)");
    expect(withEnds({ value: 0.13, low: 0.09, high: 0.18 }, "with a than with b")).toBe(
      "13 points likelier with a than with b (9 to 18)",
    );
  });
  test("ends of both ways say which, and there is no point", () => {
    expect(withEnds({ value: 0.01, low: -0.03, high: 0.05 })).toBe(
      "between 3 points less likely and 5 points likelier",
    );
    expect(ends({ value: 0.01, low: -0.03, high: 0.05 })).toBe("3 points less likely to 5 points likelier");
  });
  test("exactly nothing is said to be that", () => {
    expect(withEnds({ value: 0, low: 0, high: 0 })).toBe("no difference at all");
  });
  test("never a sign", () => {
    for (const value of [-0.5, -0.004, 0, 0.2])
      expect(withEnds({ value, low: value - 0.01, high: value + 0.01 })).not.toMatch(/[-+−]\d/);
    expect(amount(0.05)).toBe("5 points");
  });
});
