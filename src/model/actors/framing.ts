// Unrest framed as an attack from outside: who believes it, and what it opens. Every effect has its own weight, of either sign.
import { exp } from "../../core/exp.ts";
import { logistic } from "../../core/logistic.ts";
import { moment, assumed, form, loguniform, mechanism, quantity, source, triangular, uniform } from "../kit/declare.ts";
import { hardship } from "../street/hardship.ts";
import { at0, NEVER, type State } from "../kit/state.ts";
import type { Member, World } from "../kit/world.ts";
import { event, step } from "../kit/declareEvent.ts";
import { alsoCalled, comesTrue } from "../kit/outcome.ts";
import { survives } from "./perception.ts";

export const framing = mechanism({
  name: "framing",
  purpose: "Framing unrest as an attack from outside: acceptance by observer, and its effects.",
  words:
    "The frame is the government's choice. Who believes it depends on what can be shown, on what the observer gains and on trust; what it opens is left open in sign.",
  equation: String.raw`acceptance_i = Λ(prior_i + w_e captured/(captured + n_e) + w_i interest_i - w_d distrust_i);  treaty ground + γ_g acceptance;  lethality e^{γ_r};  outside actors: otherPowers`,
  departures: [
    "Evidence is outside people who were taken: a government cannot make up what it shows, and people believe what is shown.",
    "Interest is the likely successor's hostility for the guarantor and the stake for a member; distrust at home is 1 - L as it stood before the crisis, so that no actor reads the crisis's true state.",
    "The government takes the acceptance of others to be what it is: it knows its allies.",
    "The frame is laid on once and not taken off. It sends no public sign of survival of its own.",
    "Nothing follows from how many outside actors react.",
  ],
  params: {
    frame: form(
      { chosen: 1, external: 0, internal: 0 },
      assumed("the government chooses; the other two are for claims that ask what a frame does"),
      "who decides on the frame: chosen by the government; external or internal whatever it would choose, from the first emergency or request on",
    ),
    cost: quantity("w_f", "logit", triangular(-1, 0.5, 2), assumed("a frame nobody believes may cost, or rally"), {
      sign: "free",
      meaning: "cost of a frame that home rejects",
    }),
    priorHome: quantity("prior_h", "logit", triangular(-3, -1, 1), assumed("observers differ"), {
      sign: "free",
      meaning: "belief at home before any evidence",
    }),
    priorGuarantor: quantity(
      "prior_G",
      "logit",
      triangular(-3, -1, 1),
      assumed("before any evidence outsiders doubt an external plot"),
      { sign: "free", meaning: "belief of the guarantor before any evidence" },
    ),
    priorMembers: quantity(
      "prior_m",
      "logit",
      triangular(-3, -1, 1),
      assumed("before any evidence outsiders doubt an external plot"),
      { sign: "free", meaning: "belief of the members before any evidence" },
    ),
    evidenceWeight: quantity("w_e", "logit", triangular(0, 2, 5), assumed("proof persuades"), {
      sign: "+",
      meaning: "weight of captured outsiders shown",
    }),
    evidenceHalf: quantity(
      "n_e",
      "people",
      loguniform(5, 100),
      assumed("a handful may be staged, a hundred is a force"),
      {
        sign: "+",
        meaning: "captured outsiders at which evidence is half",
      },
    ),
    interestWeight: quantity("w_i", "logit", triangular(0, 1.5, 4), assumed("one believes what suits"), {
      sign: "+",
      meaning: "weight of what the observer gains by believing",
    }),
    homeInterest: quantity(
      "i_h",
      "share",
      uniform(0, 0.5),
      assumed("a foreign plot spares one's own people the blame"),
      {
        sign: "+",
        meaning: "interest of the public at home in believing",
      },
    ),
    distrustWeight: quantity(
      "w_d",
      "logit",
      triangular(0, 1.5, 4),
      assumed("a distrusted government is not believed"),
      {
        sign: "+",
        meaning: "weight of distrust, entered with a minus",
      },
    ),
    guarantorDistrust: quantity("d_G", "share", uniform(0, 0.4), assumed("an ally, with sources of its own"), {
      sign: "+",
      meaning: "the guarantor's distrust of the government; a rival power's is 1",
    }),
    memberDistrust: quantity("d_m", "share", uniform(0, 0.6), assumed("allies by treaty, not all of them friends"), {
      sign: "+",
      meaning: "the members' distrust of the government",
    }),
    groundGain: quantity(
      "γ_g",
      "1",
      triangular(-0.3, 0.4, 1),
      source(
        "TREATY",
        "F",
        "aid is promised against aggression; an accepted frame opens that article, but bystanders may balk",
      ),
      { sign: "free", meaning: "shift of the legal ground at full acceptance", about: "framing.frame" },
    ),
    repressionGain: quantity(
      "γ_r",
      "1",
      triangular(-0.5, 0.3, 1.5),
      source(
        "FACTS-KAZ",
        "F",
        "the order to shoot without warning came under the terrorist label: one case, so the sign stays open",
      ),
      { sign: "free", meaning: "log ratio of lethality under the frame", domain: [-20, 20], about: "framing.frame" },
    ),
    actorsGain: quantity(
      "γ_a",
      "1",
      uniform(-0.5, 1),
      assumed("talk of terrorists may draw others in or keep them out"),
      { sign: "free", meaning: "log ratio of outside actors that react", about: "framing.frame" },
    ),
  },
  events: {
    frame: event({
      lane: "government",
      label: "framed as external",
      step: step("government", "frame", "framing the unrest as an attack"),
      said: (e, t) =>
        `The government calls the unrest an attack from outside. It ${survives(e, t)}.${t.tippedBy(e, "frame")}`,
    }),
  },
  moments: { framed: moment("framed", "the unrest is framed as an attack from outside", ["framedExternal"]) },
  outcomes: {
    framedExternal: alsoCalled(
      ["framed"],
      comesTrue(
        "framed as external",
        "the unrest is framed as an attack from outside",
        ["framed"],
        ({ world, state }): boolean => isFramed(world, state),
        ["frame"],
      ),
    ),
  },
});

/** Whether the unrest stands framed as external now. */
export const isFramed = (world: World, state: State): boolean =>
  framing.of(world).frame !== "internal" && at0(state.framed) !== NEVER;

/** Whether a frame that a claim lays on begins now: with the first emergency or request. */
export const isLaidOn = (world: World, state: State): boolean =>
  framing.of(world).frame === "external" &&
  at0(state.framed) === NEVER &&
  (at0(state.emergency) !== NEVER || at0(state.requested) !== NEVER);

/** Acceptance 0..1 of an external frame by home, the guarantor, or a member, with so many outsiders captured. */
export function acceptance(world: World, captured: number, observer: "home" | "guarantor" | Member): number {
  const p = framing.of(world);
  const evidence = p.evidenceWeight * (captured / (captured + p.evidenceHalf));
  if (observer === "home")
    return logistic(
      p.priorHome +
        evidence +
        p.interestWeight * p.homeInterest -
        p.distrustWeight * (1 - hardship.of(world).legitimacy),
    );
  if (observer === "guarantor")
    return logistic(
      p.priorGuarantor +
        evidence +
        p.interestWeight * (world.given["hostileSuccessor"] as number) -
        p.distrustWeight * p.guarantorDistrust,
    );
  return logistic(p.priorMembers + evidence + p.interestWeight * observer.stake - p.distrustWeight * p.memberDistrust);
}

/** Factor on deaths under the frame. */
export const framedLethality = (world: World, state: State): number =>
  isFramed(world, state) ? exp(framing.of(world).repressionGain) : 1;
