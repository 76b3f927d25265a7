// The fast flow of people against its slow twin, in distribution.
import { describe, expect, test } from "vitest";
import { threshold } from "../../src/model/street/mobilisation.ts";
import { fast, placeOf, slow, sum, type Case, type Result } from "./flowTwin.ts";
import type { Street } from "./slowFlow.ts";

const POOL = 400;

interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly n: number;
}

function moments(values: readonly number[]): Moments {
  const n = values.length;
  const mean = sum(values) / n;
  return { n, mean, variance: values.reduce((a, x) => a + (x - mean) ** 2, 0) / (n - 1) };
}

/** Standard errors between two means. */
const apart = (a: Moments, b: Moments): number =>
  Math.abs(a.mean - b.mean) / Math.sqrt(a.variance / a.n + b.variance / b.n);
/** Standard errors between two log variances, for near-normal counts. */
const spreadApart = (a: Moments, b: Moments): number =>
  Math.abs(Math.log(a.variance / b.variance)) / Math.sqrt(2 / a.n + 2 / b.n);

/** Some seventy comparisons in all: 4 standard errors is a false alarm of 1 in 200 for all of them together. */
const LIMIT = 4;

/** Where the twins disagree, in words. */
function differences(of: Case, runs: number, what: readonly (keyof Result)[] = ["crowd", "spent", "taken"]): string[] {
  const seeds = Array.from({ length: runs }, (_, i) => i);
  const [slowOnes, fastOnes] = [seeds.map((i) => slow(of, i)), seeds.map((i) => fast(of, i))];
  return what.flatMap((name) => {
    const [a, b] = [moments(slowOnes.map((r) => r[name])), moments(fastOnes.map((r) => r[name]))];
    const found = a.variance + b.variance > 0 ? [] : [`${name} never varies`];
    if (!(apart(a, b) < LIMIT)) found.push(`${name}: mean ${a.mean} and ${b.mean}`);
    if (a.mean > 3 && !(spreadApart(a, b) < LIMIT)) found.push(`${name}: variance ${a.variance} and ${b.variance}`);
    return found;
  });
}

describe.each([
  ["a growing crowd", {}, 0.05, 1.4, 0.3, 0.1, 0.02],
  ["a shrinking one under arrests", {}, 0.5, -0.6, 0.7, 0.8, 0.1],
  ["fast exits", { "mobilisation.leaveRate": 3.3, "mobilisation.fatigue": 0.6 }, 0.7, 0.3, 0.2, 0.1, 0],
  ["Epstein's rule", { "mobilisation.participation": "epstein" }, 0.1, 1.2, 0.5, 0.2, 0.02],
] as const)("%s", (_, sets, share, push, risk, arrest, death) => {
  const world = placeOf(POOL, { "mobilisation.participation": "logit", ...sets });
  const street: Street = { grievance: threshold(world) + push, visible: 0.1, violent: 0.1, risk, arrest, death };

  test("joins alone: mean and variance in one sub-step", () => {
    expect(differences({ world, street, share: 0, steps: 1, feedback: false }, 1500, ["crowd"])).toEqual([]);
  });

  test("leaves alone, and of which kind", () => {
    expect(differences({ world, street, share: 1, steps: 1, feedback: false }, 1500)).toEqual([]);
  });

  test("both in one sub-step", () => {
    expect(differences({ world, street, share, steps: 1, feedback: false }, 700)).toEqual([]);
  });

  test("three days with the crowd seen: the same final crowd", () => {
    expect(differences({ world, street, share, steps: 24, feedback: true }, 400)).toEqual([]);
  });
});
