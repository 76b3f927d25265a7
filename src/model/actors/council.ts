// The members' votes on a request: each consents, stands aside or objects, at every ballot once.
import { logistic } from "../../core/logistic.ts";
import { moment, assumed, lognormal, mechanism, quantity, source, triangular } from "../kit/declare.ts";
import { areHeld, choose, memberShock, PUT, type Option } from "./decide.ts";
import { exp } from "../../core/exp.ts";
import { comeBelief } from "./precedent.ts";
import { request } from "./request.ts";
import type { Parts } from "../kit/considerations.ts";
import type { MEMBER_OPTIONS } from "../kit/options.ts";
import { BETWEEN } from "../kit/scale.ts";
import { at0, NEVER, type State } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { AGREED, legalGround, treaty } from "./treaty.ts";
import type { Member, World } from "../kit/world.ts";
import { event } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { daysUntil, happened, turnsOut, yesNo } from "../kit/outcome.ts";
import { capital } from "../kit/teller.ts";

export const council = mechanism({
  name: "council",
  purpose: "Members' votes on a request, and the council's agreement.",
  words:
    "Members decide as everybody does here, by considerations and a leaning. The council has agreed when its rule is met and the guarantor has spoken.",
  equation: String.raw`V = w_stake stake + w_ground G_m + w_status status + w_fear fear + w_insure need b_come + w_press dependence [guarantor spoke] + w_home against;
    U_consent = V, U_aside = u_a V + u_m, U_object = 0;  game: U_consent = λ (2Λ(V) - 1) once the guarantor has proposed, U_object = 0;  decision at the later of agreement and choice + path`,
  departures: [
    "Members judge what is public (frame, captured outsiders, status) and themselves; they have no picture of the crisis.",
    "A request, and the guarantor's word, are ballots: every member votes once at the next tick. With held leanings it also looks again by chance, and votes otherwise only where something has changed.",
    "In the form `game` the guarantor proposes before members vote, and nobody stands aside.",
    "The guarantor's consent is its choice to send; the state that asks consents to itself. Neither is among the voting members.",
  ],
  params: {
    stakeWeight: quantity("w_stake", "logit", triangular(0, 1, 3), assumed("interest"), {
      sign: "+",
      meaning: "weight of common border, same patron and trade",
    }),
    groundWeight: quantity(
      "w_ground",
      "logit",
      triangular(-1, 1, 3),
      assumed("legal ground; non-interference is its other end"),
      { sign: "free", meaning: "weight of legal ground" },
    ),
    statusWeight: quantity(
      "w_status",
      "logit",
      triangular(-1, 0.7, 3),
      source("CASES", "U", "the undisputed are answered more often in famous cases"),
      { sign: "free", meaning: "weight of the requester's status, 0 ousted to 1 undisputed", about: "request.status" },
    ),
    fearWeight: quantity("w_fear", "logit", triangular(-3, -1, 0), assumed("fear of the precedent used on it"), {
      sign: "-",
      meaning: "weight of an own dispute with the guarantor",
    }),
    insuranceWeight: quantity("w_insure", "logit", triangular(0, 1.5, 4), assumed("fear of needing it"), {
      sign: "+",
      meaning: "weight of needing such help itself",
    }),
    pressureWeight: quantity(
      "w_press",
      "logit",
      triangular(0, 2, 5),
      source("TREATY", "F", "15 of 17 drafts passed in November 2022, two were not signed by Armenia"),
      { sign: "+", meaning: "weight of dependence on a guarantor that has spoken" },
    ),
    homeWeight: quantity("w_home", "logit", triangular(-3, -1, 0), assumed("costs at home"), {
      sign: "-",
      meaning: "weight of own public or parliament against",
    }),
    revision: quantity("ν_m", "1/d", lognormal(1, 12), assumed("phone diplomacy overnight"), {
      sign: "+",
      meaning: "further looks a day while a request is open, with held leanings",
      neutral: null,
    }),
    asideShare: quantity("u_a", "share", triangular(0.2, 0.5, 0.8), assumed("between the two"), {
      sign: "+",
      meaning: "share of what speaks for consent or objection that still speaks when standing aside",
      neutral: 0,
    }),
    asideMiddle: quantity(
      "u_m",
      "logit",
      triangular(-0.5, 0.5, 1.5),
      assumed("keeping out of it offends nobody, or pleases nobody"),
      {
        sign: "free",
        meaning: "constant for standing aside",
      },
    ),
  },
  steps: [
    {
      name: "members vote",
      phase: "act",
      reads: ["pending", "spoke", "consented", "vote", "memberLooks", "framed", "captured", "leaning", "decided"],
      writes: ["vote", "memberLooks", "consented", "decided", "leaning"],
      apply: vote,
    },
  ],
  events: {
    vote: event({
      lane: "council",
      label: "a member votes",
      step: null,
      said: (e, t) => {
        const stance = valueOf(e, "stance");
        const [did, option] =
          stance === 1 ? ["consents", "consent"] : stance < 0 ? ["objects", "object"] : ["stands aside", "aside"];
        return `${capital(t.member(valueOf(e, "member")))} ${did}.${option === "object" ? "" : t.tippedBy(e, option)}`;
      },
    }),
    consent: event({
      lane: "council",
      label: "council agrees",
      step: null,
      said: (_, t) => `The council of ${t.alliance} agrees.`,
    }),
  },
  moments: {
    consented: moment("consented", "the council agrees to send troops", AGREED),
    decided: moment("decided", "the request is decided on", AGREED),
  },
  outcomes: {
    consented: happened("consented", "council agrees", "the guarantor chooses to send troops and the council agrees", [
      "consent",
      "deploy",
    ]),
    answered: turnsOut(
      "request is answered",
      "guarantor and council agree to send troops on the first request, before it lapses",
      ["consented", "refused"],
      ({ state }) =>
        yesNo(
          at0(state.consented) !== NEVER && (at0(state.refused) === NEVER || at0(state.refused) > at0(state.consented)),
        ),
      ["consent", "deploy"],
      { settled: ({ state }) => at0(state.consented) !== NEVER || at0(state.refused) !== NEVER },
    ),
    requestToDecision: daysUntil(
      "days to decision",
      "days from the first request to the decision to send",
      "none comes",
      ["requested", "decided"],
      "decided",
      ({ world, state }) => {
        const asked = at0(state.requested);
        if (asked === NEVER) return world.days;
        return (at0(state.decided) === NEVER ? Math.max(asked, world.days) : at0(state.decided)) - asked;
      },
    ),
  },
});

