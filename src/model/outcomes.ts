// Outcomes and conditions that a claim may name, and observations that a record may hold. Measured from runs in src/run/outcomes.ts.

export interface Outcome {
  readonly name: string;
  /** "yes/no" outcomes are compared as probabilities. */
  readonly unit: "yes/no" | "share" | "people" | "d" | "places" | "troop-days";
  readonly meaning: string;
}

const outcome = (name: string, unit: Outcome["unit"], meaning: string): Outcome => ({ name, unit, meaning });

/** All are taken from the scenario's start to its horizon. */
export const OUTCOMES: readonly Outcome[] = [
  outcome("requested", "yes/no", "the government asks the alliance for help"),
  outcome("deployed", "yes/no", "the guarantor chooses to send troops"),
  outcome("consented", "yes/no", "the guarantor chooses to send troops and the council agrees"),
  outcome("answered", "yes/no", "guarantor and council agree to send troops on the first request, before it lapses"),
  outcome("arrived", "yes/no", "the first foreign unit is in the country"),
  outcome("fallen", "yes/no", "the incumbent loses power"),
  outcome("crisis", "yes/no", "at least 1,000 people are out on some day"),
  outcome("large", "yes/no", "at least 10,000 people are out on some day"),
  outcome("killings", "yes/no", "at least one civilian is killed"),
  outcome("emergency", "yes/no", "a state of emergency is declared"),
  outcome("conceded", "yes/no", "the government concedes what the protest was about"),
  outcome("liveFire", "yes/no", "the order to open fire is given"),
  outcome("largestLost", "yes/no", "the main site of the largest city is lost"),
  outcome("shutdown", "yes/no", "the networks are shut down"),
  outcome("cabinetDismissed", "yes/no", "the cabinet is dismissed"),
  outcome("framedExternal", "yes/no", "the unrest is framed as an attack from outside"),
  outcome(
    "guarantorShare",
    "share",
    "share of the foreign troops that are the guarantor's; as planned until some have come",
  ),
  outcome("outsideActors", "share", "share of interested outside actors that react in public"),
  outcome("reaction", "share", "largest reaction of other powers to the force; 0 where none is agreed on"),
  outcome("resolve", "share", "a third party's estimate that the guarantor is resolute"),
  outcome(
    "requestToArrival",
    "d",
    "days from the first request to the first unit, or to the horizon where nobody comes",
  ),
  outcome(
    "requestToDecision",
    "d",
    "days from the first request to the decision to send, or to the horizon where none comes",
  ),
  outcome("forceSize", "people", "foreign troops that are agreed on; 0 where none are"),
  outcome("stay", "d", "days from the first foreign unit to the last, followed for 90 days; 0 where nobody comes"),
  outcome("peakPeople", "people", "most people out at any one time"),
  outcome("deaths", "people", "civilians killed"),
  outcome("arrests", "people", "people arrested"),
  outcome("daysOver1000", "d", "days on which at least 1,000 people are out"),
  outcome("placesByDay4", "places", "places with protest seen within four days of the start"),
  outcome(
    "politicalDays",
    "d",
    "days from the first shock until most of a crowd of a thousand asks for more than the first demand; the horizon where that never comes",
  ),
  outcome("straight", "yes/no", "the guarantor chooses to send troops without a public warning before"),
  outcome("troopDays", "troop-days", "foreign troops times days in the country, followed for 90 days"),
  outcome(
    "regimeCrisis",
    "yes/no",
    "it becomes a crisis of the regime: the incumbent is expected to fall, the capital's main site is lost, or help is asked for",
  ),
  outcome("purged", "yes/no", "a faction is purged"),
  outcome("dualPowerEnded", "yes/no", "a former leader's veto ends"),
  outcome("steppedDown", "yes/no", "the incumbent steps down"),
  outcome("concentration", "share", "concentration of power at the end: sum of the squares of all shares"),
  outcome("ownGain", "share", "share of power that the incumbent's circle has gained"),
  outcome("rivalsGain", "share", "share of power that factions which were not purged have gained"),
  outcome("engaged", "yes/no", "the guarantor turns to all sides"),
  outcome("backedOther", "yes/no", "the guarantor turns to another faction"),
  outcome("leverage", "share", "the guarantor's leverage"),
  outcome("alignment", "share", "alignment with the guarantor of whoever rules"),
  outcome("guarantorPayoff", "share", "for the guarantor: alignment of whoever rules less the burden of its troops"),
  outcome("fallenAfterYear", "yes/no", "the incumbent has lost power by day 365"),
  outcome("troopsAfterYear", "yes/no", "foreign troops are in the country on day 365"),
  outcome("concentrationAfterYear", "share", "concentration of power on day 365"),
  outcome("dualPowerAfterYear", "share", "former leader's veto share on day 365"),
  outcome("leverageAfterYear", "share", "the guarantor's leverage on day 365"),
  outcome("alignmentAfterYear", "share", "alignment with the guarantor, on day 365, of whoever rules then"),
  outcome("payoffAfterYear", "share", "for the guarantor on day 365: alignment less the burden of its troops"),
  outcome(
    "guarantorCost",
    "troop-days",
    "days of people that the crisis ties up at the guarantor's: troops there and behind them, their rest after return, and forces made ready by a warning, followed for 90 days",
  ),
  outcome("regionUnrest", "yes/no", "a crisis breaks out in a state of the region within a year of the horizon"),
  outcome(
    "regionFramed",
    "yes/no",
    "unrest in a member is framed as an attack from outside within a year of the horizon",
  ),
  outcome("regionRequested", "yes/no", "a member in a crisis of its own asks for help within a year of the horizon"),
  outcome(
    "regionDeployed",
    "yes/no",
    "the guarantor chooses to send troops to a later crisis within a year of the horizon",
  ),
  outcome(
    "secondDeployment",
    "yes/no",
    "the guarantor chooses to send troops to a later crisis within three years of the horizon",
  ),
  outcome("memberBelief", "share", "the voting members' mean belief, after the crisis, that the guarantor would come"),
  outcome(
    "memberBeliefStay",
    "share",
    "the voting members' mean belief, after the crisis, that it would stay a month or more",
  ),
  outcome(
    "askedUnrest",
    "share",
    "chance that the state with region.askedTenure and region.askedGeneration has a crisis within a year",
  ),
  outcome("troopsAfter30", "yes/no", "foreign troops are still in the country 30 days after the first arrived"),
];

