// The guarantor: observe, warn and ready, engage all sides, deploy, back another faction; the size of a deployment is a second choice.
import { sendSignal } from "../kit/publicSigns.ts";
import { log as ln } from "../../core/log.ts";
import { logistic, logit } from "../../core/logistic.ts";
import {
  above,
  moment,
  assumed,
  constant,
  fixed,
  lognormal,
  loguniform,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";
import { mostTroops } from "./burden.ts";
import { areHeld, choose, looks, PUT, type Choice, type Option } from "./decide.ts";
import { deployment } from "./deployment.ts";
import { forced, free } from "../directives.ts";
import { underrated } from "./institutions.ts";
import { inside } from "../kit/guards.ts";
import type { Consideration } from "../kit/events.ts";
import { onceAWorld } from "../kit/once.ts";
import { MIDDLE } from "../kit/scale.ts";
import { observation } from "../street/observation.ts";
import { sideShift } from "./otherPowers.ts";
import { picture, update } from "./perception.ts";
import { callMembers, consentForeseen, payoffOf } from "./council.ts";
import { request } from "./request.ts";
import type { Parts } from "../kit/considerations.ts";
import {
  IDLE,
  shockOf,
  SIZE_OPTIONS,
  type GuarantorOption,
  type Intervening,
  type SizeOption,
} from "../kit/options.ts";
import { at0, NEVER, type Field, type State } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { survival } from "../street/survival.ts";
import { groundIf, labelShift, legalGround } from "./treaty.ts";
import type { Faction, World } from "../kit/world.ts";
import { event, step } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { alsoCalled, happened, turnsOut, yesNo } from "../kit/outcome.ts";
import { capital } from "../kit/teller.ts";

/** A request that stands open, with forces to answer it. */
const isAsked = ({ world, state }: Moment): boolean =>
  at0(state.pending) > 0 && at0(state.spoke) === NEVER && mostTroops(world) >= 1;

/** Something that the guarantor does, beside observing. */
interface Intervention {
  readonly reads: readonly Field[];
  readonly writes: readonly Field[];
  /** Whether it stands on the menu at this estimate of the fall. */
  open(at: Moment, falls: number): boolean;
  /** Whether an imposed choice would change anything. */
  imposable(at: Moment): boolean;
  parts(at: Moment, falls: number, ground: number): Parts;
  /** `size` where it is imposed together with the choice. */
  act(at: Moment, now: number, falls: number, why: Choice["considerations"], size?: SizeOption): void;
}

const because = (considerations: Choice["considerations"]): { considerations?: readonly Consideration[] } =>
  considerations && considerations.length > 0 ? { considerations } : {};

/** In the order of the menu. */
export const INTERVENTIONS = {
  warn: {
    reads: ["warned", "survival", "signal", "looks"],
    writes: ["warned", "survival", "signal", "looks"],
    open: ({ state }) => at0(state.warned) === NEVER,
    imposable: ({ state }) => at0(state.warned) === NEVER,
    parts: ({ world }, falls, ground) => considerations(world, "warn", falls, ground),
    act(at, now, falls, why) {
      at.state.warned[0] = now;
      at.log.add({ time: now, kind: "warning", place: -1, causes: causesOf(at), values: { falls }, ...because(why) });
      sendSignal(at, survival.of(at.world).signalWarning);
    },
  },
  engage: {
    reads: ["engaged"],
    writes: ["engaged"],
    open: ({ state }) => at0(state.engaged) === NEVER,
    imposable: ({ state }) => at0(state.engaged) === NEVER,
    parts: ({ world }, falls, ground) => considerations(world, "engage", falls, ground),
    act(at, now, falls, why) {
      at.state.engaged[0] = now;
      at.log.add({ time: now, kind: "engage", place: -1, causes: causesOf(at), values: { falls }, ...because(why) });
    },
  },
  /** Turns to another faction; imposed where none holds back, to the nearest one of all. Nothing happens without factions. */
  backOther: {
    reads: ["backedOther", "backedFaction", "spoke", "power", "stance", "survival", "signal", "looks"],
    writes: ["backedOther", "backedFaction", "survival", "signal", "looks"],
    open: ({ world, state }, falls) =>
      falls > guarantor.of(world).otherGate &&
      at0(state.spoke) === NEVER &&
      at0(state.backedOther) === NEVER &&
      friendliest(world, state) >= 0,
    imposable: ({ state }) => at0(state.backedOther) === NEVER,
    parts: ({ world, state }, falls) => otherParts(world, state, friendliest(world, state), falls),
    act(at, now, falls, why) {
      const { world, state } = at;
      let other = friendliest(world, state);
      if (other < 0)
        world.factions.forEach((f, j) => {
          if (other < 0 || f.alignment > (world.factions[other] as Faction).alignment) other = j;
        });
      if (other < 0) return;
      state.backedOther[0] = now;
      state.backedFaction[0] = 1 + other;
      const values = { falls, faction: other };
      at.log.add({ time: now, kind: "backOther", place: -1, causes: causesOf(at), values, ...because(why) });
      sendSignal(at, guarantor.of(world).otherSignal);
    },
  },
  /** Troops, on a request; once another faction was backed, none. */
  deploy: {
    reads: ["pending", "spoke", "backedOther", "framed", "captured", "deployChosen", "troopsOrdered", "memberLooks"],
    writes: ["pending", "spoke", "deployChosen", "troopsOrdered", "memberLooks"],
    open: (at) => isAsked(at) && at0(at.state.backedOther) === NEVER,
    imposable: ({ world, state }) => at0(state.spoke) === NEVER && mostTroops(world) >= 1,
    parts: ({ world }, falls, ground) => considerations(world, "deploy", falls, ground),
    act(at, now, falls, why, imposed) {
      const { world, state } = at;
      // one that nobody asked for counts as agreed with the host
      if (at0(state.pending) === 0) state.pending[0] = now;
      const chosen: Choice = imposed
        ? { option: imposed }
        : sizeChosen(at, falls, legalGround(world, state, "guarantor"));
      const wanted = Math.round(guarantor.of(world).sizeMedium * scalesOf(world)[chosen.option as SizeOption].size);
      const troops = Math.min(wanted, mostTroops(world));
      if (at0(state.deployChosen) === NEVER) state.deployChosen[0] = now;
      state.spoke[0] = now;
      state.troopsOrdered[0] = troops;
      callMembers(at);
      const all = [...(why ?? []), ...(chosen.considerations ?? [])];
      const values = { falls, troops };
      at.log.add({ time: now, kind: "deploy", place: -1, causes: causesOf(at), values, ...because(all) });
    },
  },
} as const satisfies Record<Intervening, Intervention>;

const LISTED = Object.entries(INTERVENTIONS) as readonly (readonly [Intervening, Intervention])[];
const isIntervening = (option: string): option is Intervening => Object.hasOwn(INTERVENTIONS, option);

/** What it takes to look at all, whatever is then chosen. */
const OWN_READS: readonly Field[] = [
  "guarantorSees", "guarantorSaw", "guarantorLooks", "crowd", "pending", "spoke", "consented", "framed", "captured", "revealed",
  "guarantorWaited", "declined", "leaning", "directiveAt", "directiveDone",
]; // prettier-ignore
const OWN_WRITES: readonly Field[] = ["directiveDone", "guarantorLooks", "guarantorWaited", "declined", "leaning"];

const fieldsOf = (which: "reads" | "writes"): Field[] =>
  LISTED.flatMap(([, option]): readonly Field[] => option[which]);

export const guarantor = mechanism({
  name: "guarantor",
  purpose: "What the guarantor does about an ally's crisis, from its own lagged estimate of the fall.",
  words: "Every consideration is relative to observing, which is worth nothing. Troops need an open request.",
  equation: String.raw`U_o = w_n p̂ hostile act_o + w_s (1-p̂_o) act_o + w_g G legal_o + w_st (status-1/2) legal_o + w_r reaction seen_o + w_b burden_o + w_t tied [troops] + w_v watched act_o;
    p̂_o = Λ(logit p̂ - effect_o - s_p (status-1/2)[deploy]);  effect: warn eff_w h, engage eff_e k h, deploy h (eff_s, 1, eff_l);  act: warn act_w, engage act_e, small act_s, medium act_m, large 1;  legal: warn legal_w, troops 1;  seen: warn seen_w, troops 1;
    burden: warn bur_w, engage bur_e, troops min(1, bur_n ln(1+days/n_bur)/ln(1+n_year/n_bur) + bur_h disapproval);  reaction = clip(expected + s_r (status-1) + s_l [coalition, troops], 0, 1);
    another faction f, p̂ > p̂_o: need p̂ (hostile - (1-alignment_f))^+, success Λ(logit(p̂ power_f/Σ power) + eff_o h), act act_o, legal legal_o, seen seen_o, burden bur_o, + w_sw status;
    game, once asked: U_send = λ P(members consent) (2Λ(U_deploy)-1), U_observe = 0`,
  departures: [
    "A force is no larger than what is free (burden); where nothing is, nothing can be sent. The size that is weighed is the one that is wanted.",
    "p̂ = 1 - Ŝ from the guarantor's own picture: the fall it expects is the one everybody expects, seen late and with error.",
    "Deploying needs an open request: calm states would see troops by a held shock otherwise. Another faction is backed only where the fall is seen as likely enough, some faction does not back the incumbent, and no troops were promised; after that none are.",
    "Who is engaged hears a word that counts for hedging as for backing; who is backed hears one for breaking. The guarantor knows who holds power and who is close to it.",
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
    engageSkill: quantity("k", "share", uniform(0.1, 0.8), assumed("skill at dealing with many local factions"), {
      sign: "+",
      meaning: "skill at engaging all sides",
      neutral: 0,
    }),
    engageReach: quantity(
      "η_e",
      "share",
      uniform(0, 0.6),
      assumed("what full skill wins of the distance to whoever follows; from nothing up"),
      {
        sign: "+",
        meaning: "how far a successor who was engaged is brought over at full skill",
        about: "guarantor.engage",
      },
    ),
    switchWeight: quantity("w_sw", "logit", triangular(-8, -5, -2), assumed("dropping a recognised ally costs name"), {
      sign: "-",
      meaning: "weight of the incumbent's status on backing another",
    }),
    otherSignal: quantity(
      "g_oth",
      "logit",
      triangular(-1.5, -0.5, 0.3),
      assumed("an ally that changes sides is bad news, or closes ranks"),
      { sign: "free", meaning: "public sign of the guarantor backing another faction", about: "guarantor.backOther" },
    ),
    lag: quantity("ℓ_G", "d", lognormal(0.05, 1), assumed("own services inside the ally shorten it"), {
      sign: "+",
      meaning: "age of the picture",
      domain: above(0.001, "d"),
    }),
    error: quantity("σ_G", "logit", triangular(0.3, 0.8, 1.6), assumed("guarantors have been surprised both ways"), {
      sign: "+",
      meaning: "error of the picture",
    }),
    revision: quantity("ν_G", "1/d", lognormal(1, 12), source("FACTS-KAZ", "F", "hours from request to decision"), {
      sign: "+",
      meaning: "looks a day while there is a crowd or a request",
      neutral: null,
    }),
    sizeMedium: quantity(
      "n_M",
      "people",
      lognormal(1200, 5000),
      source("CASES", "F", "28 deployments, median 2,500; 2,030 in 2022"),
      { sign: "+", meaning: "medium force", domain: above(1, "people") },
    ),
    warnAct: quantity("act_w", "share", triangular(0.05, 0.25, 0.5), assumed("words are cheap"), {
      sign: "+",
      meaning: "how much of an act a warning is, a large force being 1",
      neutral: 0,
    }),
    engageAct: quantity(
      "act_e",
      "share",
      triangular(0.1, 0.3, 0.6),
      assumed("a little more than a warning: it commits a name"),
      {
        sign: "+",
        meaning: "how much of an act talking to all sides is",
        neutral: 0,
      },
    ),
    smallAct: quantity("act_s", "share", triangular(0.25, 0.5, 0.7), assumed("troops at all are half of it"), {
      sign: "+",
      meaning: "how much of an act a small force is",
      neutral: 0,
    }),
    mediumAct: quantity("act_m", "share", triangular(0.7, 0.75, 0.95), assumed("between a small one and a large one"), {
      sign: "+",
      meaning: "how much of an act a medium force is",
      neutral: 0,
    }),
    warnSeen: quantity("seen_w", "share", triangular(0.1, 0.3, 0.6), assumed("threats are noted, and forgotten"), {
      sign: "+",
      meaning: "how far a warning is seen abroad as interference, troops being 1",
      neutral: 0,
    }),
    warnLegal: quantity(
      "legal_w",
      "share",
      triangular(0, 0.3, 0.6),
      assumed("words need less of a title than troops"),
      {
        sign: "+",
        meaning: "how far a warning needs legal ground, troops being 1",
      },
    ),
    warnEffect: quantity(
      "eff_w",
      "1",
      triangular(0, 0.25, 0.6),
      assumed("a warning may be believed, and costs nothing to ignore"),
      {
        sign: "+",
        meaning: "believed effect of a warning, in units of a medium force",
      },
    ),
    engageEffect: quantity(
      "eff_e",
      "1",
      triangular(0.1, 0.5, 0.9),
      assumed("whoever follows is the better for it; the fall itself less"),
      {
        sign: "+",
        meaning: "believed effect of talking to all sides at full skill, in units of a medium force",
        neutral: 0,
      },
    ),
    smallEffect: quantity(
      "eff_s",
      "1",
      triangular(0.3, 0.6, 0.95),
      assumed("the sign counts for more than the numbers"),
      {
        sign: "+",
        meaning: "believed effect of a small force, in units of a medium one",
        neutral: 0,
      },
    ),
    largeEffect: quantity(
      "eff_l",
      "1",
      triangular(1.05, 1.5, 2.5),
      assumed("numbers count for less than in proportion"),
      {
        sign: "+",
        meaning: "believed effect of a large force, in units of a medium one",
        neutral: 1,
      },
    ),
    smallSize: quantity("n_S", "1", triangular(0.1, 0.25, 0.5), assumed("a company or two for a battalion or two"), {
      sign: "+",
      meaning: "size of a small force, in medium ones",
      neutral: 1,
    }),
    largeSize: quantity(
      "n_L",
      "1",
      triangular(2, 5, 12),
      assumed("a division for a brigade; from twice to what an invasion takes"),
      {
        sign: "+",
        meaning: "size of a large force, in medium ones",
        neutral: 1,
      },
    ),
    warnBurden: quantity("bur_w", "share", triangular(0, 0.1, 0.3), assumed("units are made ready"), {
      sign: "+",
      meaning: "burden of a warning, on the scale of a force's",
    }),
    engageBurden: quantity("bur_e", "share", triangular(0, 0.1, 0.3), assumed("envoys and promises"), {
      sign: "+",
      meaning: "burden of talking to all sides, on the scale of a force's",
    }),
    otherBurden: quantity("bur_o", "share", triangular(0, 0.1, 0.3), assumed("money and men in the background"), {
      sign: "+",
      meaning: "burden of backing another faction, on the scale of a force's",
    }),
    otherAct: quantity(
      "act_o",
      "share",
      triangular(0.4, 0.75, 1),
      assumed("as much as a medium force: it makes a ruler"),
      {
        sign: "+",
        meaning: "how much of an act backing another faction is",
        neutral: 0,
      },
    ),
    otherLegal: quantity("legal_o", "share", triangular(0, 0.3, 0.7), assumed("it can be done without saying so"), {
      sign: "+",
      meaning: "how far backing another faction needs legal ground, troops being 1",
    }),
    otherSeen: quantity("seen_o", "share", triangular(0.2, 0.6, 1), assumed("it shows when it works"), {
      sign: "+",
      meaning: "how far backing another faction is seen abroad as interference, troops being 1",
      neutral: 0,
    }),
    otherEffect: quantity("eff_o", "1", triangular(0.1, 0.5, 1), assumed("backing without troops"), {
      sign: "+",
      meaning: "believed effect on another faction's coming to power, in units of a medium force on the fall",
      neutral: 0,
    }),
    otherGate: quantity(
      "p̂_o",
      "share",
      triangular(0.3, 0.5, 0.7),
      assumed("an ally is not dropped while he is likelier to stay than not"),
      {
        sign: "+",
        meaning: "expected fall above which another faction is thought of",
        neutral: null,
      },
    ),
    forceBurden: quantity(
      "bur_n",
      "share",
      triangular(0.5, 0.7, 0.9),
      assumed("the largest force that such a guarantor has sent an ally for long; what is left is for the public"),
      { sign: "+", meaning: "burden of 25,000 troops for a year, without disapproval at home", neutral: 0 },
    ),
    homeBurden: quantity("bur_h", "share", triangular(0.1, 0.3, 0.5), assumed("less than the force itself"), {
      sign: "+",
      meaning: "burden of a public that is wholly against",
      neutral: 0,
    }),
    burdenFrom: quantity(
      "n_bur",
      "people d",
      lognormal(3000, 30000),
      assumed("a battalion for three weeks is hardly felt"),
      {
        sign: "+",
        meaning: "troop-days from which on burden grows by equal factors, below it in proportion",
        domain: above(1, "people d"),
      },
    ),
    burdenFull: fixed(
      "n_year",
      "people d",
      9.1e6,
      assumed("the anchor of the scale; what it weighs is in forceBurden and the weight of the burden"),
      { sign: "+", meaning: "troop-days of 25,000 troops for a year: where the burden of a force is measured" },
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
      reads: [...new Set<Field>([...OWN_READS, ...fieldsOf("reads")])],
      writes: [...new Set<Field>([...OWN_WRITES, ...fieldsOf("writes")])],
      apply: decides,
    },
  ],
  events: {
    warning: event({
      lane: "guarantor",
      label: "warning",
      step: step("guarantor", "warn", "the guarantor warning"),
      said: (e, t) =>
        `${capital(t.guarantor)} warns. It puts the chance of a fall at ${t.chance(valueOf(e, "falls"))}.${t.tippedBy(e, "warn")}`,
    }),
    engage: event({
      lane: "guarantor",
      label: "all sides engaged",
      step: step("guarantor", "engage", "the guarantor turning to all sides"),
      said: (e, t) =>
        `${capital(t.guarantor)} turns to all sides. It puts the chance of a fall at ${t.chance(valueOf(e, "falls"))}.${t.tippedBy(e, "engage")}`,
    }),
    deploy: event({
      lane: "guarantor",
      label: "troops chosen",
      step: step("guarantor", "deploy", "the guarantor sending troops"),
      said: (e, t) =>
        `${capital(t.guarantor)} chooses to send ${t.about(valueOf(e, "troops"))} troops. It puts the chance of a fall at ${t.chance(valueOf(e, "falls"))}.${t.tippedBy(e, "deploy")}`,
    }),
    backOther: event({
      lane: "guarantor",
      label: "other faction backed",
      step: step("guarantor", "backOther", "the guarantor turning to another faction"),
      said: (e, t) =>
        `${capital(t.guarantor)} turns to another: ${t.faction(valueOf(e, "faction"))}.${t.tippedBy(e, "backOther")}`,
    }),
  },
  moments: {
    warned: moment("warned", "the guarantor warns", ["straight"]),
    deployed: moment("deployChosen", "the guarantor chooses to send troops", ["deployed", "requested", "straight"]),
    engaged: moment("engaged", "the guarantor turns to all sides", ["engaged"]),
  },
  outcomes: {
    deployed: alsoCalled(
      ["deployment"],
      happened("deployChosen", "troops are sent", "the guarantor chooses to send troops", ["deploy"]),
    ),
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

/** What an act is, on scales whose ends are nothing at all and a large force, troops, or a medium force. */
interface Scales {
  /** How much of an act it is, a large force being 1. */
  readonly act: number;
  /** How far it is seen abroad as interference, and how far it needs legal ground, troops being 1. */
  readonly seen: number;
  readonly legal: number;
  /** Effect on the logit of the fall, in units of the believed effect of a medium force. */
  readonly effect: number;
  /** People, in medium forces; 0 where nobody is sent. */
  readonly size: number;
  /** Burden 0..1 of what sends nobody. */
  readonly burden: number;
}
export type Act = Exclude<GuarantorOption, "backOther"> | SizeOption;

const scalesOf = onceAWorld((world): Readonly<Record<Act, Scales>> => {
  const p = guarantor.of(world);
  const force = (act: number, effect: number, size: number): Scales => ({
    act,
    seen: 1,
    legal: 1,
    effect,
    size,
    burden: 0,
  });
  const medium = force(p.mediumAct, 1, 1);
  return {
    observe: { act: 0, seen: 0, legal: 0, effect: 0, size: 0, burden: 0 },
    warn: {
      act: p.warnAct,
      seen: p.warnSeen,
      legal: p.warnLegal,
      effect: p.warnEffect,
      size: 0,
      burden: p.warnBurden,
    },
    engage: { act: p.engageAct, seen: 0, legal: 0, effect: p.engageEffect, size: 0, burden: p.engageBurden },
    deploy: medium,
    small: force(p.smallAct, p.smallEffect, p.smallSize),
    medium,
    large: force(1, p.largeEffect, p.largeSize),
  };
});

function decides(at: Moment): void {
  const { world, state, time, dt } = at;
  const p = guarantor.of(world);
  const now = time + dt;
  for (const choice of forced(at, "guarantor")) impose(at, choice, now);
  let largest = 0;
  for (let d = 0; d < state.crowd.length; d++)
    if ((state.crowd[d] as number) > largest) largest = state.crowd[d] as number;
  const asked = isAsked(at);
  const visible = largest > observation.of(world).seenFrom;
  if (!asked && !visible) return;
  if (at0(state.consented) !== NEVER) return;
  const waited = looks(at, 1, p.revision, state.guarantorLooks, state.guarantorWaited);
  if (waited === 0) return;
  // a request asks once; a held leaning answers the same whenever it is asked, so it may go by what has changed
  const put = asked && (areHeld(world) || at0(state.declined) !== at0(state.pending));
  const falls = estimate(at);
  const ground = legalGround(world, state, "guarantor");
  const menu: Option[] = [];
  const add = (act: GuarantorOption, parts: Parts): void => {
    if (free(world, "guarantor", act)) menu.push({ name: act, shock: shockOf(act), parts });
  };
  add(IDLE.guarantor, {});
  if (asked && request.of(world).form === "game") {
    if (put) add("deploy", { payoff: request.of(world).gameLambda * sendPayoff(world, state, falls, ground) });
  } else
    for (const [act, option] of LISTED)
      if ((put || act !== "deploy") && option.open(at, falls)) add(act, option.parts(at, falls, ground));
  if (menu.length <= 1) return;
  const { option, considerations } = choose(at, menu, put ? PUT : { by: "time", waited, stands: IDLE.guarantor });
  // a word or talks leave the request open; letting it lie answers it
  if (put && option === IDLE.guarantor) state.declined[0] = at0(state.pending);
  if (isIntervening(option)) (INTERVENTIONS[option] as Intervention).act(at, now, falls, considerations);
}

/** Its estimate 0..1 that the incumbent falls, of a state that may look sounder than it is. */
function estimate(at: Moment): number {
  const { world, state } = at;
  const seen = picture(at, 1, state.guarantorSees, state.guarantorSaw, guarantor.of(world).error);
  const falls = inside(1 - seen.survival);
  const off = underrated(world, state);
  return off === 0 ? falls : logistic(logit(falls) - off);
}

/** An imposed choice. The council is asked all the same. */
function impose(at: Moment, choice: string, now: number): void {
  const [option = "", size] = choice.split(" ");
  if (!isIntervening(option) || !INTERVENTIONS[option].imposable(at)) return;
  INTERVENTIONS[option].act(at, now, estimate(at), undefined, size as SizeOption | undefined);
}

const causesOf = ({ log }: Moment): number[] => [log.latest("request"), log.latest("site lost"), log.latest("protest")];

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

/** The size of a deployment: a second choice with the same weights. */
function sizeChosen(at: Moment, falls: number, ground: number): Choice {
  return choose(
    at,
    SIZE_OPTIONS.map((name) => ({ name, shock: shockOf(name), parts: considerations(at.world, name, falls, ground) })),
    PUT,
  );
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
export function considerations(world: World, act: Act, falls: number, ground = groundIf(world, false, 0)): Parts {
  const p = guarantor.of(world);
  const r = request.of(world);
  const given = (name: string) => world.given[name] as number;
  const sends = act !== "observe" && act !== "warn" && act !== "engage";
  const skill = act === "engage" ? p.engageSkill : 1;
  const status = given("request.status") - MIDDLE;
  const is = scalesOf(world)[act];
  const fallsThen = logistic(logit(falls) - p.helpBelief * is.effect * skill - (sends ? r.statusSuccess * status : 0));
  const reaction = expectedReaction(world, sends);
  return {
    need: p.needWeight * falls * given("hostileSuccessor") * is.act,
    success: p.successWeight * (1 - fallsThen) * is.act,
    ground: p.groundWeight * ground * is.legal,
    status: p.statusWeight * status * is.legal,
    reaction: p.reactionWeight * reaction * is.seen,
    burden: p.burdenWeight * burden(world, is, deployment.of(world).homeDisapproval),
    commitments: sends ? p.commitmentsWeight * given("tied") : 0,
    resolve: p.resolveWeight * given("watched") * is.act,
  };
}

/** Named parts of backing another faction. */
export function otherParts(world: World, state: State, j: number, falls: number): Parts {
  const p = guarantor.of(world);
  const given = (name: string) => world.given[name] as number;
  const { alignment } = world.factions[j] as Faction;
  const all = state.power.reduce((sum, w) => sum + w, 0);
  const follows = inside((falls * (state.power[j] as number)) / all);
  const better = Math.max(0, given("hostileSuccessor") - (1 - alignment));
  return {
    need: p.needWeight * falls * better * p.otherAct,
    success: p.successWeight * logistic(logit(follows) + p.otherEffect * p.helpBelief) * p.otherAct,
    ground: p.groundWeight * groundIf(world, false, 0) * p.otherLegal,
    reaction: p.reactionWeight * expectedReaction(world, false) * p.otherSeen,
    burden: p.burdenWeight * p.otherBurden,
    resolve: p.resolveWeight * given("watched") * p.otherAct,
    switching: p.switchWeight * given("request.status"),
  };
}

/** Burden 0..1: of a force by its troop-days and by disapproval at home, else what is declared. */
function burden(world: World, { size, burden: own }: Scales, disapproval: number): number {
  if (size === 0) return own;
  const p = guarantor.of(world);
  return burdenOf(world, p.sizeMedium * size * p.expectedStay, disapproval);
}

/** Burden 0..1 of so many troop-days, on a log scale. */
export function burdenOf(world: World, days: number, disapproval: number): number {
  const p = guarantor.of(world);
  const force = (p.forceBurden * ln(1 + days / p.burdenFrom)) / ln(1 + p.burdenFull / p.burdenFrom);
  return Math.min(1, force + p.homeBurden * disapproval);
}
