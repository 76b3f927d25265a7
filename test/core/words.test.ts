// Words under one key: the generator's blocks in order, and whole numbers that are even.
import { expect, test } from "vitest";
import { seedKey } from "../../src/core/keyed.ts";
import { threefry2x32 } from "../../src/core/threefry.ts";
import { Words } from "../../src/core/words.ts";

test("two words a block, blocks counted from 0", () => {
  const key = seedKey(77);
  const words = new Words(key);
  const block = new Int32Array(2);
  for (let i = 0; i < 20; i++) {
    threefry2x32(key.k0, key.k1, i, 0, block);
    for (const word of block) expect(words.uniform()).toBe(((word >>> 0) + 0.5) / 2 ** 32);
  }
});

test("the same key is the same sequence, another is another", () => {
  const first = (seed: number): string => {
    const words = new Words(seedKey(seed));
    return Array.from({ length: 30 }, () => words.below(1000)).join();
  };
  expect(first(4)).toBe(first(4));
  expect(first(4)).not.toBe(first(5));
});

test.each([1, 2, 7, 113, 1000])("below %i: every number, equally often", (n) => {
  const words = new Words(seedKey(n));
  const each = 200;
  const counts = new Float64Array(n);
  for (let i = 0; i < n * each; i++) {
    const k = words.below(n);
    counts[k] = (counts[k] as number) + 1;
  }
  expect(counts.reduce((sum, c) => sum + c, 0)).toBe(n * each);
  const chiSquare = counts.reduce((sum, c) => sum + (c - each) ** 2 / each, 0);
  // within four standard deviations of its mean n - 1
  expect(Math.abs(chiSquare - (n - 1))).toBeLessThanOrEqual(4.5 * Math.sqrt(2 * (n - 1)));
});
