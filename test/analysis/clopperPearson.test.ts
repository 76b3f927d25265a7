import { describe, expect, test } from "vitest";
import { clopperPearson } from "../../src/analysis/clopperPearson.ts";
import { fisherExact } from "../../src/analysis/tables/fisherExact.ts";
import { wilson } from "../../src/analysis/wilson.ts";

function choose(n: number, k: number): number {
  let c = 1;
  for (let i = 1; i <= k; i++) c = (c * (n - k + i)) / i;
  return c;
}
/** P(X ≥ k) of a binomial count, by summing. */
function upperTail(k: number, n: number, p: number): number {
  let sum = 0;
  for (let i = k; i <= n; i++) sum += choose(n, i) * p ** i * (1 - p) ** (n - i);
  return sum;
}

describe("clopperPearson", () => {
  test("no successes and all successes have closed forms", () => {
    expect(clopperPearson(0, 10, 0.95)).toEqual({ low: 0, high: expect.closeTo(1 - 0.025 ** (1 / 10), 12) });
    expect(clopperPearson(10, 10, 0.95)).toEqual({ low: expect.closeTo(0.025 ** (1 / 10), 12), high: 1 });
  });
  test("each end leaves 2.5 % in its tail, by summing the binomial", () => {
    const tails = (k: number, n: number) => {
      const { low, high } = clopperPearson(k, n, 0.95);
      return [upperTail(k, n, low), 1 - upperTail(k + 1, n, high)];
    };
    const both = [expect.closeTo(0.025, 9), expect.closeTo(0.025, 9)];
    expect(tails(4, 20)).toEqual(both);
    expect(tails(11, 20)).toEqual(both);
    expect(tails(1, 7)).toEqual(both);
    expect(tails(14, 14)[0]).toBeCloseTo(0.025, 9);
  });
  test("coverage is at least nominal for every p on a grid", () => {
    const n = 12;
    const ends = Array.from({ length: n + 1 }, (_, k) => clopperPearson(k, n, 0.9));
    for (let p = 0.01; p < 1; p += 0.01) {
      let covered = 0;
      for (let k = 0; k <= n; k++)
        if (ends[k]!.low <= p && p <= ends[k]!.high) covered += choose(n, k) * p ** k * (1 - p) ** (n - k);
      expect(covered).toBeGreaterThanOrEqual(0.9 - 1e-9);
    }
  });
  test("refuses what is no proportion", () => {
    expect(() => clopperPearson(3, 2, 0.95)).toThrow(RangeError);
    expect(() => clopperPearson(0, 0, 0.95)).toThrow(RangeError);
    expect(() => clopperPearson(1, 2, 1)).toThrow(/confidence/);
  });
});

describe("wilson", () => {
  test("its ends solve the score equation |p̂ − p| = z √(p(1−p)/n)", () => {
    const { low, high } = wilson(8, 10, 0.95);
    for (const p of [low, high])
      expect(Math.abs(0.8 - p) / Math.sqrt((p * (1 - p)) / 10)).toBeCloseTo(1.959963984540054, 9);
    expect(low).toBeLessThan(0.8);
    expect(high).toBeGreaterThan(0.8);
  });
  test("reaches 0 and 1", () => {
    expect(wilson(0, 5, 0.9).low).toBe(0);
    expect(wilson(5, 5, 0.9).high).toBe(1);
  });
});

describe("fisherExact", () => {
  /** Two-sided p by listing every table with these margins. */
  function listed(a: number, b: number, c: number, d: number): number {
    const chance = (x: number) => (choose(a + b, x) * choose(c + d, a + c - x)) / choose(a + b + c + d, a + c);
    let p = 0;
    for (let x = Math.max(0, a + c - (c + d)); x <= Math.min(a + b, a + c); x++)
      if (chance(x) <= chance(a) * (1 + 1e-7)) p += chance(x);
    return p;
  }
  test("the lady tasting tea: 34 of 70 orders are as extreme", () => {
    expect(fisherExact(3, 1, 1, 3).p).toBeCloseTo(34 / 70, 12);
    expect(fisherExact(3, 1, 1, 3).oddsRatio).toBe(9);
  });
  test("14 of 14 against 11 of 20, by listing all tables", () => {
    expect(fisherExact(14, 0, 11, 9).p).toBeCloseTo(listed(14, 0, 11, 9), 12);
    expect(fisherExact(14, 0, 11, 9).p).toBeCloseTo(0.0043854431, 9);
  });
  test("every table of up to 6 + 7 agrees with listing", () => {
    for (let a = 0; a <= 6; a++)
      for (let c = 0; c <= 7; c++)
        expect(fisherExact(a, 6 - a, c, 7 - c).p).toBeCloseTo(listed(a, 6 - a, c, 7 - c), 10);
  });
  test("is the same for rows or columns swapped, and refuses fractions", () => {
    expect(fisherExact(2, 8, 7, 3).p).toBeCloseTo(fisherExact(7, 3, 2, 8).p, 12);
    expect(fisherExact(2, 8, 7, 3).p).toBeCloseTo(fisherExact(2, 7, 8, 3).p, 12);
    expect(() => fisherExact(1.5, 1, 1, 1)).toThrow(RangeError);
  });
});
