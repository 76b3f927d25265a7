// scenario.yaml: who, where, when, under which treaty.
import { isoDate, parseDate } from "../../core/dates.ts";
import type { z } from "zod";
import { reach } from "../../core/rangeProblem.ts";
import { messages } from "../problems/messages.ts";
import { FACTION_VALUE_NAMES, silentOf, UNNAMED } from "../factions.ts";
import { MEMBER_VALUE_NAMES, silent } from "../members.ts";
import type { Names } from "../read/names.ts";
import { SERVICE_NAMES, VALUES } from "../../model/outcomes.ts";
import { mapFileOf, mayBeMap } from "../map/mapFile.ts";
import type { Path } from "../problems/problem.ts";
import { LATITUDE, LONGITUDE, PEOPLE, UTC_OFFSET } from "./readPlaces.ts";
import { readRegion } from "./readRegion.ts";
import type { RawValue, scenarioSchema } from "../read/schema.ts";
import type {
  MapChoice,
  Scenario,
  ScenarioFaction,
  ScenarioForce,
  ScenarioMember,
  ScenarioPlace,
  ScenarioShock,
  Value,
} from "../scenario.ts";
import { soundEntries, type Reader, type Shaped } from "../read/shape.ts";
import { readFact, readQuantity, readValue, SHARE } from "../read/values.ts";

type Raw = z.output<typeof scenarioSchema>;

export interface Clock {
  readonly start: number;
  readonly offset: number;
}

/** Start and zone of the scenario, or null (reported). */
export function readClock(reader: Shaped<Raw>): Clock | null {
  if (!reader.sound(["start"])) return null;
  const dated = parseDate(reader.data.start);
  if ("problem" in dated) {
    reader.report(["start"], messages.badDate(dated.problem));
    return null;
  }
  const midnight = Math.floor(dated.days + dated.offset / 1440) - dated.offset / 1440;
  if (Math.round((dated.days - midnight) * 86_400) !== 0)
    reader.report(["start"], messages.offMidnight(reader.data.start, isoDate(midnight, dated.offset)));
  return { start: dated.days, offset: dated.offset };
}

/** Days since the scenario's start of a written date, or null (reported). */
export function readMoment(reader: Reader, path: Path, written: string, clock: Clock | null): number | null {
  const dated = parseDate(written, clock?.offset);
  if ("problem" in dated) {
    reader.report(path, messages.badDate(dated.problem));
    return null;
  }
  return clock === null ? null : dated.days - clock.start;
}

export function readInlinePlaces(reader: Shaped<Raw>, keys: Names): ScenarioPlace[] {
  const places: ScenarioPlace[] = [];
  for (const [id, place] of soundEntries(reader, ["places"], reader.data?.places)) {
    const path = ["places", id];
    const people = readFact(reader, [...path, "people"], place.people, PEOPLE, keys);
    const lat = readQuantity(reader, [...path, "at", 0], place.at[0], LATITUDE);
    const lon = readQuantity(reader, [...path, "at", 1], place.at[1], LONGITUDE);
    const utcOffset =
      place.utcOffset === undefined ? 0 : readQuantity(reader, [...path, "utcOffset"], place.utcOffset, UTC_OFFSET);
    if (lat === null || lon === null || utcOffset === null || !people) continue;
    places.push({ id, name: place.name ?? id, people, at: [lat, lon], map: place.map ?? "", utcOffset });
  }
  return places;
}

/** The map's file among `there`, and what is said of it. A file that was named and is not there is reported. */
export function readMapChoice(reader: Shaped<Raw> | null, there: readonly string[]): MapChoice {
  const said = reader?.sound(["map"]) ? (reader.data.map ?? {}) : {};
  const { file = "", object = "", key = "", name = "" } = said;
  const found = mapFileOf(file, there);
  if (found !== "" && !there.includes(found)) {
    reader?.report(["map", "file"], mayBeMap(found) ? messages.missingFile(found) : messages.notAMap(found));
    return { file: "", isNamed: true, object, key, name };
  }
  return { file: found, isNamed: file !== "", object, key, name };
}

