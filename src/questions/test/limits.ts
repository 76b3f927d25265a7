// What a test asks of a plan, and what that costs: in how many futures of which worlds. Each test has its own limits, so that what it comes to
// rest on does not depend on the tests beside it.
import { followedTo } from "../../run/outcomes.ts";
import type { ContrastPlan, Limit, Reading, Want } from "../../run/contrastPlan.ts";
import { unitOf, type Asked } from "../../model/asked.ts";
import { OUTCOME } from "../../model/outcomes.ts";
import { BRANCHES } from "./passes.ts";

/** What is wanted of a plan; of one that no test has spoken for, everything. */
const wantsOf = ({ wants, arms, readings }: ContrastPlan): readonly Want[] =>
  wants ?? readings.map((_, reading) => ({ test: -1, arms: arms.map((_, arm) => arm), reading }));

/** Numbers of the tests that want something of a plan; -1 where nobody has spoken for it. */
export const testsOf = (plan: ContrastPlan): readonly number[] => [...new Set(wantsOf(plan).map((want) => want.test))];

/** A plan in which every test has these limits, one a treatment; null leaves the test out. */
export const withLimits = (plan: ContrastPlan, limits: (test: number) => readonly Limit[] | null): ContrastPlan => ({
  ...plan,
  wants: wantsOf(plan).flatMap((want) => {
    const own = limits(want.test);
    return own === null ? [] : [{ ...want, limits: own }];
  }),
});

export const withTreatments = (plan: ContrastPlan, kinds: readonly string[]): ContrastPlan => ({
  ...plan,
  treatments: plan.treatments.filter((t) => kinds.includes(t.kind)),
});

/** Days after which answers to a request are settled, as a rule. */
const ANSWERED = 8;
/** What goes on by days after the horizon, in days of a crisis. */
const BY_DAYS = 4;
/** What a year of crises of the states around comes to, in days of a crisis. */
const AROUND_YEAR = 40;

/** What one future's arms cost each test of these plans, in runs of 30 days. */
export function costsOf(plans: readonly ContrastPlan[]): ReadonlyMap<number, number> {
  const costs = new Map<number, number>();
  for (const plan of plans) {
    const wants = wantsOf(plan);
    for (const test of new Set(wants.map((want) => want.test))) {
      const own = wants.filter((want) => want.test === test);
      const ofArm = (arm: number): number =>
        Math.max(0, ...own.filter((w) => w.arms.includes(arm)).map((w) => daysOf(plan.readings[w.reading] as Reading)));
      const days = plan.arms.reduce((total, _, arm) => total + ofArm(arm), 0);
      costs.set(test, (costs.get(test) ?? 0) + days / 30);
    }
  }
  return costs;
}

/**
 * Into how many futures a world goes on for each test of a plan: fewer where all that it reads has a size. `answers`: whether that a request is
 * answered is read as a chance, which has one.
 */
export function branchesOf({ readings, ...plan }: ContrastPlan, answers: boolean): ReadonlyMap<number, number> {
  const branches = new Map<number, number>();
  for (const { test, reading } of wantsOf({ readings, ...plan })) {
    const read = readings[reading] as Reading;
    const own = BRANCHES["outcome" in read && isSized(read.outcome, answers) ? "sized" : "yes/no"];
    branches.set(test, Math.max(own, branches.get(test) ?? 0));
  }
  return branches;
}

const isSized = (asked: Asked, answers: boolean): boolean =>
  unitOf(asked) !== "yes/no" || (answers && asked.kind === "whole" && asked.text === "answered");

/** What the arms of one future cost where all is read of all of them, in runs of 30 days. */
export const costOf = ({ arms, readings }: Pick<ContrastPlan, "arms" | "readings">): number =>
  (arms.length * Math.max(0, ...readings.map(daysOf))) / 30;

/** Days that a reading takes: what is read or settled after some days ends then, what is followed goes on. */
function daysOf(reading: Reading): number {
  if (!("outcome" in reading)) return 30;
  const { outcome } = reading;
  if (outcome.kind === "whole" && outcome.text === "answered") return ANSWERED;
  const around = outcome.kind === "whole" ? OUTCOME[outcome.text].around : undefined;
  if (around !== undefined) return 30 + AROUND_YEAR * around;
  if (followedTo(outcome, 0, 30) !== null) return 30 + BY_DAYS;
  return outcome.kind === "moment" ? outcome.days : 30;
}