/** Named parts of what a member sees in consenting, log-odds against objecting. */
export function memberParts(world: World, m: number, ground: number, spoken: boolean): Parts {
  const p = council.of(world);
  const member = world.members[m] as Member;
  return {
    stake: p.stakeWeight * member.stake,
    ground: p.groundWeight * ground,
    status: p.statusWeight * (world.given["request.status"] as number),
    fear: p.fearWeight * member.fear,
    insurance: p.insuranceWeight * member.need * comeBelief(world, m),
    pressure: spoken ? p.pressureWeight * member.dependence : 0,
    against: p.homeWeight * member.against,
  };
}

const sum = (parts: Parts): number => Object.values(parts).reduce((s, x) => s + x, 0);

/** A log-odds utility against doing nothing as a payoff of a game, -1..1. */
export const payoffOf = (utility: number): number => 2 * logistic(utility) - 1;

/** Chance that no member objects once the guarantor has proposed, by the game's reasoning; 1 where nobody is asked. */
export function consentForeseen(world: World, state: State): number {
  if (asksNobody(world)) return 1;
  const { gameLambda } = request.of(world);
  let all = 1;
  world.members.forEach((member, m) => {
    const value = sum(memberParts(world, m, legalGround(world, state, member), true));
    all *= logistic(gameLambda * payoffOf(value));
  });
  return all;
}

const asksNobody = (world: World): boolean =>
  treaty.of(world).label === "alone" || treaty.of(world).rule === "guarantor";

/** Owes every member a look at the next tick. */
export function callMembers({ state, tick }: Moment): void {
  state.memberLooks.fill(tick + 1);
}

function vote(at: Moment): void {
  const { world, state, log, time, dt } = at;
  if (at0(state.pending) <= 0 || at0(state.consented) !== NEVER) return;
  const now = time + dt;
  const spoken = at0(state.spoke) !== NEVER;
  if (!asksNobody(world)) for (let m = 0; m < world.members.length; m++) memberVotes(at, m, spoken);
  if (!spoken || !(asksNobody(world) || agreed(world, state.vote))) return;
  const path = request.of(world);
  state.consented[0] = now;
  state.decided[0] = Math.max(
    now,
    at0(state.spoke) + (path.decisionPath === "leaders" ? path.leadersDelay : path.collectiveDelay),
  );
  const of = (stance: number): number => state.vote.reduce((n, v) => n + (v === stance ? 1 : 0), 0);
  log.add({
    time: now,
    kind: "consent",
    place: -1,
    causes: [log.latest("deploy"), log.latest("vote")],
    values: { consent: of(1), aside: of(BETWEEN), object: of(-1) },
  });
}

function memberVotes(at: Moment, m: number, spoken: boolean): void {
  const { world, state, log, time, dt } = at;
  const game = request.of(world).form === "game";
  if (game && !spoken) return;
  const due = state.memberLooks[m] as number;
  const called = due > 0 && at.tick >= due;
  if (called) state.memberLooks[m] = 0;
  // a ballot asks once; a held leaning votes the same whenever it is asked, so it may go by what has changed
  if (!called && !areHeld(world)) return;
  if (!called && at.draws.member("revision", m, at.slot, at.sub) >= 1 - exp(-council.of(world).revision * dt)) return;
  const member = world.members[m] as Member;
  const parts = memberParts(world, m, legalGround(world, state, member), spoken);
  const option = (name: (typeof MEMBER_OPTIONS)[number], of: Parts): Option => ({
    name,
    shock: memberShock(m, name),
    member: m,
    parts: of,
  });
  const p = council.of(world);
  const half = Object.fromEntries(Object.entries(parts).map(([name, x]) => [name, x * p.asideShare]));
  const menu = game
    ? [option("consent", { payoff: request.of(world).gameLambda * payoffOf(sum(parts)) }), option("object", {})]
    : [option("consent", parts), option("aside", { ...half, middle: p.asideMiddle }), option("object", {})];
  const chosen = choose(at, menu, PUT);
  const stance = chosen.option === "consent" ? 1 : chosen.option === "aside" ? BETWEEN : -1;
  if (stance === state.vote[m]) return;
  state.vote[m] = stance;
  log.add({
    time: time + dt,
    kind: "vote",
    place: -1,
    causes: [log.latest("request"), log.latest("deploy"), log.latest("frame")],
    values: { member: m, stance },
    ...(chosen.considerations ? { considerations: chosen.considerations } : {}),
  });
}

/** Whether the votes cast are enough. The guarantor and the state that asks count as consenting. */
export function agreed(world: World, votes: Float64Array): boolean {
  const { rule } = treaty.of(world);
  let consents = 2;
  let open = false;
  for (const v of votes) {
    if (v === 1) consents++;
    if (v <= 0) open = true;
  }
  const all = votes.length + 2;
  if (rule === "consensus") return !open;
  return rule === "majority" ? 2 * consents > all : rule === "twoThirds" ? 3 * consents >= 2 * all : true;
}
