import { describe, expect, test } from "vitest";
import { considerations, guarantor, otherParts, type Act } from "../../src/model/actors/guarantor.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { directCoefficients } from "../../src/run/treatments.ts";
import { began, crowdOf, momentOf, take, TICK, worldWith, type Sets } from "./stage.ts";

const sum = (parts: Record<string, number>): number => Object.values(parts).reduce((a, b) => a + b, 0);
const ACTS: readonly Act[] = ["observe", "warn", "engage", "deploy", "small", "medium", "large"];

/** The guarantor's step over many ticks, with a crowd or a request. */
function watch(crowd: number, asked: boolean, sets: Sets = {}, ticks = 400): ReturnType<typeof began> {
  const run = began(
    worldWith(
      {
        "decide.shockForm": "rate",
        "guarantor.burdenWeight": -1,
        "guarantor.needWeight": 6,
        "observation.seenFrom": 100,
        ...sets,
      },
      { places: 2 },
    ),
  );
  if (crowd > 0) crowdOf(run, 0, crowd);
  if (asked) run.state.pending[0] = 1;
  run.state.guarantorSees[0] = run.state.guarantorSaw[0] = -1;
  for (let tick = 0; tick < ticks; tick++)
    take(
      "guarantor decides",
      momentOf(run, { tick, time: 1 + tick * TICK, slot: Math.floor(tick / 2), sub: tick % 2 }),
    );
  return run;
}

describe("gates", () => {
  test("no troops without a request, however many looks", () => {
    for (let index = 0; index < 3; index++)
      expect(watch(3000, false, { "guarantor.burdenWeight": index }).state.deployChosen[0]).toBe(NEVER);
  });

  test("nothing at all without a visible crowd or a request", () => {
    const { state, log } = watch(99, false);
    expect([state.warned[0], state.deployChosen[0], log.events.length]).toEqual([NEVER, NEVER, 0]);
    expect(watch(0, false).log.events).toHaveLength(0);
  });

  test("a request can be answered, once, by one size, and waits for the council", () => {
    const run = watch(3000, true, {
      "request.form": "decide",
      "guarantor.successWeight": 60,
      "guarantor.sizeMedium": 2000,
      "burden.capacity": 100_000,
    });
    const deploys = run.log.events.filter((e) => e.kind === "deploy");
    expect(deploys).toHaveLength(1);
    expect([500, 2000, 10_000]).toContain(run.state.troopsOrdered[0]);
    expect(run.state.spoke[0]).toBe(run.state.deployChosen[0]);
    expect([run.state.decided[0], run.state.consented[0]]).toEqual([NEVER, NEVER]);
    expect(run.state.memberLooks.every((tick) => tick > 0)).toBe(true);
  });

  test("a warning is given once", () => {
    const run = watch(3000, false, { "guarantor.resolveWeight": 2 });
    expect(run.log.events.filter((e) => e.kind === "warning")).toHaveLength(1);
  });
});

describe("considerations", () => {
  test("observing is worth nothing under any draw: every utility is relative to it", () => {
    for (let index = 0; index < 20; index++)
      expect(sum(considerations(worldWith({}, { places: 1, index }), "observe", 0.4))).toBe(0);
  });

  test("the equation, by its own symbols, for a deployment", () => {
    const world = worldWith(
      {
        "guarantor.needWeight": 3,
        "guarantor.successWeight": 2,
        "guarantor.groundWeight": 1,
        "guarantor.statusWeight": 0.4,
        "guarantor.reactionWeight": -2,
        "guarantor.burdenWeight": -5,
        "guarantor.commitmentsWeight": -1.5,
        "guarantor.resolveWeight": 0.7,
        "guarantor.helpBelief": 1.2,
        "guarantor.sizeMedium": 2000,
        "guarantor.expectedStay": 100,
        "deployment.homeDisapproval": 0.5,
        "scenario.hostileSuccessor": 0.6,
        "scenario.outsideReaction": 0.5,
        "scenario.tied": 0.2,
        "scenario.watched": 0.9,
        "request.status": 1,
        "request.statusSuccess": 0.8,
        "request.statusReaction": -0.2,
        "request.statusGround": 0.4,
        "treaty.label": "alone",
      },
      { places: 1 },
    );
    const falls = 0.5;
    const parts = considerations(world, "deploy", falls, 0.7);
    const then = 1 / (1 + Math.exp(1.2 + 0.4));
    expect(parts["need"]).toBeCloseTo(3 * falls * 0.6 * 0.75, 12);
    expect(parts["success"]).toBeCloseTo(2 * (1 - then) * 0.75, 12);
    expect(parts["ground"]).toBeCloseTo(0.7, 12);
    expect(parts["status"]).toBeCloseTo(0.2, 12);
    expect(parts["reaction"]).toBeCloseTo(-1, 12);
    expect(parts["burden"]).toBeCloseTo(-5 * ((0.7 * Math.log(21)) / Math.log(911) + 0.15), 12);
    expect(parts["commitments"]).toBeCloseTo(-0.3, 12);
    expect(parts["resolve"]).toBeCloseTo(0.7 * 0.9 * 0.75, 12);
  });

  test("larger forces burden more and are believed to help more", () => {
    const world = worldWith(
      { "guarantor.burdenWeight": -8, "guarantor.helpBelief": 1.5, "guarantor.successWeight": 3 },
      { places: 1 },
    );
    const [small, medium, large] = (["small", "medium", "large"] as const).map((a) => considerations(world, a, 0.6));
    expect(small?.["burden"]).toBeGreaterThan(medium?.["burden"] as number);
    expect(medium?.["burden"]).toBeGreaterThan(large?.["burden"] as number);
    expect((large?.["success"] as number) / 1).toBeGreaterThan((medium?.["success"] as number) / 0.75);
  });
});

