// What is asked of a run: an outcome, a quantity some days after the arms part, or whether members' contingents come. Text is parsed
// here, once, where it is read; from there on what is asked is carried as data.
import type { Unit } from "./kit/outcome.ts";
import type { Field } from "./kit/state.ts";
import { AT_A_MOMENT, OUTCOME, outcomeCalled, type OutcomeName, type TimedName } from "./outcomes.ts";

/** `text` is the one way in which it is written. Plain data: it is sent to workers. */
export type Asked = Whole | AtMoment | Arrivals;

/** Of the whole run. */
export interface Whole {
  readonly kind: "whole";
  readonly text: OutcomeName;
  /** Of days until something comes: whether it came, 0 or 1, instead of the days. */
  readonly came?: true;
}

/** So many days after the arms part, or after the start: "people at +3 d". */
export interface AtMoment {
  readonly kind: "moment";
  readonly text: string;
  readonly name: TimedName;
  readonly days: number;
}

/** Whether the contingents of all these members come: "arrived.ARM+KGZ". */
export interface Arrivals {
  readonly kind: "members";
  readonly text: string;
  /** Ids. */
  readonly members: readonly string[];
}

export const whole = (name: OutcomeName): Whole => ({ kind: "whole", text: name });

/** Whether what a number of days is until came at all; null for every other outcome. */
export const cameOf = (name: OutcomeName): Whole | null => (OUTCOME[name].came ? { ...whole(name), came: true } : null);

export const atMoment = (name: TimedName, days: number): AtMoment => ({
  kind: "moment",
  text: `${name} at +${days} d`,
  name,
  days,
});

export const arrivalsOf = (members: readonly string[]): Arrivals => ({
  kind: "members",
  text: `arrived.${members.join("+")}`,
  members,
});

const MOMENT = /^(\w+) at \+(\d{1,3}(?:\.\d+)?) d$/;
const ID = "[A-Za-z][A-Za-z0-9_-]{0,63}";
const ARRIVALS = new RegExp(`^arrived\\.(${ID}(?:\\+${ID})*)$`);
const SPREAD = /^spread of (.+)$/;

/** The same, as patterns that a text may match: for editors. */
export const PATTERNS = {
  moment: `^(${Object.keys(AT_A_MOMENT).join("|")}) at \\+\\d{1,3}(\\.\\d+)? d$`,
  members: ARRIVALS.source,
  spread: SPREAD.source,
} as const;

/** Null where there is no such outcome. */
export function parseAsked(text: string): Asked | null {
  const name = outcomeCalled(text);
  if (name !== undefined) return whole(name);
  const members = ARRIVALS.exec(text)?.[1]?.split("+");
  if (members) return { kind: "members", text, members };
  const [, quantity = "", days] = MOMENT.exec(text.trim()) ?? [];
  return Object.hasOwn(AT_A_MOMENT, quantity) ? atMoment(quantity as TimedName, Number(days)) : null;
}

/** X in "spread of X", how far two futures of one world lie apart in it; null for any other text, and where X is no share. */
export function parseSpread(text: string): Asked | null {
  const of = parseAsked(SPREAD.exec(text.trim())?.[1] ?? "");
  return of && unitOf(of) === "share" ? of : null;
}

export const unitOf = (asked: Asked): Unit =>
  asked.kind === "whole" ? OUTCOME[asked.text].unit : asked.kind === "moment" ? AT_A_MOMENT[asked.name].unit : "yes/no";

/** In words that go on from "that" or "how much"; with `spread`, of how far futures of a world lie apart in it. */
export function meaningOf(asked: Asked, spread = false): string {
  if (spread) return `mean distance of two futures of one world: ${meaningOf(asked)}`;
  if (asked.kind === "whole") return OUTCOME[asked.text].meaning;
  if (asked.kind === "moment") return `${AT_A_MOMENT[asked.name].meaning} ${asked.days} days on`;
  return `the contingents of ${asked.members.join(" and ")} come`;
}

/** In few words, for tables. */
export function labelOf(asked: Asked): string {
  if (asked.kind === "whole") return OUTCOME[asked.text].label;
  if (asked.kind === "moment") return `${AT_A_MOMENT[asked.name].label} at +${asked.days} d`;
  return `${asked.members.join(" and ")} ${asked.members.length === 1 ? "comes" : "all come"}`;
}

/** State fields that it is read from. */
export function fieldsOf(asked: Asked): readonly Field[] {
  if (asked.kind === "whole") return OUTCOME[asked.text].fields;
  return asked.kind === "moment" ? AT_A_MOMENT[asked.name].fields : ["memberArrived"];
}

/** The label of an outcome that stands as text in a result. Throws RangeError where there is no such outcome. */
export function outcomeLabel(text: string): string {
  const asked = parseAsked(text);
  if (!asked) throw new RangeError(`there is no outcome "${text}"`);
  return labelOf(asked);
}
