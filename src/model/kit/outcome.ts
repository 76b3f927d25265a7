// Outcomes: what a run comes to. A mechanism declares with each how it is read off a run, from which fields, when it is known, and by
// which event it happens. Quantities at a moment are declared likewise and asked some days after the arms part.
import { at0, NEVER, type DateField, type Field, type State } from "./state.ts";
import { TICKS_PER_DAY } from "./step.ts";
import type { World } from "./world.ts";

/** Days from the scenario's start for which a crisis may be followed. */
export const YEAR = 365;

/** A run as far as it has come. `tick` is the next one. */
export interface SoFar {
  readonly world: World;
  readonly state: State;
  readonly tick: number;
}
export type Read = (run: SoFar) => number;

/** "yes/no" outcomes are 0 or 1 and compared as probabilities. */
export type Unit = "yes/no" | "share" | "people" | "d" | "places" | "troop-days";

/** Why no event of the log says when an outcome came. */
export interface NoEvent {
  readonly noEvent: string;
}
export const noEvent = (why: string): NoEvent => ({ noEvent: why });

/** Kinds of the log's events by which an outcome happens, the decisive one first; steps among them are no causes of it. */
export type By<K extends string = string> = readonly [K, ...K[]] | NoEvent;

interface Quantity {
  readonly unit: Unit;
  readonly meaning: string;
  /** In few words, for tables. */
  readonly label: string;
  /** State fields it is read from. */
  readonly fields: readonly Field[];
}

export interface OutcomeDeclared extends Quantity {
  /** Null where it is read by runs of the states around: src/run/outcomes.ts. */
  readonly read: Read | null;
  readonly by: By;
  /** Whether once it has happened it stays so: a run need not go on to know it. */
  readonly lasting: boolean;
  /** Whether nothing that can still happen would change it, where that shows otherwise than by its having happened. */
  readonly settled?: (run: SoFar) => boolean;
  /** Known only beyond the horizon: after so many days as a force is followed for, or on day 365. NaN where a run was not followed so far. */
  readonly follow?: "force" | "year";
  /** Other words for it: its condition's and the record's, or its noun. Results name it as it is declared. */
  readonly also?: readonly string[];
  /** Of days until something comes, which are those to the horizon where it never does: whether it came. */
  readonly came?: (run: SoFar) => boolean;
  /** Years after the horizon that it looks at in the states around; a scenario without a region has none. */
  readonly around?: number;
}
export type Outcomes = Readonly<Record<string, OutcomeDeclared>>;

/** A quantity at the moment to which a run has come. */
export interface TimedDeclared extends Quantity {
  readonly read: Read;
  /** Whether it goes on in the rest of a year, when the street stands still. */
  readonly slow?: true;
}
export type Timed = Readonly<Record<string, TimedDeclared>>;

/** The same outcome, which may be called by other words too. */
export const alsoCalled = <const W extends string, O extends OutcomeDeclared>(
  also: readonly W[],
  outcome: O,
): O & { readonly also: readonly W[] } => ({ ...outcome, also });

/** What an outcome says of itself beside what it is. */
type Further = Partial<Pick<OutcomeDeclared, "settled" | "follow" | "around">>;

export const yesNo = (holds: boolean): number => (holds ? 1 : 0);

/** It happens on a date, and stays so. */
export const happened = <const B extends By>(
  date: DateField,
  label: string,
  meaning: string,
  by: B,
): OutcomeDeclared & { readonly read: Read; readonly by: B } => ({
  unit: "yes/no",
  meaning,
  label,
  fields: [date],
  read: ({ state }) => yesNo(at0(state[date]) !== NEVER),
  by,
  lasting: true,
});

/** It happens once this holds, and stays so. */
export const comesTrue = <const B extends By>(
  label: string,
  meaning: string,
  fields: readonly Field[],
  holds: (run: SoFar) => boolean,
  by: B,
): OutcomeDeclared & { readonly read: Read; readonly by: B } => ({
  unit: "yes/no",
  meaning,
  label,
  fields,
  read: (run) => yesNo(holds(run)),
  by,
  lasting: true,
});

/** A yes or no that may still turn until it is settled, or is known only later. NaN: not followed far enough. */
export const turnsOut = <const B extends By>(
  label: string,
  meaning: string,
  fields: readonly Field[],
  read: Read,
  by: B,
  further: Further,
): OutcomeDeclared & { readonly read: Read; readonly by: B } => ({
  unit: "yes/no",
  meaning,
  label,
  fields,
  read,
  by,
  lasting: false,
  ...further,
});

const A_NUMBER = noEvent("it is a number");

/** A number, taken at the end. */
export const measured = (
  unit: Exclude<Unit, "yes/no">,
  label: string,
  meaning: string,
  fields: readonly Field[],
  read: Read,
  further: Further = {},
): OutcomeDeclared & { readonly read: Read; readonly by: NoEvent } => ({
  unit,
  meaning,
  label,
  fields,
  read,
  by: A_NUMBER,
  lasting: false,
  ...further,
});

/**
 * Days until something comes, and to the horizon where it never does: whoever tells a mean of them says in how many runs `date` came.
 * `never`: "nobody comes", to end the meaning.
 */
export const daysUntil = (
  label: string,
  meaning: string,
  never: string,
  fields: readonly Field[],
  date: DateField,
  read: Read,
): OutcomeDeclared & { readonly read: Read; readonly by: NoEvent } => ({
  ...measured("d", label, `${meaning}, or to the horizon where ${never}`, fields, read),
  came: ({ state }) => at0(state[date]) !== NEVER,
});

/** What is read off the states around, from what the crisis leaves behind. */
export const aroundIt = (
  unit: Unit,
  label: string,
  meaning: string,
  fields: readonly Field[],
  further: Further = {},
): OutcomeDeclared & { readonly read: null; readonly by: NoEvent } => ({
  unit,
  meaning,
  label,
  fields,
  read: null,
  by: noEvent("it happens in other states, after the run"),
  lasting: false,
  ...further,
});

/** What is read on day 365; NaN in a run that was not followed so far. */
export const onDay365 =
  (read: Read): Read =>
  (run) =>
    run.tick >= YEAR * TICKS_PER_DAY ? read(run) : NaN;

/** A quantity at a moment. */
export const atMoment = (
  unit: Unit,
  label: string,
  meaning: string,
  fields: readonly Field[],
  read: Read,
): TimedDeclared => ({ unit, meaning, label, fields, read });

/** The same for what goes on in the rest of a year. */
export const slowly = (...declared: Parameters<typeof atMoment>): TimedDeclared => ({
  ...atMoment(...declared),
  slow: true,
});
