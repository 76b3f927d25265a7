// One piece of an ensemble: some worlds of a plan, some replicates each, with the contrasts that are forked from them. Takes and gives
// plain data, so that it can be done on any thread or in a browser; nothing in it depends on which pieces the work was cut into.
import type { World } from "../model/kit/world.ts";
import { considerations } from "../model/actors/guarantor.ts";
import { legalGround } from "../model/actors/treaty.ts";
import { logistic } from "../core/logistic.ts";
import { MOMENTS } from "../model/index.ts";
import type { MomentName } from "../model/kit/names.ts";
import { at0, NEVER } from "../model/kit/state.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import type { Intervention } from "../scenario/scenario.ts";
import { isCalm } from "../world/calm.ts";
import { compileWorld, FOLLOWED, type Compiler, type Plan } from "../world/compile.ts";
import type { Asked } from "../model/asked.ts";
import { LARGE } from "../model/street/observation.ts";
import { log } from "../core/log.ts";
import { condition } from "./conditions.ts";
import { follow } from "./follow.ts";
import { followedTo, isSettled, outcomeOf } from "./outcomes.ts";
import { asKept } from "./readings.ts";
import { logLikelihood, type Observed } from "./reports.ts";
import { countPlaces, measure, rowLength, scalarAt } from "./row.ts";
import { advance, fork, startRun, type Run } from "./run.ts";
import { changesNothing, directCoefficients, treatmentSets, type Treatment } from "./treatments.ts";

/** What is read off an arm at its end: an outcome, or the log-likelihood of dated observations. */
export type Reading =
  | {
      readonly outcome: Asked;
      /** Read as ln(1 + x): differences are ratios. */
      readonly log?: true;
      /** NaN, and not gone after, where this event has not come by the horizon. */
      readonly after?: MomentName;
    }
  | { readonly fit: readonly Observed[] }
  /** 1 where an event has come. */
  | { readonly event: MomentName };

/** Contrasts on one input and one condition: arms forked where `given` first holds ("": run from the start), under each treatment. */
export interface ContrastPlan {
  readonly given: string;
  /** Input the contrasts are about: its direct coefficients are what treatments treat. */
  readonly input: string;
  readonly arms: readonly (readonly Intervention[])[];
  readonly readings: readonly Reading[];
  readonly treatments: readonly Treatment[];
  /** What is read of which arms, and in how many futures; without, all of everything. What nobody wants is NaN. */
  readonly wants?: readonly Want[];
  /** Worlds of the job in which it is run; without, all. */
  readonly only?: readonly number[];
}

/** What one test wants of a plan. Each test has its own, so that what it comes to rest on does not depend on the tests beside it. */
export interface Want {
  /** Number of the test, among those that were planned together. */
  readonly test: number;
  /** Places of arms, and of the reading. */
  readonly arms: readonly number[];
  readonly reading: number;
  /** By treatment, so many futures in worlds behind one and up to one; without, all. */
  readonly limits?: readonly Limit[];
}

export interface Limit {
  readonly branches: number;
  /** Only worlds behind this one are still to be run; without, from the first on. */
  readonly after?: number;
  readonly lastWorld: number;
}

export interface Job {
  readonly plan: Plan;
  /** Indices of the worlds to run. */
  readonly worlds: readonly number[];
  /** Replicates from, up to but not with. */
  readonly replicates: readonly [number, number];
  /** Futures from a condition on, from, up to but not with; 0 is the run's own. */
  readonly branches: readonly [number, number];
  /** Whether rows are measured; without, a run stops when every condition has been met. */
  readonly rows: boolean;
  /** Whether of a world only the first replicate in which a contrast's condition arises goes on from there. */
  readonly firstArrival?: boolean;
  /** People out from which a run is followed for 90 days. */
  readonly followFrom: number;
  readonly contrasts: readonly ContrastPlan[];
  /** Conditions of which it is noted whether they came. */
  readonly conditions?: readonly string[];
  /** Outcomes that are read off every measured run, at its horizon or, where they must be followed, beyond. */
  readonly outcomes?: readonly Asked[];
}

