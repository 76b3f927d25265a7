import { describe, expect, test } from "vitest";
import { posture } from "../../src/model/actors/posture.ts";
import { POSTURE_OPTIONS } from "../../src/model/kit/options.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { postureUnder, repression } from "../../src/model/street/repression.ts";
import { began, crowdOf, lived, momentOf, take, total, worldWith, type Sets } from "./stage.ts";

const RATE: Sets = { "decide.shockForm": "rate", "government.error": 0, "perception.trend": 0 };
/** Nothing but habit weighs. */
const HABIT: Sets = { ...RATE, "posture.violenceWeight": 0, "posture.relief": 0, "posture.step": 0 };
const [ARREST, DISPERSE, TOLERATE] = [0, 1, 2];

/** Standing habits of 2,000 runs. */
function habits(sets: Sets): number[] {
  const world = worldWith(sets, { places: 1 });
  const counts = [0, 0, 0];
  for (let replicate = 0; replicate < 2000; replicate++) {
    const run = began(world, replicate);
    take("habit of the forces", momentOf(run));
    counts[run.state.posture[0] as number]!++;
  }
  return counts;
}

test("before anybody is out the habit decides, by its log-odds", () => {
  const counts = habits({ ...HABIT, "posture.habit": Math.log(0.5), "posture.arrestHabit": Math.log(0.5) });
  // odds 1 : 1/2 : 1/4
  const chances = [1 / 7, 2 / 7, 4 / 7];
  counts.forEach((n, i) => {
    const p = chances[i] as number;
    expect(Math.abs(n - 2000 * p), POSTURE_OPTIONS[i]).toBeLessThan(4 * Math.sqrt(2000 * p * (1 - p)));
  });
});

test("a leaning that is held decides by the same chances, and stays", () => {
  const sets = { ...HABIT, "decide.shockForm": "held", "posture.habit": 0, "posture.arrestHabit": 0 };
  for (const n of habits(sets)) expect(Math.abs(n - 2000 / 3)).toBeLessThan(4 * Math.sqrt((2000 * 2) / 9));
  for (let replicate = 0; replicate < 10; replicate++) {
    const run = lived(worldWith({ ...sets, "hardship.shockSize": 4.2 }, { places: 2 }), 8, replicate);
    const told = run.log.events.filter((e) => e.kind === "posture").map((e) => e.values["posture"]);
    expect(new Set(told).size).toBeLessThanOrEqual(1);
  }
});

/** A run with a crowd of 400 in its one place, which is met by this posture, and so far violent as the government sees it. */
function facing(stands: number, violent: number, sets: Sets = {}) {
  const world = worldWith({ ...HABIT, "observation.seenFrom": 50, "government.revisionCrisis": 1e6, ...sets }, { places: 1 });
  const run = began(world);
  crowdOf(run, 0, 400);
  run.state.posture[0] = stands;
  run.state.governmentSees[3] = violent;
  run.state.governmentSaw[3] = violent;
  return run;
} // prettier-ignore

describe("thought over while a crowd can be seen", () => {
  const looked = (run: ReturnType<typeof facing>, days: number): number[] => {
    const counts = [0, 0, 0];
    for (let tick = 0; tick < days * 8; tick++) {
      take("posture", momentOf(run, { tick, slot: Math.floor(tick / 2), sub: tick % 2, time: tick / 8 }));
      counts[run.state.posture[0] as number]!++;
    }
    return counts;
  };

  test("a crowd that nobody sees is not met", () => {
    const run = facing(TOLERATE as number, 1);
    run.state.crowd[0] = 10;
    looked(run, 5);
    expect([run.state.posture[0], run.state.crowdMet[0], run.state.dispersed[0]]).toEqual([TOLERATE, NEVER, NEVER]);
  });

  test("it is found where the choice's chances put it, however often it is looked at", () => {
    const counts = looked(facing(TOLERATE as number, 0, { "posture.habit": Math.log(0.5), "posture.arrestHabit": -60 }), 2000); // prettier-ignore
    // an occasion a day, so that about 2,000 are independent: a third of the time
    expect((counts[DISPERSE as number] as number) / 16_000).toBeCloseTo(1 / 3, 1);
    expect(counts[ARREST as number]).toBe(0);
  });

  test("violence calls the forces out: half of its weight at its half", () => {
    const sets = { "posture.habit": -2, "posture.arrestHabit": -60, "posture.violentHalf": 0.05, "posture.violenceWeight": 4 }; // prettier-ignore
    const share = (violent: number): number => (looked(facing(TOLERATE as number, violent, sets), 1500)[DISPERSE as number] as number) / 12_000; // prettier-ignore
    expect(share(0)).toBeCloseTo(1 / (1 + Math.exp(2)), 1);
    expect(share(0.05)).toBeCloseTo(1 / 2, 1);
  });

  test("a change of course is dear: what stands stays", () => {
    const sets = { "posture.habit": 0, "posture.arrestHabit": 0, "posture.step": 1, "government.courseWeight": -20 };
    expect(looked(facing(TOLERATE as number, 0, sets), 100)[TOLERATE as number]).toBe(800);
  });

  test("it is told once when a crowd is met, and at every change", () => {
    const run = facing(TOLERATE as number, 0, { "posture.habit": 60, "posture.arrestHabit": -60 });
    looked(run, 30);
    expect(run.log.events.filter((e) => e.kind === "posture").map((e) => e.values["posture"])).toEqual([TOLERATE, DISPERSE]); // prettier-ignore
    expect(run.state.dispersed[0]).toBeGreaterThan(0);
  });
});

