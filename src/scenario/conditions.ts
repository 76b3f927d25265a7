// What a condition settles. Under `given` two arms share everything up to the first moment at which the condition holds, and part there.
// So an arm cannot change whether it holds; what would have to act earlier to mean anything, or is settled by then, is refused.
import type { MomentName } from "../model/kit/names.ts";
import type { OutcomeName } from "../model/outcomes.ts";
import type { LevelName } from "./moments.ts";

const AGREED = ["consented", "answered", "deployed", "requested", "straight"] as const;

/** Outcomes that are settled, and the same in every arm, once the moment has come. */
const SETTLED_BY: Readonly<Record<MomentName | LevelName, readonly OutcomeName[]>> = {
  protest: [],
  crisis: ["crisis"],
  large: ["large", "crisis"],
  conceded: ["conceded"],
  emergency: ["emergency"],
  shutdown: ["shutdown"],
  dismissed: ["cabinetDismissed"],
  framed: ["framedExternal"],
  liveFire: ["liveFire"],
  largestLost: ["largestLost"],
  regimeCrisis: ["regimeCrisis"],
  dualPowerEnded: ["dualPowerEnded", "purged"],
  requested: ["requested"],
  refused: ["requested", "answered"],
  warned: ["straight"],
  engaged: ["engaged"],
  deployed: ["deployed", "requested", "straight"],
  consented: AGREED,
  decided: AGREED,
  arrived: ["arrived", ...AGREED],
  withdrawn: ["arrived", ...AGREED],
};

/** The same of a condition as it is written; none for a level without a name, nor for "". */
export function settledBy(given: string): readonly OutcomeName[] {
  const moment = given.split(",")[0] as string;
  return Object.hasOwn(SETTLED_BY, moment) ? SETTLED_BY[moment as keyof typeof SETTLED_BY] : [];
}

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