/** In the order of readings.ts. NaN where a condition did not arise. */
export interface JobResult {
  readonly accepted: readonly number[];
  readonly rejected: readonly number[];
  readonly rows: Float64Array;
  /** Place-major, then day: in how many of the measured runs with a large crisis protest was seen there that day. */
  readonly seen: Float64Array;
  readonly values: readonly Float64Array[];
  /** By contrast: 1 where its condition arose, or where it has none. */
  readonly arose: readonly Uint8Array[];
  /** By outcome of the job; NaN where it was not followed long enough. */
  readonly outcomes: readonly Float64Array[];
  /** By condition of the job: 1 where it came. */
  readonly conditions: readonly Uint8Array[];
  /** Where a contrast on a request was forked: largest consideration of the decider that is not about its input, log-odds; else NaN. */
  readonly largestOther: readonly Float64Array[];
  readonly runs: number;
  readonly forks: number;
  readonly ticks: number;
  /** Ticks that forks, conditions met and equal arms made unnecessary. */
  readonly saved: number;
}

export function work(compiled: Compiler, job: Job): JobResult {
  const { plan } = job;
  const days = compiled.scenario.days;
  const [first, end] = job.replicates;
  const accepted: number[] = [];
  const rejected: number[] = [];
  const rows: Float64Array[] = [];
  const seen = new Float64Array(compiled.scenario.places.length * days);
  const values: number[][] = job.contrasts.map(() => []);
  const arose: number[][] = job.contrasts.map(() => []);
  const largest: number[][] = job.contrasts.map(() => []);
  const asked = job.outcomes ?? [];
  const outcomes: number[][] = asked.map(() => []);
  const came: number[][] = (job.conditions ?? []).map(() => []);
  const count = { runs: 0, forks: 0, ticks: 0, saved: 0 };
  for (const index of job.worlds) {
    const world = compileWorld(compiled, plan, index);
    if (!isCalm(world)) {
      rejected.push(index);
      continue;
    }
    accepted.push(index);
    const variants = job.contrasts.map((c) => armsOf(compiled, plan, world, c));
    const gone = job.contrasts.map((c) => c.only?.includes(index) === false);
    for (let replicate = first; replicate < end; replicate++) {
      const { run, forked, met } = baseRun(world, replicate, job, gone, days, count);
      if (job.firstArrival) forked.forEach((from, i) => (gone[i] ||= from !== null));
      met.forEach((yes, i) => (came[i] as number[]).push(yes ? 1 : 0));
      job.contrasts.forEach((contrast, i) => {
        const from = forked[i] ?? null;
        // a contrast from the start shares the run itself where that is taken to its horizon
        const base = contrast.given === "" ? run : null;
        for (
          let branch = job.branches[0];
          branch < (contrast.given === "" ? job.branches[0] + 1 : job.branches[1]);
          branch++
        )
          (values[i] as number[]).push(
            ...runArms(contrast, variants[i] as Arms, from, base, job.rows, branch, days, count),
          );
        (arose[i] as number[]).push(contrast.given === "" || from ? 1 : 0);
        (largest[i] as number[]).push(from && contrast.given !== "" ? largestOther(from, contrast.input) : NaN);
      });
      if (!job.rows) continue;
      const row = measure(run, days);
      asked.forEach((one, i) => (outcomes[i] as number[]).push(outcomeOf(run, one)));
      if (at0(run.state.peakPeople) >= LARGE) countPlaces(run, days, seen);
      const followed =
        at0(run.state.peakPeople) >= job.followFrom || (job.followFrom < Infinity && at0(run.state.arrived) !== NEVER);
      if (followed && at0(run.state.fallen) === NEVER) count.ticks += follow(run, FOLLOWED);
      row[scalarAt("longFallen")] = at0(run.state.fallen);
      for (const { day, i } of followed ? byDay(asked.map((one) => followedTo(one, 0, days))) : []) {
        count.ticks += follow(run, day);
        const values = outcomes[i] as number[];
        values[values.length - 1] = outcomeOf(run, asked[i] as Asked);
      }
      rows.push(row);
    }
  }
  const length = rowLength(days);
  const all = new Float64Array(rows.length * length);
  rows.forEach((row, i) => all.set(row, i * length));
  return {
    accepted,
    rejected,
    rows: all,
    seen,
    values: values.map((v) => Float64Array.from(v)),
    arose: arose.map((a) => Uint8Array.from(a)),
    conditions: came.map((a) => Uint8Array.from(a)),
    outcomes: outcomes.map((a) => Float64Array.from(a)),
    largestOther: largest.map((v) => Float64Array.from(v)),
    ...count,
  };
}

