// Who holds the ground: force at the crowd against the violent share of it; sites fall as control does.
import { sendSignal } from "../kit/publicSigns.ts";
import { exp } from "../../core/exp.ts";
import { pow } from "../../core/pow.ts";
import {
  moment,
  assumed,
  fixed,
  lognormal,
  loguniform,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";
import { orderForces } from "./orderForces.ts";
import { deployable, forceLevel } from "./repression.ts";
import { TINY } from "../kit/guards.ts";
import { at0, NEVER, SERVICES } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { survival } from "./survival.ts";
import { event } from "../kit/declareEvent.ts";
import { valueOf, type LoggedEvent } from "../kit/events.ts";
import { atMoment, happened } from "../kit/outcome.ts";
import type { Teller } from "../kit/teller.ts";

export const control = mechanism({
  name: "control",
  purpose: "Share of the ground held in each place; loss and recovery of sites.",
  words: "Only the violent share contests ground. Sites fall and are retaken at levels of control.",
  equation: String.raw`c* = (C' f)^n/((C' f)^n + (e g A)^n), C' = max(C, ϑ home), e = e_0 (1 + e_w (turned + e_a aside)/F);  dc/dt = γ (c* - c);  K = Σ w_d c_d`,
  departures: [
    "Ground is defended by those at the crowd or by those who guard the sites anyway, whichever are more.",
    "A place counts as held where less than one violent person's worth stands against it.",
    "A lost site is retaken when control stands well above the level at which it fell, so that it does not change hands by a few heads.",
  ],
  params: {
    exponent: quantity(
      "n",
      "1",
      uniform(1, 3),
      source(
        "HIRSHLEIFER89",
        "U",
        "ratio form with exponent 1 is the usual default; urban sites are more winner-takes-all",
      ),
      {
        sign: "+",
        meaning: "decisiveness of the contest",
        neutral: null,
      },
    ),
    violentEffect: quantity(
      "e_0",
      "1",
      loguniform(0.4, 3),
      assumed("force heads equal to one violent person at the crowd (tried range)"),
      {
        sign: "+",
        meaning: "effect of a violent person",
        neutral: 0,
      },
    ),
    armedBoost: quantity("e_w", "1", uniform(0.5, 4), source("FACTS-KAZ", "U", "2,000-3,000 weapons were taken"), {
      sign: "+",
      meaning: "added effect from units turned or aside",
      neutral: 0,
    }),
    guardShare: quantity(
      "ϑ",
      "share",
      uniform(0.1, 0.6),
      assumed(
        "stations and sites are manned before any crowd comes; without it thirty people take a city of two million in a night",
      ),
      {
        sign: "+",
        meaning: "share of a place's deployable force that stands at its sites, crowd or none",
        neutral: 0,
      },
    ),
    speed: quantity(
      "γ",
      "1/d",
      lognormal(2, 12),
      source("FACTS-KAZ", "F", "city hall, residence and airport were lost within five hours"),
      {
        sign: "+",
        meaning: "speed at which ground changes hands",
        neutral: null,
      },
    ),
    siteLevel: quantity(
      "c_site",
      "share",
      uniform(0.2, 0.6),
      source("FACTS-KAZ", "F", "the airport was taken by about 45 people once the guard had left"),
      {
        sign: "+",
        meaning: "control below which a place's main site is lost",
        neutral: null,
      },
    ),
    retakenAbove: quantity(
      "Δ_site",
      "share",
      triangular(0.05, 0.2, 0.4),
      assumed("who holds a site is not driven out by a change of a few heads"),
      { sign: "+", meaning: "control above the level at which a site fell from which on it is retaken", neutral: null },
    ),
    retakenMost: fixed("c_max", "share", 0.95, assumed("a site cannot be held where nobody contests the ground"), {
      sign: "+",
      meaning: "control at which every site is retaken, whatever its level",
    }),
    asideWeapons: quantity("e_a", "share", triangular(0, 0.3, 0.7), assumed("some leave their arms behind"), {
      sign: "+",
      meaning: "weapons that reach a crowd from staff who stand aside, from staff who change sides being 1",
    }),
    siteSpread: quantity("s_c", "1", uniform(0, 0.4), assumed("some are walled, some are town halls"), {
      sign: "+",
      meaning: "spread of ln(level) between sites",
    }),
    siteMost: fixed(
      "c_wall",
      "share",
      0.9,
      assumed("no site is lost while nine tenths of the ground around it are held"),
      { sign: "+", meaning: "largest level at which a site is lost" },
    ),
    mostNamed: fixed(
      "W_max",
      "share",
      0.9,
      assumed("the rest of the country keeps a say, whatever the ranges of a scenario give"),
      {
        sign: "+",
        meaning: "largest political weight of the largest city and the capital together",
        domain: [0.01, 1],
      },
    ),
    leastNamed: fixed(
      "W_min",
      "share",
      0.001,
      assumed("what a lost site says is measured by the largest city's weight: it has some, whatever a scenario gives"),
      { sign: "+", meaning: "least political weight of the largest city", domain: [1e-4, 1] },
    ),
  },
  steps: [
    {
      name: "ground held",
      phase: "flow",
      reads: ["crowd", "force", "violent", "loyal", "turned", "aside", "control", "emergencyOn", "liveFireOn"],
      writes: ["control", "nationalControl"],
      apply: groundHeld,
    },
    {
      name: "sites",
      phase: "act",
      reads: ["control", "siteHeld", "placeLost", "largestLost", "survival", "signal", "looks", "guarantorLooks"],
      writes: ["siteHeld", "placeLost", "largestLost", "survival", "signal", "looks", "guarantorLooks"],
      apply: sites,
    },
  ],
  events: {
    "site lost": event({
      lane: "ground",
      label: "site lost",
      step: null,
      said: (e, t) =>
        `${t.place(e.place)}: control falls to ${t.chance(valueOf(e, "control"))} and ${siteOf(e)} is lost. Everyone sees it.`,
      together: (events, t) =>
        `In the course of the day ${sitesOf(events)} are lost: ${placesOf(events, t)}. Control there falls to ${span(events, t)}. Everyone sees it.`,
    }),
    "site retaken": event({
      lane: "ground",
      label: "site retaken",
      step: null,
      said: (e, t) =>
        `${t.place(e.place)}: ${siteOf(e)} is retaken; control is back at ${t.chance(valueOf(e, "control"))}.`,
      together: (events, t) =>
        `In the course of the day ${sitesOf(events)} are retaken: ${placesOf(events, t)}. Control there is back at ${span(events, t)}.`,
    }),
  },
  moments: { largestLost: moment("largestLost", "the largest city is lost", ["largestLost"]) },
  outcomes: {
    largestLost: happened("largestLost", "largest city lost", "the main site of the largest city is lost", [
      "site lost",
    ]),
  },
  timed: {
    control: atMoment(
      "share",
      "ground held",
      "share of the ground held, by political weight",
      ["nationalControl"],
      ({ state }) => at0(state.nationalControl),
    ),
  },
});

function groundHeld(at: Moment): void {
  const { world, state, dt } = at;
  const p = control.of(world);
  const f = forceLevel(world, at0(state.emergencyOn) > 0, at0(state.liveFireOn) > 0);
  const forces = orderForces.of(world);
  const move = 1 - exp(-p.speed * dt);
  const n = world.places.length;
  let national = 0;
  for (let d = 0; d < n; d++) {
    const attack = (state.violent[d] as number) * (state.crowd[d] as number);
    const held = state.control[d] as number;
    if (attack === 0 && held === 1) {
      national += world.weight[d] as number;
      continue;
    }
    let aside = 0;
    let turned = 0;
    let staff = 0;
    let home = 0;
    for (let s = 0; s < SERVICES.length; s++) {
      home += deployable(forces, s) * (state.loyal[s * n + d] as number);
      aside += state.aside[s * n + d] as number;
      turned += state.turned[s * n + d] as number;
      staff += world.staff[s * n + d] as number;
    }
    const mine = Math.max(state.force[d] as number, p.guardShare * (1 - forces.reserveShare) * home) * f;
    const theirs = p.violentEffect * (1 + (p.armedBoost * (turned + p.asideWeapons * aside)) / staff) * attack;
    const target = theirs < 1 ? 1 : mine <= 0 ? 0 : 1 / (1 + pow(theirs / mine, p.exponent));
    const next = held + (target - held) * move;
    state.control[d] = next > 1 - TINY ? 1 : next;
    national += (world.weight[d] as number) * (state.control[d] as number);
  }
  state.nationalControl[0] = national;
}

function sites(at: Moment): void {
  const { world, state, log, time, dt } = at;
  const now = time + dt;
  const { retakenAbove, retakenMost } = control.of(world);
  for (let i = 0; i < world.sites.length; i++) {
    const site = world.sites[i] as (typeof world.sites)[number];
    const held = state.control[site.place] as number;
    if (state.siteHeld[i] === 1 && held < site.level) {
      state.siteHeld[i] = 0;
      if (state.placeLost[site.place] === NEVER) state.placeLost[site.place] = now;
      if (site.place === world.largest && at0(state.largestLost) === NEVER) state.largestLost[0] = now;
      log.add({
        time: now,
        kind: "site lost",
        place: site.place,
        causes: [log.latest("protest", site.place)],
        values: { site: i, control: held },
      });
      const p = survival.of(world);
      sendSignal(at, (p.signalSite * (world.weight[site.place] as number)) / (world.weight[world.largest] as number));
    } else if (state.siteHeld[i] === 0 && held > Math.min(retakenMost, site.level + retakenAbove)) {
      state.siteHeld[i] = 1;
      const here = log.latest("arrival");
      log.add({
        time: now,
        kind: "site retaken",
        place: site.place,
        causes: [log.latest("site lost", site.place), here > log.latest("withdrawal") ? here : -1],
        values: { site: i, control: held },
      });
    }
  }
}

/** Every place has a main site, at its own place in the list; the largest city has its airport besides, at the end. */
const isMain = (e: LoggedEvent): boolean => valueOf(e, "site") === e.place;
const siteOf = (e: LoggedEvent): string => (isMain(e) ? "the main site" : "the airport");

const placesIn = (events: readonly LoggedEvent[]): number[] => [...new Set(events.map((e) => e.place))];

/** Of one place both its sites may be lost on one day. */
function sitesOf(events: readonly LoggedEvent[]): string {
  const places = placesIn(events).length;
  if (events.every(isMain)) return places === 1 ? "the main site of one place" : `the main sites of ${places} places`;
  return places === 1 ? "both sites of one place" : `sites in ${places} places, one of them the airport,`;
}

const placesOf = (events: readonly LoggedEvent[], t: Teller): string =>
  t.listed(placesIn(events).map((place) => t.place(place)));

/** Control in several places: one share, or the least and the most. */
function span(events: readonly LoggedEvent[], t: Teller): string {
  const held = events.map((e) => valueOf(e, "control"));
  const [low, high] = [t.chance(Math.min(...held)), t.chance(Math.max(...held))];
  return low === high ? low : `between ${low} and ${high}`;
}
