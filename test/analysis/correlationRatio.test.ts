// First-order shares from plain worlds: against known ones, with an idle factor, and how often the intervals cover.
import { expect, test } from "vitest";
import { correlationRatio, groupsOf } from "../../src/analysis/sensitivity/correlationRatio.ts";
import { lowAndHigh, byOption } from "../../src/analysis/boxes/lowAndHigh.ts";
import { ISHIGAMI, ishigami } from "../../examples/classics/ishigami.ts";
import { sobolG, sobolGIndices } from "../../examples/classics/sobolG.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";

function shares(model: (x: Float64Array) => number, factors: number, worlds: number, seed: number) {
  const points = Array.from({ length: worlds }, (_, j) =>
    Float64Array.from({ length: factors }, (__, i) => draw(channel(seedKey(seed), 933, 0), j, 0, i)),
  );
  const y = Float64Array.from(points, model);
  return Array.from({ length: factors }, (_, i) =>
    correlationRatio(y, groupsOf(Float64Array.from(points, (x) => x[i]!)), 0.95, seed),
  );
}

test("Ishigami and Sobol's g: within .015 at 20,000 worlds, and a thirtieth that groups smooth away where it bends most", () => {
  const near = (known: readonly number[]) => (s: { value: number }, i: number) =>
    expect(Math.abs(s.value - known[i]!)).toBeLessThan(0.015 + known[i]! / 30);
  shares(ishigami, 3, 20_000, 1).forEach(near(ISHIGAMI.first));
  shares((x) => sobolG(x), 8, 20_000, 1).forEach(near(sobolGIndices().first));
});

test("at 1,000 worlds 95 % intervals cover a yes/no outcome's shares in at least 88 of 100 seeds, and tell an idle factor from 0 in at most 8", () => {
  // yes with chance .8 above a half of the first, .2 below; the second is luck, the third idle: V(E[y|x1]) / V = .09 / .25
  const yes = (x: Float64Array): number => (x[1]! < (x[0]! > 0.5 ? 0.8 : 0.2) ? 1 : 0);
  const found = Array.from({ length: 100 }, (_, seed) => shares(yes, 3, 1000, seed));
  expect(found.filter(([one]) => one!.low <= 0.36 && 0.36 <= one!.high).length).toBeGreaterThanOrEqual(88);
  expect(found.filter(([, , idle]) => idle!.told).length).toBeLessThanOrEqual(8);
  expect(found.some(([, , idle]) => idle!.value < 0)).toBe(true);
});

test("no variance: no number; lengths that don't match are refused", () => {
  const none = correlationRatio(new Float64Array(50), new Int32Array(50), 0.95, 0);
  expect(none).toMatchObject({ value: NaN, told: false });
  expect(() => correlationRatio(new Float64Array(2), new Int32Array(3), 0.95, 0)).toThrow(RangeError);
});

test("means where a column is low and high, and by option", () => {
  const u = Array.from({ length: 300 }, (_, i) => (i + 0.5) / 300);
  const [low, high] = lowAndHigh(
    u.map((x) => (x > 0.5 ? 1 : 0)),
    u,
    0.95,
  );
  expect([low!.mean, high!.mean, low!.n, high!.n]).toEqual([0, 1, 100, 100]);
  expect(byOption([1, 2, 3, 6], ["b", "a", "b", "a"], 0.95).map((g) => [g.group, g.mean])).toEqual([
    ["b", 2],
    ["a", 4],
  ]);
});

test("of an outcome that two worlds in a hundred have, 95 % intervals from 1,000 worlds still cover in at least 88 of 100 seeds", () => {
  const parts = [0.15, 0.15, 0.9];
  const p = 0.15 * 0.15 * 0.9;
  const known = parts.map((q) => (p * p * (1 / q - 1)) / (p * (1 - p)));
  const found = Array.from({ length: 100 }, (_, seed) =>
    shares((x) => (parts.every((q, i) => x[i]! < q) ? 1 : 0), 3, 1000, seed),
  );
  known.forEach((k, i) =>
    expect(found.filter((f) => f[i]!.low <= k && k <= f[i]!.high).length).toBeGreaterThanOrEqual(88),
  );
});
