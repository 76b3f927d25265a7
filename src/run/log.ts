// The event log of one run; a fork takes a copy of what happened so far.
import type { EventLog, LoggedEvent } from "../model/kit/events.ts";

export class RunLog implements EventLog {
  readonly detailed: boolean;
  readonly events: LoggedEvent[];
  readonly #latest: Map<string, number>;

  constructor(detailed: boolean, from?: RunLog) {
    this.detailed = detailed;
    this.events = from ? from.events.slice() : [];
    this.#latest = new Map(from ? from.#latest : []);
  }

  latest(kind: string, place?: number): number {
    return this.#latest.get(place === undefined ? kind : `${kind}@${place}`) ?? -1;
  }

  add(event: Omit<LoggedEvent, "id">): number {
    const id = this.events.length;
    this.events.push({ ...event, id, causes: [...new Set(event.causes.filter((c) => c >= 0))] });
    this.#latest.set(event.kind, id);
    if (event.place >= 0) this.#latest.set(`${event.kind}@${event.place}`, id);
    return id;
  }
}