export type Rules = Pick<
  Scenario,
  "id" | "title" | "days" | "state" | "values" | "requester" | "forces" | "factions" | "shocks" | "treaty" | "region"
>;

/** Everything but the places; null when a part is missing or wrong (reported). */
export function readRules(reader: Shaped<Raw>, clock: Clock | null, places: Names, keys: Names): Rules | null {
  const { data, sound } = reader;
  const days = sound(["horizon"])
    ? readQuantity(reader, ["horizon"], data.horizon, { unit: "d", limits: [1, 366] })
    : null;
  if (days !== null && days !== Math.floor(days))
    reader.report(["horizon"], messages.badQuantity("the horizon must be whole days"));
  if (sound(["state"]))
    for (const key of ["capital", "largest"] as const)
      if (places.lacks(data.state[key]))
        reader.report(["state", key], messages.unknownPlace(data.state[key], places.list));
  const values: Record<string, Value> = {};
  for (const name of Object.keys(VALUES)) {
    const written = sound(["values", name]) ? data.values[name] : undefined;
    const value = written === undefined ? null : readValue(reader, ["values", name], written, SHARE, keys);
    if (value) values[name] = value;
  }
  const forces = readForces(reader, keys);
  const factions = readFactions(reader, keys);
  const shocks = readShocks(reader, clock, places, keys);
  const members = readMembers(reader, keys);
  const region = readRegion(reader, keys);
  if (sound(["treaty"]) && sound(["state"])) checkMembers(reader, members);
  checkWholes(reader, values, factions, members);
  if (!["id", "title", "state", "requester", "treaty"].every((key) => sound([key])) || days === null) return null;
  return {
    id: data.id,
    title: data.title,
    days,
    state: data.state,
    values,
    requester: data.requester,
    forces,
    factions,
    shocks,
    treaty: { ...data.treaty, ground: data.treaty.ground ?? "", members },
    region,
  };
}

/** Who asks and who is asked are in the treaty by which they ask. */
function checkMembers(reader: Shaped<Raw>, members: readonly ScenarioMember[]): void {
  const { treaty, state } = reader.data;
  const ids = members.map((m) => m.id);
  if (ids.length === 0) return;
  if (!ids.includes(treaty.guarantor))
    reader.report(["treaty", "guarantor"], messages.notMember(treaty.guarantor, "the guarantor", ids));
  if (!ids.includes(state.id)) reader.report(["state", "id"], messages.notMember(state.id, "the state", ids));
}

/** Least that a value is drawn as. */
const least = (value: Value | undefined): number =>
  value === undefined ? 0 : value.kind === "fact" ? value.value : Math.max(0, reach(value.range)[0]);

/** What is shared out is no more than one whole, even where each part is as small as it may be. */
function checkWholes(
  reader: Shaped<Raw>,
  values: Readonly<Record<string, Value>>,
  factions: readonly ScenarioFaction[],
  members: readonly ScenarioMember[],
): void {
  const state = reader.data?.state;
  const check = (path: Path, what: string, parts: readonly (Value | undefined)[]): void => {
    const sum = parts.reduce((all, part) => all + least(part), 0);
    if (sum > 1 + ROUNDING) reader.report(path, messages.overWhole(what, sum), "key");
  };
  if (state?.capital !== state?.largest)
    check(["values", "largestWeight"], "the weights of the capital and the largest city", [
      values["capitalWeight"],
      values["largestWeight"],
    ]);
  const of = (list: readonly { readonly values: Readonly<Record<string, Value>> }[], name: string) =>
    list.map((one) => one.values[name]);
  check(["factions"], "the factions' shares of power", of(factions, "share"));
  check(["factions"], "the factions' shares of the services", of(factions, "services"));
  check(["treaty", "members"], "the members' shares of the force", of(members, "offer"));
}

/** Thirds as they are written add up to one. */
const ROUNDING = 1e-3;

