// How often a condition came, world by world: by the first run of each, or where worlds are few by more runs of all of them.
import type { Job, JobResult } from "../run/work.ts";

/** Runs of a world in which a condition came, and how many there were. */
export interface Arrival {
  readonly came: number;
  readonly of: number;
}

interface Passed {
  readonly job: Pick<Job, "replicates">;
  readonly result: Pick<JobResult, "accepted" | "conditions">;
}

/** By world, over all runs of these passes; `condition` is its place in all of them. Worlds in their order. */
export function arrivals(passes: readonly Passed[], condition: number): Map<number, Arrival> {
  const found = new Map<number, Arrival>();
  for (const { job, result } of passes) {
    const runs = job.replicates[1] - job.replicates[0];
    const arose = result.conditions[condition] as Uint8Array;
    result.accepted.forEach((world, w) => {
      const known = found.get(world) ?? { came: 0, of: 0 };
      const came = arose.subarray(w * runs, (w + 1) * runs).reduce((sum, a) => sum + a, 0);
      found.set(world, { came: known.came + came, of: known.of + runs });
    });
  }
  return found;
}

/** Worlds in which it came at all, in their order. */
export const arrived = (of: ReadonlyMap<number, Arrival>): number[] =>
  [...of].flatMap(([world, { came }]) => (came > 0 ? [world] : []));

/** Runs in which it came, and how many there were. */
export const total = (of: ReadonlyMap<number, Arrival>): { readonly runs: number; readonly of: number } =>
  [...of.values()].reduce((sum, a) => ({ runs: sum.runs + a.came, of: sum.of + a.of }), { runs: 0, of: 0 });
