import { expect, test } from "vitest";
import { clusteredShare } from "../../src/analysis/clusteredShare.ts";
import { draw, channel, runKey } from "../../src/core/keyed.ts";

test("without clusters it is no narrower than the exact interval, and the value is the share", () => {
  const found = clusteredShare(
    Array.from({ length: 50 }, (_, i) => ({ yes: i < 20 ? 1 : 0, n: 1 })),
    0.95,
  );
  expect(found.value).toBeCloseTo(0.4, 12);
  expect(found.effective).toBeCloseTo(50, 9);
  expect(found.low).toBeLessThan(0.265);
  expect(found.high).toBeGreaterThan(0.548);
});

test("copies of the same answers are not more answers", () => {
  const one = clusteredShare(
    Array.from({ length: 40 }, (_, i) => ({ yes: i % 4 === 0 ? 1 : 0, n: 1 })),
    0.95,
  );
  const ten = clusteredShare(
    Array.from({ length: 40 }, (_, i) => ({ yes: i % 4 === 0 ? 10 : 0, n: 10 })),
    0.95,
  );
  expect(ten).toEqual({
    ...one,
    value: expect.closeTo(one.value, 12),
    low: expect.closeTo(one.low, 9),
    high: expect.closeTo(one.high, 9),
  });
});

test("the interval covers the truth in about 95 of 100 (at least 88: P(fewer | .93) < .03), with chances that differ by cluster", () => {
  let covered = 0;
  for (let seed = 0; seed < 100; seed++) {
    const key = channel(runKey(seed, 0, 0), 1, 0);
    const clusters = Array.from({ length: 60 }, (_, c) => {
      const p = draw(key, c, 0, 0); // uniform chances: the mean is a half
      const n = 1 + Math.floor(8 * draw(key, c, 0, 1));
      let yes = 0;
      for (let i = 0; i < n; i++) if (draw(key, c, 1, i) < p) yes++;
      return { yes, n };
    });
    const { low, high } = clusteredShare(clusters, 0.95);
    if (low <= 0.5 && high >= 0.5) covered++;
  }
  expect(covered).toBeGreaterThanOrEqual(88);
});

test("occasions that have nothing to do with their cluster count nearly all; copies count once", () => {
  const key = channel(runKey(3, 0, 0), 2, 0);
  const alone = Array.from({ length: 100 }, (_, c) => ({
    yes: [0, 1, 2, 3, 4, 5].filter((i) => draw(key, c, 0, i) < 0.4).length,
    n: 6,
  }));
  expect(clusteredShare(alone, 0.95).effective).toBeGreaterThan(400);
  const copies = Array.from({ length: 100 }, (_, c) => ({ yes: draw(key, c, 1, 0) < 0.4 ? 6 : 0, n: 6 }));
  expect(clusteredShare(copies, 0.95).effective).toBeCloseTo(100, 9);
});

test("yes in one cluster alone says nothing about how alike clusters are: it counts as one of so many clusters", () => {
  const found = clusteredShare(
    Array.from({ length: 40 }, (_, c) => ({ yes: c === 0 ? 3 : 0, n: 8 })),
    0.95,
  );
  expect(found.effective).toBeCloseTo(40, 9);
  expect(found.high).toBeGreaterThan(0.08);
});

test("no occasions at all are refused", () => {
  expect(() => clusteredShare([{ yes: 0, n: 0 }], 0.95)).toThrow(RangeError);
});
