// What a government may do, each option declared once: how far it goes, when it stands open, what it is worth and costs, what it does.
// Its quantities are the government's; lists, imposed choices, words, reads and writes are made from these declarations.
import { logistic } from "../../core/logistic.ts";
import { callMembers } from "./council.ts";
import { contagion } from "../street/contagion.ts";
import { acceptance, framing } from "./framing.ts";
import { answerForeseen } from "./guarantor.ts";
import { purge, PURGE_READS, PURGE_WRITES, purgeTarget, wavering } from "./elites.ts";
import { hardship } from "../street/hardship.ts";
import {
  assumed,
  lognormal,
  quantity,
  type Quantity,
  source,
  triangular,
  uniform,
  type Values,
} from "../kit/declare.ts";
import type { Parts } from "../kit/considerations.ts";
import { inside } from "../kit/guards.ts";
import type { Measure } from "../kit/options.ts";
import { orderForces } from "../street/orderForces.ts";
import type { Picture } from "./perception.ts";
import { comeBelief, exampleOf, precedent, stayBelief } from "./precedent.ts";
import { deployable } from "../street/repression.ts";
import { request } from "./request.ts";
import { at0, NEVER, SERVICES, type Field, type State } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { survival } from "../street/survival.ts";
import { oweLooks, sendSignal } from "../kit/publicSigns.ts";
import { routeGained } from "./treaty.ts";

/** What an option is worth: danger relieved 0..1, standing lost, and what else speaks for or against it, log-odds. */
export interface Worth {
  readonly relief: number;
  readonly loss: number;
  readonly more?: Parts;
}

type Quantities = Readonly<Record<string, Quantity>>;

/** An option. Its functions are given the government's values, of which `P` are its own. */
interface Option<P> {
  readonly reads: readonly Field[];
  readonly writes: readonly Field[];
  /** Whether it stands on the menu. */
  readonly open: (at: Moment, seen: Picture, p: P) => boolean;
  /** Whether an imposed choice would change anything: not what was done before, or is under way. */
  readonly imposable: (at: Moment) => boolean;
  readonly worth: (at: Moment, seen: Picture, p: P) => Worth;
  readonly act: (at: Moment, now: number, p: P) => void;
}

/** An option whatever its quantities, and the size of its step by name. */
export interface AnyMeasure extends Option<Readonly<Record<string, number>>> {
  readonly step: string;
}

/** Declares an option with quantities of its own: parameters of the government by the same names. */
function measure<const P extends Quantities>(
  declared: Option<Values<P>> & { readonly params: P; readonly step: keyof P & string },
): AnyMeasure & { readonly params: P } {
  const { open, worth, act } = declared;
  // every one of an option's quantities is among the government's (measureParams), which is all that is put in here
  return {
    ...declared,
    open: (at, seen, p) => open(at, seen, p as Values<P>),
    worth: (at, seen, p) => worth(at, seen, p as Values<P>),
    act: (at, now, p) => act(at, now, p as Values<P>),
  };
}

/** Gives the crowd what it first asked for. */
const concede = measure({
  params: {
    stepConcede: quantity(
      "step_c",
      "share",
      uniform(0.1, 0.3),
      assumed("at 0.1 more than half of crises saw a concession, against 15 % of violent price protests on record"),
      { sign: "+", meaning: "how far a concession changes course; 1 is handing over power", neutral: 0 },
    ),
    concessionDelay: quantity(
      "τ_conc",
      "d",
      lognormal(0.2, 3),
      source("FACTS-KAZ", "F", "first offer 3 January, full rollback on the evening of the 4th"),
      { sign: "+", meaning: "announcement to effect" },
    ),
  },
  step: "stepConcede",
  reads: ["conceded", "concessionEffect", "survival", "signal", "looks", "guarantorLooks"],
  writes: ["conceded", "concessionEffect", "survival", "signal", "looks", "guarantorLooks"],
  open: ({ state }) => at0(state.conceded) === NEVER,
  imposable: ({ state }) => at0(state.conceded) === NEVER,
  worth: (_, seen) => ({ relief: 1 - seen.political, loss: 0 }),
  act(at, now, p) {
    at.state.conceded[0] = now;
    at.state.concessionEffect[0] = now + p.concessionDelay;
    sendSignal(at, survival.of(at.world).signalConcession);
  },
});

