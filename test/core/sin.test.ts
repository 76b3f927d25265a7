// sin and cos against their series in whole-number arithmetic.
import { expect, test } from "vitest";
import { cos, PI, sin } from "../../src/core/sin.ts";
import { Precise } from "./precise.ts";
import { spread } from "./spread.ts";

const P = new Precise(420);

/** sin of a value by its series, after whole turns are taken off. */
function series(x: bigint, first: 0n | 1n): bigint {
  const turn = 2n * P.pi();
  const r = x - (x / turn) * turn;
  const square = P.times(r, r);
  let term = first === 1n ? r : P.one;
  let sum = 0n;
  for (let n = first; term !== 0n && term !== -1n; n += 2n) {
    sum += term;
    term = -P.times(term, square) / ((n + 1n) * (n + 2n));
  }
  return sum;
}

/** Near multiples of π/2, where most is cancelled. */
const corners = Array.from({ length: 1300 }, (_, k) => (k - 650) * (PI / 2));
const points = [...spread(3000, -1024, 1024), ...spread(3000, -4, 4), ...spread(500, -1e-6, 1e-6), ...corners];

test("sin: below 1 ulp", () => {
  const worst = Math.max(...points.filter((x) => x !== 0).map((x) => P.ulps(sin(x), series(P.of(x), 1n))));
  expect(worst).toBeLessThan(1);
});

test("cos: below 1 ulp", () => {
  const worst = Math.max(...points.map((x) => P.ulps(cos(x), series(P.of(x), 0n))));
  expect(worst).toBeLessThan(1);
});

test("what is known, and what is no number", () => {
  expect(sin(0)).toBe(0);
  expect(cos(0)).toBe(1);
  expect(sin(PI / 6)).toBeCloseTo(0.5, 15);
  expect(sin(PI)).toBe(1.2246467991473532e-16);
  expect(sin(-1)).toBe(-sin(1));
  expect(sin(NaN)).toBeNaN();
  expect(sin(Infinity)).toBeNaN();
  expect(() => sin(1025)).toThrow(RangeError);
});
