import { expect, test } from "vitest";
import { expectedReaction } from "../../src/model/actors/guarantor.ts";
import { groundIf, legalGround, routeGained } from "../../src/model/actors/treaty.ts";
import type { Member, World } from "../../src/model/kit/world.ts";
import { began, worldWith, type Sets } from "./stage.ts";

const SETS = {
  "treaty.ground": "outsideAttack",
  "treaty.internalGround": 0.4,
  "request.statusGround": 0.3,
  "request.status": 1,
  "framing.groundGain": 0.5,
};
const of = (sets: Sets = {}): World => worldWith({ ...SETS, ...sets }, { places: 1 });

test("legal ground: half the text's, the status, and what an accepted frame opens, clipped to 0..1", () => {
  expect(groundIf(of(), false, 0.8)).toBeCloseTo(0.2 + 0.15, 12);
  expect(groundIf(of(), true, 0.8)).toBeCloseTo(0.2 + 0.15 + 0.4, 12);
  expect(groundIf(of({ "request.status": 0 }), false, 1)).toBeCloseTo(0.05, 12);
  expect(groundIf(of({ "framing.groundGain": -3 }), true, 1)).toBe(0);
  expect(groundIf(of({ "framing.groundGain": 3 }), true, 1)).toBe(1);
});

test("at weight zero, or where nobody believes it, the frame opens nothing", () => {
  for (const [sets, accepted] of [
    [{ "framing.groundGain": 0 }, 1],
    [{}, 0],
  ] as const) {
    expect(groundIf(of(sets), true, accepted)).toBe(groundIf(of(sets), false, accepted));
    expect(routeGained(of(sets), accepted)).toBe(0);
  }
});

test("placebo treaty: where any threat is a ground there is no route to gain, whatever the weights", () => {
  for (let index = 0; index < 30; index++) {
    const world = worldWith({ "treaty.ground": "anyThreat" }, { places: 1, index });
    expect(routeGained(world, 0.9)).toBe(0);
    expect(groundIf(world, true, 0.9)).toBe(groundIf(world, false, 0.9));
  }
  // a positive weight opens ground under the other treaty, a negative one leaves no route
  expect(routeGained(of(), 0.6)).toBeCloseTo(0.3, 12);
  expect(routeGained(of({ "framing.groundGain": -0.3 }), 0.6)).toBe(0);
});

test("each judge goes by its own acceptance", () => {
  const run = began(of({ "framing.priorGuarantor": 20, "framing.priorMembers": -20, "framing.evidenceWeight": 0 }));
  run.state.framed[0] = 1;
  expect(legalGround(run.world, run.state, "guarantor")).toBeCloseTo(0.85, 3);
  expect(legalGround(run.world, run.state, run.world.members[0] as Member)).toBeCloseTo(0.35, 3);
});

test("the label shifts the reaction to troops alone", () => {
  const reaction = (label: string, sends: boolean): number =>
    expectedReaction(
      of({
        "treaty.label": label,
        "treaty.labelReaction": -0.2,
        "scenario.outsideReaction": 0.5,
        "request.statusReaction": 0,
      }),
      sends,
    );
  expect(reaction("coalition", true)).toBeCloseTo(0.3, 12);
  expect(reaction("alone", true)).toBe(0.5);
  expect(reaction("coalition", false)).toBe(0.5);
});
