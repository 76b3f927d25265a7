import { expect, test } from "vitest";
import { violence } from "../../src/model/street/violence.ts";
import { repression } from "../../src/model/street/repression.ts";
import { began, crowdOf, momentOf, take, worldWith, type Sets } from "./stage.ts";

const NONE = {
  "violence.byRepression": 0,
  "violence.byWeapons": 0,
  "violence.organised": 0,
  "violence.byLostSite": 0,
  "violence.fade": 2,
};

/** A place with a crowd, and outsiders in it, after `days` of the step alone. */
function after(
  days: number,
  sets: Sets,
  crowd: number,
  outsiders = 0,
  steps = 100,
  start = 0,
): ReturnType<typeof began> {
  const run = began(worldWith({ ...NONE, ...sets }, { places: 1 }));
  crowdOf(run, 0, crowd - outsiders);
  run.state.outsiders[0] = outsiders;
  run.state.crowd[0] = crowd;
  run.state.violent[0] = start;
  run.state.homeViolent[0] = start;
  for (let i = 0; i < days * steps; i++) take("violent share", momentOf(run, { dt: 1 / steps }));
  return run;
}

test("with nothing to feed it violence ebbs with its own time", () => {
  expect(after(3, {}, 1000, 0, 50, 0.4).state.violent[0]).toBeCloseTo(0.4 * Math.exp(-1.5), 10);
});

test("organised groups alone rest at up/(up + 1/τ), in crowds above the offset only", () => {
  const sets = { "violence.organised": 0.3, "repression.crowdOffset": 1e-4 };
  expect(after(60, sets, 1000).state.violent[0]).toBeCloseTo(0.3 / (0.3 + 0.5), 9);
  // 735,000 people times 1e-4 is 73.5
  expect(after(60, sets, 73).state.violent[0]).toBe(0);
  expect(after(60, sets, 74).state.violent[0]).toBeGreaterThan(0.3);
});

test("arrests and tenfold deaths feed it, up to three", () => {
  for (const [arrest, death, up] of [
    [0.4, 0.02, 0.6],
    [2, 0.5, 3],
    [0, 0, 0],
  ] as const) {
    const run = began(worldWith({ ...NONE, "violence.byRepression": 0.2 }, { places: 1 }));
    crowdOf(run, 0, 100);
    run.state.arrestHazard[0] = arrest;
    run.state.deathHazard[0] = death;
    for (let i = 0; i < 600; i++) take("violent share", momentOf(run, { dt: 0.1 }));
    expect(run.state.violent[0]).toBeCloseTo((0.2 * up) / (0.2 * up + 0.5), 9);
  }
});

test("turned units bring weapons by their share of all staff", () => {
  const run = began(worldWith({ ...NONE, "violence.byWeapons": 2 }, { places: 1 }));
  crowdOf(run, 0, 100);
  run.state.turned.set(run.world.staff.map((n) => n / 4));
  for (let i = 0; i < 600; i++) take("violent share", momentOf(run, { dt: 0.1 }));
  expect(run.state.violent[0]).toBeCloseTo(0.5 / (0.5 + 0.5), 9);
  expect(violence.of(run.world).byWeapons).toBe(2);
});

test("one in twenty from outside, all violent, makes one in twenty violent, however fine the steps", () => {
  for (const steps of [8, 16, 64, 256])
    expect(
      after(5, { "outsideHands.seedViolent": 1 }, 1000, 50, steps).state.violent[0],
      `${steps} steps a day`,
    ).toBeCloseTo(0.05, 9);
});

test("outsiders add to what is violent at home, and peaceful ones take nothing from it", () => {
  const sets = { "violence.organised": 0.5, "repression.crowdOffset": 1e-5 };
  expect(after(60, { ...sets, "outsideHands.seedViolent": 1 }, 1000, 200).state.violent[0]).toBeCloseTo(
    0.5 * 0.8 + 0.2,
    9,
  );
  expect(after(60, { ...sets, "outsideHands.seedViolent": 0 }, 1000, 200).state.violent[0]).toBeCloseTo(0.5, 9);
});

test("a crowd that has gone leaves no violence to grow", () => {
  const run = after(0, {}, 0, 0, 10, 0.3);
  for (let i = 0; i < 400; i++) take("violent share", momentOf(run, { dt: 0.1 }));
  expect(run.state.violent[0]).toBeLessThan(1e-8);
  expect(repression.of(run.world).crowdOffset).toBeGreaterThan(0);
});

test("a lost main site feeds it as long as it is lost, in its own place alone", () => {
  const run = began(worldWith({ ...NONE, "violence.byLostSite": 0.5 }, { places: 2 }));
  crowdOf(run, 0, 100);
  crowdOf(run, 1, 100);
  run.state.siteHeld[0] = 0;
  for (let i = 0; i < 600; i++) take("violent share", momentOf(run, { dt: 0.1 }));
  expect(run.state.violent[0]).toBeCloseTo(0.5, 9);
  expect(run.state.violent[1]).toBe(0);
  run.state.siteHeld[0] = 1;
  for (let i = 0; i < 600; i++) take("violent share", momentOf(run, { dt: 0.1 }));
  expect(run.state.violent[0]).toBeLessThan(1e-9);
});
