// First-order shares from plain worlds: against known ones, with an idle factor, and how often the intervals cover. On more worlds and
// seeds: test/deep/correlationRatio.deep.test.ts.
import { expect, test } from "vitest";
import { correlationRatio } from "../../src/analysis/sensitivity/correlationRatio.ts";
import { lowAndHigh, byOption } from "../../src/analysis/boxes/lowAndHigh.ts";
import { describeShares } from "./describeShares.ts";

// a quarter of the worlds: twice the distance
describeShares({ worlds: 5000, within: 0.03, seeds: 50, covered: 42, told: 5 });

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
