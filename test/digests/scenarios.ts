// A scenario's runs as digests: their state by tick, and what is read of them.
import { at0, NEVER } from "../../src/model/kit/state.ts";
import { TICKS_PER_DAY } from "../../src/model/kit/step.ts";
import { YEAR } from "../../src/model/kit/outcome.ts";
import { follow } from "../../src/run/follow.ts";
import { advance, type Run } from "../../src/run/run.ts";
import type { Course } from "./courses.ts";
import { ByRun, readDay, readAround, readHorizon, readLog, readWorld, readYear } from "./readings.ts";
import type { ScenarioDigests } from "./record.ts";
import { States } from "./states.ts";

/** In how many runs there was a crisis, were deaths, was a request. */
export interface Happened {
  readonly crises: number;
  readonly deadly: number;
  readonly requests: number;
}

/** Every run is taken to its horizon of so many days and read, and if so wished followed to the end of a year. */
export function scenarioDigests(
  days: number,
  courses: readonly Course[],
): { readonly digests: ScenarioDigests; readonly happened: Happened } {
  let [crises, deadly, requests] = [0, 0, 0];
  const states = new States(days);
  const [worlds, readings, events] = [new ByRun(), new ByRun(), new ByRun()];
  for (const { name, begin, followed, around } of courses) {
    states.begin(name);
    for (const table of [worlds, readings, events]) table.begin();
    const run = begin();
    const note = (at: Run): boolean => {
      states.note(at);
      if (at.tick % TICKS_PER_DAY === 0) readDay(at, readings);
      return false;
    };
    readWorld(run.world, worlds);
    note(run);
    advance(run, days, note);
    readHorizon(run, days, readings);
    if (around) readAround(run, readings);
    if (followed) {
      follow(run, YEAR, (at) => {
        states.note(at);
        return false;
      });
      readYear(run, readings);
    }
    readLog(run, events);
    if (at0(run.state.peakPeople) >= 10_000) crises++;
    if (at0(run.state.deaths) > 0) deadly++;
    if (at0(run.state.requested) !== NEVER) requests++;
  }
  return {
    digests: {
      days,
      runs: states.runs,
      fields: states.fields,
      worlds: worlds.section,
      readings: readings.section,
      events: events.section,
    },
    happened: { crises, deadly, requests },
  };
}
