import { describe, expect, test } from "vitest";
import { CAR_EMISSIONS, pairwiseElection, weightedMean as published } from "../../examples/classics/bargaining.ts";
import { pairwiseExpected, weightedMean } from "../../src/model/actors/bargain.ts";
import { factionParts, guaranteeTo, leans, purge, purgeParts } from "../../src/model/actors/elites.ts";
import { NEVER, type State } from "../../src/model/kit/state.ts";
import type { World } from "../../src/model/kit/world.ts";
import { startRun, type Run } from "../../src/run/run.ts";
import { began, lived, momentOf, take, TICK, total, worldWith, type Sets } from "./stage.ts";

const faction = (over: Partial<World["factions"][number]> = {}): World["factions"][number] => ({
  id: "f",
  entity: 77,
  share: 0.2,
  services: 0.1,
  tie: 0.5,
  former: 0,
  alignment: 0.5,
  ...over,
});

/** A run with these factions and values, in a crisis that all have seen. */
function inCrisis(factions: readonly World["factions"][number][], sets: Sets = {}): Run {
  const world = { ...worldWith({ "elites.form": "decide", ...sets }, { places: 1 }), factions };
  const run = began(world);
  run.state.firstProtest[0] = 0;
  return run;
}

const NOBODY = { back: 0, hedge: 0, break: 0 };
const own = (state: State): number => state.ownPower[0] as number;

describe("bargaining", () => {
  const power = CAR_EMISSIONS.map((a) => a.capability * a.salience);
  const position = CAR_EMISSIONS.map((a) => a.position);
  test("the mean and the pairwise form are the published rules on the published ten actors", () => {
    expect(weightedMean(power, position)).toBeCloseTo(published(CAR_EMISSIONS), 12);
    expect(weightedMean(power, position)).toBeCloseTo(7.38996, 5);
    expect(pairwiseExpected(power, position)).toBeCloseTo(pairwiseElection(CAR_EMISSIONS, "markov").expected, 8);
    expect(pairwiseExpected(power, position)).toBeCloseTo(7.3482, 4);
  });
  test("a run's backing is theirs of its own power and stances; of the form decide it is the mean", () => {
    for (const form of ["mean", "pairwise", "decide"]) {
      const { world, state } = inCrisis([faction(), faction({ entity: 78 })], { "elites.form": form });
      state.stance.set([0.31, 0.64]);
      purge(momentOf({ ...began(world), state }), 0, 1);
      const actors = [own(state), ...state.power].map((capability, i) => ({
        name: String(i),
        capability,
        position: i === 0 ? 1 : (state.stance[i - 1] as number),
        salience: 1,
      }));
      const held = actors.filter((a) => a.capability > 0);
      const expected = form === "pairwise" ? pairwiseElection(held, "markov").expected : published(held);
      expect(state.backing[0], form).toBeCloseTo(expected, 8);
    }
  });
  test("one position is that position, and power that is nothing has no say", () => {
    expect(pairwiseExpected([0.4, 0.6], [1, 1])).toBe(1);
    expect(pairwiseExpected([0.4, 0], [0.7, 0.1])).toBe(0.7);
  });
});

test("without factions backing is full and nothing of this happens, in every form", () => {
  for (const form of ["mean", "pairwise", "decide"]) {
    const run = inCrisis([], { "elites.form": form, "elites.commander": 0.6 });
    for (let tick = 0; tick < 40; tick++)
      for (const step of ["elites see", "factions choose", "purges are weighed"])
        take(step, momentOf(run, { tick, time: tick * TICK, slot: Math.floor(tick / 2), sub: tick % 2 }));
    expect([run.state.backing[0], run.state.commander[0], run.state.dualPower[0], own(run.state)]).toEqual([
      1, 0.6, 0, 1,
    ]);
    expect(run.log.events).toEqual([]);
  }
});

test("no former leader's people, no dual power; with them it is the veto share until they are purged", () => {
  expect(inCrisis([faction()], { "elites.dualPower": 0.8 }).state.dualPower[0]).toBe(0);
  const run = inCrisis([faction({ former: 1 }), faction({ entity: 78 })], { "elites.dualPower": 0.8, "elites.purgeSuccess": 1 }); // prettier-ignore
  expect(run.state.dualPower[0]).toBeCloseTo(0.8, 12);
  purge(momentOf(run), 1, 3);
  expect([run.state.dualPower[0], run.state.dualPowerEnded[0]]).toEqual([0.8, NEVER]);
  purge(momentOf(run), 0, 4);
  expect([run.state.dualPower[0], run.state.dualPowerEnded[0]]).toEqual([0, 4]);
});

