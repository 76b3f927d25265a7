// The government: hold, concede, dismiss the cabinet, declare an emergency, shut the networks down, order live fire, purge a faction,
// frame the unrest as an attack from outside, ask for help, step down.
import { mechanism } from "../kit/declare.ts";
import { choose, looks } from "./decide.ts";
import { forced, free } from "../directives.ts";
import { callMembers } from "./council.ts";
import { isLaidOn } from "./framing.ts";
import { governmentParams } from "./governmentParams.ts";
import { menuOf } from "./governmentMenu.ts";
import { observation } from "../street/observation.ts";
import { picture, update, type Picture } from "./perception.ts";
import { purge, PURGE_READS, PURGE_WRITES, purgeTarget } from "./power.ts";
import { at0, NEVER, type GOVERNMENT_OPTIONS } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { oweLooks, sendSignal, survival } from "../street/survival.ts";
import type { EventKind } from "../kit/names.ts";
import { event, step } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { happened } from "../kit/outcome.ts";
import { capital } from "../kit/teller.ts";
import { survives } from "./perception.ts";

export const government = mechanism({
  name: "government",
  purpose: "The incumbent's choices, from a lagged and noisy picture.",
  words: "Its menu is gated: without a visible crowd it does nothing.",
  equation: String.raw`U_o = w_d (1-Ŝ) relief_o + w_l loss_o + w_h disapprove_o + w_s size_o + w_a (1-Ŝ) come_o + w_r route_o - cost_o + w_c step_o + lessons (precedent);
    relief: concede (1-ρ̂)(1-conceded), dismiss ρ̂/2, emergency (1-force out) loyal, shutdown μ/2, live fire ĝ loyal, purge power seen not to back, step down 1, frame acceptance at home/4, ask 1-loyal;
    frame: route = ground gained by the frame, cost = framing.cost (1 - acceptance at home);  dismissed: L += d_L ρ`,
  departures: [
    "Menus have gates, or held shocks make calm states act: a visible crowd for concession and emergency, an emergency and lost ground for live fire, an emergency, a lost site or Ŝ < 0.7 for asking (tried); an emergency or a lost site for the frame, which needs something that looks like an attack.",
    "Purging needs power that does not back; stepping down a lost site and Ŝ < 1/2: with either alone, two of eight gave up over three thousand people and ground held, by an error of the picture. In a crisis a purge may come from this menu or from the review of elites; forbidding it bars both. Whom it strikes is who holds back most.",
    "Weights were set by eye on stylised states that include January 2022: in-sample for it.",
  ],
  params: governmentParams,
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
        "consented",
        "quietSince",
        "directiveAt",
        "directiveDone",
        "shutdown",
        "shutdownOn",
        "dismissed",
        "framed",
        "captured",
        "legitimacy",
        "political",
        "memberLooks",
        ...PURGE_READS.filter((f) => f !== "looks" && f !== "guarantorLooks"),
        "fallen",
        "steppedDown",
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
        "shutdown",
        "shutdownOn",
        "dismissed",
        "framed",
        "legitimacy",
        "memberLooks",
        ...PURGE_WRITES.filter((f) => f !== "looks" && f !== "guarantorLooks"),
        "steppedDown",
        "fallen",
      ],
      apply: decides,
    },
  ],
  events: {
    concede: event({
      lane: "government",
      label: "concession",
      step: step("government", "concede", "the government conceding"),
      said: (e, t) => {
        const more = `${t.chance(valueOf(e, "political"))} of the crowd, as it sees it, ask for more than that`;
        const late = valueOf(e, "political") > 0.5 ? ` Too late for most: ${more}.` : ` ${capital(more)}.`;
        return `The government concedes on the ${t.subject}.${t.outOn(e.time)}${late}${t.tippedBy(e, "concede")}`;
      },
    }),
    dismiss: event({
      lane: "government",
      label: "cabinet dismissed",
      step: step("government", "dismiss", "the cabinet's dismissal"),
      said: (e, t) =>
        `The cabinet is dismissed. ${capital(t.chance(valueOf(e, "political")))} of the crowd, as the government sees it, ask for political change.${t.tippedBy(e, "dismiss")}`,
    }),
    emergency: event({
      lane: "government",
      label: "emergency",
      step: step("government", "emergency", "a state of emergency"),
      said: (e, t) =>
        `A state of emergency is declared.${t.outOn(e.time)} The government ${survives(e, t)}.${t.tippedBy(e, "emergency")}`,
    }),
    "emergency lifted": event({
      lane: "government",
      label: "emergency lifted",
      step: null,
      said: () => "The state of emergency is lifted.",
    }),
    liveFire: event({
      lane: "government",
      label: "order to fire",
      step: step("government", "liveFire", "the order to fire"),
      said: (e, t) =>
        `The order to open fire is given.${t.outOn(e.time)} The government takes ${t.chance(valueOf(e, "violent"))} of the crowd to be violent and ${survives(e, t)}.${t.tippedBy(e, "liveFire")}`,
    }),
    request: event({
      lane: "government",
      label: "request",
      step: step("government", "ask", "asking for help"),
      said: (e, t) => `The government asks ${t.alliance} for help. It ${survives(e, t)}.${t.tippedBy(e, "ask")}`,
    }),
    purge: event({
      lane: "government",
      label: "purge ordered",
      step: step("government", "purge", "the purge of a faction"),
      said: (e, t) => `The incumbent moves against his own side. He ${survives(e, t, "his")}.${t.tippedBy(e, "purge")}`,
    }),
    stepDown: event({
      lane: "government",
      label: "incumbent steps down",
      step: step("government", "stepDown", "stepping down"),
      said: (e, t) => `The incumbent steps down. He ${survives(e, t, "his")}.${t.tippedBy(e, "stepDown")}`,
    }),
  },
  moments: {
    conceded: "conceded",
    emergency: "emergency",
    dismissed: "dismissed",
    liveFire: "liveFire",
    requested: "requested",
  },
  outcomes: {
    requested: happened("requested", "request for help", "the government asks the alliance for help", ["request"]),
    emergency: happened("emergency", "emergency", "a state of emergency is declared", ["emergency"]),
    conceded: happened("conceded", "concession", "the government concedes what the protest was about", ["concede"]),
    liveFire: happened("liveFire", "order to fire", "the order to open fire is given", ["liveFire"]),
    cabinetDismissed: happened("dismissed", "cabinet dismissed", "the cabinet is dismissed", ["dismiss"]),
    steppedDown: happened("steppedDown", "incumbent steps down", "the incumbent steps down", ["stepDown"]),
  },
});

