// Numbers that were once written into equations are assumptions like every other: each lies within its own range, is drawn, and acts.
import { describe, expect, test } from "vitest";
import { bounds } from "../../src/core/ranges.ts";
import { considerations, guarantor, INTERVENTIONS, type Act } from "../../src/model/actors/guarantor.ts";
import { MEASURES } from "../../src/model/actors/governmentOptions.ts";
import { PARAMETERS } from "../../src/scenario/paths.ts";
import { compileWorld, PLAN } from "../../src/world/compile.ts";
import { ANCHORS, began, compiledSteppe, momentOf, worldWith } from "./stage.ts";

const PATHS = Object.entries(ANCHORS);

test("every anchor lies inside the range that worlds draw from, and worlds differ in it", () => {
  const worlds = [0, 1, 2].map((index) => compileWorld(compiledSteppe(2), PLAN, index));
  for (const [path, value] of PATHS) {
    const parameter = PARAMETERS.get(path);
    if (parameter?.kind !== "quantity") throw new Error(`${path} is no quantity`);
    const [low, high] = bounds(parameter.range);
    // 0 and infinity are the bounds of a lognormal range
    expect(value > low && value < high, path).toBe(true);
    const [group = "", name = ""] = path.split(".");
    expect(new Set(worlds.map((w) => w.p[group]?.[name])).size, path).toBe(3);
  }
});

describe("each acts where its equation says", () => {
  const SEEN = { survival: 0.4, crowd: 900, loyal: 0.8, violent: 0.25, political: 0.6 };
  const worth = (option: keyof typeof MEASURES, path: string, to: number) => {
    const world = worldWith({ [`government.${path}`]: to, "framing.frame": "chosen" }, { places: 2 });
    const p = world.p["government"] as Readonly<Record<string, number>>;
    return MEASURES[option].worth(momentOf(began(world)), SEEN, p);
  };

  test.each([
    ["emergency", "emergencyLoss", 0.35, 0.35],
    ["shutdown", "shutdownLoss", 0.45, 0.45],
    ["purge", "purgeLoss", 0.1, 0.1],
    ["ask", "askLoss", 0.55, 0.55],
    ["liveFire", "fireLoss", 0.8, 0.8 + 0.5 * 0.75],
    ["liveFire", "fireLossPeaceful", 0.2, 0.5 + 0.2 * 0.75],
  ] as const)("%s costs standing by %s", (option, path, to, loss) => {
    expect(worth(option, path, to).loss).toBeCloseTo(loss, 12);
  });

  test("what a dismissal, a shutdown and a frame are thought to relieve", () => {
    expect(worth("dismiss", "dismissRelief", 0.9).relief).toBeCloseTo(0.9 * SEEN.political, 12);
    const [low, high] = [0.2, 0.4].map((to) => worth("shutdown", "shutdownRelief", to).relief);
    expect(high).toBeCloseTo(2 * (low as number), 12);
    const [some, twice] = [0.2, 0.4].map((to) => worth("frame", "frameRelief", to).relief);
    expect(twice).toBeCloseTo(2 * (some as number), 12);
  });

  const gates = [
    ["liveFire", "fireGate", [0.8, 0.95], { nationalControl: 0.9, emergencyOn: 1 }],
    ["stepDown", "stepDownGate", [0.35, 0.6], { siteHeld: 0 }],
    ["ask", "askGate", [0.3, 0.6], {}],
  ] as const;
  test.each(gates)("%s stands open below %s", (option, path, levels, state) => {
    const open = levels.map((to) => {
      const world = worldWith({ [`government.${path}`]: to }, { places: 2 });
      const run = began(world);
      for (const [field, value] of Object.entries(state)) run.state[field as "siteHeld"][0] = value;
      return MEASURES[option].open(momentOf(run), SEEN, world.p["government"] as Readonly<Record<string, number>>);
    });
    expect(open).toEqual([false, true]);
  });

  const parts = (act: Act, path: string, to: number) =>
    considerations(worldWith({ [`guarantor.${path}`]: to, "guarantor.helpBelief": 2 }, { places: 1 }), act, 0.4, 0.5);
  test.each([
    ["warn", "warnAct", "need"],
    ["engage", "engageAct", "need"],
    ["small", "smallAct", "need"],
    ["medium", "mediumAct", "need"],
    ["deploy", "mediumAct", "need"],
    ["warn", "warnSeen", "reaction"],
    ["warn", "warnLegal", "ground"],
    ["warn", "warnBurden", "burden"],
    ["engage", "engageBurden", "burden"],
  ] as const)("%s weighs by %s in %s, in proportion", (act, path, part) => {
    const [one, two] = [0.2, 0.4].map((to) => parts(act, path, to)[part] as number);
    expect(one).not.toBe(0);
    expect(two).toBeCloseTo(2 * (one as number), 12);
  });
  test.each([
    ["warn", "warnEffect"],
    ["engage", "engageEffect"],
    ["small", "smallEffect"],
    ["large", "largeEffect"],
  ] as const)("%s helps more the larger its %s", (act, path) => {
    const [less, more] = [0.3, 0.9].map((to) => {
      const { successWeight } = guarantor.of(worldWith({}, { places: 1 }));
      return (parts(act, path, to)["success"] as number) * Math.sign(successWeight);
    });
    expect(more as number).toBeGreaterThan(less as number);
  });
  test.each([
    ["small", "smallSize"],
    ["large", "largeSize"],
    ["medium", "forceBurden"],
    ["medium", "homeBurden"],
  ] as const)("%s is a burden by %s", (act, path) => {
    const [less, more] = [0.2, 0.4].map((to) => parts(act, path, to)["burden"] as number);
    expect(Math.abs(more as number)).toBeGreaterThan(Math.abs(less as number));
  });
  test("another faction is thought of above a level of the fall", () => {
    const open = [0.5, 0.7].map((to) => {
      const run = began(worldWith({ "guarantor.otherGate": to }, { places: 1 }));
      run.state.stance.fill(0);
      return INTERVENTIONS.backOther.open(momentOf(run), 0.6);
    });
    expect(open[1]).toBe(false);
    expect(open[0]).toBe(compiledSteppe(1).scenario.factions.length > 0);
  });
});
