import { describe, expect, test } from "vitest";
import { leastSquares, predict } from "../../src/analysis/leastSquares.ts";
import { screen, screeningBar } from "../../src/analysis/sensitivity/screening.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";

const all = (n: number) => Int32Array.from({ length: n }, (_, i) => i);
const noise = (seed: number, n: number) => {
  const key = channel(seedKey(seed), 901, 0);
  return Float64Array.from({ length: n }, (_, i) => draw(key, 0, 0, i));
};

describe("leastSquares", () => {
  test("recovers an exact plane", () => {
    const a = noise(1, 20);
    const b = noise(2, 20);
    const y = a.map((x, i) => 3 + 2 * x - 5 * b[i]!);
    const fit = leastSquares(y, [a, b], all(20));
    expect([...fit.coefficients]).toEqual([3, 2, -5].map((c) => expect.closeTo(c, 9)));
    expect(fit.residual).toBeCloseTo(0, 12);
    expect(predict(fit.coefficients, [a, b], 4)).toBeCloseTo(y[4]!, 9);
  });
  test("a line through (0,1), (1,1), (2,4) by hand: 0.5 + 1.5 x, residual 1.5", () => {
    const fit = leastSquares(Float64Array.of(1, 1, 4), [Float64Array.of(0, 1, 2)], all(3));
    expect([...fit.coefficients]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(1.5, 12)]);
    expect(fit.residual).toBeCloseTo(1.5, 12);
  });
  test("a column that the others span is left out of the rank", () => {
    const a = noise(3, 12);
    const fit = leastSquares(
      a.map((x) => 2 * x),
      [a, a.map((x) => 1 - x)],
      all(12),
    );
    expect(fit.rank).toBe(2);
    expect(fit.coefficients[2]).toBe(0);
  });
  test("members may repeat: twice the world is twice the weight", () => {
    const fit = leastSquares(Float64Array.of(0, 6), [], Int32Array.of(0, 0, 1));
    expect(fit.coefficients[0]).toBeCloseTo(2, 12);
  });
});

describe("screen", () => {
  test("finds the columns that matter, strongest first, and few others", () => {
    const columns = Array.from({ length: 100 }, (_, c) => noise(100 + c, 500));
    const y = noise(99, 500).map((e, i) => e + 3 * columns[40]![i]! - columns[7]![i]!);
    expect(screen(y, columns, all(500)).slice(0, 2)).toEqual([40, 7]);
  });
  test("lets an idle column in for at most the stated chance, here 200 sets of 50 at 10 % (P(> 32) < .005)", () => {
    let sets = 0;
    for (let s = 0; s < 200; s++) {
      const columns = Array.from({ length: 50 }, (_, c) => noise(1000 + 60 * s + c, 120));
      if (screen(noise(1000 + 60 * s + 55, 120), columns, all(120)).length > 0) sets++;
    }
    expect(sets).toBeGreaterThan(4);
    expect(sets).toBeLessThanOrEqual(32);
  });
  test("keeps none when worlds are few or y is constant, and at most eight", () => {
    const columns = Array.from({ length: 12 }, (_, c) => noise(c, 400));
    expect(screen(noise(5, 19), columns, all(19))).toEqual([]);
    expect(screen(new Float64Array(400), columns, all(400))).toEqual([]);
    const sum = Float64Array.from({ length: 400 }, (_, i) => columns.reduce((s, x) => s + x[i]!, 0));
    expect(screen(sum, columns, all(400))).toHaveLength(8);
    expect(screeningBar(0)).toBe(Infinity);
  });
});
