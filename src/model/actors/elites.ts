// Those who hold power beside the incumbent's own circle: each backs, hedges or breaks; the incumbent may purge; a former leader may
// hold a veto; and somebody follows a fall.
import { exp } from "../../core/exp.ts";
import { logistic } from "../../core/logistic.ts";
import { normalQuantile } from "../../core/normal.ts";
import { pairwiseExpected, weightedMean } from "./bargain.ts";
import {
  above,
  moment,
  assumed,
  fixed,
  form,
  lognormal,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
} from "../kit/declare.ts";
import type { Parts } from "../kit/considerations.ts";
import type { Consideration } from "../kit/events.ts";
import { outrageOf } from "../street/outrage.ts";
import { oweLooks } from "../kit/publicSigns.ts";
import { choose, factionShock, type Option } from "./decide.ts";
import { free } from "../directives.ts";
import { SMALL } from "../kit/guards.ts";
import { BETWEEN } from "../kit/scale.ts";
import { at0, NEVER, type Field, type State } from "../kit/state.ts";
import type { FACTION_OPTIONS } from "../kit/options.ts";
import { TICKS_PER_DAY, TICKS_PER_SLOT, type Moment } from "../kit/step.ts";
import type { Faction, World } from "../kit/world.ts";
import { event } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { comesTrue, happened, measured, onDay365, slowly, type SoFar } from "../kit/outcome.ts";
import { capital } from "../kit/teller.ts";

/** What `purge` reads and writes. */
export const PURGE_READS: readonly Field[] = ["power", "stance", "ownPower", "dualPowerEnded", "purged", "purgeFailed", "backing", "commander", "dualPower", "looks", "guarantorLooks"]; // prettier-ignore
export const PURGE_WRITES: readonly Field[] = ["power", "stance", "ownPower", "backing", "commander", "dualPower", "dualPowerEnded", "purged", "purgeFailed", "looks", "guarantorLooks"]; // prettier-ignore

