// Sobol indices against functions whose indices are known, with luck as a factor, and how often the intervals cover. From more rows:
// test/deep/sobol.deep.test.ts.
import { describe, expect, test } from "vitest";
import { sobolIndices } from "../../src/analysis/sensitivity/sobol.ts";
import { ISHIGAMI, ishigami } from "../../examples/classics/ishigami.ts";
import { describeIndices, indices, type Model } from "./describeIndices.ts";

// a quarter of the rows of the long test: twice the distance
describeIndices({ rows: 4096, within: 0.06 });

test("Ishigami at 400 rows: 95 % intervals cover each index in at least 88 of 100 seeds", () => {
  const seeds = Array.from({ length: 100 }, (_, seed) => indices(ishigami, 3, 400, seed)!);
  for (let i = 0; i < 3; i++) {
    const covers = (of: "first" | "total"): number =>
      seeds.filter(({ factors }) => factors[i]![of].low <= ISHIGAMI[of][i]! && ISHIGAMI[of][i]! <= factors[i]![of].high)
        .length;
    expect(covers("first")).toBeGreaterThanOrEqual(88);
    expect(covers("total")).toBeGreaterThanOrEqual(88);
  }
  // the third acts only together with the first: alone it is told from 0 no more often than 5 % allow, within chance
  expect(seeds.filter(({ factors }) => factors[2]!.first.told).length).toBeLessThanOrEqual(8);
});

describe("luck as a factor", () => {
  // yes with chance x1 > .5 ? .8 : .2, the second factor idle, the third is luck
  const model: Model = (x) => (x[2]! < (x[0]! > 0.5 ? 0.8 : 0.2) ? 1 : 0);
  test("takes the share that stays when every assumption is known", () => {
    const found = indices(model, 3, 16384, 2)!;
    // V = 1/4; V(E[y|x1]) = .09; V(E[y|luck]) = 1/4 · (.6 · 1) as E[y|u] is 1, 1/2, 0 with chances .2, .6, .2: .1
    expect(Math.abs(found.factors[0]!.first.value - 0.36)).toBeLessThan(0.02);
    expect(Math.abs(found.factors[2]!.first.value - 0.4)).toBeLessThan(0.02);
    expect(Math.abs(found.factors[2]!.total.value - 0.64)).toBeLessThan(0.02);
    expect(Math.abs(found.factors[0]!.total.value - 0.6)).toBeLessThan(0.02);
  });
  test("an idle factor has a total of exactly 0 and is not told from 0", () => {
    const { first, total } = indices(model, 3, 500, 3)!.factors[1]!;
    expect([first.value, total.value, total.high]).toEqual([0, 0, 0]);
    expect(first.told || total.told).toBe(false);
  });
});

test("a negative estimate keeps its sign and is not told from 0", () => {
  const found = Array.from({ length: 20 }, (_, seed) => indices(ishigami, 3, 60, seed)!.factors[2]!.first);
  const negative = found.filter((f) => f.value < 0);
  expect(negative.length).toBeGreaterThan(0);
  expect(negative.every((f) => !f.told && f.low < 0)).toBe(true);
});

test("an outcome that never varies has no indices; rows that don't match are refused", () => {
  expect(indices(() => 3, 2, 50, 1)).toBeNull();
  const one = new Float64Array(3);
  expect(() => sobolIndices({ a: one, b: one, mixed: [new Float64Array(2)], confidence: 0.95, seed: 0 })).toThrow(
    RangeError,
  );
});

test("points left out cost rows only where they are needed, and the rest stays close", () => {
  const found = indices(ishigami, 3, 16384, 4, (x) => (x[1]! > 0.97 ? 1 : 0))!;
  expect(found.factors.every((f) => f.rows < 16384 && f.rows > 15000)).toBe(true);
  found.factors.forEach((f, i) => expect(Math.abs(f.total.value - ISHIGAMI.total[i]!)).toBeLessThan(0.05));
});

test("more rows settle them: narrower, and rows for a width are about right", () => {
  const few = indices(ishigami, 3, 500, 5)!.convergence;
  const many = indices(ishigami, 3, 8000, 5)!.convergence;
  expect(many.widestFirst).toBeLessThan(few.widestFirst / 3);
  expect(many.drift).toBeLessThan(few.widestTotal);
  const ratio = few.rowsFor.rows / many.rowsFor.rows;
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
  expect(many.leaderStays).toBeGreaterThan(0.95);
});

test("equal arguments give equal intervals", () => {
  expect(indices(ishigami, 3, 64, 7)).toEqual(indices(ishigami, 3, 64, 7));
});
