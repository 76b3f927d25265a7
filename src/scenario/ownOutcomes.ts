// Outcomes that a choice is by definition: what it comes to is recorded by the choice itself. An arm that makes or forbids the choice compares
// it with itself.
import { EVENTS } from "../model/index.ts";
import type { EventDeclared } from "../model/kit/declareEvent.ts";
import type { EventKind } from "../model/kit/names.ts";
import { OUTCOME, OUTCOME_NAMES, type OutcomeName } from "../model/outcomes.ts";
import type { Intervention } from "./parts.ts";

/** The outcomes that happen by this choice and by nothing else, and stay so. */
export function ownOutcomesOf(one: Intervention): readonly OutcomeName[] {
  if (!("force" in one)) return [];
  const option = ("never" in one ? one.never : one.choose).split(" ")[0];
  const events: Readonly<Record<EventKind, EventDeclared>> = EVENTS;
  return OUTCOME_NAMES.filter((name) => {
    const { by, lasting } = OUTCOME[name];
    if ("noEvent" in by || by.length > 1 || !lasting) return false;
    const { step } = events[by[0]];
    return step?.actor === one.force && step.option === option;
  });
}