/** A state of emergency: more force, patrols, arrests. */
const emergency = measure({
  params: {
    stepEmergency: quantity(
      "step_e",
      "share",
      uniform(0.1, 0.3),
      assumed("at 0.1 more than half of crises of a thousand people saw an emergency"),
      { sign: "+", meaning: "how far an emergency changes course", neutral: 0 },
    ),
    emergencyLoss: quantity(
      "l_E",
      "share",
      triangular(0, 0.2, 0.5),
      assumed("extraordinary, but lawful and often copied"),
      {
        sign: "+",
        meaning: "standing that an emergency costs",
      },
    ),
  },
  step: "stepEmergency",
  reads: ["emergency", "emergencyOn", "force", "loyal", "survival", "signal", "looks", "guarantorLooks"],
  writes: ["emergency", "emergencyOn", "survival", "signal", "looks", "guarantorLooks"],
  open: ({ state }) => at0(state.emergencyOn) === 0,
  imposable: ({ state }) => at0(state.emergencyOn) === 0,
  worth: (at, seen, p) => ({ relief: (1 - forceOut(at)) * seen.loyal, loss: p.emergencyLoss }),
  act(at, now) {
    const { state } = at;
    if (at0(state.emergency) === NEVER) state.emergency[0] = now;
    state.emergencyOn[0] = 1;
    sendSignal(at, survival.of(at.world).signalMeasure);
  },
});

/** The order to fire: only under an emergency, and once ground is lost. */
const liveFire = measure({
  params: {
    stepFire: quantity(
      "step_f",
      "share",
      uniform(0.05, 0.15),
      assumed("the order follows an emergency and lost ground: most of the way has been gone"),
      { sign: "+", meaning: "how far an order to fire changes course", neutral: 0 },
    ),
    fireLoss: quantity(
      "l_fire",
      "share",
      triangular(0.2, 0.5, 0.9),
      assumed("even against attackers shooting costs a name"),
      {
        sign: "+",
        meaning: "standing that fire on a wholly violent crowd costs",
        neutral: 0,
      },
    ),
    fireLossPeaceful: quantity(
      "l_calm",
      "share",
      triangular(0.1, 0.5, 0.9),
      assumed("shooting the peaceful is the worst that can be done"),
      {
        sign: "+",
        meaning: "standing that fire costs on top where the crowd is peaceful",
        neutral: 0,
      },
    ),
    fireGate: quantity(
      "K_fire",
      "share",
      triangular(0.7, 0.9, 1),
      assumed("some ground has to be lost before anybody thinks of it"),
      {
        sign: "+",
        meaning: "control below which live fire is thought of",
        neutral: null,
      },
    ),
  },
  step: "stepFire",
  reads: [
    "emergencyOn",
    "liveFire",
    "liveFireOn",
    "siteHeld",
    "nationalControl",
    "survival",
    "signal",
    "looks",
    "guarantorLooks",
  ],
  writes: ["liveFire", "liveFireOn", "survival", "signal", "looks", "guarantorLooks"],
  open: ({ state }, _, p) =>
    at0(state.emergencyOn) > 0 &&
    at0(state.liveFireOn) === 0 &&
    (isSiteLost(state) || at0(state.nationalControl) < p.fireGate),
  imposable: ({ state }) => at0(state.liveFireOn) === 0,
  worth: (_, seen, p) => ({
    relief: seen.violent * seen.loyal,
    loss: p.fireLoss + p.fireLossPeaceful * (1 - seen.violent),
  }),
  act(at, now) {
    const { state } = at;
    if (at0(state.liveFire) === NEVER) state.liveFire[0] = now;
    state.liveFireOn[0] = 1;
    sendSignal(at, survival.of(at.world).signalMeasure);
  },
});

