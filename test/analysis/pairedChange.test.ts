import { describe, expect, test } from "vitest";
import { flips } from "../../src/analysis/flips.ts";
import { tQuantile } from "../../src/analysis/meanEffect.ts";
import { pairedChange } from "../../src/analysis/pairedChange.ts";
import { uniforms } from "./draws.ts";

describe("paired change", () => {
  test("by hand: three worlds of two futures", () => {
    const base = [
      [1, 3],
      [2, 2],
      [0, 4],
    ];
    const variant = [
      [2, 4],
      [4, 4],
      [0, 10],
    ];
    const found = pairedChange(base, variant, 0.95);
    // world means 2, 2, 2 and 3, 4, 5: differences 1, 2, 3
    expect(found).toMatchObject({ base: 2, variant: 4, worlds: 3 });
    expect(found?.change.value).toBe(2);
    const half = tQuantile(0.95, 2) * Math.sqrt(1 / 3);
    expect(found?.half.paired).toBeCloseTo(half, 12);
    // unpaired: variances 0 and 1
    expect(found?.half.unpaired).toBeCloseTo(half, 12);
  });

  test("equal arms give exactly nothing, whatever their spread", () => {
    const arm = [
      [0.1, 0.7],
      [12.3, 1e-9],
      [5, 5],
    ];
    const found = pairedChange(arm, arm, 0.95);
    expect(found?.change).toEqual({ value: 0, low: 0, high: 0 });
    expect(found?.half.paired).toBe(0);
    expect(found?.half.unpaired).toBeGreaterThan(0);
  });

  test("worlds without futures are left out; with none there is nothing, with one no interval", () => {
    expect(pairedChange([[], []], [[], []], 0.95)).toBeNull();
    const found = pairedChange([[], [1]], [[], [3]], 0.95);
    expect(found).toMatchObject({ worlds: 1, change: { value: 2, low: -Infinity, high: Infinity } });
    expect(() => pairedChange([[1]], [], 0.95)).toThrow(RangeError);
  });

  test("what pairing buys is what the shared part of the variance is: known from the model of the draws", () => {
    // variant = base + 1 + e, with spreads 1 and 0.1: half widths stand as 0.1 to sqrt(1 + 1.01)
    const u = uniforms(4000, 3);
    const normal = (i: number): number => u[4 * i]! + u[4 * i + 1]! + u[4 * i + 2]! + u[4 * i + 3]! - 2; // variance 1/3
    const base = Array.from({ length: 500 }, (_, i) => [normal(i)]);
    const variant = base.map(([b], i) => [b! + 1 + 0.1 * normal(500 + i)]);
    const found = pairedChange(base, variant, 0.95);
    // 5 standard errors of a ratio of spreads from 500 worlds: 5 / sqrt(500) = 22 %
    expect(found!.half.unpaired / found!.half.paired / (Math.sqrt(2.01) / 0.1)).toBeGreaterThan(0.78);
    expect(found!.half.unpaired / found!.half.paired / (Math.sqrt(2.01) / 0.1)).toBeLessThan(1.22);
  });

  test("its interval covers the true change 95 times in 100", () => {
    const u = uniforms(400 * 40, 11);
    let covered = 0;
    for (let k = 0; k < 400; k++) {
      const base = Array.from({ length: 20 }, (_, i) => [u[k * 40 + i]!]);
      const variant = base.map(([b], i) => [b! + 0.3 + (u[k * 40 + 20 + i]! - 0.5)]);
      const { low, high } = pairedChange(base, variant, 0.95)!.change;
      if (low <= 0.3 && 0.3 <= high) covered++;
    }
    // 380 expected, 4.4 standard errors: wrong once in 100,000 seeds
    expect(covered).toBeGreaterThan(360);
    expect(covered).toBeLessThan(400);
  });
});

describe("flips", () => {
  test("a future turns over with its luck; a world when its likelier answer turns", () => {
    const base = [[1, 0, 0], [1, 1, 0], [0, 0, 0], []];
    const variant = [[1, 1, 0], [0, 0, 1], [1, 0, 0], []];
    const found = flips(base, variant, true, 0.95);
    expect(found?.futures).toEqual({ up: 3 / 9, down: 2 / 9, n: 9 });
    expect(found?.worlds.n).toBe(3);
    expect(found?.worlds.up.value).toBeCloseTo(1 / 3);
    expect(found?.worlds.down.value).toBeCloseTo(1 / 3);
  });

  test("at exactly half there is nothing to turn", () => {
    const found = flips(
      [
        [1, 0],
        [0, 0],
      ],
      [
        [1, 1],
        [1, 0],
      ],
      true,
      0.95,
    );
    expect(found?.futures.up).toBe(0.5);
    expect(found?.worlds).toMatchObject({ up: { value: 0 }, down: { value: 0 }, n: 2 });
  });

  test("of a number, a world goes up when its mean does", () => {
    const found = flips(
      [
        [1, 5],
        [2, 2],
        [3, 3],
      ],
      [
        [4, 1],
        [3, 3],
        [3, 3],
      ],
      false,
      0.95,
    );
    expect(found?.worlds).toMatchObject({ up: { value: 1 / 3 }, down: { value: 1 / 3 } });
    expect(found?.futures).toEqual({ up: 0.5, down: 1 / 6, n: 6 });
  });

  test("nothing seen is not nothing possible: the upper end stays open", () => {
    const found = flips([[0], [0], [1]], [[0], [0], [1]], true, 0.95);
    expect(found?.worlds.up).toMatchObject({ value: 0, low: 0 });
    expect(found?.worlds.up.high).toBeGreaterThan(0.3);
  });
});
