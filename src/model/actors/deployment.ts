// A force that was promised arrives, frees own forces, may stand at crowds, is seen by everybody.
import { sendSignal } from "../kit/publicSigns.ts";
import { AGREED } from "./treaty.ts";
import { exp } from "../../core/exp.ts";
import { above, moment, assumed, lognormal, mechanism, quantity, source, uniform } from "../kit/declare.ts";
import { at0, NEVER } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { survival } from "../street/survival.ts";
import { event } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { daysUntil, happened, measured, noEvent, onDay365, slowly, turnsOut, yesNo } from "../kit/outcome.ts";

export const deployment = mechanism({
  name: "deployment",
  purpose:
    "Arrival, three separate channels (public signal, own forces freed, force at crowds), presence felt as foreign.",
  words:
    "Four ways of working, each with its own parameter: the sign of the promise, the sign of the arrival, own officers freed, soldiers at crowds. Presence also has a pull of its own.",
  departures: [
    "Four channels, each off at zero by itself: survival.signalPromise, survival.signalArrival, freedPerTroop, crowdShare. Over the ranges a soldier frees 0.36 own officers and adds 0.40 at crowds on average; the two signs are larger for the promise. What that comes to for the fall is measured, not assumed: see the page on departures.",
    "A foreign soldier at a crowd counts as one of the own forces: neither better nor more hated there.",
  ],
  equation: String.raw`arrival = decision + transit, then troops build up over τ_b to what has come (contingents);  freed = u (1-x) troops;  at crowds x troops;  crowd pull += n_f troops per 10^4 people`,
  params: {
    transit: quantity(
      "τ_t",
      "d",
      lognormal(0.3, 3),
      source("FACTS-KAZ", "F", "first aircraft within 12 h, first units the same day"),
      { sign: "+", meaning: "decision to first unit" },
    ),
    buildUp: quantity("τ_b", "d", uniform(0.5, 4), assumed("an airlift of two thousand took about two days"), {
      sign: "+",
      meaning: "time to full strength",
      domain: above(0.001, "d"),
    }),
    freedPerTroop: quantity(
      "u",
      "1",
      uniform(0, 1.2),
      source(
        "FACTS-KAZ",
        "F",
        "officially about 1,600 officers freed by 2,030 troops, 0.79; from none up, so that this channel does not start ahead of the others",
      ),
      { sign: "+", meaning: "own officers freed per foreign soldier" },
    ),
    crowdShare: quantity(
      "x",
      "share",
      uniform(0, 0.8),
      source(
        "FACTS-KAZ",
        "F",
        "none reported at crowds in January, other missions fought; up to where as many are added at crowds as are freed elsewhere",
      ),
      { sign: "+", meaning: "share posted at crowds" },
    ),
    presenceBacklash: quantity(
      "n_f",
      "sigma",
      uniform(-0.02, 0.05),
      assumed("up to 0.3 troops reignite the country (sketch)"),
      { sign: "free", meaning: "crowd pull per foreign soldier per 10,000 people" },
    ),
    homeDisapproval: quantity(
      "d_h",
      "share",
      uniform(0.1, 0.6),
      assumed("guarantor's own public against sending troops"),
      { sign: "+", meaning: "disapproval at the guarantor's home", neutral: 0 },
    ),
  },
  steps: [
    {
      name: "force arrives",
      phase: "act",
      later: true,
      reads: [
        "decided",
        "arrived",
        "withdrawn",
        "troopsOrdered",
        "strength",
        "troops",
        "survival",
        "signal",
        "looks",
        "guarantorLooks",
        "pending",
        "troopDays",
      ],
      writes: ["arrived", "troops", "troopDays", "survival", "signal", "looks", "guarantorLooks", "pending"],
      apply: arrive,
    },
    {
      name: "foreign presence",
      phase: "tick",
      reads: ["troops", "grievance"],
      writes: ["grievance"],
      apply: presence,
    },
  ],
  events: {
    decision: event({
      lane: "guarantor",
      label: "decision",
      step: null,
      said: (e, t) =>
        `The decision is announced in the name of ${t.alliance}: ${t.about(valueOf(e, "troops"))} troops.`,
    }),
    arrival: event({
      lane: "guarantor",
      label: "arrival",
      step: null,
      said: () => "The first foreign units arrive.",
    }),
  },
  moments: {
    arrived: moment("arrived", "foreign troops are there", ["arrived", ...AGREED]),
  },
  outcomes: {
    arrived: happened("arrived", "troops arrive", "the first foreign unit is in the country", ["arrival"]),
    requestToArrival: daysUntil(
      "days to arrival",
      "days from the first request to the first unit",
      "nobody comes",
      ["requested", "arrived"],
      "arrived",
      ({ world, state }) => {
        const asked = at0(state.requested);
        if (asked === NEVER) return world.days;
        return (at0(state.arrived) === NEVER ? world.days : at0(state.arrived)) - asked;
      },
    ),
    forceSize: measured(
      "people",
      "size of the force",
      "foreign troops that are agreed on; 0 where none are",
      ["consented", "troopsOrdered"],
      ({ state }) => (at0(state.consented) === NEVER ? 0 : at0(state.troopsOrdered)),
    ),
    troopDays: measured(
      "troop-days",
      "troop-days",
      "foreign troops times days in the country, followed for 90 days",
      ["troopDays"],
      ({ state }) => at0(state.troopDays),
      { follow: "force" },
    ),
    troopsAfterYear: turnsOut(
      "troops on day 365",
      "foreign troops are in the country on day 365",
      ["troops"],
      onDay365(({ state }) => yesNo(at0(state.troops) > 0)),
      noEvent("it is read on day 365"),
      { follow: "year" },
    ),
  },
  timed: {
    troops: slowly("people", "foreign troops", "foreign troops in the country", ["troops"], ({ state }) =>
      at0(state.troops),
    ),
  },
});

function arrive(at: Moment): void {
  const { world, state, time, dt, log } = at;
  const decided = at0(state.decided);
  if (decided === NEVER) return;
  const p = deployment.of(world);
  const s = survival.of(world);
  const now = time + dt;
  if (at0(state.pending) > 0 && now >= decided) {
    state.pending[0] = 0;
    log.add({
      time: now,
      kind: "decision",
      place: -1,
      causes: [log.latest("deploy")],
      values: { troops: at0(state.troopsOrdered) },
    });
    sendSignal(at, s.signalPromise);
  }
  if (at0(state.arrived) === NEVER && now >= decided + p.transit) {
    state.arrived[0] = now;
    log.add({ time: now, kind: "arrival", place: -1, causes: [log.latest("decision")], values: {} });
    sendSignal(at, s.signalArrival);
  }
  if (at0(state.arrived) === NEVER || at0(state.withdrawn) !== NEVER) return;
  const full = at0(state.strength);
  state.troops[0] = full + (at0(state.troops) - full) * exp(-dt / p.buildUp);
  state.troopDays[0] = at0(state.troopDays) + at0(state.troops) * dt;
}

/** Unit of presenceBacklash: soldiers per 10,000 people. */
const PER_PEOPLE = 1e4;

function presence({ world, state }: Moment): void {
  const troops = at0(state.troops);
  if (troops === 0) return;
  const pull = (deployment.of(world).presenceBacklash * troops) / (world.totalPeople / PER_PEOPLE);
  for (let d = 0; d < state.grievance.length; d++) state.grievance[d] = (state.grievance[d] as number) + pull;
}
