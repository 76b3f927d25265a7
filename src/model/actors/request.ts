// A request to the alliance: who asks, on what ground, and how long it stays open.
import { sendSignal } from "../kit/publicSigns.ts";
import { logistic } from "../../core/logistic.ts";
import {
  moment,
  assumed,
  form,
  lognormal,
  loguniform,
  mechanism,
  quantity,
  source,
  triangular,
} from "../kit/declare.ts";
import type { Drawn } from "../kit/drawn.ts";
import { at0, NEVER } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { survival } from "../street/survival.ts";
import { event } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { capital } from "../kit/teller.ts";

/** Status of whoever asks, as the guarantor and the treaty see it. */
export const STATUSES = ["ousted", "interim", "contested", "undisputed"] as const;
export type Status = (typeof STATUSES)[number];

/** Status 0..1 in a world. */
export function statusOf(world: Drawn, status: Status): number {
  const { interim, contested } = request.of(world);
  return { ...STATUS_ENDS, interim, contested }[status];
}

/** The ends of the scale, which are the same in every world. */
export const STATUS_ENDS = { ousted: 0, undisputed: 1 } as const satisfies Partial<Record<Status, number>>;

export const isStatus = (word: string): word is Status => (STATUSES as readonly string[]).includes(word);

export const request = mechanism({
  name: "request",
  purpose:
    "What the requester's status bears on, how the alliance decides, the path to a decision, and the lapse of a request.",
  words: "A request stays open until it is agreed to or lapses. How those who answer it choose has two rival forms.",
  equation: String.raw`lapse after τ_p unless guarantor and council have agreed;  game: each mover's precision λ, per unit of payoff in -1..1`,
  departures: [
    "The three-stage game is government, guarantor, members, each of whom may stop it: what a mover does is expected by the one before it, by backward induction with logit errors. Payoffs are 2Λ(U)-1 of the same considerations U, so both forms rest on the same facts.",
    "In the game the government's own belief of being answered gives way to the expected answer; the rest of its menu stays as it is. Everybody knows everybody's weights; each goes by its own estimate of the fall. Once asked, the guarantor no longer warns.",
  ],
  params: {
    form: form(
      { decide: 2, game: 1 },
      source("SIGNORINO99", "F", "the three-stage game is the rival reading"),
      "how those who answer a request choose: each for itself, or by backward induction",
    ),
    gameLambda: quantity(
      "λ",
      "1",
      lognormal(0.5, 6),
      source(
        "MCKELVEY98",
        "U",
        "their values are in cents, not transferable: at 5 a sample game is nearly settled, at 1 half noise",
      ),
      { sign: "+", meaning: "precision of choice in the game, per unit of payoff", neutral: 0 },
    ),
    statusGround: quantity(
      "s_G",
      "1",
      triangular(-0.3, 0.4, 1),
      source(
        "CASES",
        "F",
        "answered yes among domestic requests: undisputed 8 of 8, contested 8 of 13, interim 2 of 3, ousted 2 of 4",
      ),
      {
        sign: "free",
        meaning: "requester's status to legal ground, ousted to undisputed",
        about: "request.status",
      },
    ),
    statusSuccess: quantity(
      "s_p",
      "logit",
      triangular(-0.5, 0.5, 2),
      assumed("a ruler seen as lawful may be easier to save, or just less in need"),
      {
        sign: "free",
        meaning: "requester's status to perceived success",
        about: "request.status",
      },
    ),
    statusReaction: quantity(
      "s_r",
      "1",
      triangular(-0.5, -0.2, 0.3),
      source("FACTS-KAZ", "U", "mild reaction in 2022, harsher where the host was replaced"),
      {
        sign: "free",
        meaning: "requester's status to outside reaction",
        about: "request.status",
      },
    ),
    patience: quantity(
      "τ_p",
      "d",
      loguniform(1, 10),
      assumed("an open request that nobody answers is a refusal after days"),
      { sign: "+", meaning: "how long a request stays open" },
    ),
    decisionPath: form(
      { leaders: 1, collective: 1 },
      source("CASES", "F", "27 lags: 15 within a day, 9 of 13 days or more: two humps"),
      "who decides: a leaders' call or a collective procedure",
    ),
    leadersDelay: quantity("τ_l", "d", lognormal(0.05, 1), source("FACTS-KAZ", "U", "3-5 hours in January 2022"), {
      sign: "+",
      meaning: "choice to decision, leaders' call",
    }),
    collectiveDelay: quantity(
      "τ_col",
      "d",
      lognormal(5, 140),
      source("CASES", "F", "ECOWAS 41, 137, 138; AU 34; Albania 33; Solomons 93 days"),
      { sign: "+", meaning: "choice to decision, collective procedure" },
    ),
    interim: quantity("st_int", "share", triangular(0.05, 0.25, 0.4), assumed("in office, without a mandate"), {
      sign: "+",
      meaning: "status of an interim government, ousted being 0 and undisputed 1",
      neutral: null,
    }),
    contested: quantity(
      "st_con",
      "share",
      triangular(0.4, 0.5, 0.8),
      assumed("in office and recognised, with a rival claim"),
      {
        sign: "+",
        meaning: "status of a government whose mandate is contested, ousted being 0 and undisputed 1",
        neutral: null,
      },
    ),
  },
  steps: [
    {
      name: "request lapses",
      phase: "act",
      reads: [
        "pending",
        "consented",
        "spoke",
        "vote",
        "governmentSees",
        "survival",
        "signal",
        "refused",
        "survivalAtRefusal",
        "looks",
        "guarantorLooks",
      ],
      writes: [
        "pending",
        "spoke",
        "vote",
        "survival",
        "signal",
        "refused",
        "survivalAtRefusal",
        "looks",
        "guarantorLooks",
      ],
      apply: lapse,
    },
  ],
  events: {
    refusal: event({
      lane: "guarantor",
      label: "request lapses",
      step: null,
      said: (e, t) =>
        valueOf(e, "spoken") > 0
          ? `The council of ${t.alliance} has not agreed: the request lapses.`
          : `${capital(t.guarantor)} has not answered: the request lapses.`,
    }),
  },
  moments: { refused: moment("refused", "help is refused", ["requested", "answered"]) },
});

function lapse(at: Moment): void {
  const { world, state, time, dt, log } = at;
  const since = at0(state.pending);
  if (since <= 0 || at0(state.consented) !== NEVER) return;
  const now = time + dt;
  if (now - since < request.of(world).patience) return;
  state.pending[0] = 0;
  state.refused[0] = now;
  // whoever asks anew is answered anew
  const spoken = at0(state.spoke) !== NEVER ? 1 : 0;
  const objections = state.vote.reduce((n, v) => n + (v < 0 ? 1 : 0), 0);
  state.spoke[0] = NEVER;
  state.vote.fill(0);
  log.add({
    time: now,
    kind: "refusal",
    place: -1,
    causes: [log.latest("request"), log.latest("vote")],
    values: { spoken, objections },
  });
  sendSignal(at, survival.of(world).signalRefusal);
  // what the government sees then, not the truth: a later picture is compared with it
  state.survivalAtRefusal[0] = logistic(at0(state.governmentSees));
}
