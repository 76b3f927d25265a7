// The normal distribution and its quantile against series in whole-number arithmetic.
import { expect, test } from "vitest";
import { gumbel } from "../../src/core/gumbel.ts";
import { normalCdf, normalPdf, normalQuantile } from "../../src/core/normal.ts";
import { Precise } from "./precise.ts";
import { spread } from "./spread.ts";

const P = new Precise(420);
/** P(Z <= -37) is about 2^-992: what is left of it must still have its digits. */
const FINE = new Precise(2200);

test("the reference itself: the published 97.5 % point and P(Z <= 1)", () => {
  expect(P.toNumber(P.normal(P.one))).toBeCloseTo(0.8413447460685429, 15);
  expect(P.toNumber(P.normal(P.of(1.959963984540054)))).toBeCloseTo(0.975, 15);
});

const relative = (x: number): number => {
  const precise = x < -6 ? FINE : P;
  return precise.relative(normalCdf(x), precise.normal(precise.of(x)));
};

test("density", () => {
  const worst = Math.max(...spread(300, -8, 8).map((x) => P.relative(normalPdf(x), P.density(P.of(x)))));
  expect(worst).toBeLessThan(1e-14);
});

test("normalCdf: absolute error below 1e-15, relative below 1e-12 from -4 and below 1e-8 down to -37", () => {
  const worst = (low: number, high: number): number => Math.max(...spread(40, low, high).map(relative));
  expect(worst(-3, 8)).toBeLessThan(2e-14);
  expect(worst(-4, -3)).toBeLessThan(1e-12);
  for (const [low, high] of [
    [-37, -20],
    [-20, -11],
    [-11, -8.5],
    [-8.5, -7.5],
    [-7.5, -7],
    [-7, -6],
    [-6, -4],
  ] as const)
    expect(worst(low, high)).toBeLessThan(1e-8);
  for (const x of spread(200, -9, 9))
    expect(Math.abs(normalCdf(x) - P.toNumber(P.normal(P.of(x))))).toBeLessThan(1e-15);
});

test("normalCdf: never falls, ends at 0 and 1", () => {
  let last = 0;
  for (let x = -39; x <= 39; x += 0.001) {
    const next = normalCdf(x);
    if (!(next >= last)) expect.fail(`falls at ${x}`);
    last = next;
  }
  expect([normalCdf(-Infinity), normalCdf(-39), normalCdf(39), normalCdf(Infinity)]).toEqual([0, 0, 1, 1]);
  expect(normalCdf(0)).toBeCloseTo(0.5, 15);
  expect(normalCdf(NaN)).toBeNaN();
});

test("normalQuantile: relative error below 1e-15 over every uniform that can be drawn", () => {
  const error = (p: number): number => {
    const x = normalQuantile(p);
    const off = P.normal(P.of(x)) - P.of(p);
    return Math.abs(P.toNumber(P.over(off, P.density(P.of(x))))) / Math.abs(x);
  };
  const ends = [2 ** -53, 1 - 2 ** -53, 0.075, 0.925, 0.5 + 2 ** -40, 1.3887943864964021e-11];
  const tails = spread(120, -16, -1).map((ten) => Number(`1e${Math.round(ten)}`) * 1.37);
  expect([...spread(300, 0, 1), ...tails, ...ends].filter((p) => error(p) > 1e-15)).toEqual([]);
});

test("normalQuantile: never falls where its pieces meet, ends, and what is no probability", () => {
  for (const join of [0.075, 0.925, 1.388794386496402e-11, 1 - 1.388794386496402e-11]) {
    const step = Math.min(join, 1 - join) / 1e7;
    let last = -Infinity;
    for (let i = -2000; i <= 2000; i++) {
      const next = normalQuantile(join + i * step);
      if (!(next >= last)) expect.fail(`falls near ${join}`);
      last = next;
    }
  }
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
  expect(normalQuantile(-0.1)).toBeNaN();
  expect(normalQuantile(1.1)).toBeNaN();
  for (const p of spread(300, 0.001, 0.5)) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 12);
});

test("gumbel: its median, mean and variance", () => {
  expect(gumbel(0.5)).toBeCloseTo(0.36651292058166435, 15);
  const values = Array.from({ length: 200_000 }, (_, i) => gumbel((i + 0.5) / 200_000));
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  expect(mean).toBeCloseTo(0.5772156649, 4);
  expect(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length).toBeCloseTo(Math.PI ** 2 / 6, 3);
});