function readMembers(reader: Shaped<Raw>, keys: Names): ScenarioMember[] {
  const written = reader.data?.treaty?.members;
  if (!written || !reader.sound(["treaty", "members"])) return [];
  const votes = (id: string): boolean => id !== reader.data.treaty.guarantor && id !== reader.data.state?.id;
  if (Array.isArray(written)) {
    const seen = new Set<string>();
    written.forEach((id, i) => {
      if (seen.has(id)) reader.report(["treaty", "members", i], messages.duplicate("the member", id));
      seen.add(id);
    });
    return written.map((id) => ({ id, values: votes(id) ? valuesOf(reader, id, {}, keys) : {} }));
  }
  return Object.entries(written).map(([id, said]) => {
    if (votes(id)) return { id, values: valuesOf(reader, id, said ?? {}, keys) };
    for (const key of Object.keys(said ?? {}))
      reader.report(
        ["treaty", "members", id, key],
        messages.unknownKey(key, [], `${id}, which does not vote on itself or its own proposal,`),
        "key",
      );
    return { id, values: {} };
  });
}

function valuesOf(
  reader: Reader,
  id: string,
  said: Readonly<Record<string, RawValue | undefined>>,
  keys: Names,
): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const name of MEMBER_VALUE_NAMES) {
    const written = said[name];
    const value =
      written === undefined ? silent(name) : readValue(reader, ["treaty", "members", id, name], written, SHARE, keys);
    if (value) values[name] = value;
  }
  return values;
}

function readFactions(reader: Shaped<Raw>, keys: Names): readonly ScenarioFaction[] {
  if (reader.data?.factions === undefined) return UNNAMED;
  return soundEntries(reader, ["factions"], reader.data.factions).map(([id, said]) => {
    const { former, ...written } = said as { readonly former?: boolean } & Readonly<
      Record<string, RawValue | undefined>
    >;
    const values: Record<string, Value> = {};
    for (const name of FACTION_VALUE_NAMES) {
      const own = written[name];
      const value = own === undefined ? silentOf(name) : readValue(reader, ["factions", id, name], own, SHARE, keys);
      if (value) values[name] = value;
    }
    return { id, former: former === true, values };
  });
}

/** A service that the scenario leaves out has nobody in it. */
const noSuchForce = (id: ScenarioForce["id"]): ScenarioForce => {
  const none: Value = { kind: "fact", value: 0, source: "scenario", mark: "U" };
  return { id, share: none, discipline: none };
};

function readForces(reader: Shaped<Raw>, keys: Names): ScenarioForce[] {
  const forces: ScenarioForce[] = [];
  for (const id of SERVICE_NAMES) {
    const path = ["forces", id];
    if (!reader.sound(path)) continue;
    const written = reader.data.forces[id];
    if (!written) {
      forces.push(noSuchForce(id));
      continue;
    }
    const share = readValue(reader, [...path, "share"], written.share, SHARE, keys);
    const discipline = readValue(reader, [...path, "discipline"], written.discipline, SHARE, keys);
    if (share && discipline) forces.push({ id, share, discipline });
  }
  return forces;
}

function readShocks(reader: Shaped<Raw>, clock: Clock | null, places: Names, keys: Names): ScenarioShock[] {
  const shocks: ScenarioShock[] = [];
  for (const [id, written] of soundEntries(reader, ["shocks"], reader.data?.shocks)) {
    const path = ["shocks", id];
    const known = (place: string, where: Path, part: "key" | "value"): void => {
      if (places.lacks(place)) reader.report(where, messages.unknownPlace(place, places.list), part);
    };
    known(written.at, [...path, "at"], "value");
    const from = readMoment(reader, [...path, "from"], written.from, clock);
    const relative: Record<string, Value> = {};
    for (const [place, size] of Object.entries(written.relative ?? {})) {
      known(place, [...path, "relative", place], "key");
      const value = readValue(reader, [...path, "relative", place], size, { unit: "1", limits: [0, 1] }, keys);
      if (value) relative[place] = value;
    }
    if (from !== null) shocks.push({ id, name: written.name, from, source: written.at, relative });
  }
  return shocks;
}
