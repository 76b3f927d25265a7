// Keys that differ in one part have nothing to do with each other: jointly even on a grid, uncorrelated, and half of all bits change with any
// one bit of a name. 2 × 5 comparisons at 1 in 10,000 and 128 at 1 in 100,000: a false alarm in about one of 440 sets of seeds; the seeds are fixed.
import { describe, expect, test } from "vitest";
import { channel, draw, runKey } from "../../src/core/keyed.ts";
import { threefry2x32 } from "../../src/core/threefry.ts";

interface Name {
  readonly seed: number;
  readonly world: number;
  readonly replicate: number;
  readonly stream: number;
  readonly entity: number;
}
const NAME: Name = { seed: 11, world: 300, replicate: 1, stream: 6, entity: 123456789 };
const at = (name: Name): ReturnType<typeof channel> =>
  channel(runKey(name.seed, name.world, name.replicate), name.stream, name.entity);

const N = 51_200;
const GRID = 16;

describe.each(Object.keys(NAME) as (keyof Name)[])("keys that differ by one in their %s", (part) => {
  const [one, other] = [at(NAME), at({ ...NAME, [part]: NAME[part] + 1 })];
  const cells = new Float64Array(GRID * GRID);
  let product = 0;
  for (let i = 0; i < N; i++) {
    const [u, v] = [draw(one, i >> 6, i & 63, 0), draw(other, i >> 6, i & 63, 0)];
    const cell = Math.floor(GRID * u) * GRID + Math.floor(GRID * v);
    cells[cell] = (cells[cell] as number) + 1;
    product += 12 * (u - 0.5) * (v - 0.5);
  }
  test("their pairs of draws are even on 16 × 16 cells", () => {
    const expected = N / cells.length;
    const chiSquare = cells.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    // 255 degrees of freedom: the 0.005 % and 99.995 % points
    expect(chiSquare).toBeGreaterThan(176);
    expect(chiSquare).toBeLessThan(351);
  });
  test("and uncorrelated", () => expect(Math.abs(product / Math.sqrt(N))).toBeLessThan(3.9));
});

test("any one bit of key or counter changes half of the 64 bits of a block", () => {
  const bits = (x: number): number => {
    let n = 0;
    for (let rest = x >>> 0; rest > 0; rest = (rest & (rest - 1)) >>> 0) n++;
    return n;
  };
  const [a, b] = [new Int32Array(2), new Int32Array(2)];
  const samples = 400;
  const off: string[] = [];
  for (let word = 0; word < 4; word++)
    for (let bit = 0; bit < 32; bit++) {
      let changed = 0;
      for (let i = 0; i < samples; i++) {
        const input = [3, 7, i, 0] as [number, number, number, number];
        threefry2x32(...input, a);
        input[word] = (input[word] as number) ^ (1 << bit);
        threefry2x32(...input, b);
        changed += bits((a[0] as number) ^ (b[0] as number)) + bits((a[1] as number) ^ (b[1] as number));
      }
      // binomial(64, 1/2): 4.42 standard errors are 1 in 100,000
      if (Math.abs(changed / samples - 32) > (4.42 * 4) / Math.sqrt(samples)) off.push(`word ${word} bit ${bit}`);
    }
  expect(off).toEqual([]);
});
