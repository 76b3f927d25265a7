// Moments and conditions as they are written: "requested", "people first > 1000", a date; conditions also ", not yet EVENT".
import { MOMENTS } from "../model/index.ts";
import type { MomentName } from "../model/kit/names.ts";
import { ALSO, outcomeCalled } from "../model/outcomes.ts";
import { passageText, QUANTITIES, type Passage, type QuantityName } from "../model/kit/passages.ts";
import type { When } from "../model/kit/imposed.ts";
import { parseDate } from "../core/dates.ts";
import { quantityOf } from "./read/quantities.ts";

/** What holds from a moment on, unless some event came before it. */
export interface Given {
  readonly passage: Passage;
  readonly notYet: readonly MomentName[];
}

/** Levels that have a name as a condition. */
export const LEVELS = { crisis: "people first > 999", large: "people first > 9999" } as const;
export type LevelName = keyof typeof LEVELS;

/** A level by its name as it would be written without; anything else as it is. */
const spelledOut = (text: string): string => (Object.hasOwn(LEVELS, text) ? LEVELS[text as LevelName] : text);

const isMoment = (word: string): word is MomentName => Object.hasOwn(MOMENTS, word);

/** The moment that a word names: its own, or any other for the outcome that it is. Undefined where there is none. */
function momentCalled(word: string): MomentName | undefined {
  if (isMoment(word)) return word;
  const outcome = outcomeCalled(word);
  return outcome && [outcome, ...[...ALSO].flatMap(([also, of]) => (of === outcome ? [also] : []))].find(isMoment);
}

/** Reads "requested" or "people first > 1000"; null when it is neither. */
export function parsePassage(text: string): Passage | null {
  const event = momentCalled(text);
  if (event) return { kind: "event", event };
  const match = /^(.+?)\s+first\s*([<>])\s*(\d.*?)(\s*%)?$/.exec(text.trim());
  if (!match || !Object.hasOwn(QUANTITIES, match[1] as string)) return null;
  const percent = match[4] !== undefined;
  const ofShare = QUANTITIES[match[1] as QuantityName].unit === "share";
  if (percent && !ofShare) return null;
  const most = ofShare ? (percent ? 100 : 1) : Infinity;
  const read = quantityOf(match[3] as string, { unit: "1", limits: [0, most] });
  if ("problem" in read) return null;
  const level = read.value / (percent ? 100 : 1);
  return { kind: "level", quantity: match[1] as QuantityName, side: match[2] as ">" | "<", level };
}

/** Reads a condition; null when it is none. "requested, not yet conceded" names a moment and what must not have happened by then. */
export function parseGiven(text: string): Given | null {
  const [moment = "", ...exceptions] = text.split(",").map((part) => part.trim());
  const passage = parsePassage(spelledOut(moment));
  const notYet = exceptions.map((part) => momentCalled(/^not yet (\w+)$/.exec(part)?.[1] ?? ""));
  return passage && notYet.every((name) => name !== undefined) ? { passage, notYet } : null;
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
  return parsePassage(spelledOut(text));
}

/** Names that a condition may be, and what else: for errors. */
export const MOMENT_NAMES: readonly string[] = [...Object.keys(MOMENTS), ...Object.keys(LEVELS)];
export const QUANTITY_NAMES: readonly string[] = Object.keys(QUANTITIES);
