// The guarantor: observe, warn and ready, engage all sides, deploy, back another faction; the size of a deployment is a second choice.
import { log as ln } from "../../core/log.ts";
import { logistic, logit } from "../../core/logistic.ts";
import { mechanism } from "../kit/declare.ts";
import { mostTroops } from "./burden.ts";
import { choose, looks, type Choice, type Option } from "./decide.ts";
import { deployment } from "./deployment.ts";
import { forced, free } from "../directives.ts";
import { guarantorParams } from "./guarantorParams.ts";
import { underrated } from "./institutions.ts";
import { observation } from "../street/observation.ts";
import { sideShift } from "./otherPowers.ts";
import { picture, update } from "./perception.ts";
import { callMembers, consentForeseen, payoffOf } from "./council.ts";
import { request } from "./request.ts";
import { at0, NEVER, shockOf, SIZE_OPTIONS, type GUARANTOR_OPTIONS } from "../kit/state.ts";
import type { State } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { sendSignal, survival } from "../street/survival.ts";
import { groundIf, labelShift, legalGround } from "./treaty.ts";
import type { Faction, World } from "../kit/world.ts";
import { event, step } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { happened, turnsOut, yesNo } from "../kit/outcome.ts";
import { capital } from "../kit/teller.ts";

export const guarantor = mechanism({
  name: "guarantor",
  purpose: "What the guarantor does about an ally's crisis, from its own lagged estimate of the fall.",
  words: "Every consideration is relative to observing, which is worth nothing. Troops need an open request.",
  equation: String.raw`U_o = w_n p̂ hostile act_o + w_s (1-p̂_o) act_o + w_g G legal_o + w_st (status-1/2) legal_o + w_r reaction seen_o + w_b burden_o + w_t tied [troops] + w_v watched act_o;
    p̂_o = Λ(logit p̂ - effect_o - s_p (status-1/2)[deploy]);  effect: warn h/4, engage k h/2, deploy h (0.6, 1, 1.5);  reaction = clip(expected + s_r (status-1) + s_l [coalition, troops], 0, 1);
    another faction f, p̂ > 1/2: need p̂ (hostile - (1-alignment_f))^+, success Λ(logit(p̂ power_f/Σ power) + h/2), + w_sw status;
    game, once asked: U_send = λ P(members consent) (2Λ(U_deploy)-1), U_observe = 0`,
  departures: [
    "A force is no larger than what is free (burden); where nothing is, nothing can be sent. The size that is weighed is the one that is wanted.",
    "p̂ = 1 - Ŝ from the guarantor's own picture: the fall it expects is the one everybody expects, seen late and with error.",
    "Deploying needs an open request: calm states would see troops by a held shock otherwise. Another faction is backed only where the fall is seen as likelier than not, some faction does not back the incumbent, and no troops were promised; after that none are.",
    "Who is engaged hears a word that counts for hedging as for backing; who is backed hears one for breaking. The guarantor knows who holds power and who is close to it.",
    "Weights were set by eye on stylised states that include January 2022: in-sample for it.",
  ],
  params: guarantorParams,
  steps: [
    {
      name: "guarantor sees",
      phase: "act",
      reads: ["survival", "crowd", "nationalLoyal", "violent", "political", "guarantorSees", "guarantorSaw"],
      writes: ["guarantorSees", "guarantorSaw"],
      apply: (at) => update(at, at.state.guarantorSees, at.state.guarantorSaw, guarantor.of(at.world).lag),
    },
    {
      name: "guarantor decides",
      phase: "act",
      reads: [
        "guarantorSees",
        "guarantorSaw",
        "guarantorLooks",
        "looks",
        "crowd",
        "pending",
        "spoke",
        "consented",
        "framed",
        "captured",
        "revealed",
        "warned",
        "deployChosen",
        "troopsOrdered",
        "survival",
        "signal",
        "leaning",
        "leaningAt",
        "directiveAt",
        "directiveDone",
        "memberLooks",
        "engaged",
        "backedOther",
        "backedFaction",
        "power",
        "stance",
      ],
      writes: [
        "engaged",
        "backedOther",
        "backedFaction",
        "pending",
        "directiveDone",
        "guarantorLooks",
        "looks",
        "warned",
        "deployChosen",
        "troopsOrdered",
        "survival",
        "signal",
        "leaning",
        "leaningAt",
        "spoke",
        "memberLooks",
      ],
      apply: decides,
    },
  ],
  events: {
    warning: event({
      lane: "guarantor",
      label: "warning",
      step: step("guarantor", "warn", "the guarantor warning"),
      said: (e, t) =>
        `${capital(t.guarantor)} warns. It takes a fall to be ${t.chance(valueOf(e, "falls"))} likely.${t.tippedBy(e, "warn")}`,
    }),
    engage: event({
      lane: "guarantor",
      label: "all sides engaged",
      step: step("guarantor", "engage", "the guarantor turning to all sides"),
      said: (e, t) =>
        `${capital(t.guarantor)} turns to all sides. It takes a fall to be ${t.chance(valueOf(e, "falls"))} likely.${t.tippedBy(e, "engage")}`,
    }),
    deploy: event({
      lane: "guarantor",
      label: "troops chosen",
      step: step("guarantor", "deploy", "the guarantor sending troops"),
      said: (e, t) =>
        `${capital(t.guarantor)} chooses to send ${t.about(valueOf(e, "troops"))} troops. It takes a fall to be ${t.chance(valueOf(e, "falls"))} likely.${t.tippedBy(e, "deploy")}`,
    }),
    backOther: event({
      lane: "guarantor",
      label: "other faction backed",
      step: step("guarantor", "backOther", "the guarantor turning to another faction"),
      said: (e, t) =>
        `${capital(t.guarantor)} turns to another: ${t.faction(valueOf(e, "faction"))}.${t.tippedBy(e, "backOther")}`,
    }),
  },
  moments: { warned: "warned", deployed: "deployChosen", engaged: "engaged" },
  outcomes: {
    deployed: happened("deployChosen", "troops are sent", "the guarantor chooses to send troops", ["deploy"]),
    straight: turnsOut(
      "troops, no warning",
      "the guarantor chooses to send troops without a public warning before",
      ["deployChosen", "warned"],
      ({ state }) =>
        yesNo(
          at0(state.deployChosen) !== NEVER &&
            (at0(state.warned) === NEVER || at0(state.warned) > at0(state.deployChosen)),
        ),
      ["deploy"],
      { settled: ({ state }) => at0(state.deployChosen) !== NEVER || at0(state.warned) !== NEVER },
    ),
    engaged: happened("engaged", "all sides engaged", "the guarantor turns to all sides", ["engage"]),
    backedOther: happened("backedOther", "another faction backed", "the guarantor turns to another faction", [
      "backOther",
    ]),
  },
});

