// How far worlds move, with known answers: planted effects seen through noise, noise alone, and nothing at all.
import { expect, test } from "vitest";
import { moved } from "../../src/analysis/shares/moved.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";

/** Worlds with effects of this size, half of them up and half down, each difference -1, 0 or 1. */
function planted(seed: number, size: number, worlds = 100, each = 6): number[][] {
  const key = channel(seedKey(seed), 1, 0);
  return Array.from({ length: worlds }, (_, w) => {
    const up = 0.3 + (w % 2 === 0 ? size : -size) / 2;
    return Array.from({ length: each }, (_, f) => {
      const u = draw(key, w, 0, f);
      return u < up ? 1 : u > 0.4 + up ? -1 : 0;
    });
  });
}

const over = (size: number) => Array.from({ length: 100 }, (_, seed) => moved(planted(seed, size), 0.95));
const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

test("noise alone moves nothing: the plain mean of sizes would say 0.24", () => {
  const naive = mean(planted(1, 0).map((d) => Math.abs(mean(d))));
  expect(naive).toBeGreaterThan(0.2);
  const found = over(0);
  expect(Math.abs(mean(found.map((f) => mean(f.sizes))))).toBeLessThan(0.01);
  // 2.5 % expected; more than 8 of 100 once in 500
  expect(found.filter((f) => f.either.low > 0).length).toBeLessThanOrEqual(8);
  expect(found.filter((f) => f.typical.low > 0).length).toBeLessThanOrEqual(8);
});

test("worlds that move both ways: nothing on the whole, all of it either way", () => {
  const found = over(0.5);
  // the typical change is without bias: 95 % cover, below 88 of 100 once in 400
  expect(found.filter((f) => f.typical.low <= 0.5 && 0.5 <= f.typical.high).length).toBeGreaterThanOrEqual(88);
  const either = mean(found.map((f) => f.either.value));
  // a lower bound, as some worlds' other replicates point the wrong way
  expect(either).toBeLessThan(0.5);
  expect(either).toBeGreaterThan(0.35);
  expect(Math.abs(mean(found.map((f) => f.signed.value)))).toBeLessThan(0.01);
});

test("with more replicates the lower bound comes to the truth", () => {
  const found = moved(planted(2, 0.5, 200, 200), 0.95);
  expect(found.either.value).toBeGreaterThan(0.49);
  expect(found.either.value).toBeLessThan(0.51);
});

test("no difference is exactly nothing; one replicate says nothing", () => {
  const none = moved(
    [
      [0, 0],
      [0, 0, 0],
      [0, 0],
    ],
    0.95,
  );
  for (const part of [none.either, none.typical, none.signed]) expect(part).toEqual({ value: 0, low: 0, high: 0 });
  expect(moved([[1], [0]], 0.95).worlds).toBe(0);
  expect(() => moved([[1, NaN]], 0.95)).toThrow(RangeError);
});
