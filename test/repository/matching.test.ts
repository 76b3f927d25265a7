// History matching's parts against known answers: the regression, what moves a row, and how far a point is from the record.
import { describe, expect, test } from "vitest";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { DISCREPANCY, implausibility, logistic, moving } from "../../scripts/baseRates/matching.ts";

const times = <T>(n: number, of: T): T[] => Array.from({ length: n }, () => of);

describe("a regression of the log-odds", () => {
  // 30 of 100 without, 45 of 60 with
  const yes = [...times(30, true), ...times(70, false), ...times(45, true), ...times(15, false)];
  const rows = [...times(100, [0]), ...times(60, [1])];
  const { coefficients, covariance } = logistic(yes, rows);
  test("of two groups is the log of their odds, and of the odds ratio", () => {
    expect(coefficients[0]).toBeCloseTo(Math.log(30 / 70), 8);
    expect(coefficients[1]).toBeCloseTo(Math.log(45 / 15 / (30 / 70)), 8);
  });
  test("has Woolf's variances", () => {
    expect(covariance[0]).toBeCloseTo(1 / 30 + 1 / 70, 8);
    expect(covariance[3]).toBeCloseTo(1 / 30 + 1 / 70 + 1 / 45 + 1 / 15, 8);
  });
  test("refuses a row that always or never comes", () => {
    expect(() => logistic([true, true], [[0], [1]])).toThrow(/always or never/);
  });
});

test("what moves a row is found among fifty columns, the strongest first; where nothing does none is, in nineteen of twenty waves", () => {
  const key = channel(seedKey(5), 0, 0);
  const points = Array.from({ length: 800 }, (_, i) =>
    Array.from({ length: 50 }, (_, j) => 2 * draw(key, i, 0, j) - 1),
  );
  const yes = points.map((x, i) => draw(key, i, 1, 0) < 1 / (1 + Math.exp(-(1.5 * (x[7] as number) - 0.9 * (x[31] as number))))); // prettier-ignore
  expect(moving(yes, points, 12)).toEqual([7, 31]);
  const luck = points.map((_, i) => draw(key, i, 2, 0) < 0.3);
  expect(moving(luck, points, 12)).toEqual([]);
});

describe("how far a point is from the record", () => {
  const known = { coefficients: Float64Array.of(0, 2), covariance: new Float64Array(4) };
  test("is nothing where the emulated share is the record's", () => {
    expect(implausibility(known, [0], { k: 50, n: 100 })).toBeCloseTo(0, 12);
  });
  test("is the difference of log-odds in standard deviations of emulator, record and discrepancy together", () => {
    const sd = Math.sqrt(2 / 50.5 + DISCREPANCY ** 2);
    expect(implausibility(known, [1], { k: 50, n: 100 })).toBeCloseTo(2 / sd, 10);
    const unsure = { ...known, covariance: Float64Array.of(0.5, 0, 0, 0.3) };
    expect(implausibility(unsure, [1], { k: 50, n: 100 })).toBeCloseTo(2 / Math.sqrt(sd * sd + 0.8), 10);
  });
  test("stays finite where the record has none", () => {
    expect(implausibility(known, [0], { k: 0, n: 40 })).toBeGreaterThan(2);
    expect(Number.isFinite(implausibility(known, [0], { k: 0, n: 40 }))).toBe(true);
  });
});
