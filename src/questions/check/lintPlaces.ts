// Remarks on where places are said to be: the same point or name twice, swapped numbers, far from everything, off the map.
import { isInside } from "../../scenario/map/box.ts";
import { spelled, type RegionMap } from "../../scenario/map/regionMap.ts";
import type { Locator } from "../../scenario/read/locate.ts";
import { placeSpan } from "../../scenario/read/placeSpan.ts";
import { warnings } from "../../scenario/problems/warnings.ts";
import type { Message } from "../../scenario/problems/problem.ts";
import type { Scenario, ScenarioPlace } from "../../scenario/scenario.ts";
import { distanceKm } from "../../world/geography.ts";
import type { Remark } from "./remark.ts";

/** Farther than this from the next place, in km, is seldom one country. */
const FAR = 2000;
/** And so many times as far as places are from one another. */
const TIMES = 4;
/** What is farther from the others than they are from one another, by this factor, may be swapped, */
const APART = 1.5;
/** and is where swapping brings it so much nearer. Even in a wide country it does: Almaty swapped lies in the Arctic. */
const NEARER = 0.6;

type At = ScenarioPlace["at"];

export function lintPlaces({ places }: Scenario, map: RegionMap | null, where: Locator, remark: Remark): void {
  const say = (id: string, column: "name" | "lat", text: Message): void => {
    const { file, span } = placeSpan(where, id, column);
    remark(file, span, text);
  };
  sameNames(places, (id, text) => say(id, "name", text));
  const atOnePoint = samePoints(places, (id, text) => say(id, "lat", text));
  if (atOnePoint) return;
  const isNull = ({ at: [lat, lon] }: ScenarioPlace): boolean => lat === 0 && lon === 0;
  for (const { id } of places.filter(isNull)) say(id, "lat", warnings.nullIsland(id));
  const known = places.filter((p) => !isNull(p));
  const margin = map ? marginOf(map) : 0;
  const onMap = ([lat, lon]: At): boolean => map === null || isInside(map.box, lat, lon, margin);
  const distances = known.map((p) => known.filter((o) => o !== p).map((o) => distanceKm(p.at, o.at)));
  const typical = middle(distances.map(middle));
  const off: ScenarioPlace[] = [];
  known.forEach((place, k) => {
    const { id, at } = place;
    const apart = distances[k] as number[];
    const next = Math.min(...apart);
    if (swapped(place, known, middle(apart), typical, map, onMap)) say(id, "lat", warnings.swappedPlace(id));
    else if (!onMap(at)) off.push(place);
    else if (known.length > 2 && next > FAR && middle(apart) > TIMES * typical)
      say(id, "lat", warnings.farPlace(id, next));
  });
  const [first] = off;
  if (first === undefined || map === null) return;
  // a map of another country is one mistake, a place off the map another
  if (off.length > known.length / 2) say(first.id, "lat", warnings.offMap(first.id, off.length - 1, map.file));
  else for (const { id } of off) say(id, "lat", warnings.offMap(id, 0, map.file));
}

function sameNames(places: readonly ScenarioPlace[], say: (id: string, text: Message) => void): void {
  const first = new Map<string, string>();
  for (const { id, name } of places) {
    const other = first.get(spelled(name));
    if (other === undefined) first.set(spelled(name), id);
    else say(id, warnings.sameName(id, other));
  }
}

/** Whether all places are at one point, which is told once. */
function samePoints(places: readonly ScenarioPlace[], say: (id: string, text: Message) => void): boolean {
  const first = new Map<string, string>();
  const twice: (readonly [string, string])[] = [];
  for (const { id, at } of places) {
    const other = first.get(String(at));
    if (other === undefined) first.set(String(at), id);
    else if (at[0] !== 0 || at[1] !== 0) twice.push([id, other]);
  }
  const all = places.length > 1 && first.size === 1;
  const [one] = twice;
  if (all && one) say(one[0], warnings.samePoint(...one, true));
  else for (const [id, other] of twice) say(id, warnings.samePoint(id, other, false));
  return all && one !== undefined;
}

/** The lower of the two in the middle; 0 of none. */
const middle = (numbers: readonly number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)] ?? 0;

/** A place by the coast or the border may lie beside coarse outlines: a tenth of the map, at least half a degree. */
const marginOf = ({ box }: RegionMap): number =>
  Math.max(0.5, (box.east - box.west) / 10, (box.north - box.south) / 10);

/** Whether a place lies off the map, or far from half of the others, and would not with its two numbers swapped. */
function swapped(
  place: ScenarioPlace,
  known: readonly ScenarioPlace[],
  apart: number,
  typical: number,
  map: RegionMap | null,
  onMap: (at: At) => boolean,
): boolean {
  const [lat, lon] = place.at;
  const turned: At = [lon, lat];
  if (Math.abs(lon) > 90 || !onMap(turned)) return false;
  if (map !== null && !onMap(place.at)) return true;
  if (known.length < 3 || apart <= APART * typical) return false;
  return middle(known.filter((o) => o !== place).map((o) => distanceKm(turned, o.at))) < NEARER * apart;
}
