import { describe, expect, test } from "vitest";
import { factionParts } from "../../src/model/actors/elites.ts";
import { outrageOf } from "../../src/model/street/outrage.ts";
import { mourn } from "../../src/model/street/repression.ts";
import { began, crowdOf, momentOf, take, worldWith, type Sets } from "./stage.ts";

const BASE: Sets = { "outrage.half": 0.2, "outrage.fade": 10, "outrage.legitimacyLost": 0.5, "hardship.legitimacyByKilling": 0 }; // prettier-ignore

/** A run in which so many were killed at its first place, in a crowd so far violent. */
function killed(people: number, violent: number, sets: Sets = {}, places = 2) {
  const run = began(worldWith({ ...BASE, ...sets }, { places }));
  run.state.violent[0] = violent;
  mourn(momentOf(run), 0, people);
  return run;
}

describe("what is seen of the dead", () => {
  const per = (run: ReturnType<typeof killed>, people: number): number => (1e5 * people) / run.world.totalPeople;

  test("the peaceful part of them, per 100,000 in the country; half of outrage at its half", () => {
    const run = killed(10, 0.25);
    expect(run.state.outrage[0]).toBeCloseTo(0.75 * per(run, 10), 12);
    run.state.outrage[0] = 0.2;
    expect(outrageOf(run.world, run.state)).toBeCloseTo(0.5, 12);
  });

  test("none in a wholly violent crowd, and none where nobody died", () => {
    for (const run of [killed(10, 1), killed(0, 0)]) expect(outrageOf(run.world, run.state)).toBe(0);
  });

  test("what a shutdown lets through", () => {
    const run = began(worldWith({ ...BASE, "shutdown.openUnder": 0.1 }, { places: 2 }));
    run.state.shutdownOn[0] = 1;
    mourn(momentOf(run), 0, 10);
    expect(run.state.outrage[0]).toBeCloseTo(0.1 * per(run, 10), 12);
  });

  test("it fades", () => {
    const run = killed(10, 0);
    const before = run.state.outrage[0] as number;
    take("outrage fades", momentOf(run, { dt: 10 }));
    expect(run.state.outrage[0]).toBeCloseTo(before / Math.E, 12);
  });
});

describe("forces", () => {
  /** Loyal staff that stand aside in a tick, facing a crowd, after so many were killed. */
  const aside = (people: number, violent: number, weight: number): number => {
    const run = killed(people, violent, { "orderForces.outrageWeight": weight, "orderForces.coordination": "coordination" }, 1); // prettier-ignore
    crowdOf(run, 0, 400);
    take("order forces waver", momentOf(run));
    return run.state.wavering[0] as number;
  };

  test("waver more where peaceful people were seen killed, and not at all for it where the crowd was violent", () => {
    expect(aside(50, 0, 2)).toBeGreaterThan(aside(0, 0, 2));
    expect(aside(50, 1, 2)).toBe(aside(0, 0, 2));
  });

  test("limit: without the weight deaths are nothing to them", () => expect(aside(50, 0, 0)).toBe(aside(0, 0, 0)));
});

test("insiders: backing costs the weight at full outrage, hedging half of it, breaking nothing", () => {
  const run = killed(0, 0, { "elites.outrageWeight": 2 });
  run.state.outrage[0] = 0.2;
  const none = { back: 0, hedge: 0, break: 0 };
  const parts = factionParts(run.world, run.state, 0, 0.9, none);
  expect([parts.back.bloodshed, parts.hedge.bloodshed, parts.break.bloodshed]).toEqual([-1, -0.5, -0]);
});

describe("the hazard of a fall", () => {
  /** Hazard gathered in a day. */
  const hazard = (backing: number, outrage: number, weight: number, legitimacy = 0.5): number => {
    const run = began(worldWith({ ...BASE, "survival.legitimacyWeight": weight, "survival.eliteFloor": 0.4, "survival.eliteFallRate": 1, "survival.power": 1, "survival.calmHazard": 0, "hardship.legitimacy": 0.5 }, { places: 2 })); // prettier-ignore
    run.state.backing[0] = backing;
    run.state.outrage[0] = outrage;
    run.state.legitimacy[0] = legitimacy;
    take("fall", momentOf(run, { dt: 1 }));
    return run.state.fallClock[0] as number;
  };

  test("insiders move at a higher backing once legitimacy is lost", () => {
    // half of full outrage takes a quarter of legitimacy; 0.4 of the way to all is 0.4 + 0.6 · 0.4 · 0.25 = 0.46
    expect(hazard(0.43, 0.2, 0.4)).toBeCloseTo((0.46 - 0.43) / 0.46, 10);
    expect(hazard(0.43, 0, 0.4)).toBe(0);
    // lost in other ways: a concession too many, say
    expect(hazard(0.43, 0, 0.4, 0.25)).toBeCloseTo((0.52 - 0.43) / 0.52, 10);
  });

  test("limits: no weight, or more legitimacy than before, and the floor is where it was", () => {
    expect(hazard(0.3, 0.2, 0)).toBeCloseTo(0.25, 12);
    expect(hazard(0.3, 0, 0.4, 0.7)).toBeCloseTo(0.25, 12);
  });
});
