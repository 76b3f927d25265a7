// The states around a scenario's, as a world has them, and the crisis of one of them as a world of its own.
import { quantile } from "../core/ranges.ts";
import { exp } from "../core/exp.ts";
import { entityTable } from "../core/hash.ts";
import { channel, draw, runKey } from "../core/keyed.ts";
import { normalQuantile } from "../core/normal.ts";
import { STREAMS } from "../core/streams.ts";
import { control } from "../model/street/control.ts";
import { hardship } from "../model/street/hardship.ts";
import type { Lesson } from "../model/kit/lesson.ts";
import { mobilisation } from "../model/street/mobilisation.ts";
import type { Neighbour } from "../model/kit/neighbour.ts";
import { crowdsLesson } from "../model/actors/precedent.ts";
import { SERVICES } from "../model/kit/state.ts";
import { region } from "../model/region.ts";
import type { World } from "../model/kit/world.ts";
import { mayAsk } from "../scenario/region.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { politicalWeights } from "./geography.ts";

/** First-level regions of a neighbour, all of one size and as far from each other (region.apart): coarse on purpose. */
const REGIONS = 4;
/** Days that a crisis of the region is followed. */
export const REGION_DAYS = 30;

export interface NeighbourHashes {
  readonly state: number;
  readonly places: readonly number[];
}

/** Throws RangeError when two ids have the same hash. */
export function neighbourHashes({ region }: Scenario): readonly NeighbourHashes[] {
  const ids = region.flatMap((n) => [n.id, ...Array.from({ length: REGIONS }, (_, k) => `${n.id} ${k}`)]);
  const hashes = entityTable(ids);
  return region.map((_, i) => {
    const own = hashes.slice(i * (REGIONS + 1), (i + 1) * (REGIONS + 1));
    return { state: own[0] as number, places: own.slice(1) };
  });
}

/** States of the region with this world's values. */
export function neighboursOf(
  scenario: Scenario,
  hashes: readonly NeighbourHashes[],
  value: (group: string, name: string) => number,
): readonly Neighbour[] {
  return scenario.region.map((n, i) => {
    const of = (name: string): number => value("neighbours", `${n.id}.${name}`);
    const { state, places } = hashes[i] as NeighbourHashes;
    return {
      id: n.id,
      entity: state,
      places: places.map((entity, k) => ({ id: `${n.id} ${k}`, name: `${n.id}, region ${k + 1}`, entity })),
      people: of("people"),
      staff: SERVICES.map(of),
      tenure: of("tenure"),
      generation: of("generation"),
      likeness: of("likeness"),
      member: mayAsk(scenario, n.id),
    };
  });
}

/** What a later crisis starts from. */
export interface Circumstances {
  /** Seed of its own luck. */
  readonly seed: number;
  /** Its shock where that is felt most, sigma. */
  readonly shock: number;
  readonly lessons: readonly Lesson[];
  /** Share of the guarantor's capacity that is tied when it begins. */
  readonly tied: number;
}

/** Size of a shock, sigma, at a quantile 0..1 of the mechanism's own range. */
export const shockAt = (u: number): number => quantile(hardship.params.shockSize.range, u);

/** The crisis of a state of the region: the same assumptions about how things work, its own people, forces, luck and shock. */
export function neighbourWorld(world: World, state: Neighbour, { seed, shock, lessons, tied }: Circumstances): World {
  const n = state.places.length;
  const h = hardship.of(world);
  const m = mobilisation.of(world);
  const key = runKey(seed, world.index, 0);
  const normal = (d: number, what: number): number =>
    normalQuantile(draw(channel(key, STREAMS.placeEffect, state.places[d]?.entity as number), 0, 0, what));
  const people = new Float64Array(n).fill(state.people / n);
  const adults = world.given["adults"] as number;
  const staff = new Float64Array(SERVICES.length * n);
  for (let i = 0; i < staff.length; i++) staff[i] = ((state.staff[Math.floor(i / n)] as number) * state.people) / n;
  const distance = new Float64Array(n * n).fill(region.of(world).apart);
  for (let d = 0; d < n; d++) distance[d * n + d] = 0;
  const source = Math.floor(n * draw(channel(key, STREAMS.placeEffect, state.entity), 0, 0, 0));
  const { siteLevel, siteSpread, siteMost, mostNamed, leastNamed } = control.of(world);
  const sited = (id: string, place: number, what: number) => ({
    id,
    place,
    level: Math.min(siteMost, siteLevel * exp(siteSpread * normal(place, what))),
  });
  const largestWeight = world.given["largestWeight"] as number;
  const capitalWeight = world.given["capitalWeight"] as number;
  const learned = { ...world, lessons };
  return {
    ...learned,
    // what rebels learned pulls like so much of a crowd that fills the square: the gap to the street is smaller by it
    p: {
      ...world.p,
      mobilisation: { ...world.p["mobilisation"], calmGap: m.calmGap - m.crowdPull * crowdsLesson(learned) },
    },
    seed,
    places: state.places,
    people,
    pool: people.map((count) => Math.max(1, Math.round(m.mobilisable * adults * count))),
    weight: politicalWeights(people, 0, 0, largestWeight, capitalWeight, mostNamed, leastNamed),
    distance,
    localHardship: Float64Array.from(state.places, (_, d) => h.localSpread * normal(d, 0)),
    shocks: [
      {
        id: "region",
        from: 0,
        size: Float64Array.from(state.places, (_, d) =>
          d === source ? shock : shock * Math.min(1, h.elsewhere * exp(h.placeSpread * normal(d, 1))),
        ),
      },
    ],
    sites: [
      ...state.places.map((place, d) => sited(`${place.id} government`, d, 2)),
      sited(`${state.id} airport`, 0, 3),
    ],
    largest: 0,
    capital: 0,
    totalPeople: state.people,
    staff,
    members: world.members.map((member) => (member.id === state.id ? { ...member, id: world.state } : member)),
    given: { ...world.given, tied, watched: 0 },
    region: [],
    state: state.id,
    directives: state.member ? [] : [{ force: "government", never: "ask" }],
    days: REGION_DAYS,
    room: REGION_DAYS,
  };
}
