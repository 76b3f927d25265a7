// What a condition settles. Under `given` two arms share everything up to the first moment at which the condition holds, and part there.
// So an arm cannot change whether it holds; what would have to act earlier to mean anything, or is settled by then, is refused.
import type { MomentName } from "../model/kit/names.ts";
import { MOMENT, type OutcomeName } from "../model/outcomes.ts";
import type { LevelName } from "./moments.ts";

const LEVEL_SETTLES: Readonly<Record<LevelName, readonly OutcomeName[]>> = {
  crisis: ["crisis"],
  large: ["large", "crisis"],
};

/** Outcomes that are settled, and the same in every arm, once the condition has come; none for a level without a name, nor for "". */
export function settledBy(given: string): readonly OutcomeName[] {
  const moment = given.split(",")[0] as string;
  if (Object.hasOwn(LEVEL_SETTLES, moment)) return LEVEL_SETTLES[moment as LevelName];
  return Object.hasOwn(MOMENT, moment) ? MOMENT[moment as MomentName].settles : [];
}

/** Whether a condition can come only after a request, or is one. */
export const isAfterRequest = (given: string): boolean => settledBy(given).includes("requested");

/**
 * Paths, as a world has them, from which a run's first moment is built: who can be moved, what is guarded, what rulers start from, the
 * shock. Set at a fork they would take hold of half a crisis. A test compares this list with what worlds are built from.
 */
export const FROM_THE_START: ReadonlySet<string> = new Set([
  "hardship.legitimacy",
  "hardship.shockSize",
  "hardship.elsewhere",
  "hardship.placeSpread",
  "hardship.localSpread",
  "mobilisation.mobilisable",
  "control.siteLevel",
  "control.siteSpread",
  "control.siteMost",
  "survival.calmSurvival",
  "scenario.adults",
  "elites.dualPower",
  "otherPowers.interest",
  "otherPowers.resolveAtFirst",
]);
