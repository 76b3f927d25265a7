// The government: hold, concede, declare an emergency, order live fire, ask for help.
import { logistic } from "../core/logistic.ts";
import { assumed, constant, lognormal, mechanism, quantity, source, triangular, uniform } from "./declare.ts";
import { choose, looks, type Option } from "./decide.ts";
import { forced, free } from "./directives.ts";
import { orderForces } from "./orderForces.ts";
import { observation } from "./observation.ts";
import { deployable } from "./repression.ts";
import { picture, update, type Picture } from "./perception.ts";
import { at0, GOVERNMENT_OPTIONS, NEVER, SERVICES } from "./state.ts";
import type { Moment } from "./step.ts";
import { sendSignal, survival } from "./survival.ts";

export const government = mechanism({
  name: "government",
  purpose: "The incumbent's choices, from a lagged and noisy picture.",
  equation: String.raw`U_o = w_d (1-Ŝ) relief_o + w_l loss_o + w_h disapprove_o + w_s size_o + w_a (1-Ŝ) come_o + w_c step_o;
    relief: concede (1-ρ̂)(1-conceded), emergency (1-force out) loyal, live fire ĝ loyal, ask 1-loyal`,
  departures: [
    "Menus have gates, or held shocks make calm states act: a visible crowd for concession and emergency, an emergency and lost ground for live fire, an emergency, a lost site or Ŝ < 0.7 for asking (tried).",
    "Weights were set by eye on stylised states that include January 2022: in-sample for it.",
  ],
  params: {
    dangerWeight: quantity(
      "w_d",
      "logit",
      triangular(6, 11, 16),
      assumed("rulers want to stay; set by eye, January among the cases"),
      { sign: "+", meaning: "weight of danger relieved" },
    ),
    legitimacyWeight: quantity("w_l", "logit", triangular(-4, -1.5, 0), assumed("standing is worth something"), {
      sign: "-",
      meaning: "weight of standing lost",
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
    courseWeight: quantity("w_c", "logit", triangular(-22, -16, -9), assumed("a change of course is costly"), {
      sign: "-",
      meaning: "weight of the step's size",
    }),
    stepConcede: quantity(
      "step_c",
      "share",
      uniform(0.1, 0.3),
      assumed("at 0.1 more than half of crises saw a concession, against 15 % of violent price protests on record"),
      { sign: "+", meaning: "how far a concession changes course; 1 is handing over power" },
    ),
    stepEmergency: quantity(
      "step_e",
      "share",
      uniform(0.1, 0.3),
      assumed("at 0.1 more than half of crises of a thousand people saw an emergency"),
      { sign: "+", meaning: "how far an emergency changes course" },
    ),
    stepFire: quantity(
      "step_f",
      "share",
      uniform(0.05, 0.15),
      assumed("the order follows an emergency and lost ground: most of the way has been gone"),
      { sign: "+", meaning: "how far an order to fire changes course" },
    ),
    stepAsk: quantity("step_a", "share", uniform(0.2, 0.3), assumed("foreign troops are a larger step than own ones"), {
      sign: "+",
      meaning: "how far asking for help changes course",
    }),
    priorCome: quantity(
      "p_come",
      "share",
      triangular(0.15, 0.35, 0.75),
      source(
        "LEEDS00",
        "V",
        "74.5 % of war obligations were met, 17 % of civil conflicts saw an ally's troops: a factor of four",
      ),
      { sign: "+", meaning: "own belief of being answered" },
    ),
    expectedHelp: quantity("x_s", "share", uniform(0.02, 0.5), assumed("troops expected over own deployable force"), {
      sign: "+",
      meaning: "expected size of help",
    }),
    revisionCrisis: quantity("ν_1", "1/d", lognormal(2, 12), source("FACTS-KAZ", "F", "about seven acts in 28 hours"), {
      sign: "+",
      meaning: "looks a day in a crisis",
    }),
    lag: quantity("ℓ_g", "d", lognormal(0.05, 0.6), assumed("what reaches the president is hours old"), {
      sign: "+",
      meaning: "age of the picture",
    }),
    error: quantity("σ_g", "logit", triangular(0.2, 0.5, 1.2), assumed("officials tell leaders less than they know"), {
      sign: "+",
      meaning: "error of the picture",
    }),
    concessionDelay: quantity(
      "τ_conc",
      "d",
      lognormal(0.2, 3),
      source("FACTS-KAZ", "F", "first offer 3 January, full rollback on the evening of the 4th"),
      { sign: "+", meaning: "announcement to effect" },
    ),
    emergencyEnds: quantity(
      "τ_quiet",
      "d",
      uniform(7, 14),
      assumed("quiet days after which an emergency is lifted (tried)"),
      { sign: "+", meaning: "quiet days until measures end" },
    ),
    fireEnds: quantity("τ_fire", "d", constant(1), assumed("an order to fire lapses after a quiet day"), {
      sign: "+",
      meaning: "quiet days until an order to fire lapses",
    }),
  },
  steps: [
    {
      name: "government sees",
      phase: "act",
      reads: ["survival", "crowd", "nationalLoyal", "violent", "political", "governmentSees", "governmentSaw"],
      writes: ["governmentSees", "governmentSaw"],
      apply: (at) => update(at, at.state.governmentSees, at.state.governmentSaw, government.of(at.world).lag),
    },
    {
      name: "government decides",
      phase: "act",
      reads: [
        "governmentSees",
        "governmentSaw",
        "looks",
        "guarantorLooks",
        "crowd",
        "force",
        "loyal",
        "siteHeld",
        "nationalControl",
        "survival",
        "signal",
        "leaning",
        "leaningAt",
        "conceded",
        "concessionEffect",
        "emergency",
        "emergencyOn",
        "liveFire",
        "liveFireOn",
        "requested",
        "pending",
        "refused",
        "survivalAtRefusal",
        "deployChosen",
        "quietSince",
        "directiveAt",
        "directiveDone",
      ],
      writes: [
        "directiveDone",
        "looks",
        "guarantorLooks",
        "survival",
        "signal",
        "leaning",
        "leaningAt",
        "conceded",
        "concessionEffect",
        "emergency",
        "emergencyOn",
        "liveFire",
        "liveFireOn",
        "requested",
        "pending",
        "quietSince",
      ],
      apply: decides,
    },
  ],
});

/** Change of Ŝ since a refusal that makes asking again worth a thought. */
const NEW_SITUATION = 0.1;

function decides(at: Moment): void {
  const { world, state, time, dt } = at;
  const p = government.of(world);
  const now = time + dt;
  let crowd = 0;
  let largest = 0;
  for (let d = 0; d < state.crowd.length; d++) {
    const people = state.crowd[d] as number;
    crowd += people;
    if (people > largest) largest = people;
  }
  const visible = largest > observation.of(world).seenFrom;
  if (visible) state.quietSince[0] = NEVER;
  else if (at0(state.quietSince) === NEVER) state.quietSince[0] = now;
  endMeasures(at, now);
  for (const option of forced(at, "government"))
    if (open(at, option)) act(at, option, now, picture(at, 0, state.governmentSees, state.governmentSaw, p.error));
  if (!visible || !looks(at, 0, p.revisionCrisis, state.looks)) return;
  const seen = picture(at, 0, state.governmentSees, state.governmentSaw, p.error);
  const menu = options(at, seen).filter((o) => free(world, "government", o.name));
  if (menu.length === 1) return;
  const { option, considerations } = choose(at, menu);
  if (option !== "hold") act(at, option, now, seen, considerations);
}

/** Whether an imposed choice would change anything: not what was done before, or is under way. */
function open({ state }: Moment, option: string): boolean {
  switch (option) {
    case "concede":
      return at0(state.conceded) === NEVER;
    case "emergency":
      return at0(state.emergencyOn) === 0;
    case "liveFire":
      return at0(state.liveFireOn) === 0;
    case "ask":
      return at0(state.pending) === 0 && at0(state.deployChosen) === NEVER;
    default:
      return false;
  }
}

function options(at: Moment, seen: Picture): Option[] {
  const { world, state } = at;
  const p = government.of(world);
  const danger = 1 - seen.survival;
  const lostSite = state.siteHeld.includes(0);
  const emergency = at0(state.emergencyOn) > 0;
  const step = { hold: 0, concede: p.stepConcede, emergency: p.stepEmergency, liveFire: p.stepFire, ask: p.stepAsk };
  const make = (
    name: (typeof GOVERNMENT_OPTIONS)[number],
    relief: number,
    loss: number,
    more: Record<string, number> = {},
  ): Option => ({
    name,
    shock: GOVERNMENT_OPTIONS.indexOf(name),
    parts: {
      danger: p.dangerWeight * danger * relief,
      standing: p.legitimacyWeight * loss,
      course: p.courseWeight * step[name],
      ...more,
    },
  });
  const menu = [make("hold", 0, 0)];
  if (at0(state.conceded) === NEVER) menu.push(make("concede", 1 - seen.political, 0));
  if (!emergency) menu.push(make("emergency", (1 - forceOut(at)) * seen.loyal, 0.2));
  if (emergency && at0(state.liveFireOn) === 0 && (lostSite || at0(state.nationalControl) < 0.9))
    menu.push(make("liveFire", seen.violent * seen.loyal, 0.5 + 0.5 * (1 - seen.violent)));
  const changed =
    at0(state.refused) === NEVER ||
    Math.abs(logistic(at0(state.governmentSees)) - at0(state.survivalAtRefusal)) > NEW_SITUATION;
  if (
    at0(state.pending) === 0 &&
    at0(state.deployChosen) === NEVER &&
    changed &&
    (emergency || lostSite || seen.survival < 0.7)
  )
    menu.push(
      make("ask", 1 - seen.loyal, 0.3, {
        dependence: p.dependenceWeight * p.expectedHelp,
        home: p.homeCostWeight * (world.given["foreignDisapproval"] as number),
        answer: p.answerWeight * danger * p.priorCome,
      }),
    );
  return menu;
}

/** Share of the deployable own force that is already at crowds. */
function forceOut(at: Moment): number {
  const { world, state } = at;
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

function act(
  at: Moment,
  option: string,
  now: number,
  seen: Picture,
  considerations?: ReturnType<typeof choose>["considerations"],
): void {
  const { world, state, log } = at;
  const s = survival.of(world);
  const causes = [log.latest("protest"), log.latest("site lost"), log.latest("emergency")];
  const values = {
    survival: seen.survival,
    crowd: seen.crowd,
    loyal: seen.loyal,
    violent: seen.violent,
    political: seen.political,
  };
  log.add({
    time: now,
    kind: option === "ask" ? "request" : option,
    place: -1,
    causes,
    values,
    ...(considerations ? { considerations } : {}),
  });
  switch (option) {
    case "concede":
      state.conceded[0] = now;
      state.concessionEffect[0] = now + government.of(world).concessionDelay;
      return sendSignal(at, s.signalConcession);
    case "emergency":
      if (at0(state.emergency) === NEVER) state.emergency[0] = now;
      state.emergencyOn[0] = 1;
      return sendSignal(at, s.signalMeasure);
    case "liveFire":
      if (at0(state.liveFire) === NEVER) state.liveFire[0] = now;
      state.liveFireOn[0] = 1;
      return sendSignal(at, s.signalMeasure);
    case "ask":
      if (at0(state.requested) === NEVER) state.requested[0] = now;
      state.pending[0] = now;
      return sendSignal(at, s.signalRequest);
  }
}

function endMeasures(at: Moment, now: number): void {
  const { world, state, log } = at;
  const p = government.of(world);
  const since = at0(state.quietSince);
  if (since === NEVER) return;
  if (at0(state.liveFireOn) > 0 && now - since > p.fireEnds) state.liveFireOn[0] = 0;
  if (at0(state.emergencyOn) > 0 && now - since > p.emergencyEnds) {
    state.emergencyOn[0] = 0;
    log.add({ time: now, kind: "emergency lifted", place: -1, causes: [log.latest("emergency")], values: {} });
  }
}
