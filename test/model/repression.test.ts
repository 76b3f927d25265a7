import { describe, expect, test } from "vitest";
import { deployable, forceLevel, mourn, repression, riskOfRatio } from "../../src/model/street/repression.ts";
import { orderForces } from "../../src/model/street/orderForces.ts";
import { began, crowdOf, momentOf, take, total, worldWith, type Sets } from "./stage.ts";

const BASE: Sets = {
  "repression.riskForm": "exponential",
  "repression.riskPerForce": 2.3,
  "repression.crowdOffset": 1e-4,
  "repression.forcePerHead": 0.5,
  "repression.surgeTime": 1e-6,
  "repression.handlingLoad": 2,
  "repression.arrestRate": 0.2,
  "repression.violenceLethality": 4,
  "repression.deathsPolice": 1e-6,
  "repression.deathsFire": 1e-2,
  "repression.liveFireEffect": 4,
};

/** Force, risk and hazards of one place with this crowd, once force has come. */
function facing(
  crowd: number,
  sets: Sets = {},
  change: (run: ReturnType<typeof began>) => void = () => {},
): ReturnType<typeof began> {
  const run = began(worldWith({ ...BASE, ...sets }, { places: 1 }));
  crowdOf(run, 0, crowd);
  change(run);
  take("force at the crowd", momentOf(run));
  return run;
}

const offset = 1e-4 * 735_000;

describe("risk", () => {
  test("with no crowd it is the calm risk that the gap is measured from, and nobody can be arrested", () => {
    for (const riskForm of ["exponential", "contest"]) {
      const { state, world } = facing(0, { "repression.riskForm": riskForm });
      expect(state.risk[0]).toBeCloseTo(riskOfRatio(world, 1), 12);
      expect([state.arrestHazard[0], state.deathHazard[0]]).toEqual([0, 0]);
    }
  });

  test("with no force it is nothing", () => {
    const { state } = facing(100, {}, (run) => run.state.loyal.fill(0));
    expect([state.force[0], state.risk[0], state.arrestHazard[0], state.deathHazard[0]]).toEqual([0, 0, 0, 0]);
  });

  test("Epstein's curve and the contest form, at a ratio of force to crowd", () => {
    const force = 0.5 * (100 + offset);
    const x = (2.3 * force) / (100 + offset);
    expect(facing(100).state.risk[0]).toBeCloseTo(1 - Math.exp(-x), 12);
    expect(facing(100, { "repression.riskForm": "contest" }).state.risk[0]).toBeCloseTo(x / (x + 1), 12);
  });

  test("it falls as the crowd outgrows what can be sent, to nothing", () => {
    let last = 1;
    for (const crowd of [100, 1000, 3000, 9000]) {
      const risk = facing(crowd, { "mobilisation.mobilisable": 0.05 }).state.risk[0] as number;
      expect(risk).toBeLessThanOrEqual(last);
      last = risk;
    }
    expect(last).toBeLessThan(0.4);
  });
});

test("force is never more than is deployable outside the reserve, and more under emergency", () => {
  const run = facing(9000, { "mobilisation.mobilisable": 0.05 });
  const { world } = run;
  const forces = orderForces.of(world);
  const home = world.staff[0] as number;
  const all =
    deployable(forces, 0) * home +
    deployable(forces, 1) * (world.staff[1] as number) +
    deployable(forces, 2) * (world.staff[2] as number);
  expect(run.state.force[0]).toBeCloseTo(all * (1 - forces.reserveShare), 9);
  const emergency = facing(9000, { "mobilisation.mobilisable": 0.05 }, (r) => (r.state.emergencyOn[0] = 1));
  expect(emergency.state.force[0]).toBeCloseTo(all * (1 - forces.reserveShare) * forces.emergencyGain, 9);
});

test("patrols stay out under emergency although nobody is there", () => {
  const run = facing(0, { "repression.patrols": 0.3 }, (r) => (r.state.emergencyOn[0] = 1));
  const calm = facing(0);
  expect(run.state.force[0]).toBeGreaterThan(3 * (calm.state.force[0] as number));
});

test("force comes with its own time", () => {
  const run = began(worldWith({ ...BASE, "repression.surgeTime": 0.5 }, { places: 1 }));
  crowdOf(run, 0, 50);
  run.state.force.fill(0);
  for (let i = 0; i < 40; i++) take("force at the crowd", momentOf(run, { dt: 0.025 }));
  expect(run.state.force[0]).toBeCloseTo(0.5 * (50 + offset) * (1 - Math.exp(-2)), 9);
});

