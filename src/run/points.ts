// Worlds at given points of the assumptions' ranges, one run each: what designs for sensitivity are made of. Luck is a coordinate like any
// other: the world whose places and runs have it is named beside the point. Plain data in and out, as in work.ts.
import type { Intervention } from "../scenario/scenario.ts";
import { isCalm } from "../world/calm.ts";
import { compileWorldAt, type Compiler, type Plan } from "../world/compile.ts";
import { readArm } from "./arms.ts";
import { inPieces, type Pieces } from "./ensemble.ts";
import { FlatRows, flat } from "./readings.ts";
import { release, startRun } from "./run.ts";
import type { Reading } from "./contrastPlan.ts";

export interface PointJob {
  readonly plan: Plan;
  /** Point-major, then column: coordinates 0..1. */
  readonly points: Float64Array;
  /** By point: index of the world whose luck it has. */
  readonly luck: readonly number[];
  /** One arm, or two that share their luck. */
  readonly arms: readonly (readonly Intervention[])[];
  readonly reading: Reading;
}

export interface PointResult {
  /** Point-major, then arm: what is read. */
  readonly values: Float64Array;
  /** By point: 0 where ensembles would leave its world out because its streets ignite by themselves. It is run all the same. */
  readonly calm: Uint8Array;
  readonly ticks: number;
}

export type PointExecutor = (job: PointJob) => Promise<PointResult>;

/** Throws RangeError for an outcome that is not one. */
export function workPoints(compiled: Compiler, job: PointJob): PointResult {
  const { plan, luck, arms, reading } = job;
  const points = new FlatRows(job.points, compiled.columns.length);
  const values = new FlatRows(new Float64Array(luck.length * arms.length), arms.length);
  const calm = new Uint8Array(luck.length);
  let ticks = 0;
  luck.forEach((index, n) => {
    const at = points.row(n);
    const read = values.row(n);
    calm[n] = isCalm(compileWorldAt(compiled, plan, index, at)) ? 1 : 0;
    arms.forEach((sets, a) => {
      const run = startRun(compileWorldAt(compiled, plan, index, at, sets), 0);
      read[a] = readArm(run, [reading], compiled.scenario.days)[0] as number;
      ticks += run.tick;
      release(run);
    });
  });
  return { values: values.values, calm, ticks };
}

/** A point of a design: coordinates by column, and whose luck. */
export interface Point {
  readonly at: Float64Array;
  readonly luck: number;
}

/** Runs points in pieces. When stopped with `keep`, gives the first so many; without, throws Stopped. */
export async function runPoints(
  job: Omit<PointJob, "points" | "luck">,
  points: readonly Point[],
  execute: PointExecutor,
  pieces: Pieces,
): Promise<PointResult> {
  const jobs: PointJob[] = [];
  for (let i = 0; i < points.length; i += pieces.size) {
    const own = points.slice(i, i + pieces.size);
    jobs.push({ ...job, points: flat(own.map((p) => p.at)), luck: own.map((p) => p.luck) });
  }
  const results = await inPieces(jobs, (piece) => piece.luck.length, execute, pieces);
  return {
    values: Float64Array.from(results.flatMap((r) => Array.from(r.values))),
    calm: Uint8Array.from(results.flatMap((r) => Array.from(r.calm))),
    ticks: results.reduce((sum, r) => sum + r.ticks, 0),
  };
}
