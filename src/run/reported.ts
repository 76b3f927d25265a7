// What is seen and reported of a run by day, before errors of counting.
import { exp } from "../core/exp.ts";
import { observation } from "../model/street/observation.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import type { Run } from "./run.ts";

/** What two ends in a record mean: they lie four spreads apart, as the ends of a 95 % range do. */
export const SPREAD_OF_ENDS = 1 / 4;

/** Whether day t was simulated to its end. */
export const lived = (run: Run, t: number): boolean => run.tick >= (t + 1) * TICKS_PER_DAY;

/** A total as reported by the end of a day: each day a share of what is not yet reported, so that the mean delay is `lag` days. */
export function reported(run: Run, days: Float64Array, end: number, lag: number, day: number): number {
  const fresh = 1 - exp(-1 / lag);
  let sum = 0;
  // after a fall, the totals stay as they were
  for (let t = 0; t <= day; t++) sum += ((lived(run, t) ? (days[t] as number) : end) - sum) * fresh;
  return sum;
}

/** Places with protest seen on a day. */
export function placesSeen({ world, state }: Run, day: number): number {
  const { seenFrom } = observation.of(world);
  let places = 0;
  for (let d = 0; d < world.places.length; d++)
    if ((state.placeDayPeople[d * world.room + day] as number) > seenFrom) places++;
  return places;
}