/** The cabinet goes. */
const dismiss = measure({
  params: {
    stepDismiss: quantity(
      "step_d",
      "share",
      uniform(0.2, 0.45),
      assumed(
        "at 0.15 to 0.3 a quarter of all crises saw it; on record the state gives way, in whatever way, in about 15 % of violent price protests",
      ),
      { sign: "+", meaning: "how far dismissing the cabinet changes course", neutral: 0 },
    ),
    dismissalLegitimacy: quantity(
      "d_L",
      "1",
      triangular(-0.05, 0.03, 0.15),
      assumed("a new cabinet answers political demands, or shows that pressure works"),
      { sign: "free", meaning: "change of legitimacy by a dismissal when all demands are political" },
    ),
    dismissRelief: quantity(
      "r_dis",
      "share",
      triangular(0.1, 0.5, 0.9),
      assumed("a cabinet is part of what is asked for, not all of it"),
      {
        sign: "+",
        meaning: "share of political demands that a new cabinet is thought to answer",
        neutral: 0,
      },
    ),
  },
  step: "stepDismiss",
  reads: ["dismissed", "legitimacy", "crowd", "political", "survival", "signal", "looks", "guarantorLooks"],
  writes: ["dismissed", "legitimacy", "survival", "signal", "looks", "guarantorLooks"],
  open: ({ state }) => at0(state.dismissed) === NEVER,
  imposable: ({ state }) => at0(state.dismissed) === NEVER,
  worth: (_, seen, p) => ({ relief: seen.political * p.dismissRelief, loss: 0 }),
  act(at, now, p) {
    const { world, state } = at;
    state.dismissed[0] = now;
    state.legitimacy[0] = Math.min(
      hardship.of(world).legitimacyMost,
      Math.max(0, at0(state.legitimacy) + p.dismissalLegitimacy * politicalShare(state)),
    );
    sendSignal(at, survival.of(world).signalDismissal);
  },
});

/** Networks are shut down. Relief goes by the share that it believes media to have: what people see of crowds elsewhere. */
const shutdown = measure({
  params: {
    stepShutdown: quantity(
      "step_s",
      "share",
      uniform(0.1, 0.3),
      assumed("taken to be as large a step as an emergency: no record counts shutdowns by crisis"),
      { sign: "+", meaning: "how far a shutdown changes course", neutral: 0 },
    ),
    shutdownRelief: quantity(
      "r_sd",
      "share",
      triangular(0.1, 0.5, 0.9),
      assumed("a shutdown cuts what media carry and leaves word of mouth"),
      {
        sign: "+",
        meaning: "share of what media carry that a shutdown is thought to take out of the crowd",
        neutral: 0,
      },
    ),
    shutdownLoss: quantity(
      "l_sd",
      "share",
      triangular(0.1, 0.3, 0.6),
      assumed("everybody at home and abroad notices"),
      {
        sign: "+",
        meaning: "standing that a shutdown costs",
        neutral: 0,
      },
    ),
  },
  step: "stepShutdown",
  reads: ["shutdown", "shutdownOn", "survival", "signal", "looks", "guarantorLooks"],
  writes: ["shutdown", "shutdownOn", "survival", "signal", "looks", "guarantorLooks"],
  open: ({ state }) => at0(state.shutdown) === NEVER,
  imposable: ({ state }) => at0(state.shutdownOn) === 0,
  worth: ({ world }, _, p) => ({
    relief: contagion.of(world).mediaShare * p.shutdownRelief,
    loss: p.shutdownLoss,
  }),
  act(at, now) {
    at.state.shutdown[0] = now;
    at.state.shutdownOn[0] = 1;
    sendSignal(at, survival.of(at.world).signalMeasure);
  },
});

/** Calls the unrest an attack from outside, which needs something that looks like one. */
const frame = measure({
  params: {
    stepFrame: quantity(
      "step_x",
      "share",
      uniform(0.05, 0.2),
      assumed("words are a small step, but they close the way to talks"),
      { sign: "+", meaning: "how far an external frame changes course", neutral: 0 },
    ),
    routeWeight: quantity(
      "w_r",
      "logit",
      triangular(-1, 1, 3),
      source("CASES", "F", "external framing in 15 of 41 domestic crises; famous cases only"),
      { sign: "free", meaning: "weight of the treaty ground that a frame opens", about: "treaty.ground" },
    ),
    frameRelief: quantity(
      "r_fr",
      "share",
      triangular(0, 0.25, 0.75),
      assumed("a believed frame divides the crowd; it does not send it home"),
      {
        sign: "+",
        meaning: "relief hoped for from a frame that everybody at home believes",
      },
    ),
    frameLoss: quantity("l_fr", "share", triangular(0, 0.2, 0.5), assumed("who is caught telling a tale loses face"), {
      sign: "+",
      meaning: "standing that a frame costs which nobody at home believes",
    }),
  },
  step: "stepFrame",
  reads: ["framed", "emergencyOn", "siteHeld", "captured", "looks", "guarantorLooks"],
  writes: ["framed", "looks", "guarantorLooks"],
  open: ({ world, state }) =>
    at0(state.framed) === NEVER &&
    framing.of(world).frame === "chosen" &&
    (at0(state.emergencyOn) > 0 || isSiteLost(state)),
  imposable: ({ state }) => at0(state.framed) === NEVER,
  worth({ world, state }, _, p) {
    const home = acceptance(world, at0(state.captured), "home");
    const abroad = acceptance(world, at0(state.captured), "guarantor");
    return {
      relief: home * p.frameRelief,
      loss: p.frameLoss * (1 - home),
      more: {
        route: p.routeWeight * routeGained(world, abroad),
        disbelief: -framing.of(world).cost * (1 - home),
        example: precedent.of(world).copyWeight * exampleOf(world),
      },
    };
  },
  act(at, now) {
    at.state.framed[0] = now;
    oweLooks(at);
  },
});

