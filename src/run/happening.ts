// Something that happens in a run or not: a yes/no outcome, a number above or below a level, or the absence of either.
import { whole } from "../model/asked.ts";
import type { EventKind } from "../model/kit/names.ts";
import { ALSO, OUTCOME, outcomeCalled, OUTCOMES, type OutcomeName } from "../model/outcomes.ts";
import { nearest } from "../scenario/problems/nearest.ts";
import { isSettled, outcomeOf } from "./outcomes.ts";
import type { Run } from "./run.ts";

export interface Happening {
  /** As it is written, in one way: "fallen", "not deployed", "deaths > 100". */
  readonly text: string;
  /** In words, after "that". */
  readonly words: string;
  readonly outcome: OutcomeName;
  /** Whether it is the absence of that. */
  readonly absent: boolean;
  /** Whether it holds in the run so far. */
  holds(run: Run): boolean;
  /** Whether nothing that can still happen would change that. */
  settled(run: Run): boolean;
}

/** Reads an outcome that can happen; a problem says what could stand there. */
export function parseHappening(text: string): Happening | { readonly problem: string } {
  const match = /^(not\s+)?(\w+)(?:\s*([<>])\s*(-?\d+(?:\.\d+)?))?$/.exec(text.trim());
  const name = match?.[2] ?? text.trim();
  const called = outcomeCalled(name);
  const found = OUTCOMES.find((o) => o.name === called && OUTCOME[o.name].follow === undefined);
  if (!match || !found) {
    const near = nearest(name, [...OUTCOMES.map((o) => o.name), ...ALSO.keys()]);
    return {
      problem: `there is no outcome "${name.slice(0, 60)}"${near === undefined ? "" : `; did you mean ${near}?`}`,
    };
  }
  const absent = match[1] !== undefined;
  const side = match[3];
  const level = Number(match[4]);
  const yesNo = found.unit === "yes/no";
  if (yesNo && side !== undefined) return { problem: `"${name}" happens or does not; leave out the level` };
  if (!yesNo && side === undefined)
    return { problem: `"${name}" is a number; say from where on, for instance ${name} > 100` };
  const asked = whole(found.name);
  const plain = (run: Run): boolean => {
    const value = outcomeOf(run, asked);
    return yesNo ? value === 1 : side === ">" ? value > level : value < level;
  };
  return {
    text: `${absent ? "not " : ""}${found.name}${side === undefined ? "" : ` ${side} ${level}`}`,
    words: yesNo
      ? `${absent ? "it does not happen that " : ""}${found.meaning}`
      : `${found.meaning}: ${absent ? "not " : ""}${side === ">" ? "more" : "less"} than ${level}`,
    outcome: found.name,
    absent,
    holds: (run) => plain(run) !== absent,
    settled: (run) => yesNo && isSettled(run, asked),
  };
}

/** Kinds of the log's events by which it happens, the decisive one first; none for an absence, a number, and what no event says. */
export function happensBy({ outcome, absent }: Happening): readonly EventKind[] {
  const { by } = OUTCOME[outcome];
  return absent || "noEvent" in by ? [] : by;
}

/** Outcomes to explain when none is asked for, the gravest first. */
const GRAVEST: readonly OutcomeName[] = [
  "fallen", "deployed", "requested", "killings", "largestLost", "liveFire", "large", "emergency", "conceded", "crisis",
]; // prettier-ignore

/** The gravest thing that happened in a run, to be explained unasked. */
export const gravestIn = (run: Run): Happening | undefined =>
  GRAVEST.map(parseHappening).find((h): h is Happening => "holds" in h && h.holds(run));

const NOT = "not ";

/** How the opposite of something is asked for. */
export const oppositeOf = ({ text }: Happening): string => (text.startsWith(NOT) ? text.slice(NOT.length) : NOT + text);
