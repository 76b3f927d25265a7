// Quantile functions of the ranges a scenario may use.
import { describe, expect, test } from "vitest";
import {
  bounds,
  describe as inWords,
  quantile,
  rangeProblem,
  reach,
  widened,
  type Range,
} from "../../src/core/ranges.ts";
import { spread } from "./spread.ts";

const RANGES: readonly Range[] = [
  { kind: "constant", value: -3 },
  { kind: "uniform", low: -2, high: 5 },
  { kind: "loguniform", low: 0.01, high: 40 },
  { kind: "triangular", low: -1, likely: 0.5, high: 4 },
  { kind: "triangular", low: 0, likely: 0, high: 1 },
  { kind: "triangular", low: 0.5, likely: 1, high: 1 },
  { kind: "normal", low: -3, high: 7 },
  { kind: "lognormal", low: 0.3, high: 7 },
  { kind: "beta", a: 2, b: 5 },
  { kind: "beta", a: 0.4, b: 0.7 },
  { kind: "beta", a: 300, b: 20 },
  { kind: "oneOf", options: [{ value: 1, weight: 2 }, { value: 2, weight: 0 }, { value: 4, weight: 1 }] }, // prettier-ignore
];
const named = RANGES.map((range) => [`${range.kind} ${inWords(range)}`, range] as const);

describe.each(named)("%s", (_, range) => {
  test("grows with u, stays inside its bounds, at the very ends too", () => {
    const [low, high] = bounds(range);
    let last = -Infinity;
    const wrong: number[] = [];
    for (const u of [2 ** -53, 1e-12, 1e-6, ...spread(2000, 0, 1).toSorted((a, b) => a - b), 1 - 1e-9, 1 - 2 ** -53]) {
      const x = quantile(range, u);
      if (!(x >= last - 1e-13 * Math.abs(last)) || !(x >= low) || !(x <= high) || !Number.isFinite(x)) wrong.push(u);
      last = x;
    }
    expect(wrong).toEqual([]);
  });

  test("has no problem, and none when widened", () => {
    expect(rangeProblem(range)).toBeNull();
    const [low] = bounds(range);
    for (const factor of [0.5, 2])
      expect(
        rangeProblem(widened(range, factor, [low > 0 ? low / 4 : low === 0 ? 0 : -Infinity, Infinity])),
      ).toBeNull();
    expect(quantile(widened(range, 1), 0.3)).toBeCloseTo(quantile(range, 0.3), 10);
  });
});

describe("known values", () => {
  const at = (range: Range, ...us: number[]): number[] => us.map((u) => quantile(range, u));
  const expectNear = (found: number[], expected: number[], digits = 10): void =>
    found.forEach((x, i) => expect(x).toBeCloseTo(expected[i] as number, digits));

  test("uniform and loguniform", () => {
    expectNear(at({ kind: "uniform", low: -2, high: 6 }, 0.25, 0.5), [0, 2]);
    expectNear(at({ kind: "loguniform", low: 0.1, high: 1000 }, 0.25, 0.5, 0.75), [1, 10, 100]);
  });

  test("triangular: distribution function at its quantiles", () => {
    const [low, likely, high] = [1, 2, 5];
    const chance = (x: number): number =>
      x < likely
        ? (x - low) ** 2 / ((high - low) * (likely - low))
        : 1 - (high - x) ** 2 / ((high - low) * (high - likely));
    for (const u of spread(200, 0, 1))
      expect(chance(quantile({ kind: "triangular", low, likely, high }, u))).toBeCloseTo(u, 12);
    expectNear(at({ kind: "triangular", low: 0, likely: 1, high: 1 }, 0.25), [0.5]);
    expectNear(at({ kind: "triangular", low: 0, likely: 0, high: 1 }, 0.75), [0.5]);
  });

  test("normal and lognormal: low and high are the 5 and 95 % points", () => {
    expectNear(at({ kind: "normal", low: -3, high: 7 }, 0.05, 0.5, 0.95, 0.975), [
      -3,
      2,
      7,
      2 + (1.959963984540054 / 1.6448536269514722) * 5,
    ]);
    expectNear(at({ kind: "lognormal", low: 0.5, high: 8 }, 0.05, 0.5, 0.95), [0.5, 2, 8]);
  });

  test("beta: where its distribution function is known", () => {
    for (const u of [0.01, 0.05, 0.3, 0.5, 0.9, 0.99]) {
      expectNear(at({ kind: "beta", a: 1, b: 1 }, u), [u]);
      expectNear(at({ kind: "beta", a: 1, b: 4 }, u), [1 - (1 - u) ** 0.25]);
      expectNear(at({ kind: "beta", a: 3, b: 1 }, u), [Math.cbrt(u)]);
      expectNear(at({ kind: "beta", a: 0.5, b: 0.5 }, u), [Math.sin((Math.PI * u) / 2) ** 2]);
      // (2, 2): 3x² - 2x³; (2, 5): 1 - (1-x)^5 (1 + 5x)
      const [x] = at({ kind: "beta", a: 2, b: 2 }, u) as [number];
      expect(3 * x * x - 2 * x ** 3).toBeCloseTo(u, 10);
      const [y] = at({ kind: "beta", a: 2, b: 5 }, u) as [number];
      expect(1 - (1 - y) ** 5 * (1 + 5 * y)).toBeCloseTo(u, 10);
    }
  });

  test("one of several: by weight, in order, and never one of weight zero", () => {
    const options = [{ value: 5, weight: 1 }, { value: 7, weight: 0 }, { value: 6, weight: 3 }]; // prettier-ignore
    expectNear(at({ kind: "oneOf", options }, 0.01, 0.2499, 0.2501, 0.999999), [5, 5, 6, 6]);
    expectNear(at({ kind: "oneOf", options: [...options, { value: 9, weight: 0 }] }, 1 - 2 ** -53), [6]);
    expect(bounds({ kind: "oneOf", options })).toEqual([5, 6]);
  });
});