describe("a purge", () => {
  const three = [
    faction({ services: 0.3 }),
    faction({ entity: 78, services: 0 }),
    faction({ entity: 79, services: 0.2 }),
  ];
  test("shares out what is taken: to the circle its share, the rest by power and services, nothing lost", () => {
    const run = inCrisis(three, { "elites.purgeSuccess": 1, "elites.gainShare": 0.25 });
    const before = own(run.state);
    purge(momentOf(run), 0, 2);
    expect(own(run.state) - before).toBeCloseTo(0.05, 12);
    expect((run.state.power[1] as number) - 0.2).toBeCloseTo((0.15 * 0.2) / 0.6, 12);
    expect((run.state.power[2] as number) - 0.2).toBeCloseTo((0.15 * 0.4) / 0.6, 12);
    expect(own(run.state) + total(run.state.power)).toBeCloseTo(1, 12);
    expect([run.state.power[0], run.state.purged[0]]).toEqual([0, 2]);
  });
  test("of the only faction gives all to the circle; one that fails takes nothing and makes it break with its services", () => {
    const alone = inCrisis([faction()], { "elites.purgeSuccess": 1, "elites.gainShare": 0.25 });
    purge(momentOf(alone), 0, 2);
    expect(own(alone.state)).toBeCloseTo(1, 12);
    const failed = inCrisis(three, { "elites.purgeSuccess": 0, "elites.commander": 0.5 });
    purge(momentOf(failed), 0, 2);
    expect([failed.state.power[0], failed.state.stance[0], failed.state.purgeFailed[0]]).toEqual([0.2, 0, 2]);
    expect(failed.state.commander[0]).toBeCloseTo(0.5 * 0.5 + 0.2, 12);
    expect(failed.state.backing[0]).toBeCloseTo(0.8, 12);
  });
  test("its utility is the equation's; troops bear on it by one weight alone", () => {
    const { world, state } = inCrisis(three, { "elites.purgeDefault": -3, "elites.purgeThreat": 2, "elites.purgeShield": -4, "elites.purgeGuarantee": 1.5 }); // prettier-ignore
    state.stance[0] = 0.5;
    expect(purgeParts(world, state, 0, 0.5)).toEqual({ rarity: -3, threat: 0.2, shield: -0.6, backed: 0.75 });
  });
});

describe("a faction's choice", () => {
  const sets = { "elites.shareWeight": 4, "elites.purgeWeight": -2, "elites.guaranteeWeight": 1, "elites.bandwagonWeight": 2, "elites.tieWeight": 1, "elites.hedgeDefault": 0.5, "elites.breakSuccess": 0.5 }; // prettier-ignore
  test("considerations are the equation's", () => {
    const { world, state } = inCrisis([faction(), faction({ entity: 78 })], sets);
    state.stance[1] = 0;
    const parts = factionParts(world, state, 0, 0.6, { back: 0.5, hedge: 0.25, break: 0 });
    expect(parts.back["share"]).toBeCloseTo(4 * (0.6 * 0.2 + 0.4 * 0.1), 12);
    expect(parts.hedge["share"]).toBeCloseTo(4 * (0.6 * 0.16 + 0.4 * 0.18), 12);
    expect(parts.break["share"]).toBeCloseTo(4 * 0.4 * (0.2 + 0.5 * 0.6 * 0.5 * (0.2 + 0.2 + 0.1)), 12);
    expect(parts.break["purged"]).toBeCloseTo(-2 * 0.6 * 0.9, 12);
    expect([parts.back["guarantee"], parts.hedge["guarantee"], parts.break["guarantee"]]).toEqual([0.5, 0.25, 0]);
    expect(parts.back["others"]).toBeCloseTo((2 * 0.6) / 0.8, 12);
    expect(parts.break["others"]).toBeCloseTo((2 * 0.2) / 0.8, 12);
    expect([parts.back["tie"], parts.hedge["waiting"]]).toEqual([0.5, 0.5]);
  });
  test("the guarantor's word: troops over another faction's backing over talks with all over a warning", () => {
    const run = inCrisis([faction(), faction({ entity: 78 })]);
    const to = (j: number): number[] => Object.values(guaranteeTo(momentOf(run, { time: 5 }), j));
    expect(to(0)).toEqual([0, 0, 0]);
    run.state.warned[0] = 1;
    expect(to(0)).toEqual([0.5, 0.25, 0]);
    run.state.engaged[0] = 1;
    expect(to(0)).toEqual([0.5, 0.5, 0.25]);
    run.state.backedOther[0] = 1;
    run.state.backedFaction[0] = 2;
    expect([to(0), to(1)]).toEqual([[0, 0, 0], [0, 0, 0.5]]); // prettier-ignore
    run.state.decided[0] = 5;
    expect(to(0)).toEqual([0.5, 0.25, 0]);
    run.state.arrived[0] = 5;
    expect(to(0)).toEqual([1, 0.5, 0]);
  });
  test("a former leader's people turn their tie round once he is out", () => {
    const { world, state } = inCrisis([faction({ former: 1 })], sets);
    expect(factionParts(world, state, 0, 0.6, NOBODY).back["tie"]).toBe(0.5);
    state.dualPowerEnded[0] = 1;
    expect(factionParts(world, state, 0, 0.6, NOBODY).back["tie"]).toBe(-0.5);
  });
  test("is made by chance of the logit (900 runs, false alarm 1 in 1,000), and the leaning of the other forms is its mean", () => {
    const stances = Array.from({ length: 900 }, (_, r) => {
      const world = { ...worldWith({ "elites.form": "decide", "decide.shockForm": "held", "elites.error": 1e-9, "elites.revision": 1e9, ...sets }, { places: 1 }), factions: [faction()] }; // prettier-ignore
      const run = startRun(world, r);
      run.state.firstProtest[0] = 0;
      run.state.elitesSee[0] = 0;
      take("factions choose", momentOf(run, { tick: 1 }));
      return run.state.stance[0] as number;
    });
    const one = inCrisis([faction()], sets);
    const expected = leans(factionParts(one.world, one.state, 0, 0.5, NOBODY));
    const mean = stances.reduce((sum, s) => sum + s, 0) / stances.length;
    const variance = stances.reduce((sum, s) => sum + (s - mean) ** 2, 0) / stances.length;
    expect(new Set(stances)).toEqual(new Set([1, 0.5, 0]));
    expect(Math.abs(mean - expected)).toBeLessThan(3.3 * Math.sqrt(variance / 900));
  });
  test("nobody looks before a protest was seen; after order fewer and fewer do", () => {
    const looked = (change: (s: State) => void): number => {
      let moved = 0;
      for (let r = 0; r < 60; r++) {
        const run = inCrisis([faction()], { "elites.form": "mean", "elites.revision": 2, "elites.reckoning": 20 });
        change(run.state);
        const at = { ...momentOf({ ...run, replicate: r }, { time: 60, dt: 1, tick: 1 }) };
        take("factions choose", at);
        if (run.state.stance[0] !== 1) moved++;
      }
      return moved;
    };
    expect(looked((s) => (s.firstProtest[0] = NEVER))).toBe(0);
    const [all, some, few] = [
      looked(() => {}),
      looked((s) => (s.orderRestored[0] = 40)),
      looked((s) => (s.orderRestored[0] = 1)),
    ];
    expect(all).toBeGreaterThan(some);
    expect(some).toBeGreaterThan(few);
  });
});

