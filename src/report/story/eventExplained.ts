// The event of the log by which what is explained happened.
import type { LoggedEvent } from "../../model/kit/events.ts";
import { EVENT_OF_OUTCOME } from "../../run/happening.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Explained } from "../../questions/explain.ts";

/** The last of its kind by the moment at which it came to hold; null for what no event says: a number, an absence, a crowd. */
export function eventExplained({ run, outcome, at }: Explained, scenario: Scenario): LoggedEvent | null {
  const kind = EVENT_OF_OUTCOME[outcome];
  if (at === null || kind === undefined) return null;
  const largest = scenario.places.findIndex((p) => p.id === scenario.state.largest);
  return (
    run.events.findLast(
      (e) => e.kind === kind && e.time <= at + 1e-6 && (outcome !== "largestLost" || e.place === largest),
    ) ?? null
  );
}
