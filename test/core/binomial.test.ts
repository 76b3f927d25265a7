// Binomial counts: against summation in logarithms that shares nothing with src/core/binomial.ts, and what pairing needs of them.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { binomial, binomialP } from "../../src/core/binomial.ts";
import { cumulative } from "./binomialSums.ts";
import { spread } from "./spread.ts";

/** Mean and variance over an even grid of u, its middles. */
function moments(n: number, p: number, count: number): { mean: number; variance: number } {
  let sum = 0;
  let square = 0;
  const about = n * p;
  for (let i = 0; i < count; i++) {
    const k = binomialP((i + 0.5) / count, n, p) - about;
    sum += k;
    square += k * k;
  }
  return { mean: about + sum / count, variance: square / count - (sum / count) ** 2 };
}

describe("exact up to a mean of 32", () => {
  const cases = [1e-6, 1e-3, 0.05, 0.7, 3, 11, 24, 31.9].flatMap((mean) =>
    [1, 2, 7, 40, 64, 1000, 250_000, 4_000_000].filter((n) => mean / n <= 1).map((n) => [mean, n] as const),
  );
  test.each(cases)("mean %d of %i", (mean, n) => {
    const p = mean / n;
    const f = cumulative(n, p);
    const wrong: string[] = [];
    for (const u of [...spread(300, 0, 1), ...spread(40, 0, 1e-6), ...spread(40, 1 - 1e-6, 1)]) {
      const k = binomialP(u, n, p);
      // smallest k with F(k) >= u, up to the rounding of the sums
      if (!(f(k) >= u - 1e-13)) wrong.push(`u ${u}: ${k} is too low`);
      if (k > 0 && !(f(k - 1) < u + 1e-13)) wrong.push(`u ${u}: ${k} is too high`);
    }
    expect(wrong).toEqual([]);
  });

  test("one person: out exactly when u lies above 1 - p", () => {
    for (const p of [1e-9, 0.01, 0.3, 0.5, 0.8, 0.999]) {
      expect(binomialP(1 - p + p * 1e-6, 1, p)).toBe(1);
      expect(binomialP((1 - p) * (1 - 1e-6), 1, p)).toBe(0);
    }
  });
});

describe("beyond a mean of 32", () => {
  test("the distribution function is off by less than 0.02 / mean at any count", () => {
    let worst = 0;
    for (const [n, p] of [
      [65, 0.4999],
      [70, 0.48],
      [100, 0.33],
      [330, 0.1],
      [3300, 0.01],
      [33_000, 0.001],
      [3_300_000, 1e-5],
      [150, 0.5],
      [400, 0.13],
      [1000, 0.1],
      [20_000, 0.3],
    ] as const) {
      // prettier-ignore
      const f = cumulative(n, p);
      const sd = Math.sqrt(n * p * (1 - p));
      for (let k = Math.ceil(n * p - 6 * sd); k <= n * p + 6 * sd; k += Math.max(1, Math.floor(sd / 20)))
        worst = Math.max(worst, Math.abs(jump(n, p, k) - f(k)) * n * Math.min(p, 1 - p));
    }
    expect(worst).toBeLessThan(0.0205);
    expect(worst).toBeGreaterThan(0.005);
  });

  test.each([
    [100, 0.4],
    [1000, 0.05],
    [1e6, 4e-5],
    [1e6, 0.001],
    [1e6, 0.3],
    [2e6, 0.5],
    [1e8, 0.01],
  ])("mean and variance of %d, %d", (n, p) => {
    // prettier-ignore
    const { mean, variance } = moments(n, p, 200_000);
    const sd = Math.sqrt(n * p * (1 - p));
    expect(Math.abs(mean - n * p) / sd).toBeLessThan(2e-4);
    expect(variance / (sd * sd)).toBeCloseTo(1, 2);
  });
});

/** The u at which the count passes from k to k + 1: the distribution function that the draw has. */
function jump(n: number, p: number, k: number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 50; i++) {
    const u = (low + high) / 2;
    if (binomialP(u, n, p) <= k) low = u;
    else high = u;
  }
  return low;
}

describe("mean and variance where it is summed", () => {
  test.each([
    [10, 0.2],
    [1000, 0.01],
    [1e6, 1e-5],
    [30, 0.9],
    [5, 0.5],
  ])("%d, %d", (n, p) => {
    // prettier-ignore
    const { mean, variance } = moments(n, p, 400_000);
    expect(mean).toBeCloseTo(n * p, 3);
    expect(variance).toBeCloseTo(n * p * (1 - p), 2);
  });
});

