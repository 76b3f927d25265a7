// What one run came to, in the terms of the record: read off its state, not off what was reported of it.
import { observation } from "../../src/model/street/observation.ts";
import { at0, NEVER } from "../../src/model/kit/state.ts";
import type { World } from "../../src/model/kit/world.ts";
import { follow } from "../../src/run/follow.ts";
import { advance, release, startRun } from "../../src/run/run.ts";
import { FOLLOWED } from "../../src/world/compile.ts";

export interface Lived {
  readonly peak: number;
  readonly deaths: number;
  readonly arrests: number;
  /** Measures that anybody would have noticed, the order to fire not among them. */
  readonly conceded: boolean;
  readonly dismissed: boolean;
  readonly emergency: boolean;
  readonly shutdown: boolean;
  readonly liveFire: boolean;
  /** Null where the model has no such thing. */
  readonly dispersed: boolean | null;
  readonly political: boolean;
  /** Whether so many were violent at once that a newspaper would say so. */
  readonly violent: boolean;
  readonly requested: boolean;
  readonly deployed: boolean;
  /** Day of the fall, up to 90 after the start; Infinity without one. */
  readonly fallen: number;
  /** Whether it was followed for 90 days. */
  readonly followed: boolean;
  /** From the first protest that was seen; NaN without one. */
  readonly daysToPeak: number;
  /** From the first day with a thousand out to the last. */
  readonly span: number;
  readonly daysOver: number;
  /** Most people out, and places with protest, by day. */
  readonly people: readonly number[];
  readonly places: readonly number[];
}

const THOUSAND = 1000;
/** Violent people from which a protest counts as violent: as many as make a protest on record. */
const TOLD = 50;

/** One run of a world, to its horizon; with so many people out at the peak it is followed for 90 days. */
export function live(world: World, followFrom: number): Lived {
  const run = startRun(world, 0);
  const { state } = run;
  let violent = 0;
  advance(run, world.days, () => {
    const now = state.crowd.reduce((sum, people, d) => sum + people * (state.violent[d] as number), 0);
    violent = Math.max(violent, now);
    return false;
  });
  const came = (field: Float64Array | undefined): boolean => field !== undefined && at0(field) !== NEVER;
  const followed = at0(state.peakPeople) >= followFrom;
  if (followed && at0(state.fallen) === NEVER) follow(run, FOLLOWED);
  const people = [...state.dayPeople.subarray(0, world.room)];
  const over = people.flatMap((n, day) => (n >= THOUSAND ? [day] : []));
  const { seenFrom } = observation.of(world);
  const places = people.map((_, day) =>
    world.places.reduce((n, _place, d) => n + ((state.placeDayPeople[d * world.room + day] as number) > seenFrom ? 1 : 0), 0),
  ); // prettier-ignore
  const seen = {
    peak: at0(state.peakPeople),
    deaths: at0(state.deaths),
    arrests: at0(state.arrests),
    conceded: came(state.conceded),
    dismissed: came(state.dismissed),
    emergency: came(state.emergency),
    shutdown: came(state.shutdown),
    liveFire: came(state.liveFire),
    dispersed: came(state.dispersed),
    political: came(state.politicalAt),
    violent: violent >= TOLD,
    requested: came(state.requested),
    deployed: came(state.arrived),
    daysToPeak: came(state.firstProtest) ? at0(state.peakAt) - at0(state.firstProtest) : NaN,
    span: over.length > 0 ? (over.at(-1) as number) - (over[0] as number) + 1 : 0,
    daysOver: over.length,
    people,
    places,
  };
  const fallen = at0(state.fallen);
  release(run);
  return { ...seen, followed, fallen: fallen === NEVER ? Infinity : fallen };
}
