// The years after: clocks against a slow twin, lessons and commitments handed on, the same answer however far a run was followed.
import { describe, expect, test } from "vitest";
import { draw, channel, runKey } from "../../src/core/keyed.ts";
import { STREAMS } from "../../src/core/streams.ts";
import { ignitionRate, YEAR } from "../../src/model/region.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import type { World } from "../../src/model/kit/world.ts";
import { askedUnrest, membersBelief, regionCrises } from "../../src/run/region.ts";
import { advance, fork, startRun, type Run } from "../../src/run/run.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { neighbourWorld } from "../../src/world/neighbours.ts";
import { unsaidOf, NEIGHBOUR_VALUE_NAMES } from "../../src/scenario/region.ts";
import type { ScenarioNeighbour, Value } from "../../src/scenario/scenario.ts";
import { steppe } from "../fixture/steppe.ts";

const people: Value = { kind: "fact", value: 5e6, source: "test", mark: "U" };
const neighbour = (id: string): ScenarioNeighbour => ({
  id,
  values: Object.fromEntries(NEIGHBOUR_VALUE_NAMES.map((name) => [name, unsaidOf(name) ?? people])),
});
const IDS = ["STP", "M1", "M2", "N1", "N2"];
const compiled = compiler(steppe(3, { region: IDS.map(neighbour) }));
const at = (index: number, sets: Readonly<Record<string, number | string>> = {}, seed = 1): World =>
  compileWorld(
    compiled,
    { ...PLAN, seed },
    index,
    Object.entries(sets).map(([set, to]) => ({ set, to })),
  );

/** A run that was over before it began: nothing happened up to the horizon. */
function quiet(world: World, replicate = 0): Run {
  const run = startRun(world, replicate);
  run.tick = world.days * 8;
  return run;
}

describe("clocks", () => {
  test("first crises come when a plain walk over the days says so", () => {
    for (let index = 0; index < 8; index++) {
      const world = at(index, { "region.ignition": 0.4 / YEAR });
      const crises = regionCrises(quiet(world), 2 * YEAR);
      for (const state of world.region) {
        const own = crises.filter((c) => c.state === state.id).map((c) => c.at);
        const slow = slowTimes(world, state.id, 2 * YEAR);
        expect(own.length).toBe(slow.length);
        own.forEach((t, k) => expect(Math.abs(t - (slow[k] as number))).toBeLessThan(2 * HOUR * (k + 1)));
      }
      expect(crises.map((c) => c.at)).toEqual(crises.map((c) => c.at).sort((a, b) => a - b));
    }
  });

  test("the base rate comes out: crises a state and year over 400 worlds of one rate, within 3 standard errors", () => {
    // the twin of the anchor: a state in its own crisis cannot begin another, so the rate is 1/(1/λ + 30 d)
    const rate = 0.3 / YEAR;
    let n = 0;
    const worlds = 400;
    for (let index = 0; index < worlds; index++) {
      const world = at(index, { "region.ignition": rate, "region.generationEffect": 0, "region.tenureEffect": 0 });
      n += IDS.reduce((sum, id) => sum + slowTimes(world, id, YEAR).length, 0);
    }
    const expected = worlds * IDS.length * renewals(rate, YEAR, 30);
    expect(Math.abs(n - expected)).toBeLessThan(3 * Math.sqrt(expected));
  });
});

const HOUR = 1 / 24;

/** Hour by hour: gathers the hazard until it passes the one drawn. Late by less than an hour a crisis. */
function slowTimes(world: World, id: string, days: number): number[] {
  const state = world.region.find((s) => s.id === id) as World["region"][number];
  const rate = ignitionRate(world, state, world.region);
  const key = channel(runKey(world.seed, world.index, 0), STREAMS.ignition, state.entity);
  const times: number[] = [];
  const drawn = (): number => -Math.log(draw(key, times.length, 0, 0));
  let gathered = 0;
  let enough = drawn();
  for (let t = world.days; t <= world.days + days; t += HOUR) {
    if (t < (times.at(-1) ?? -Infinity) + 30) continue;
    gathered += rate * HOUR;
    if (gathered < enough) continue;
    times.push(t + HOUR);
    gathered = 0;
    enough = drawn();
  }
  return times;
}

/** Mean number of events by time t where each is followed by `dead` days without: a sum over k of P(k-th by t). */
function renewals(rate: number, t: number, dead: number): number {
  let sum = 0;
  for (let k = 1; k < 20; k++) {
    const left = rate * (t - (k - 1) * dead);
    if (left <= 0) break;
    // P(Gamma(k) <= left)
    let term = Math.exp(-left);
    let below = term;
    for (let i = 1; i < k; i++) below += term *= left / i;
    sum += 1 - below;
  }
  return sum;
}

