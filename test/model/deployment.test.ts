import { describe, expect, test } from "vitest";
import { NEVER } from "../../src/model/kit/state.ts";
import { began, momentOf, take, TICK, worldWith } from "./stage.ts";

const SETS = {
  "deployment.transit": 1,
  "deployment.buildUp": 2,
  "survival.signalPromise": 0.5,
  "survival.signalArrival": 0.25,
};

/** A force of 2,000 decided on day 2, followed to a day; what was written down at each tick. */
function follow(days: number): { run: ReturnType<typeof began>; troops: number[]; survival: number[] } {
  const run = began(worldWith(SETS, { places: 2 }));
  run.state.pending[0] = 1;
  run.state.deployChosen[0] = 1.5;
  run.state.decided[0] = 2;
  run.state.troopsOrdered[0] = run.state.strength[0] = 2000;
  const troops: number[] = [];
  const survival: number[] = [];
  for (let tick = 0; tick < days / TICK; tick++) {
    take("force arrives", momentOf(run, { tick, time: tick * TICK }));
    troops.push(run.state.troops[0] as number);
    survival.push(run.state.survival[0] as number);
  }
  return { run, troops, survival };
}

describe("a promised force", () => {
  test("is decided and arrives after its transit, each once", () => {
    const { run } = follow(20);
    expect(run.log.events.map((e) => [e.kind, e.time])).toEqual([
      ["decision", 2],
      ["arrival", 3],
    ]);
    expect([run.state.arrived[0], run.state.withdrawn[0], run.state.pending[0]]).toEqual([3, NEVER, 0]);
  });

  test("sends each public sign once", () => {
    const { survival } = follow(20);
    const jumps = survival.map((s, i) => s - (survival[i - 1] ?? (survival[0] as number))).filter((j) => j !== 0);
    expect(jumps).toHaveLength(2);
    expect(jumps[0]).toBeCloseTo(0.5, 12);
    expect(jumps[1]).toBeCloseTo(0.25, 12);
  });

  test("builds up from nothing over its time, never beyond what was ordered", () => {
    const { troops } = follow(12);
    const at = (day: number): number => troops[day / TICK - 1] as number;
    expect(at(2.875)).toBe(0);
    expect(at(3 + 2 - TICK)).toBeCloseTo(2000 * (1 - Math.exp(-1)), 6);
    expect(Math.max(...troops)).toBeLessThan(2000);
    expect(troops.slice(24, 90).every((n, i, all) => i === 0 || n > (all[i - 1] as number))).toBe(true);
  });

  test("does nothing before it was chosen", () => {
    const run = began(worldWith(SETS, { places: 2 }));
    for (let tick = 0; tick < 80; tick++) take("force arrives", momentOf(run, { tick, time: tick * TICK }));
    expect(run.log.events).toHaveLength(0);
    expect([run.state.arrived[0], run.state.troops[0]]).toEqual([NEVER, 0]);
  });
});

test("presence adds its pull per 10,000 people everywhere, and nothing while nobody is there", () => {
  const run = began(worldWith({ "deployment.presenceBacklash": 0.03 }, { places: 2 }));
  run.state.grievance.set([1, 2]);
  take("foreign presence", momentOf(run));
  expect([...run.state.grievance]).toEqual([1, 2]);
  run.state.troops[0] = 2765;
  take("foreign presence", momentOf(run));
  // 2,765,000 people: ten soldiers per 10,000
  expect(run.state.grievance[0]).toBeCloseTo(1.3, 12);
  expect(run.state.grievance[1]).toBeCloseTo(2.3, 12);
});

describe("four channels, each by itself", () => {
  const OFF = {
    "survival.signalPromise": 0,
    "survival.signalArrival": 0,
    "deployment.freedPerTroop": 0,
    "deployment.crowdShare": 0,
  };
  /** Signs sent, and officers that two thousand troops bring to a crowd that has none. */
  const effect = (sets: Record<string, number>): [signs: number, officers: number] => {
    const run = began(worldWith({ ...SETS, ...OFF, ...sets }, { places: 2 }));
    const before = run.state.survival[0] as number;
    run.state.pending[0] = 1;
    run.state.decided[0] = 2;
    run.state.strength[0] = 2000;
    for (let tick = 0; tick < 40; tick++) take("force arrives", momentOf(run, { tick, time: tick * TICK }));
    run.state.troops[0] = 2000;
    run.state.loyal.fill(0);
    run.state.crowd[0] = 1e6;
    for (let tick = 0; tick < 400; tick++) take("reserve moves", momentOf(run, { tick }));
    return [(run.state.survival[0] as number) - before, run.state.reinforcement[0] as number];
  };

  test("all off, troops change nothing", () => {
    expect(effect({})).toEqual([0, 0]);
  });

  test("each alone does its own and nothing else", () => {
    expect(effect({ "survival.signalPromise": 0.5 })[0]).toBeCloseTo(0.5, 12);
    expect(effect({ "survival.signalArrival": -0.25 })[0]).toBeCloseTo(-0.25, 12);
    const freed = effect({ "deployment.freedPerTroop": 0.8 });
    expect([freed[0], Math.round(freed[1])]).toEqual([0, 1600]);
    const added = effect({ "deployment.crowdShare": 0.3 });
    expect([added[0], Math.round(added[1])]).toEqual([0, 600]);
  });
});
