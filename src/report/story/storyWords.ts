// One event of a run's log as a sentence: what happened, how large it was, what tipped it. Every number comes from the log.
import type { LoggedEvent } from "../../model/kit/events.ts";
import { votingMembers } from "../../scenario/members.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { SingleRun } from "../../questions/run.ts";
import { capital, countryName } from "./countryNames.ts";
import { considerationWords } from "./considerationWords.ts";
import { plain } from "../terminal/lines.ts";
import { number } from "../words/numbers.ts";
import { about, chance } from "./spoken.ts";
import { tippedBy } from "./tippedBy.ts";

/** What a sentence may draw on. */
export interface Teller {
  readonly run: SingleRun;
  readonly scenario: Scenario;
}

type Telling = (event: LoggedEvent, teller: Teller) => string;

const value = (event: LoggedEvent, name: string): number => event.values[name] ?? 0;
export const placeOf = ({ place }: LoggedEvent, { run }: Teller): string => plain(run.places[place] ?? "");
const guarantor = ({ scenario }: Teller): string => countryName(scenario.treaty.guarantor);
const alliance = ({ scenario }: Teller): string => `the ${plain(scenario.treaty.id)}`;
const member = (event: LoggedEvent, { scenario }: Teller): string =>
  countryName(votingMembers(scenario.treaty)[value(event, "member")]?.id ?? "");
const faction = (event: LoggedEvent, { scenario }: Teller): string =>
  `Faction ${plain(scenario.factions[value(event, "faction")]?.id ?? "")}`;
const survives = (event: LoggedEvent): string => `gives itself ${chance(value(event, "survival"))} to survive`;

/** How many are out on the event's day. */
function out({ time }: LoggedEvent, { run }: Teller): string {
  const day = run.days[Math.floor(time)];
  return day && day.people >= 1 ? ` ${capital(about(day.people))} are out in the country that day.` : "";
}

