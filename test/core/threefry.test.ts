// The generator against its authors' known answers, and what keyed draws promise.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { channel, draw, runKey, seedKey } from "../../src/core/keyed.ts";
import { threefry2x32, uniformAt } from "../../src/core/threefry.ts";

const block = (k0: number, k1: number, c0: number, c1: number): string => {
  const out = new Int32Array(2);
  threefry2x32(k0, k1, c0, c1, out);
  return [...out].map((x) => (x >>> 0).toString(16).padStart(8, "0")).join(" ");
};

// Rows of kat_vectors as published with Random123: rounds 20, counter, key, result.
test.each([
  [0x00000000, 0x00000000, 0x00000000, 0x00000000, "6b200159 99ba4efe"],
  [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, "1cb996fc bb002be7"],
  [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, "c4923a9c 483df7a0"],
])("known answer: counter %i %i, key %i %i", (c0, c1, k0, k1, expected) => {
  expect(block(k0, k1, c0, c1)).toBe(expected);
  expect(block(k0 | 0, k1 | 0, c0 | 0, c1 | 0)).toBe(expected);
});

describe("uniforms", () => {
  const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  test("lie in the open interval", () => {
    fc.assert(
      fc.property(word, word, word, word, (k0, k1, c0, c1) => {
        const u = uniformAt(k0, k1, c0, c1);
        return u > 0 && u < 1 && -Math.log(u) > 0 && 1 - u > 0;
      }),
      { seed: 1, numRuns: 20_000 },
    );
  });

  test("are the middle of the cell that the 26 high bits of both words name: at most 1 - 2^-53", () => {
    // the block is 6b200159 99ba4efe; 2^52 - 1/2 has 53 bits, so the last cell's middle is a double as well
    expect((2 ** 52 - 0.5) / 2 ** 52).toBeLessThan(1);
    const expected = ((0x6b200159 >>> 6) * 2 ** 26 + (0x99ba4efe >>> 6) + 0.5) / 2 ** 52;
    expect(uniformAt(0, 0, 0, 0)).toBe(expected);
  });

  test("are made of the block that threefry2x32 gives", () => {
    const out = new Int32Array(2);
    fc.assert(
      fc.property(word, word, word, word, (k0, k1, c0, c1) => {
        threefry2x32(k0, k1, c0, c1, out);
        const [high, low] = [...out].map((x) => x >>> 6) as [number, number];
        return uniformAt(k0, k1, c0, c1) === (high * 2 ** 26 + low + 0.5) / 2 ** 52;
      }),
      { seed: 2, numRuns: 20_000 },
    );
  });

  test("are even, and neighbours have nothing to do with each other", () => {
    const n = 200_000;
    const key = channel(runKey(7, 3, 1), 4, 99);
    const bins = new Float64Array(64);
    let product = 0;
    let last = 0.5;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const u = draw(key, i >> 6, i & 63, 0);
      const bin = Math.floor(u * 64);
      bins[bin] = (bins[bin] as number) + 1;
      sum += u;
      product += (u - 0.5) * (last - 0.5);
      last = u;
    }
    const chiSquare = bins.reduce((total, count) => total + (count - n / 64) ** 2 / (n / 64), 0);
    // 63 degrees of freedom: 0.01 % and 99.99 % points
    expect(chiSquare).toBeGreaterThan(27);
    expect(chiSquare).toBeLessThan(115);
    expect(Math.abs(sum / n - 0.5)).toBeLessThan(4 / Math.sqrt(12 * n));
    expect(Math.abs(product / n)).toBeLessThan(4 / 12 / Math.sqrt(n));
  });
});

describe("keys", () => {
  test("every part of a name changes the draw", () => {
    const at = (seed: number, world: number, replicate: number, stream: number, entity: number, slot: number, sub: number, index: number) =>
      draw(channel(runKey(seed, world, replicate), stream, entity), slot, sub, index); // prettier-ignore
    const names: [number, number, number, number, number, number, number, number][] = [[1, 2, 3, 4, 5, 6, 7, 8]];
    for (let i = 0; i < 8; i++) {
      const other = [...(names[0] as number[])];
      other[i] = (other[i] as number) + 1;
      names.push(other as (typeof names)[number]);
    }
    expect(new Set(names.map((name) => at(...name))).size).toBe(9);
    expect(at(1, 2, 3, 4, 5, 6, 7, 8)).toBe(at(1, 2, 3, 4, 5, 6, 7, 8));
  });

  test("slot and sub-slot do not run into each other", () => {
    const key = channel(runKey(1, 0, 0), 1, 1);
    const seen = new Set<number>();
    for (let slot = 0; slot < 400; slot++) for (let sub = 0; sub < 64; sub++) seen.add(draw(key, slot, sub, 0));
    expect(seen.size).toBe(400 * 64);
  });

  test("seeds: from 0 to the largest whole number, both halves of it, nothing else", () => {
    expect(seedKey(0)).toEqual({ k0: 0, k1: 0 });
    expect(seedKey(2 ** 32 + 5)).toEqual({ k0: 5, k1: 1 });
    expect(runKey(5, 0, 0)).not.toEqual(runKey(2 ** 32 + 5, 0, 0));
    expect(() => seedKey(Number.MAX_SAFE_INTEGER)).not.toThrow();
    for (const bad of [-1, 0.5, NaN, Infinity, 2 ** 53]) expect(() => seedKey(bad)).toThrow(RangeError);
  });
});
