import { describe, expect, test } from "vitest";
import { attack, criticalRegimes, criticalView } from "../../examples/classics/globalGame.ts";
import { heldTogether, orderForces } from "../../src/model/street/orderForces.ts";
import { logit } from "../../src/core/logistic.ts";
import { began, crowdOf, momentOf, take, total, worldWith, type Sets } from "./stage.ts";

const BASE: Sets = {
  "orderForces.coordination": "coordination", "orderForces.survivalWeight": 1, "orderForces.disciplineWeight": 2, "orderForces.outnumberWeight": 0.8,
  "orderForces.liveFireWeight": 1.2, "orderForces.commanderWeight": 0, "orderForces.noise": 0.5, "orderForces.waverRate": 2, "orderForces.returnRate": 1,
  "orderForces.turnRate": 0.1, "orderForces.crowdOffset": 1e-4, "institutions.maturityDiscipline": 0, "forces.police.discipline": 0.5,
}; // prettier-ignore
const OFFSET = 73.5;
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

describe("global game of regime change, dispersed priors (a to 0)", () => {
  const world = worldWith(
    { ...BASE, "orderForces.coordination": "globalGame", "orderForces.signalPrecision": 4 },
    { places: 1 },
  );

  test("at θ* the share that leaves is θ* itself, and θ* = 1 - c with c the weight of holding", () => {
    for (const c of [0.1, 0.3, 0.5, 0.77, 0.95]) {
      const others = 0.5 * logit(c);
      const theta = 1 - c;
      expect(1 - heldTogether(world, others, theta)).toBeCloseTo(theta, 7);
      expect(1 - heldTogether(world, others, theta - 0.1)).toBeGreaterThan(theta - 0.1);
      expect(1 - heldTogether(world, others, theta + 0.1)).toBeLessThan(theta + 0.1);
    }
  });

  test("the attack is Φ(√b (x* - θ)), sharper with better information", () => {
    for (const s of [0, 0.2, 0.4, 0.9])
      expect(heldTogether(world, 0.5 * logit(0.6), s)).toBeCloseTo(1 - attack(s, criticalView(0.4, 4), 4), 8);
  });

  test("the published roots with precise private views go to the same θ*", () => {
    // the limit used here is 1 - c = .7
    const [published] = criticalRegimes({ z: 0.5, a: 1, b: 1e4, c: 0.3 });
    const precise = worldWith(
      { ...BASE, "orderForces.coordination": "globalGame", "orderForces.signalPrecision": 1e4 },
      { places: 1 },
    );
    const others = 0.5 * logit(0.3);
    const fixed = bisect((s) => 1 - heldTogether(precise, others, s) - s);
    expect(Math.abs(fixed - (published as number))).toBeLessThan(1.2e-3);
  });

  test("units that cannot waver and units that cannot hold", () => {
    expect(heldTogether(world, 1e6, 0)).toBe(1);
    expect(heldTogether(world, -1e6, 1)).toBe(0);
  });
});

function bisect(f: (x: number) => number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}

/** One place facing a crowd for a moment: staff that stood aside in it. */
function facing(
  crowd: number,
  force: number,
  sets: Sets = {},
  change: (run: ReturnType<typeof began>) => void = () => {},
) {
  const run = began(worldWith({ ...BASE, ...sets }, { places: 1 }));
  crowdOf(run, 0, crowd);
  run.state.force[0] = force;
  change(run);
  take("order forces waver", momentOf(run, { dt: 1e-4 }));
  return run;
}

/** Hold probability of the police, from what left in a moment. */
function hold(...args: Parameters<typeof facing>): number {
  const { state, world } = facing(...args);
  const people = state.crowd[0] as number;
  const x = people / (people + (state.force[0] as number) + OFFSET);
  return 1 - (state.aside[0] as number) / ((world.staff[0] as number) * 2 * x * 1e-4);
}

test("no crowd, no deserters, whatever everybody expects", () => {
  const { state, world } = facing(0, 50, {}, ({ state: s }) => (s.survival[0] = -9));
  expect(total(state.aside)).toBe(0);
  expect(total(state.loyal)).toBeCloseTo(total(world.staff), 9);
  expect(state.nationalLoyal[0]).toBe(1);
});

test("the chance of holding is the equation's, term by term", () => {
  const outnumbered = Math.log(1 + 400 / (100 + OFFSET));
  const at = (s: number, fire: number, local: number): [number, number, Sets, (run: ReturnType<typeof began>) => void] => [
    400, 100, {},
    ({ state }) => {
      state.survival[0] = logit(s);
      state.liveFireOn[0] = fire;
      state.control[0] = local;
    },
  ]; // prettier-ignore
  expect(hold(...at(0.5, 0, 1))).toBeCloseTo(logistic((1 - 0.8 * outnumbered) / 0.5), 3);
  expect(hold(...at(0.9, 0, 1))).toBeCloseTo(logistic((1 - 0.8 * outnumbered + 0.8) / 0.5), 3);
  expect(hold(...at(0.5, 1, 1))).toBeCloseTo(logistic((1 - 0.8 * outnumbered - 1.2) / 0.5), 3);
  const own = at(0.5, 0, 0.2);
  own[2] = { "orderForces.coordination": "ownThreshold" };
  expect(hold(...own)).toBeCloseTo(logistic((1 - 0.8 * outnumbered - 0.6) / 0.5), 3);
  const led = at(0.5, 0, 1);
  led[2] = { "orderForces.commanderWeight": 2 };
  const everyone = led[3];
  led[3] = (run) => (everyone(run), (run.state.commander[0] = 0.4));
  expect(hold(...led)).toBeCloseTo(logistic((1.8 - 0.8 * outnumbered) / 0.5), 3);
});

