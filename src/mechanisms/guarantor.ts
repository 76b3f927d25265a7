// The guarantor: observe, warn and ready, deploy; the size of a deployment is a second choice.
import { log as ln } from "../core/log.ts";
import { logistic, logit } from "../core/logistic.ts";
import { assumed, constant, lognormal, loguniform, mechanism, quantity, source, triangular } from "./declare.ts";
import { mostTroops } from "./burden.ts";
import { choose, looks, type Choice, type Option } from "./decide.ts";
import { deployment } from "./deployment.ts";
import { forced, free } from "./directives.ts";
import { observation } from "./observation.ts";
import { picture, update } from "./perception.ts";
import { callMembers, consentForeseen, payoffOf } from "./council.ts";
import { request } from "./request.ts";
import { at0, NEVER, shockOf, SIZE_OPTIONS } from "./state.ts";
import type { State } from "./state.ts";
import type { Moment } from "./step.ts";
import { sendSignal, survival } from "./survival.ts";
import { groundIf, labelShift, legalGround } from "./treaty.ts";
import type { World } from "./world.ts";

export const guarantor = mechanism({
  name: "guarantor",
  purpose: "What the guarantor does about an ally's crisis, from its own lagged estimate of the fall.",
  words: "Every consideration is relative to observing, which is worth nothing. Troops need an open request.",
  equation: String.raw`U_o = w_n p̂ hostile act_o + w_s (1-p̂_o) act_o + w_g G legal_o + w_st (status-1/2) legal_o + w_r reaction seen_o + w_b burden_o + w_t tied [troops] + w_v watched act_o;
    p̂_o = Λ(logit p̂ - effect_o - s_p (status-1/2)[deploy]);  effect: warn h/4, deploy h (0.6, 1, 1.5);  reaction = clip(expected + s_r (status-1) + s_l [coalition, troops], 0, 1);
    game, once asked: U_send = λ P(members consent) (2Λ(U_deploy)-1), U_observe = 0`,
  departures: [
    "A force is no larger than what is free (burden); where nothing is, nothing can be sent. The size that is weighed is the one that is wanted.",
    "p̂ = 1 - Ŝ from the guarantor's own picture: the fall it expects is the one everybody expects, seen late and with error.",
    "Deploying needs an open request: calm states would see troops by a held shock otherwise. Engaging all sides and backing another faction are absent.",
    "Weights were set by eye on stylised states that include January 2022: in-sample for it.",
  ],
  params: {
    needWeight: quantity("w_n", "logit", triangular(-1, 3, 7), assumed("a lost cause may deter"), {
      sign: "free",
      meaning: "weight of a likely hostile fall",
    }),
    successWeight: quantity("w_s", "logit", triangular(-1, 2, 6), assumed("opposes need"), {
      sign: "free",
      meaning: "weight of expected success",
    }),
    groundWeight: quantity(
      "w_g",
      "logit",
      triangular(-1, 1, 3),
      source(
        "CASES",
        "F",
        "answered among requests: external 11 of 13, internal 9 of 12, mixed 5 of 8; selected cases",
      ),
      { sign: "free", meaning: "weight of legal ground" },
    ),
    statusWeight: quantity(
      "w_st",
      "logit",
      constant(0),
      assumed("a liking for lawful requesters as such: none is assumed, break-evens ask how much it would take"),
      {
        sign: "free",
        meaning: "direct weight of the requester's status, ousted to undisputed",
        about: "request.status",
      },
    ),
    reactionWeight: quantity("w_r", "logit", triangular(-4, -1, 0), assumed("outside reaction costs"), {
      sign: "-",
      meaning: "weight of outside reaction",
    }),
    burdenWeight: quantity("w_b", "logit", triangular(-14, -8, -4), assumed("troops and time cost"), {
      sign: "-",
      meaning: "weight of the burden",
    }),
    commitmentsWeight: quantity(
      "w_t",
      "logit",
      triangular(-4, -1, 1),
      assumed("presence may make the next one cheaper"),
      { sign: "free", meaning: "weight of capacity already tied", about: "scenario.tied" },
    ),
    resolveWeight: quantity("w_v", "logit", triangular(-1, 0.3, 2), assumed("resolve is watched in talks under way"), {
      sign: "free",
      meaning: "weight of being watched",
    }),
    helpBelief: quantity(
      "h",
      "logit",
      triangular(-0.5, 1.2, 3),
      source("CASES", "F", "in office at 30 days with troops on their side 15 of 17, without 12 of 17: confounded"),
      { sign: "free", meaning: "believed effect of a medium force on the fall" },
    ),
    expectedStay: quantity("T̂", "d", loguniform(10, 360), assumed("how long the guarantor thinks it will stay"), {
      sign: "+",
      meaning: "expected stay",
    }),
    lag: quantity("ℓ_G", "d", lognormal(0.05, 1), assumed("own services inside the ally shorten it"), {
      sign: "+",
      meaning: "age of the picture",
    }),
    error: quantity("σ_G", "logit", triangular(0.3, 0.8, 1.6), assumed("guarantors have been surprised both ways"), {
      sign: "+",
      meaning: "error of the picture",
    }),
    revision: quantity("ν_G", "1/d", lognormal(1, 12), source("FACTS-KAZ", "F", "hours from request to decision"), {
      sign: "+",
      meaning: "looks a day while there is a crowd or a request",
    }),
    sizeMedium: quantity(
      "n_M",
      "people",
      lognormal(1200, 5000),
      source("CASES", "F", "28 deployments, median 2,500; 2,030 in 2022"),
      { sign: "+", meaning: "medium force; small a quarter, large five times" },
    ),
  },
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
      ],
      writes: [
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
});

