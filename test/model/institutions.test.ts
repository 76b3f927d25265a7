import { expect, test } from "vitest";
import { underrated } from "../../src/model/actors/institutions.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { began, crowdOf, momentOf, take, worldWith } from "./stage.ts";

/** Political share after a day of a large crowd. */
function political(sets: Record<string, number>): number {
  const run = began(worldWith({ "hardship.radicalisation": 0.5, "hardship.demandFade": 50, ...sets }, { places: 1 }));
  crowdOf(run, 0, 3000);
  for (let i = 0; i < 8; i++) take("demands", momentOf(run));
  return run.state.political[0] as number;
}

test("maturity and dual power act on demands through their own coefficients only", () => {
  const mature = { "institutions.maturity": 0.8, "elites.dualPowerDemands": 0 };
  const none = political({ ...mature, "institutions.channelDemands": 0 });
  expect(none).toBe(political({ ...mature, "institutions.maturity": 0.1, "institutions.channelDemands": 0 }));
  expect(political({ ...mature, "institutions.channelDemands": -1.5 })).toBeLessThan(none);
  expect(political({ ...mature, "institutions.channelDemands": 0.5 })).toBeGreaterThan(none);
  const dual = { "institutions.channelDemands": 0, "elites.dualPower": 1 };
  const still = political({ ...dual, "elites.dualPowerDemands": 0 });
  expect(political({ ...dual, "elites.dualPowerDemands": 1 })).toBeGreaterThan(still);
  expect(political({ ...dual, "elites.dualPower": 0, "elites.dualPowerDemands": 1 })).toBe(still);
});

test("an image breaks once, at its share of adults, with a sign in proportion to the bias; until then outsiders go by it", () => {
  const world = worldWith(
    { "institutions.revealSize": 0.01, "institutions.revealSignal": -2, "institutions.appearanceBias": 0.3, "institutions.appearanceTrust": 1.5 }, // prettier-ignore
    { places: 1 },
  );
  const run = began(world);
  const adults = 0.65 * world.totalPeople;
  const before = run.state.survival[0] as number;
  run.state.peakPeople[0] = 0.0099 * adults;
  take("image breaks", momentOf(run, { time: 1 }));
  expect([run.state.revealed[0], run.state.survival[0]]).toEqual([NEVER, before]);
  expect(underrated(world, run.state)).toBeCloseTo(0.45, 12);
  run.state.peakPeople[0] = 0.0101 * adults;
  for (const time of [2, 3]) take("image breaks", momentOf(run, { time }));
  expect(run.state.revealed[0]).toBe(2.125);
  expect(run.state.survival[0]).toBeCloseTo(before - 0.6, 12);
  expect(underrated(world, run.state)).toBe(0);
});

test("without a bias nothing is misread and nothing breaks", () => {
  const run = began(worldWith({ "institutions.appearanceBias": 0, "institutions.revealSize": 0 }, { places: 1 }));
  const before = run.state.survival[0];
  expect(underrated(run.world, run.state)).toBe(0);
  take("image breaks", momentOf(run));
  expect(run.state.survival[0]).toBe(before);
});
