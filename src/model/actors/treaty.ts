// What the treaty says: on which ground help may be asked for, how the council decides, under whose name a force goes.
import { acceptance, framing, isFramed } from "./framing.ts";
import { assumed, form, mechanism, quantity, source, triangular, uniform } from "../kit/declare.ts";
import { normMoved } from "./precedent.ts";
import { request } from "./request.ts";
import { MIDDLE } from "../kit/scale.ts";
import { at0, type State } from "../kit/state.ts";
import type { Member, World } from "../kit/world.ts";

/** Outcomes that are settled once guarantor and council have agreed to a request. */
export const AGREED = ["consented", "answered", "deployed", "requested", "straight"] as const;

export const treaty = mechanism({
  name: "treaty",
  purpose: "The treaty's text: grounds, the council's rule, the label of a force; the legal ground of a request.",
  words:
    "The text of the treaty, as the scenario gives it. Under one that accepts any threat there is no route to gain by a frame: that is the placebo.",
  equation: String.raw`G_i = clip(a t + s_G (status - 1/2) + γ_g acceptance_i [framed external, ground outsideAttack] + norm, 0, 1);  t = 1 where any threat is a ground, else g_in`,
  departures: [
    "Under a treaty that accepts any threat the frame adds nothing to the ground: there is nothing it could open.",
    "Standing aside is allowed under every rule (limited format); only the state itself asks.",
    "A guarantor that goes alone asks no council but takes the same path to its decision, as drawn: whether the name costs time is not put in.",
  ],
  params: {
    ground: form(
      { outsideAttack: 1, anyThreat: 1 },
      assumed("what the treaty promises help against, where the scenario does not say"),
      "ground on which the treaty gives help",
    ),
    rule: form(
      { consensus: 1, majority: 0, twoThirds: 0, guarantor: 0 },
      assumed("where the scenario does not say: consensus is the rule of every alliance of the kind that was read"),
      "how the council decides: consensus is nobody objecting; majority and twoThirds count consents among all members; guarantor asks nobody",
    ),
    label: form(
      { coalition: 1, alone: 0 },
      assumed("a force goes in the alliance's name; the other is for claims that ask what the name does"),
      "under whose name a force goes: alone, the guarantor asks no council and nobody joins it",
    ),
    internalGround: quantity(
      "g_in",
      "share",
      uniform(0, 0.6),
      source(
        "TREATY",
        "F",
        "force inside a member without an outside attack is not in the text but not plainly barred",
      ),
      { sign: "+", meaning: "how far unrest at home is taken as a ground where the treaty asks for an outside attack" },
    ),
    labelReaction: quantity(
      "s_l",
      "1",
      triangular(-0.5, -0.1, 0.2),
      source("JOHNS14", "V", "democratic publics approve of authorised missions; nothing was read on other audiences"),
      { sign: "free", meaning: "coalition label to the outside reaction", about: "treaty.label" },
    ),
    textGround: quantity(
      "a",
      "share",
      triangular(0.3, 0.5, 0.7),
      assumed("a title on paper is half of one; who asks and what is believed make the rest"),
      {
        sign: "+",
        meaning: "legal ground that the treaty's text alone gives where any threat is a ground",
        neutral: 0,
      },
    ),
  },
});

/** Legal ground 0..1 if the unrest were framed so, and the frame believed so far. */
export function groundIf(world: World, framed: boolean, accepted: number): number {
  const p = treaty.of(world);
  const r = request.of(world);
  const any = p.ground === "anyThreat";
  const opened = framed && !any ? framing.of(world).groundGain * accepted : 0;
  const ground =
    p.textGround * (any ? 1 : p.internalGround) +
    r.statusGround * ((world.given["request.status"] as number) - MIDDLE) +
    opened +
    normMoved(world);
  return Math.min(1, Math.max(0, ground));
}

/** Legal ground 0..1 of a request now, as the guarantor or a member sees it. */
export const legalGround = (world: World, state: State, judge: "guarantor" | Member): number =>
  groundIf(world, isFramed(world, state), acceptance(world, at0(state.captured), judge));

/** How much ground a government would gain by an external frame, 0 where it would lose some. */
export const routeGained = (world: World, accepted: number): number =>
  Math.max(0, groundIf(world, true, accepted) - groundIf(world, false, accepted));

/** Shift of the outside reaction by the name under which troops go. */
export const labelShift = (world: World): number =>
  treaty.of(world).label === "coalition" ? treaty.of(world).labelReaction : 0;
