// The record is not the state: what counts as a protest, how counts err, how late deaths and arrests are reported.
import { moment, assumed, fixed, lognormal, mechanism, quantity, source, triangular, uniform } from "../kit/declare.ts";
import { at0, NEVER } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { event } from "../kit/declareEvent.ts";
import { valueOf, type LoggedEvent } from "../kit/events.ts";
import { daysUntil, atMoment, comesTrue, measured, noEvent, type SoFar } from "../kit/outcome.ts";
import { QUANTITIES } from "../kit/passages.ts";
import type { Teller } from "../kit/teller.ts";

/** People out at once from which a crisis counts as large. */
export const LARGE = 10_000;
const A_CROWD = noEvent("a crowd grows past it by and by");

export const observation = mechanism({
  name: "observation",
  purpose: "What is seen and reported of a run.",
  words: "What a record could have shown of a run. Outcomes that are compared with a record pass through it.",
  equation: String.raw`protest in d on day t iff max people > θ_seen;  count = people e^{b + s z};  reported deaths: age-lagged with τ_D`,
  params: {
    seenFrom: quantity(
      "θ_seen",
      "people",
      lognormal(50, 500),
      source("MASSMOB", "V", "50 is that data set's rule; far towns need more to be noticed"),
      { sign: "+", meaning: "people at the busiest slot from which a place has protest" },
    ),
    countError: quantity(
      "s_n",
      "1",
      triangular(0.2, 0.4, 0.7),
      source("CROWDCOUNT", "V", "officials 50-70 % of organisers: one side errs by 0.3-0.5"),
      { sign: "+", meaning: "spread of ln(official count)", neutral: null },
    ),
    countBias: quantity(
      "b_n",
      "1",
      triangular(-0.5, -0.2, 0.2),
      source("CROWDCOUNT", "V", "half the gap between the sides, if truth is in the middle"),
      { sign: "free", meaning: "mean of ln(official count / people)" },
    ),
    placeError: quantity(
      "s_p",
      "places",
      uniform(0.5, 3),
      assumed(
        "how far a published number of regions may be off: solidarity rallies of a dozen people, places named late",
      ),
      { sign: "+", meaning: "spread of a published number of places with protest" },
    ),
    deathLag: quantity(
      "τ_D",
      "d",
      lognormal(1.5, 8),
      source("FACTS-KAZ", "F", "164 of 238 on day 4 after the peak, 225 on day 10"),
      { sign: "+", meaning: "mean delay of death reports" },
    ),
    detainedLag: quantity(
      "τ_A",
      "d",
      lognormal(1, 8),
      source("FACTS-KAZ", "U", "3,000 on 7 January, 5,800 on the 9th, 9,900 on the 11th"),
      { sign: "+", meaning: "mean delay of arrest reports" },
    ),
    restoredBelow: quantity(
      "θ_ord",
      "1",
      triangular(0.5, 1, 1),
      assumed("order counts as restored when no place has a visible crowd and every site is held for a day"),
      { sign: "+", meaning: "days of quiet that count as order", neutral: null },
    ),
    grossError: quantity(
      "ε_G",
      "share",
      triangular(0.01, 0.05, 0.15),
      assumed("a record of twenty entries has one that is"),
      {
        sign: "+",
        meaning: "chance that a report is wrong altogether, a day's figure or a date",
        neutral: 0,
      },
    ),
    unheard: quantity("u_G", "share", triangular(0.2, 0.5, 0.8), assumed("a mistake may be a report or a silence"), {
      sign: "+",
      meaning: "share of the wrong reports that do not come at all",
      neutral: 0,
    }),
    dateSpread: quantity(
      "s_t",
      "d",
      triangular(0.25, 0.5, 1),
      assumed(
        "hours in the record are often guesses and decisions come in slots of six hours; two spreads are the day that counts as a match",
      ),
      { sign: "+", meaning: "spread of reported dates" },
    ),
    totalSpread: quantity(
      "s_D",
      "1",
      triangular(0.2, 0.35, 0.7),
      assumed("totals are corrected for weeks; two spreads are the factor of two that counts as a match"),
      { sign: "+", meaning: "spread of ln(reported dead, detained, troops)", neutral: null },
    ),
    peopleDiscrepancy: fixed(
      "δ_n",
      "1",
      0.7,
      assumed("a model of crowds that is right in kind misses a day's crowd by a factor of two; no source gives it"),
      { sign: "+", meaning: "how far a day's ln(people out) may lie from the model's, errors of counting apart" },
    ),
    placeDiscrepancy: fixed(
      "δ_p",
      "places",
      2.5,
      assumed("which two or three of seventeen towns catch on is nothing that a model of averages knows"),
      { sign: "+", meaning: "how far a day's number of places may lie from the model's, errors of counting apart" },
    ),
    controlDiscrepancy: fixed(
      "δ_c",
      "share",
      0.15,
      assumed("whether a site falls is decided by a few dozen people at its door; no source gives it"),
      {
        sign: "+",
        meaning: "how far control at which a site of the largest city falls may lie from the model's",
      },
    ),
  },
  steps: [
    {
      name: "protests seen",
      phase: "act",
      reads: [
        "crowd",
        "dayPeople",
        "placeDayPeople",
        "peakPeople",
        "peakAt",
        "firstProtest",
        "nationalControl",
        "nationalLoyal",
        "worstControl",
        "worstLoyal",
        "quietSince",
        "siteHeld",
        "orderRestored",
        "political",
        "politicalAt",
      ],
      writes: [
        "politicalAt",
        "dayPeople",
        "placeDayPeople",
        "peakPeople",
        "peakAt",
        "firstProtest",
        "worstControl",
        "worstLoyal",
        "orderRestored",
      ],
      apply: protestsSeen,
    },
    {
      name: "day's figures",
      phase: "day",
      reads: [
        "deaths",
        "arrests",
        "nationalControl",
        "survival",
        "dayDeaths",
        "dayArrests",
        "dayControl",
        "daySurvival",
      ],
      writes: ["dayDeaths", "dayArrests", "dayControl", "daySurvival"],
      apply: dayFigures,
    },
  ],
  events: {
    protest: event({
      lane: "street",
      label: "protest",
      step: null,
      said: (e, t) => `${t.place(e.place)}: ${t.about(valueOf(e, "people"))} in the street.`,
      together: (events, t) =>
        `In the course of the day people come out in ${events.length} more places: ${crowds(events, t)}.`,
    }),
    order: event({
      lane: "street",
      label: "order restored",
      step: null,
      said: () => "Order is restored: the streets are quiet and every main site is held.",
    }),
  },
  moments: { protest: moment("firstProtest", "protest is seen", []) },
  outcomes: {
    crisis: comesTrue(
      "1,000 or more out",
      "at least 1,000 people are out on some day",
      ["peakPeople"],
      ({ state }) => at0(state.peakPeople) >= 1000,
      A_CROWD,
    ),
    large: comesTrue(
      "10,000 or more out",
      "at least 10,000 people are out on some day",
      ["peakPeople"],
      ({ state }) => at0(state.peakPeople) >= LARGE,
      A_CROWD,
    ),
    peakPeople: measured("people", "most people out", "most people out at any one time", ["peakPeople"], ({ state }) =>
      at0(state.peakPeople),
    ),
    daysOver1000: measured(
      "d",
      "days with 1,000 out",
      "days on which at least 1,000 people are out",
      ["dayPeople"],
      ({ state }) => state.dayPeople.reduce((days, people) => days + (people >= 1000 ? 1 : 0), 0),
    ),
    placesByDay4: measured(
      "places",
      "places by day 4",
      "places with protest seen within four days of the start",
      ["placeDayPeople"],
      placesByDay4,
    ),
    politicalDays: daysUntil(
      "days until political",
      "days from the first shock until most of a crowd of a thousand asks for more than the first demand",
      "that never comes",
      ["politicalAt"],
      "politicalAt",
      ({ world, state }) => {
        const at = at0(state.politicalAt);
        const shock = Math.min(world.days, ...world.shocks.map((s) => s.from));
        return at === NEVER || at > world.days ? world.days : Math.max(0, at - shock);
      },
    ),
  },
  timed: {
    people: atMoment("people", "people out", "people out", ["crowd"], ({ state }): number =>
      QUANTITIES.people.read(state),
    ),
    regions: atMoment("places", "places with protest", "places in which protest can be seen", ["crowd"], placesNow),
  },
});