const ACT = { observe: 0, warn: 0.25, engage: 0.3, deploy: 0.75, small: 0.5, medium: 0.75, large: 1 } as const;
const SEEN_AS = { observe: 0, warn: 0.3, engage: 0, deploy: 1, small: 1, medium: 1, large: 1 } as const;
const LEGAL = SEEN_AS;
/** Effect on the logit of the fall, in units of the believed effect of a medium force. */
const EFFECT = { observe: 0, warn: 0.25, engage: 0.5, deploy: 1, small: 0.6, medium: 1, large: 1.5 } as const;
const SIZE = { small: 0.25, medium: 1, large: 5 } as const;
export type Act = keyof typeof ACT;

function decides(at: Moment): void {
  const { world, state, time, dt } = at;
  const p = guarantor.of(world);
  const now = time + dt;
  for (const choice of forced(at, "guarantor")) impose(at, choice, now);
  let largest = 0;
  for (let d = 0; d < state.crowd.length; d++)
    if ((state.crowd[d] as number) > largest) largest = state.crowd[d] as number;
  const asked = at0(state.pending) > 0 && at0(state.spoke) === NEVER && mostTroops(world) >= 1;
  const visible = largest > observation.of(world).seenFrom;
  if (!asked && !visible) return;
  if (at0(state.consented) !== NEVER || !looks(at, 1, p.revision, state.guarantorLooks)) return;
  const falls = estimate(at);
  const ground = legalGround(world, state, "guarantor");
  const menu: Option[] = [];
  const add = (act: (typeof GUARANTOR_OPTIONS)[number], parts: Record<string, number>): void => {
    if (free(world, "guarantor", act)) menu.push({ name: act, shock: shockOf(act), parts });
  };
  add("observe", {});
  if (asked && request.of(world).form === "game")
    add("deploy", { payoff: request.of(world).gameLambda * sendPayoff(world, state, falls, ground) });
  else {
    if (at0(state.warned) === NEVER) add("warn", considerations(world, "warn", falls, ground));
    if (at0(state.engaged) === NEVER) add("engage", considerations(world, "engage", falls, ground));
    const other = falls > 0.5 && at0(state.spoke) === NEVER ? friendliest(world, state) : -1;
    if (other >= 0 && at0(state.backedOther) === NEVER) add("backOther", otherParts(world, state, other, falls));
    if (asked && at0(state.backedOther) === NEVER) add("deploy", considerations(world, "deploy", falls, ground));
  }
  if (menu.length <= 1) return;
  const chosen = choose(at, menu);
  if (chosen.option === "warn") warn(at, now, falls, chosen.considerations);
  else if (chosen.option === "engage") engage(at, now, falls, chosen.considerations);
  else if (chosen.option === "backOther") backOther(at, now, falls, chosen.considerations);
  else if (chosen.option === "deploy") deploy(at, now, falls, size(at, falls, ground), chosen.considerations);
}