describe("what one crisis leaves for the next", () => {
  /** As after an agreed request, two thousand troops, gone after ten days. */
  function helped(world: World): Run {
    const run = quiet(world);
    const { state } = run;
    [state.requested[0], state.deployChosen[0], state.consented[0], state.decided[0]] = [5, 5.5, 6, 6];
    [state.arrived[0], state.withdrawn[0], state.troopsOrdered[0]] = [7, 17, 2000];
    return run;
  }

  function refused(world: World): Run {
    const run = quiet(world);
    [run.state.requested[0], run.state.refused[0]] = [5, 8];
    return run;
  }

  const learning = { "precedent.form": "beta", "precedent.reading": 1, "precedent.priorWeight": 4 };

  test("members believe more after help, less after a refusal, by Beta's own numbers", () => {
    const world = at(0, { ...learning, "precedent.priorCome": 0.4, "precedent.similarityFade": 1e12 });
    expect(membersBelief(quiet(world), "come")).toBeCloseTo(0.4, 12);
    expect(membersBelief(helped(world), "come")).toBeCloseTo((1.6 + 1) / 5, 9);
    expect(membersBelief(refused(world), "come")).toBeCloseTo(1.6 / 5, 9);
  });

  test("staying: gone after ten days is not to have stayed", () => {
    const world = at(0, { ...learning, "precedent.priorStay": 0.5, "precedent.similarityFade": 1e12 });
    expect(membersBelief(helped(world), "stay")).toBeCloseTo(2 / 5, 9);
    expect(membersBelief(refused(world), "stay")).toBeCloseTo(0.5, 12);
  });

  test("without learning and without a burden, help or its refusal changes nothing in the years after, to the bit", () => {
    const sets = { "precedent.form": "none", "burden.tieUp": 0, "region.ignition": 1 / YEAR };
    for (let index = 0; index < 4; index++) {
      const world = at(index, sets);
      expect(regionCrises(helped(world), YEAR)).toEqual(regionCrises(refused(world), YEAR));
      expect(membersBelief(helped(world), "come")).toBe(membersBelief(refused(world), "come"));
    }
  });

  test("with them it does, in crises after the lesson", () => {
    const sets = {
      ...learning,
      "region.ignition": 2 / YEAR,
      "precedent.normShift": 0.4,
      "precedent.crowdLesson": -0.5,
    };
    const differs = [0, 1, 2, 3, 4, 5].some((index) => {
      const world = at(index, sets);
      return JSON.stringify(regionCrises(helped(world), YEAR)) !== JSON.stringify(regionCrises(refused(world), YEAR));
    });
    expect(differs).toBe(true);
  });
});

describe("the pass", () => {
  const lively = { "region.ignition": 1 / YEAR };

  test("a year is the beginning of three", () => {
    const world = at(1, lively);
    const year = regionCrises(quiet(world), YEAR);
    expect(year.length).toBeGreaterThan(0);
    expect(regionCrises(quiet(world), 3 * YEAR).slice(0, year.length)).toEqual(year);
  });

  test("does not touch the run, and does not depend on how far it was followed", () => {
    const run = startRun(at(2, lively), 0);
    advance(run, 30);
    const before = run.state.data.slice();
    const crises = regionCrises(run, YEAR);
    expect(run.state.data).toEqual(before);
    advance(run, 60);
    expect(regionCrises(run, YEAR)).toEqual(crises);
    expect(regionCrises(fork(run), YEAR)).toEqual(crises);
  });

  test("another replicate, another branch and another seed have years of their own", () => {
    const world = at(3, lively);
    const own = JSON.stringify(regionCrises(quiet(world), YEAR));
    expect(JSON.stringify(regionCrises(quiet(world, 1), YEAR))).not.toBe(own);
    expect(JSON.stringify(regionCrises(fork(quiet(world), world, 1), YEAR))).not.toBe(own);
    expect(JSON.stringify(regionCrises(quiet(at(3, lively, 2)), YEAR))).not.toBe(own);
  });

  test("only members ask, and no state outside is ever sent troops", () => {
    const strong = {
      ...lively,
      "government.courseWeight": -1,
      "government.dangerWeight": 16,
      "government.legitimacyWeight": 0,
      "decide.shockForm": "rate",
    };
    const crises = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((i) => regionCrises(quiet(at(i, strong)), 2 * YEAR));
    expect(crises.some((c) => c.member && c.requested)).toBe(true);
    expect(crises.filter((c) => !c.member && (c.requested || c.deployed))).toEqual([]);
  });
});

test("the state asked about: a chance in closed form, a tenth a year at 0.1054", () => {
  const sets = {
    "region.ignition": 0.10536051565782628 / YEAR,
    "region.generationEffect": 0,
    "region.tenureEffect": 0,
  };
  expect(askedUnrest(quiet(at(0, sets)))).toBeCloseTo(0.1, 12);
});

test("a neighbour's world has its own people and forces, and the asker's seat goes to the scenario's state", () => {
  const world = at(0);
  const m1 = world.region.find((s) => s.id === "M1") as World["region"][number];
  const there = neighbourWorld(world, m1, { seed: 5, shock: 3, lessons: [], tied: 0.7 });
  expect(there.totalPeople).toBe(5e6);
  expect(there.people.reduce((a, b) => a + b, 0)).toBe(5e6);
  expect(there.staff[0]).toBeCloseTo(((m1.staff[0] as number) * 5e6) / 4, 6);
  expect(there.weight.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  expect(there.members.map((m) => m.id)).toEqual(["STP", "M2", "M3"]);
  expect(there.given["tied"]).toBe(0.7);
  expect(Math.max(...(there.shocks[0]?.size ?? []))).toBe(3);
  expect(there.p["mobilisation"]?.["calmGap"]).toBe(world.p["mobilisation"]?.["calmGap"]);
  const run = startRun(there, 0);
  advance(run, 5);
  expect(run.state.firstProtest[0] === NEVER || (run.state.firstProtest[0] as number) >= 0).toBe(true);
});
