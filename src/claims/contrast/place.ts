// Where a contrast of arms finds its runs: two arms and a reading in a plan about what they set.
import { log } from "../../core/log.ts";
import type { Observed } from "../../run/reports.ts";
import { flagOf, pathOf } from "../../scenario/interventions.ts";
import { shellOption } from "../../scenario/shellWords.ts";
import { asClaimed } from "../../scenario/claims/says.ts";
import type { ContrastTest, Scenario } from "../../scenario/scenario.ts";
import { readingOf, thresholdOf } from "../effects.ts";
import type { Planner } from "../planner.ts";
import type { ModelTest } from "../result.ts";

export interface PlacedContrast {
  readonly contrast: ContrastTest;
  /** Its number in the plan. */
  readonly test: number;
  /** Whether its arms part at a condition, and its plan among those that do, or don't. */
  readonly conditional: boolean;
  readonly plan: number;
  /** Arms as the claim speaks of them: the first is the one that it says has more, or has not. */
  readonly first: number;
  readonly second: number;
  /** Arms of a trend, in the order in which something grows; else none. */
  readonly levels: readonly number[];
  readonly reading: number;
  /** Whether futures of a world are compared by how far they lie apart. */
  readonly spread: boolean;
  /** In the units of the reading: log-odds for a fit. */
  readonly epsilon: number;
}

/** Paths that a contrast's arms set, in order. */
export const changedBy = (contrast: ContrastTest): readonly string[] => [
  ...new Set(Object.values(contrast.arms).flatMap((arm) => arm.map(pathOf))),
];

/** Input that a contrast is about: the first thing its arms set. */
export const inputOf = (contrast: ContrastTest): string => changedBy(contrast)[0] ?? "";

export function placeContrast(test: ContrastTest, planner: Planner): PlacedContrast {
  const { given, asked, fit, relative, order, says, spread } = test;
  planner.condition(given);
  const { plan, place } = planner.about(inputOf(test), given);
  const arm = (name: string): number => plan.arm(test.arms[name] ?? []);
  const [more, less] = asClaimed(says, order);
  const [first, second] = [arm(more), arm(less)];
  const levels = test.levels.map(arm);
  const reading = plan.reading(
    asked === null ? { fit: observedOf(planner.scenario, fit) } : readingOf({ asked, relative }),
  );
  const number = planner.test();
  plan.want(number, [first, second, ...levels], reading);
  return {
    contrast: test,
    test: number,
    conditional: given !== "",
    plan: place,
    first,
    second,
    levels,
    reading,
    spread,
    epsilon: fit.length > 0 ? log(test.atLeast) : thresholdOf(test),
  };
}

/** Record entries as dated observations. */
export function observedOf(scenario: Scenario, ids: readonly string[]): Observed[] {
  return ids.flatMap((id) => {
    const entry = scenario.record.find((e) => e.id === id);
    if (!entry || entry.at === null || (entry.outcome !== "people" && entry.outcome !== "regions")) return [];
    return [{ outcome: entry.outcome, day: Math.floor(entry.at), low: entry.low, high: entry.high }];
  });
}

/** How to replay a contrast's arms: its condition, what is changed, and both as what goes after `--run ID`. */
export function replayOf(contrast: ContrastTest): ModelTest["replay"] {
  const { given } = contrast;
  const condition = given === "" ? [] : [shellOption("given", given)];
  return contrast.order.map((arm) => {
    const changes = contrast.arms[arm] ?? [];
    return { arm, given, changes, flags: [...condition, ...changes.map(flagOf)].join(" ") };
  });
}
