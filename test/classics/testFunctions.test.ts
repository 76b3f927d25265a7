// The functions with known indices against brute force: means over a fine grid or many points, and published values.
import { describe, expect, test } from "vitest";
import { runKey } from "../../src/core/keyed.ts";
import { uniformAt } from "../../src/core/threefry.ts";
import { ISHIGAMI, ishigami } from "../../examples/classics/ishigami.ts";
import { MORRIS, morrisElementaryEffects, morrisFunction } from "../../examples/classics/morrisFunction.ts";
import { sobolG, sobolGIndices, type KnownIndices } from "../../examples/classics/sobolG.ts";

const N = 40_000;

/** Two points that share all coordinates but those named: what their product averages to gives an index. */
function expectIndices(f: (x: number[]) => number, known: KnownIndices): void {
  const key = runKey(1, 0, 0);
  const point = (n: number, part: number): number[] =>
    Array.from({ length: known.factors }, (_, i) => uniformAt(key.k0, key.k1, n, 2 * i + part));
  const [a, b] = [0, 1].map((part) => Array.from({ length: N }, (_, n) => point(n, part))) as [number[][], number[][]];
  const fa = a.map(f);
  const fb = b.map(f);
  const mean = [...fa, ...fb].reduce((s, y) => s + y, 0) / (2 * N);
  const variance = [...fa, ...fb].reduce((s, y) => s + (y - mean) ** 2, 0) / (2 * N - 1);
  expect(Math.abs(mean - known.mean)).toBeLessThan(5 * Math.sqrt(known.variance / (2 * N)));
  expect(variance / known.variance).toBeGreaterThan(0.93);
  expect(variance / known.variance).toBeLessThan(1.07);
  for (let i = 0; i < known.factors; i++) {
    let [first, total] = [0, 0];
    for (let n = 0; n < N; n++) {
      const mixed = [...(a[n] as number[])];
      mixed[i] = (b[n] as number[])[i] as number;
      const y = f(mixed);
      first += ((fb[n] as number) - mean) * (y - (fa[n] as number));
      total += ((fa[n] as number) - y) ** 2;
    }
    // standard errors are below .008 in every case here
    expect(Math.abs(first / N / known.variance - (known.first[i] as number)), `first order of ${i}`).toBeLessThan(0.04);
    expect(Math.abs(total / (2 * N) / known.variance - (known.total[i] as number)), `total of ${i}`).toBeLessThan(0.04);
  }
}

describe("Ishigami", () => {
  test("published indices", () => {
    expect(ISHIGAMI.first.map((s) => Number(s.toFixed(4)))).toEqual([0.3139, 0.4424, 0]);
    expect(ISHIGAMI.total.map((s) => Number(s.toFixed(4)))).toEqual([0.5576, 0.4424, 0.2437]);
    expect(ishigami([0.5, 0.5, 0.5])).toBe(0);
    expect(ishigami([0.75, 0.75, 0.5])).toBeCloseTo(8, 14);
  });
  test("indices against sampling", () => expectIndices(ishigami, ISHIGAMI));
});

describe("Sobol's g", () => {
  test("at its corner and middle", () => {
    expect(sobolG([0, 0, 0, 0, 0, 0, 0, 0])).toBeCloseTo(2 * 1.5 * (6.5 / 5.5) * 1.1 * 1.01 ** 4, 12);
    expect(sobolG([0.5, 0, 0, 0, 0, 0, 0, 0])).toBe(0);
  });
  test("published indices of the usual eight", () => {
    expect(
      sobolGIndices()
        .first.slice(0, 4)
        .map((s) => Number(s.toFixed(3))),
    ).toEqual([0.716, 0.179, 0.024, 0.007]);
  });
  test("indices against sampling", () => expectIndices((x) => sobolG(x, [0, 1, 4.5]), sobolGIndices([0, 1, 4.5])));
});

describe("Morris", () => {
  test("value at the middle of all but three factors, term by term", () => {
    // all w are zero but those of factors 3, 5 and 7
    const bent = 2 * (0.55 / 0.6 - 0.5);
    const x = Array.from({ length: 20 }, () => 0.5);
    // 20 each; -15 for (3,5); (-1)^(3+7) and (-1)^(5+7) = +1
    expect(morrisFunction(x)).toBeCloseTo(60 * bent + (-15 + 1 + 1) * bent * bent, 11);
  });
  test("indices against sampling", () => expectIndices(morrisFunction, MORRIS));
  test("elementary effects: exact moments against the whole design, sampled", () => {
    const known = morrisElementaryEffects();
    const key = runKey(2, 0, 0);
    const R = 6000;
    for (let i = 0; i < 20; i++) {
      let [sum, squares] = [0, 0];
      for (let n = 0; n < R; n++) {
        const x = Array.from({ length: 20 }, (_, j) => Math.floor(4 * uniformAt(key.k0, key.k1, n, 20 * i + j)) / 3);
        x[i] = Math.floor(2 * uniformAt(key.k0, key.k1, n, 1000 + i)) / 3;
        const from = morrisFunction(x);
        x[i] = (x[i] as number) + 2 / 3;
        const effect = (morrisFunction(x) - from) * 1.5;
        sum += effect;
        squares += effect * effect;
      }
      const [mean, sd] = [known.mean[i] as number, known.sd[i] as number];
      // 40 comparisons at 4.5 standard errors: a false alarm in 4,000 seeds
      expect(Math.abs(sum / R - mean), `mean of ${i + 1}`).toBeLessThan((4.5 * sd) / Math.sqrt(R));
      expect(Math.sqrt(squares / R - (sum / R) ** 2) / sd, `sd of ${i + 1}`).toBeCloseTo(1, 1);
    }
  });
});
