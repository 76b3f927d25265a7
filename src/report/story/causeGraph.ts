// The log as a graph: events, and which of them led to which, as the steps that logged them knew it. The shock stands at its root.
import { formatDate } from "../../core/dates.ts";
import { EVENTS } from "../../model/index.ts";
import type { Lane } from "../../model/kit/declareEvent.ts";
import type { LoggedEvent } from "../../model/kit/events.ts";
import { capital } from "../../model/kit/teller.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { SingleRun } from "../../questions/run.ts";
import { plain } from "../terminal/lines.ts";
import { listed } from "./spoken.ts";
import { tellerOf } from "./storyWords.ts";

export interface GraphNode {
  /** From 1 on, in the order of time. */
  readonly n: number;
  readonly time: number;
  readonly date: string;
  readonly lane: Lane;
  /** In a few words. */
  readonly label: string;
  readonly sentence: string;
  /** Numbers of nodes that led to it. */
  readonly causes: readonly number[];
  /** Whether it is what is explained. */
  readonly outcome: boolean;
}

/** Nodes of a graph at most: the latest before the outcome are kept. */
export const MOST_NODES = 40;

/**
 * Everything that led to one event, back to the shock; without an event, all that was logged up to a time. `hidden` nodes had no room.
 */
export function causeGraph(
  run: SingleRun,
  scenario: Scenario,
  of: LoggedEvent | null,
  until = Infinity,
): { readonly nodes: readonly GraphNode[]; readonly hidden: number } {
  const wanted = together(of ? ancestors(run.events, of) : run.events.filter((e) => e.time <= until));
  const kept = wanted.slice(-MOST_NODES);
  const shock = scenario.shocks.toSorted((a, b) => a.from - b.from)[0];
  const number = new Map(kept.flatMap((group, i) => group.map((e) => [e.id, i + (shock ? 2 : 1)] as const)));
  const dated = (time: number): string => formatDate(scenario.start + time, scenario.offset, true);
  const teller = tellerOf({ run, scenario });
  const nodes: GraphNode[] = kept.map((group) => {
    const e = group[0] as LoggedEvent;
    const { lane, label, said } = EVENTS[e.kind];
    const names = group.flatMap((o) => (o.place >= 0 ? [teller.place(o.place)] : []));
    const { considerations: _, ...bare } = e;
    const n = number.get(e.id) as number;
    return {
      n,
      time: e.time,
      date: dated(e.time),
      lane,
      label: `${label}${names.length > 1 ? `, ${names.length} places` : names.length === 1 ? `, ${names[0] ?? ""}` : ""}`,
      sentence: group.length > 1 ? `${capital(label)} in ${listed(names)}.` : said(bare, teller),
      causes: [...new Set(group.flatMap((o) => causesOf(o, number, shock !== undefined)))]
        .filter((c) => c !== n)
        .toSorted((x, y) => x - y),
      outcome: of !== null && group.includes(of),
    };
  });
  if (shock && kept.length > 0)
    nodes.unshift({
      n: 1,
      time: shock.from,
      date: dated(shock.from),
      lane: "street",
      label: "the shock",
      sentence: `The shock: ${plain(shock.name)}.`,
      causes: [],
      outcome: false,
    });
  return { nodes, hidden: wanted.length - kept.length };
}

/** What happens in several places at one time is one node. */
function together(events: readonly LoggedEvent[]): LoggedEvent[][] {
  const groups: LoggedEvent[][] = [];
  for (const e of events) {
    const same = groups.find((g) => g[0]?.kind === e.kind && g[0].time === e.time && e.place >= 0);
    if (same) same.push(e);
    else groups.push([e]);
  }
  return groups;
}

/** What no event led to, as a first protest, has the shock for its cause; what was imposed from outside has none. */
function causesOf(e: LoggedEvent, number: ReadonlyMap<number, number>, shocked: boolean): number[] {
  if (e.causes.length === 0) return shocked && e.kind !== "imposed" ? [1] : [];
  return e.causes.flatMap((c) => number.get(c) ?? []);
}

/** An event and everything that led to it, in the order of the log. */
export function ancestors(events: readonly LoggedEvent[], of: LoggedEvent | null): LoggedEvent[] {
  if (!of) return [];
  const wanted = new Set([of.id]);
  const queue = [of];
  for (let e = queue.pop(); e; e = queue.pop())
    for (const c of e.causes)
      if (!wanted.has(c)) {
        wanted.add(c);
        const cause = events[c];
        if (cause) queue.push(cause);
      }
  return events.filter((e) => wanted.has(e.id));
}
