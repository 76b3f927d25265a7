// What is read of the arms of contrasts in one future. Arms that part at the same moment and set the same take one course, in whichever
// contrasts they stand: it is run once, until everything that is wanted of it is known.
//   contrasts that part together -> what each arm wants -> courses -> readings of each arm
import { log } from "../core/log.ts";
import type { Asked } from "../model/asked.ts";
import { MOMENTS } from "../model/index.ts";
import { at0, NEVER } from "../model/kit/state.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import type { World } from "../model/kit/world.ts";
import type { Intervention } from "../scenario/scenario.ts";
import { compileWorld, type Compiler, type Plan } from "../world/compile.ts";
import { answeredByChance } from "./byChance.ts";
import { follow } from "./follow.ts";
import { followedTo, isSettled, outcomeOf } from "./outcomes.ts";
import { asKept } from "./readings.ts";
import { logLikelihood } from "./reports.ts";
import { advance, fork, release, startRun, type Run } from "./run.ts";
import { changesNothing, treatmentSets } from "./treatments.ts";
import type { ContrastPlan, Reading, Want } from "./contrastPlan.ts";

/** What was run, in runs and ticks. */
export interface Count {
  runs: number;
  forks: number;
  ticks: number;
  saved: number;
}

/** A contrast with its place in the job, and by place in it the number of each of its readings. Equal readings have one number in all of the job. */
export interface Planned {
  readonly place: number;
  readonly contrast: ContrastPlan;
  readonly numbers: readonly number[];
}

export function plannedOf(contrasts: readonly ContrastPlan[]): readonly Planned[] {
  const known = new Map<string, number>();
  const numberOf = (reading: Reading): number => {
    const text = JSON.stringify(reading);
    const number = known.get(text) ?? known.size;
    known.set(text, number);
    return number;
  };
  return contrasts.map((contrast, place) => ({ place, contrast, numbers: contrast.readings.map(numberOf) }));
}

/** A world with something set in it, made when it is first run. */
interface Variant {
  readonly world: () => World;
}

/** By treatment, then arm; null where the arm is the world as drawn. */
type Arms = readonly (readonly (Variant | null)[])[];

/** The variants of one world: what sets the same is one of them. */
export class Variants {
  readonly #compile: (sets: readonly Intervention[]) => World;
  readonly #world: World;
  readonly #made = new Map<string, Variant | null>();
  readonly #arms = new Map<ContrastPlan, Arms>();

  constructor(compiled: Compiler, plan: Plan, world: World) {
    this.#world = world;
    this.#compile = (sets) => compileWorld(compiled, plan, world.index, sets);
  }

