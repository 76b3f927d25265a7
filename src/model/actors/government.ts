// The government: hold, concede, dismiss the cabinet, declare an emergency, shut the networks down, order live fire, purge a faction,
// frame the unrest as an attack from outside, ask for help, step down.
import {
  above,
  moment,
  assumed,
  constant,
  lognormal,
  mechanism,
  quantity,
  source,
  triangular,
  uniform,
  type Values,
} from "../kit/declare.ts";
import { choose, looks, type Option } from "./decide.ts";
import { forced, free } from "../directives.ts";
import { isLaidOn } from "./framing.ts";
import { MEASURES, measureParams, type AnyMeasure, type Worth } from "./governmentOptions.ts";
import { observation } from "../street/observation.ts";
import { IDLE, shockOf, type GovernmentOption, type Measure } from "../kit/options.ts";
import { picture, update, type Picture } from "./perception.ts";
import { event, step } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { alsoCalled, happened } from "../kit/outcome.ts";
import { at0, NEVER, type Field } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import type { EventKind } from "../kit/names.ts";
import { capital } from "../kit/teller.ts";
import { oweLooks } from "../kit/publicSigns.ts";
import { survives } from "./perception.ts";

const LISTED = Object.entries(MEASURES) as readonly (readonly [Measure, AnyMeasure])[];
const isMeasure = (option: string): option is Measure => Object.hasOwn(MEASURES, option);

/** What it takes to look at all, whatever is then chosen. */
const OWN_READS: readonly Field[] = [
  "governmentSees", "governmentSaw", "looks", "crowd", "governmentWaited", "leaning", "quietSince", "directiveAt", "directiveDone",
  "emergencyOn", "liveFireOn", "framed", "emergency", "requested", "fallen", "guarantorLooks",
]; // prettier-ignore
const OWN_WRITES: readonly Field[] = [
  "directiveDone", "looks", "guarantorLooks", "governmentWaited", "leaning", "quietSince", "emergencyOn", "liveFireOn", "framed",
]; // prettier-ignore