/** Its estimate 0..1 that the incumbent falls, of a state that may look sounder than it is. */
function estimate(at: Moment): number {
  const { world, state } = at;
  const seen = picture(at, 1, state.guarantorSees, state.guarantorSaw, guarantor.of(world).error);
  const falls = Math.min(1 - 1e-9, Math.max(1e-9, 1 - seen.survival));
  const off = underrated(world, state);
  return off === 0 ? falls : logistic(logit(falls) - off);
}

/** An imposed choice; a deployment that nobody asked for counts as agreed with the host. The council is asked all the same. */
function impose(at: Moment, choice: string, now: number): void {
  const { world, state } = at;
  const [option, wanted] = choice.split(" ");
  if (option === "warn" && at0(state.warned) === NEVER) warn(at, now, estimate(at));
  if (option === "engage" && at0(state.engaged) === NEVER) engage(at, now, estimate(at));
  if (option === "backOther" && at0(state.backedOther) === NEVER) backOther(at, now, estimate(at));
  if (option !== "deploy" || at0(state.spoke) !== NEVER || mostTroops(world) < 1) return;
  if (at0(state.pending) === 0) state.pending[0] = now;
  const falls = estimate(at);
  deploy(
    at,
    now,
    falls,
    wanted === undefined ? size(at, falls, legalGround(world, state, "guarantor")) : { option: wanted },
  );
}

const causesOf = ({ log }: Moment): number[] => [log.latest("request"), log.latest("site lost"), log.latest("protest")];

function warn(at: Moment, now: number, falls: number, considerations?: Choice["considerations"]): void {
  at.state.warned[0] = now;
  const why = considerations ? { considerations } : {};
  at.log.add({ time: now, kind: "warning", place: -1, causes: causesOf(at), values: { falls }, ...why });
  sendSignal(at, survival.of(at.world).signalWarning);
}

/** The faction nearest to the guarantor among those that do not fully back the incumbent, by what it could bring; -1 for none. */
function friendliest(world: World, state: State): number {
  let best = -1;
  let most = 0;
  for (let j = 0; j < world.factions.length; j++) {
    const { alignment } = world.factions[j] as Faction;
    const brings = alignment * (state.power[j] as number) * (1 - (state.stance[j] as number));
    if (brings > most) [best, most] = [j, brings];
  }
  return best;
}

function engage(at: Moment, now: number, falls: number, considerations?: Choice["considerations"]): void {
  at.state.engaged[0] = now;
  const why = considerations ? { considerations } : {};
  at.log.add({ time: now, kind: "engage", place: -1, causes: causesOf(at), values: { falls }, ...why });
}

/** Turns to another faction; imposed where none holds back, to the nearest one of all. Nothing happens without factions. */
function backOther(at: Moment, now: number, falls: number, considerations?: Choice["considerations"]): void {
  const { world, state } = at;
  let other = friendliest(world, state);
  if (other < 0)
    world.factions.forEach((f, j) => {
      if (other < 0 || f.alignment > (world.factions[other] as Faction).alignment) other = j;
    });
  if (other < 0) return;
  state.backedOther[0] = now;
  state.backedFaction[0] = 1 + other;
  const why = considerations ? { considerations } : {};
  at.log.add({
    time: now,
    kind: "backOther",
    place: -1,
    causes: causesOf(at),
    values: { falls, faction: other },
    ...why,
  });
  sendSignal(at, guarantor.of(world).otherSignal);
}

/** The size of a deployment: a second choice with the same weights. */
function size(at: Moment, falls: number, ground: number): Choice {
  return choose(
    at,
    SIZE_OPTIONS.map((name) => ({ name, shock: shockOf(name), parts: considerations(at.world, name, falls, ground) })),
  );
}

function deploy(
  at: Moment,
  now: number,
  falls: number,
  chosen: Choice,
  considerations?: Choice["considerations"],
): void {
  const { world, state, log } = at;
  const wanted = Math.round(guarantor.of(world).sizeMedium * SIZE[chosen.option as keyof typeof SIZE]);
  const troops = Math.min(wanted, mostTroops(world));
  if (at0(state.deployChosen) === NEVER) state.deployChosen[0] = now;
  state.spoke[0] = now;
  state.troopsOrdered[0] = troops;
  callMembers(at);
  const all = [...(considerations ?? []), ...(chosen.considerations ?? [])];
  log.add({
    time: now,
    kind: "deploy",
    place: -1,
    causes: causesOf(at),
    values: { falls, troops },
    ...(all.length > 0 ? { considerations: all } : {}),
  });
}

