// What is allowed in a scenario and seldom meant: code, what was noticed, what to do. Shown by `precedent check`; nothing is refused.
import { nearest, some } from "./nearest.ts";
import type { Message } from "./problem.ts";
import { counted } from "../counted.ts";

const short = (words: string): string => (words.length > 60 ? `${words.slice(0, 59)}…` : words);
const q = (words: string): string => `"${short(words)}"`;
const text = (code: string, message: string, remedy: string): Message => ({ code, message, remedy });

/** About a place or a cell: where others have the same, they are named with the first. */
const together = (here: string, message: Message): Message => ({
  ...message,
  once: { of: message.code, here: q(here) },
});

export const warnings = {
  unusedSource: (id: string) =>
    text(
      "PR-W001",
      `nothing rests on the source ${q(id)}`,
      "Name it where it is used, or take it out of sources.yaml.",
    ),
  noSource: (path: string) =>
    text(
      "PR-W002",
      `${short(path)} is a fact without a source`,
      "Write `{ value: …, source: KEY, mark: V }`, or give a range with its reason.",
    ),
  noWhy: (path: string, source: string) =>
    text(
      "PR-W003",
      `${short(path)} does not say how ${q(source)} gives this range`,
      "Add `why:` with what the source says.",
    ),
  narrow: (path: string, own: string) =>
    text(
      "PR-W004",
      `the range of ${short(path)} is so narrow that it is a fact`,
      `${own}Write a fact with its source, or say what you really do not know.`,
    ),
  wide: (path: string, own: string) =>
    text(
      "PR-W005",
      `the range of ${short(path)} is far wider than the model's own`,
      `${own}Most worlds then have values that the model was not made for.`,
    ),
  sameAsOwn: (path: string) =>
    text(
      "PR-W006",
      `${short(path)} is given the range that it has anyway`,
      "Take the line out, or change the range; the source and the reason alone change no result.",
    ),
  noWay: (path: string, outcome: string) =>
    text(
      "PR-W007",
      `nothing leads from ${short(path)} to ${q(outcome)}: no world can decide this`,
      "Set something that acts on the outcome, or mark the claim `placebo: no path`.",
    ),
  notCompared: (id: string, reason: string) =>
    text(
      "PR-W008",
      `nothing uses the entry ${q(id)}: ${reason}`,
      "Date it within the horizon, name it in a `record:` test, or take it out.",
    ),
  ofOnePlace: (id: string) =>
    text(
      "PR-W009",
      `the entry ${q(id)} is of one place, and the model compares it with the whole country`,
      "Give the figure of the whole country, or leave the entry to `record:` tests.",
    ),
  unshocked: (place: string) =>
    text(
      "PR-W010",
      `no shock reaches ${q(place)} within the horizon`,
      "Say its size in `relative`, or expect unrest there only by contagion.",
    ),
  fewCases: (which: string, rows: number) =>
    text(
      "PR-W011",
      `${q(which)} picks ${rows === 0 ? "no case" : counted(rows, "case")}`,
      "With fewer than five on a side hardly any difference can be told from chance.",
    ),
  unreached: (path: string, runs: number) =>
    text(
      "PR-W012",
      `no run of ${runs} looked at asks for ${short(path)}: its range changes nothing`,
      "Take the line out, or give the rival form that uses it some weight.",
    ),
  otherDay: (written: string, day: string, zone: string) =>
    text(
      "PR-W013",
      `${short(written)} is held against ${day}: days are those of the start's zone, ${zone}`,
      "Write the moment in that zone. If another day is meant, give a time that falls on it.",
    ),
  noShock: () =>
    text(
      "PR-W014",
      "there is no shock: nothing brings people out",
      "Name under `shocks:` what starts the crisis, with its date and its place.",
    ),
  shockOutside: (id: string, days: number, horizon: number) =>
    text(
      "PR-W015",
      days < 0
        ? `the shock ${q(id)} comes ${counted(Math.round(-days), "day")} before the start`
        : `the shock ${q(id)} comes on day ${Math.floor(days)}, and runs last ${counted(horizon, "day")}`,
      days < 0
        ? "By the start it has faded. Check its date, or let the scenario start with it."
        : "It is never felt. Check its date, or lengthen `horizon:`.",
    ),
  noFactions: () =>
    text(
      "PR-W016",
      "there is nobody beside the incumbent's own circle: no break, no purge, no successor from within",
      "Name factions, or leave `factions:` out: then three of unknown size are assumed.",
    ),
  claimAsOutcome: (id: string) =>
    text(
      "PR-W017",
      `the claim ${q(id)} has the name of an outcome`,
      "Give it another id: a command that is asked for this name takes the outcome.",
    ),
  noMap: (file: string, reason: string) =>
    text(
      "PR-W020",
      `${short(file)} cannot be drawn, so there is no map: ${reason}`,
      "Mend the file here, or save it again as GeoJSON or TopoJSON, with areas, in degrees.",
    ),
  regionsLeftOut: (left: number, all: number, reason: string) =>
    text(
      "PR-W021",
      `the map leaves out ${left === all ? (all === 1 ? "its one region" : `all ${all} regions`) : `${left} of ${all} regions`}: ${reason}`,
      `Mend ${left === 1 ? "it" : "them, the first of which is"} here, or leave ${left === 1 ? "it" : "them"} out of the file.`,
    ),
  noPolygon: (
    file: string,
    key: string,
    property: string,
    properties: readonly string[],
    meant: string | undefined,
  ) => ({
    once: { of: "polygons", here: q(key) },
    ...text(
      "PR-W022",
      property === ""
        ? `no property of a region of ${short(file)} has the value ${q(key)}`
        : `no polygon of ${short(file)} has the key ${q(key)} as its ${short(property)}`,
      property === "" && properties.length > 0
        ? `The place is drawn as a point. Write the value of one of: ${some(properties)}`
        : "The place is drawn as a point. Write a value that the map has, or leave the cell empty.",
    ),
    ...(meant === undefined ? {} : { hint: meant }),
  }),
  samePolygon: (id: string, other: string) =>
    text(
      "PR-W023",
      `${q(id)} has the polygon of ${q(other)}, and only one of the two colours can be seen`,
      "Give one of them another key, or none: it is a point then.",
    ),
  notInMap: (file: string, what: "object" | "property", word: string, known: readonly string[]) => {
    const meant = nearest(word, known);
    return {
      ...text(
        "PR-W024",
        `${short(file)} has no ${what} ${q(word)}, so what fits the places best is taken`,
        known.length > 0 ? `It has: ${some(known.map(short))}` : "It has none; leave the line out.",
      ),
      ...(meant === undefined ? {} : { hint: meant }),
    };
  },
  mapPassedOver: (file: string, map: string) =>
    text(
      "PR-W025",
      map === "" ? `${short(file)} is not read as the map` : `${short(file)} is passed over: the map is ${short(map)}`,
      "Name the one that is meant in scenario.yaml: `map: { file: … }`.",
    ),
  nullIsland: (id: string) =>
    together(
      id,
      text(
        "PR-W026",
        `${q(id)} is at 0, 0, in the Gulf of Guinea`,
        "Look its latitude and longitude up; 0 is what empty cells become.",
      ),
    ),
  swappedPlace: (id: string) =>
    together(
      id,
      text(
        "PR-W027",
        `${q(id)} seems to have latitude and longitude swapped`,
        "`lat` is north or south of the equator, `lon` east or west of Greenwich. Swapped, it lies among the others.",
      ),
    ),
  farPlace: (id: string, km: number) =>
    text(
      "PR-W028",
      `${q(id)} is ${km.toFixed(0)} km from the place next to it`,
      "Check the signs and digits of its latitude and longitude; where it lies so far, leave them. Unrest reaches places by distance.",
    ),
  offMap: (id: string, others: number, file: string) =>
    text(
      "PR-W029",
      others === 0
        ? `${q(id)} lies outside of ${short(file)}`
        : `${q(id)} and ${others === 1 ? "one other place" : `${others} other places`} lie outside of ${short(file)}`,
      "Check latitude and longitude, or take a map that reaches so far: it is not seen on this one.",
    ),
  sameName: (id: string, other: string) =>
    together(
      id,
      text(
        "PR-W030",
        `${q(id)} has the name of ${q(other)}`,
        "Give each place a name of its own: reports tell places by it.",
      ),
    ),
  samePoint: (id: string, other: string, all: boolean) =>
    text(
      "PR-W031",
      all ? "all places are at one point" : `${q(id)} is at the same point as ${q(other)}`,
      "Give each place the latitude and longitude of its own centre: unrest reaches places by their distance.",
    ),
  idle: (path: string) =>
    text(
      "PR-W100",
      `${short(path)} has its \`off\` value in every world: switching it off changes nothing`,
      "Lean on something that varies, or take the line out.",
    ),
} as const;
