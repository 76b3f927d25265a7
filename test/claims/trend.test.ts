// The curve behind a trend: means, changes, and a turn on the way that its ends do not show.
import { expect, test } from "vitest";
import type { Pair } from "../../src/claims/contrast/differences.ts";
import { curveOf, turnsBack, type LevelPairs } from "../../src/claims/contrast/trend.ts";

const WORLDS = 40;
/** Two replicates a world with a little noise that cancels in the mean. */
const pairs = (first: number, second: number): Pair[] =>
  Array.from({ length: 2 * WORLDS }, (_, i) => {
    const noise = (i % 2 === 0 ? 1 : -1) * 0.01 * ((i >> 1) % 5);
    return { world: i >> 1, replicate: i % 2, branch: 0, first: first + noise, second };
  });
const levels = (means: readonly number[]): LevelPairs => ({
  names: means.map((_, i) => `l${i}`),
  toFirst: means.map((m) => pairs(m, means[0] as number)),
  toBefore: means.map((m, i) => pairs(m, means[Math.max(0, i - 1)] as number)),
});

test("means and changes by level", () => {
  const curve = curveOf(levels([1, 2, 4]), false, 0.95);
  expect(curve.map((c) => c.level)).toEqual(["l0", "l1", "l2"]);
  expect(curve.map((c) => c.mean)).toEqual([1, 2, 4].map((x) => expect.closeTo(x, 9) as number));
  expect(curve[2]?.change?.value).toBeCloseTo(3, 9);
});

test("relative: differences of logarithms become ratios less one", () => {
  const curve = curveOf(levels([0, Math.log(2)]), true, 0.95);
  expect(curve[1]?.change?.value).toBeCloseTo(1, 9);
});

test("a turn against the claim by more than the smallest effect is named, a smaller one is not", () => {
  expect(turnsBack(levels([0, 2, 1, 3]), true, 0.5, 0.95)).toBe("from l1 to l2");
  expect(turnsBack(levels([0, 2, 1.8, 3]), true, 0.5, 0.95)).toBeNull();
  expect(turnsBack(levels([3, 1, 2, 0]), false, 0.5, 0.95)).toBe("from l1 to l2");
  expect(turnsBack(levels([0, 1, 2]), true, 0, 0.95)).toBeNull();
});
