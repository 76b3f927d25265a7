import { describe, expect, test } from "vitest";
import { NEVER } from "../../src/model/kit/state.ts";
import { began, crowdOf, momentOf, take, worldWith, type Sets } from "./stage.ts";

const BASE: Sets = {
  "hardship.shockSize": 3,
  "hardship.elsewhere": 0.5,
  "hardship.placeSpread": 0,
  "hardship.onset": 1.5,
  "hardship.fade": 10,
  "hardship.standing": 1,
  "hardship.localSpread": 0,
  "hardship.legitimacy": 0.6,
  "hardship.backlash": 0.8,
  "hardship.backlashHalf": 2,
  "hardship.concessionSize": 0.9,
  "hardship.lateLoss": 0.5,
  "hardship.emboldening": 0.3,
  "hardship.demandFade": 20,
  "hardship.radicalisation": 0.5,
  "hardship.radicalisationHalf": 0.05,
  "hardship.demandDiffusion": 0.4,
  "institutions.channelDemands": 0,
  "elites.dualPowerDemands": 0,
};

/** Grievance of three places at a time, after changes to the state. */
function at(time: number, change: (run: ReturnType<typeof began>) => void = () => {}, sets: Sets = {}): Float64Array {
  const run = began(worldWith({ ...BASE, ...sets }, { places: 3 }));
  change(run);
  take("grievance", momentOf(run, { time: time - 1e-9 / 2, dt: 1e-9 }));
  return run.state.grievance;
}

describe("grievance", () => {
  test("before the shock it is what people are used to", () => {
    expect([...at(0)]).toEqual([1, 1, 1]);
    expect([...at(50, undefined, { "hardship.fade": 1e-3 })]).toEqual([1, 1, 1]);
  });

  test("the shock comes on and fades as the equation says, half as large elsewhere", () => {
    for (const t of [0.3, 1.5, 3, 12, 30]) {
      const felt = (1 - Math.exp(-t / 1.5)) * Math.exp(-t / 10);
      const g = at(t);
      expect(g[0]).toBeCloseTo(1 + 3 * felt, 6);
      expect(g[1]).toBeCloseTo(1 + 1.5 * felt, 6);
    }
  });

  test("its largest value lies at τ_on ln(1 + τ_off/τ_on)", () => {
    const peak = 1.5 * Math.log(1 + 10 / 1.5);
    const h = (t: number): number => at(t)[0] as number;
    expect(h(peak)).toBeGreaterThan(h(peak - 0.1));
    expect(h(peak)).toBeGreaterThan(h(peak + 0.1));
  });

  test("lost legitimacy multiplies hardship, not anger; anger saturates; emboldening adds", () => {
    const g = at(0, ({ state }) => {
      state.legitimacy[0] = 0.4;
      state.backlash[1] = 2;
      state.backlash[2] = 1e9;
      state.emboldened[0] = 0.25;
    });
    expect(g[0]).toBeCloseTo(1.5 + 0.25, 9);
    expect(g[1]).toBeCloseTo(1.5 + 0.25 + 0.4, 9);
    expect(g[2]).toBeCloseTo(1.5 + 0.25 + 0.8, 6);
  });
});

test("a concession removes its share of the shock, less where demands are political, once, when it takes effect", () => {
  const run = began(worldWith(BASE, { places: 3 }));
  const { state } = run;
  state.political.set([0, 0.5, 1]);
  state.concessionEffect[0] = 4.05;
  take("concession takes effect", momentOf(run, { time: 3.5, dt: 0.125 }));
  expect([...state.relief]).toEqual([0, 0, 0]);
  take("concession takes effect", momentOf(run, { time: 4, dt: 0.125 }));
  [0.9, 0.675, 0.45].forEach((x, d) => expect(state.relief[d]).toBeCloseTo(x, 12));
  expect(state.emboldened[0]).toBeCloseTo(0.27, 12);
  expect(state.concessionEffect[0]).toBe(NEVER);
  take("concession takes effect", momentOf(run, { time: 4.125, dt: 0.125 }));
  expect(state.emboldened[0]).toBeCloseTo(0.27, 12);
  const before = at(6)[0] as number;
  const after = at(6, (r) => r.state.relief.set(state.relief))[0] as number;
  expect((after - 1) / (before - 1)).toBeCloseTo(0.1, 9);
});

describe("political demands", () => {
  const steps = (run: ReturnType<typeof began>, days: number): void => {
    for (let i = 0; i < days * 100; i++) take("demands", momentOf(run, { dt: 0.01 }));
  };

  test("turn at a rate that is half its most at the half crowd, and rest where turning and fading meet", () => {
    const run = began(worldWith({ ...BASE, "hardship.demandDiffusion": 0 }, { places: 3 }));
    crowdOf(run, 0, Math.round(0.05 * (run.world.pool[0] as number)));
    const share = (run.state.crowd[0] as number) / (run.world.pool[0] as number);
    const up = (0.5 * share) / (share + 0.05);
    steps(run, 3);
    const rest = up / (up + 0.05);
    expect(run.state.political[0]).toBeCloseTo(rest * (1 - Math.exp(-(up + 0.05) * 3)), 6);
    expect(run.state.political[1]).toBe(0);
  });

  test("spread from crowds to quiet places, never past the national mean, and fade without a crowd", () => {
    const run = began(worldWith(BASE, { places: 3 }));
    crowdOf(run, 0, 2000);
    run.state.political[0] = 0.8;
    steps(run, 2);
    const spread = run.state.political[1] as number;
    expect(spread).toBeGreaterThan(0.1);
    expect(spread).toBeLessThan(run.state.political[0] as number);
    run.state.crowd.fill(0);
    steps(run, 20);
    expect(run.state.political[1]).toBeCloseTo(spread * Math.exp(-1), 6);
  });

  test("stay shares at any rate", () => {
    const run = began(
      worldWith(
        { ...BASE, "hardship.radicalisation": 500, "elites.dualPowerDemands": 80, "elites.dualPower": 1 },
        { places: 3 },
      ),
    );
    crowdOf(run, 0, 4000);
    for (let i = 0; i < 200; i++) take("demands", momentOf(run));
    expect(run.state.political.every((x) => x >= 0 && x <= 1)).toBe(true);
  });
});
