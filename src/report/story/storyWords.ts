// One event of a run's log as its sentence: the mechanism that logs it says it, here are the names, numbers and reasons that it asks for.
import { EVENTS } from "../../model/index.ts";
import type { LoggedEvent } from "../../model/kit/events.ts";
import { capital, type Teller } from "../../model/kit/teller.ts";
import { votingMembers } from "../../scenario/members.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { SingleRun } from "../../questions/run.ts";
import { countryName } from "./countryNames.ts";
import { plain } from "../terminal/lines.ts";
import { about, chance, listed, rounded } from "./spoken.ts";
import { tippedBy } from "./tippedBy.ts";

/** What a story is told of. */
export interface Told {
  readonly run: SingleRun;
  readonly scenario: Scenario;
}

/** Names of places as they are told; two of one name are told apart by what their ids add to it, or by the whole id. */
export function placeNames(places: Scenario["places"]): readonly string[] {
  const alike = new Map<string, number>();
  for (const { name } of places) alike.set(spelling(name), (alike.get(spelling(name)) ?? 0) + 1);
  return places.map(({ id, name }) => {
    if (alike.get(spelling(name)) === 1) return plain(name);
    const words = new Set(spelling(name).split(/\W+/));
    const more = id.split(/[-_]/).filter((word) => word !== "" && !words.has(word.toLowerCase()));
    return `${plain(name)} (${more.length > 0 ? more.join(" ") : id})`;
  });
}

const spelling = (name: string): string => plain(name).trim().toLowerCase();

/** A faction has no name beside its id: "nazarbayev" is told as "the Nazarbayev faction". */
const factionName = (id: string): string => {
  const words = plain(id)
    .split(/[-_ ]+/)
    .filter((word) => word !== "");
  return ["the", ...words.map(capital), "faction"].join(" ");
};

export function tellerOf({ run, scenario }: Told): Teller {
  const members = votingMembers(scenario.treaty);
  const places = placeNames(scenario.places);
  return {
    subject: plain(scenario.shocks[0]?.name ?? "demand"),
    guarantor: countryName(scenario.treaty.guarantor),
    alliance: `the ${plain(scenario.treaty.id)}`,
    place: (index) => places[index] ?? "",
    member: (index) => countryName(members[index]?.id ?? ""),
    faction: (index) => factionName(scenario.factions[index]?.id ?? ""),
    about,
    rounded,
    chance,
    listed,
    outOn: (time) => {
      const day = run.days[Math.floor(time)];
      return day && day.people >= 1 ? ` ${capital(about(day.people))} are out in the country that day.` : "";
    },
    imposed: (name, value) => `${plain(name)} becomes ${name === "deaths" ? about(value) : chance(value)}`,
    tippedBy,
  };
}

export const sentenceOf = (event: LoggedEvent, told: Told): string => EVENTS[event.kind].said(event, tellerOf(told));
