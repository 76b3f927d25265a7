// Something that happens in a run or not: a yes/no outcome, a number above or below a level, or the absence of either.
import { nearest } from "../scenario/problems/nearest.ts";
import { OUTCOMES } from "../model/outcomes.ts";
import { FOLLOWED_OUTCOMES, isSettled, outcomeOf } from "./outcomes.ts";
import type { Run } from "./run.ts";

export interface Happening {
  /** As it is written, in one way: "fallen", "not deployed", "deaths > 100". */
  readonly text: string;
  /** In words, after "that". */
  readonly words: string;
  readonly outcome: string;
  /** Whether it holds in the run so far. */
  holds(run: Run): boolean;
  /** Whether nothing that can still happen would change that. */
  settled(run: Run): boolean;
}

/** Reads an outcome that can happen; a problem says what could stand there. */
export function parseHappening(text: string): Happening | { readonly problem: string } {
  const match = /^(not\s+)?(\w+)(?:\s*([<>])\s*(-?\d+(?:\.\d+)?))?$/.exec(text.trim());
  const name = match?.[2] ?? text.trim();
  const found = OUTCOMES.find((o) => o.name === name && !FOLLOWED_OUTCOMES.has(o.name));
  if (!match || !found) {
    const near = nearest(
      name,
      OUTCOMES.map((o) => o.name),
    );
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
  const plain = (run: Run): boolean => {
    const value = outcomeOf(run, name);
    return yesNo ? value === 1 : side === ">" ? value > level : value < level;
  };
  return {
    text: `${absent ? "not " : ""}${name}${side === undefined ? "" : ` ${side} ${level}`}`,
    words: yesNo
      ? `${absent ? "it does not happen that " : ""}${found.meaning}`
      : `${found.meaning}: ${absent ? "not " : ""}${side === ">" ? "more" : "less"} than ${level}`,
    outcome: name,
    holds: (run) => plain(run) !== absent,
    settled: (run) => yesNo && isSettled(run, name),
  };
}

/** Outcomes to explain when none is asked for, the gravest first. */
export const GRAVEST: readonly string[] = [
  "fallen", "deployed", "requested", "killings", "largestLost", "liveFire", "large", "emergency", "conceded", "crisis",
]; // prettier-ignore

/** Kind of the log's event by which an outcome happens, "" where none is. */
export const EVENT_OF_OUTCOME: Readonly<Record<string, string>> = {
  fallen: "fall",
  deployed: "deploy",
  answered: "deploy",
  straight: "deploy",
  requested: "request",
  liveFire: "liveFire",
  emergency: "emergency",
  conceded: "concede",
  largestLost: "site lost",
};
