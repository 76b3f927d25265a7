import { sendSignal } from "../../src/model/kit/publicSigns.ts";
import { describe, expect, test } from "vitest";
import { NEVER } from "../../src/model/kit/state.ts";
import { survival } from "../../src/model/street/survival.ts";
import { startRun } from "../../src/run/run.ts";
import { began, momentOf, take, TICK, worldWith, type Sets } from "./stage.ts";

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const logit = (p: number): number => Math.log(p / (1 - p));

test("calm is a fixed point in every world: b_0 solves S_calm", () => {
  for (let index = 0; index < 40; index++) {
    const run = began(worldWith({}, { index, places: 1 }));
    for (let i = 0; i < 50; i++) take("expectation", momentOf(run, { dt: 0.5 }));
    expect(logistic(run.state.survival[0] as number)).toBeCloseTo(survival.of(run.world).calmSurvival, 9);
  }
});

test("the expectation goes to the equation's, with its own time", () => {
  const world = worldWith(
    {
      "survival.calmSurvival": 0.95,
      "survival.controlWeight": 6,
      "survival.forcesWeight": 3,
      "survival.elitesWeight": 2,
      "survival.adjustTime": 0.5,
    },
    { places: 1 },
  );
  const run = began(world);
  run.state.nationalControl[0] = 0.3;
  run.state.nationalLoyal[0] = 0.6;
  run.state.backing[0] = 0.58;
  const target = logistic(logit(0.95) - 5.5 + 6 * -0.2 + 3 * 0.1 + 2 * (0.58 - 0.5));
  for (let i = 0; i < 10; i++) take("expectation", momentOf(run, { dt: 0.1 }));
  expect(logistic(run.state.survival[0] as number)).toBeCloseTo(target + (0.95 - target) * Math.exp(-2), 9);
});

test("a signal moves log-odds at once, fades with its own time, and owes both actors one look", () => {
  const run = began(worldWith({ "survival.signalFade": 4, "survival.adjustTime": 1e-3 }, { places: 1 }));
  const calm = run.state.survival[0] as number;
  const at = momentOf(run, { tick: 7 });
  sendSignal(at, -1.5);
  expect(run.state.survival[0]).toBeCloseTo(calm - 1.5, 12);
  expect([run.state.looks[0], run.state.guarantorLooks[0]].every((due) => (due as number) > 7)).toBe(true);
  const due = run.state.looks[0];
  sendSignal({ ...at, tick: 30 }, 0);
  expect(run.state.looks[0]).toBe(due);
  for (let i = 0; i < 80; i++) take("expectation", momentOf(run, { dt: 0.1 }));
  expect(run.state.signal[0]).toBeCloseTo(-1.5 * Math.exp(-2), 9);
  expect(run.state.survival[0]).toBeCloseTo(calm - 1.5 * Math.exp(-7.9 / 4), 3);
});

describe("fall", () => {
  const SETS: Sets = {
    "survival.calmHazard": 1e-4,
    "survival.fallRate": 0.8,
    "survival.eliteFallRate": 0.6,
    "survival.controlFloor": 0.4,
    "survival.eliteFloor": 0.45,
    "survival.power": 1.5,
  };
  const gathered = (held: number, backing = 1 - 0.8 * (1 - held)): number => {
    const run = began(worldWith(SETS, { places: 1 }));
    run.state.backing[0] = backing;
    run.state.nationalControl[0] = held;
    take("fall", momentOf(run, { dt: 0.01 }));
    return (run.state.fallClock[0] as number) / 0.01;
  };

  test("above both floors nothing but the calm hazard, down to the floor itself", () => {
    for (const held of [1, 0.7, 0.4]) expect(gathered(held)).toBeCloseTo(1e-4, 12);
  });

  test("below them the equation's street and insiders", () => {
    const street = 0.8 * ((0.4 - 0.1) / 0.4) ** 1.5;
    const inside = 0.6 * ((0.45 - 0.28) / 0.45) ** 1.5;
    expect(gathered(0.1)).toBeCloseTo(street + inside + 1e-4, 9);
    expect(gathered(0)).toBeCloseTo(0.8 + 0.6 * ((0.45 - 0.2) / 0.45) ** 1.5 + 1e-4, 9);
    expect(gathered(0.1, 1)).toBeCloseTo(street + 1e-4, 9);
  });

  test("the clock is exponential: falls at a constant hazard (3,000 runs, false alarm 1 in 1,000), once, with the same luck", () => {
    const world = worldWith({ ...SETS, "survival.calmHazard": 0.5 }, { places: 1, index: 3 });
    const n = 3000;
    const when = Array.from({ length: n }, (_, r) => {
      const run = startRun(world, r);
      for (let i = 0; i < 4000; i++) {
        take("fall", momentOf(run, { time: i * 0.02, dt: 0.02 }));
        if (run.state.fallen[0] !== NEVER) return run.state.fallen[0] as number;
      }
      return Infinity;
    }).sort((a, b) => a - b);
    let distance = 0;
    when.forEach((t, i) => {
      const f = 1 - Math.exp(-0.5 * (t - 0.01));
      distance = Math.max(distance, Math.abs(f - i / n), Math.abs(f - (i + 1) / n));
    });
    expect(distance).toBeLessThan(1.95 / Math.sqrt(n) + 0.005);
    const half = worldWith({ ...SETS, "survival.calmHazard": 0.25 }, { places: 1, index: 3 });
    for (let r = 0; r < 30; r++) {
      const times = [world, half].map((w) => {
        const run = startRun(w, r);
        for (let i = 0; run.state.fallen[0] === NEVER; i++) take("fall", momentOf(run, { time: i * TICK }));
        return run.state.fallen[0] as number;
      });
      expect(Math.abs((times[1] as number) - 2 * (times[0] as number))).toBeLessThan(2.01 * TICK);
    }
  });
});

describe("crisis of the regime", () => {
  const begins = (change: (run: ReturnType<typeof began>) => void): number => {
    const run = began(worldWith({}, { places: 3 }));
    change(run);
    take("crisis of the regime", momentOf(run, { time: 2 }));
    return run.state.regimeCrisis[0] as number;
  };
  test("begins with an expectation below a half, the capital's site lost, or a request; with nothing else", () => {
    expect(begins(() => {})).toBe(NEVER);
    expect(begins(({ state }) => (state.survival[0] = 0.01))).toBe(NEVER);
    expect(begins(({ state }) => (state.survival[0] = -0.01))).toBe(2 + TICK);
    expect(begins(({ state }) => (state.requested[0] = 0))).toBe(2 + TICK);
    expect(begins(({ state, world }) => (state.siteHeld[world.capital] = 0))).toBe(2 + TICK);
    expect(begins(({ state, world }) => (state.siteHeld[(world.capital + 1) % 3] = 0))).toBe(NEVER);
  });
});