/** Moves against the faction that holds back most. */
const purgeMeasure = measure({
  params: {
    stepPurge: quantity(
      "step_p",
      "share",
      uniform(0.2, 0.3),
      assumed("striking one's own side in a crisis is as large a step as calling foreign troops"),
      { sign: "+", meaning: "how far purging a faction changes course", neutral: 0 },
    ),
    purgeLoss: quantity("l_pur", "share", triangular(0, 0.2, 0.5), assumed("it shows a house divided"), {
      sign: "+",
      meaning: "standing that a purge costs",
    }),
  },
  step: "stepPurge",
  reads: PURGE_READS,
  writes: PURGE_WRITES,
  open: ({ world, state }) => purgeTarget(world, state) >= 0 && wavering(state) > 0,
  imposable: ({ world, state }) => purgeTarget(world, state) >= 0,
  worth: ({ state }, _, p) => ({ relief: wavering(state), loss: p.purgeLoss }),
  act: (at, now) => purge(at, purgeTarget(at.world, at.state), now),
});

/** Gives up, which ends the danger. */
const stepDown = measure({
  params: {
    stepDown: quantity("step_r", "share", uniform(0.6, 0.8), assumed("1 is handing power to the street"), {
      sign: "+",
      meaning: "how far stepping down changes course",
      neutral: 0,
    }),
    stepDownGate: quantity("S_down", "share", triangular(0.3, 0.5, 0.7), assumed("about as likely to fall as not"), {
      sign: "+",
      meaning: "expected survival below which stepping down is thought of",
      neutral: null,
    }),
  },
  step: "stepDown",
  reads: ["siteHeld", "fallen", "steppedDown", "nationalControl"],
  writes: ["steppedDown", "fallen"],
  open: ({ state }, seen, p) => isSiteLost(state) && seen.survival < p.stepDownGate,
  imposable: ({ state }) => at0(state.fallen) === NEVER,
  worth: () => ({ relief: 1, loss: 0 }),
  act({ state, log }, now) {
    state.steppedDown[0] = state.fallen[0] = now;
    log.add({
      time: now,
      kind: "fall",
      place: -1,
      causes: [log.latest("stepDown")],
      values: { control: at0(state.nationalControl), stepped: 1 },
    });
  },
});