const ACT = { observe: 0, warn: 0.25, deploy: 0.75, small: 0.5, medium: 0.75, large: 1 } as const;
const SEEN_AS = { observe: 0, warn: 0.3, deploy: 1, small: 1, medium: 1, large: 1 } as const;
const LEGAL = SEEN_AS;
/** Effect on the logit of the fall, in units of the believed effect of a medium force. */
const EFFECT = { observe: 0, warn: 0.25, deploy: 1, small: 0.6, medium: 1, large: 1.5 } as const;
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
  const add = (act: "observe" | "warn" | "deploy", parts: Record<string, number>): void => {
    if (free(world, "guarantor", act)) menu.push({ name: act, shock: shockOf(act), parts });
  };
  add("observe", {});
  if (asked && request.of(world).form === "game")
    add("deploy", { payoff: request.of(world).gameLambda * sendPayoff(world, state, falls, ground) });
  else {
    if (at0(state.warned) === NEVER) add("warn", considerations(world, "warn", falls, ground));
    if (asked) add("deploy", considerations(world, "deploy", falls, ground));
  }
  if (menu.length <= 1) return;
  const chosen = choose(at, menu);
  if (chosen.option === "warn") warn(at, now, falls, chosen.considerations);
  else if (chosen.option === "deploy") deploy(at, now, falls, size(at, falls, ground), chosen.considerations);
}

/** Its estimate 0..1 that the incumbent falls. */
function estimate(at: Moment): number {
  const seen = picture(at, 1, at.state.guarantorSees, at.state.guarantorSaw, guarantor.of(at.world).error);
  return Math.min(1 - 1e-9, Math.max(1e-9, 1 - seen.survival));
}

/** An imposed choice; a deployment that nobody asked for counts as agreed with the host. The council is asked all the same. */
function impose(at: Moment, choice: string, now: number): void {
  const { world, state } = at;
  const [option, wanted] = choice.split(" ");
  if (option === "warn" && at0(state.warned) === NEVER) warn(at, now, estimate(at));
  if (option !== "deploy" || at0(state.spoke) !== NEVER || mostTroops(world) < 1) return;
  if (at0(state.pending) === 0) state.pending[0] = now;
  const falls = estimate(at);
  deploy(at, now, falls, wanted === undefined ? size(at, falls, legalGround(world, state, "guarantor")) : { option: wanted });
}

const causesOf = ({ log }: Moment): number[] => [log.latest("request"), log.latest("site lost"), log.latest("protest")];

function warn(at: Moment, now: number, falls: number, considerations?: Choice["considerations"]): void {
  at.state.warned[0] = now;
  const why = considerations ? { considerations } : {};
  at.log.add({ time: now, kind: "warning", place: -1, causes: causesOf(at), values: { falls }, ...why });
  sendSignal(at, survival.of(at.world).signalWarning);
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
    (sends ? labelShift(world) : 0);
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
  const sends = act !== "observe" && act !== "warn";
  const status = given("request.status") - 0.5;
  const fallsThen = logistic(logit(falls) - p.helpBelief * EFFECT[act] - (sends ? r.statusSuccess * status : 0));
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

/** Burden 0..1: troop-days on a log scale and disapproval at home; 0.1 for a warning. */
function burden(world: World, act: Act, disapproval: number): number {
  if (act === "observe") return 0;
  if (act === "warn") return 0.1;
  const p = guarantor.of(world);
  const days = p.sizeMedium * (act === "deploy" ? 1 : SIZE[act as keyof typeof SIZE]) * p.expectedStay;
  return Math.min(1, (0.7 * ln(1 + days / 1e4)) / ln(1 + 9.1e6 / 1e4) + 0.3 * disapproval);
}
