// The event log of one run; a fork shares what happened so far, until something new happens in either.
import type { EventLog, LoggedEvent } from "../model/kit/events.ts";

export class RunLog implements EventLog {
  readonly detailed: boolean;
  #events: LoggedEvent[];
  #latest: Map<string, number>;
  /** Whether another log reads the same list. */
  #shared: boolean;

  constructor(detailed: boolean, from?: RunLog) {
    this.detailed = detailed;
    this.#events = from ? from.#events : [];
    this.#latest = from ? from.#latest : new Map<string, number>();
    this.#shared = from !== undefined;
    if (from) from.#shared = true;
  }

  /** What happened so far; what happens next may stand in another list. */
  get events(): readonly LoggedEvent[] {
    return this.#events;
  }

  latest(kind: string, place?: number): number {
    return this.#latest.get(place === undefined ? kind : `${kind}@${place}`) ?? -1;
  }

  add(event: Omit<LoggedEvent, "id">): number {
    if (this.#shared) {
      this.#events = this.#events.slice();
      this.#latest = new Map(this.#latest);
      this.#shared = false;
    }
    const id = this.#events.length;
    this.#events.push({ ...event, id, causes: [...new Set(event.causes.filter((c) => c >= 0))] });
    this.#latest.set(event.kind, id);
    if (event.place >= 0) this.#latest.set(`${event.kind}@${event.place}`, id);
    return id;
  }
}