describe("what it does", () => {
  const street: Sets = { "repression.surgeTime": 1e-6, "repression.handlingLoad": 2, "repression.arrestRate": 0.2, "repression.dispersalRate": 3, "repression.toleratedRisk": 0.5, "repression.deathsPolice": 1e-6 }; // prettier-ignore
  const met = (stands: number, change: (run: ReturnType<typeof facing>) => void = () => {}) => {
    const run = facing(stands, 0, street);
    change(run);
    take("force at the crowd", momentOf(run));
    const { force, crowd, risk, arrestHazard, pushHazard, deathHazard } = run.state;
    const perHead = (force[0] as number) / ((crowd[0] as number) + 2 * (force[0] as number));
    return { run, perHead, risk: risk[0], arrest: arrestHazard[0], push: pushHazard[0], death: deathHazard[0] };
  };

  test("forces that stand by arrest nobody, drive nobody off, kill nobody, and are feared less", () => {
    const { arrest, push, death, risk } = met(TOLERATE as number);
    expect([arrest, push, death]).toEqual([0, 0, 0]);
    const { world } = met(TOLERATE as number).run;
    const known = 400 / (400 + repression.of(world).crowdOffset * (world.people[0] as number));
    expect(risk).toBeCloseTo((1 - 0.5 * known) * (met(ARREST as number).risk as number), 12);
  });

  test("without a crowd nobody knows, and calm times are as they were", () => {
    const empty = (stands: number) =>
      met(stands, (r) => {
        r.state.crowd[0] = 0;
      }).risk;
    expect(empty(TOLERATE as number)).toBe(empty(ARREST as number));
  });

  test("arrests or dispersal, by officers a head", () => {
    const arresting = met(ARREST as number);
    expect(arresting.arrest).toBeCloseTo(0.2 * arresting.perHead, 12);
    expect(arresting.push).toBe(0);
    const driving = met(DISPERSE as number);
    expect(driving.push).toBeCloseTo(3 * driving.perHead, 12);
    expect(driving.arrest).toBe(0);
    expect(driving.death).toBe(arresting.death);
  });

  test("under an emergency or an order to fire they arrest, whatever was the order", () => {
    for (const field of ["emergencyOn", "liveFireOn"] as const) {
      const { run, arrest } = met(TOLERATE as number, (r) => (r.state[field][0] = 1));
      expect(postureUnder(run.state)).toBe("arrest");
      expect(arrest).toBeGreaterThan(0);
    }
  });

  test("who is driven off goes home, and nobody is lost", () => {
    const { run, push } = met(DISPERSE as number);
    const before = total(run.state.active);
    const all = before + total(run.state.quiet);
    run.state.grievance.fill(-20);
    take("go out and go home", momentOf(run));
    const { active, quiet, spent, detained } = run.state;
    expect(total(detained)).toBe(0);
    expect(total(active)).toBeLessThan(before * Math.exp((-(push as number) * 0.9) / 8));
    expect(total(active) + total(quiet) + total(spent)).toBe(all);
  });
});

test("limit: where arrests are the habit beyond doubt, nothing else is ever ordered", () => {
  for (const form of ["rate", "held"]) {
    const world = worldWith({ "posture.arrestHabit": 100, "decide.shockForm": form, "hardship.shockSize": 4.2 }, { places: 3 });
    const run = lived(world, 12);
    expect(total(run.state.crowd) + run.log.events.length).toBeGreaterThan(0);
    expect(run.state.posture[0]).toBe(ARREST);
  }
  expect(posture.params.arrestHabit.domain[1]).toBe(100);
}); // prettier-ignore
