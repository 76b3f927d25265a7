// Words from shares, at and around every threshold.
import { describe, expect, test } from "vitest";
import type { SidesOfEffect } from "../../src/analysis/shares/shareOfWorlds.ts";
import { sides } from "./sides.ts";
import type { Says } from "../../src/scenario/scenario.ts";
import { chanceVerdict, contrastVerdict } from "../../src/claims/verdict.ts";

const at = (value: number, low: number, high: number) => ({ value, low, high });
const none = at(0, 0, 0.05);
const shares = (above: ReturnType<typeof at>, within = none, below = none) => sides(above, within, below);
const judged = (shares: SidesOfEffect, everyForm = 1, hinges = false, says: Says = "above") =>
  contrastVerdict({ shares, says, everyForm, hinges, worlds: 400 });
const word = (...of: Parameters<typeof judged>) => judged(...of).verdict;

describe("a contrast", () => {
  const sure = at(0.95, 0.9, 0.98);
  const almost = at(0.95, 0.8999, 0.98);
  test("holds from nine worlds in ten with the whole interval", () => {
    expect(word(shares(sure))).toBe("holds");
    expect(word(shares(almost))).toBe("undecided");
  });
  test("reverses and has no effect by the same rule", () => {
    expect(word(shares(none, none, sure))).toBe("reverses");
    expect(word(shares(none, none, almost))).toBe("undecided");
    expect(word(shares(none, sure))).toBe("no effect");
    expect(word(shares(none, almost))).toBe("undecided");
  });
  test("does not hold when fewer than half of the worlds of one form agree", () => {
    expect(word(shares(sure), 0.5)).toBe("holds");
    expect(word(shares(sure), 0.4999, true)).toBe("hinges");
    expect(word(shares(sure), 0.4999, false)).toBe("undecided");
  });
  test("hinges or is mixed only when no share can still be nine in ten", () => {
    const half = at(0.5, 0.4, 0.8999);
    expect(word(shares(half, half), 0.3, true)).toBe("hinges");
    expect(word(shares(half, half), 0.3, false)).toBe("mixed");
    expect(word(shares(at(0.5, 0.4, 0.9), half), 0.3, true)).toBe("undecided");
    expect(word(shares(half, at(0.5, 0.4, 0.9)), 0.3, true)).toBe("undecided");
    expect(word(shares(half, none, at(0.4, 0.1, 0.95)), 0.3, true)).toBe("undecided");
  });
  test("undecided says how many more worlds, as half-widths shrink with the root", () => {
    // 0.95 with a half-width of 0.1 towards 0.9, which is 0.05 away: four times as many
    const { moreWorlds } = judged(shares(at(0.95, 0.85, 0.99)));
    expect(moreWorlds).toBe(1200);
    expect(judged(shares(at(0.9, 0.8, 0.95))).moreWorlds).toBeNull();
  });
});

describe("a chance", () => {
  const chance = (low: number, high: number) =>
    chanceVerdict(at((low + high) / 2, low, high), 0.9, "at least", 100).verdict;
  test("holds with its whole interval at or above what is asked, fails below, else undecided", () => {
    expect(chance(0.9, 0.95)).toBe("holds");
    expect(chance(0.8999, 0.95)).toBe("undecided");
    expect(chance(0.8, 0.9)).toBe("undecided");
    expect(chance(0.8, 0.8999)).toBe("fails");
  });
});