export const elites = mechanism({
  name: "elites",
  purpose: "Backing of the incumbent by those who hold power, purges, dual power, succession.",
  words:
    "Power is shared between the incumbent's own circle and factions, which a scenario names with their shares, services, ties and whether they are a former leader's people. Factions choose by what they expect of power, prison, the others and the guarantor. The incumbent weighs purges. Nothing happens before a protest has been seen.",
  equation: String.raw`U_o = w_share share_o + w_purge purged_o + w_guar guarantee_o + w_band others_o + w_tie tie_o + w_hedge [hedge] - w_out m ([back] + [hedge]/2);
    share: back Ŝ w_j + k_b (1-Ŝ) w_j, hedge k_h Ŝ w_j + k_hf (1-Ŝ) w_j, break (1-Ŝ) (w_j + k_w w_0 P_b), P_b = min(1, π_b (power breaking + services_j));
    purged: back pu_b (1-Ŝ), hedge pu_h Ŝ, break Ŝ (1-services_j);  guarantee (0, gu_w word, gu_p promise, 1 troops): back 1, hedge gu_h; all sides engaged: back and hedge gu_e, break gu_b; another faction backed: its break gu_o, nobody's back;
    E = Σ w_j stance_j, stance 1, 1/2, 0;  forms mean and pairwise: stance_j = P(back) + P(hedge)/2 at the same U, E the mean or the pairwise expectation;
    U_purge = w_p0 + w_threat w_j (1-stance_j) + w_shield services_j stance_j + w_pg presence, U_spare = 0;
    looks at rate ν · (1 until order is back, then e^{-t/τ_r});  D = D_0 · former leader's people's power / that before;
    commander = m_0 + Σ services_j (stance_j - m_0);  after a fall: the strongest of power_j (1-stance_j) and, for the street, 1-K`,
  departures: [
    "Backing is not a function of ground held: factions go by the public expectation, late and with error, and it goes by their backing. Ground lost still reaches the expectation twice, at once and through them.",
    "Before a crisis everybody backs: nobody has had to show anything. In the form decide a stance is an act that all see; in the other two it is where a faction leans, and all see that.",
    "Power holders look at the end of slots of 6 h, not of 3 h as other actors.",
    "Looks fade after order: asked for ever, any purge would come in the end.",
    "A purge takes all of a faction's power, once; one that fails makes it break. Nobody is purged twice, and new factions don't form.",
    "Others who are seen include the incumbent's own circle, which backs.",
    "A successor from a faction takes a part of the incumbent's share, the street all of it: what it does with that is not followed.",
  ],
  params: {
    form: form(
      { mean: 1, pairwise: 1, decide: 2 },
      source("BARGAIN", "F", "a weighted mean beat the models on 351 issues: it is the baseline"),
      "how those who hold power settle how far they back the incumbent: the mean of their leanings, pairwise contests of them, or acts of each",
    ),
    shareWeight: quantity("w_share", "logit", triangular(1, 4, 8), assumed("factions want power"), {
      sign: "+",
      meaning: "weight of the expected own share of power",
    }),
    purgeWeight: quantity("w_purge", "logit", triangular(-4, -1.5, 0), assumed("nobody wants prison"), {
      sign: "-",
      meaning: "weight of being purged",
    }),
    guaranteeWeight: quantity(
      "w_guar",
      "logit",
      triangular(-1, 0.7, 3),
      assumed("foreign backing may draw factions to the incumbent or repel them"),
      {
        sign: "free",
        meaning: "weight of the guarantor's word or troops for the incumbent",
        about: "guarantor.deploy",
      },
    ),
    bandwagonWeight: quantity("w_band", "logit", triangular(0, 1.5, 4), assumed("safety in numbers"), {
      sign: "+",
      meaning: "weight of the share of power seen doing the same",
    }),
    tieWeight: quantity("w_tie", "logit", triangular(0, 1, 3), assumed("kin stand by kin, by definition of a tie"), {
      sign: "+",
      meaning: "weight of the tie to the incumbent",
    }),
    outrageWeight: quantity(
      "w_out",
      "logit",
      triangular(0, 1, 3),
      source(
        "COUPS",
        "U",
        "protest, and killings in it, tell insiders of each other's doubts; that the weight is of the order of a tie is a guess",
      ),
      {
        sign: "+",
        meaning: "weight of peaceful people seen killed, at full outrage, against backing who had it done",
      },
    ),
    hedgeDefault: quantity("w_hedge", "logit", triangular(0, 1, 3), assumed("waiting is cheap"), {
      sign: "+",
      meaning: "constant for hedging",
    }),
    revision: quantity(
      "ν_f",
      "1/d",
      lognormal(0.5, 6),
      assumed("power brokers think again a few times a day in a crisis"),
      {
        sign: "+",
        meaning: "looks a day of a faction in a crisis",
        neutral: null,
      },
    ),
    lag: quantity("ℓ_f", "d", lognormal(0.05, 0.6), assumed("as late as what reaches the government"), {
      sign: "+",
      meaning: "age of the factions' picture",
      domain: above(0.001, "d"),
    }),
    error: quantity("σ_f", "logit", triangular(0.2, 0.5, 1.2), assumed("as wrong as what reaches the government"), {
      sign: "+",
      meaning: "error of the factions' picture",
    }),
    breakSuccess: quantity(
      "π_b",
      "share",
      triangular(0.35, 0.5, 0.65),
      source("POWELL11", "V", "about half of attempts from 1950 to 2010 succeeded"),
      { sign: "+", meaning: "believed success of a break by half of power and half of the services", neutral: null },
    ),
    commander: quantity(
      "m_0",
      "share",
      uniform(0.3, 1),
      assumed("commanders for (1) or against (0) the incumbent; nothing read says"),
      { sign: "+", meaning: "stance of commanders who belong to no faction", neutral: null },
    ),
    dualPower: quantity(
      "D_0",
      "share",
      uniform(0, 1),
      assumed("share of decisions that a former leader can stop; without his people among the factions there is none"),
      { sign: "+", meaning: "former leader's veto share before the crisis" },
    ),
    dualPowerDemands: quantity(
      "κ_D",
      "1/d",
      triangular(-0.3, 0.3, 1.5),
      assumed("a veto-holding former leader may politicise a protest or steady it"),
      { sign: "free", meaning: "added rate of radicalisation at full dual power", about: "elites.dualPower" },
    ),
    purgeDefault: quantity("w_p0", "logit", triangular(-6, -3, -1), assumed("purging is rare"), {
      sign: "-",
      meaning: "constant for purging a faction",
    }),
    purgeThreat: quantity(
      "w_threat",
      "logit",
      triangular(-2, 1, 4),
      source("SUDDUTH17", "V", "leaders purge the dangerous, yet purge more when the risk of a coup is low"),
      { sign: "free", meaning: "weight of a faction's power times how far it does not back" },
    ),
    purgeShield: quantity(
      "w_shield",
      "logit",
      triangular(-5, -2.5, -0.5),
      source("SUDDUTH17", "V", "rivals are removed when they cannot strike back"),
      { sign: "-", meaning: "weight of the services that a faction commands" },
    ),
    purgeGuarantee: quantity(
      "w_pg",
      "logit",
      triangular(-1, 0.7, 3),
      assumed("foreign troops may free an incumbent's hand or stay it"),
      {
        sign: "free",
        meaning: "weight of the guarantor's troops, there or promised, on purging",
        about: "guarantor.deploy",
      },
    ),
    purgeRevision: quantity("ν_p", "1/d", lognormal(0.1, 1.5), source("FACTS-KAZ", "F", "three acts in twelve days"), {
      sign: "+",
      meaning: "looks a day at whether to purge a faction, from the first protest on",
      neutral: null,
    }),
    reckoning: quantity(
      "τ_r",
      "d",
      lognormal(10, 90),
      source("FACTS-KAZ", "F", "dismissals for two months after, an arrest in the third"),
      {
        sign: "+",
        meaning: "time after order over which power holders stop looking at each other anew",
        domain: above(0.001, "d"),
      },
    ),
    purgeSuccess: quantity("π_p", "share", triangular(0.6, 0.85, 0.97), assumed("failed purges are poorly recorded"), {
      sign: "+",
      meaning: "chance that a purge works",
      neutral: 0,
    }),
    gainShare: quantity(
      "κ_g",
      "share",
      uniform(0.2, 1),
      assumed("what is taken may go to rivals; the rest goes to them"),
      {
        sign: "+",
        meaning: "share of a purged faction's power that goes to the incumbent's circle",
        neutral: 0,
      },
    ),
    wordGuarantee: quantity("gu_w", "share", triangular(0.1, 0.5, 0.9), assumed("troops speak louder than words"), {
      sign: "+",
      meaning: "what a warning for the incumbent is worth to who backs him, troops being 1",
      neutral: 0,
    }),
    promiseGuarantee: quantity("gu_p", "share", triangular(0.2, 0.5, 0.9), assumed("promised is not there"), {
      sign: "+",
      meaning: "what troops promised are worth, troops there being 1",
      neutral: 0,
    }),
    hedgeGuarantee: quantity("gu_h", "share", triangular(0.1, 0.5, 0.9), assumed("half loyal, half covered"), {
      sign: "+",
      meaning: "what the guarantor's word for the incumbent is worth to who hedges, to who backs being 1",
      neutral: 0,
    }),
    engagedGuarantee: quantity(
      "gu_e",
      "share",
      triangular(0.1, 0.5, 0.9),
      assumed("a word for everybody is less than a word for one"),
      {
        sign: "+",
        meaning: "what talks with all sides are worth to who backs or hedges",
        neutral: 0,
      },
    ),
    engagedBreak: quantity("gu_b", "share", triangular(0, 0.25, 0.5), assumed("who is spoken to is not shut out"), {
      sign: "+",
      meaning: "what talks with all sides are worth to who breaks",
    }),
    otherGuarantee: quantity("gu_o", "share", triangular(0.1, 0.5, 0.9), assumed("a word, no troops"), {
      sign: "+",
      meaning: "what the guarantor's backing is worth to a faction it turns to, for breaking",
      neutral: 0,
    }),
    keptAfterFall: quantity("k_b", "share", triangular(0.1, 0.5, 0.9), assumed("some of the old guard always stays"), {
      sign: "+",
      meaning: "share of its power that a backer expects to keep after a fall",
      neutral: 0,
    }),
    hedgeKeeps: quantity("k_h", "share", triangular(0.6, 0.8, 1), assumed("lukewarm friends are paid less"), {
      sign: "+",
      meaning: "share of its power that a hedger expects to keep if the incumbent survives",
      neutral: 1,
    }),
    hedgeAfterFall: quantity(
      "k_hf",
      "share",
      triangular(0.7, 0.9, 1),
      assumed("who has not stood in the way is left alone"),
      {
        sign: "+",
        meaning: "share of its power that a hedger expects to keep after a fall",
        neutral: 1,
      },
    ),
    breakGain: quantity("k_w", "share", triangular(0.1, 0.5, 1), assumed("others will want theirs"), {
      sign: "+",
      meaning: "share of the incumbent's power that a faction expects to win by breaking, if breaks work",
      neutral: 0,
    }),
    purgedBacker: quantity(
      "pu_b",
      "share",
      triangular(0, 0.05, 0.2),
      assumed("most successors need people who know the work"),
      {
        sign: "+",
        meaning: "chance that a backer expects to be purged after a fall",
      },
    ),
    purgedHedger: quantity("pu_h", "share", triangular(0.05, 0.2, 0.5), assumed("neutrality is remembered"), {
      sign: "+",
      meaning: "chance that a hedger expects to be purged by an incumbent who survives",
      neutral: 0,
    }),
    inherits: quantity("k_s", "share", triangular(0.2, 0.5, 0.9), assumed("the rest stays with his people"), {
      sign: "+",
      meaning: "share of the incumbent's own power that a faction takes over which follows him",
      neutral: 0,
    }),
    mostPower: fixed(
      "w_max",
      "share",
      0.9,
      assumed("keeps a circle of the incumbent's own, whatever shares the ranges of a scenario give"),
      { sign: "+", meaning: "largest share of power that factions have together" },
    ),
  },
  steps: [
    {
      name: "elites see",
      phase: "act",
      later: true,
      reads: ["survival", "elitesSee"],
      writes: ["elitesSee"],
      apply: see,
    },
    {
      name: "factions choose",
      phase: "act",
      later: true,
      reads: [
        "firstProtest",
        "orderRestored",
        "elitesSee",
        "outrage",
        "power",
        "stance",
        "ownPower",
        "backing",
        "commander",
        "dualPowerEnded",
        "arrived",
        "withdrawn",
        "decided",
        "warned",
        "engaged",
        "backedOther",
        "backedFaction",
        "stanceWaited",
        "leaning",
        "fallen",
      ],
      writes: ["stance", "backing", "commander", "stanceWaited", "leaning"],
      apply: chooses,
    },
    {
      name: "purges are weighed",
      phase: "act",
      later: true,
      reads: [
        ...PURGE_READS,
        "firstProtest",
        "orderRestored",
        "arrived",
        "withdrawn",
        "decided",
        "purgeWaited",
        "leaning",
        "fallen",
      ],
      writes: [...PURGE_WRITES, "purgeWaited", "leaning"],
      apply: weighPurges,
    },
    {
      name: "succession",
      phase: "act",
      later: true,
      reads: ["fallen", "successor", "power", "stance", "ownPower", "nationalControl"],
      writes: ["successor", "power", "ownPower"],
      apply: succession,
    },
  ],
  events: {
    stance: event({
      lane: "insiders",
      label: "a faction moves",
      step: null,
      said: (e, t) => {
        const stance = valueOf(e, "stance");
        const [did, option] =
          stance === 1
            ? ["backs the incumbent", "back"]
            : stance === 0
              ? ["breaks with him", "break"]
              : ["hedges, keeping both ways open", "hedge"];
        return `${capital(t.faction(valueOf(e, "faction")))} ${did}.${t.tippedBy(e, option)}`;
      },
    }),
    purged: event({
      lane: "insiders",
      label: "faction purged",
      step: null,
      said: (e, t) =>
        `${capital(t.faction(valueOf(e, "faction")))} is purged: ${t.chance(valueOf(e, "power"))} of power change hands.${t.tippedBy(e, "purge")}`,
    }),
    "purge fails": event({
      lane: "insiders",
      label: "purge fails",
      step: null,
      said: (e, t) => `A purge of ${t.faction(valueOf(e, "faction"))} fails: it breaks.${t.tippedBy(e, "purge")}`,
    }),
    succession: event({
      lane: "insiders",
      label: "succession",
      step: null,
      said: (e, t) =>
        "faction" in e.values ? `${capital(t.faction(valueOf(e, "faction")))} takes over.` : "The street takes over.",
    }),
  },
  moments: { dualPowerEnded: moment("dualPowerEnded", "dual power has ended", ["dualPowerEnded", "purged"]) },
  outcomes: {
    purged: comesTrue(
      "a faction purged",
      "a faction is purged",
      ["purged"],
      ({ state }) => state.purged.some((date) => date !== NEVER),
      ["purged", "purge"],
    ),
    dualPowerEnded: happened("dualPowerEnded", "dual power ended", "a former leader's veto ends", ["purged", "purge"]),
    concentration: measured(
      "share",
      "concentration of power",
      "concentration of power at the end: sum of the squares of all shares",
      ["power", "ownPower"],
      concentration,
    ),
    ownGain: measured(
      "share",
      "gained by incumbent",
      "share of power that the incumbent's circle has gained",
      ["ownPower"],
      ({ world, state }) => at0(state.ownPower) - world.factions.reduce((left, f) => left - f.share, 1),
    ),
    rivalsGain: measured(
      "share",
      "gained by rivals",
      "share of power that factions which were not purged have gained",
      ["power", "purged"],
      ({ world, state }) =>
        world.factions.reduce(
          (gain, f, j) => gain + (state.purged[j] === NEVER ? (state.power[j] as number) - f.share : 0),
          0,
        ),
    ),
    concentrationAfterYear: measured(
      "share",
      "concentration, day 365",
      "concentration of power on day 365",
      ["power", "ownPower"],
      onDay365(concentration),
      { follow: "year" },
    ),
    dualPowerAfterYear: measured(
      "share",
      "dual power, day 365",
      "former leader's veto share on day 365",
      ["dualPower"],
      onDay365(({ state }) => at0(state.dualPower)),
      { follow: "year" },
    ),
  },
  timed: {
    concentration: slowly(
      "share",
      "concentration of power",
      "concentration of power: sum of the squares of all shares",
      ["power", "ownPower"],
      concentration,
    ),
    backing: slowly(
      "share",
      "incumbent's backing",
      "share of power that backs the incumbent",
      ["backing"],
      ({ state }) => at0(state.backing),
    ),
    ownPower: slowly(
      "share",
      "incumbent's power",
      "share of power of the incumbent's circle",
      ["ownPower"],
      ({ state }) => at0(state.ownPower),
    ),
    dualPower: slowly("share", "former leader's veto", "former leader's veto share", ["dualPower"], ({ state }) =>
      at0(state.dualPower),
    ),
  },
});

