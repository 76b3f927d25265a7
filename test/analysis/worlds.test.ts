import { describe, expect, test } from "vitest";
import { countedShares } from "../../src/analysis/shares/countedShares.ts";
import { wholeWorlds } from "../../src/analysis/interval.ts";
import { drawMembers, resampleKey, shuffled } from "../../src/analysis/resample.ts";
import { strataOf } from "../../src/analysis/shares/strata.ts";
import { groupByForm, worldMeans } from "../../src/analysis/shares/worldMeans.ts";
import { cells, EPSILON, plant } from "./plantedWorlds.ts";

const members = (n: number) => Int32Array.from({ length: n }, (_, i) => i);

describe("worldMeans and groups", () => {
  test("mean, squares and count of each world", () => {
    const { means, squares, replicates } = worldMeans([[1, 3], [], [5]]);
    expect([...means]).toEqual([2, NaN, 5]);
    expect([...squares]).toEqual([2, 0, 0]);
    expect([...replicates]).toEqual([2, 0, 1]);
    expect(() => worldMeans([[Infinity]])).toThrow(/world 0/);
  });
  test("groups leave out worlds without replicates or weight", () => {
    const groups = groupByForm([1, 0, 1, 1], Float64Array.of(2, 1, 0, 3), [1, 1, 1, 0]);
    expect(groups).toEqual([
      { level: 0, members: Int32Array.of(1) },
      { level: 1, members: Int32Array.of(0) },
    ]);
  });
});

describe("countedShares and intervals", () => {
  test("three of four, with or without bounds", () => {
    const found = countedShares(Float64Array.of(1, 1, 1, -1), members(4), [1, 1, 1, 1], 0.5);
    expect(found.above).toEqual({ value: 0.75, low: 0, high: 1 });
    expect(found.below.value).toBe(0.25);
    const heavy = countedShares(Float64Array.of(1, 0.5), members(2), [3, 1], 0.5, 0.9);
    expect(heavy.above.value).toBe(0.75);
    expect(heavy.within.value).toBe(0.25);
  });
  test("ends move outwards to whole worlds", () => {
    expect(wholeWorlds({ value: 0.5, low: 0.41, high: 0.59 }, 10)).toEqual({ value: 0.5, low: 0.4, high: 0.6 });
    expect(wholeWorlds({ value: 1, low: 0.3, high: 0.9997 }, 10)).toEqual({ value: 1, low: 0.3, high: 1 });
  });
});

describe("resampling", () => {
  test("bootstrap members come from the members, 1 − 1/e of them distinct", () => {
    const from = Int32Array.from({ length: 1000 }, (_, i) => 3 * i);
    const out = new Int32Array(1000);
    drawMembers(resampleKey(1, "strata"), 0, from, out);
    expect(out.every((i) => i % 3 === 0 && i < 3000)).toBe(true);
    expect(new Set(out).size / 1000).toBeCloseTo(0.632, 1);
  });
  test("an order holds everyone once; another seed, purpose or repeat gives another", () => {
    const order = shuffled(resampleKey(1, "strata"), 0, 50);
    expect([...order].sort((a, b) => a - b)).toEqual([...members(50)]);
    expect(shuffled(resampleKey(1, "strata"), 0, 50)).toEqual(order);
    for (const key of [resampleKey(2, "strata"), resampleKey(1, "searchLuck")])
      expect(shuffled(key, 0, 50)).not.toEqual(order);
    expect(shuffled(resampleKey(1, "strata"), 1, 50)).not.toEqual(order);
  });
});

describe("strata", () => {
  const cell = cells().find((c) => c.kind === "normal" && c.shape === "half zero")!;
  const planted = plant(cell, 512, 2);
  const summary = worldMeans(planted.differences);
  const groups = groupByForm(planted.form, summary.replicates, new Float64Array(512).fill(1));
  test("no world is lost, bins are of one level and about equal", () => {
    const strata = strataOf(groups, summary.means, planted.columns, 1);
    const seen = strata.flatMap((s) => [...s.members]).sort((a, b) => a - b);
    expect(seen).toEqual([...members(512)]);
    expect(strata.length).toBeGreaterThan(4);
    for (const { level, members: part } of strata) {
      expect(part.every((i) => planted.form[i] === level)).toBe(true);
      expect(part.length).toBeGreaterThan(40);
    }
  });
  test("within a level later bins have larger effects", () => {
    const strata = strataOf(groups, summary.means, planted.columns, 1).filter((s) => s.level === 0);
    const means = strata.map((s) => s.members.reduce((sum, i) => sum + summary.means[i]!, 0) / s.members.length);
    expect(means.at(-1)! - means[0]!).toBeGreaterThan(2 * EPSILON);
  });
  test("idle columns leave a level whole", () => {
    const idle = planted.columns.slice(10, 12);
    expect(strataOf(groups, summary.means, idle, 1).length).toBeLessThan(8);
    expect(strataOf(groups, summary.means, [], 1)).toHaveLength(2);
  });
});
