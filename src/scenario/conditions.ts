// What a condition settles. Under `given` two arms share everything up to the first moment at which the condition holds, and part there.
// So an arm cannot change whether it holds; what would have to act earlier to mean anything, or is settled by then, is refused.

/** Outcomes that are settled, and the same in every arm, once a condition holds; a condition not listed settles the outcome of its name. */
export const DECIDED_BY: Readonly<Record<string, readonly string[]>> = {
  deployed: ["deployed", "requested", "straight"],
  consented: ["consented", "answered", "deployed", "requested", "straight"],
  decided: ["consented", "answered", "deployed", "requested", "straight"],
  arrived: ["consented", "answered", "deployed", "requested", "straight"],
  large: ["large", "crisis"],
};

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
