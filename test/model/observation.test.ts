import { expect, test } from "vitest";
import { NEVER } from "../../src/model/kit/state.ts";
import { measure, seriesAt } from "../../src/run/row.ts";
import { began, momentOf, take, TICK, total, worldWith } from "./stage.ts";

const SETS = { "observation.seenFrom": 100, "observation.restoredBelow": 1 };

test("a place has protest from the first moment more than the threshold is out, told once", () => {
  const run = began(worldWith(SETS, { places: 3 }));
  const see = (tick: number, crowd: number[]): void => {
    run.state.crowd.set(crowd);
    take("protests seen", momentOf(run, { tick, time: tick * TICK }));
  };
  see(0, [100, 0, 0]);
  expect(run.state.firstProtest[0]).toBe(NEVER);
  see(1, [101, 0, 0]);
  see(2, [500, 101, 0]);
  see(9, [20, 300, 0]);
  expect(run.log.events.map((e) => [e.kind, e.place])).toEqual([
    ["protest", 0],
    ["protest", 1],
  ]);
  expect(run.state.firstProtest[0]).toBe(2 * TICK);
  expect([run.state.peakPeople[0], run.state.peakAt[0]]).toEqual([601, 3 * TICK]);
  expect([run.state.dayPeople[0], run.state.dayPeople[1]]).toEqual([601, 320]);
  const room = run.world.room;
  expect([run.state.placeDayPeople[0], run.state.placeDayPeople[1], run.state.placeDayPeople[room]]).toEqual([
    500, 20, 101,
  ]);
});

test("order is restored after a quiet day with every site held, and lost again with the next crowd", () => {
  const run = began(worldWith(SETS, { places: 3 }));
  const { state } = run;
  const see = (time: number): void => take("protests seen", momentOf(run, { time }));
  state.quietSince[0] = 0;
  see(5);
  expect(state.orderRestored[0]).toBe(NEVER);
  state.firstProtest[0] = 1;
  state.quietSince[0] = 6;
  see(6.5);
  expect(state.orderRestored[0]).toBe(NEVER);
  state.siteHeld[1] = 0;
  see(7);
  expect(state.orderRestored[0]).toBe(NEVER);
  state.siteHeld[1] = 1;
  see(7.25);
  expect(state.orderRestored[0]).toBe(7.25 + TICK);
  state.quietSince[0] = NEVER;
  see(8);
  expect(state.orderRestored[0]).toBe(NEVER);
});

test("reported deaths and arrests lag what happened, and reach it in the end", () => {
  const run = began(worldWith({ ...SETS, "observation.deathLag": 4, "observation.detainedLag": 2 }, { places: 1 }));
  run.state.deaths[0] = 200;
  run.state.arrests[0] = 1000;
  for (let day = 0; day < 30; day++) take("day's figures", momentOf(run, { time: day + 1 - TICK }));
  run.tick = 30 / TICK;
  const row = measure(run, 30);
  const dead = row.subarray(seriesAt("dead", 30), seriesAt("dead", 30) + 30);
  const detained = row.subarray(seriesAt("detained", 30), seriesAt("detained", 30) + 30);
  for (const day of [0, 3, 9]) {
    expect(dead[day]).toBeCloseTo(200 * (1 - Math.exp(-(day + 1) / 4)), 9);
    expect(detained[day]).toBeCloseTo(1000 * (1 - Math.exp(-(day + 1) / 2)), 9);
  }
  expect(dead[29]).toBeGreaterThan(199);
});

test("published counts err by their bias and spread in logs (1,500 days, false alarm 1 in 10,000)", () => {
  const world = worldWith({ ...SETS, "observation.countBias": -0.3, "observation.countError": 0.5 }, { places: 1 });
  const logs: number[] = [];
  for (let replicate = 0; replicate < 50; replicate++) {
    const run = began(world, replicate);
    run.state.dayPeople.fill(1000);
    const row = measure(run, 30);
    for (let t = 0; t < 30; t++) logs.push(Math.log((row[seriesAt("people", 30) + t] as number) / 1000));
    expect(total(row.subarray(seriesAt("trulyOut", 30), seriesAt("trulyOut", 30) + 30))).toBe(30_000);
  }
  const mean = logs.reduce((a, b) => a + b, 0) / logs.length;
  const spread = Math.sqrt(logs.reduce((a, x) => a + (x - mean) ** 2, 0) / logs.length);
  expect(Math.abs(mean + 0.3)).toBeLessThan((3.9 * 0.5) / Math.sqrt(logs.length));
  expect(Math.abs(spread / 0.5 - 1)).toBeLessThan(3.9 / Math.sqrt(2 * logs.length));
});
