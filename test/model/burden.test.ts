// Finite capacity: what is free, what a force ties up until released, what a crisis costs, false alarms too.
import { expect, test } from "vitest";
import { costOf, mostTroops, tiedBy } from "../../src/model/actors/burden.ts";
import { considerations } from "../../src/model/actors/guarantor.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { advance } from "../../src/run/run.ts";
import { began, worldWith, type Sets } from "./stage.ts";

const BURDEN: Sets = { "burden.capacity": 12000, "burden.tieUp": 3, "burden.releaseTime": 50, "burden.readiness": 0.5 };
const world = worldWith({ ...BURDEN, "scenario.tied": 0.25 }, { places: 1 });

test("a quarter tied of 12,000, three tied a head: 3,000 are free to go", () => {
  expect(mostTroops(world)).toBe(3000);
  expect(mostTroops(worldWith({ ...BURDEN, "scenario.tied": 1 }, { places: 1 }))).toBe(0);
});

test("a force ties up its share while it is there, and less by e each release time after", () => {
  const force = { troops: 2000, arrived: 10, withdrawn: 30 };
  expect(tiedBy(world, force, 9)).toBe(0);
  expect(tiedBy(world, force, 10)).toBe(0.5);
  expect(tiedBy(world, force, 30)).toBe(0.5);
  expect(tiedBy(world, force, 80)).toBeCloseTo(0.5 / Math.E, 14);
  expect(tiedBy(world, { ...force, withdrawn: NEVER }, 900)).toBe(0.5);
});

test("what is tied weighs on sending, either way, and on nothing else", () => {
  for (const weight of [-2, 1]) {
    const of = (tied: number) =>
      considerations(
        worldWith({ "scenario.tied": tied, "guarantor.commitmentsWeight": weight }, { places: 1 }),
        "deploy",
        0.3,
      );
    expect(of(0.8)["commitments"]).toBeCloseTo(0.8 * weight, 14);
    expect({ ...of(0.8), commitments: 0 }).toEqual({ ...of(0.1), commitments: 0 });
  }
});

test("cost counts troops and those behind them, their rest, and readiness that came to nothing", () => {
  const { state } = began(world);
  expect(costOf(world, state, 20, 2000)).toBe(0);
  state.warned[0] = 4;
  expect(costOf(world, state, 20, 2000)).toBe(0.5 * 2000 * 16);
  state.orderRestored[0] = 10;
  expect(costOf(world, state, 20, 2000)).toBe(0.5 * 2000 * 6);
  state.arrived[0] = 5;
  state.strength[0] = 1000;
  state.troopDays[0] = 8000;
  expect(costOf(world, state, 20, 2000)).toBe(3 * (8000 + 1000 * 50) + 0.5 * 2000);
});

test("an imposed large force is no larger than what is free, and none goes where nothing is", () => {
  const ordered = (tied: number): number => {
    const w = worldWith({ ...BURDEN, "scenario.tied": tied, "guarantor.sizeMedium": 5000 }, { places: 2 });
    const run = began({ ...w, directives: [{ force: "guarantor", choose: "deploy large", when: null, after: 0 }] });
    advance(run, 1);
    return run.state.troopsOrdered[0] as number;
  };
  expect(ordered(0)).toBe(4000);
  expect(ordered(0.75)).toBe(1000);
  expect(ordered(1)).toBe(0);
});