describe("widened", () => {
  test("twice as wide about the middle", () => {
    expect(widened({ kind: "uniform", low: 2, high: 4 }, 2)).toEqual({ kind: "uniform", low: 1, high: 5 });
    expect(widened({ kind: "normal", low: 2, high: 4 }, 0.5)).toEqual({ kind: "normal", low: 2.5, high: 3.5 });
    expect(widened({ kind: "triangular", low: 1, likely: 2, high: 5 }, 2)).toEqual({
      kind: "triangular",
      low: 0,
      likely: 2,
      high: 8,
    });
    const log = widened({ kind: "lognormal", low: 1, high: 100 }, 2);
    expect(log.kind === "lognormal" && [log.low, log.high].map((x) => Number(x.toPrecision(10)))).toEqual([0.1, 1000]);
  });

  test("stops at the limits it is given", () => {
    expect(widened({ kind: "uniform", low: 0.1, high: 0.9 }, 2, [0, 1])).toEqual({ kind: "uniform", low: 0, high: 1 });
    expect(widened({ kind: "triangular", low: -1, likely: 0, high: 1 }, 3, [-2, 2])).toEqual({
      kind: "triangular",
      low: -2,
      likely: 0,
      high: 2,
    });
  });

  test("a beta keeps its mean, and its spread grows by the factor while it has a shape", () => {
    const variance = (a: number, b: number): number => (a * b) / ((a + b) ** 2 * (a + b + 1));
    const wide = widened({ kind: "beta", a: 20, b: 60 }, 2) as { a: number; b: number };
    expect(wide.a / (wide.a + wide.b)).toBeCloseTo(0.25, 12);
    expect(variance(wide.a, wide.b) / variance(20, 60)).toBeCloseTo(4, 10);
    expect(rangeProblem(widened({ kind: "beta", a: 0.5, b: 0.5 }, 10))).toBeNull();
  });

  test("what is one value or one of several stays so", () => {
    for (const range of RANGES.filter((r) => r.kind === "constant" || r.kind === "oneOf"))
      expect(widened(range, 2)).toBe(range);
  });
});

