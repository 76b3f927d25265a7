import { describe, expect, test } from "vitest";
import { acceptance, framedLethality, isFramed } from "../../src/model/actors/framing.ts";
import { outsideActors } from "../../src/model/actors/otherPowers.ts";
import { outcomeOf } from "../../src/run/outcomes.ts";
import type { Member } from "../../src/model/kit/world.ts";
import { began, crowdOf, momentOf, take, worldWith, type Sets } from "./stage.ts";
import { asked } from "../fixture/asked.ts";

const SETS = {
  "framing.priorHome": -1,
  "framing.priorGuarantor": -0.5,
  "framing.priorMembers": -2,
  "framing.evidenceWeight": 3,
  "framing.evidenceHalf": 20,
  "framing.interestWeight": 2,
  "framing.homeInterest": 0.25,
  "framing.distrustWeight": 1.5,
  "framing.guarantorDistrust": 0.2,
  "framing.memberDistrust": 0.4,
  "hardship.legitimacy": 0.6,
  "scenario.hostileSuccessor": 0.7,
  "framing.repressionGain": 0.5,
  "otherPowers.interest": 0.3,
  "framing.actorsGain": 0.7,
};
const ran = (sets: Sets = {}): ReturnType<typeof began> => began(worldWith({ ...SETS, ...sets }, { places: 2 }));
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

test("acceptance by observer, from the equation's own symbols", () => {
  const { world } = ran();
  const evidence = 3 * (30 / 50);
  expect(acceptance(world, 30, "home")).toBeCloseTo(logistic(-1 + evidence + 0.5 - 0.6), 12);
  expect(acceptance(world, 30, "guarantor")).toBeCloseTo(logistic(-0.5 + evidence + 1.4 - 0.3), 12);
  const member = world.members[0] as Member;
  expect(acceptance(world, 0, member)).toBeCloseTo(logistic(-2 + 2 * member.stake - 0.6), 12);
});

test("no evidence without captured outsiders, and never more than its weight", () => {
  const { world } = ran();
  const logOdds = (captured: number): number => {
    const p = acceptance(world, captured, "home");
    return Math.log(p / (1 - p));
  };
  expect(logOdds(1e9) - logOdds(0)).toBeCloseTo(3, 6);
  expect(logOdds(20) - logOdds(0)).toBeCloseTo(1.5, 9);
});

describe("effects", () => {
  test("each has its own weight, and at weight zero the frame changes nothing", () => {
    const run = ran();
    expect(framedLethality(run.world, run.state)).toBe(1);
    run.state.framed[0] = 3;
    run.state.emergency[0] = 2;
    expect(framedLethality(run.world, run.state)).toBeCloseTo(Math.exp(0.5), 12);
    expect(outsideActors(run.world, run.state)).toBeCloseTo(0.3 * Math.exp(0.7), 12);
    const none = ran({ "framing.repressionGain": 0, "framing.actorsGain": 0 });
    none.state.framed[0] = 3;
    none.state.emergency[0] = 2;
    expect(framedLethality(none.world, none.state)).toBe(1);
    expect(outsideActors(none.world, none.state)).toBe(0.3);
  });

  test("deaths under the frame are as much likelier as its weight says; arrests are not", () => {
    const hazards = (framed: boolean): [number, number] => {
      const run = ran();
      crowdOf(run, 0, 2000);
      if (framed) run.state.framed[0] = 1;
      for (let i = 0; i < 20; i++) take("force at the crowd", momentOf(run));
      return [run.state.deathHazard[0] as number, run.state.arrestHazard[0] as number];
    };
    const [death, arrest] = hazards(true);
    const [deathPlain, arrestPlain] = hazards(false);
    expect(death / deathPlain).toBeCloseTo(Math.exp(0.5), 9);
    expect(arrest).toBe(arrestPlain);
  });

  test("outside actors are a share, and react to nothing that nobody noticed", () => {
    const run = ran({ "framing.actorsGain": 5 });
    run.state.framed[0] = 1;
    expect(outsideActors(run.world, run.state)).toBe(0);
    run.state.requested[0] = 1;
    expect(outsideActors(run.world, run.state)).toBe(1);
  });
});

test("a frame laid on by a claim holds from the first emergency or request on, or never", () => {
  for (const [frame, after] of [
    ["chosen", 0],
    ["external", 1],
    ["internal", 0],
  ] as const) {
    const run = ran({ "framing.frame": frame });
    take("government decides", momentOf(run, { time: 4 }));
    expect(outcomeOf(run, asked("framedExternal"))).toBe(0);
    run.state.requested[0] = 4;
    for (const time of [4.125, 4.25]) take("government decides", momentOf(run, { time }));
    expect(outcomeOf(run, asked("framedExternal")), frame).toBe(after);
    expect(run.log.events.filter((e) => e.kind === "frame")).toHaveLength(after);
  }
  const internal = ran({ "framing.frame": "internal" });
  internal.state.framed[0] = 2;
  expect(isFramed(internal.world, internal.state)).toBe(false);
});

test("what is taken from outsiders is what can be shown", () => {
  const run = ran({ "outsideHands.seedStrength": 2000, "mobilisation.fatigue": 0.01 });
  run.state.outsiders[0] = 1000;
  run.state.crowd[0] = 1000;
  run.state.arrestHazard[0] = 1;
  take("outside people", momentOf(run, { time: 1 }));
  expect(run.state.captured[0]).toBeGreaterThan(50);
  expect(run.state.captured[0]).toBe(run.state.arrests[0]);
});
