// Words from shares, at and around every threshold.
import { describe, expect, test } from "vitest";
import type { SidesOfEffect } from "../../src/analysis/shares/shareOfWorlds.ts";
import { sides } from "./sides.ts";
import type { Says } from "../../src/scenario/scenario.ts";
import { chanceVerdict, contrastVerdict, moreAsked, worldsToDecide } from "../../src/claims/verdict.ts";

const at = (value: number, low: number, high: number) => ({ value, low, high });
const none = at(0, 0, 0.05);
const shares = (above: ReturnType<typeof at>, within = none, below = none) => sides(above, within, below);
const judged = (shares: SidesOfEffect, everyForm = 1, hinges = false, says: Says = "above") =>
  contrastVerdict({ shares, says, everyForm, hinges });
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
    expect(word(shares(none, none, almost))).toBe("does not hold");
    expect(word(shares(none, sure))).toBe("no effect");
    expect(word(shares(none, almost))).toBe("does not hold");
  });
  test("does not hold as soon as its own share is below nine in ten with the whole interval, and says what stays open", () => {
    const wide = at(0.5, 0.1, 0.95);
    expect(judged(shares(at(0.4, 0, 0.8999), wide))).toEqual({ verdict: "does not hold", open: "within" });
    expect(judged(shares(at(0.4, 0, 0.8999), none, wide))).toEqual({ verdict: "does not hold", open: "below" });
    expect(word(shares(at(0.4, 0, 0.9), wide))).toBe("undecided");
    // denying a way, or any difference, is another share's matter
    expect(word(shares(wide, at(0.4, 0, 0.8999)), 1, false, "no difference")).toBe("does not hold");
    expect(word(shares(wide, at(0.3, 0, 0.5)), 1, false, "not above")).toBe("undecided");
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
    expect(word(shares(half, at(0.5, 0.4, 0.9)), 0.3, true)).toBe("does not hold");
    expect(word(shares(half, none, at(0.4, 0.1, 0.95)), 0.3, true)).toBe("does not hold");
  });
  test("undecided says which share is open, the largest of those that may be; nothing else does", () => {
    expect(judged(shares(at(0.95, 0.85, 0.99))).open).toBe("above");
    const three = shares(at(0.3, 0.1, 0.95), at(0.6, 0.2, 0.92), at(0.1, 0, 0.3));
    expect(judged(three).open).toBe("within");
    expect(judged(three, 1, false, "no difference").open).toBe("within");
    expect(judged(three, 1, false, "not above").open).toBe("notAbove");
    expect(judged(shares(sure))).toEqual({ verdict: "holds", open: null });
    expect(judged(shares(sure), 0.4)).toEqual({ verdict: "undecided", open: null });
  });
});

describe("a chance", () => {
  const chance = (low: number, high: number) => chanceVerdict(at((low + high) / 2, low, high), 0.9, "at least");
  test("holds with its whole interval at or above what is asked, fails below, else undecided", () => {
    expect(chance(0.9, 0.95)).toBe("holds");
    expect(chance(0.8999, 0.95)).toBe("undecided");
    expect(chance(0.8, 0.9)).toBe("undecided");
    expect(chance(0.8, 0.8999)).toBe("fails");
  });
});

describe("what would decide it", () => {
  test("by the root of the number of worlds: 0.95 with a half-width of 0.1 towards 0.9 needs four times as many", () => {
    const four = worldsToDecide(at(0.95, 0.85, 0.99), 400, 0.9, 1);
    expect(four).toEqual({ worlds: 1600, futures: 1 });
    expect(moreAsked(four, 400, 1, 4000)).toBe(12_000);
    expect(worldsToDecide(at(0.9, 0.8, 0.95), 400, 0.9, 1)).toBe("no number");
    expect(worldsToDecide(at(0.95, 0.92, 0.99), 400, 0.9, 1)).toBeNull();
  });
  test("where more futures are needed no number of worlds to add is told", () => {
    expect(moreAsked({ worlds: 300, futures: 24 }, 100, 6, 5000)).toBeNull();
    expect(moreAsked({ worlds: 300, futures: 6 }, 100, 6, 5000)).toBe(10_000);
    expect(moreAsked("no number", 100, 6, 5000)).toBeNull();
  });
});