interface Count {
  runs: number;
  forks: number;
  ticks: number;
  saved: number;
}

/** By treatment, then arm; null where the arm is the world as drawn. */
type Arms = readonly (readonly (World | null)[])[];

function armsOf(compiled: Compiler, plan: Plan, world: World, contrast: ContrastPlan): Arms {
  return contrast.treatments.map((treatment) => {
    const treated = treatmentSets(treatment, contrast.input, world);
    return contrast.arms.map((arm) => {
      const sets = [...treated, ...arm];
      return changesNothing(world, sets) ? null : compileWorld(compiled, plan, world.index, sets);
    });
  });
}

/** Runs the world as drawn; where a contrast's condition first holds, a fork is taken. */
function baseRun(
  world: World,
  replicate: number,
  job: Job,
  gone: readonly boolean[],
  days: number,
  count: Count,
): { run: Run; forked: (Run | null)[]; met: boolean[] } {
  const run = startRun(world, replicate);
  const forked: (Run | null)[] = job.contrasts.map(() => null);
  let open = job.contrasts.flatMap((c, i) =>
    c.given === "" || c.treatments.length === 0 || gone[i] === true ? [] : [i],
  );
  const conditions = job.conditions ?? [];
  const met = conditions.map(() => false);
  let waiting = conditions.map((_, i) => i);
  const nothingAsked = (): boolean => !job.rows && open.length === 0 && waiting.length === 0;
  if (job.firstArrival === true && nothingAsked()) return { run, forked, met };
  const ticks = advance(run, days, () => {
    if (waiting.length > 0)
      waiting = waiting.filter((i) => {
        const came = condition(run, conditions[i] as string);
        if (came === "met") met[i] = true;
        return came === "open";
      });
    if (open.length > 0)
      open = open.filter((i) => {
        const given = (job.contrasts[i] as ContrastPlan).given;
        const came = condition(run, given);
        if (came !== "met") return came === "open";
        // contrasts on the same condition share one fork: arms copy it again
        const twin = job.contrasts.findIndex((c, j) => j < i && c.given === given && forked[j]);
        forked[i] = twin >= 0 ? (forked[twin] as Run) : fork(run);
        return false;
      });
    return nothingAsked();
  });
  count.runs++;
  count.ticks += ticks;
  if (run.state.fallen[0] === NEVER) count.saved += days * TICKS_PER_DAY - ticks;
  return { run, forked, met };
}

/** Readings of every treatment's arms, NaN where the condition did not arise. */
function runArms(
  contrast: ContrastPlan,
  arms: Arms,
  from: Run | null,
  base: Run | null,
  atHorizon: boolean,
  branch: number,
  days: number,
  count: Count,
): readonly number[] {
  const { readings, given } = contrast;
  const nothing = readings.map(() => NaN);
  const total = days * TICKS_PER_DAY;
  const timed = readings.some(
    (r) => "outcome" in r && (r.outcome.kind === "moment" || followedTo(r.outcome, 0, days) !== null),
  );
  let asDrawn: number[] | null = base && atHorizon && !timed ? readAll(base, readings) : null;
  const { index } = (from ?? base)?.world ?? { index: Infinity };
  const all = readings.map((_, i) => i);
  const within = ({ limits }: Want, t: number): boolean => {
    const limit = limits?.[t];
    return !limit || (branch < limit.branches && index > (limit.after ?? -1) && index <= limit.lastWorld);
  };
  const elsewhere = contrast.only?.includes(index) === false;
  /** Readings of an arm that are wanted in this future. */
  const wantedOf = (t: number, arm: number): readonly number[] => {
    if (elsewhere) return [];
    if (!contrast.wants) return all;
    const found = contrast.wants.filter((want) => want.arms.includes(arm) && within(want, t));
    return all.filter((reading) => found.some((want) => want.reading === reading));
  };
  // what is kept for arms that are the world as drawn serves all of them
  const ofDrawn = new Set(
    arms.flatMap((treated, t) => treated.flatMap((world, arm) => (world ? [] : wantedOf(t, arm)))),
  );
  const byTreatment = arms.map((treated, t) =>
    treated.map((world, arm) => {
      const asked = wantedOf(t, arm);
      if (asked.length === 0 || (given !== "" && !from)) return nothing;
      if (!world && asDrawn) {
        count.saved += total;
        return asDrawn;
      }
      const run = from
        ? fork(from, world ?? from.world, branch)
        : startRun(world ?? (base as Run).world, (base as Run).replicate);
      const start = run.tick;
      const wanted = world ? asked : [...ofDrawn].toSorted((a, b) => a - b);
      const read = readArm(
        run,
        wanted.map((i) => readings[i] as Reading),
        days,
      );
      const values = all.map((i) => read[wanted.indexOf(i)] ?? NaN);
      const ticks = run.tick - start;
      count.forks += from ? 1 : 0;
      count.runs += from ? 0 : 1;
      count.ticks += ticks;
      count.saved += start + (run.state.fallen[0] === NEVER ? Math.max(0, total - run.tick) : 0);
      if (!world) asDrawn = values;
      return values;
    }),
  );
  return asKept(byTreatment);
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
    values[i] = read(later ?? run, readings[i] as Reading);
  }
  return values;
}

