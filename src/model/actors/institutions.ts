// Institutions as they are and as they look: maturity cools or speeds politics and steadies or loosens forces; outsiders see it with a
// bias until a large crisis shows what there is.
import { sendSignal } from "../kit/publicSigns.ts";
import { assumed, lognormal, mechanism, quantity, source, triangular } from "../kit/declare.ts";
import { at0, NEVER } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import type { State } from "../kit/state.ts";
import type { World } from "../kit/world.ts";
import { event } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";

export const institutions = mechanism({
  name: "institutions",
  purpose: "Maturity of institutions, what it does to demands and forces, and how it looks from outside.",
  words: "How solid the state is, and how solid it looks. No index enters: maturity is drawn.",
  equation: String.raw`α_ρ → α_ρ e^{κ_I I};  discipline → discipline + μ_I (I - 1/2);  outsiders see I + bias until people out first reach x_r of adults: then logit S += g_r bias;
    the guarantor's logit p̂ -= w_I bias before that`,
  departures: [
    "Maturity is what is, not an index of it: that it says more than its own noisy copy is so by definition, and no claim may be tested on it.",
    "Only the guarantor is misled by appearance, and the public by its end; other powers and members do not look that far.",
  ],
  params: {
    maturity: quantity("I", "share", triangular(0.1, 0.35, 0.8), assumed("latent; any index is one noisy view of it"), {
      sign: "+",
      meaning: "maturity of institutions",
      neutral: null,
    }),
    channelDemands: quantity(
      "κ_I",
      "1",
      triangular(-1.5, -0.5, 0.5),
      assumed("working channels may cool or may speed politics"),
      {
        sign: "free",
        meaning: "log ratio of radicalisation over maturity 0..1",
        domain: [-20, 20],
        about: "institutions.maturity",
      },
    ),
    maturityDiscipline: quantity(
      "μ_I",
      "share",
      triangular(-0.2, 0.15, 0.5),
      source("DAHL16", "V", "coup-proofing, a mark of weak institutions, goes with defection"),
      { sign: "free", meaning: "shift of discipline over maturity 0..1", about: "institutions.maturity" },
    ),
    appearanceBias: quantity(
      "bias",
      "share",
      triangular(-0.1, 0.15, 0.5),
      assumed("a long-kept image of success, or of failure"),
      { sign: "free", meaning: "how much more mature than it is the state looks from outside" },
    ),
    appearanceTrust: quantity(
      "w_I",
      "logit",
      triangular(0, 1.5, 3),
      assumed("who takes a state to be solid takes its fall to be less likely, by definition"),
      { sign: "+", meaning: "guarantor's estimate of the fall per unit of bias" },
    ),
    revealSize: quantity("x_r", "share", lognormal(0.001, 0.02), assumed("the crowd that nobody abroad can overlook"), {
      sign: "+",
      meaning: "people out, as share of adults, at which outsiders see the state as it is",
      neutral: null,
    }),
    revealSignal: quantity(
      "g_r",
      "logit",
      triangular(-4, -1, 1),
      assumed("an image that breaks is bad news for who lived by it; one that was too dark may be good news"),
      {
        sign: "free",
        meaning: "public sign of an image that breaks, per unit of bias",
        about: "institutions.appearanceBias",
      },
    ),
  },
  steps: [
    {
      name: "image breaks",
      phase: "act",
      reads: ["peakPeople", "revealed", "survival", "signal", "looks", "guarantorLooks"],
      writes: ["revealed", "survival", "signal", "looks", "guarantorLooks"],
      apply: reveal,
    },
  ],
  events: {
    "image breaks": event({
      lane: "street",
      label: "image breaks",
      step: null,
      said: (e) =>
        `The crowd is too large to be overlooked abroad: the state is seen to be ${valueOf(e, "bias") >= 0 ? "less" : "more"} solid than it looked.`,
    }),
  },
});

function reveal(at: Moment): void {
  const { world, state, log, time, dt } = at;
  if (at0(state.revealed) !== NEVER) return;
  const p = institutions.of(world);
  if (at0(state.peakPeople) < p.revealSize * (world.given["adults"] as number) * world.totalPeople) return;
  state.revealed[0] = time + dt;
  log.add({
    time: time + dt,
    kind: "image breaks",
    place: -1,
    causes: [log.latest("protest")],
    values: { bias: p.appearanceBias },
  });
  sendSignal(at, p.revealSignal * p.appearanceBias);
}

/** By how much, in log-odds, outsiders underrate a fall. */
export const underrated = (world: World, state: State): number => {
  const p = institutions.of(world);
  return at0(state.revealed) === NEVER ? p.appearanceTrust * p.appearanceBias : 0;
};
