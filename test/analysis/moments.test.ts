import { describe, expect, test } from "vitest";
import { clopperPearson } from "../../src/analysis/clopperPearson.ts";
import { meanEffect, tQuantile } from "../../src/analysis/meanEffect.ts";
import { effectiveSize, mean, variance, weightedMean } from "../../src/analysis/moments.ts";
import { quantiles, sortedQuantile } from "../../src/analysis/quantiles.ts";

describe("moments", () => {
  test("known answers", () => {
    expect(mean([2, 4, 9])).toBe(5);
    expect(variance([2, 4, 9])).toBe(13);
    expect(weightedMean([1, 3], [3, 1])).toBe(1.5);
    expect(effectiveSize([1, 1, 1, 1])).toBe(4);
    expect(effectiveSize([1, 0, 0])).toBe(1);
  });
  test("refuse what has no answer", () => {
    expect(() => mean([])).toThrow(RangeError);
    expect(() => mean([1, NaN])).toThrow(RangeError);
    expect(() => variance([1])).toThrow(RangeError);
    expect(() => weightedMean([1, 2], [0, 0])).toThrow(RangeError);
    expect(() => weightedMean([1, 2], [1, -1])).toThrow(RangeError);
    expect(() => effectiveSize([0])).toThrow(RangeError);
  });
});

describe("quantiles of type 7", () => {
  test("interpolates between order statistics", () => {
    expect(quantiles([15, 20, 35, 40, 50], [0, 0.05, 0.4, 0.5, 1])).toEqual([15, 16, expect.closeTo(29, 12), 35, 50]);
    expect(sortedQuantile([7], 0.3)).toBe(7);
  });
  test("leaves its input alone and refuses NaN", () => {
    const values = [3, 1, 2];
    quantiles(values, [0.5]);
    expect(values).toEqual([3, 1, 2]);
    expect(() => quantiles([1, NaN], [0.5])).toThrow(RangeError);
    expect(() => quantiles([], [0.5])).toThrow(RangeError);
    expect(() => sortedQuantile([1], 1.1)).toThrow(RangeError);
  });
});

describe("meanEffect", () => {
  test("t values of the printed tables", () => {
    expect(tQuantile(0.95, 1)).toBeCloseTo(12.7062, 4);
    expect(tQuantile(0.95, 10)).toBeCloseTo(2.228139, 5);
    expect(tQuantile(0.99, 30)).toBeCloseTo(2.749996, 5);
  });
  test("with equal weights it is the textbook t interval; worlds without replicates don't count", () => {
    const { value, low, high } = meanEffect([1, 2, NaN, 3, 4], [1, 1, 1, 1, 1], 0.95);
    const half = 3.182446305 * Math.sqrt(5 / 3 / 4);
    expect(value).toBe(2.5);
    expect(high - value).toBeCloseTo(half, 6);
    expect(value - low).toBeCloseTo(half, 6);
  });
  test("a world of weight zero changes nothing; weights need no scale", () => {
    const plain = meanEffect([0.2, 0.5, 0.9], [1, 2, 3], 0.9);
    expect(meanEffect([0.2, 0.5, 0.9, 77], [10, 20, 30, 0], 0.9).low).toBeCloseTo(plain.low, 12);
  });
  test("few worlds with a large effect reach further on their side than the t interval", () => {
    const worlds = Array.from({ length: 100 }, (_, i) => (i < 5 ? 4 : 0));
    const { value, low, high } = meanEffect(worlds, new Float64Array(100).fill(1), 0.999);
    const half = tQuantile(0.999, 99) * Math.sqrt((0.05 * 0.95 * 16) / 99);
    expect(value).toBeCloseTo(0.2, 12);
    expect(value - low).toBeCloseTo(half, 9);
    // as many of 100: Clopper and Pearson's end, times 4
    expect(high).toBeGreaterThan(value + half);
    expect(Math.abs(high - 4 * clopperPearson(5, 100, 0.999).high)).toBeLessThan(0.02);
  });
  test("a known range: worlds that did not come up may lie at its ends, and the interval stays inside", () => {
    const none = meanEffect(new Float64Array(60), new Float64Array(60).fill(1), 0.95, [-1, 1]);
    expect(none.high).toBeCloseTo(1 - 0.025 ** (1 / 60), 3);
    expect(none.low).toBeCloseTo(-none.high, 9);
    expect(meanEffect([1, 1, 0.5], [1, 1, 1], 0.95, [-1, 1]).high).toBe(1);
    expect(meanEffect([0.4], [1], 0.95, [-1, 1])).toEqual({ value: 0.4, low: -1, high: 1 });
  });
  test("says so when nothing is known", () => {
    expect(meanEffect([], [], 0.95)).toEqual({ value: NaN, low: -Infinity, high: Infinity });
    expect(meanEffect([3], [1], 0.95)).toEqual({ value: 3, low: -Infinity, high: Infinity });
  });
});