function see({ world, state, dt }: Moment): void {
  const seen = at0(state.elitesSee);
  state.elitesSee[0] = seen + (at0(state.survival) - seen) * (1 - exp(-dt / elites.of(world).lag));
}

/** How far power holders look at each other anew, 0..1: fully in a crisis, fading once order is back. */
function attention({ world, state, time, dt }: Moment): number {
  if (at0(state.firstProtest) === NEVER || at0(state.fallen) !== NEVER) return 0;
  const order = at0(state.orderRestored);
  return order === NEVER ? 1 : exp(-(time + dt - order) / elites.of(world).reckoning);
}

/** Guarantor's troops in the country 1, promised a part of that, else 0. */
function presence({ world, state, time, dt }: Moment): number {
  if (at0(state.arrived) !== NEVER) return at0(state.withdrawn) === NEVER ? 1 : 0;
  const decided = at0(state.decided);
  return decided !== NEVER && time + dt >= decided ? elites.of(world).promiseGuarantee : 0;
}

type Stance = Extract<(typeof FACTION_OPTIONS)[number], "back" | "hedge" | "break">;
const STANCE: Readonly<Record<Stance, number>> = { back: 1, hedge: BETWEEN, break: 0 };
const STANCES: readonly Stance[] = ["back", "hedge", "break"];

