// One piece of an ensemble: some worlds of a plan, some replicates each, with the contrasts that are forked from them. Takes and gives
// plain data, so that it can be done on any thread or in a browser; nothing in it depends on which pieces the work was cut into.
import { considerations } from "../model/actors/guarantor.ts";
import { legalGround } from "../model/actors/treaty.ts";
import { logistic } from "../core/logistic.ts";
import { at0, NEVER } from "../model/kit/state.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import { isCalm } from "../world/calm.ts";
import { byDay, plannedOf, readArms, Variants, type Count, type Planned } from "./arms.ts";
import { compileWorld, FOLLOWED, type Compiler, type Plan } from "../world/compile.ts";
import type { Asked } from "../model/asked.ts";
import { LARGE } from "../model/street/observation.ts";
import type { ContrastPlan } from "./contrastPlan.ts";
import { isAfterRequest } from "../scenario/conditions.ts";
import { chancesIn, noteOfRequests, startNamed } from "./byChance.ts";
import { condition } from "./conditions.ts";
import { follow } from "./follow.ts";
import { followedTo, outcomeOf } from "./outcomes.ts";
import { countPlaces, measure, rowLength, scalarAt } from "./row.ts";
import { advance, fork, release, startRun, type Run } from "./run.ts";
import { directCoefficients } from "./treatments.ts";

export type { ContrastPlan, Limit, Reading, Want } from "./contrastPlan.ts";

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
  /** Whether the chance of a request is noted in every run; or what comes only after one is looked for where it is made by its chance (byChance.ts). */
  readonly requests?: "noted" | "by chance";
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
  /** Chance of a request in each run, given all else in it; empty where it was not noted. */
  readonly requestChance: Float64Array;
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
  const planned = plannedOf(job.contrasts);
  const chances: number[] = [];
  const isByChance = (given: string): boolean => job.requests === "by chance" && isAfterRequest(given);
  const conditions = job.conditions ?? [];
  const chanced = [...job.contrasts.map((c) => c.given), ...conditions].some(isByChance);
  for (const index of job.worlds) {
    const world = compileWorld(compiled, plan, index);
    if (!isCalm(world)) {
      rejected.push(index);
      continue;
    }
    accepted.push(index);
    const variants = new Variants(compiled, plan, world);
    const gone = job.contrasts.map((c) => c.only?.includes(index) === false);
    for (let replicate = first; replicate < end; replicate++) {
      const steer = job.requests === "noted" ? noteOfRequests() : null;
      const started = startRun(world, replicate);
      const run = steer ? { ...started, steer } : started;
      const { forked, met } = baseRun(run, job, (given) => !isByChance(given), gone, count);
      if (steer) {
        const known = chancesIn(run, steer);
        chances.push(known.chances.all);
        count.ticks += known.ticks;
      }
      if (chanced && !(gone.every(Boolean) && conditions.length === 0)) {
        const begun = startNamed(world, { replicate, byChance: true });
        if (begun) {
          count.ticks += begun.ticks;
          const asked = baseRun(begun.run, job, isByChance, gone, count);
          asked.forked.forEach((from, i) => (forked[i] ??= from));
          asked.met.forEach((yes, i) => (met[i] ||= yes));
          release(begun.run);
        }
      }
      if (job.firstArrival) forked.forEach((from, i) => (gone[i] ||= from !== null));
      met.forEach((yes, i) => (came[i] as number[]).push(yes ? 1 : 0));
      const read = (contrasts: readonly Planned[], from: Run | null, branch: number): void =>
        readArms(
          {
            contrasts,
            variants,
            from,
            base: run,
            atHorizon: job.rows,
            branch,
            days,
            answers: job.requests === "by chance",
          },
          count,
        ).forEach((own, n) => (values[(contrasts[n] as Planned).place] as number[]).push(...own));
      const fromStart = planned.filter(({ contrast }) => contrast.given === "");
      if (fromStart.length > 0) read(fromStart, null, job.branches[0]);
      for (const from of new Set(forked))
        if (from) {
          const together = planned.filter(({ place }) => forked[place] === from);
          for (let branch = job.branches[0]; branch < job.branches[1]; branch++) read(together, from, branch);
        }
      for (const { place, contrast } of planned) {
        const from = forked[place] ?? null;
        if (contrast.given !== "" && !from) {
          const length = contrast.treatments.length * contrast.arms.length * contrast.readings.length;
          const none = Array<number>(length * (job.branches[1] - job.branches[0])).fill(NaN);
          (values[place] as number[]).push(...none);
        }
        (arose[place] as number[]).push(contrast.given === "" || from ? 1 : 0);
        (largest[place] as number[]).push(from ? largestOther(from, contrast.input) : NaN);
      }
      for (const from of new Set(forked)) if (from) release(from);
      if (!job.rows) {
        release(run);
        continue;
      }
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
      release(run);
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
    requestChance: Float64Array.from(chances),
    largestOther: largest.map((v) => Float64Array.from(v)),
    ...count,
  };
}

/** Takes a run as far as these conditions need it; where a contrast's condition first holds, a fork is taken. */
function baseRun(
  run: Run,
  job: Job,
  own: (given: string) => boolean,
  gone: readonly boolean[],
  count: Count,
): { forked: (Run | null)[]; met: boolean[] } {
  const { days } = run.world;
  const forked: (Run | null)[] = job.contrasts.map(() => null);
  let open = job.contrasts.flatMap((c, i) =>
    c.given === "" || !own(c.given) || c.treatments.length === 0 || gone[i] === true ? [] : [i],
  );
  const conditions = job.conditions ?? [];
  const met = conditions.map(() => false);
  let waiting = conditions.flatMap((given, i) => (own(given) ? [i] : []));
  const whole = job.rows || (run.steer !== undefined && job.requests === "noted");
  const nothingAsked = (): boolean => !whole && open.length === 0 && waiting.length === 0;
  if (nothingAsked()) return { forked, met };
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
  return { forked, met };
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
