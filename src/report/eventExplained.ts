// The event of the log by which what is explained happened.
import type { LoggedEvent } from "../mechanisms/events.ts";
import { EVENT_OF_OUTCOME } from "../run/happening.ts";
import type { Explained } from "../verbs/explain.ts";

/** The first of its kind at the moment at which it came to hold, else the last event before; null where neither is. */
export function eventExplained({ run, outcome, at }: Explained): LoggedEvent | null {
  if (at === null) return null;
  const soon = (e: LoggedEvent): boolean => e.time <= at + 1e-6;
  const kind = EVENT_OF_OUTCOME[outcome];
  const own = kind === undefined ? undefined : run.events.findLast((e) => e.kind === kind && soon(e));
  return own ?? run.events.findLast(soon) ?? null;
}