test("status acts only through the coefficients declared to be about it: at zero it changes no option", () => {
  const coefficients = directCoefficients("request.status").map((c) => c.path);
  expect(coefficients).toEqual([
    "request.statusGround",
    "request.statusSuccess",
    "request.statusReaction",
    "guarantor.statusWeight",
    "council.statusWeight",
  ]);
  const off = Object.fromEntries(coefficients.map((path) => [path, 0]));
  for (let index = 0; index < 20; index++)
    for (const act of ACTS) {
      const of = (status: number): number[] =>
        Object.values(
          considerations(worldWith({ ...off, "request.status": status }, { places: 1, index }), act, 0.3),
        ).map((x) => x + 0);
      expect(of(0)).toEqual(of(1));
    }
  const on = (status: number): number =>
    sum(
      considerations(
        worldWith(
          { ...off, "request.statusSuccess": 2, "guarantor.successWeight": 3, "request.status": status },
          { places: 1 },
        ),
        "deploy",
        0.3,
      ),
    );
  expect(on(1)).toBeGreaterThan(on(0));
  expect(guarantor.params.statusWeight.about).toBe("request.status");
});

describe("engaging all sides and backing another faction", () => {
  const offered = (seen: number, change: (run: ReturnType<typeof began>) => void = () => {}): string[] => {
    const run = began(worldWith({ "observation.seenFrom": 100, "request.form": "decide", "guarantor.error": 1e-9, "guarantor.revision": 1e9, "institutions.appearanceBias": 0, "guarantor.burdenWeight": 0, "guarantor.resolveWeight": 40 }, { places: 2 })); // prettier-ignore
    crowdOf(run, 0, 3000);
    run.state.guarantorSees[0] = run.state.guarantorSaw[0] = seen;
    change(run);
    take("guarantor decides", momentOf(run, { time: 1 }));
    return (run.log.events.find((e) => e.considerations)?.considerations ?? []).map((c) => c.option);
  };
  const breaks = ({ state }: ReturnType<typeof began>): void => void (state.stance[1] = 0);

  test("another faction needs a fall likelier than not, somebody who does not back, and no word given", () => {
    expect(offered(-1, breaks)).toContain("backOther");
    expect(offered(0.1, breaks)).not.toContain("backOther");
    expect(offered(-1)).not.toContain("backOther");
    expect(offered(-1, (run) => (breaks(run), (run.state.spoke[0] = 0)))).not.toContain("backOther");
    expect(offered(1)).toContain("engage");
  });

  test("skill is worth what the believed effect makes of it, and nothing at zero", () => {
    const worth = (skill: number): number => considerations(worldWith({ "guarantor.engageSkill": skill, "guarantor.helpBelief": 2, "guarantor.successWeight": 3 }, { places: 1 }), "engage", 0.5)["success"] as number; // prettier-ignore
    expect(worth(0)).toBeCloseTo(3 * 0.5 * 0.3, 12);
    expect(worth(0.5)).toBeCloseTo((3 * 0.3) / (1 + Math.exp(-0.5)), 12);
  });

  test("the other faction's parts are the equation's", () => {
    const world = worldWith({ "guarantor.needWeight": 3, "guarantor.successWeight": 2, "guarantor.helpBelief": 1, "guarantor.burdenWeight": -5, "guarantor.switchWeight": -4, "scenario.hostileSuccessor": 0.9, "factions.first.alignment": 0.8 }, { places: 1 }); // prettier-ignore
    const { state } = began(world);
    const parts = otherParts(world, state, 0, 0.6);
    const share = (state.power[0] as number) / state.power.reduce((s, w) => s + w, 0);
    expect(parts["need"]).toBeCloseTo(3 * 0.6 * 0.7 * 0.75, 12);
    const odds = (0.6 * share) / (1 - 0.6 * share);
    expect(parts["success"]).toBeCloseTo((2 * 0.75 * odds * Math.exp(0.5)) / (1 + odds * Math.exp(0.5)), 12);
    expect([parts["burden"], parts["switching"]]).toEqual([-0.5, -4]);
  });

  test("who turned away answers no request", () => {
    const sent = (turned: boolean): boolean => {
      const run = began(worldWith({ "decide.shockForm": "rate", "request.form": "decide", "guarantor.burdenWeight": 0, "guarantor.successWeight": 60 }, { places: 2 })); // prettier-ignore
      crowdOf(run, 0, 3000);
      run.state.pending[0] = 1;
      if (turned) [run.state.backedOther[0], run.state.backedFaction[0]] = [0, 1];
      for (let tick = 0; tick < 300; tick++)
        take("guarantor decides", momentOf(run, { tick, time: 1 + tick * TICK, slot: Math.floor(tick / 2), sub: tick % 2 })); // prettier-ignore
      return run.state.deployChosen[0] !== NEVER;
    };
    expect([sent(false), sent(true)]).toEqual([true, false]);
  });
});
