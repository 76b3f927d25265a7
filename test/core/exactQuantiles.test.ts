// Quantiles against distribution functions in whole-number arithmetic: F(Q(u)) is u, to a stated tolerance. The normal quantile and binomial
// counts have tests of their own (normal.test.ts, binomial.test.ts).
import { describe, expect, test } from "vitest";
import { gumbel } from "../../src/core/gumbel.ts";
import { quantile, type Range } from "../../src/core/ranges.ts";
import { normalQuantile } from "../../src/core/normal.ts";
import { Precise } from "./precise.ts";
import { spread } from "./spread.ts";

const P = new Precise(420);
const us = [1e-9, 1e-6, 0.001, ...spread(120, 0, 1), 0.999, 1 - 1e-9];

/** Largest |F(Q(u)) - u| over min(u, 1 - u). */
function worst(range: Range, cdf: (x: bigint) => bigint): number {
  return Math.max(...us.map((u) => Math.abs(P.toNumber(cdf(P.of(quantile(range, u))) - P.of(u))) / Math.min(u, 1 - u)));
}

/** P(X <= x) of a beta with whole shapes: at least a successes in a + b - 1 trials of chance x. */
const beta =
  (a: number, b: number) =>
  (x: bigint): bigint => {
    const n = a + b - 1;
    const powers = (base: bigint): bigint[] => {
      const all = [P.one];
      for (let i = 0; i < n; i++) all.push(P.times(all[i] as bigint, base));
      return all;
    };
    const [p, q] = [powers(x), powers(P.one - x)];
    let [choose, sum] = [1n, 0n];
    for (let k = 0; k <= n; k++) {
      if (k >= a) sum += choose * P.times(p[k] as bigint, q[n - k] as bigint);
      choose = (choose * BigInt(n - k)) / BigInt(k + 1);
    }
    return sum;
  };

describe("beta with whole shapes: F(Q(u)) within 1e-9 of u, relative to the nearer end", () => {
  test.each([[1, 1], [2, 5], [7, 2], [1, 40], [80, 12], [300, 20]])("beta(%i, %i)", (a, b) => {
    expect(worst({ kind: "beta", a, b }, beta(a, b))).toBeLessThan(1e-9);
  }); // prettier-ignore
});

test("lognormal within 1e-10; loguniform within 1e-6, where the value's own last bit shows at u = 1e-9", () => {
  const [low, high] = [0.3, 7];
  const ln = (x: number): bigint => P.log(P.of(x));
  const width = ln(high) - ln(low);
  const flat = (x: bigint): bigint => P.over(P.log(x) - ln(low), width);
  expect(worst({ kind: "loguniform", low, high }, flat)).toBeLessThan(1e-6);
  // the 5 and 95 % points lie 1.6449 standard deviations from the middle
  const sigma = P.over(width, P.of(2 * normalQuantile(0.95)));
  const bell = (x: bigint): bigint => P.normal(P.over(P.log(x) - (ln(low) + ln(high)) / 2n, sigma));
  expect(worst({ kind: "lognormal", low, high }, bell)).toBeLessThan(1e-10);
});

test("gumbel: -ln(-ln u), relative error below 1e-14 away from its zero", () => {
  for (const u of us.filter((x) => Math.abs(x - 0.3679) > 0.01))
    expect(P.relative(gumbel(u), -P.log(-P.log(P.of(u))))).toBeLessThan(1e-14);
});

test("all of them grow with u, point by point", () => {
  const ranges: readonly Range[] = [
    { kind: "beta", a: 2, b: 5 },
    { kind: "beta", a: 0.4, b: 0.7 },
    { kind: "lognormal", low: 0.3, high: 7 },
    { kind: "loguniform", low: 0.3, high: 7 },
  ];
  const sorted = us.toSorted((a, b) => a - b);
  for (const f of [gumbel, normalQuantile, ...ranges.map((r) => (u: number) => quantile(r, u))])
    for (let i = 1; i < sorted.length; i++)
      expect(f(sorted[i] as number)).toBeGreaterThanOrEqual(f(sorted[i - 1] as number));
});