describe("problems", () => {
  test.each<[string, Range]>([
    ["the value is not a finite number", { kind: "constant", value: NaN }],
    ["an end is not a finite number", { kind: "uniform", low: 0, high: Infinity }],
    ["the low end must lie below the high end", { kind: "uniform", low: 1, high: 1 }],
    ["the low end must lie below the high end", { kind: "normal", low: 2, high: 1 }],
    ["both ends must be above zero", { kind: "loguniform", low: 0, high: 1 }],
    ["both ends must be above zero", { kind: "lognormal", low: -1, high: 1 }],
    ["the low end must lie below the high end", { kind: "lognormal", low: 3, high: 1 }],
    ["an end is not a finite number", { kind: "loguniform", low: 1, high: NaN }],
    ["an end is not a finite number", { kind: "triangular", low: 0, likely: NaN, high: 1 }],
    ["the low end must lie below the high end", { kind: "triangular", low: 1, likely: 1, high: 1 }],
    ["the likely value must lie between the ends", { kind: "triangular", low: 0, likely: 2, high: 1 }],
    ["both shapes must be above zero", { kind: "beta", a: 0, b: 1 }],
    ["both shapes must be above zero", { kind: "beta", a: 1, b: Infinity }],
    ["there must be at least one option", { kind: "oneOf", options: [] }],
    ["weights must be numbers from zero", { kind: "oneOf", options: [{ value: 1, weight: -1 }] }],
    ["one weight must be above zero", { kind: "oneOf", options: [{ value: 1, weight: 0 }] }],
  ])("%s: %j", (problem, range) => expect(rangeProblem(range)).toBe(problem));
});

test("in words", () => {
  expect(RANGES.slice(0, 8).map(inWords)).toEqual([
    "-3", "-2 to 5", "0.01 to 40 (log)", "-1 to 4, likely 0.5", "0 to 1, likely 0", "0.5 to 1, likely 1",
    "-3 to 7 (normal, 5-95 %)", "0.3 to 7 (lognormal, 5-95 %)",
  ]); // prettier-ignore
  expect(inWords({ kind: "beta", a: 1, b: 1 })).toBe("0.05 to 0.95 (beta, 5-95 %)");
  expect(inWords(RANGES[11] as Range)).toBe("1 or 2 or 4");
});

test("a range is never made narrower by being widened, whatever its shape", () => {
  const deviation = (r: Range): number => {
    const xs = Array.from({ length: 401 }, (_, i) => quantile(r, (i + 0.5) / 401));
    const mean = xs.reduce((a, b) => a + b, 0) / xs.length;
    return Math.sqrt(xs.reduce((sum, x) => sum + (x - mean) ** 2, 0) / xs.length);
  };
  const ranges: Range[] = [
    ...[0.001, 0.05, 0.2, 0.3, 1, 5].map((a): Range => ({ kind: "beta", a, b: a })),
    { kind: "beta", a: 0.05, b: 0.9 },
    { kind: "uniform", low: 0, high: 1 },
    { kind: "triangular", low: 0, likely: 0, high: 1 },
    { kind: "loguniform", low: 0.1, high: 1 },
    { kind: "oneOf", options: [{ value: 0, weight: 1 }, { value: 1, weight: 1 }] },
  ]; // prettier-ignore
  for (const range of ranges)
    expect(deviation(widened(range, 2, [0, 1])), JSON.stringify(range)).toBeGreaterThanOrEqual(
      deviation(range) * (1 - 1e-9),
    );
  expect(widened({ kind: "beta", a: 0.05, b: 0.05 }, 2, [0, 1])).toEqual({ kind: "beta", a: 0.05, b: 0.05 });
});

test.each([
  ["their sum is too large a number", { kind: "oneOf", options: [{ value: 0, weight: 1e308 }, { value: 1, weight: 1e308 }] }],
  ["the shapes must lie between 0.001 and 1000000", { kind: "beta", a: 1e300, b: 1e300 }],
  ["the shapes must lie between 0.001 and 1000000", { kind: "beta", a: 5e-324, b: 1 }],
  ["a value is not a finite number", { kind: "oneOf", options: [{ value: Infinity, weight: 1 }] }],
] as [string, Range][])("%s", (problem, range) => expect(rangeProblem(range)).toBe(problem)); // prettier-ignore

test("the rarest draws of a range lie within its reach", () => {
  for (const range of [
    { kind: "normal", low: -1, high: 2 },
    { kind: "lognormal", low: 0.5, high: 30 },
    { kind: "uniform", low: 1, high: 2 },
  ] as Range[]) {
    const [low, high] = reach(range);
    expect(quantile(range, 2 ** -54)).toBeGreaterThanOrEqual(low);
    expect(quantile(range, 1 - 2 ** -53)).toBeLessThanOrEqual(high);
  }
});