function decides(at: Moment): void {
  const { world, state, time, dt } = at;
  if (at0(state.fallen) !== NEVER) return;
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
  if (isLaidOn(world, state)) {
    state.framed[0] = now;
    at.log.add({
      time: now,
      kind: "frame",
      place: -1,
      causes: [at.log.latest("request"), at.log.latest("emergency")],
      values: {},
    });
    oweLooks(at);
  }
  for (const option of forced(at, "government"))
    if (open(at, option)) act(at, option, now, picture(at, 0, state.governmentSees, state.governmentSaw, p.error));
  if (!visible || !looks(at, 0, p.revisionCrisis, state.looks)) return;
  const seen = picture(at, 0, state.governmentSees, state.governmentSaw, p.error);
  const menu = menuOf(at, seen, p).filter((o) => free(world, "government", o.name));
  if (menu.length === 1) return;
  const { option, considerations } = choose(at, menu);
  if (option !== "hold") act(at, option, now, seen, considerations);
}

/** Whether an imposed choice would change anything: not what was done before, or is under way. */
function open({ world, state }: Moment, option: string): boolean {
  switch (option) {
    case "concede":
      return at0(state.conceded) === NEVER;
    case "dismiss":
      return at0(state.dismissed) === NEVER;
    case "frame":
      return at0(state.framed) === NEVER;
    case "emergency":
      return at0(state.emergencyOn) === 0;
    case "shutdown":
      return at0(state.shutdownOn) === 0;
    case "liveFire":
      return at0(state.liveFireOn) === 0;
    case "purge":
      return purgeTarget(world, state) >= 0;
    case "stepDown":
      return at0(state.fallen) === NEVER;
    case "ask":
      return at0(state.pending) === 0 && at0(state.consented) === NEVER;
    default:
      return false;
  }
}

/** The event by which a choice is logged. */
const LOGGED = {
  concede: "concede",
  emergency: "emergency",
  liveFire: "liveFire",
  ask: "request",
  shutdown: "shutdown",
  dismiss: "dismiss",
  frame: "frame",
  purge: "purge",
  stepDown: "stepDown",
} as const satisfies Readonly<Record<Exclude<(typeof GOVERNMENT_OPTIONS)[number], "hold">, EventKind>>;

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
    kind: LOGGED[option as keyof typeof LOGGED],
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
    case "shutdown":
      state.shutdown[0] = now;
      state.shutdownOn[0] = 1;
      return sendSignal(at, s.signalMeasure);
    case "dismiss":
      state.dismissed[0] = now;
      state.legitimacy[0] = Math.min(
        0.98,
        Math.max(0, at0(state.legitimacy) + government.of(world).dismissalLegitimacy * politicalShare(at)),
      );
      return sendSignal(at, s.signalDismissal);
    case "frame":
      state.framed[0] = now;
      return oweLooks(at);
    case "purge":
      return purge(at, purgeTarget(world, state), now);
    case "stepDown":
      state.steppedDown[0] = state.fallen[0] = now;
      log.add({
        time: now,
        kind: "fall",
        place: -1,
        causes: [log.latest("stepDown")],
        values: { control: at0(state.nationalControl), stepped: 1 },
      });
      return;
    case "ask":
      if (at0(state.requested) === NEVER) state.requested[0] = now;
      state.pending[0] = now;
      callMembers(at);
      return sendSignal(at, s.signalRequest);
  }
}

/** Political share of the crowd, as it is: what a new cabinet can answer. */
function politicalShare({ state }: Moment): number {
  let crowd = 0;
  let political = 0;
  for (let d = 0; d < state.crowd.length; d++) {
    crowd += state.crowd[d] as number;
    political += (state.crowd[d] as number) * (state.political[d] as number);
  }
  return crowd > 0 ? political / crowd : 0;
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
