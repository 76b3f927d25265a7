// After the crisis. How long a deployed force stays: the guarantor looks at intervals and goes when the task is done, the host asks, it is
// wanted elsewhere or the announced date has passed; it may also wish to stay. What its presence leaves: leverage, and where whoever
// rules then stands.
import { AGREED } from "./treaty.ts";
import { exp } from "../../core/exp.ts";
import { above, moment, assumed, lognormal, mechanism, quantity, source, triangular, uniform } from "../kit/declare.ts";
import { choose, looks, PUT } from "./decide.ts";
import { deployment } from "./deployment.ts";
import { burdenOf, guarantor } from "./guarantor.ts";
import type { Parts } from "../kit/considerations.ts";
import { shockOf } from "../kit/options.ts";
import { MIDDLE } from "../kit/scale.ts";
import { at0, NEVER, type Field, type State } from "../kit/state.ts";
import { TICKS_PER_DAY, type Moment } from "../kit/step.ts";
import type { Faction, World } from "../kit/world.ts";
import { event } from "../kit/declareEvent.ts";
import { measured, noEvent, onDay365, slowly, turnsOut, yesNo } from "../kit/outcome.ts";
import { costOf } from "./burden.ts";

/** What alignment is read from. */
const ALIGNMENT_FIELDS: readonly Field[] = ["leverage", "successor", "engaged"];

