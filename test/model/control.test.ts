import { describe, expect, test } from "vitest";
import { NEVER } from "../../src/model/kit/state.ts";
import { began, momentOf, take, TICK, worldWith, type Sets } from "./stage.ts";

const BASE: Sets = {
  "control.exponent": 2,
  "control.violentEffect": 1,
  "control.armedBoost": 0,
  "control.guardShare": 0,
  "control.speed": 1e9,
  "control.siteLevel": 0.4,
  "repression.liveFireEffect": 4,
};

/** Share of the ground after one long step with this force and this many violent. */
function held(
  force: number,
  violent: number,
  sets: Sets = {},
  change: (run: ReturnType<typeof began>) => void = () => {},
): number {
  const run = began(worldWith({ ...BASE, ...sets }, { places: 1 }));
  run.state.force[0] = force;
  run.state.crowd[0] = violent * 2;
  run.state.violent[0] = 0.5;
  change(run);
  take("ground held", momentOf(run));
  return run.state.control[0] as number;
}

describe("contest success function", () => {
  test("equal sides hold half, whatever the decisiveness", () => {
    for (const n of [1, 1.7, 3]) expect(held(500, 500, { "control.exponent": n })).toBeCloseTo(0.5, 12);
  });

  test("it depends on the ratio only, and the two shares add up to one", () => {
    expect(held(300, 900)).toBeCloseTo(held(30, 90), 12);
    expect(held(300, 900) + held(900, 300)).toBeCloseTo(1, 12);
    expect(held(300, 900)).toBeCloseTo(1 / (1 + 9), 12);
  });

  test("odds are multiplied by the force level and by the effect of a violent person, to the power n", () => {
    const odds = (c: number): number => c / (1 - c);
    const fire = held(300, 900, {}, ({ state }) => state.emergencyOn.fill(1) && state.liveFireOn.fill(1));
    expect(odds(fire) / odds(held(300, 900))).toBeCloseTo(16, 9);
    expect(odds(held(300, 900)) / odds(held(300, 900, { "control.violentEffect": 3 }))).toBeCloseTo(9, 9);
  });

  test("units aside and turned arm the crowd", () => {
    const arm = { "control.armedBoost": 2, "control.exponent": 1 };
    const odds = (c: number): number => c / (1 - c);
    const armed = held(300, 900, arm, ({ state, world }) => state.turned.set(world.staff.map((n) => n / 2)));
    const aside = held(300, 900, arm, ({ state, world }) => state.aside.set(world.staff));
    expect(odds(held(300, 900, arm)) / odds(armed)).toBeCloseTo(2, 9);
    expect(odds(held(300, 900, arm)) / odds(aside)).toBeCloseTo(1.6, 9);
  });
});

test("a place is held when less than one violent person's worth stands against it, lost when nobody defends it", () => {
  expect(held(0, 0.9)).toBe(1);
  expect(held(0, 1.1)).toBe(0);
  expect(held(500, 0)).toBe(1);
});

test("guards defend the sites although no force stands at the crowd", () => {
  const guarded = held(0, 900, { "control.guardShare": 0.5 });
  expect(guarded).toBeGreaterThan(0);
  expect(held(0, 900, { "control.guardShare": 0.5 }, ({ state }) => state.loyal.fill(0))).toBe(0);
});

test("more violence never holds more ground, more force never less", () => {
  let last = 1;
  for (const violent of [0, 1, 2, 10, 100, 1000, 1e4, 1e6]) {
    const now = held(200, violent);
    expect(now).toBeLessThanOrEqual(last);
    last = now;
  }
});

test("ground changes hands at its own speed; national control is the weighted sum", () => {
  const run = began(worldWith({ ...BASE, "control.speed": 3 }, { places: 3 }));
  run.state.force.fill(100);
  run.state.crowd[1] = 200;
  run.state.violent[1] = 0.5;
  take("ground held", momentOf(run, { dt: 0.2 }));
  expect(run.state.control[1]).toBeCloseTo(0.5 + 0.5 * Math.exp(-0.6), 12);
  expect(run.state.nationalControl[0]).toBeCloseTo(
    1 - (run.world.weight[1] as number) * (1 - (run.state.control[1] as number)),
    12,
  );
});

test("a site falls below its level, is retaken a fifth above it, and each loss is told once", () => {
  const run = began(worldWith({ ...BASE, "survival.signalSite": -0.5 }, { places: 3 }));
  const { state, world, log } = run;
  const main = world.sites.findIndex((s) => s.place === 0);
  const level = (world.sites[main] as { level: number }).level;
  const start = state.survival[0] as number;
  const step = (c: number): void => {
    state.control[0] = c;
    take("sites", momentOf(run, { time: 2 }));
  };
  step(level + 0.01);
  expect(log.events).toHaveLength(0);
  step(level - 0.01);
  step(level - 0.02);
  expect(log.events.map((e) => [e.kind, e.values["site"]])).toEqual([["site lost", main]]);
  expect(state.siteHeld[main]).toBe(0);
  expect(state.placeLost[0]).toBe(2 + TICK);
  expect([state.placeLost[1], state.largestLost[0]]).toEqual([NEVER, NEVER]);
  // the sign is scaled by the place's weight relative to the largest city's
  expect(state.survival[0]).toBeCloseTo(start - (0.5 * (world.weight[0] as number)) / (world.weight[1] as number), 12);
  step(level + 0.19);
  expect(state.siteHeld[main]).toBe(0);
  step(level + 0.21);
  expect(state.siteHeld[main]).toBe(1);
});

test("the largest city has two sites, and its loss is dated at the first", () => {
  const run = began(worldWith(BASE, { places: 3 }));
  run.state.control[1] = 0;
  take("sites", momentOf(run, { time: 4 }));
  expect(run.log.events.map((e) => e.place)).toEqual([1, 1]);
  expect(run.state.largestLost[0]).toBe(4 + TICK);
});
