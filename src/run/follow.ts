// The rest of a year. Full steps until the crisis is settled, then one step a day of what goes on after it: power, force, leverage,
// attention abroad. The street stands still from then on: a second wave of the same crisis is not followed.
import { at0, NEVER } from "../model/kit/state.ts";
import { TICKS_PER_DAY, TICKS_PER_SLOT } from "../model/kit/step.ts";
import { advance, momentsOf, type Run, type Watch } from "./run.ts";
import { LATER } from "./schedule.ts";

/** Whether nothing is under way that needs more than a look a day: order is back, nobody has asked without an answer. */
export const isSettled = ({ state }: Run): boolean =>
  at0(state.fallen) !== NEVER ||
  (at0(state.pending) === 0 && (at0(state.firstProtest) === NEVER || at0(state.orderRestored) !== NEVER));

/**
 * Takes a run that has come to its horizon to the end of day `until`. Where the daily steps begin depends on the run alone, not on what
 * is read of it. Changes the run in place; gives the number of steps of either kind. `watch` is called after each.
 */
export function follow(run: Run, until: number, watch?: Watch): number {
  let over = false;
  const settled = (at: Run): boolean => at.tick % TICKS_PER_DAY === 0 && isSettled(at);
  let steps = 0;
  if (!settled(run) && at0(run.state.fallen) === NEVER)
    steps += advance(run, until, (at) => (over = watch?.(at) === true) || settled(at), undefined, until);
  const at = momentsOf(run);
  at.dt = 1;
  for (let day = Math.ceil(run.tick / TICKS_PER_DAY); day < until && !over; day++) {
    // a day's step stands at its last tick
    at.time = day;
    at.tick = (day + 1) * TICKS_PER_DAY - 1;
    at.slot = Math.floor(at.tick / TICKS_PER_SLOT);
    at.sub = at.tick % TICKS_PER_SLOT;
    for (const step of LATER) step.apply(at);
    run.tick = (day + 1) * TICKS_PER_DAY;
    steps++;
    over = watch?.(run) === true;
  }
  return steps;
}