/** What the guarantor's word comes to for a faction's three options, 0..1: troops speak louder than talks, talks than a warning. */
export function guaranteeTo(at: Moment, j: number): Readonly<Record<Stance, number>> {
  const { state } = at;
  const p = elites.of(at.world);
  const here = presence(at);
  if (here > 0) return { back: here, hedge: here * p.hedgeGuarantee, break: 0 };
  if (at0(state.backedOther) !== NEVER)
    return { back: 0, hedge: 0, break: at0(state.backedFaction) === 1 + j ? p.otherGuarantee : 0 };
  if (at0(state.engaged) !== NEVER)
    return { back: p.engagedGuarantee, hedge: p.engagedGuarantee, break: p.engagedBreak };
  const word = at0(state.warned) !== NEVER && at0(state.arrived) === NEVER ? p.wordGuarantee : 0;
  return { back: word, hedge: word * p.hedgeGuarantee, break: 0 };
}

/** Named parts of a faction's three options, at its picture 0..1 of survival. */
export function factionParts(
  world: World,
  state: State,
  j: number,
  survives: number,
  guarantee: Readonly<Record<Stance, number>>,
): Readonly<Record<Stance, Parts>> {
  const p = elites.of(world);
  const { services, tie, former } = world.factions[j] as Faction;
  const w = state.power[j] as number;
  const own = at0(state.ownPower);
  const seen = { back: own, hedge: 0, break: 0 };
  for (let k = 0; k < world.factions.length; k++) {
    if (k === j) continue;
    // a leaning between two acts counts for both, by how near it is
    const s = state.stance[k] as number;
    const v = state.power[k] as number;
    seen.back += v * Math.max(0, 2 * s - 1);
    seen.hedge += v * (1 - Math.abs(2 * s - 1));
    seen.break += v * Math.max(0, 1 - 2 * s);
  }
  const others = 1 - w;
  const blood = outrageOf(world, state);
  const prevails = Math.min(1, p.breakSuccess * (seen.break + w + services));
  const falls = 1 - survives;
  const share = {
    back: survives * w + falls * p.keptAfterFall * w,
    hedge: survives * p.hedgeKeeps * w + falls * p.hedgeAfterFall * w,
    break: falls * (w + p.breakGain * own * prevails),
  };
  const purged = { back: p.purgedBacker * falls, hedge: p.purgedHedger * survives, break: survives * (1 - services) };
  // a former leader's people owe the incumbent nothing once their own is out
  const bond = former > 0 && at0(state.dualPowerEnded) !== NEVER ? -tie : tie;
  const parts = (o: Stance): Parts => ({
    share: p.shareWeight * share[o],
    purged: p.purgeWeight * purged[o],
    guarantee: p.guaranteeWeight * guarantee[o],
    others: others > 0 ? (p.bandwagonWeight * seen[o]) / others : 0,
    tie: o === "back" ? p.tieWeight * bond : 0,
    waiting: o === "hedge" ? p.hedgeDefault : 0,
    bloodshed: -p.outrageWeight * blood * STANCE[o],
  });
  return { back: parts("back"), hedge: parts("hedge"), break: parts("break") };
}

