// Whose soldiers the force is made of: what members that consent offer, the host accepts, their parliaments let go, and that arrives.
import { assumed, fixed, mechanism, quantity, source, triangular } from "../kit/declare.ts";
import { deployment } from "./deployment.ts";
import { EVEN } from "../kit/scale.ts";
import { at0, NEVER, type State } from "../kit/state.ts";
import type { Moment } from "../kit/step.ts";
import { treaty } from "./treaty.ts";
import type { Member, World } from "../kit/world.ts";
import type { EventKind } from "../kit/names.ts";
import { event } from "../kit/declareEvent.ts";
import { valueOf } from "../kit/events.ts";
import { measured } from "../kit/outcome.ts";

export const contingents = mechanism({
  name: "contingents",
  purpose: "Contingents by member: offered, accepted by the host, passed by a parliament, arrived.",
  words:
    "Who comes is followed member by member, so that a claim may ask for one contingent or for several together (`arrived.ARM+KGZ`).",
  equation: String.raw`guarantor's part = 1 - Σ offers;  a consenting member's contingent comes if the host accepts (p_acc) and its parliament, where one must, agrees within two votes (each fails with p_f, τ_v apart);  strength = T (guarantor's part + Σ offers of those that have come);  guarantor's share = its part / (its part + Σ offers that came)`,
  departures: [
    "Offers are shares of the force that the guarantor plans; what does not come is not made up for by anybody.",
    "A member that stands aside or objects sends nobody. All contingents take the guarantor's transit and leave with it.",
    "Offers are inputs: claims about the force's make-up are answered by them and by the host's acceptance.",
  ],
  params: {
    acceptability: quantity(
      "p_acc",
      "share",
      { kind: "beta", a: 3, b: 1.67 },
      assumed(
        "whether a host wants a given member's soldiers; likeliest three in four, 5 and 95 % points 0.28 and 0.93",
      ),
      { sign: "+", meaning: "chance that the host accepts a member's troops", neutral: 1 },
    ),
    parliamentFail: quantity(
      "p_f",
      "share",
      { kind: "beta", a: 2.2, b: 4.6 },
      source(
        "FACTS-KAZ",
        "F",
        "one of two parliaments stumbled (55 to 11, no quorum the day before) and then agreed (69 to 7)",
      ),
      { sign: "+", meaning: "chance that a parliament's vote fails", neutral: 0 },
    ),
    parliamentDelay: quantity(
      "τ_v",
      "d",
      triangular(0.5, 1, 4),
      source("FACTS-KAZ", "F", "decision on 6 January, vote on the 7th; recesses make it longer"),
      { sign: "+", meaning: "time until a parliament votes, and until it votes again" },
    ),
    ballots: fixed("n_v", "1", 2, assumed("a second try is common, a third was not read of"), {
      sign: "+",
      meaning: "votes that a parliament holds at most",
    }),
    mostOffered: fixed(
      "o_max",
      "share",
      0.9,
      assumed("keeps the guarantor in its own force, whatever offers the ranges of a scenario give"),
      { sign: "+", meaning: "largest part of a force that members beside the guarantor plan to bring together" },
    ),
  },
  steps: [
    {
      name: "contingents come",
      phase: "act",
      later: true,
      reads: [
        "decided",
        "strength",
        "withdrawn",
        "troopsOrdered",
        "vote",
        "ballots",
        "nextBallot",
        "comes",
        "memberDue",
        "memberArrived",
      ],
      writes: ["strength", "ballots", "nextBallot", "comes", "memberDue", "memberArrived"],
      apply: contingentsCome,
    },
  ],
  events: {
    "contingent declined": event({
      lane: "council",
      label: "contingent declined",
      step: null,
      said: (e, t) => `Troops of ${t.member(valueOf(e, "member"))} are not wanted by the host.`,
    }),
    "parliament agrees": event({
      lane: "council",
      label: "parliament agrees",
      step: null,
      said: (e, t) => `The parliament of ${t.member(valueOf(e, "member"))} agrees to send troops.`,
    }),
    "parliament refuses": event({
      lane: "council",
      label: "parliament refuses",
      step: null,
      said: (e, t) =>
        `The parliament of ${t.member(valueOf(e, "member"))} refuses to send troops${valueOf(e, "ballot") > 1 ? " once more" : ""}.`,
    }),
    "contingent arrives": event({
      lane: "council",
      label: "contingent arrives",
      step: null,
      said: (e, t) =>
        `The contingent of ${t.member(valueOf(e, "member"))} arrives: ${t.about(valueOf(e, "troops"))} troops.`,
    }),
  },
  outcomes: {
    guarantorShare: measured(
      "share",
      "guarantor's share",
      "share of the foreign troops that are the guarantor's; as planned until some have come",
      ["arrived", "memberArrived", "comes"],
      ({ world, state }): number => guarantorShareOf(world, state),
    ),
  },
});

