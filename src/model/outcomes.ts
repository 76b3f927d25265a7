// Outcomes that a claim may name, as the mechanisms declare them; observations that a record may hold. Read off runs in src/run/outcomes.ts.
import { MOMENTS_DECLARED, OUTCOMES_DECLARED, TIMED_DECLARED } from "./index.ts";
import type { MomentDeclared } from "./kit/declare.ts";
import type { EventKind, MomentName } from "./kit/names.ts";
import type { By, OutcomeDeclared, TimedDeclared, Unit } from "./kit/outcome.ts";

export type OutcomeName = keyof typeof OUTCOMES_DECLARED;
export type TimedName = keyof typeof TIMED_DECLARED;

/** By name. Does not compile where an outcome happens by an event that no mechanism logs. */
export const OUTCOME: Readonly<Record<OutcomeName, OutcomeDeclared & { readonly by: By<EventKind> }>> =
  OUTCOMES_DECLARED;
/** By name: quantities at a moment, asked some days after the arms part, or after the start. */
export const AT_A_MOMENT: Readonly<Record<TimedName, TimedDeclared>> = TIMED_DECLARED;

/** By name. Does not compile where a moment settles an outcome that there is not. */
export const MOMENT: Readonly<Record<MomentName, MomentDeclared<OutcomeName>>> = MOMENTS_DECLARED;

/** Outcomes that are read by runs of the states around. */
export type ReadAround = {
  [N in OutcomeName]: (typeof OUTCOMES_DECLARED)[N]["read"] extends null ? N : never;
}[OutcomeName];

export interface Outcome {
  readonly name: string;
  readonly unit: Unit;
  readonly meaning: string;
  readonly label: string;
}

/** In which order outcomes are listed. */
const ORDER = [
  "requested", "deployed", "consented", "answered", "arrived", "fallen", "crisis", "large",
  "killings", "emergency", "conceded", "liveFire", "largestLost", "shutdown", "cabinetDismissed", "framedExternal",
  "dispersed",
  "guarantorShare", "outsideActors", "reaction", "resolve", "requestToArrival", "requestToDecision", "forceSize", "stay",
  "peakPeople", "deaths", "arrests", "daysOver1000", "placesByDay4", "politicalDays", "straight", "troopDays",
  "regimeCrisis", "purged", "dualPowerEnded", "steppedDown", "concentration", "ownGain", "rivalsGain", "engaged",
  "backedOther", "leverage", "alignment", "guarantorPayoff", "fallenAfterYear", "troopsAfterYear", "concentrationAfterYear", "dualPowerAfterYear",
  "leverageAfterYear", "alignmentAfterYear", "payoffAfterYear", "guarantorCost", "regionUnrest", "regionFramed", "regionRequested", "regionDeployed",
  "secondDeployment", "memberBelief", "memberBeliefStay", "askedUnrest", "troopsAfter30",
] as const satisfies readonly OutcomeName[]; // prettier-ignore

/** In their order. Does not compile where ORDER leaves one out. */
export const OUTCOME_NAMES: [Unlisted] extends [never] ? readonly OutcomeName[] : { readonly unlisted: Unlisted } =
  ORDER;
type Unlisted = Exclude<OutcomeName, (typeof ORDER)[number]>;

/** Whether this is the name of an outcome. */
export const isOutcome = (name: string): name is OutcomeName => Object.hasOwn(OUTCOME, name);

/** Other words that may stand for an outcome, as it is declared, with its name. */
export const ALSO: ReadonlyMap<string, OutcomeName> = new Map(
  OUTCOME_NAMES.flatMap((name) => (OUTCOME[name].also ?? []).map((word) => [word, name] as const)),
);

/** The outcome that a word names; undefined where there is none. */
export const outcomeCalled = (word: string): OutcomeName | undefined => (isOutcome(word) ? word : ALSO.get(word));