test("arrests and deaths a head follow the force a head, with handling", () => {
  const { state } = facing(200, {}, (run) => (run.state.violent[0] = 0.5));
  const force = state.force[0] as number;
  const perHead = force / (200 + 2 * force);
  expect(state.arrestHazard[0]).toBeCloseTo(0.2 * perHead, 12);
  expect(state.deathHazard[0]).toBeCloseTo(1e-6 * 2.5 * perHead, 15);
});

test("force grows by equal factors from police to emergency to live fire", () => {
  const world = worldWith(BASE, { places: 1 });
  expect([forceLevel(world, false, false), forceLevel(world, true, false), forceLevel(world, true, true)]).toEqual([
    1, 2, 4,
  ]);
});

describe("lethality", () => {
  /** Deaths a head and day under an emergency, and under the order to fire, over those by police methods. */
  const over = (emergencyLethality: number, sets: Sets = {}): readonly [emergency: number, fire: number] => {
    const [police, emergency, fire] = [0, 1, 2].map((level) => {
      const all = {
        "repression.patrols": 0,
        "orderForces.emergencyGain": 1,
        "repression.emergencyLethality": emergencyLethality,
        ...sets,
      };
      const { state } = facing(200, all, (run) => {
        run.state.emergencyOn[0] = level > 0 ? 1 : 0;
        run.state.liveFireOn[0] = level > 1 ? 1 : 0;
      });
      return state.deathHazard[0] as number;
    });
    return [(emergency as number) / (police as number), (fire as number) / (police as number)];
  };

  test("an emergency alone kills nobody more at 0, a tenfold at a quarter, and half the way in factors at a half", () => {
    for (const [w, factor] of [
      [0, 1],
      [0.25, 10],
      [0.5, 100],
      [1, 10_000],
    ] as const)
      expect(over(w)[0]).toBeCloseTo(factor, 8);
  });

  test("the order to fire kills the same whatever an emergency does", () => {
    for (const w of [0, 0.25, 1]) expect(over(w)[1]).toBeCloseTo(10_000, 8);
  });

  test("where police methods kill nobody, an emergency does not either", () => {
    const none = facing(200, { "repression.deathsPolice": 0, "repression.emergencyLethality": 0.25 }, (run) => {
      run.state.emergencyOn[0] = 1;
    });
    expect(none.state.deathHazard[0]).toBe(0);
  });
});

test("the tired are arrested under emergency only, and counted", () => {
  const run = began(
    worldWith({ ...BASE, "repression.arrestAfter": 0.4, "orderForces.crowdOffset": 1e-5 }, { places: 1 }),
  );
  const { state } = run;
  state.spent.set(state.quiet);
  state.quiet.fill(0);
  state.force[0] = 500;
  const all = total(state.spent);
  take("arrests after", momentOf(run, { dt: 0.25 }));
  expect(total(state.detained)).toBe(0);
  state.emergencyOn[0] = 1;
  for (let slot = 0; slot < 8; slot++) take("arrests after", momentOf(run, { dt: 0.25, slot }));
  const share = 1 - Math.exp(-0.8);
  expect(Math.abs(total(state.detained) / all - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / all));
  expect(state.arrests[0]).toBe(total(state.detained));
});

test("the dead are mourned per 100,000, here and nationally; anger fades; legitimacy moves and stays within bounds", () => {
  const world = worldWith(
    {
      ...BASE,
      "repression.nationalShare": 0.25,
      "repression.backlashFade": 4,
      "hardship.legitimacyByKilling": -0.2,
      "hardship.legitimacy": 0.5,
    },
    { places: 3 },
  );
  const run = began(world);
  mourn(momentOf(run), 1, 10);
  const national = (1e6 / world.totalPeople) as number;
  expect(run.state.backlash[0]).toBeCloseTo(0.25 * national, 12);
  expect(run.state.backlash[1]).toBeCloseTo(0.25 * national + 0.75 * (1e6 / (world.people[1] as number)), 12);
  expect(run.state.legitimacy[0]).toBeCloseTo(0.5 - (0.2 * national) / 10, 12);
  const before = run.state.backlash[1] as number;
  take("anger fades", momentOf(run, { dt: 2 }));
  expect(run.state.backlash[1]).toBeCloseTo(before * Math.exp(-0.5), 12);
  mourn(momentOf(run), 1, 1e7);
  expect(run.state.legitimacy[0]).toBe(0);
  expect(repression.of(world).nationalShare).toBe(0.25);
});