/** Days of attention in the slot of 6 h that ends now, or in the day where steps are days; 0 between. */
const attended = (at: Moment): number =>
  at.tick % TICKS_PER_SLOT < TICKS_PER_SLOT - 1 ? 0 : attention(at) * Math.max(at.dt, TICKS_PER_SLOT / TICKS_PER_DAY);

function chooses(at: Moment): void {
  const { world, state, draws, log, time, dt } = at;
  const p = elites.of(world);
  const days = attended(at);
  if (days === 0) return;
  const chance = 1 - exp(-p.revision * days);
  let moved = false;
  for (let j = 0; j < world.factions.length; j++) {
    if (!((state.power[j] as number) > 0)) continue;
    const waited = (state.stanceWaited[j] as number) + days;
    const lookedAt = draws.faction("revision", j, at.slot, at.sub) < chance;
    state.stanceWaited[j] = lookedAt ? 0 : waited;
    if (!lookedAt) continue;
    const err = p.error * normalQuantile(draws.faction("perceptionError", j, at.slot, 0));
    const parts = factionParts(world, state, j, logistic(at0(state.elitesSee) + err), guaranteeTo(at, j));
    const before = state.stance[j] as number;
    if (p.form !== "decide") state.stance[j] = leans(parts);
    else {
      const menu = STANCES.map((o): Option => {
        return { name: o, shock: factionShock(world.members.length, j, o), faction: j, parts: parts[o] };
      });
      // what comes from a form without acts stands for the nearest act
      const stands = STANCES.reduce((a, b) => (Math.abs(STANCE[b] - before) < Math.abs(STANCE[a] - before) ? b : a));
      const { option, considerations } = choose(at, menu, { by: "time", waited, stands, stance: true });
      state.stance[j] = STANCE[option as Stance];
      if (state.stance[j] !== before)
        log.add({
          time: time + dt,
          kind: "stance",
          place: -1,
          causes: [log.latest("site lost"), log.latest("protest"), log.latest("stance"), log.latest("decision")],
          values: { faction: j, stance: state.stance[j] as number },
          ...(considerations ? { considerations } : {}),
        });
    }
    moved ||= state.stance[j] !== before;
  }
  if (moved) takeStock(world, state);
}