export const aftermath = mechanism({
  name: "aftermath",
  purpose: "When a deployed force leaves; the guarantor's leverage, and the policy alignment of whoever rules.",
  words:
    "The guarantor looks every few days at whether to go. Order that is back, the host's wish, troops wanted elsewhere and an announced date speak for leaving; a lasting post may speak for either. While its troops are there its leverage grows, and fades after; what leverage does to the policy of whoever rules may have either sign.",
  equation: String.raw`U_leave = w_0 + w_o calm + w_h host + w_p post + w_e tied + w_l [announced date passed],  U_stay = 0;  calm = min(1, days of order/d_o);
    leverage: dℓ/dt = r min(1, troops/n_M) (1-ℓ) while there, -ℓ/τ_ℓ after;  alignment A = clip(1/2 + (a-1/2)(1-κ_ℓ ℓ) + γ_ℓ ℓ, 0, 1), a the ruler's own:
    incumbent a_0, street a_0 (1-hostile successor), a faction its own, each + η_e k (1-a) if engaged;  payoff = A - burden of the troop-days`,
  departures: [
    "Calm is counted for the country, from restored order on, not place by place.",
    "Whether the host wants the force gone is one assumption a world; it does not answer to what the force does.",
    "From the day on which order is back, at the earliest the horizon, the rest of the year goes by days and the street stands still (src/run/follow.ts): a second wave is not followed.",
    "Backlash of a nation against foreign troops acts in the crisis alone (deployment.presenceBacklash). What it does to policy later is in the free signs of γ_ℓ and κ_ℓ.",
    "Leverage has no other use than alignment.",
    "The payoff counts alignment and burden on one scale of 0 to 1, even: a convention, not a measurement.",
  ],
  params: {
    stayDefault: quantity(
      "w_0",
      "logit",
      triangular(-6, -3.5, -2),
      source("CASES", "F", "stays from 13 days (2022) to years"),
      {
        sign: "-",
        meaning: "missions go on: constant for leaving",
      },
    ),
    orderWeight: quantity("w_o", "logit", triangular(1, 3, 6), assumed("a task that is done is a reason to go"), {
      sign: "+",
      meaning: "weight of order being back",
    }),
    hostWeight: quantity("w_h", "logit", triangular(0, 2, 5), assumed("consent ends the ground to be there"), {
      sign: "+",
      meaning: "weight of the host's wish that it go",
    }),
    hostWish: quantity(
      "host",
      "share",
      uniform(0, 1),
      assumed("0 the host asks it to stay, 0.5 says nothing, 1 asks it to go"),
      {
        sign: "+",
        meaning: "host's wish that the force go",
      },
    ),
    presenceWeight: quantity("w_p", "logit", uniform(-4, 4), assumed("a wish to stay or to be gone; the claims ask"), {
      sign: "free",
      meaning: "weight of a lasting post on leaving",
      about: "aftermath.postValue",
    }),
    postValue: quantity(
      "post",
      "share",
      uniform(0, 1),
      assumed("0 no post worth having, 1 its only base in the country"),
      {
        sign: "+",
        meaning: "value of a lasting post to the guarantor",
      },
    ),
    elsewhereWeight: quantity(
      "w_e",
      "logit",
      triangular(-1, 1, 4),
      assumed("troops wanted elsewhere are called back"),
      {
        sign: "free",
        meaning: "weight of capacity wanted elsewhere",
        about: "scenario.tied",
      },
    ),
    limitWeight: quantity(
      "w_l",
      "logit",
      triangular(0, 2, 5),
      source("FACTS-KAZ", "F", "on 11 January ten days were announced; the last left on the 19th"),
      { sign: "+", meaning: "weight of the announced date having passed" },
    ),
    announcedStay: quantity(
      "τ_ann",
      "d",
      lognormal(7, 90),
      assumed("what is announced runs from a fortnight to a season; often nothing is, or it is extended"),
      { sign: "+", meaning: "arrival to the announced date" },
    ),
    leverageRise: quantity("r_ℓ", "1/d", lognormal(0.002, 0.05), assumed("a presence is a lever, by definition"), {
      sign: "+",
      meaning: "rise of leverage at full presence",
      neutral: 0,
    }),
    leverageFade: quantity(
      "τ_ℓ",
      "d",
      lognormal(30, 700),
      source("FACTS-KAZ", "F", "a refusal beside the helper's president in the sixth month"),
      { sign: "+", meaning: "time over which leverage fades once the force has gone", domain: above(0.001, "d") },
    ),
    alignmentAtFirst: quantity("a_0", "share", uniform(0.4, 0.9), assumed("an ally, of many shades"), {
      sign: "+",
      meaning: "incumbent's alignment with the guarantor before the crisis",
      neutral: null,
    }),
    leverageAlignment: quantity(
      "γ_ℓ",
      "share",
      triangular(-0.6, 0.1, 0.8),
      source("USTROOPS", "V", "a panel on troops abroad finds alignment; the Kazakh case was the reverse"),
      { sign: "free", meaning: "shift of alignment at full leverage", about: "guarantor.deploy" },
    ),
    adaptation: quantity(
      "κ_ℓ",
      "1",
      uniform(-0.5, 1),
      assumed("a presence may level what rulers differ in, or drive them apart"),
      { sign: "free", meaning: "how far a ruler's own leaning gives way at full leverage", about: "guarantor.deploy" },
    ),
    revision: quantity("ν_w", "1/d", lognormal(0.1, 1), assumed("reviewed every few days"), {
      sign: "+",
      meaning: "looks a day at whether to leave",
      neutral: null,
    }),
    calmDone: quantity("d_o", "d", triangular(1, 3, 10), assumed("a quiet weekend at the least"), {
      sign: "+",
      meaning: "days of order that count as a task done",
      domain: above(0.001, "d"),
    }),
  },
  steps: [
    {
      name: "force leaves",
      phase: "act",
      later: true,
      reads: ["arrived", "withdrawn", "troops", "orderRestored", "forceWaited", "leaning"],
      writes: ["withdrawn", "troops", "forceWaited", "leaning"],
      apply: leaves,
    },
    {
      name: "leverage",
      phase: "act",
      later: true,
      reads: ["troops", "leverage"],
      writes: ["leverage"],
      apply: lever,
    },
  ],
  events: {
    withdrawal: event({
      lane: "guarantor",
      label: "withdrawal",
      step: null,
      said: () => "The last foreign units have left.",
    }),
  },
  moments: {
    withdrawn: moment("withdrawn", "foreign troops have left", ["arrived", ...AGREED]),
  },
  outcomes: {
    stay: measured(
      "d",
      "length of stay",
      "days from the first foreign unit to the last, followed for 90 days; 0 where nobody comes",
      ["arrived", "withdrawn"],
      ({ state, tick }) => {
        const arrived = at0(state.arrived);
        if (arrived === NEVER) return 0;
        return (at0(state.withdrawn) === NEVER ? tick / TICKS_PER_DAY : at0(state.withdrawn)) - arrived;
      },
      { follow: "force" },
    ),
    troopsAfter30: turnsOut(
      "troops after 30 days",
      "foreign troops are still in the country 30 days after the first arrived",
      ["arrived", "withdrawn"],
      ({ state, tick }) => {
        const arrived = at0(state.arrived);
        if (arrived === NEVER) return 0;
        if (at0(state.withdrawn) !== NEVER) return yesNo(at0(state.withdrawn) > arrived + 30);
        return tick / TICKS_PER_DAY >= arrived + 30 ? 1 : NaN;
      },
      noEvent("it is read 30 days after the arrival"),
      { follow: "force" },
    ),
    guarantorCost: measured(
      "troop-days",
      "guarantor's cost",
      "days of people that the crisis ties up at the guarantor's: troops there and behind them, their rest after return, and forces made ready by a warning, followed for 90 days",
      ["troopDays", "strength", "arrived", "warned", "orderRestored"],
      ({ world, state, tick }): number => costOf(world, state, tick / TICKS_PER_DAY, guarantor.of(world).sizeMedium),
      { follow: "force" },
    ),
    leverage: measured("share", "guarantor's leverage", "the guarantor's leverage", ["leverage"], ({ state }) =>
      at0(state.leverage),
    ),
    alignment: measured(
      "share",
      "alignment of the ruler",
      "alignment with the guarantor of whoever rules",
      ALIGNMENT_FIELDS,
      ({ world, state }): number => alignment(world, state),
    ),
    guarantorPayoff: measured(
      "share",
      "guarantor's payoff",
      "for the guarantor: alignment of whoever rules less the burden of its troops",
      [...ALIGNMENT_FIELDS, "troopDays"],
      ({ world, state }): number => payoff(world, state),
    ),
    leverageAfterYear: measured(
      "share",
      "leverage, day 365",
      "the guarantor's leverage on day 365",
      ["leverage"],
      onDay365(({ state }) => at0(state.leverage)),
      { follow: "year" },
    ),
    alignmentAfterYear: measured(
      "share",
      "alignment, day 365",
      "alignment with the guarantor, on day 365, of whoever rules then",
      ALIGNMENT_FIELDS,
      onDay365(({ world, state }): number => alignment(world, state)),
      { follow: "year" },
    ),
    payoffAfterYear: measured(
      "share",
      "payoff, day 365",
      "for the guarantor on day 365: alignment less the burden of its troops",
      [...ALIGNMENT_FIELDS, "troopDays"],
      onDay365(({ world, state }): number => payoff(world, state)),
      { follow: "year" },
    ),
  },
  timed: {
    leverage: slowly("share", "guarantor's leverage", "the guarantor's leverage", ["leverage"], ({ state }) =>
      at0(state.leverage),
    ),
    alignment: slowly(
      "share",
      "alignment of the ruler",
      "alignment with the guarantor of whoever rules",
      ALIGNMENT_FIELDS,
      ({ world, state }): number => alignment(world, state),
    ),
    guarantorPayoff: slowly(
      "share",
      "guarantor's payoff",
      "for the guarantor: alignment of whoever rules less the burden of its troops",
      [...ALIGNMENT_FIELDS, "troopDays"],
      ({ world, state }): number => payoff(world, state),
    ),
  },
});

