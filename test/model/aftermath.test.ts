import { describe, expect, test } from "vitest";
import { alignment, considered, payoff } from "../../src/model/actors/aftermath.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { began, momentOf, take, TICK, worldWith, type Sets } from "./stage.ts";

const BASE: Sets = {
  "decide.shockForm": "rate",
  "aftermath.stayDefault": -3,
  "aftermath.orderWeight": 2,
  "aftermath.hostWeight": 1,
  "aftermath.hostWish": 0.5,
  "aftermath.presenceWeight": -4,
  "aftermath.postValue": 0.25,
  "aftermath.elsewhereWeight": 0,
  "aftermath.limitWeight": 2,
  "aftermath.announcedStay": 10,
  "aftermath.revision": 1,
};

/** Days that a force of 2,000 stays, of those that leave within `days`, over worlds. */
function stays(sets: Sets, days: number, worlds: number): number[] {
  return Array.from({ length: worlds }, (_, index) => {
    const run = began(worldWith({ ...BASE, ...sets }, { places: 2, index }));
    run.state.arrived[0] = 0;
    run.state.troops[0] = 2000;
    for (let tick = 0; tick < days / TICK && run.state.withdrawn[0] === NEVER; tick++)
      take("force leaves", momentOf(run, { tick, time: tick * TICK, slot: Math.floor(tick / 2), sub: tick % 2 }));
    return run.state.withdrawn[0] as number;
  });
}

describe("a force that is there", () => {
  test("leaves at the rate of its considerations, however often it looks (400 worlds each, false alarm 1 in 1,000)", () => {
    const chance = 1 / (1 + Math.exp(3 - 0.5 + 1)); // habit -3, host 0.5, post -1
    for (const looked of [1, 8, 1e9]) {
      const days = 20;
      const left = stays({ "aftermath.announcedStay": 1e6, "aftermath.revision": looked }, days, 400).filter((d) => d !== NEVER).length; // prettier-ignore
      // by the last look, which lies about 1/ν before the end
      const q = 1 - Math.exp(-looked * TICK);
      let none = (1 - q) ** (days / TICK);
      for (let m = 0; m < days / TICK; m++) none += q * (1 - q) ** m * Math.exp(-chance * (days - m * TICK));
      expect(Math.abs(left / 400 - (1 - none)), `${looked}`).toBeLessThan(3.3 * Math.sqrt((none * (1 - none)) / 400));
    }
  });

  test("never leaves when nobody looks before the announced date; that puts the question once, by the logistic chance (400 worlds, false alarm 1 in 1,000)", () => {
    const unseen = { "aftermath.revision": 0 };
    expect(stays({ ...unseen, "aftermath.announcedStay": 31 }, 30, 20).every((d) => d === NEVER)).toBe(true);
    const left = stays({ ...unseen, "aftermath.announcedStay": 3 }, 30, 400).filter((d) => d !== NEVER);
    expect(new Set(left)).toEqual(new Set([3]));
    const chance = 1 / (1 + Math.exp(3 - 0.5 + 1 - 2)); // and the date 2
    expect(Math.abs(left.length / 400 - chance)).toBeLessThan(3.3 * Math.sqrt((chance * (1 - chance)) / 400));
  });

  test("leaves within days when nothing speaks for staying", () => {
    const soon = stays({ "aftermath.stayDefault": 60, "aftermath.revision": 1e9 }, 10, 40);
    expect(soon.filter((d) => d !== NEVER).length).toBeGreaterThan(38);
    expect(soon.filter((d) => d > 3).length).toBeLessThan(9);
  });

  test("is gone once, with its troops, and does nothing before it came", () => {
    const run = began(worldWith({ ...BASE, "aftermath.stayDefault": 60, "aftermath.revision": 1e9, "decide.occasions": 1e3 }, { places: 2 })); // prettier-ignore
    take("force leaves", momentOf(run));
    expect(run.log.events).toEqual([]);
    run.state.arrived[0] = 0;
    run.state.troops[0] = 2000;
    for (let tick = 0; tick < 4; tick++) take("force leaves", momentOf(run, { tick, time: tick * TICK }));
    expect(run.log.events.map((e) => e.kind)).toEqual(["withdrawal"]);
    expect(run.state.troops[0]).toBe(0);
  });
});

