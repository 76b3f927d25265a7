import { describe, expect, test } from "vitest";
import { shareOfWorlds } from "../../src/analysis/shares/shareOfWorlds.ts";
import { cells, EPSILON, plant } from "./plantedWorlds.ts";
import type { Cell } from "./plantedWorlds.ts";

const options = { epsilon: EPSILON, confidence: 0.95, seed: 1 };
const cell = (kind: Cell["kind"], shape: Cell["shape"], share: number, noise: Cell["noise"] = "1"): Cell =>
  cells().find((c) => c.kind === kind && c.shape === shape && c.share === share && c.noise === noise)!;
const share = (c: Cell, worlds: number, seed: number) => shareOfWorlds({ ...plant(c, worlds, seed), ...options });

describe("shareOfWorlds", () => {
  test("the three shares add up, and probabilities average to the share", () => {
    for (const c of [cell("normal", "spread", 0.9), cell("yes/no", "spread", 0.5), cell("yes/no", "half zero", 0.5)]) {
      const found = share(c, 256, 5);
      expect(found.above.value + found.within.value + found.below.value).toBeCloseTo(1, 9);
      const mean = found.probability.reduce((sum, p) => sum + p, 0) / 256;
      expect(mean).toBeCloseTo(found.above.value, 2);
      for (const e of [found.above, found.within, found.below]) {
        expect(e.low).toBeLessThanOrEqual(e.value);
        expect(e.high).toBeGreaterThanOrEqual(e.value);
      }
    }
  });
  test("replicates that differ by rounding alone are one value, in some worlds or in all", () => {
    const worlds = (spread: number) =>
      Array.from({ length: 20 }, (_, i) => {
        const value = 0.0184 * (i % 7) - 0.04;
        return Array.from({ length: 12 }, (__, r) => value + (i % 3 === 0 ? spread * (r % 2) : 0));
      });
    for (const spread of [0, 1e-17, 1e-15, 1e-12]) {
      const differences = worlds(spread);
      const found = shareOfWorlds({ ...options, differences, form: new Int32Array(20), columns: [] });
      const truly = differences.filter((d) => d[0]! > EPSILON).length / 20;
      expect(found.above.low).toBeLessThanOrEqual(truly);
      expect(found.above.high).toBeGreaterThanOrEqual(truly);
      expect(Math.abs(found.above.value - truly)).toBeLessThan(0.1);
    }
  });
  test("replicates that never differ are counted, with the exact binomial interval", () => {
    const differences = Array.from({ length: 40 }, (_, i) => [i < 30 ? 0.4 : -0.2, i < 30 ? 0.4 : -0.2]);
    const found = shareOfWorlds({ ...options, differences, form: new Int32Array(40), columns: [] });
    expect(found.method).toMatch(/counted: /);
    // 30 of 40, exact: .5880 to .8731.
    expect(found.above).toEqual({ value: 0.75, low: 0.575, high: 0.875 });
    expect(found.below.value).toBe(0.25);
    expect(found.within.value).toBe(0);
    expect(found.mean.value).toBeCloseTo(0.25, 12);
    expect([...found.probability].filter((p) => p === 1)).toHaveLength(30);
  });
  test("nothing ever differs: within, and the mean is zero up to worlds that did not come up", () => {
    const found = share(cell("yes/no", "still", 0), 256, 1);
    expect(found.within.value).toBeCloseTo(1, 3);
    expect(found.within.low).toBeGreaterThan(0.9);
    // with chance .025 none of 256 worlds is one of 1.4 in a hundred that would lie at −1 or 1
    expect(found.mean.value).toBe(0);
    expect(found.mean.high).toBeCloseTo(1 - 0.025 ** (1 / 256), 3);
    expect(found.mean.low).toBeCloseTo(-found.mean.high, 9);
  });
  test("one replicate of a number can't tell noise from effect: the bounds say so", () => {
    const found = shareOfWorlds({ ...options, differences: [[0.3], [0.7], [-1]], form: [0, 0, 0], columns: [] });
    expect(found.above).toEqual({ value: expect.closeTo(2 / 3, 12), low: 0, high: 1 });
    expect(found.method).toMatch(/not bounded/);
  });
  test("a form that flips the sign shows by form", () => {
    const found = share(cell("normal", "sign flip", 0.5), 512, 2);
    expect(found.byForm.map((f) => f.level)).toEqual([0, 1]);
    expect(found.byForm[0]!.above.low).toBeGreaterThan(0.85);
    expect(found.byForm[1]!.below.low).toBeGreaterThan(0.85);
    expect(found.byForm[0]!.n + found.byForm[1]!.n).toBe(512);
    expect(found.byForm[0]!.mean.low).toBeGreaterThan(0);
    expect(found.byForm[1]!.mean.high).toBeLessThan(0);
  });
  test("half the worlds at zero and yes/no outcomes that nearly always follow: half is found", () => {
    const found = share(cell("yes/no", "spread", 0.5, "3"), 512, 3).above;
    expect(Math.abs(found.value - 0.5)).toBeLessThan(0.06);
    expect(found.low).toBeLessThan(0.5);
    expect(found.high).toBeGreaterThan(0.5);
  });
  test("the rests are what is left of the shares", () => {
    const found = share(cell("normal", "spread", 0.9), 128, 5);
    for (const [one, other] of [
      ["above", "notAbove"],
      ["within", "notWithin"],
      ["below", "notBelow"],
    ] as const) {
      // prettier-ignore
      expect(found[other].value).toBeCloseTo(1 - found[one].value, 12);
      expect(found[other].low).toBeCloseTo(1 - found[one].high, 12);
      expect(found[other].high).toBeCloseTo(1 - found[one].low, 12);
    }
  });
  test("what is read is found once, and copies of the result hold it", () => {
    const found = share(cell("normal", "spread", 0.9), 64, 5);
    expect(found.above).toBe(found.above);
    expect({ ...found }.within).toBe(found.within);
    expect(Object.keys(JSON.parse(JSON.stringify(found)) as object)).toContain("notBelow");
  });
  test("a true share of 1 that counting reads as about .63 to .75 is in reach", () => {
    const c: Cell = { name: "small", kind: "yes/no", noise: "0.3", shape: "spread", share: 1 };
    const planted = plant(c, 512, 4);
    const up = planted.differences.filter((d) => d.reduce((s, x) => s + x, 0) > 0).length / 512;
    expect(up).toBeLessThan(0.85);
    const found = shareOfWorlds({ ...planted, ...options }).above;
    expect(found.high).toBe(1);
    expect(found.value).toBeGreaterThan(0.9);
  });
  test("weights: worlds of weight 0 don't count, the scale of weights doesn't either", () => {
    const planted = plant(cell("yes/no", "spread", 0.5, "3"), 256, 6);
    const weights = Float64Array.from(planted.differences, (d) => (d.some((x) => x > 0) ? 3 : 1));
    const plain = shareOfWorlds({ ...planted, ...options });
    const weighted = shareOfWorlds({ ...planted, ...options, weights });
    const p = plain.above.value;
    expect(weighted.above.value).toBeCloseTo((3 * p) / (3 * p + 1 - p), 1);
    const scaled = shareOfWorlds({ ...planted, ...options, weights: weights.map((w) => w / 10) });
    expect(scaled.above.value).toBeCloseTo(weighted.above.value, 9);
    const half = Float64Array.from({ length: 256 }, (_, i) => (i < 128 ? 1 : 0));
    const cut = { differences: planted.differences.slice(0, 128), form: planted.form.slice(0, 128) };
    const columns = planted.columns.map((c) => c.slice(0, 128));
    expect(shareOfWorlds({ ...planted, ...options, weights: half }).above.value).toBeCloseTo(
      shareOfWorlds({ ...cut, columns, ...options }).above.value,
      1,
    );
  });
  test("worlds differ in replicates, some have none, and those get their level's share", () => {
    const planted = plant(cell("normal", "spread", 0.95), 256, 7);
    const differences = planted.differences.map((d, i) => d.slice(0, i % 5));
    const found = shareOfWorlds({ ...planted, differences, ...options });
    expect(found.above.low).toBeLessThan(0.95);
    expect(found.above.high).toBeGreaterThan(0.95);
    expect(found.byForm.reduce((n, f) => n + f.n, 0)).toBe(differences.filter((d) => d.length > 0).length);
    for (let i = 0; i < 256; i += 5)
      expect(found.probability[i]).toBe(found.byForm.find((f) => f.level === planted.form[i])!.above.value);
  });
  test("no replicates at all", () => {
    const found = shareOfWorlds({ ...options, differences: [[], []], form: [0, 1], columns: [] });
    expect(found.above).toEqual({ value: NaN, low: 0, high: 1 });
    expect(found.byForm).toEqual([]);
  });
  test("the same input gives the same answer; bad input is refused", () => {
    const c = cell("normal", "spread", 0.9);
    expect(share(c, 128, 8)).toEqual(share(c, 128, 8));
    const planted = plant(c, 16, 9);
    expect(() => shareOfWorlds({ ...planted, ...options, epsilon: -1 })).toThrow(RangeError);
    expect(() => shareOfWorlds({ ...planted, ...options, form: [0] })).toThrow(/form/);
    expect(() => shareOfWorlds({ ...planted, ...options, weights: [1] })).toThrow(/weight/);
    expect(() => shareOfWorlds({ ...planted, ...options, columns: [Float64Array.of(1)] })).toThrow(/column/);
    expect(() => shareOfWorlds({ ...options, differences: [[NaN, 1]], form: [0], columns: [] })).toThrow(/finite/);
  });
});
