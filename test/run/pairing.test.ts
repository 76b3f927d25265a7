// Variants of a world are paired draw by draw: what does not change stays the same to the last bit, and a fork goes on as its run would.
import { describe, expect, test } from "vitest";
import { NEVER, type State } from "../../src/model/kit/state.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { advance, fork, startRun } from "../../src/run/run.ts";
import { runChannels } from "../../src/run/channels.ts";
import { measure } from "../../src/run/row.ts";
import type { World } from "../../src/model/kit/world.ts";
import { steppe } from "../fixture/steppe.ts";
import { worldWith, type Sets } from "../model/stage.ts";

const LOUD: Sets = {
  "hardship.shockSize": 4,
  "mobilisation.calmGap": 4.6,
  "government.courseWeight": -6,
  "guarantor.burdenWeight": -3,
  "guarantor.needWeight": 4,
};

function end(world: World, days = 15, replicate = 0): State {
  const run = startRun(world, replicate);
  advance(run, days);
  return run.state;
}
const bits = (state: State): string =>
  Buffer.from(state.data.buffer, state.data.byteOffset, state.data.byteLength).toString("base64");

describe("a variant that changes nothing gives the same bits", () => {
  test("the same world again, in any order, and with values set to what they were", () => {
    for (let index = 0; index < 6; index++) {
      const world = worldWith(LOUD, { index, places: 6 });
      const first = bits(end(world));
      end(worldWith({}, { index: index + 50, places: 6 }));
      expect(bits(end(worldWith(LOUD, { index, places: 6 })))).toBe(first);
      expect(
        bits(
          end(
            worldWith(
              { ...LOUD, "orderForces.reserveTime": world.p["orderForces"]?.["reserveTime"] as number },
              { index, places: 6 },
            ),
          ),
        ),
      ).toBe(first);
    }
  });

  test("a parameter that the drawn form does not use", () => {
    const held = {
      ...LOUD,
      "decide.shockForm": "held",
      "contagion.distanceForm": "none",
      "orderForces.coordination": "ownThreshold",
    };
    for (let index = 0; index < 4; index++) {
      const first = bits(end(worldWith(held, { index, places: 6 })));
      for (const path of ["contagion.distanceScale", "orderForces.signalPrecision"])
        expect(bits(end(worldWith({ ...held, [path]: 3.21 }, { index, places: 6 }))), path).toBe(first);
    }
  });

  test("replicates and worlds differ", () => {
    const world = worldWith(LOUD, { places: 6 });
    expect(bits(end(world, 15, 1))).not.toBe(bits(end(world, 15, 0)));
    expect(bits(end(worldWith(LOUD, { places: 6, index: 1 })))).not.toBe(bits(end(world)));
  });
});

describe("forks", () => {
  test("a fork of the same world goes on as the run does, and leaves it alone", () => {
    for (let index = 0; index < 4; index++) {
      const world = worldWith(LOUD, { index, places: 6 });
      const whole = bits(end(world, 14));
      const run = startRun(world, 0);
      advance(run, 5.25);
      const before = bits(run.state);
      const arm = fork(run);
      advance(arm, 14);
      expect(bits(arm.state)).toBe(whole);
      expect(bits(run.state)).toBe(before);
      advance(run, 14);
      expect(bits(run.state)).toBe(whole);
      expect(run.log.events.map((e) => e.kind)).toEqual(arm.log.events.map((e) => e.kind));
    }
  });

  test("arms share their luck until they differ: what comes after does not change what came before", () => {
    let differ = 0;
    for (let index = 0; index < 10; index++) {
      const [a, b] = [0.2, 12].map((delay) => {
        const run = startRun(worldWith({ ...LOUD, "government.concessionDelay": delay }, { index, places: 6 }), 0);
        advance(run, 12);
        return run;
      }) as [ReturnType<typeof startRun>, ReturnType<typeof startRun>];
      const conceded = a.state.conceded[0] as number;
      expect(b.state.conceded[0] as number).toBe(conceded);
      if (conceded === NEVER) continue;
      const day = Math.floor(conceded);
      expect([...a.state.dayPeople.subarray(0, day)]).toEqual([...b.state.dayPeople.subarray(0, day)]);
      if (bits(a.state) !== bits(b.state)) differ++;
    }
    expect(differ).toBeGreaterThan(1);
  });
});

describe("changes that reshuffle nothing", () => {
  test("a place that nobody sees and that nothing happens in leaves the others' draws alone", () => {
    const alone = {
      "contagion.outsideShare": 0,
      "orderForces.reserveShare": 0,
      "repression.nationalShare": 0,
      "hardship.demandDiffusion": 0,
      "outsideHands.seedStrength": 0,
      "government.courseWeight": -1e6,
      "orderForces.coordination": "ownThreshold",
      "hardship.legitimacyByKilling": 0,
    };
    const sets = Object.entries({ "hardship.shockSize": 4, ...alone }).map(([set, to]) => ({ set, to }));
    const crowds = [5, 7].map((places) => {
      const state = end(compileWorld(compiler(steppe(places)), PLAN, 3, sets), 6);
      return Array.from({ length: 4 }, (_, d) => [...state.placeDayPeople.subarray(d * 90, d * 90 + 6)]);
    });
    expect(crowds[0]).toEqual(crowds[1]);
    expect(Math.max(...(crowds[0]?.flat() ?? []))).toBeGreaterThan(10);
  });

  test("an option out of reach leaves everything else as it was", () => {
    // asking is priced out of the menu's reach in one arm, out of its reach by another consideration in the other
    for (let index = 0; index < 6; index++) {
      const never = bits(end(worldWith({ ...LOUD, "government.stepAsk": 90 }, { index, places: 6 })));
      expect(
        bits(
          end(
            worldWith(
              { ...LOUD, "government.stepAsk": 0.25, "government.homeCostWeight": -9000 },
              { index, places: 6 },
            ),
          ),
        ),
      ).toBe(never);
    }
  });

  test("draws are named, not counted: asking for one changes no other", () => {
    const world = worldWith({}, { places: 4 });
    const [plain, busy] = [runChannels(world, 2), runChannels(world, 2)];
    for (let i = 0; i < 50; i++) busy.place("entryCount", 3, i, 0);
    expect(busy.place("entryCount", 1, 9, 3)).toBe(plain.place("entryCount", 1, 9, 3));
    expect(busy.state("revision", 9, 1, 0)).toBe(plain.state("revision", 9, 1, 0));
    const all = new Set(
      ["entryCount", "exitTotal", "recovery"].flatMap((s) =>
        [0, 1, 2].flatMap((d) => [0, 1].map((slot) => plain.place(s as "recovery", d, slot, 0))),
      ),
    );
    expect(all.size).toBe(18);
  });
});

test("a row is the same whether or not the run was followed further", () => {
  const world = worldWith({ ...LOUD, "survival.calmHazard": 1e-9 }, { places: 6, index: 2 });
  const run = startRun(world, 0);
  advance(run, 30);
  const row = measure(run, 30);
  const again = startRun(world, 0);
  advance(again, 12);
  advance(again, 30);
  expect([...measure(again, 30)]).toEqual([...row]);
});