/** People out from which the turn of their demands is noticed. */
const VISIBLE = 1000;

function protestsSeen(at: Moment): void {
  const { world, state, log, time, dt } = at;
  const p = observation.of(world);
  const now = time + dt;
  const day = Math.min(world.room - 1, Math.floor(time));
  const n = world.places.length;
  let out = 0;
  let political = 0;
  // places in which protest is first seen at one tick did not lead to each other
  const before = log.latest("protest");
  for (let d = 0; d < n; d++) {
    const people = state.crowd[d] as number;
    out += people;
    political += people * (state.political[d] as number);
    const i = d * world.room + day;
    if (people > (state.placeDayPeople[i] as number)) state.placeDayPeople[i] = people;
    if (people > p.seenFrom && log.latest("protest", d) < 0) {
      if (at0(state.firstProtest) === NEVER) state.firstProtest[0] = now;
      log.add({ time: now, kind: "protest", place: d, causes: [before], values: { people } });
    }
  }
  if (out > (state.dayPeople[day] as number)) state.dayPeople[day] = out;
  if (out > at0(state.peakPeople)) {
    state.peakPeople[0] = out;
    state.peakAt[0] = now;
  }
  if (at0(state.politicalAt) === NEVER && out >= VISIBLE && political > out / 2) state.politicalAt[0] = now;
  state.worstControl[0] = Math.min(at0(state.worstControl), at0(state.nationalControl));
  state.worstLoyal[0] = Math.min(at0(state.worstLoyal), at0(state.nationalLoyal));
  const quiet =
    at0(state.quietSince) !== NEVER && now - at0(state.quietSince) >= p.restoredBelow && !state.siteHeld.includes(0);
  if (at0(state.firstProtest) === NEVER) return;
  if (!quiet) state.orderRestored[0] = NEVER;
  else if (at0(state.orderRestored) === NEVER) {
    state.orderRestored[0] = now;
    log.add({
      time: now,
      kind: "order",
      place: -1,
      causes: [log.latest("site retaken"), log.latest("protest")],
      values: {},
    });
  }
}

