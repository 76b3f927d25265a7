// What could be observed of a request and of what follows it, and what the record says of each.
import type { MomentName } from "../../model/kit/names.ts";
import { arrivalsOf, meaningOf, unitOf, whole, type Asked } from "../../model/asked.ts";
import type { Reading } from "../../run/work.ts";
import { votingMembers } from "../../scenario/members.ts";
import { followedTo } from "../../run/outcomes.ts";
import type { RecordEntry, Scenario } from "../../scenario/scenario.ts";

/** Of what an observation is made: of every request, of those that were decided on, of those after which troops came. */
export type Among = "request" | "decision" | "arrival";

export interface Watched {
  readonly name: string;
  readonly meaning: string;
  /** "share" is 0..1, "yes/no" 0 or 1. */
  readonly unit: string;
  readonly among: Among;
  readonly reading: Reading;
  readonly record: Recorded | null;
}

/** What the record allows, with the entries it comes from. */
export interface Recorded {
  readonly low: number;
  readonly high: number;
  readonly entries: readonly string[];
}

const AT_REQUEST = ["answered", "framedExternal", "engaged", "backedOther", "fallen", "largestLost", "deaths"] as const; // prettier-ignore
const AT_DECISION = ["requestToDecision", "forceSize"] as const;
const AT_ARRIVAL = ["requestToArrival", "guarantorShare", "stay", "troopsAfter30", "reaction", "straight", "framedExternal", "fallen", "deaths"] as const; // prettier-ignore

/** Whether a run must be followed beyond its horizon for it, which is dear. */
export const isFollowed = ({ reading }: Watched): boolean =>
  "outcome" in reading && followedTo(reading.outcome, 0, 0) !== null;

/** Whether a decision to send was taken, and whether troops came: by these the others are chosen. They are read last. */
export const CHOOSING: readonly Reading[] = [{ event: "decided" }, { event: "arrived" }];

export function watchedIn(scenario: Scenario): readonly Watched[] {
  const members = votingMembers(scenario.treaty).map((m) => m.id);
  const groups = members.map((m) => [m]);
  const arrivals = (members.length > 1 ? [...groups, members] : groups).map(arrivalsOf);
  const watch =
    (among: Watched["among"]) =>
    (asked: Asked): Watched => ({
      name: asked.text,
      meaning: meaningOf(asked),
      unit: unitOf(asked),
      among,
      reading: { outcome: asked },
      record: recordOf(scenario, asked, members.length),
    });
  const event = (name: MomentName, meaning: string): Watched => ({
    name,
    meaning,
    unit: "yes/no",
    among: "request",
    reading: { event: name },
    record: null,
  });
  return [
    ...AT_REQUEST.map(whole).map(watch("request")),
    event("warned", "the guarantor warns in public"),
    ...AT_DECISION.map(whole).map(watch("decision")),
    ...[...AT_ARRIVAL.map(whole), ...arrivals].map(watch("arrival")),
  ];
}

/** What the record says of an outcome after a request; null where it does not hold it. */
export function recordOf({ record, days }: Scenario, asked: Asked, members: number): Recorded | null {
  const entry = (outcome: string): RecordEntry | undefined => record.find((e) => e.outcome === outcome);
  const said = (low: number, high: number, ...entries: readonly RecordEntry[]): Recorded => ({
    low,
    high,
    entries: entries.map((e) => e.id),
  });
  const between = (from: string, to: string): Recorded | null => {
    const [a, b] = [entry(from), entry(to)];
    return a && b ? said(Math.max(0, b.low - a.high), Math.max(0, b.high - a.low), a, b) : null;
  };
  switch (asked.text) {
    case "answered": {
      const [yes, no] = [entry("consented") ?? entry("decided"), entry("refused")];
      if (yes && (!no || no.low > yes.high)) return said(1, 1, yes);
      return no && (!yes || yes.low > no.high) ? said(0, 0, no) : null;
    }
    case "requestToDecision":
      return between("requested", "decided");
    case "requestToArrival": {
      const own = entry("requestToArrival");
      return own ? said(own.low, own.high, own) : between("requested", "arrived");
    }
    case "stay":
      return between("arrived", "withdrawn");
    case "troopsAfter30": {
      const stay = between("arrived", "withdrawn");
      if (!stay || (stay.low <= 30 && stay.high > 30)) return null;
      const there = stay.high <= 30 ? 0 : 1;
      return { ...stay, low: there, high: there };
    }
    case "framedExternal": {
      const own = entry("framed");
      return own && own.low < days ? said(1, 1, own) : null;
    }
    case "largestLost": {
      const own = entry("largestLost");
      return own && own.low < days ? said(1, 1, own) : null;
    }
    case "forceSize": {
      const all = record.filter((e) => e.outcome === "troops" && e.high > 0);
      return all.length > 0
        ? said(Math.min(...all.map((e) => e.low)), Math.max(...all.map((e) => e.high)), ...all)
        : null;
    }
    case "guarantorShare":
    case "fallen": {
      const own = entry(asked.text);
      return own ? said(own.low, own.high, own) : null;
    }
    case "deaths": {
      const dead = record.filter((e) => e.outcome === "dead").at(-1);
      return dead ? said(dead.low, dead.high, dead) : null;
    }
  }
  if (asked.kind !== "members") return null;
  // contingents in the record do not say whose they are by id: only where everybody's came is each one's known
  const came = record.filter((e) => e.outcome === "contingent" && e.low > 0);
  return members > 0 && came.length === members ? said(1, 1, ...came) : null;
}
