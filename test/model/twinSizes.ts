// The lumped flow and its person-by-person twin at a number of people: three days with the crowd seen, two rules, as two-sample tests.
import { expect } from "vitest";
import { threshold } from "../../src/model/street/mobilisation.ts";
import { fast, placeOf, slow, type Case, type Result } from "./flowTwin.ts";
import { kolmogorovSmirnov, welch } from "./twoSample.ts";

const RULES = ["logit", "epstein"] as const;
const WHAT: readonly (keyof Result)[] = ["crowd", "spent", "taken"];

export const caseOf = (people: number, participation: string): Case => {
  const world = placeOf(people, { "mobilisation.participation": participation });
  const street = {
    grievance: threshold(world) + 1.3,
    visible: 0.1,
    violent: 0.1,
    risk: 0.35,
    arrest: 0.15,
    death: 0.02,
  };
  return { world, street, share: 0.1, steps: 24, feedback: true };
};

export interface Compared {
  readonly name: string;
  /** p of the distributions, and standard errors between the means. */
  readonly p: number;
  readonly t: number;
  readonly values: number;
}

/** Six comparisons, by rule and count. */
export function compared(people: number, runs: number): Compared[] {
  return RULES.flatMap((rule) => {
    const of = caseOf(people, rule);
    const seeds = Array.from({ length: runs }, (_, i) => i + 10_000);
    const [one, other] = [seeds.map((i) => slow(of, i)), seeds.map((i) => fast(of, i))];
    return WHAT.map((name) => {
      const [a, b] = [one.map((r) => r[name]), other.map((r) => r[name])];
      return { name: `${rule} ${name}`, p: kolmogorovSmirnov(a, b), t: welch(a, b), values: new Set(a).size };
    });
  });
}

/**
 * Both tests at 1 in 10,000 each: twelve of them raise a false alarm in about one of 800 seeds. `runs` a side find, nine times in ten, means that
 * differ by 5.2 √(2/runs) standard deviations.
 */
export function expectSame(people: number, runs: number): void {
  for (const { name, p, t, values } of compared(people, runs)) {
    expect(values, `${name} varies`).toBeGreaterThan(3);
    expect(p, `${name}: p of the distributions at ${people} people`).toBeGreaterThan(1e-4);
    expect(Math.abs(t), `${name}: standard errors between means at ${people} people`).toBeLessThan(3.9);
  }
}
