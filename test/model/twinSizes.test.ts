// Same distribution at a hundred and a thousand people; ten and a hundred thousand are among the long tests.
import { expect, test } from "vitest";
import { fast, slow } from "./flowTwin.ts";
import { caseOf, expectSame } from "./twinSizes.ts";
import { kolmogorovSmirnov, welch } from "./twoSample.ts";

test("a hundred people", () => expectSame(100, 500));
test("a thousand people", () => expectSame(1000, 300));

test("a twin with a tenth more fatigue is found out", () => {
  const of = caseOf(1000, "logit");
  const params = of.world.p["mobilisation"] as Readonly<Record<string, unknown>>;
  const tired = {
    ...of.world,
    p: { ...of.world.p, mobilisation: { ...params, fatigue: 1.1 * (params["fatigue"] as number) } },
  } as typeof of.world;
  const seeds = Array.from({ length: 300 }, (_, i) => i + 500);
  const a = seeds.map((i) => slow(of, i).spent);
  const b = seeds.map((i) => fast({ ...of, world: tired }, i).spent);
  expect(Math.abs(welch(a, b))).toBeGreaterThan(3.9);
  expect(kolmogorovSmirnov(a, b)).toBeLessThan(1e-4);
});

test("the two-sample test itself: its p is uniform when nothing differs", () => {
  const of = caseOf(1000, "logit");
  const small = Array.from({ length: 60 }, (_, k) => {
    const [a, b] = [0, 1].map((half) => Array.from({ length: 40 }, (_, i) => fast(of, 80 * k + 40 * half + i).crowd));
    return kolmogorovSmirnov(a as number[], b as number[]);
  });
  // binomial(60, .1): more than 14 has a chance of 5e-4
  expect(small.filter((p) => p < 0.1).length).toBeLessThan(15);
  expect(small.filter((p) => p > 0.5).length).toBeGreaterThan(15);
});