/** What the guarantor expects from proposing to send, in the game: its payoff -1..1 of a medium force, should the members consent. */
function sendPayoff(world: World, state: State, falls: number, ground: number): number {
  const utility = Object.values(considerations(world, "deploy", falls, ground)).reduce((sum, x) => sum + x, 0);
  return consentForeseen(world, state) * payoffOf(utility);
}

/** Chance that a request made now would be granted, by the game's reasoning, at the asker's own estimate of the fall. */
export function answerForeseen(world: World, state: State, falls: number): number {
  const payoff = sendPayoff(world, state, falls, legalGround(world, state, "guarantor"));
  return logistic(request.of(world).gameLambda * payoff) * consentForeseen(world, state);
}

/** Outside reaction 0..1 that the guarantor expects: to the requester's status, and for troops to the name under which they go. */
export function expectedReaction(world: World, sends: boolean): number {
  const given = (name: string) => world.given[name] as number;
  const shifted =
    given("outsideReaction") +
    request.of(world).statusReaction * (given("request.status") - 1) +
    (sends ? labelShift(world) + sideShift(world) : 0);
  return Math.min(1, Math.max(0, shifted));
}

/**
 * Named parts of an option's utility, log-odds, at this estimate 0..1 of the fall and this legal ground, that of unrest left internal
 * where none is given. Every x lies in 0..1.
 */
export function considerations(
  world: World,
  act: Act,
  falls: number,
  ground = groundIf(world, false, 0),
): Record<string, number> {
  const p = guarantor.of(world);
  const r = request.of(world);
  const given = (name: string) => world.given[name] as number;
  const sends = act !== "observe" && act !== "warn" && act !== "engage";
  const skill = act === "engage" ? p.engageSkill : 1;
  const status = given("request.status") - 0.5;
  const fallsThen = logistic(
    logit(falls) - p.helpBelief * EFFECT[act] * skill - (sends ? r.statusSuccess * status : 0),
  );
  const reaction = expectedReaction(world, sends);
  return {
    need: p.needWeight * falls * given("hostileSuccessor") * ACT[act],
    success: p.successWeight * (1 - fallsThen) * ACT[act],
    ground: p.groundWeight * ground * LEGAL[act],
    status: p.statusWeight * status * LEGAL[act],
    reaction: p.reactionWeight * reaction * SEEN_AS[act],
    burden: p.burdenWeight * burden(world, act, deployment.of(world).homeDisapproval),
    commitments: sends ? p.commitmentsWeight * given("tied") : 0,
    resolve: p.resolveWeight * given("watched") * ACT[act],
  };
}

/** How an option that sends nobody is seen, what ground it needs, what it costs. */
const OTHER = { act: 0.75, legal: 0.3, seen: 0.6, burden: 0.1, effect: 0.5 } as const;

/** Named parts of backing another faction. */
export function otherParts(world: World, state: State, j: number, falls: number): Record<string, number> {
  const p = guarantor.of(world);
  const given = (name: string) => world.given[name] as number;
  const { alignment } = world.factions[j] as Faction;
  const all = state.power.reduce((sum, w) => sum + w, 0);
  const follows = Math.min(1 - 1e-9, Math.max(1e-9, (falls * (state.power[j] as number)) / all));
  const better = Math.max(0, given("hostileSuccessor") - (1 - alignment));
  return {
    need: p.needWeight * falls * better * OTHER.act,
    success: p.successWeight * logistic(logit(follows) + OTHER.effect * p.helpBelief) * OTHER.act,
    ground: p.groundWeight * groundIf(world, false, 0) * OTHER.legal,
    reaction: p.reactionWeight * expectedReaction(world, false) * OTHER.seen,
    burden: p.burdenWeight * OTHER.burden,
    resolve: p.resolveWeight * given("watched") * OTHER.act,
    switching: p.switchWeight * given("request.status"),
  };
}

/** Burden 0..1: troop-days on a log scale and disapproval at home; 0.1 for a warning and for talking to all sides. */
function burden(world: World, act: Act, disapproval: number): number {
  if (act === "observe") return 0;
  if (act === "warn" || act === "engage") return 0.1;
  const p = guarantor.of(world);
  const days = p.sizeMedium * (act === "deploy" ? 1 : SIZE[act as keyof typeof SIZE]) * p.expectedStay;
  return burdenOf(days, disapproval);
}

/** Burden 0..1 of so many troop-days, 25,000 troops for a year being 0.7 without disapproval at home. */
export const burdenOf = (days: number, disapproval: number): number =>
  Math.min(1, (0.7 * ln(1 + days / 1e4)) / ln(1 + 9.1e6 / 1e4) + 0.3 * disapproval);
