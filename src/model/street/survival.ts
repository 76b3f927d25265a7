// What everybody expects of the incumbent's survival, moved by control, forces, elites and public signals; and the fall itself.
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { logistic, logit } from "../../core/logistic.ts";
import { pow } from "../../core/pow.ts";
import {
  above,
  moment,
  assumed,
  lognormal,
  loguniform,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";
import { inside } from "../kit/guards.ts";
import { MIDDLE } from "../kit/scale.ts";
import { at0, NEVER, type State } from "../kit/state.ts";
import { hardship } from "./hardship.ts";
import { outrage, outrageOf } from "./outrage.ts";
import type { Moment } from "../kit/step.ts";
import type { World } from "../kit/world.ts";
import { event } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { atMoment, happened, noEvent, onDay365, turnsOut, yesNo } from "../kit/outcome.ts";
import { QUANTITIES } from "../kit/passages.ts";

export const survival = mechanism({
  name: "survival",
  purpose: "Public expectation that the incumbent survives; hazard of the fall.",
  words: "The public's expectation is moved by control, forces, elites and signs; the fall is a separate hazard.",
  equation: String.raw`S* = Λ(b_0 + b_1(K-1/2) + b_2(loyal-1/2) + b_3(E-1/2) + Σ g_i e^{-(t-t_i)/τ_g}), E by elites;  dS/dt = (S*-S)/τ_S;  on a signal logit S += g_i;
    fall λ_F ((K_min-K)^+/K_min)^q + λ_E ((E_L-E)^+/E_L)^q + λ_0, E_L = E_min + (1-E_min) k_L (1 - L (1 - l_M m)/L0)^+`,
  departures: [
    "b_0 is solved so that calm times stand at S_calm.",
    "A lost site's signal is scaled by its place's political weight relative to the largest city: seventeen small ones are not seventeen capitals.",
    "A run ends at the fall; who follows is named (elites), what he does is not.",
    "It is a crisis of the regime from the first moment at which it is more likely than not to fall, the capital's main site is lost, or it asks for help.",
  ],
  params: {
    calmSurvival: quantity(
      "S_calm",
      "share",
      triangular(0.93, 0.97, 0.99),
      source("BASERATES", "F", "calm irregular exit is 0.49 % in 90 days; belief is below the true odds"),
      {
        sign: "+",
        meaning: "expectation in calm times",
        neutral: null,
      },
    ),
    controlWeight: quantity("b_1", "logit", uniform(3, 10), assumed("from 10 to 20 falls double (sketch)"), {
      sign: "+",
      meaning: "weight of control",
    }),
    forcesWeight: quantity("b_2", "logit", uniform(1, 5), source("CHENOWETH11", "U", "no regime outlives its forces"), {
      sign: "+",
      meaning: "weight of loyal forces",
    }),
    elitesWeight: quantity(
      "b_3",
      "logit",
      triangular(0.5, 2, 4),
      source("SVOLIK09", "U", "most rulers who lose office by force lose it to insiders"),
      {
        sign: "+",
        meaning: "weight of elite backing",
      },
    ),
    adjustTime: quantity("τ_S", "d", lognormal(0.1, 1), assumed("beliefs follow the news within a working day"), {
      sign: "+",
      meaning: "time to follow the news",
      domain: above(0.001, "d"),
    }),
    signalFade: quantity(
      "τ_s",
      "d",
      lognormal(1, 30),
      assumed("a public sign wears off in days in a street crisis, in weeks as a rally"),
      {
        sign: "+",
        meaning: "time over which a public sign fades",
        domain: above(0.001, "d"),
      },
    ),
    signalSite: quantity("g_site", "logit", triangular(-1.2, -0.4, 0.1), assumed("net of what control already shows"), {
      sign: "free",
      meaning: "sign of a lost main site of the largest city",
    }),
    signalMeasure: quantity(
      "g_meas",
      "logit",
      uniform(-0.6, 0.6),
      assumed("the same act may read as firmness or as fear"),
      {
        sign: "free",
        meaning: "sign of an emergency, a shutdown or an order to fire",
      },
    ),
    signalDismissal: quantity("g_dis", "logit", uniform(-0.6, 0.6), assumed("a sacrifice or a sign of weakness"), {
      sign: "free",
      meaning: "sign of a dismissed cabinet",
    }),
    signalConcession: quantity("g_conc", "logit", triangular(-0.8, -0.1, 0.4), assumed("generosity or weakness"), {
      sign: "free",
      meaning: "sign of a concession",
    }),
    signalWarning: quantity(
      "g_warn",
      "logit",
      uniform(-0.6, 0.8),
      source("CASES", "F", "after warnings two of four incumbents were in office a month later"),
      {
        sign: "free",
        meaning: "sign of the guarantor's warning",
        about: "guarantor.warn",
      },
    ),
    signalRequest: quantity(
      "g_req",
      "logit",
      uniform(-1, 0.8),
      assumed("a call for help admits weakness or brings hope"),
      { sign: "free", meaning: "sign of a request" },
    ),
    signalPromise: quantity(
      "g_prom",
      "logit",
      triangular(-0.4, 0.6, 1.8),
      source("LIBMAN23", "V", "they hold that the sign of solidarity mattered most; the size is assumed"),
      {
        sign: "free",
        meaning: "sign of the decision to send troops",
      },
    ),
    signalArrival: quantity(
      "g_arr",
      "logit",
      triangular(-0.5, 0.3, 1.2),
      source("LIBMAN23", "V", "kept apart from the promise"),
      {
        sign: "free",
        meaning: "sign of the troops' arrival",
      },
    ),
    signalRefusal: quantity(
      "g_ref",
      "logit",
      triangular(-1.5, -0.5, 0.2),
      assumed("what a refused request tells everybody"),
      { sign: "free", meaning: "sign of a refusal" },
    ),
    fallRate: quantity("λ_F", "1/d", loguniform(0.1, 1), assumed("governments that lost all ground fell within days"), {
      sign: "+",
      meaning: "hazard of the fall at no control",
      neutral: 0,
    }),
    controlFloor: quantity("K_min", "share", uniform(0.2, 0.5), assumed("above 0.5 falls double (sketch)"), {
      sign: "+",
      meaning: "control below which the state may fall",
      neutral: null,
    }),
    eliteFallRate: quantity(
      "λ_E",
      "1/d",
      loguniform(0.05, 1),
      source("POWELL11", "V", "half of 450 coup attempts succeeded; the rate of trying is assumed"),
      {
        sign: "+",
        meaning: "hazard of the fall at no elite backing",
        neutral: 0,
      },
    ),
    eliteFloor: quantity(
      "E_min",
      "share",
      triangular(0.3, 0.45, 0.6),
      assumed("half the power structure is the natural guess"),
      { sign: "+", meaning: "backing below which insiders move", neutral: null },
    ),
    legitimacyWeight: quantity(
      "k_L",
      "share",
      triangular(0, 0.2, 0.5),
      assumed("insiders need less company to move against a ruler whom people no longer hold rightful"),
      {
        sign: "+",
        meaning:
          "how far lost legitimacy raises the backing below which insiders move: with all of it lost, by this part of the way to all",
      },
    ),
    power: quantity("q", "1", triangular(1, 1.5, 2.5), assumed("how sharply danger grows below a floor"), {
      sign: "+",
      meaning: "exponent of both hazards",
      neutral: null,
    }),
    calmHazard: quantity(
      "λ_0",
      "1/d",
      lognormal(4e-5, 7e-5),
      source("BASERATES", "F", "0.16 % in 30 days, 0.49 % in 90"),
      { sign: "+", meaning: "hazard of an irregular fall in calm times", neutral: 0 },
    ),
  },
  steps: [
    {
      name: "expectation",
      phase: "flow",
      later: true,
      reads: ["nationalControl", "nationalLoyal", "backing", "survival", "signal"],
      writes: ["survival", "signal"],
      apply: expectation,
    },
    {
      name: "fall",
      phase: "act",
      later: true,
      reads: ["nationalControl", "backing", "fallClock", "fallen", "legitimacy", "outrage"],
      writes: ["fallClock", "fallen"],
      apply: fall,
    },
    {
      name: "crisis of the regime",
      phase: "act",
      reads: ["regimeCrisis", "survival", "siteHeld", "requested"],
      writes: ["regimeCrisis"],
      apply: ({ world, state, time, dt }) => {
        if (at0(state.regimeCrisis) !== NEVER) return;
        const lost = state.siteHeld[world.capital] === 0;
        if (at0(state.survival) < 0 || lost || at0(state.requested) !== NEVER) state.regimeCrisis[0] = time + dt;
      },
    },
  ],
  events: {
    fall: event({
      lane: "government",
      label: "fall",
      step: null,
      said: (e, t) => {
        const held = t.chance(valueOf(e, "control"));
        if (valueOf(e, "stepped") > 0) return `The government is at an end. Control of the country stands at ${held}.`;
        const inside = valueOf(e, "inside") > 0 ? `, ${t.chance(valueOf(e, "inside"))} from its own side` : "";
        return `The government falls. Control of the country stands at ${held}; ${t.chance(valueOf(e, "street"))} of the danger came from the street${inside}.`;
      },
    }),
  },
  moments: { regimeCrisis: moment("regimeCrisis", "the regime is in crisis or has asked for help", ["regimeCrisis"]) },
  outcomes: {
    fallen: happened("fallen", "incumbent falls", "the incumbent loses power", ["fall"]),
    regimeCrisis: happened(
      "regimeCrisis",
      "regime crisis or plea",
      "it becomes a crisis of the regime: the incumbent is expected to fall, the capital's main site is lost, or help is asked for, which by itself is enough",
      noEvent("it is a reading of the state: an expectation, a site or a request"),
    ),
    fallenAfterYear: turnsOut(
      "fallen by day 365",
      "the incumbent has lost power by day 365",
      ["fallen"],
      onDay365(({ state }) => yesNo(at0(state.fallen) !== NEVER)),
      noEvent("it is read on day 365"),
      { follow: "year" },
    ),
  },
  timed: {
    survival: atMoment(
      "share",
      "expected survival",
      "public expectation that the incumbent survives",
      ["survival"],
      ({ state }): number => QUANTITIES.survival.read(state),
    ),
  },
});

/** S_calm as a logit; nobody is ever quite sure, so that one or none, set by a claim, stays a number. */
export const calmExpectation = (world: World): number => logit(inside(survival.of(world).calmSurvival));

/** Constant b_0 such that full control, loyal forces and elites give S_calm. */
function base(world: World): number {
  const p = survival.of(world);
  return calmExpectation(world) - (p.controlWeight + p.forcesWeight + p.elitesWeight) * MIDDLE;
}

function expectation(at: Moment): void {
  const { world, state, dt } = at;
  const p = survival.of(world);
  const held = at0(state.nationalControl);
  const target = logistic(
    base(world) +
      p.controlWeight * (held - MIDDLE) +
      p.forcesWeight * (at0(state.nationalLoyal) - MIDDLE) +
      p.elitesWeight * (at0(state.backing) - MIDDLE) +
      at0(state.signal),
  );
  const now = logistic(at0(state.survival));
  const next = target + (now - target) * exp(-dt / p.adjustTime);
  state.survival[0] = logit(inside(next));
  state.signal[0] = at0(state.signal) * exp(-dt / p.signalFade);
}

/** What was lost and not retaken, as the log has it. */
function groundLost({ world, log: told }: Moment): number[] {
  const lost = world.places.map((_, d) => told.latest("site lost", d));
  return lost.filter((id, d) => id > told.latest("site retaken", d));
}

/** Backing below which insiders move: the higher, the more legitimacy is lost. */
function floorOf(world: World, state: State): number {
  const { eliteFloor, legitimacyWeight } = survival.of(world);
  const left = at0(state.legitimacy) * (1 - outrage.of(world).legitimacyLost * outrageOf(world, state));
  const before = hardship.of(world).legitimacy;
  const lost = before > 0 ? Math.max(0, 1 - left / before) : 0;
  return eliteFloor + (1 - eliteFloor) * legitimacyWeight * lost;
}

function fall(at: Moment): void {
  const { world, state, draws, time, dt } = at;
  if (at0(state.fallen) !== NEVER) return;
  const p = survival.of(world);
  const held = at0(state.nationalControl);
  const danger = (value: number, floor: number) => (value < floor ? pow((floor - value) / floor, p.power) : 0);
  const street = p.fallRate * danger(held, p.controlFloor);
  const inside = p.eliteFallRate * danger(at0(state.backing), floorOf(world, state));
  const hazard = street + inside + p.calmHazard;
  state.fallClock[0] = at0(state.fallClock) + hazard * dt;
  // one exponential wait, which a branch begins anew: arms with less danger fall later or never, with the same luck
  if (at0(state.fallClock) < -log(draws.state("fall", 0, 0))) return;
  state.fallen[0] = time + dt;
  at.log.add({
    time: time + dt,
    kind: "fall",
    place: -1,
    causes: [...groundLost(at), at.log.latest("stance")],
    values: { control: held, street: street / hazard, inside: inside / hazard },
  });
}
