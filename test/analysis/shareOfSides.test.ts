// Shares of two sides: exact answers first, then how often intervals hold a planted share. Where coverage is exactly 95 %, a cell of 100
// falls below 86 with chance .0003, and any of the cells below with chance .004. Seeds are fixed.
import { describe, expect, test } from "vitest";
import {
  changeOfShare,
  rootMean,
  shareOfFirst,
  squaredEffect,
  unseen,
} from "../../src/analysis/shares/shareOfSides.ts";
import { plant, type Planted, type Sensitivity } from "./linearSides.ts";

const even = (n: number, value: number): Float64Array => new Float64Array(n).fill(value);

describe("the square of an effect", () => {
  test("by hand: the mean of products of different replicates", () => {
    expect(squaredEffect([3, 5])).toBe(15);
    expect(squaredEffect([1, 2, 4])).toBeCloseTo((1 * 2 + 1 * 4 + 2 * 4) / 3, 12);
    expect(squaredEffect([1])).toBeNaN();
  });
  test("noise adds nothing: an effect of 0 with noise has a mean square of 0, where the plain square would show the noise", () => {
    const { first } = plant(
      { share: 0, sensitivity: "alike", noise: 1, worlds: 4000, replicates: 2, inputs: [1, 1] },
      1,
    );
    const mean = first.reduce((sum, x) => sum + x, 0) / first.length;
    // the product of two standard normals has variance 1: 4.5 standard errors
    expect(Math.abs(mean)).toBeLessThan(4.5 / Math.sqrt(4000));
  });
});

describe("the share", () => {
  test("of known sums", () => {
    const found = shareOfFirst({ first: even(10, 3), second: even(10, 1) }, 0.95, 1);
    expect(found.value).toBe(0.75);
    expect(found.low).toBeGreaterThan(0.748);
    expect(found.high).toBeLessThan(0.752);
  });
  test("changes places with the sides", () => {
    const { first, second } = plant(
      { share: 0.7, sensitivity: "skewed", noise: 0.3, worlds: 24, replicates: 2, inputs: [4, 6] },
      5,
    );
    const one = shareOfFirst({ first, second }, 0.95, 1);
    const other = shareOfFirst({ first: second, second: first }, 0.95, 1);
    expect(other.value).toBeCloseTo(1 - one.value, 12);
    // ends are found to a thousandth
    expect(Math.abs(other.low - (1 - one.high))).toBeLessThan(0.003);
    expect(Math.abs(other.high - (1 - one.low))).toBeLessThan(0.003);
  });
  test("a scale on all worlds changes nothing", () => {
    const planted = plant({ share: 0.4, sensitivity: "few", noise: 0.3, worlds: 24, replicates: 2, inputs: [3, 3] }, 2);
    const scaled = { first: planted.first.map((x) => 64 * x), second: planted.second.map((x) => 64 * x) };
    expect(shareOfFirst(scaled, 0.95, 1)).toEqual(shareOfFirst(planted, 0.95, 1));
  });
  test("of a side of which nothing was seen is open by the worlds that may have been missed", () => {
    const found = shareOfFirst({ first: even(24, 0.04), second: even(24, 0) }, 0.95, 1);
    expect(found.value).toBe(1);
    // 1 - .025^(1/24) of the worlds, as large as the largest
    expect(found.low).toBeCloseTo(1 / (1 + unseen(24, 0.95)), 12);
    expect(unseen(24, 0.95)).toBeCloseTo(0.1425, 4);
  });
  test("where nothing moves the outcome there is none, and no bound on it", () => {
    expect(shareOfFirst({ first: even(10, 0), second: even(10, 0) }, 0.95, 1)).toEqual({ value: NaN, low: 0, high: 1 });
    expect(() => shareOfFirst({ first: even(2, 1), second: even(3, 1) }, 0.95, 1)).toThrow(RangeError);
    expect(() => shareOfFirst({ first: even(3, 1), second: even(3, 1) }, 1, 1)).toThrow(RangeError);
  });
});

const REPEATS = 100;
const cells: Planted[] = [0.1, 0.5, 0.9].flatMap((share) =>
  (["alike", "skewed", "few"] as Sensitivity[]).flatMap((sensitivity) =>
    [0.3, 1].map((noise) => ({ share, sensitivity, noise, worlds: 24, replicates: 2, inputs: [5, 5] as const })),
  ),
);

test.each(cells.map((c) => [`share ${c.share}, worlds ${c.sensitivity}, noise ${c.noise}`, c] as const))(
  "95 %% intervals cover at least 86 of 100: %s",
  (_, cell) => {
    let covered = 0;
    for (let seed = 0; seed < REPEATS; seed++) {
      const { low, high } = shareOfFirst(plant(cell, 100 + seed), 0.95, seed);
      if (low <= cell.share && cell.share <= high) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(86);
  },
);

test("the value comes near the planted share with many worlds, and twice the changes of one side are a factor of 2", () => {
  const many = plant({ share: 0.8, sensitivity: "skewed", noise: 1, worlds: 4000, replicates: 2, inputs: [5, 5] }, 3);
  const found = shareOfFirst(many, 0.999, 1);
  expect(Math.abs(found.value - 0.8)).toBeLessThan(0.03);
  // 4 to 1 in squares: the root is the factor by which the second side's changes must grow
  expect(Math.abs(Math.sqrt(found.value / (1 - found.value)) - 2)).toBeLessThan(0.2);
});

test("the root of a mean square, and the change of a share between two levels", () => {
  expect(rootMean(even(10, 4), 0.95)).toEqual({ value: 2, low: 2, high: 2 });
  expect(rootMean(even(10, -1), 0.95).value).toBe(0);
  const at = (share: number) =>
    plant({ share, sensitivity: "skewed", noise: 0.3, worlds: 60, replicates: 2, inputs: [5, 5] }, 8);
  const rises = changeOfShare(at(0.3), at(0.8), 0.95, 1);
  expect(rises.low).toBeGreaterThan(0);
  expect(rises.low <= 0.5 && rises.high >= 0.5).toBe(true);
  const same = changeOfShare(at(0.3), at(0.3), 0.95, 1);
  expect(same).toEqual({ value: 0, low: 0, high: 0 });
});