/** The actor's place among those that look: after government and guarantor. */
const ACTOR = 2;

function leaves(at: Moment): void {
  const { world, state, time, dt, log } = at;
  if (at0(state.arrived) === NEVER || at0(state.withdrawn) !== NEVER) return;
  const now = time + dt;
  const p = aftermath.of(world);
  const term = at0(state.arrived) + p.announcedStay;
  // the announced date puts the question, whoever looks
  const put = time < term && term <= now;
  const owed = Float64Array.of(put ? at.tick : 0);
  const waited = looks(at, ACTOR, p.revision, owed, state.forceWaited);
  if (waited === 0) return;
  const chosen = choose(
    at,
    [
      { name: "stay", shock: shockOf("stay"), parts: {} },
      {
        name: "leave",
        shock: shockOf("leave"),
        parts: considered(world, at0(state.orderRestored), at0(state.arrived), now),
      },
    ],
    put ? PUT : { by: "time", waited, stands: "stay" },
  );
  if (chosen.option !== "leave") return;
  state.withdrawn[0] = now;
  state.troops[0] = 0;
  const why = chosen.considerations ? { considerations: chosen.considerations } : {};
  log.add({
    time: now,
    kind: "withdrawal",
    place: -1,
    causes: [log.latest("arrival"), log.latest("order")],
    values: {},
    ...why,
  });
}

function lever({ world, state, dt }: Moment): void {
  const troops = at0(state.troops);
  const leverage = at0(state.leverage);
  if (troops === 0 && leverage === 0) return;
  const p = aftermath.of(world);
  const presence = Math.min(1, troops / guarantor.of(world).sizeMedium);
  state.leverage[0] =
    troops > 0 ? 1 - (1 - leverage) * exp(-p.leverageRise * presence * dt) : leverage * exp(-dt / p.leverageFade);
}

/** Alignment 0..1 with the guarantor of whoever rules now. */
export function alignment(world: World, state: State): number {
  const p = aftermath.of(world);
  const successor = at0(state.successor);
  const followed =
    successor === 0
      ? p.alignmentAtFirst
      : successor === 1
        ? p.alignmentAtFirst * (1 - (world.given["hostileSuccessor"] as number))
        : (world.factions[successor - 2] as Faction).alignment;
  // whoever follows one that was not the only one spoken to is nearer
  const g = guarantor.of(world);
  const own =
    successor !== 0 && at0(state.engaged) !== NEVER
      ? followed + g.engageReach * g.engageSkill * (1 - followed)
      : followed;
  const leverage = at0(state.leverage);
  const shifted = MIDDLE + (own - MIDDLE) * (1 - p.adaptation * leverage) + p.leverageAlignment * leverage;
  return Math.min(1, Math.max(0, shifted));
}

/** What it came to for the guarantor, -1..1: alignment less the burden of the troop-days there were. */
export const payoff = (world: World, state: State): number =>
  alignment(world, state) -
  (at0(state.troopDays) > 0 ? burdenOf(world, at0(state.troopDays), deployment.of(world).homeDisapproval) : 0);

/** Named parts of leaving's utility, log-odds; dates in days since the start. */
export function considered(world: World, orderRestored: number, arrived: number, now: number): Parts {
  const p = aftermath.of(world);
  const calm = orderRestored === NEVER ? 0 : Math.min(1, (now - orderRestored) / p.calmDone);
  return {
    habit: p.stayDefault,
    order: p.orderWeight * calm,
    host: p.hostWeight * p.hostWish,
    post: p.presenceWeight * p.postValue,
    elsewhere: p.elsewhereWeight * (world.given["tied"] as number),
    limit: now >= arrived + p.announcedStay ? p.limitWeight : 0,
  };
}