  of(contrast: ContrastPlan): Arms {
    const known = this.#arms.get(contrast);
    if (known) return known;
    const arms = contrast.treatments.map((treatment) => {
      const treated = treatmentSets(treatment, contrast.input, this.#world);
      return contrast.arms.map((arm) => this.#variant([...treated, ...arm]));
    });
    this.#arms.set(contrast, arms);
    return arms;
  }

  #variant(sets: readonly Intervention[]): Variant | null {
    const text = JSON.stringify(sets);
    let variant = this.#made.get(text);
    if (variant === undefined) {
      let made: World | null = null;
      variant = changesNothing(this.#world, sets) ? null : { world: () => (made ??= this.#compile(sets)) };
      this.#made.set(text, variant);
    }
    return variant;
  }
}

/** One future of contrasts that part together, or start together. */
export interface Parted {
  readonly contrasts: readonly Planned[];
  readonly variants: Variants;
  /** Where they part; null for contrasts from the start. */
  readonly from: Run | null;
  /** The run as drawn, and whether it has been taken to its horizon: contrasts from the start then share it. */
  readonly base: Run;
  readonly atHorizon: boolean;
  readonly branch: number;
  readonly days: number;
  /** Whether an answer to a request is read as its chance. */
  readonly answers: boolean;
}

/** By contrast the readings of every treatment's arms, as they are kept; NaN where nobody wants them. */
export function readArms(parted: Parted, count: Count): readonly (readonly number[])[] {
  const { contrasts, variants, from, base, atHorizon, days } = parted;
  const wanted = contrasts.map((planned) => {
    const arms = variants.of(planned.contrast);
    const byArm = arms.map((treated, t) => treated.map((_, arm) => wantedOf(planned.contrast, t, arm, parted)));
    // what is kept for arms that are the world as drawn serves all of them
    const drawn = new Set(byArm.flatMap((treated, t) => treated.flatMap((own, arm) => (arms[t]?.[arm] ? [] : own))));
    const atBase = !from && atHorizon && !planned.contrast.readings.some((r) => isTimed(r, days));
    return { planned, arms, byArm, drawn: [...drawn], atBase };
  });
  const courses = new Map<Variant | null, Map<number, Reading>>();
  let asked = 0;
  for (const { planned, arms, byArm, drawn, atBase } of wanted)
    byArm.forEach((treated, t) =>
      treated.forEach((own, arm) => {
        const variant = arms[t]?.[arm] ?? null;
        if (own.length === 0) return;
        asked++;
        if (!variant && atBase) return;
        const course = courses.get(variant) ?? new Map<number, Reading>();
        courses.set(variant, course);
        for (const i of variant ? own : drawn)
          course.set(planned.numbers[i] as number, planned.contrast.readings[i] as Reading);
      }),
    );
  const read = new Map([...courses].map(([variant, course]) => [variant, runCourse(variant, course, parted, count)]));
  count.saved += (asked - courses.size) * days * TICKS_PER_DAY;
  return wanted.map(({ planned: { contrast, numbers }, arms, byArm, atBase }) =>
    asKept(
      byArm.map((treated, t) =>
        treated.map((own, arm) => {
          const variant = arms[t]?.[arm] ?? null;
          // no more than is wanted of this arm, so that what stands there does not depend on what else is wanted
          const kept = new Set(own);
          const known = (number: number, i: number): number =>
            !variant && atBase
              ? readNow(base, contrast.readings[i] as Reading)
              : (read.get(variant)?.get(number) as number);
          return numbers.map((number, i) => (kept.has(i) ? known(number, i) : NaN));
        }),
      ),
    ),
  );
}

/** Runs a course until every reading of it is known; values by the numbers of the readings. */
function runCourse(
  variant: Variant | null,
  course: ReadonlyMap<number, Reading>,
  { from, base, branch, days, answers }: Parted,
  count: Count,
): ReadonlyMap<number, number> {
  const drawn = (from ?? base).world;
  const world = variant ? variant.world() : drawn;
  const begun = (): Run => (from ? fork(from, world, branch) : startRun(world, base.replicate));
  const byChance = answers ? [...course].find(([, reading]) => isAnswer(reading)) : undefined;
  const known = new Map<number, number>();
  if (byChance) {
    const [number, reading] = byChance as [number, { readonly outcome: Asked }];
    const settled = (at: Run): boolean => isSettled(at, reading.outcome);
    const found = answeredByChance(
      { world: drawn, replicate: base.replicate, branch },
      begun,
      (run) => void (settled(run) || advance(run, days, settled)),
      (run) => outcomeOf(run, reading.outcome),
    );
    known.set(number, found.value);
    count.forks += 2;
    count.ticks += found.ticks;
  }
  const others = [...course].filter(([number]) => !known.has(number));
  if (others.length === 0) return known;
  const run = begun();
  const start = run.tick;
  const values = readArm(
    run,
    others.map(([, reading]) => reading),
    days,
  );
  count.forks += from ? 1 : 0;
  count.runs += from ? 0 : 1;
  count.ticks += run.tick - start;
  count.saved += start + (at0(run.state.fallen) === NEVER ? Math.max(0, days * TICKS_PER_DAY - run.tick) : 0);
  release(run);
  others.forEach(([number], i) => known.set(number, values[i] as number));
  return known;
}

/** Whether a reading is whether a request is answered. */
const isAnswer = (reading: Reading): boolean =>
  "outcome" in reading && reading.outcome.kind === "whole" && reading.outcome.text === "answered" && reading.log !== true && reading.after === undefined; // prettier-ignore

/** Whether a reading is taken at a moment of its own or is followed beyond the horizon, so that it can't be taken off a run at its horizon. */
const isTimed = (reading: Reading, days: number): boolean =>
  "outcome" in reading && (reading.outcome.kind === "moment" || followedTo(reading.outcome, 0, days) !== null);

/** Places of the readings of an arm that are wanted in this future. */
function wantedOf(contrast: ContrastPlan, t: number, arm: number, { base, branch }: Parted): readonly number[] {
  const { index } = base.world;
  if (contrast.only?.includes(index) === false) return [];
  const all = contrast.readings.map((_, i) => i);
  if (!contrast.wants) return all;
  const within = ({ limits }: Want): boolean => {
    const limit = limits?.[t];
    return !limit || (branch < limit.branches && index > (limit.after ?? -1) && index <= limit.lastWorld);
  };
  const found = contrast.wants.filter((want) => want.arms.includes(arm) && within(want));
  return all.filter((reading) => found.some((want) => want.reading === reading));
}

/**
 * Takes an arm as far as its readings need it: those at a moment are read when it comes, or at the fall before it; what goes on after a
 * crisis is read in a copy that is followed from the horizon on by days.
 */
export function readArm(run: Run, readings: readonly Reading[], days: number): number[] {
  const until = readings.map((r) => ("outcome" in r ? followedTo(r.outcome, run.tick, days) : null));
  if (until.every((day) => day === null)) return readWithin(run, readings, days);
  let later: Run | null = null;
  const within = readWithin(
    run,
    readings.filter((_, i) => until[i] === null),
    days,
    (at) => (later ??= fork(at)),
  );
  const values = readings.map((_, i) => (until[i] === null ? (within.shift() as number) : NaN));
  for (const { day, i } of byDay(until)) {
    follow(later ?? run, day);
    values[i] = readNow(later ?? run, readings[i] as Reading);
  }
  if (later) release(later);
  return values;
}

/** Places of the days that are there, in the order of days. */
export const byDay = (days: readonly (number | null)[]): { readonly day: number; readonly i: number }[] =>
  days.flatMap((day, i) => (day === null ? [] : [{ day, i }])).toSorted((a, b) => a.day - b.day);

/** `atHorizon` is shown the run as it is at its horizon, or at the fall before that. */
function readWithin(run: Run, readings: readonly Reading[], days: number, atHorizon?: (run: Run) => void): number[] {
  const due = readings.map((r) => ("outcome" in r ? dueAt(r.outcome, run.tick) : null));
  const found: (number | null)[] = readings.map(() => null);
  // every reading is looked at, also behind one that is still open: each is taken when it is due
  const note = (at: Run, over: boolean): boolean => {
    let done = true;
    for (let i = 0; i < readings.length; i++) {
      if (found[i] !== null) continue;
      const reading = readings[i] as Reading;
      const when = due[i] as number | null;
      if (when !== null && (over || at.tick >= when)) found[i] = readNow(at, reading);
      else done &&= when === null && isKnown(at, reading);
    }
    return done;
  };
  const last = due.reduce<number>((end, when) => Math.max(end, Math.ceil((when ?? 0) / TICKS_PER_DAY)), days);
  let done = note(run, false);
  if (atHorizon) {
    advance(run, days, (at) => ((done = note(at, false)), false));
    atHorizon(run);
  }
  if (!done) {
    advance(run, days, (at) => (done = note(at, false)));
    // what is read of a whole run ends at its horizon, also where a moment behind that is still to come
    if (last > days) readings.forEach((r, i) => due[i] === null && (found[i] ??= readNow(run, r)));
    if (!done) advance(run, last, (at) => note(at, false));
  }
  note(run, true);
  return readings.map((r, i) => found[i] ?? readNow(run, r));
}

/** Whether nothing that can still happen would change a reading. One that is NaN until an event has come is open until then. */
const isKnown = (run: Run, reading: Reading): boolean =>
  "outcome" in reading &&
  (reading.after === undefined || at0(run.state[MOMENTS[reading.after]]) !== NEVER) &&
  isSettled(run, reading.outcome);

/** Tick at whose beginning a reading at a moment is taken; null for outcomes of a whole run. */
const dueAt = (asked: Asked, from: number): number | null =>
  asked.kind === "moment" ? from + Math.round(asked.days * TICKS_PER_DAY) : null;

function readNow(run: Run, reading: Reading): number {
  if ("fit" in reading) return logLikelihood(run, reading.fit);
  if ("event" in reading) return at0(run.state[MOMENTS[reading.event]]) === NEVER ? 0 : 1;
  if (reading.after && at0(run.state[MOMENTS[reading.after]]) === NEVER) return NaN;
  const value = outcomeOf(run, reading.outcome);
  return reading.log ? log(1 + value) : value;
}
