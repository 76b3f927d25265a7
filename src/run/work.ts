// One piece of an ensemble: some worlds of a plan, some replicates each, with the contrasts that are forked from them. Takes and gives
// plain data, so that it can be done on any thread or in a browser; nothing in it depends on which pieces the work was cut into.
import type { World } from "../mechanisms/world.ts";
import { considerations } from "../mechanisms/guarantor.ts";
import { legalGround } from "../mechanisms/treaty.ts";
import { logistic } from "../core/logistic.ts";
import { at0, NEVER } from "../mechanisms/state.ts";
import { TICKS_PER_DAY } from "../mechanisms/step.ts";
import type { Intervention } from "../scenario/scenario.ts";
import { isCalm } from "../world/calm.ts";
import { compileWorld, type Compiler, type Plan } from "../world/compile.ts";
import { isSettled, LARGE, outcomeOf } from "./outcomes.ts";
import { countPlaces, logLikelihood, measure, rowLength, scalarAt, type Observed } from "./row.ts";
import { advance, fork, startRun, type Run } from "./run.ts";
import { changesNothing, directCoefficients, treatmentSets, type Treatment } from "./treatments.ts";

/** What is read off an arm at its end: an outcome by name, or the log-likelihood of dated observations. */
export type Reading = { readonly outcome: string } | { readonly fit: readonly Observed[] };

/** Contrasts on one input and one condition: arms forked where `given` first holds ("": run from the start), under each treatment. */
export interface ContrastPlan {
  readonly given: string;
  /** Input the contrasts are about: its direct coefficients are what treatments treat. */
  readonly input: string;
  readonly arms: readonly (readonly Intervention[])[];
  readonly readings: readonly Reading[];
  readonly treatments: readonly Treatment[];
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
  /** People out from which a run is followed for 90 days. */
  readonly followFrom: number;
  readonly contrasts: readonly ContrastPlan[];
}

/** World-major, then replicate; values: then branch, treatment, arm and reading. NaN where a condition did not arise. */
export interface JobResult {
  readonly accepted: readonly number[];
  readonly rejected: readonly number[];
  readonly rows: Float64Array;
  /** Place-major, then day: in how many of the measured runs with a large crisis protest was seen there that day. */
  readonly seen: Float64Array;
  readonly values: readonly Float64Array[];
  /** By contrast: 1 where its condition arose, or where it has none. */
  readonly arose: readonly Uint8Array[];
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
  const count = { runs: 0, forks: 0, ticks: 0, saved: 0 };
  for (const index of job.worlds) {
    const world = compileWorld(compiled, plan, index);
    if (!isCalm(world)) {
      rejected.push(index);
      continue;
    }
    accepted.push(index);
    const variants = job.contrasts.map((c) => armsOf(compiled, plan, world, c));
    for (let replicate = first; replicate < end; replicate++) {
      const { run, forked } = baseRun(world, replicate, job, days, count);
      job.contrasts.forEach((contrast, i) => {
        const from = forked[i] ?? null;
        const base = contrast.given === "" && job.rows ? run : null;
        for (
          let branch = job.branches[0];
          branch < (contrast.given === "" ? job.branches[0] + 1 : job.branches[1]);
          branch++
        )
          (values[i] as number[]).push(...runArms(contrast, variants[i] as Arms, from, base, branch, days, count));
        (arose[i] as number[]).push(contrast.given === "" || from ? 1 : 0);
        (largest[i] as number[]).push(from && contrast.given !== "" ? largestOther(from, contrast.input) : NaN);
      });
      if (!job.rows) continue;
      const row = measure(run, days);
      if (at0(run.state.peakPeople) >= LARGE) countPlaces(run, days, seen);
      if (at0(run.state.peakPeople) >= job.followFrom && at0(run.state.fallen) === NEVER)
        count.ticks += advance(run, world.room);
      row[scalarAt("longFallen")] = at0(run.state.fallen);
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
  days: number,
  count: Count,
): { run: Run; forked: (Run | null)[] } {
  const run = startRun(world, replicate);
  const forked: (Run | null)[] = job.contrasts.map(() => null);
  let open = job.contrasts.flatMap((c, i) => (c.given === "" ? [] : [i]));
  const ticks = advance(run, days, () => {
    if (open.length > 0)
      open = open.filter((i) => {
        const given = (job.contrasts[i] as ContrastPlan).given;
        if (outcomeOf(run, given) !== 1) return true;
        // contrasts on the same condition share one fork: arms copy it again
        const twin = job.contrasts.findIndex((c, j) => j < i && c.given === given && forked[j]);
        forked[i] = twin >= 0 ? (forked[twin] as Run) : fork(run);
        return false;
      });
    return !job.rows && open.length === 0;
  });
  count.runs++;
  count.ticks += ticks;
  if (run.state.fallen[0] === NEVER) count.saved += days * TICKS_PER_DAY - ticks;
  return { run, forked };
}

/** Readings of every treatment's arms, NaN where the condition did not arise. */
function runArms(
  contrast: ContrastPlan,
  arms: Arms,
  from: Run | null,
  base: Run | null,
  branch: number,
  days: number,
  count: Count,
): number[] {
  const { readings, given } = contrast;
  const nothing = readings.map(() => NaN);
  const total = days * TICKS_PER_DAY;
  let asDrawn: number[] | null = base ? readAll(base, readings) : null;
  return arms.flat().flatMap((world) => {
    if (given !== "" && !from) return nothing;
    if (!world && asDrawn) {
      count.saved += total;
      return asDrawn;
    }
    const run = from ? fork(from, world ?? from.world, branch) : startRun(world as World, (base as Run).replicate);
    const settled = (at: Run): boolean => readings.every((r) => "outcome" in r && isSettled(at, r.outcome));
    const start = run.tick;
    const ticks = settled(run) ? 0 : advance(run, days, settled);
    count.forks += from ? 1 : 0;
    count.runs += from ? 0 : 1;
    count.ticks += ticks;
    count.saved += start + (run.state.fallen[0] === NEVER ? total - start - ticks : 0);
    const values = readAll(run, readings);
    if (!world) asDrawn = values;
    return values;
  });
}

const readAll = (run: Run, readings: readonly Reading[]): number[] =>
  readings.map((r) => ("fit" in r ? logLikelihood(run, r.fit) : outcomeOf(run, r.outcome)));

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