test("considerations: order counts up to three days, the announced date from that day on, a post by its value", () => {
  const world = worldWith(BASE, { places: 2 });
  expect(considered(world, NEVER, 0, 5)).toEqual({ habit: -3, order: 0, host: 0.5, post: -1, elsewhere: 0, limit: 0 });
  expect(considered(world, 4, 0, 5.5)["order"]).toBeCloseTo(1, 12);
  expect(considered(world, 0, 0, 9)["order"]).toBe(2);
  expect(considered(world, 0, 0, 10)["limit"]).toBe(2);
});

describe("leverage and alignment", () => {
  const LEVER: Sets = {
    "aftermath.leverageRise": 0.02,
    "aftermath.leverageFade": 100,
    "aftermath.alignmentAtFirst": 0.7,
    "aftermath.leverageAlignment": 0.4,
    "aftermath.adaptation": 0.5,
    "guarantor.sizeMedium": 2000,
    "deployment.homeDisapproval": 0,
  };
  const after = (troops: number, days: number, dt: number, gone = 0): ReturnType<typeof began> => {
    const run = began(worldWith(LEVER, { places: 2 }));
    run.state.troops[0] = troops;
    for (let t = 0; t < days; t += dt) take("leverage", momentOf(run, { dt }));
    run.state.troops[0] = 0;
    for (let t = 0; t < gone; t += dt) take("leverage", momentOf(run, { dt }));
    return run;
  };

  test("no presence, no leverage; half a force half the rate; the same in days and in ticks; it fades once they have gone", () => {
    expect(after(0, 100, 1).state.leverage[0]).toBe(0);
    expect(after(2000, 50, 1).state.leverage[0]).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(after(1000, 50, 1).state.leverage[0]).toBeCloseTo(1 - Math.exp(-0.5), 12);
    expect(after(9000, 50, TICK).state.leverage[0]).toBeCloseTo(1 - Math.exp(-1), 9);
    expect(after(2000, 50, 1, 200).state.leverage[0]).toBeCloseTo((1 - Math.exp(-1)) * Math.exp(-2), 12);
  });

  test("alignment is the ruler's own without leverage, the equation's with it, and never out of bounds", () => {
    const { world, state } = after(0, 1, 1);
    expect(alignment(world, state)).toBeCloseTo(0.7, 12);
    state.leverage[0] = 0.5;
    expect(alignment(world, state)).toBeCloseTo(0.5 + 0.2 * 0.75 + 0.2, 12);
    state.successor[0] = 2;
    const own = (world.factions[0] as { alignment: number }).alignment;
    expect(alignment(world, state)).toBeCloseTo(0.5 + (own - 0.5) * 0.75 + 0.2, 12);
    state.successor[0] = 1;
    state.leverage[0] = 0;
    expect(alignment(world, state)).toBeCloseTo(0.7 * (1 - (world.given["hostileSuccessor"] as number)), 12);
    state.engaged[0] = 1;
    const brought = worldWith({ ...LEVER, "guarantor.engageSkill": 0.5, "guarantor.engageReach": 0.4 }, { places: 2 });
    const street = 0.7 * (1 - (world.given["hostileSuccessor"] as number));
    expect(alignment(brought, state)).toBeCloseTo(street + 0.2 * (1 - street), 12);
    state.successor[0] = 0;
    expect(alignment(brought, state)).toBeCloseTo(0.7, 12);
    for (const sign of [-9, 9]) {
      const extreme = worldWith({ ...LEVER, "aftermath.leverageAlignment": sign }, { places: 2 });
      state.leverage[0] = 1;
      expect(alignment(extreme, state)).toBe(sign > 0 ? 1 : 0);
    }
  });

  test("the payoff is alignment less burden; nobody sent, no burden", () => {
    const { world, state } = after(0, 1, 1);
    expect(payoff(world, state)).toBe(alignment(world, state));
    state.troopDays[0] = 9.1e6;
    expect(payoff(world, state)).toBeCloseTo(alignment(world, state) - 0.7, 9);
  });
});