/** Places of the days that are there, in the order of days. */
const byDay = (days: readonly (number | null)[]): { readonly day: number; readonly i: number }[] =>
  days.flatMap((day, i) => (day === null ? [] : [{ day, i }])).toSorted((a, b) => a.day - b.day);

/** `atHorizon` is shown the run as it is at its horizon, or at the fall before that. */
function readWithin(run: Run, readings: readonly Reading[], days: number, atHorizon?: (run: Run) => void): number[] {
  const due = readings.map((r) => ("outcome" in r ? dueAt(r.outcome, run.tick) : null));
  const found: (number | null)[] = readings.map(() => null);
  const note = (at: Run, over: boolean): boolean =>
    // every reading is looked at, also behind one that is still open: each is taken when it is due
    readings
      .map((r, i) => {
        const when = due[i] as number | null;
        if (found[i] === null && when !== null && (over || at.tick >= when)) found[i] = read(at, r);
        return found[i] !== null || (when === null && "outcome" in r && isSettled(at, r.outcome));
      })
      .every((done) => done);
  const last = due.reduce<number>((end, when) => Math.max(end, Math.ceil((when ?? 0) / TICKS_PER_DAY)), days);
  let done = note(run, false);
  if (atHorizon) {
    advance(run, days, (at) => ((done = note(at, false)), false));
    atHorizon(run);
  }
  if (!done) {
    advance(run, days, (at) => (done = note(at, false)));
    // what is read of a whole run ends at its horizon, also where a moment behind that is still to come
    if (last > days) readings.forEach((r, i) => due[i] === null && (found[i] ??= read(run, r)));
    if (!done) advance(run, last, (at) => note(at, false));
  }
  note(run, true);
  return readings.map((r, i) => found[i] ?? read(run, r));
}

/** Tick at whose beginning a reading at a moment is taken; null for outcomes of a whole run. */
const dueAt = (asked: Asked, from: number): number | null =>
  asked.kind === "moment" ? from + Math.round(asked.days * TICKS_PER_DAY) : null;

const readAll = (run: Run, readings: readonly Reading[]): number[] => readings.map((r) => read(run, r));

function read(run: Run, reading: Reading): number {
  if ("fit" in reading) return logLikelihood(run, reading.fit);
  if ("event" in reading) return at0(run.state[MOMENTS[reading.event]]) === NEVER ? 0 : 1;
  if (reading.after && at0(run.state[MOMENTS[reading.after]]) === NEVER) return NaN;
  const value = outcomeOf(run, reading.outcome);
  return reading.log ? log(1 + value) : value;
}

/** Largest consideration for deploying at the moment of the fork that has nothing to do with the input, log-odds. */
function largestOther({ world, state }: Run, input: string): number {
  const own = new Set(directCoefficients(input).map((c) => c.path));
  const neutral = { ...world, p: { ...world.p } };
  for (const path of own) {
    const dot = path.indexOf(".");
    const group = path.slice(0, dot);
    neutral.p = { ...neutral.p, [group]: { ...neutral.p[group], [path.slice(dot + 1)]: 0 } };
  }
  let largest = 0;
  for (const part of Object.values(
    considerations(neutral, "deploy", 1 - logistic(at0(state.survival)), legalGround(neutral, state, "guarantor")),
  ))
    largest = Math.max(largest, Math.abs(part));
  return largest;
}