/** Outcomes of the years after in the states around: a scenario without a region has none. */
export const AROUND: readonly string[] = [
  "regionUnrest",
  "regionFramed",
  "regionRequested",
  "regionDeployed",
  "secondDeployment",
  "askedUnrest",
];

/** Quantities at a moment: asked some days after the arms part, or after the start. */
export const TIMED: readonly Outcome[] = [
  outcome("people", "people", "people out"),
  outcome("regions", "places", "places in which protest can be seen"),
  outcome("control", "share", "share of the ground held, by political weight"),
  outcome("loyal", "share", "share of the order forces' staff that is loyal"),
  outcome("survival", "share", "public expectation that the incumbent survives"),
  outcome("political", "share", "share of the crowd's demands that are political"),
  outcome("deaths", "people", "civilians killed by then"),
  outcome("arrests", "people", "people arrested by then"),
  outcome("troops", "people", "foreign troops in the country"),
  outcome("concentration", "share", "concentration of power: sum of the squares of all shares"),
  outcome("backing", "share", "share of power that backs the incumbent"),
  outcome("ownPower", "share", "share of power of the incumbent's circle"),
  outcome("dualPower", "share", "former leader's veto share"),
  outcome("leverage", "share", "the guarantor's leverage"),
  outcome("alignment", "share", "alignment with the guarantor of whoever rules"),
  outcome("guarantorPayoff", "share", "for the guarantor: alignment of whoever rules less the burden of its troops"),
  outcome("resolve", "share", "a third party's estimate that the guarantor is resolute"),
  outcome("interest", "share", "interest of other powers"),
  outcome("reaction", "share", "largest reaction of other powers to the force so far"),
  outcome("outsideActors", "share", "share of interested outside actors that react in public by then"),
];

/** "people at +3 d" as a quantity and a number of days; null when it is neither. */
export function parseTimed(text: string): (Outcome & { readonly of: string; readonly days: number }) | null {
  const match = /^(\w+) at \+(\d{1,3}(?:\.\d+)?) d$/.exec(text.trim());
  const found = match ? TIMED.find((o) => o.name === match[1]) : undefined;
  if (!match || !found) return null;
  const days = Number(match[2]);
  return {
    ...found,
    name: `${found.name} at +${days} d`,
    of: found.name,
    days,
    meaning: `${found.meaning} ${days} days on`,
  };
}

const ARRIVALS = /^arrived\.([A-Za-z][A-Za-z0-9_-]{0,63}(?:\+[A-Za-z][A-Za-z0-9_-]{0,63})*)$/;

/** Ids of members in an outcome such as `arrived.ARM+KGZ`: their contingents all come. Null for any other name. */
export const membersOf = (name: string): readonly string[] | null => ARRIVALS.exec(name)?.[1]?.split("+") ?? null;

const SPREAD = /^spread of (.+)$/;

/** X in "spread of X": how far two futures of one world lie apart in it. Null for any other name. */
export const spreadOf = (name: string): string | null => SPREAD.exec(name.trim())?.[1] ?? null;

/** An outcome by name: of the list, at a moment, or of members' contingents; undefined where there is none. */
export function outcomeNamed(name: string): Outcome | undefined {
  const spread = spreadOf(name);
  if (spread !== null) {
    const of = spreadOf(spread) === null ? outcomeNamed(spread) : undefined;
    return of?.unit === "share"
      ? outcome(name, "share", `mean distance of two futures of one world: ${of.meaning}`)
      : undefined;
  }
  const members = membersOf(name);
  if (members) return outcome(name, "yes/no", `the contingents of ${members.join(" and ")} come`);
  return OUTCOMES.find((o) => o.name === name) ?? parseTimed(name) ?? undefined;
}

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
