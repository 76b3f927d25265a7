// The event of the log by which what is explained happened.
import type { LoggedEvent } from "../../model/kit/events.ts";
import { isOutcome, OUTCOME } from "../../model/outcomes.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { Explained } from "../../questions/explain.ts";

/** The last of its kind by the moment at which it came to hold; null for what no event says: a number, an absence, a crowd. */
export function eventExplained(
  { run, outcome, at }: Pick<Explained, "outcome" | "at"> & { readonly run: Pick<Explained["run"], "events"> },
  scenario: Scenario,
): LoggedEvent | null {
  if (at === null || !isOutcome(outcome)) return null;
  const { by } = OUTCOME[outcome];
  if ("noEvent" in by) return null;
  const largest = scenario.places.findIndex((p) => p.id === scenario.state.largest);
  for (const kind of by) {
    const found = run.events.findLast(
      (e) => e.kind === kind && e.time <= at + 1e-6 && (outcome !== "largestLost" || e.place === largest),
    );
    if (found) return found;
  }
  return null;
}
