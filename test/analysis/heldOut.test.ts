// How well a cut parts two sides: what it comes to by hand, and which cuts are none.
import { expect, test } from "vitest";
import { separation } from "../../src/analysis/boxes/heldOut.ts";

const side = (worlds: number, weight: number, score: number) => ({ worlds, weight, score });

test("the variance between two sides, by hand", () => {
  // means 1 and 0, weights 30 and 10: 1² · 30 · 10 / 40
  expect(separation([side(30, 30, 30), side(10, 10, 0)], 40)).toBeCloseTo(7.5, 12);
  expect(separation([side(20, 20, 10), side(20, 20, 10)], 40)).toBe(0);
});

test("weights need not come to one world, but a side without any is none", () => {
  expect(separation([side(20, 0.5, 0.5), side(20, 0.5, 0)], 40)).toBeCloseTo(0.25, 12);
  expect(separation([side(20, 0, 0), side(20, 1, 1)], 40)).toBe(-1);
  expect(separation([side(20, 1, 1), side(20, 0, 0)], 40)).toBe(-1);
});

test("a side of too few worlds is none", () => {
  expect(separation([side(39, 39, 39), side(1, 1, 0)], 40)).toBe(-1);
});
