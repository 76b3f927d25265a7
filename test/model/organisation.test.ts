import { describe, expect, test } from "vitest";
import { began, crowdOf, momentOf, take, total, worldWith, type Sets } from "./stage.ts";

const BASE: Sets = {
  "organisation.form": "grows",
  "organisation.growth": 0.1,
  "organisation.half": 0.02,
  "organisation.fade": 40,
  "organisation.relay": 0.5,
  "organisation.call": 0.4,
};

/** A run with a crowd of so large a share of those who can be mobilised. */
function out(share: number, sets: Sets = {}) {
  const run = began(worldWith({ ...BASE, ...sets }, { places: 1 }));
  run.state.crowd[0] = share * (run.world.pool[0] as number);
  return run;
}

describe("organisation of a place", () => {
  const after = (run: ReturnType<typeof out>, days: number): number => {
    for (let tick = 0; tick < days * 8; tick++) take("organisation", momentOf(run));
    return run.state.organised[0] as number;
  };

  test("grows with a crowd to where growth and fading meet, half as fast at its half", () => {
    // at half: 0.05 a day against 1/40
    expect(after(out(0.02), 10)).toBeCloseTo((0.05 / 0.075) * (1 - Math.exp(-0.75)), 4);
    expect(after(out(0.02), 1000)).toBeCloseTo(0.05 / 0.075, 6);
  });

  test("outlasts the crowd, and fades by its own time", () => {
    const run = out(0.02);
    const before = after(run, 10);
    run.state.crowd[0] = 0;
    expect(after(run, 40)).toBeCloseTo(before / Math.E, 4);
  });

  test("never without a crowd, never in the form without", () => {
    expect(after(out(0), 30)).toBe(0);
    expect(after(out(0.1, { "organisation.form": "none" }), 30)).toBe(0);
  });
});

describe("what it does", () => {
  /** People who tire in a tick, and who are out after it, of a crowd of 400 so far organised. */
  const tick = (organised: number, sets: Sets = {}): readonly [tired: number, out: number] => {
    const all = { ...BASE, "mobilisation.participation": "logit", "mobilisation.fatigue": 4, "mobilisation.leaveRate": 0.001, "mobilisation.joinRate": 0, ...sets }; // prettier-ignore
    const run = began(worldWith(all, { places: 1 }));
    crowdOf(run, 0, 400);
    run.state.arrestHazard.fill(0);
    run.state.organised[0] = organised;
    take("go out and go home", momentOf(run));
    return [total(run.state.spent), total(run.state.active)];
  };

  test("full organisation saves its share of tiring", () => {
    const expected = (rate: number): number => 400 * (1 - Math.exp(-rate / 8));
    expect(Math.abs(tick(0)[0] - expected(4))).toBeLessThan(4 * Math.sqrt(expected(4)));
    expect(Math.abs(tick(1)[0] - expected(2))).toBeLessThan(4 * Math.sqrt(expected(2)));
  });

  test("it calls people out, by its pull", () => {
    const called = (organised: number): number =>
      tick(organised, { "mobilisation.joinRate": 2, "mobilisation.fatigue": 0, "organisation.call": 8 })[1];
    expect(called(1)).toBeGreaterThan(called(0) + 20);
  });

  test("limit: without effect it changes nobody's way", () => {
    expect(tick(1, { "organisation.relay": 0, "organisation.call": 0 })).toEqual(tick(0));
  });
});