/** Asks the alliance for help: once at a time, and again after a refusal only in a new situation. */
const ask = measure({
  params: {
    stepAsk: quantity("step_a", "share", uniform(0.2, 0.3), assumed("foreign troops are a larger step than own ones"), {
      sign: "+",
      meaning: "how far asking for help changes course",
      neutral: 0,
    }),
    expectedHelp: quantity("x_s", "share", uniform(0.02, 0.5), assumed("troops expected over own deployable force"), {
      sign: "+",
      meaning: "expected size of help",
      neutral: 0,
    }),
    dependenceWeight: quantity("w_s", "logit", triangular(-3, -1, 0), assumed("help has a price"), {
      sign: "-",
      meaning: "weight of depending on the helper",
    }),
    homeCostWeight: quantity(
      "w_h",
      "logit",
      triangular(-3, -1, 0),
      source("PAPERLAB23", "V", "more than a third approved of the troops"),
      { sign: "-", meaning: "weight of foreign troops offending" },
    ),
    answerWeight: quantity("w_a", "logit", triangular(0, 4, 8), assumed("one asks who will come"), {
      sign: "+",
      meaning: "weight of expecting to be answered",
    }),
    askLoss: quantity(
      "l_ask",
      "share",
      triangular(0.1, 0.3, 0.6),
      assumed("it admits that own forces do not suffice"),
      {
        sign: "+",
        meaning: "standing that asking for troops costs",
        neutral: 0,
      },
    ),
    askGate: quantity(
      "S_ask",
      "share",
      triangular(0.5, 0.7, 0.9),
      assumed("nobody calls for troops over a crowd that is taken to pass"),
      {
        sign: "+",
        meaning: "expected survival below which help is thought of before an emergency",
        neutral: null,
      },
    ),
    askAgain: quantity(
      "ΔS",
      "share",
      triangular(0.03, 0.1, 0.3),
      assumed("the same question in the same state gets the same answer"),
      {
        sign: "+",
        meaning: "change of expected survival since a refusal that makes asking again worth a thought",
        neutral: null,
      },
    ),
  },
  step: "stepAsk",
  reads: [
    "requested", "pending", "refused", "survivalAtRefusal", "governmentSees", "consented", "emergencyOn", "siteHeld", "captured",
    "framed", "memberLooks", "survival", "signal", "looks", "guarantorLooks",
  ], // prettier-ignore
  writes: ["requested", "pending", "memberLooks", "survival", "signal", "looks", "guarantorLooks"],
  open: ({ state }, seen, p) =>
    at0(state.pending) === 0 &&
    at0(state.consented) === NEVER &&
    (at0(state.refused) === NEVER ||
      Math.abs(logistic(at0(state.governmentSees)) - at0(state.survivalAtRefusal)) > p.askAgain) &&
    (at0(state.emergencyOn) > 0 || isSiteLost(state) || seen.survival < p.askGate),
  imposable: ({ state }) => at0(state.pending) === 0 && at0(state.consented) === NEVER,
  worth(at, seen, p) {
    const { world } = at;
    const danger = 1 - seen.survival;
    return {
      relief: 1 - seen.loyal,
      loss: p.askLoss,
      more: {
        dependence: p.dependenceWeight * p.expectedHelp,
        home: p.homeCostWeight * (world.given["foreignDisapproval"] as number),
        stay: precedent.of(world).stayWeight * (stayBelief(world, "own") - precedent.of(world).priorStay),
        answer: p.answerWeight * danger * come(at, danger),
      },
    };
  },
  act(at, now) {
    const { state } = at;
    if (at0(state.requested) === NEVER) state.requested[0] = now;
    state.pending[0] = now;
    callMembers(at);
    sendSignal(at, survival.of(at.world).signalRequest);
  },
});

/** In the order of the menu. */
export const MEASURES = {
  concede,
  emergency,
  liveFire,
  dismiss,
  shutdown,
  frame,
  purge: purgeMeasure,
  stepDown,
  ask,
} as const satisfies Record<Measure, AnyMeasure>;

type Together<U> = (U extends unknown ? (x: U) => void : never) extends (x: infer I) => void ? I : never;

/** Every option's quantities: the government's, beside its own weights and pace. */
export const measureParams = Object.assign({}, ...Object.values(MEASURES).map((m) => m.params)) as Together<
  (typeof MEASURES)[Measure]["params"]
>;

export const isSiteLost = (state: State): boolean => state.siteHeld.includes(0);

/** Chance of being answered, as the government sees it: its own belief, or in the game what the others will do. */
function come({ world, state }: Moment, danger: number): number {
  if (request.of(world).form === "decide") return comeBelief(world, "own");
  return answerForeseen(world, state, inside(danger));
}

/** Share of the deployable own force that is already at crowds. */
function forceOut({ world, state }: Moment): number {
  const forces = orderForces.of(world);
  const n = world.places.length;
  let out = 0;
  let all = 0;
  for (let d = 0; d < n; d++) {
    out += state.force[d] as number;
    for (let s = 0; s < SERVICES.length; s++) all += deployable(forces, s) * (state.loyal[s * n + d] as number);
  }
  return all > 0 ? Math.min(1, out / all) : 1;
}

/** Political share of the crowd, as it is: what a new cabinet can answer. */
function politicalShare({ crowd, political }: State): number {
  let people = 0;
  let asking = 0;
  for (let d = 0; d < crowd.length; d++) {
    people += crowd[d] as number;
    asking += (crowd[d] as number) * (political[d] as number);
  }
  return people > 0 ? asking / people : 0;
}
