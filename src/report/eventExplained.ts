// The event of the log by which what is explained happened.
import type { LoggedEvent } from "../mechanisms/events.ts";
import { EVENT_OF_OUTCOME } from "../run/happening.ts";
import type { Scenario } from "../scenario/scenario.ts";
import type { Explained } from "../verbs/explain.ts";

/** The first of its kind at the moment at which it came to hold, else the last event before; null where neither is. */
export function eventExplained({ run, outcome, at }: Explained, scenario: Scenario): LoggedEvent | null {
  if (at === null) return null;
  const soon = (e: LoggedEvent): boolean => e.time <= at + 1e-6;
  const largest = scenario.places.findIndex((p) => p.id === scenario.state.largest);
  const kind = EVENT_OF_OUTCOME[outcome];
  const own =
    kind === undefined
      ? undefined
      : run.events.findLast((e) => e.kind === kind && soon(e) && (outcome !== "largestLost" || e.place === largest));
  return own ?? run.events.findLast(soon) ?? null;
}
