import { describe, expect, test } from "vitest";
import { mourn } from "../../src/model/street/repression.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { began, crowdOf, momentOf, take, TICK, worldWith, type Sets } from "./stage.ts";

const SETS = { "shutdown.openUnder": 0.05, "shutdown.hardship": 0.4, "shutdown.lasts": 3, "contagion.mediaShare": 0.6 };
const ran = (sets: Sets = {}, on = true): ReturnType<typeof began> => {
  const run = began(worldWith({ ...SETS, ...sets }, { places: 3 }));
  if (on) {
    run.state.shutdown[0] = 2;
    run.state.shutdownOn[0] = 1;
  }
  return run;
};

describe("while networks are down", () => {
  test("a crowd elsewhere is seen through media by what is left, the own square as before", () => {
    const v = (on: boolean, sets: Sets, place: number): number => {
      const run = ran({ "contagion.reach": 0, ...sets }, on);
      crowdOf(run, 0, 2000);
      take("visible crowd", momentOf(run));
      const seen = run.state.visible[place] as number;
      return seen / (1 - seen);
    };
    // V/v_0 is v/(1-v): linear in what media carry
    expect(v(true, {}, 1)).toBeCloseTo(0.05 * v(false, {}, 1), 12);
    expect(v(true, { "contagion.outsideShare": 0 }, 0)).toBe(v(false, { "contagion.outsideShare": 0 }, 0));
  });

  test("fully open it changes nothing; wholly closed there is neighbours' word alone", () => {
    const v = (on: boolean, sets: Sets): number => {
      const run = ran(sets, on);
      crowdOf(run, 0, 2000);
      take("visible crowd", momentOf(run));
      return run.state.visible[1] as number;
    };
    expect(v(true, { "shutdown.openUnder": 1 })).toBe(v(false, {}));
    expect(v(true, { "shutdown.openUnder": 0, "contagion.reach": 0 })).toBe(0);
  });

  test("people go without: its hardship is added like a price rise, and taken away with it", () => {
    const felt = (on: boolean, hardship: number): number => {
      const run = ran({ "shutdown.hardship": hardship }, on);
      take("grievance", momentOf(run, { time: 2 }));
      return run.state.grievance[1] as number;
    };
    expect(felt(true, 0.4) - felt(false, 0.4)).toBeCloseTo(0.4, 9);
    expect(felt(true, 0)).toBe(felt(false, 0));
    expect(felt(true, -0.1)).toBeLessThan(felt(false, -0.1));
  });

  test("demands and anger over deaths elsewhere travel less", () => {
    const political = (on: boolean): number => {
      const run = ran({ "hardship.demandDiffusion": 1, "elites.dualPowerDemands": 0 }, on);
      crowdOf(run, 0, 2000);
      run.state.political[0] = 0.9;
      take("demands", momentOf(run));
      return run.state.political[1] as number;
    };
    expect(political(true)).toBeLessThan(0.06 * political(false));
    const anger = (on: boolean, place: number): number => {
      const run = ran({ "repression.nationalShare": 0.5 }, on);
      mourn(momentOf(run), 0, 10);
      return run.state.backlash[place] as number;
    };
    expect(anger(true, 1)).toBeCloseTo(0.05 * anger(false, 1), 12);
    expect(anger(true, 0)).toBeGreaterThan(0.5 * anger(false, 0));
  });
});

test("it ends after its time, once, and the log says so", () => {
  const run = ran();
  for (let tick = 0; tick < 80; tick++) take("shutdown ends", momentOf(run, { time: 2 + tick * TICK, tick }));
  expect(run.state.shutdownOn[0]).toBe(0);
  expect(run.state.shutdown[0]).toBe(2);
  expect(run.log.events.map((e) => [e.kind, e.time])).toEqual([["networks are back", 5]]);
  const never = ran({}, false);
  take("shutdown ends", momentOf(never, { time: 50 }));
  expect(never.state.shutdown[0]).toBe(NEVER);
  expect(never.log.events).toHaveLength(0);
});
