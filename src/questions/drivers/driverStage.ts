// What the stages of `drivers` share: the question, how worlds are run at the points of a design, and what comes back.
import type { Executor, Progress } from "../../run/ensemble.ts";
import { runPoints, type Point, type PointExecutor } from "../../run/points.ts";
import { FlatRows } from "../../run/readings.ts";
import type { Compiler, Plan } from "../../world/compile.ts";
import type { Subject } from "./driverSubject.ts";

export const CONFIDENCE = 0.95;

export interface DriversOptions {
  readonly of: string;
  readonly worlds: number;
  /** Assumptions with a share of their own, at the most. */
  readonly assumptions: number;
  readonly seed: number;
  readonly execute: Executor;
  readonly executePoints: PointExecutor;
  readonly atOnce: number;
  readonly progress?: (stage: string, progress: Progress) => void;
  readonly stopped?: () => boolean;
  readonly command: string;
}

/** The question cannot be asked of this scenario in this way: a sentence for whoever asked. */
export class NotAnswerable extends Error {
  override readonly name = "NotAnswerable";
}

/** Everything that the stages share. */
export interface Stage {
  readonly compiled: Compiler;
  readonly plan: Plan;
  readonly subject: Subject;
  readonly options: DriversOptions;
}

export interface Seen {
  /** By point; NaN where the world is one that ensembles leave out. */
  readonly y: Float64Array;
  /** The same with those too. */
  readonly all: Float64Array;
  readonly run: number;
  readonly rejected: number;
}

/** Runs points; when stopped, the first so many. */
export async function points({ plan, subject, options }: Stage, name: string, design: readonly Point[]): Promise<Seen> {
  const { arms, reading, value } = subject;
  const result = await runPoints({ plan, arms, reading }, design, options.executePoints, {
    size: 25,
    atOnce: options.atOnce,
    keep: true,
    progress: (p) => options.progress?.(name, p),
    ...(options.stopped ? { stopped: options.stopped } : {}),
  });
  const read = new FlatRows(result.values, arms.length);
  const all = Float64Array.from(result.calm, (_, i) => value(read.row(i)));
  const y = all.map((v, i) => (result.calm[i] === 1 ? v : NaN));
  return { y, all, run: all.length, rejected: result.calm.reduce((n, c) => n + 1 - c, 0) };
}

/** A finding with its column's path and meaning. */
export const named = <T extends object>(
  { columns }: Compiler,
  column: number,
  found: T,
): T & { path: string; meaning: string } => {
  const { path, meaning } = columns[column] as { path: string; meaning: string };
  return { path, meaning, ...found };
};
