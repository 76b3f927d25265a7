import { describe, expect, test } from "vitest";
import { bestCut } from "../../src/analysis/boxes/bestCut.ts";
import type { DiscoveryColumn } from "../../src/analysis/boxes/discovery.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";

const WORLDS = 512;
const uniforms = (seed: number, column: number) => {
  const key = channel(seedKey(seed), 902, column);
  return Float64Array.from({ length: WORLDS }, (_, i) => draw(key, 0, 0, i));
};
const numbers = (seed: number, count: number): DiscoveryColumn[] =>
  Array.from({ length: count }, (_, c) => ({ name: `a${c}`, kind: "number", values: uniforms(seed, c) }));

describe("bestCut", () => {
  test("finds a planted cut among 100 columns, with its threshold, side and shares", () => {
    const columns = numbers(1, 100);
    const luck = uniforms(1, 500);
    // True above .6 of the forty-third, in 95 %; elsewhere in 5 %.
    const y = luck.map((u, i) => (u < ((columns[42]!.values[i] as number) > 0.6 ? 0.95 : 0.05) ? 1 : 0));
    const found = bestCut({ y, columns, seed: 3 })!;
    expect(found.conditions).toHaveLength(1);
    expect(found.conditions[0]).toMatchObject({ name: "a42", side: "above" });
    expect(Math.abs((found.conditions[0]!.threshold as number) - 0.6)).toBeLessThan(0.05);
    expect(found.precision.heldOut).toBeGreaterThan(0.87);
    // .05, up to .07 for a threshold that is .05 off, and 2.5 standard errors at 150 worlds.
    expect(found.precision.outside).toBeLessThan(0.18);
    // Expected at the threshold found; the standard error of a share of about 120 worlds is .03.
    const t = found.conditions[0]!.threshold as number;
    const inside = 0.95 * (1 - Math.max(t, 0.6)) + 0.05 * Math.max(0, 0.6 - t);
    expect(Math.abs(found.coverage - inside / 0.41)).toBeLessThan(0.08);
  });
  test("turns the cut so that the claim holds inside", () => {
    const columns = numbers(2, 5);
    const y = Float64Array.from(columns[3]!.values as Float64Array, (x) => (x <= 0.3 ? 0.9 : 0.1));
    expect(bestCut({ y, columns, seed: 1 })!.conditions[0]).toMatchObject({ name: "a3", side: "below" });
  });
  test("finds a level of a form, of three or of two", () => {
    const level = Array.from(uniforms(3, 0), (u) => (u < 0.3 ? "signal" : u < 0.6 ? "troops" : "both"));
    const y = level.map((l) => (l === "troops" ? 0.97 : 0.2));
    const columns: DiscoveryColumn[] = [...numbers(3, 8), { name: "reading", kind: "form", values: level }];
    expect(bestCut({ y, columns, seed: 5 })!.conditions).toEqual([
      { name: "reading", side: "is", threshold: "troops" },
    ]);
    const two = Array.from(uniforms(3, 1), (u) => (u < 0.5 ? 0 : 1));
    const form: DiscoveryColumn = { name: "open", kind: "form", values: two };
    const found = bestCut({ y: two.map((l) => 1 - l), columns: [form], seed: 5 })!;
    expect(found).toEqual({
      conditions: [{ name: "open", side: "is", threshold: 0 }],
      coverage: 1,
      precision: { train: 1, heldOut: 1, outside: 0 },
    });
  });
  test("100 columns of pure noise give nothing in at least 95 of 100 seeds, at three base rates", () => {
    for (const rate of [0.1, 0.5, 0.85]) {
      let none = 0;
      for (let seed = 0; seed < 34; seed++) {
        const y = uniforms(1000 + seed, 999).map((u) => (u < rate ? 1 : 0));
        if (bestCut({ y, columns: numbers(1000 + seed, 100), seed }) === null) none++;
      }
      expect(none).toBeGreaterThanOrEqual(33);
    }
  });
  test("a real but small difference is no hinge", () => {
    const columns = numbers(7, 10);
    const luck = uniforms(7, 500);
    const y = luck.map((u, i) => (u < ((columns[0]!.values[i] as number) > 0.5 ? 0.95 : 0.8) ? 1 : 0));
    expect(bestCut({ y, columns, seed: 1 })).toBeNull();
  });
  test("worlds of weight zero have no say, and the same seed gives the same answer", () => {
    const columns = numbers(8, 10);
    const y = Float64Array.from(columns[2]!.values as Float64Array, (x) => (x > 0.5 ? 1 : 0));
    const weights = y.map((v) => v);
    expect(bestCut({ y, columns, weights, seed: 1 })).toBeNull();
    expect(bestCut({ y, columns, seed: 1 })).toEqual(bestCut({ y, columns, seed: 1 }));
  });
  test("no columns, few worlds: null; scores outside 0..1 or NaN values are refused", () => {
    expect(bestCut({ y: [1, 0, 1], columns: [], seed: 0 })).toBeNull();
    expect(bestCut({ y: [1, 0], columns: [{ name: "a", kind: "number", values: [0, 1] }], seed: 0 })).toBeNull();
    expect(() => bestCut({ y: [2], columns: [], seed: 0 })).toThrow(RangeError);
    expect(() => bestCut({ y: [1], columns: [{ name: "a", kind: "number", values: [NaN] }], seed: 0 })).toThrow(
      /a has/,
    );
  });
});
