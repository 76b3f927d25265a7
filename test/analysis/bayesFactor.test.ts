import { describe, expect, test } from "vitest";
import { bayesFactor } from "../../src/analysis/posterior/bayesFactor.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { normalQuantile } from "../../src/core/normal.ts";

const options = { confidence: 0.95, seed: 4 };
const normals = (seed: number, worlds: number, replicates: number, mean: number, sd: number) =>
  Array.from({ length: worlds }, (_, i) => {
    const key = channel(seedKey(seed), 903, i);
    return Array.from({ length: replicates }, (_, r) => mean + sd * normalQuantile(draw(key, 0, 0, r)));
  });

describe("bayesFactor", () => {
  test("averages likelihoods, not logs: (1 + 3) / 2 against 1", () => {
    const { logFactor, a } = bayesFactor({ ...options, logLikelihoodA: [[0, Math.log(3)]], logLikelihoodB: [[0, 0]] });
    expect(logFactor.value).toBeCloseTo(Math.log(2), 12);
    expect(a.effectiveRuns).toBeCloseTo(16 / 10, 12);
    expect(a.largestShare).toBeCloseTo(0.75, 12);
  });
  test("log-likelihoods far below what a double can hold", () => {
    const shifted = bayesFactor({
      ...options,
      logLikelihoodA: [[-5000, -5001], [-5002]],
      logLikelihoodB: [[-6000], [-6000]],
    });
    expect(shifted.logFactor.value).toBeCloseTo(1000 + Math.log((1 + Math.exp(-1) + Math.exp(-2)) / 3), 9);
  });
  test("normal log-likelihoods: log mean is mean + variance / 2, inside the interval, resting on many runs", () => {
    const result = bayesFactor({
      ...options,
      logLikelihoodA: normals(1, 500, 4, -10, 0.5),
      logLikelihoodB: normals(2, 500, 4, -12, 0.8),
    });
    const exact = 2 + (0.25 - 0.64) / 2;
    expect(result.logFactor.low).toBeLessThan(exact);
    expect(result.logFactor.high).toBeGreaterThan(exact);
    expect(result.logFactor.high - result.logFactor.low).toBeLessThan(0.3);
    expect(result.restsOnFew).toBe(false);
  });
  test("the interval covers the truth in about 95 of 100 (at least 88: P(fewer | .93) < .03)", () => {
    let covered = 0;
    for (let s = 0; s < 100; s++) {
      const { logFactor } = bayesFactor({
        ...options,
        repeats: 300,
        logLikelihoodA: normals(10 + 2 * s, 200, 2, 0, 0.5),
        logLikelihoodB: normals(11 + 2 * s, 200, 2, 0, 0.5),
      });
      if (logFactor.low <= 0 && logFactor.high >= 0) covered++;
    }
    expect(covered).toBeGreaterThanOrEqual(88);
    expect(covered).toBeLessThan(100);
  });
  test("says when one run carries the average", () => {
    const flat = normals(3, 100, 4, 0, 0.1);
    const spiked = flat.map((world, i) => (i === 7 ? [9, ...world.slice(1)] : world));
    const result = bayesFactor({ ...options, logLikelihoodA: spiked, logLikelihoodB: flat });
    expect(result.restsOnFew).toBe(true);
    expect(result.a.largestShare).toBeGreaterThan(0.9);
    expect(result.a.effectiveRuns).toBeLessThan(2);
    expect(result.b.effectiveRuns).toBeGreaterThan(380);
  });
  test("an arm that never produces the record is infinitely worse; two such arms can't be compared", () => {
    const never = [[-Infinity], [-Infinity]];
    const one = bayesFactor({ ...options, logLikelihoodA: [[0], [0]], logLikelihoodB: never });
    expect(one.logFactor).toEqual({ value: Infinity, low: Infinity, high: Infinity });
    const none = bayesFactor({ ...options, logLikelihoodA: never, logLikelihoodB: never });
    expect(none.logFactor).toEqual({ value: NaN, low: -Infinity, high: Infinity });
    expect(none.restsOnFew).toBe(true);
  });
  test("refuses NaN and arms over different worlds", () => {
    expect(() => bayesFactor({ ...options, logLikelihoodA: [[NaN]], logLikelihoodB: [[0]] })).toThrow(RangeError);
    expect(() => bayesFactor({ ...options, logLikelihoodA: [[0]], logLikelihoodB: [] })).toThrow(RangeError);
  });
});
