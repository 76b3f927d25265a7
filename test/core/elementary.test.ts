// e^x, ln x and their kin against series in whole-number arithmetic. The bounds asserted here are those that the headers of src/core state.
import { expect, test } from "vitest";
import { exp, scale, split } from "../../src/core/exp.ts";
import { log, log1p, expm1 } from "../../src/core/log.ts";
import { logistic, logit } from "../../src/core/logistic.ts";
import { pow } from "../../src/core/pow.ts";
import { Precise } from "./precise.ts";
import { spread } from "./spread.ts";

const P = new Precise(420);

test("the reference itself: e, ln 10 and π as published", () => {
  const digits = (x: bigint, places: number): string => ((x * 10n ** BigInt(places)) >> BigInt(P.bits)).toString();
  expect(digits(P.exp(P.one), 40)).toBe("27182818284590452353602874713526624977572");
  expect(digits(P.log(10n * P.one), 40)).toBe("23025850929940456840179914546843642076011");
  expect(digits(P.pi(), 40)).toBe("31415926535897932384626433832795028841971");
  expect(P.ulps(0.1, P.one / 10n)).toBeLessThan(0.5);
  expect(P.ulps(1 + 2 ** -52, P.one)).toBe(1);
});

test("every power of two, and the parts of numbers beside each, are those of their bits", () => {
  const view = new DataView(new ArrayBuffer(8));
  /** The double of this exponent and fraction, by its bits. */
  const double = (k: number, fraction: bigint): number => {
    view.setBigUint64(0, (BigInt(k + 1023) << 52n) | fraction);
    return view.getFloat64(0);
  };
  const parts = { m: 0, k: 0 };
  for (let k = -1022; k <= 1023; k++) {
    expect(scale(1, k)).toBe(double(k, 0n));
    for (const fraction of [0n, 1n, 0x123456789abcdn, (1n << 52n) - 1n]) {
      split(double(k, fraction), parts);
      expect(parts).toEqual({ m: double(0, fraction), k });
    }
  }
});

/** Largest error over points, in units of the last place. */
const worst = (points: readonly number[], error: (x: number) => number): number => Math.max(...points.map(error));

test("exp: below 1 ulp over all normal results", () => {
  const points = [...spread(4000, -708, 709), ...spread(2000, -2, 2), ...spread(500, -1e-9, 1e-9)];
  expect(worst(points, (x) => P.ulpsOf(exp(x), P.expParts(P.of(x))))).toBeLessThan(1);
});

test("exp: ends, and what is no number", () => {
  expect(exp(0)).toBe(1);
  expect(exp(-Infinity)).toBe(0);
  expect(exp(Infinity)).toBe(Infinity);
  expect(exp(709.8)).toBe(Infinity);
  expect(exp(709.782712893384)).toBeGreaterThan(1.797e308);
  expect(exp(-746)).toBe(0);
  expect(exp(-745.1)).toBe(5e-324);
  expect(exp(-740)).toBeCloseTo(4.2e-322, 323);
  expect(exp(NaN)).toBeNaN();
});

test("log: below 1 ulp", () => {
  const points = [...spread(2500, 0.5, 2), ...spread(1500, -700, 700).map(exp), ...spread(500, 1 - 1e-7, 1 + 1e-7)];
  const fine = new Precise(1200);
  const error = (x: number): number => {
    const precise = x < 1e-90 ? fine : P;
    return precise.ulps(log(x), precise.log(precise.of(x)));
  };
  expect(worst(points, error)).toBeLessThan(1);
});

test("log: ends, subnormals, and what is no number", () => {
  expect(log(1)).toBe(0);
  expect(log(0)).toBe(-Infinity);
  expect(log(Infinity)).toBe(Infinity);
  expect(log(-1)).toBeNaN();
  expect(log(NaN)).toBeNaN();
  expect(log(5e-324)).toBeCloseTo(-744.4400719213812, 12);
  expect(log(2)).toBe(Math.LN2);
  expect(log(10)).toBe(Math.LN10);
});

const wide = spread(1500, -90, 0).map(exp);

test("log1p: below 3 ulp", () => {
  const points = [...wide, ...wide.map((x) => -x * 0.999), ...spread(500, 1, 1e6)];
  expect(worst(points, (x) => P.ulps(log1p(x), P.log(P.one + P.of(x))))).toBeLessThan(3);
  expect(log1p(1e-300)).toBe(1e-300);
  expect(log1p(-1)).toBe(-Infinity);
  expect(log1p(-1.5)).toBeNaN();
  expect(log1p(Infinity)).toBe(Infinity);
});

test("expm1: below 4 ulp", () => {
  const points = [...wide, ...wide.map((x) => -x), ...spread(1500, -40, 200), ...spread(1500, -0.7, 0.7)];
  expect(worst(points, (x) => P.ulps(expm1(x), P.exp(P.of(x)) - P.one))).toBeLessThan(4);
  expect(expm1(1e-300)).toBe(1e-300);
  expect(expm1(-1000)).toBe(-1);
  expect(expm1(0)).toBe(0);
});

test("pow: relative error below 1e-13 while |y ln x| is up to 300", () => {
  let largest = 0;
  for (const x of [1e-9, 0.013, 0.5, 0.999, 1.0001, 1.7, 9.25, 4321, 1e12])
    for (const y of spread(120, -300 / Math.abs(Math.log(x)), 300 / Math.abs(Math.log(x)))) {
      const truth = P.expParts(P.times(P.of(y), P.log(P.of(x))));
      largest = Math.max(largest, P.ulpsOf(pow(x, y), truth));
    }
  expect(largest * 2 ** -52).toBeLessThan(1e-13);
});

test("pow: what is exact", () => {
  expect(pow(0, 0)).toBe(1);
  expect(pow(0, 2)).toBe(0);
  expect(pow(0, -1)).toBe(Infinity);
  expect(pow(7.25, 1)).toBe(7.25);
  expect(pow(7.25, 2)).toBe(52.5625);
  expect(pow(-2, 3)).toBeNaN();
});

test("logistic and logit undo each other and never leave their range", () => {
  for (const x of spread(400, -30, 30)) expect(logit(logistic(x))).toBeCloseTo(x, x > 15 ? 2 : 8);
  for (const x of spread(400, -700, 700)) {
    expect(logistic(x)).toBeGreaterThan(0);
    expect(logistic(x)).toBeLessThanOrEqual(1);
    expect(logistic(x) + logistic(-x)).toBeCloseTo(1, 15);
  }
  expect(logit(0)).toBe(-Infinity);
  expect(logit(1)).toBe(Infinity);
});
