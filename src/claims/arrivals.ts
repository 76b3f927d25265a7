// How often a condition came, world by world: by the first run of each, or where worlds are few by more runs of all of them. What comes only
// after a request is met where the request is made by its chance, in worlds that are chosen by that chance.
import { effectiveSize } from "../analysis/moments.ts";
import { arrivalDraw } from "../run/byChance.ts";
import type { Pass } from "../run/ensemble.ts";
import { byRun } from "../run/readings.ts";

/** Runs of a world in which a condition came, and how many there were. */
export interface Arrival {
  readonly came: number;
  readonly of: number;
}

/** Of a pass only what says whether conditions came. */
interface Looked {
  readonly job: Pick<Pass["job"], "replicates" | "conditions">;
  readonly result: Pick<Pass["result"], "accepted" | "conditions">;
}

/** By world, over all runs of these passes, which must note this condition. Worlds in their order. */
export function arrivals(passes: readonly Looked[], given: string): Map<number, Arrival> {
  const found = new Map<number, Arrival>();
  for (const pass of passes)
    for (const { world, value } of byRun(
      pass,
      pass.result.conditions[(pass.job.conditions ?? []).indexOf(given)] ?? [],
    )) {
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

/**
 * A world goes on with this many times the chance of its request, at most surely, and counts the less for it. Measured on Kazakhstan, January
 * 2022: the requests of 1,460 worlds are worth 17 as they come, and 28 of 36 with 3; more worlds add little beyond (docs/deciding.md).
 */
export const SPREAD = 3;

/** Worlds that go on to a request, in order, each with how much it counts: the chance of a request over that of its going on, times SPREAD. */
export function requesting({ job, result }: Pick<Pass, "job" | "result">): Map<number, number> {
  const chosen = new Map<number, number>();
  for (const { world, replicate, value } of byRun({ job, result }, result.requestChance))
    if (replicate === 0 && arrivalDraw(job.plan.seed, world, replicate, 2) < SPREAD * value)
      chosen.set(world, Math.max(1, SPREAD * value));
  return chosen;
}

/** What worlds are worth that count so much each: the number of equal ones with as much variance, by Kish; and the largest one's share of all. */
export function worthOf(weights: Iterable<number>): { readonly worth: number; readonly largest: number } {
  const all = [...weights].filter((w) => w > 0);
  if (all.length === 0) return { worth: 0, largest: 1 };
  return { worth: effectiveSize(all), largest: Math.max(...all) / all.reduce((sum, w) => sum + w, 0) };
}
