// Powers that are neither the guarantor nor its members: whether they look, what they make of a deployment, and what they read into how
// fast it came.
import { exp } from "../../core/exp.ts";
import { log as ln } from "../../core/log.ts";
import { logistic, logit } from "../../core/logistic.ts";
import { above, assumed, form, lognormal, mechanism, quantity, source, triangular, uniform } from "../kit/declare.ts";
import { framing, isFramed } from "./framing.ts";
import { inside } from "../kit/guards.ts";
import { request } from "./request.ts";
import { at0, NEVER, type State } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { labelShift } from "./treaty.ts";
import type { World } from "../kit/world.ts";
import { atMoment, measured, slowly } from "../kit/outcome.ts";

export const otherPowers = mechanism({
  name: "otherPowers",
  purpose:
    "Interest of other powers, their reaction to a force, and what a third party takes the guarantor's resolve to be.",
  words:
    "Powers that are neither the guarantor nor its members: how long they look, what they make of a deployment, and what they read into its haste.",
  equation: String.raw`interest ι = ι_0 until an emergency, a killing or a request, then dι/dt = -ι/τ_ι, none while foreign troops are there;  actors that react min(1, ι_0 e^{γ_a [framed]});
    reaction = (ι/ι_0) clip(r_0 + s_r (status-1) + s_l [coalition] + s_s [against the recognised side] + s_c [not asked for] + s_d ln(1 + deaths/D_r), 0, 1), the largest since the force was agreed on;
    resolve: logit ρ = logit ρ_0 + v_s e^{-lag/τ_v} when the first unit comes, - v_r when a request is refused`,
  departures: [
    "One interest stands for all powers: they are not told apart.",
    "The reaction that the guarantor expects when it decides is another number (guarantor); it does not know deaths to come.",
    "Nobody but the ledger reads what third parties think of resolve: talks elsewhere are not modelled.",
    "A force on the other side is a claim's to set. It does not fight the incumbent here: only its reception is asked.",
  ],
  params: {
    interest: quantity(
      "ι_0",
      "share",
      uniform(0.1, 0.9),
      assumed("share of the powers with an interest that would say or do something; one draw for all"),
      { sign: "+", meaning: "interest of other powers at the start", neutral: 0 },
    ),
    interestFade: quantity(
      "τ_ι",
      "d",
      lognormal(5, 200),
      source("FACTS-KAZ", "F", "calls and remarks came within nine days"),
      { sign: "+", meaning: "time over which interest fades", domain: above(0.001, "d") },
    ),
    side: form(
      { invited: 1, against: 0 },
      assumed("a force comes to help who asked; the other is for claims that ask what the side does"),
      "on whose side a force comes: the recognised government's, or against it",
    ),
    sideReaction: quantity(
      "s_s",
      "1",
      triangular(-0.2, 0.4, 0.9),
      source("CASES", "F", "harsher in 1956, 1968 and 2014, where the side was another one; famous cases"),
      { sign: "free", meaning: "coming against a recognised government to the reaction", about: "otherPowers.side" },
    ),
    consentReaction: quantity(
      "s_c",
      "1",
      triangular(-0.2, 0.3, 0.8),
      assumed("troops that nobody asked for in public are harder to explain, or less noticed"),
      { sign: "free", meaning: "no public request to the reaction" },
    ),
    deathsReaction: quantity("s_d", "1", triangular(0, 0.08, 0.2), assumed("killing is condemned"), {
      sign: "+",
      meaning: "reaction per e-fold of civilian deaths",
    }),
    resolveAtFirst: quantity("ρ_0", "share", uniform(0.3, 0.7), assumed("opinions were divided"), {
      sign: "+",
      meaning: "third party's estimate that the guarantor is resolute, before",
      neutral: null,
    }),
    swiftReading: quantity(
      "v_s",
      "logit",
      uniform(-1, 1.5),
      assumed("haste may read as resolve or as panic: the receiver infers a type from the lag"),
      { sign: "free", meaning: "what a force that comes at once does to that estimate", about: "request.decisionPath" },
    ),
    swiftScale: quantity("τ_v", "d", lognormal(1, 20), assumed("days within which a response is called swift"), {
      sign: "+",
      meaning: "lag from request to first unit over which haste stops counting",
      domain: above(0.001, "d"),
    }),
    refusalReading: quantity("v_r", "logit", triangular(-0.5, 0.4, 1.5), assumed("weakness, or prudence"), {
      sign: "free",
      meaning: "what a refused request takes from that estimate",
    }),
    deathsFrom: quantity("D_r", "people", lognormal(3, 30), assumed("single deaths are passed over, dozens are not"), {
      sign: "+",
      meaning: "civilian deaths from which on the reaction grows by e-folds",
      domain: above(1e-3, "people"),
    }),
  },
  steps: [
    {
      name: "other powers look",
      phase: "act",
      later: true,
      reads: ["emergency", "requested", "deaths", "interest", "troops", "reaction", "consented", "decided"],
      writes: ["interest", "reaction"],
      apply: look,
    },
    {
      name: "resolve is read",
      phase: "act",
      later: true,
      reads: ["resolve", "arrived", "requested", "refused", "decided", "resolveRead"],
      writes: ["resolve", "resolveRead"],
      apply: readResolve,
    },
  ],
  outcomes: {
    outsideActors: measured(
      "share",
      "outside actors react",
      "share of interested outside actors that react in public",
      ["framed", "emergency", "requested", "deaths"],
      ({ world, state }): number => outsideActors(world, state),
    ),
    reaction: measured(
      "share",
      "reaction of others",
      "largest reaction of other powers to the force; 0 where none is agreed on",
      ["reaction"],
      ({ state }) => at0(state.reaction),
    ),
    resolve: measured(
      "share",
      "estimate of resolve",
      "a third party's estimate that the guarantor is resolute",
      ["resolve"],
      ({ state }) => at0(state.resolve),
    ),
  },
  timed: {
    resolve: slowly(
      "share",
      "estimate of resolve",
      "a third party's estimate that the guarantor is resolute",
      ["resolve"],
      ({ state }) => at0(state.resolve),
    ),
    interest: slowly("share", "interest of others", "interest of other powers", ["interest"], ({ state }) =>
      at0(state.interest),
    ),
    reaction: slowly(
      "share",
      "reaction of others",
      "largest reaction of other powers to the force so far",
      ["reaction"],
      ({ state }) => at0(state.reaction),
    ),
    outsideActors: atMoment(
      "share",
      "outside actors react",
      "share of interested outside actors that react in public by then",
      ["framed", "emergency", "requested", "deaths"],
      ({ world, state }): number => outsideActors(world, state),
    ),
  },
});