const named: Readonly<Record<string, Telling>> = {
  protest: (event, teller) => `${placeOf(event, teller)}: ${about(value(event, "people"))} in the street.`,
  concede: (event, teller) => {
    const more = `${chance(value(event, "political"))} of the crowd, as it sees it, ask for more than that`;
    const late = value(event, "political") > 0.5 ? ` Too late for most: ${more}.` : ` ${capital(more)}.`;
    return `The government concedes on the ${subject(teller)}.${out(event, teller)}${late}${tippedBy(event, "concede")}`;
  },
  "concession takes effect": () => "The concession takes effect.",
  emergency: (event, teller) =>
    `A state of emergency is declared.${out(event, teller)} The government ${survives(event)}.${tippedBy(event, "emergency")}`,
  "emergency lifted": () => "The state of emergency is lifted.",
  liveFire: (event, teller) =>
    `The order to open fire is given.${out(event, teller)} The government takes ${chance(value(event, "violent"))} of the crowd to be violent and ${survives(event)}.${tippedBy(event, "liveFire")}`,
  request: (event, teller) =>
    `The government asks ${alliance(teller)} for help. It ${survives(event)}.${tippedBy(event, "ask")}`,
  refusal: (event, teller) =>
    value(event, "spoken") > 0
      ? `The council of ${alliance(teller)} has not agreed: the request lapses.`
      : `${capital(guarantor(teller))} has not answered: the request lapses.`,
  shutdown: (event) => `The networks are shut down. The government ${survives(event)}.${tippedBy(event, "shutdown")}`,
  "networks are back": () => "The networks are back.",
  dismiss: (event) =>
    `The cabinet is dismissed. ${capital(chance(value(event, "political")))} of the crowd, as the government sees it, ask for political change.${tippedBy(event, "dismiss")}`,
  frame: (event) =>
    `The government calls the unrest an attack from outside. It ${survives(event)}.${tippedBy(event, "frame")}`,
  vote: (event, teller) => {
    const stance = value(event, "stance");
    const [said, option] =
      stance === 1 ? ["consents", "consent"] : stance < 0 ? ["objects", "object"] : ["stands aside", "aside"];
    return `${capital(member(event, teller))} ${said}.${option === "object" ? "" : tippedBy(event, option)}`;
  },
  consent: (_, teller) => `The council of ${alliance(teller)} agrees.`,
  "contingent declined": (event, teller) => `Troops of ${member(event, teller)} are not wanted by the host.`,
  "parliament agrees": (event, teller) => `The parliament of ${member(event, teller)} agrees to send troops.`,
  "parliament refuses": (event, teller) =>
    `The parliament of ${member(event, teller)} refuses to send troops${value(event, "ballot") > 1 ? " once more" : ""}.`,
  "contingent arrives": (event, teller) =>
    `The contingent of ${member(event, teller)} arrives: ${about(value(event, "troops"))} troops.`,
  warning: (event, teller) =>
    `${capital(guarantor(teller))} warns. It takes a fall to be ${chance(value(event, "falls"))} likely.${tippedBy(event, "warn")}`,
  deploy: (event, teller) =>
    `${capital(guarantor(teller))} chooses to send ${about(value(event, "troops"))} troops. It takes a fall to be ${chance(value(event, "falls"))} likely.${tippedBy(event, "deploy")}`,
  decision: (event, teller) =>
    `The decision is announced in the name of ${alliance(teller)}: ${about(value(event, "troops"))} troops.`,
  engage: (event, teller) =>
    `${capital(guarantor(teller))} turns to all sides. It takes a fall to be ${chance(value(event, "falls"))} likely.${tippedBy(event, "engage")}`,
  backOther: (event, teller) =>
    `${capital(guarantor(teller))} turns to another: ${faction(event, teller)}.${tippedBy(event, "backOther")}`,
  arrival: () => "The first foreign units arrive.",
  withdrawal: () => "The last foreign units have left.",
  "site lost": (event, teller) =>
    `${placeOf(event, teller)}: control falls to ${chance(value(event, "control"))} and the main site is lost. Everyone sees it.`,
  "site retaken": (event, teller) =>
    `${placeOf(event, teller)}: the main site is retaken; control is back at ${chance(value(event, "control"))}.`,
  imposed: (event) =>
    `Imposed from outside: ${Object.entries(event.values)
      .map(([name, x]) => `${plain(name)} becomes ${name === "deaths" ? about(x) : chance(x)}`)
      .join(", ")}.`,
  order: () => "Order is restored: the streets are quiet and every main site is held.",
  purge: (event) => `The incumbent moves against his own side. He ${survives(event)}.${tippedBy(event, "purge")}`,
  stepDown: (event) => `The incumbent gives up. He ${survives(event)}.${tippedBy(event, "stepDown")}`,
  stance: (event, teller) => {
    const stance = value(event, "stance");
    const [said, option] =
      stance === 1
        ? ["backs the incumbent", "back"]
        : stance === 0
          ? ["breaks with him", "break"]
          : ["hedges", "hedge"];
    return `${faction(event, teller)} ${said}.${tippedBy(event, option)}`;
  },
  purged: (event, teller) =>
    `${faction(event, teller)} is purged: ${chance(value(event, "power"))} of power change hands.${tippedBy(event, "purge")}`,
  "purge fails": (event, teller) => `A purge of ${faction(event, teller)} fails: it breaks.${tippedBy(event, "purge")}`,
  succession: (event, teller) =>
    "faction" in event.values ? `${faction(event, teller)} takes over.` : "The street takes over.",
  "image breaks": (event) =>
    `The crowd is too large to be overlooked abroad: the state is seen to be ${value(event, "bias") >= 0 ? "less" : "more"} solid than it looked.`,
  fall: (event) =>
    (event.values["stepped"] ?? 0) > 0
      ? `The government is at an end. Control of the country stands at ${chance(value(event, "control"))}.`
      : `The government falls. Control of the country stands at ${chance(value(event, "control"))}; ${chance(value(event, "street"))} of the danger came from the street${value(event, "inside") > 0 ? `, ${chance(value(event, "inside"))} from its own side` : ""}.`,
};

/** Kinds of event that have a sentence. */
export const TOLD: readonly string[] = Object.keys(named);

/** The sentence of an event. One of a kind without its own says where, what, how much, and what tipped it. */
export const sentenceOf = (event: LoggedEvent, teller: Teller): string =>
  Object.hasOwn(named, event.kind) ? (named[event.kind] as Telling)(event, teller) : bare(event, teller);

function bare(event: LoggedEvent, teller: Teller): string {
  const where = placeOf(event, teller);
  const what = considerationWords(plain(event.kind));
  const values = Object.entries(event.values).map(([name, x]) => `${considerationWords(plain(name))} ${number(x)}`);
  const much = values.length === 0 ? "" : ` (${values.join(", ")})`;
  return `${where === "" ? capital(what) : `${where}: ${what}`}${much}.${tippedBy(event, event.kind)}`;
}

const subject = ({ scenario }: Teller): string => plain(scenario.shocks[0]?.name ?? "demand");