test("as the wobble goes to nothing a unit holds or yields by the sign of what moves it", () => {
  for (const noise of [1e-2, 1e-3, 1e-6]) {
    const sets = { "orderForces.noise": noise };
    expect(hold(40, 100, sets), `η ${noise}`).toBeCloseTo(1, 9);
    expect(
      hold(4000, 100, sets, ({ state }) => (state.survival[0] = -3)),
      `η ${noise}`,
    ).toBeCloseTo(0, 2);
  }
});

test("a larger crowd never makes more hold, a larger force never fewer", () => {
  let last = 2;
  for (const crowd of [10, 100, 1000, 4000]) {
    const now = hold(crowd, 100);
    expect(now).toBeLessThan(last);
    last = now;
  }
  expect(hold(400, 300)).toBeGreaterThan(hold(400, 30));
});

test("staff are moved between loyal, aside and turned, none lost", () => {
  const run = began(
    worldWith({ ...BASE, "orderForces.noise": 0.8, "orderForces.disciplineWeight": 0.5 }, { places: 3 }),
  );
  for (let d = 0; d < 3; d++) crowdOf(run, d, 900 * d);
  run.state.survival[0] = -2;
  for (let i = 0; i < 400; i++) take("order forces waver", momentOf(run, { dt: 0.05 }));
  const { loyal, aside, turned } = run.state;
  run.world.staff.forEach((n, i) =>
    expect((loyal[i] as number) + (aside[i] as number) + (turned[i] as number)).toBeCloseTo(n, 6),
  );
  expect(total(turned)).toBeGreaterThan(100);
  for (let d = 0; d < 3; d++)
    expect(run.state.loyalHere[d]).toBeCloseTo(
      [0, 3, 6].reduce((sum, s) => sum + (loyal[s + d] as number), 0) /
        [0, 3, 6].reduce((sum, s) => sum + (run.world.staff[s + d] as number), 0),
      12,
    );
});

test("with the crowd gone those aside come back, the turned do not", () => {
  const run = began(worldWith(BASE, { places: 1 }));
  run.state.aside.set(run.world.staff.map((n) => n / 2));
  run.state.turned.set(run.world.staff.map((n) => n / 4));
  run.state.loyal.set(run.world.staff.map((n) => n / 4));
  run.state.wavering[0] = total(run.state.aside);
  for (let i = 0; i < 2000; i++) take("order forces waver", momentOf(run, { dt: 0.05 }));
  expect(total(run.state.aside)).toBe(0);
  expect(total(run.state.turned)).toBeCloseTo(total(run.world.staff) / 4, 9);
});

describe("coordination on the expectation", () => {
  /** Fixed points of S = Λ(b_2 (p(S) - ½)), p = Λ(s_1 (2S - 1)/η). */
  function points(b2: number, s1: number, eta: number): number {
    const f = (s: number): number => logistic(b2 * (logistic((s1 * (2 * s - 1)) / eta) - 0.5)) - s;
    let count = 0;
    for (let i = 0; i < 20_000; i++) if (f(i / 20_000) > 0 && f((i + 1) / 20_000) <= 0) count++;
    for (let i = 0; i < 20_000; i++) if (f(i / 20_000) <= 0 && f((i + 1) / 20_000) > 0) count++;
    return count;
  }

  test("one fixed point up to a loop gain of one, three above it", () => {
    for (const [s1, eta] of [
      [1, 0.5],
      [2, 0.8],
      [0.5, 0.3],
    ] as const) {
      const critical = (8 * eta) / s1;
      expect(points(critical * 0.98, s1, eta)).toBe(1);
      expect(points(critical * 1.02, s1, eta)).toBe(3);
    }
  });
});

describe("reserve", () => {
  const SETS = { ...BASE, "orderForces.reserveTime": 1e-6, "orderForces.reserveShare": 0.3 };
  test("goes to crowds in proportion, all of it, and home again when nobody is out", () => {
    const run = began(worldWith(SETS, { places: 3 }));
    crowdOf(run, 0, 1000);
    crowdOf(run, 2, 3000);
    take("reserve moves", momentOf(run));
    const p = orderForces.of(run.world);
    const { reinforcement } = run.state;
    let all = 0;
    run.world.staff.forEach((n, i) => (all += n * (i < 3 ? p.deployablePolice : p.deployableTroops)));
    expect(total(reinforcement)).toBeCloseTo(0.3 * all, 6);
    expect((reinforcement[2] as number) / (reinforcement[0] as number)).toBeCloseTo(3, 9);
    expect(reinforcement[1]).toBe(0);
    run.state.crowd.fill(0);
    take("reserve moves", momentOf(run));
    expect(total(reinforcement)).toBe(0);
  });

  test("a straggler draws one officer, not the country's reserve", () => {
    const run = began(worldWith(SETS, { places: 3 }));
    crowdOf(run, 1, 1);
    take("reserve moves", momentOf(run));
    expect(run.state.reinforcement[1]).toBeCloseTo(1, 9);
  });

  test("foreign troops free own officers and may stand at crowds themselves", () => {
    const reserve = (troops: number, share: number): number => {
      const run = began(
        worldWith({ ...SETS, "deployment.freedPerTroop": 0.8, "deployment.crowdShare": share }, { places: 3 }),
      );
      crowdOf(run, 0, 4000);
      run.state.troops[0] = troops;
      take("reserve moves", momentOf(run));
      return run.state.reinforcement[0] as number;
    };
    expect(reserve(1000, 0) - reserve(0, 0)).toBeCloseTo(800, 6);
    expect(reserve(1000, 0.25) - reserve(0, 0)).toBeCloseTo(0.8 * 750 + 250, 6);
  });
});
