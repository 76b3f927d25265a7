// Where two runs part: the first step after which their states differ, found tick by tick, then step by step within that tick.
import type { LoggedEvent } from "../model/kit/events.ts";
import { FIELD_NAMES, type Field } from "../model/kit/state.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import { advance, fork, type Run } from "./run.ts";

/** One number of the state in which two runs differ. */
export interface FieldDifference {
  readonly field: Field;
  /** Index within the field. */
  readonly at: number;
  readonly base: number;
  readonly variant: number;
}

export interface Divergence {
  /** Days since the scenario's start at which the tick begins. */
  readonly time: number;
  /** The step after which the states first differ; "start" where they do before any step. */
  readonly step: string;
  /** Every field that differs then, with its largest difference. */
  readonly fields: readonly FieldDifference[];
}

/** Bookkeeping of what is imposed: it differs because the variant is one. */
const OWN: ReadonlySet<Field> = new Set(["directiveAt", "directiveDone"]);

/** Fields in which two states differ, each with its largest difference. */
function differing(a: Run["state"], b: Run["state"]): FieldDifference[] {
  return FIELD_NAMES.flatMap((field): FieldDifference[] => {
    if (OWN.has(field)) return [];
    const [base, variant] = [a[field], b[field]];
    let most = -1;
    for (let i = 0; i < base.length; i++) {
      const difference = Math.abs((base[i] as number) - (variant[i] as number));
      const known = most < 0 ? 0 : Math.abs((base[most] as number) - (variant[most] as number));
      if (difference > known) most = i;
    }
    return most < 0 ? [] : [{ field, at: most, base: base[most] as number, variant: variant[most] as number }];
  });
}

/** Runs that have come equally far; both are taken to the end of day `days`. Null when their states never differ. */
export function divergenceOf(base: Run, variant: Run, days: number): Divergence | null {
  const here = differing(base.state, variant.state);
  if (here.length > 0) return { time: base.tick / TICKS_PER_DAY, step: "start", fields: here };
  const once = (): boolean => true;
  for (;;) {
    const before: readonly [Run, Run] = [fork(base), fork(variant)];
    const [went, other] = [advance(base, days, once), advance(variant, days, once)];
    if (went === 0 && other === 0) return null;
    if (differing(base.state, variant.state).length === 0) continue;
    return withinTick(before[0], before[1], days);
  }
}

/** The same tick again, with every step's state kept. */
function withinTick(base: Run, variant: Run, days: number): Divergence {
  const time = base.tick / TICKS_PER_DAY;
  const [first, second] = [steps(base, days), steps(variant, days)];
  for (let i = 0; i < Math.max(first.length, second.length); i++) {
    const [a, b] = [first[i], second[i]];
    // flows cut into another number of parts: the first that only one of them takes
    if (!a || !b || a.step !== b.step)
      return { time, step: (a ?? b)?.step ?? "", fields: differing(base.state, variant.state) };
    const fields = differing(a.after, b.after);
    if (fields.length > 0) return { time, step: a.step, fields };
  }
  return { time, step: "", fields: differing(base.state, variant.state) };
}

interface Taken {
  readonly step: string;
  readonly after: Run["state"];
}

/** Every step of the next tick, with the state after it. */
function steps(run: Run, days: number): Taken[] {
  const names: string[] = [];
  const states: Run["state"][] = [];
  advance(
    run,
    days,
    () => true,
    (step) => {
      // told before each step: what is there now is what the step before left
      if (names.length > 0) states.push(fork(run).state);
      names.push(step);
    },
  );
  states.push(run.state);
  return names.map((step, i) => ({ step, after: states[i] as Run["state"] }));
}

/** Values of an event that say which it is; all others say how things stood when it happened. */
const WHICH = ["member", "faction", "stance", "site", "ballot"];

/** The same for two events that a reader would call the same: kind, place, time, and whom or what it is about. */
const sameEvent = ({ kind, place, time, values }: LoggedEvent): string =>
  JSON.stringify([kind, place, time, WHICH.map((name) => values[name] ?? null)]);

/** Of each log the first event that the other one does not have; null when they have the same. */
export function firstEventApart(
  base: readonly LoggedEvent[],
  variant: readonly LoggedEvent[],
): { readonly base: LoggedEvent | null; readonly variant: LoggedEvent | null } | null {
  const [a, b] = [firstWithout(base, variant), firstWithout(variant, base)];
  return a || b ? { base: a, variant: b } : null;
}

/** The first event of a log that has no counterpart in another, each being the counterpart of one. */
function firstWithout(log: readonly LoggedEvent[], other: readonly LoggedEvent[]): LoggedEvent | null {
  const left = new Map<string, number>();
  for (const e of other) left.set(sameEvent(e), (left.get(sameEvent(e)) ?? 0) + 1);
  for (const e of log) {
    const n = left.get(sameEvent(e)) ?? 0;
    if (n === 0) return e;
    left.set(sameEvent(e), n - 1);
  }
  return null;
}