export const government = mechanism({
  name: "government",
  purpose: "The incumbent's choices, from a lagged and noisy picture.",
  words: "Its menu is gated: without a visible crowd it does nothing.",
  equation: String.raw`U_o = w_d (1-Ŝ) relief_o + w_l loss_o + w_h disapprove_o + w_s size_o + w_a (1-Ŝ) come_o + w_r route_o - cost_o + w_c step_o + lessons (precedent);
    relief: concede (1-ρ̂)(1-conceded), dismiss r_dis ρ̂, emergency (1-force out) loyal, shutdown r_sd μ, live fire ĝ loyal, purge power seen not to back, step down 1, frame r_fr acceptance at home, ask 1-loyal;
    loss: emergency l_E, live fire l_fire + l_calm (1-ĝ), shutdown l_sd, frame l_fr (1 - acceptance at home), purge l_pur, ask l_ask, else 0;
    frame: route = ground gained by the frame, cost = framing.cost (1 - acceptance at home);  dismissed: L += d_L ρ`,
  departures: [
    "Menus have gates, or held shocks make calm states act: a visible crowd for concession and emergency, an emergency and lost ground for live fire, an emergency, a lost site or Ŝ < S_ask for asking (tried); an emergency or a lost site for the frame, which needs something that looks like an attack.",
    "Purging needs power that does not back; stepping down a lost site and Ŝ < S_down: with either alone, two of eight gave up over three thousand people and ground held, by an error of the picture. In a crisis a purge may come from this menu or from the review of elites; forbidding it bars both. Whom it strikes is who holds back most.",
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
    courseWeight: quantity("w_c", "logit", triangular(-22, -16, -9), assumed("a change of course is costly"), {
      sign: "-",
      meaning: "weight of the step's size",
    }),
    revisionCrisis: quantity("ν_1", "1/d", lognormal(2, 12), source("FACTS-KAZ", "F", "about seven acts in 28 hours"), {
      sign: "+",
      meaning: "looks a day in a crisis",
      neutral: null,
    }),
    lag: quantity("ℓ_g", "d", lognormal(0.05, 0.6), assumed("what reaches the president is hours old"), {
      sign: "+",
      meaning: "age of the picture",
      domain: above(0.001, "d"),
    }),
    error: quantity("σ_g", "logit", triangular(0.2, 0.5, 1.2), assumed("officials tell leaders less than they know"), {
      sign: "+",
      meaning: "error of the picture",
    }),
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
    ...measureParams,
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
      reads: [...new Set<Field>([...OWN_READS, ...Object.values(MEASURES).flatMap((m): readonly Field[] => m.reads)])],
      writes: [
        ...new Set<Field>([...OWN_WRITES, ...Object.values(MEASURES).flatMap((m): readonly Field[] => m.writes)]),
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
        return `The government makes a concession over the ${t.subject}, short of giving up power.${t.outOn(e.time)}${late}${t.tippedBy(e, "concede")}`;
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
    conceded: moment("conceded", "the government concedes", ["conceded"]),
    emergency: moment("emergency", "an emergency is declared", ["emergency"]),
    dismissed: moment("dismissed", "the cabinet is dismissed", ["cabinetDismissed"]),
    liveFire: moment("liveFire", "the order to fire is given", ["liveFire"]),
    requested: moment("requested", "help is asked for", ["requested"]),
  },
  outcomes: {
    requested: alsoCalled(
      ["request"],
      happened("requested", "request for help", "the government asks the alliance for help", ["request"]),
    ),
    emergency: happened("emergency", "emergency", "a state of emergency is declared", ["emergency"]),
    conceded: alsoCalled(
      ["concession"],
      happened("conceded", "concession", "the government makes a concession, short of giving up power", ["concede"]),
    ),
    liveFire: happened("liveFire", "order to fire", "the order to open fire is given", ["liveFire"]),
    cabinetDismissed: alsoCalled(
      ["dismissed", "dismissal"],
      happened("dismissed", "cabinet dismissed", "the cabinet is dismissed", ["dismiss"]),
    ),
    steppedDown: happened("steppedDown", "incumbent steps down", "the incumbent steps down", ["stepDown"]),
  },
});

type GovernmentValues = Values<typeof government.params>;

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
    if (isMeasure(option) && MEASURES[option].imposable(at))
      act(at, option, now, picture(at, 0, state.governmentSees, state.governmentSaw, p.error));
  if (!visible) return;
  const waited = looks(at, 0, p.revisionCrisis, state.looks, state.governmentWaited);
  if (waited === 0) return;
  const seen = picture(at, 0, state.governmentSees, state.governmentSaw, p.error);
  const menu = menuOf(at, seen, p);
  if (menu.length === 1) return;
  const { option, considerations } = choose(at, menu, { by: "time", waited, stands: IDLE.government });
  if (isMeasure(option)) act(at, option, now, seen, considerations);
}

/** Options open now, holding first. */
function menuOf(at: Moment, seen: Picture, p: GovernmentValues): Option[] {
  const { world } = at;
  const danger = 1 - seen.survival;
  const option = (name: GovernmentOption, step: number, { relief, loss, more }: Worth): Option => ({
    name,
    shock: shockOf(name),
    parts: {
      danger: p.dangerWeight * danger * relief,
      standing: p.legitimacyWeight * loss,
      course: p.courseWeight * step,
      ...more,
    },
  });
  const menu = [option(IDLE.government, 0, { relief: 0, loss: 0 })];
  for (const [name, m] of LISTED)
    if (m.open(at, seen, p) && free(world, "government", name))
      menu.push(option(name, p[m.step as keyof GovernmentValues], m.worth(at, seen, p)));
  return menu;
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
} as const satisfies Readonly<Record<Measure, EventKind>>;

function act(
  at: Moment,
  option: Measure,
  now: number,
  seen: Picture,
  considerations?: ReturnType<typeof choose>["considerations"],
): void {
  const { world, log } = at;
  const { survival, crowd, loyal, violent, political } = seen;
  const measure: AnyMeasure = MEASURES[option];
  log.add({
    time: now,
    kind: LOGGED[option],
    place: -1,
    causes: [log.latest("protest"), log.latest("site lost"), log.latest("emergency")],
    values: { survival, crowd, loyal, violent, political },
    ...(considerations ? { considerations } : {}),
  });
  measure.act(at, now, government.of(world));
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