/** All are taken from the scenario's start to its horizon. */
export const OUTCOMES: readonly (Outcome & { readonly name: OutcomeName })[] = OUTCOME_NAMES.map((name) => ({
  name,
  unit: OUTCOME[name].unit,
  meaning: OUTCOME[name].meaning,
  label: OUTCOME[name].label,
}));

export const TIMED: readonly (Outcome & { readonly name: TimedName })[] = (Object.keys(AT_A_MOMENT) as TimedName[]).map(
  (name) => ({
    name,
    unit: AT_A_MOMENT[name].unit,
    meaning: AT_A_MOMENT[name].meaning,
    label: AT_A_MOMENT[name].label,
  }),
);

export interface Observable {
  readonly name: string;
  /** "date" observations are written with `when`, the others with `value` or `between`. */
  readonly unit: "date" | "yes/no" | "share" | "people" | "places" | "d";
  readonly meaning: string;
}

const observable = (name: string, unit: Observable["unit"], meaning: string): Observable => ({ name, unit, meaning });

/** What the dated record may hold: the same quantities as they are seen and reported, not as they are. */
export const OBSERVABLES: readonly Observable[] = [
  observable("regions", "places", "places with protest on the day that `at` falls in"),
  observable("people", "people", "people out at the busiest time of that day, as counted by officials"),
  observable("detained", "people", "people reported as detained up to then"),
  observable("dead", "people", "people reported as dead up to then"),
  observable("troops", "people", "foreign troops in the country"),
  observable("guarantorShare", "share", "share of the foreign troops that are the guarantor's"),
  observable("fallen", "yes/no", "the incumbent has lost power by then"),
  observable("outsidePeople", "people", "organised outside people who took part, in all"),
  observable("requestToArrival", "d", "days from the request to the first unit"),
  observable("contingent", "people", "troops of one member in the country"),
  observable("shutdown", "date", "the networks are shut down"),
  observable("dismissed", "date", "the cabinet is dismissed"),
  observable("framed", "date", "the unrest is called an attack from outside"),
  observable("consented", "date", "guarantor and council have agreed"),
  observable("conceded", "date", "the concession is announced"),
  observable("emergency", "date", "the first state of emergency"),
  observable("requested", "date", "the request for help"),
  observable("refused", "date", "the first request is turned down, or lapses"),
  observable("decided", "date", "the decision to send troops is announced"),
  observable("arrived", "date", "the first foreign unit is in the country"),
  observable("withdrawn", "date", "the last foreign unit has left"),
  observable("largestLost", "date", "the main site of the largest city is lost"),
  observable("liveFire", "date", "the order to open fire is made public"),
  observable("event", "date", "something else that happened or was said, as the text has it; no run has it"),
  observable("votes", "share", "share of the votes in an election or a referendum; no run has it"),
];

/** Observations that no run can be held against: they are there for `record:` tests. */
export const TOLD: readonly string[] = ["event", "votes"];

/** Single numbers a scenario gives, all shares of one. */
export const VALUES: Readonly<Record<string, string>> = {
  adults: "share of people who are adults",
  foreignDisapproval: "share of the public expected to disapprove of foreign troops",
  hostileSuccessor: "0 the likely successor is as friendly to the guarantor as the incumbent, 1 aligned with a rival",
  outsideReaction: "0 no reaction or support, 0.5 words, 1 sanctions by most partners",
  tied: "share of the guarantor's capacity already committed",
  watched: "0 no talks under way in which resolve is watched, 1 the main talks of the year",
  capitalWeight: "political weight of the capital",
  largestWeight: "political weight of the largest city",
};

export const SERVICE_NAMES = ["police", "interior", "army"] as const;
export const REQUESTERS = ["undisputed", "contested", "interim", "ousted"] as const;

/** Observables whose likelihood is computed, so that two arms may be compared on them: the daily series. */
export const FITTED: readonly string[] = ["people", "regions"];