function dayFigures({ world, state, time }: Moment): void {
  const day = Math.min(world.room - 1, Math.floor(time));
  state.dayDeaths[day] = at0(state.deaths);
  state.dayArrests[day] = at0(state.arrests);
  state.dayControl[day] = at0(state.nationalControl);
  state.daySurvival[day] = at0(state.survival);
}

function placesByDay4({ world, state }: SoFar): number {
  const { seenFrom } = observation.of(world);
  return world.places.reduce(
    (places, _, d) =>
      places +
      (state.placeDayPeople.subarray(d * world.room, d * world.room + 4).some((people) => people > seenFrom) ? 1 : 0),
    0,
  );
}

function placesNow({ world, state }: SoFar): number {
  const { seenFrom } = observation.of(world);
  return state.crowd.reduce((places, people) => places + (people > seenFrom ? 1 : 0), 0);
}

/** Up to so many places are told each with its number. */
const FEW = 5;

/** A few places each with its crowd; of many the names, and the smallest and the largest crowd. */
function crowds(events: readonly LoggedEvent[], t: Teller): string {
  const people = (e: LoggedEvent): number => valueOf(e, "people");
  if (events.length <= FEW) return t.listed(events.map((e) => `${t.place(e.place)} (${t.rounded(people(e))})`));
  const sorted = events.toSorted((a, b) => people(a) - people(b));
  const [least, most] = [sorted[0] as LoggedEvent, sorted.at(-1) as LoggedEvent];
  return `${t.listed(events.map((e) => t.place(e.place)))}, from ${t.about(people(least))} in ${t.place(least.place)} to ${t.about(people(most))} in ${t.place(most.place)}`;
}