describe("pairing", () => {
  test.each([
    [50, 0.3],
    [1000, 0.02],
    [1000, 0.06],
    [80, 0.5],
    [80, 0.51],
    [1e6, 3.3e-5],
    [1e6, 0.9],
    [1e6, 0.2],
  ])("never falls in u: %d, %d", (n, p) => {
    // prettier-ignore
    let last = -1;
    const falls: number[] = [];
    const check = (u: number): void => {
      const k = binomialP(u, n, p);
      if (k < last) falls.push(u);
      last = k;
    };
    for (let i = 60; i >= 17; i--) check(2 ** -i);
    for (let i = 1; i < 100_000; i++) check(i / 100_000);
    for (let i = 18; i <= 53; i++) check(1 - 2 ** -i);
    expect(falls).toEqual([]);
  });

  test("grows with the chance, and where summation gives way to expansion falls by one at most, seldom", () => {
    let falls = 0;
    let asked = 0;
    for (const n of [70, 400, 10_000, 1_000_000])
      for (const u of spread(150, 0, 1)) {
        let last = 0;
        for (let p = 1 / n; p < 1 - 1e-6; p = Math.min(p * 1.03, p + 0.01)) {
          const k = binomialP(u, n, p);
          asked++;
          if (k < last) falls++;
          if (k < last - 1) expect.fail(`falls by ${last - k} at ${n}, ${p}, ${u}`);
          last = k;
        }
      }
    expect(falls / asked).toBeLessThan(1e-4);
  });

  test("across a mean of 32, and across one half, the count moves by one at most", () => {
    for (const n of [65, 100, 1000, 1e6])
      for (const u of spread(2000, 0, 1)) {
        const [below, above] = [(32 / n) * (1 - 1e-9), (32 / n) * (1 + 1e-9)];
        expect(Math.abs(binomialP(u, n, below) - binomialP(u, n, above))).toBeLessThanOrEqual(1);
        expect(Math.abs(binomialP(u, n, 0.5) - binomialP(u, n, 0.5 + 1e-12))).toBeLessThanOrEqual(1);
      }
  });
});

test("a hazard says the same as its chance", () => {
  const wrong: string[] = [];
  for (const n of [1, 10, 100, 5000, 1_000_000])
    for (const h of [1e-12, 1e-6, 1e-3, 0.05, 0.4, 0.6931, 0.694, 1.5, 5, 30])
      for (const u of spread(60, 0, 1)) {
        const off = Math.abs(binomial(u, n, h) - binomialP(u, n, -Math.expm1(-h)));
        if (off > (near(u, n, h) ? 1 : 0)) wrong.push(`${n}, ${h}, ${u}`);
      }
  expect(wrong).toEqual([]);
});

/** Whether u lies so near a jump that the last bits of the chance decide. */
function near(u: number, n: number, h: number): boolean {
  return binomial(u * (1 - 1e-9), n, h) !== binomial(Math.min(1 - 2 ** -53, u * (1 + 1e-9)), n, h);
}

test("whole numbers from 0 to n, at any u, chance and hazard", () => {
  const u = fc.oneof(
    fc.constantFrom(2 ** -53, 1 - 2 ** -53),
    fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }),
  );
  const inside = (k: number, n: number): boolean => Number.isInteger(k) && k >= 0 && k <= n && !Object.is(k, -0);
  fc.assert(
    fc.property(u, fc.integer({ min: 0, max: 30_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (x, n, p) =>
      inside(binomialP(x, n, p), n),
    ),
    { seed: 2, numRuns: 20_000 },
  );
  fc.assert(
    fc.property(u, fc.integer({ min: 0, max: 3000 }), fc.double({ min: -30, max: 8, noNaN: true }), (x, n, ln) =>
      inside(binomial(x, n, Math.exp(ln)), n),
    ),
    { seed: 3, numRuns: 20_000 },
  );
});

test("nothing leaves where nothing can, all where all must", () => {
  expect([binomialP(0.9, 0, 0.5), binomialP(0.9, 10, 0), binomialP(0.1, 10, 1), binomialP(0.9, -3, 0.5)]).toEqual([
    0, 0, 10, 0,
  ]);
  expect([binomial(0.9, 0, 1), binomial(0.9, 10, 0), binomial(0.1, 10, 800), binomial(0.1, 10, Infinity)]).toEqual([
    0, 0, 10, 10,
  ]);
  expect(binomialP(2 ** -53, 1000, 0.03)).toBe(0);
  expect(binomialP(1 - 2 ** -53, 3, 0.5)).toBe(3);
});
