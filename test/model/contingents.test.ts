import { describe, expect, test } from "vitest";
import { guarantorShareOf } from "../../src/model/actors/contingents.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import type { Member } from "../../src/model/kit/world.ts";
import { outcomeOf } from "../../src/run/outcomes.ts";
import { began, momentOf, take, TICK, worldWith, type Sets } from "./stage.ts";
import { asked } from "../fixture/asked.ts";

const SETS = {
  "contingents.acceptability": 1,
  "contingents.parliamentFail": 0,
  "contingents.parliamentDelay": 1,
  "deployment.transit": 0.5,
  "deployment.buildUp": 1e-6,
};
const member = (id: string, offer: number, parliament = 0): Member => ({
  id, entity: 1000 + id.charCodeAt(0), stake: 0, fear: 0, need: 0, dependence: 0, against: 0, parliament, offer,
}); // prettier-ignore
const THREE = [member("A", 0.1), member("B", 0.2, 1), member("C", 0.05)];

/** A force of 1,000 decided on day 2, after so many days. */
function force(
  days: number,
  sets: Sets = {},
  votes: readonly number[] = [1, 1, 1],
  members = THREE,
  replicate = 0,
): ReturnType<typeof began> {
  const world = { ...worldWith({ ...SETS, ...sets }, { places: 2 }), members };
  const run = began(world, replicate);
  run.state.vote.set(votes);
  run.state.pending[0] = 1;
  run.state.consented[0] = run.state.decided[0] = 2;
  run.state.troopsOrdered[0] = 1000;
  for (let tick = 0; tick < days / TICK; tick++)
    for (const step of ["contingents come", "force arrives"])
      take(step, momentOf(run, { tick, time: tick * TICK, slot: Math.floor(tick / 2), sub: tick % 2 }));
  return run;
}

describe("what comes", () => {
  test("all who consent, a parliament's later than the others, each with its share of the plan", () => {
    const { state, world } = force(8);
    expect([...state.memberArrived]).toEqual([2.5, 3.5, 2.5]);
    expect(state.strength[0]).toBeCloseTo(1000, 9);
    expect(state.troops[0]).toBeCloseTo(1000, 6);
    expect(guarantorShareOf(world, state)).toBeCloseTo(0.65, 12);
  });

  test("nobody who stands aside or objects, and nobody makes up for them", () => {
    const { state, world } = force(8, {}, [1, 0.5, -1]);
    expect([...state.memberArrived]).toEqual([2.5, NEVER, NEVER]);
    expect(state.strength[0]).toBeCloseTo(750, 9);
    expect(guarantorShareOf(world, state)).toBeCloseTo(0.65 / 0.75, 12);
  });

  test("nobody where the host wants nobody, or where the guarantor goes alone", () => {
    const unwanted = force(8, { "contingents.acceptability": 0 });
    expect(unwanted.state.strength[0]).toBeCloseTo(650, 9);
    expect(guarantorShareOf(unwanted.world, unwanted.state)).toBe(1);
    expect(unwanted.log.events.filter((e) => e.kind === "contingent declined")).toHaveLength(3);
    const alone = force(8, { "treaty.label": "alone" });
    expect(alone.state.strength[0]).toBe(1000);
    expect(guarantorShareOf(alone.world, alone.state)).toBe(1);
    expect([...alone.state.comes]).toEqual([0, 0, 0]);
  });

  test("nothing before it is decided", () => {
    const { state } = force(1.5);
    expect(state.strength[0]).toBe(0);
    expect([...state.comes]).toEqual([0, 0, 0]);
  });
});

describe("a parliament", () => {
  const held = (run: ReturnType<typeof began>): string[] =>
    run.log.events.map((e) => e.kind).filter((kind) => kind.startsWith("parliament"));

  test("that always fails votes twice, and its contingent stays at home", () => {
    const run = force(30, { "contingents.parliamentFail": 1 });
    expect(held(run)).toEqual(["parliament refuses", "parliament refuses"]);
    expect(run.state.memberArrived[1]).toBe(NEVER);
  });

  test("may fail once and agree a delay later: so often as its chance says", () => {
    let once = 0;
    let never = 0;
    const n = 1000;
    for (let replicate = 0; replicate < n; replicate++) {
      const run = force(9, { "contingents.parliamentFail": 0.4 }, [1, 1, 1], THREE, replicate);
      const date = run.state.memberArrived[1];
      if (date === 4.5) once++;
      else if (date === NEVER) never++;
      else expect(date).toBe(3.5);
    }
    // binomial with n 1000: five standard deviations
    expect(Math.abs(once / n - 0.24)).toBeLessThan(5 * Math.sqrt((0.24 * 0.76) / n));
    expect(Math.abs(never / n - 0.16)).toBeLessThan(5 * Math.sqrt((0.16 * 0.84) / n));
  });
});

test("members' luck is their own: with one member gone from the list the others' hosts and parliaments say the same", () => {
  const sets = { "contingents.acceptability": 0.5, "contingents.parliamentFail": 0.5 };
  for (let replicate = 0; replicate < 40; replicate++) {
    const all = force(9, sets, [1, 1, 1], THREE, replicate);
    const less = force(9, sets, [1, 1], THREE.slice(1), replicate);
    expect([...all.state.memberArrived].slice(1)).toEqual([...less.state.memberArrived]);
  }
});

test("a claim can ask for one contingent, or for several together", () => {
  const run = force(8, {}, [1, 1, -1]);
  expect(outcomeOf(run, asked("arrived.A"))).toBe(1);
  expect(outcomeOf(run, asked("arrived.A+B"))).toBe(1);
  expect(outcomeOf(run, asked("arrived.A+C"))).toBe(0);
  expect(outcomeOf(run, asked("arrived.Z"))).toBe(0);
  expect(() => outcomeOf(run, asked("arrived."))).toThrow(RangeError);
});

test("a force that has left brings no latecomers", () => {
  const run = force(4, { "contingents.parliamentDelay": 4 });
  run.state.withdrawn[0] = 4;
  for (let tick = 4 / TICK; tick < 30 / TICK; tick++)
    take("contingents come", momentOf({ ...run, tick }, { tick, time: tick * TICK }));
  expect(run.state.memberArrived[1]).toBe(NEVER);
});

test("before the first unit is there the share is the plan's", () => {
  const run = force(2.25);
  expect(run.state.arrived[0]).toBe(NEVER);
  expect(guarantorShareOf(run.world, run.state)).toBeCloseTo(0.65, 12);
});