/** Where a faction leans that shows no act: chance of backing plus half that of hedging. */
export function leans(parts: ReturnType<typeof factionParts>): number {
  const utility = STANCES.map((o) => Object.values(parts[o]).reduce((sum, x) => sum + x, 0));
  let top = -Infinity;
  for (const u of utility) if (u > top) top = u;
  const [back, hedge, breaks] = utility.map((u) => exp(u - top)) as [number, number, number];
  return (back + hedge * BETWEEN) / (back + hedge + breaks);
}

/** Named parts of purging a faction. */
export function purgeParts(world: World, state: State, j: number, present: number): Parts {
  const p = elites.of(world);
  const stance = state.stance[j] as number;
  return {
    rarity: p.purgeDefault,
    threat: p.purgeThreat * (state.power[j] as number) * (1 - stance),
    shield: p.purgeShield * (world.factions[j] as Faction).services * stance,
    backed: p.purgeGuarantee * present,
  };
}

function weighPurges(at: Moment): void {
  const { world, state, draws, time, dt } = at;
  const days = attended(at);
  if (days === 0 || !free(world, "government", "purge")) return;
  const chance = 1 - exp(-elites.of(world).purgeRevision * days);
  for (let j = 0; j < world.factions.length; j++) {
    if (!canBePurged(state, j)) continue;
    const waited = (state.purgeWaited[j] as number) + days;
    const lookedAt = draws.faction("revision", j, at.slot, at.sub, 1) < chance;
    state.purgeWaited[j] = lookedAt ? 0 : waited;
    if (!lookedAt) continue;
    const option = (name: "purge" | "spare", parts: Parts): Option => ({
      name,
      shock: factionShock(world.members.length, j, name),
      faction: j,
      parts,
    });
    const menu = [option("spare", {}), option("purge", purgeParts(world, state, j, presence(at)))];
    const chosen = choose(at, menu, { by: "time", waited, stands: "spare" });
    if (chosen.option === "purge") purge(at, j, time + dt, chosen.considerations);
  }
}

