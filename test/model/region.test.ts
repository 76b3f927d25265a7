// Which state catches fire, and when: exponential waits, rates anchored whatever generation and tenure do, distances of cases.
import { describe, expect, test } from "vitest";
import { channel, draw, runKey } from "../../src/core/keyed.ts";
import { caseDistance, ignitionRate, waitingTime, YEAR, type Leader } from "../../src/model/region.ts";
import { worldWith } from "./stage.ts";

const AROUND: readonly Leader[] = [
  { tenure: 2.8, generation: 1 },
  { tenure: 29.1, generation: 0 },
  { tenure: 27.5, generation: 0 },
  { tenure: 5.3, generation: 0.5 },
];
const anchored = (generationEffect: number, tenureEffect: number) =>
  worldWith(
    {
      "region.ignition": 0.07 / YEAR,
      "region.generationEffect": generationEffect,
      "region.tenureEffect": tenureEffect,
    },
    { places: 1 },
  );

describe("rates", () => {
  test("without effects every state has the base rate", () => {
    for (const l of AROUND) expect(ignitionRate(anchored(0, 0), l, AROUND)).toBeCloseTo(0.07 / YEAR, 15);
  });

  test("the mean over the states is the base rate, whatever the effects", () => {
    for (const [g, t] of [
      [1.2, 0.7],
      [-0.5, -0.6],
      [1, -0.6],
    ] as const) {
      // prettier-ignore
      const world = anchored(g, t);
      const mean = AROUND.reduce((sum, l) => sum + ignitionRate(world, l, AROUND), 0) / AROUND.length;
      expect(mean).toBeCloseTo(0.07 / YEAR, 15);
    }
  });

  test("ratios are the declared log ratios, a ratio of tenure per ten years", () => {
    const world = anchored(0.3, 0.1);
    const rate = (l: Leader): number => ignitionRate(world, l, AROUND);
    expect(Math.log(rate({ tenure: 5, generation: 1 }) / rate({ tenure: 5, generation: 0 }))).toBeCloseTo(0.3, 12);
    expect(Math.log(rate({ tenure: 25, generation: 0 }) / rate({ tenure: 5, generation: 0 }))).toBeCloseTo(0.2, 12);
  });
});

describe("waits", () => {
  test("are the exponential's quantiles", () => {
    expect(waitingTime(2, Math.exp(-1))).toBeCloseTo(0.5, 14);
    expect(waitingTime(0.01, 0.5)).toBeCloseTo(Math.LN2 / 0.01, 10);
  });

  test("competing clocks: the first of several comes at the sum of their rates, from each in its share", () => {
    // 20,000 draws: mean within 3 of its standard errors, shares within 3 of theirs; fixed keys, so it does not flake
    const rates = [1, 2, 5];
    const n = 20_000;
    let sum = 0;
    const first = [0, 0, 0];
    for (let i = 0; i < n; i++) {
      const waits = rates.map((r, j) => waitingTime(r, draw(channel(runKey(7, i, 0), 27, j + 1), 0, 0, 0)));
      const at = Math.min(...waits);
      sum += at;
      first[waits.indexOf(at)]!++;
    }
    expect(Math.abs(sum / n - 1 / 8)).toBeLessThan((3 * (1 / 8)) / Math.sqrt(n));
    rates.forEach((r, j) =>
      expect(Math.abs((first[j] as number) / n - r / 8)).toBeLessThan(3 * Math.sqrt(((r / 8) * (1 - r / 8)) / n)),
    );
  });
});

test("a case is no distance from its own state; two others are as far as the less like of them", () => {
  const a = { id: "A", likeness: 1 };
  const b = { id: "B", likeness: 0.7 };
  const c = { id: "C", likeness: 0.2 };
  expect(caseDistance(b, b)).toBe(0);
  expect(caseDistance(a, b)).toBeCloseTo(0.3, 14);
  expect(caseDistance(b, c)).toBeCloseTo(0.8, 14);
  expect(caseDistance(c, b)).toBe(caseDistance(b, c));
});