/** Share of the planned force that the guarantor brings itself. */
export function guarantorsPart(world: World): number {
  if (treaty.of(world).label === "alone") return 1;
  return 1 - world.members.reduce((sum, m) => sum + m.offer, 0);
}

function contingentsCome(at: Moment): void {
  const { world, state, time, dt } = at;
  const decided = at0(state.decided);
  const now = time + dt;
  if (decided === NEVER || now < decided) return;
  let part = guarantorsPart(world);
  if (treaty.of(world).label === "coalition")
    world.members.forEach((member, m) => {
      if (state.comes[m] === 0) settle(at, member, m, now);
      arrive(at, member, m, now);
      if (state.memberArrived[m] !== NEVER) part += member.offer;
    });
  state.strength[0] = at0(state.troopsOrdered) * part;
}

/** Offer, host, parliament: one after the other, until it is clear whether this contingent comes. */
function settle(at: Moment, member: Member, m: number, now: number): void {
  const { world, state, draws, log } = at;
  const p = contingents.of(world);
  const { transit } = deployment.of(world);
  const stays = (why: EventKind): void => {
    state.comes[m] = -1;
    log.add({ time: now, kind: why, place: -1, causes: [log.latest("decision")], values: { member: m } });
  };
  if (state.vote[m] !== 1 || member.offer === 0) {
    state.comes[m] = -1;
    return;
  }
  // a ballot is only called once the host has accepted, and it is not asked again
  const asked = state.nextBallot[m] !== NEVER;
  if (!asked && draws.member("hostAccepts", m, 0, 0) >= p.acceptability) return stays("contingent declined");
  if (member.parliament < EVEN) {
    state.comes[m] = 1;
    state.memberDue[m] = at0(state.decided) + transit;
    return;
  }
  if (state.nextBallot[m] === NEVER) state.nextBallot[m] = at0(state.decided) + p.parliamentDelay;
  while (state.comes[m] === 0 && now >= (state.nextBallot[m] as number)) {
    const ballot = state.ballots[m] as number;
    const held = state.nextBallot[m] as number;
    state.ballots[m] = ballot + 1;
    const passes = draws.member("parliament", m, 0, 0, ballot) >= p.parliamentFail;
    log.add({
      time: now,
      kind: passes ? "parliament agrees" : "parliament refuses",
      place: -1,
      causes: [log.latest("decision")],
      values: { member: m, ballot: ballot + 1 },
    });
    if (passes) {
      state.comes[m] = 1;
      state.memberDue[m] = held + transit;
    } else if (ballot + 1 >= p.ballots) state.comes[m] = -1;
    else state.nextBallot[m] = held + p.parliamentDelay;
  }
}

function arrive({ state, log }: Moment, member: Member, m: number, now: number): void {
  if (state.comes[m] !== 1 || state.memberArrived[m] !== NEVER || at0(state.withdrawn) !== NEVER) return;
  if (now < (state.memberDue[m] as number)) return;
  state.memberArrived[m] = now;
  const values = { member: m, troops: Math.round(member.offer * at0(state.troopsOrdered)) };
  log.add({ time: now, kind: "contingent arrives", place: -1, causes: [log.latest("decision")], values });
}

/** Guarantor's share of the force that has come, or before it has, of the one that is planned. */
export function guarantorShareOf(world: World, state: State): number {
  const part = guarantorsPart(world);
  if (part === 1) return 1;
  const here = at0(state.arrived) !== NEVER;
  let others = 0;
  world.members.forEach((member, m) => {
    if (here ? state.memberArrived[m] !== NEVER : state.comes[m] !== -1) others += member.offer;
  });
  return part / (part + others);
}
