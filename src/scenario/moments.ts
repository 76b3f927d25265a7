// Moments and conditions as they are written: "requested", "people first > 1000", a date; conditions also ", not yet EVENT".
import { EVENTS, parsePassage, passageText, QUANTITIES, type EventName, type Passage } from "../model/kit/passages.ts";
import type { When } from "../model/kit/imposed.ts";
import { parseDate } from "../core/dates.ts";

/** What holds from a moment on, unless some event came before it. */
export interface Given {
  readonly passage: Passage;
  readonly notYet: readonly EventName[];
}

/** Levels that have a name as a condition. */
export const LEVELS: Readonly<Record<string, string>> = {
  crisis: "people first > 999",
  large: "people first > 9999",
};

/** Reads a condition; null when it is none. "requested, not yet conceded" names a moment and what must not have happened by then. */
export function parseGiven(text: string): Given | null {
  const [moment = "", ...exceptions] = text.split(",").map((part) => part.trim());
  const passage = parsePassage(Object.hasOwn(LEVELS, moment) ? (LEVELS[moment] as string) : moment);
  const notYet = exceptions.map((part) => /^not yet (\w+)$/.exec(part)?.[1] ?? "");
  if (!passage || notYet.some((name) => !Object.hasOwn(EVENTS, name))) return null;
  return { passage, notYet: notYet as EventName[] };
}

/** The same condition in one way of writing it: named levels keep their names. */
export function givenText(text: string): string {
  const given = parseGiven(text);
  if (!given) return text;
  const level = passageText(given.passage);
  const named = Object.entries(LEVELS).find(([, words]) => words === level)?.[0] ?? level;
  return [named, ...given.notYet.map((name) => `not yet ${name}`)].join(", ");
}

/** Reads a moment at which something is imposed; `start` in days since 1970. Null when it is none. */
export function parseWhen(text: string, start: number): When | null {
  const date = parseDate(text);
  if (!("problem" in date)) return { kind: "date", at: date.days - start };
  return parsePassage(Object.hasOwn(LEVELS, text) ? (LEVELS[text] as string) : text);
}

/** Names that a condition may be, and what else: for errors. */
export const MOMENT_NAMES: readonly string[] = [...Object.keys(EVENTS), ...Object.keys(LEVELS)];
export const QUANTITY_NAMES: readonly string[] = Object.keys(QUANTITIES);