function succession({ world, state, log, time, dt }: Moment): void {
  if (at0(state.fallen) === NEVER || at0(state.successor) !== 0) return;
  let successor = 1;
  let strength = world.factions.length === 0 ? 0 : 1 - at0(state.nationalControl);
  for (let j = 0; j < world.factions.length; j++) {
    // where nobody has moved, insiders are as strong as they are
    const w = (state.power[j] as number) * Math.max(1 - (state.stance[j] as number), SMALL);
    if (w > strength) [successor, strength] = [2 + j, w];
  }
  state.successor[0] = successor;
  const own = at0(state.ownPower);
  const { inherits } = elites.of(world);
  if (successor > 1) {
    state.power[successor - 2] = (state.power[successor - 2] as number) + own * inherits;
    state.ownPower[0] = own * (1 - inherits);
  }
  log.add({
    time: time + dt,
    kind: "succession",
    place: -1,
    causes: [log.latest("fall")],
    values: successor > 1 ? { faction: successor - 2 } : {},
  });
}

/** Sum of the squares of all shares of power. */
function concentration({ state }: SoFar): number {
  return state.power.reduce((sum, w) => sum + w * w, at0(state.ownPower) * at0(state.ownPower));
}

// Who holds how much power: at the start, after a purge, after a fall; and what follows for backing, commanders and dual power.