describe("who follows a fall", () => {
  const follows = (stances: readonly number[], control: number): [number, number] => {
    const run = inCrisis([faction({ share: 0.3 }), faction({ entity: 78, share: 0.2 })]);
    run.state.stance.set(stances);
    run.state.nationalControl[0] = control;
    take("succession", momentOf(run));
    expect(run.state.successor[0]).toBe(0);
    run.state.fallen[0] = 1;
    take("succession", momentOf(run));
    expect(own(run.state) + total(run.state.power)).toBeCloseTo(1, 12);
    return [run.state.successor[0] as number, own(run.state)];
  };
  test("the strongest that does not back, the street by the ground lost, insiders where nobody has moved", () => {
    expect(follows([0.5, 0], 0.95)).toEqual([3, 0.25]);
    expect(follows([0, 0], 0.95)).toEqual([2, 0.25]);
    expect(follows([0, 0], 0.6)).toEqual([1, 0.5]);
    expect(follows([1, 1], 1)).toEqual([2, 0.25]);
  });
});

test("with both weights of the guarantor's word at zero, troops that do nothing else leave concentration alone", () => {
  const silent: Sets = {
    "elites.guaranteeWeight": 0,
    "elites.purgeGuarantee": 0,
    "elites.purgeDefault": 1,
    "deployment.freedPerTroop": 0,
    "deployment.crowdShare": 0,
    "deployment.presenceBacklash": 0,
    "survival.signalPromise": 0,
    "survival.signalArrival": 0,
    "request.decisionPath": "leaders",
    "request.leadersDelay": 0.2,
    "deployment.transit": 0.5,
    "treaty.rule": "guarantor",
    "hardship.shockSize": 3.5,
  };
  const held = (sets: Sets, sent: boolean): number[] => {
    const world = worldWith({ ...silent, ...sets }, { places: 5, index: 1 });
    const { state } = lived(
      { ...world, directives: [sent ? { force: "guarantor", choose: "deploy", when: { kind: "date", at: 3 }, after: 0 } : { force: "guarantor", never: "deploy" }, { force: "government", never: "ask" }] }, // prettier-ignore
      25,
    );
    expect(state.arrived[0] === NEVER).toBe(!sent);
    return [own(state), ...state.power, ...state.stance];
  };
  expect(held({}, true)).toEqual(held({}, false));
  expect(held({ "elites.purgeGuarantee": 80, "elites.purgeDefault": -40 }, true)).not.toEqual(
    held({ "elites.purgeGuarantee": 80, "elites.purgeDefault": -40 }, false),
  );
});
