// The order of steps, as data: from here come the run, its documentation and the check of what steps read and write.
import { MECHANISMS } from "../model/index.ts";
import type { Phase, Step } from "../model/kit/step.ts";

const steps = (phase: Phase): readonly Step[] => MECHANISMS.flatMap((m) => m.steps.filter((s) => s.phase === phase));

/** Steps of the rest of a year, once a day, in their order. */
export const LATER: readonly Step[] = MECHANISMS.flatMap((m) => m.steps.filter((s) => s.later));

export const SCHEDULE: Readonly<Record<Phase, readonly Step[]>> = {
  slot: steps("slot"),
  tick: steps("tick"),
  flow: steps("flow"),
  act: steps("act"),
  day: steps("day"),
};