const shareOf = (factions: readonly Faction[]): number => factions.reduce((sum, f) => sum + f.share, 0);
const formers = (world: World): readonly Faction[] => world.factions.filter((f) => f.former > 0);

/** Everybody backs, as far as anybody has had to show. */
export function beginElites(world: World, state: State): void {
  world.factions.forEach((f, j) => (state.power[j] = f.share));
  state.stance.fill(1);
  state.ownPower[0] = 1 - shareOf(world.factions);
  takeStock(world, state);
  takeVeto(world, state);
}

/** Backing and commanders as they follow from power and stances. */
export function takeStock(world: World, state: State): void {
  const p = elites.of(world);
  const power = [at0(state.ownPower), ...state.power];
  const stance = [1, ...state.stance];
  state.backing[0] = p.form === "pairwise" ? pairwiseExpected(power, stance) : weightedMean(power, stance);
  let commander = p.commander;
  world.factions.forEach((f, j) => {
    // the services of those who were purged have new commanders, whose stance is 1
    commander += f.services * ((state.stance[j] as number) - p.commander);
  });
  state.commander[0] = commander;
}

/** What is left of the former leader's veto: it goes with his people's power. */
function takeVeto(world: World, state: State): void {
  const first = shareOf(formers(world));
  const left = world.factions.reduce((sum, f, j) => sum + f.former * (state.power[j] as number), 0);
  state.dualPower[0] = first > 0 ? elites.of(world).dualPower * Math.min(1, left / first) : 0;
}

/** Power that is seen not to back the incumbent, 0..1. */
export const wavering = (state: State): number =>
  state.power.reduce((sum, w, j) => sum + w * (1 - (state.stance[j] as number)), 0);

/** Whether a faction can still be purged. */
export const canBePurged = (state: State, j: number): boolean =>
  (state.power[j] as number) > 0 && state.purged[j] === NEVER && state.purgeFailed[j] === NEVER;

/** The faction that a purge would strike: most power held back; where all back, the former leader's, then the strongest. -1 for none. */
export function purgeTarget(world: World, state: State): number {
  let target = -1;
  let worst = -1;
  for (let j = 0; j < world.factions.length; j++) {
    if (!canBePurged(state, j)) continue;
    const w = state.power[j] as number;
    const rank = w * (1 - (state.stance[j] as number)) + SMALL * ((world.factions[j] as Faction).former + w);
    if (rank > worst) [target, worst] = [j, rank];
  }
  return target;
}

/** A purge is tried: the faction's power is taken and shared out, or it breaks. */
export function purge(at: Moment, j: number, now: number, considerations?: readonly Consideration[]): void {
  const { world, state, log } = at;
  const p = elites.of(world);
  const works = at.draws.faction("purge", j, 0, 0) < p.purgeSuccess;
  const taken = state.power[j] as number;
  if (works) {
    state.purged[j] = now;
    state.power[j] = 0;
    state.stance[j] = 1;
    share(world, state, taken);
  } else {
    state.purgeFailed[j] = now;
    state.stance[j] = 0;
  }
  takeStock(world, state);
  const veto = at0(state.dualPower);
  takeVeto(world, state);
  if (veto > 0 && at0(state.dualPower) === 0) state.dualPowerEnded[0] = now;
  log.add({
    time: now,
    kind: works ? "purged" : "purge fails",
    place: -1,
    causes: [log.latest("purge"), log.latest("stance"), log.latest("arrival"), log.latest("protest")],
    values: { faction: j, power: taken },
    ...(considerations ? { considerations } : {}),
  });
  oweLooks(at);
}

/** What was taken goes to the incumbent's circle and, by power and services, to the other factions. */
function share(world: World, state: State, taken: number): void {
  const claims = world.factions.map((f, k) =>
    (state.power[k] as number) > 0 ? (state.power[k] as number) + f.services : 0,
  );
  const all = claims.reduce((sum, x) => sum + x, 0);
  const own = all > 0 ? elites.of(world).gainShare * taken : taken;
  state.ownPower[0] = at0(state.ownPower) + own;
  claims.forEach((x, k) => {
    if (x > 0) state.power[k] = (state.power[k] as number) + ((taken - own) * x) / all;
  });
}