/** Shift of the outside reaction by the side on which troops come. */
export const sideShift = (world: World): number =>
  otherPowers.of(world).side === "against" ? otherPowers.of(world).sideReaction : 0;

/** Whether there is anything to be seen from abroad. */
export const isNoticed = (state: State): boolean =>
  at0(state.emergency) !== NEVER || at0(state.requested) !== NEVER || at0(state.deaths) >= 1;

function look({ world, state, time, dt }: Moment): void {
  const p = otherPowers.of(world);
  if (at0(state.consented) !== NEVER && time + dt >= at0(state.decided))
    state.reaction[0] = Math.max(at0(state.reaction), reactionTo(world, state));
  if (isNoticed(state) && at0(state.troops) === 0) state.interest[0] = at0(state.interest) * exp(-dt / p.interestFade);
}

/** Reaction 0..1 to a force now. */
export function reactionTo(world: World, state: State): number {
  const p = otherPowers.of(world);
  const r =
    (world.given["outsideReaction"] as number) +
    request.of(world).statusReaction * ((world.given["request.status"] as number) - 1) +
    labelShift(world) +
    sideShift(world) +
    (at0(state.requested) === NEVER ? p.consentReaction : 0) +
    p.deathsReaction * ln(1 + at0(state.deaths) / p.deathsFrom);
  return (p.interest > 0 ? at0(state.interest) / p.interest : 0) * Math.min(1, Math.max(0, r));
}

function readResolve({ world, state, time, dt }: Moment): void {
  if (at0(state.arrived) === NEVER && at0(state.refused) === NEVER) return;
  const p = otherPowers.of(world);
  const move = (by: number): void => {
    state.resolve[0] = logistic(logit(inside(at0(state.resolve))) + by);
  };
  // 0 nothing read yet, 1 a refusal, 2 an arrival: the arrival is the last word
  if (at0(state.arrived) !== NEVER) {
    if (at0(state.resolveRead) === 2) return;
    state.resolveRead[0] = 2;
    const asked = at0(state.requested);
    const since = asked === NEVER || asked > at0(state.arrived) ? at0(state.decided) : asked;
    return move(p.swiftReading * exp(-Math.max(0, at0(state.arrived) - since) / p.swiftScale));
  }
  if (at0(state.resolveRead) !== 0) return;
  if (time + dt < at0(state.refused)) return;
  state.resolveRead[0] = 1;
  move(-p.refusalReading);
}

/** Share of other powers that react in public: none before an emergency, a killing or a request. */
export function outsideActors(world: World, state: State): number {
  if (!isNoticed(state)) return 0;
  return Math.min(1, otherPowers.of(world).interest * (isFramed(world, state) ? exp(framing.of(world).actorsGain) : 1));
}
