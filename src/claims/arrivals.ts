// How often a condition came, world by world: by the first run of each, or where worlds are few by more runs of all of them.
import type { Pass } from "../run/ensemble.ts";
import { byRun } from "../run/readings.ts";

/** Runs of a world in which a condition came, and how many there were. */
export interface Arrival {
  readonly came: number;
  readonly of: number;
}

/** Of a pass only what says whether conditions came. */
interface Looked {
  readonly job: Pick<Pass["job"], "replicates">;
  readonly result: Pick<Pass["result"], "accepted" | "conditions">;
}

/** By world, over all runs of these passes; `condition` is its place in all of them. Worlds in their order. */
export function arrivals(passes: readonly Looked[], condition: number): Map<number, Arrival> {
  const found = new Map<number, Arrival>();
  for (const pass of passes)
    for (const { world, value } of byRun(pass, pass.result.conditions[condition] as Uint8Array)) {
      const known = found.get(world) ?? { came: 0, of: 0 };
      found.set(world, { came: known.came + value, of: known.of + 1 });
    }
  return found;
}

/** Worlds in which it came at all, in their order. */
export const arrived = (of: ReadonlyMap<number, Arrival>): number[] =>
  [...of].flatMap(([world, { came }]) => (came > 0 ? [world] : []));

/** Runs in which it came, and how many there were. */
export const total = (of: ReadonlyMap<number, Arrival>): { readonly runs: number; readonly of: number } =>
  [...of.values()].reduce((sum, a) => ({ runs: sum.runs + a.came, of: sum.of + a.of }), { runs: 0, of: 0 });
