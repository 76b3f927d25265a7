import { expect, test } from "vitest";
import { ABSENT, MECHANISMS } from "../../src/mechanisms/index.ts";
import { began, crowdOf, momentOf, take, worldWith } from "./stage.ts";

test("every stand-in that is named for an absent mechanism exists", () => {
  for (const { instead } of ABSENT)
    for (const [, mechanism, name] of instead.matchAll(/\b(standIns|contingents|government)\.(\w+)/g))
      expect(MECHANISMS.find((m) => m.name === mechanism)?.params, instead).toHaveProperty(name as string);
});

/** Political share after a day of a large crowd. */
function political(sets: Record<string, number>): number {
  const run = began(worldWith({ "hardship.radicalisation": 0.5, "hardship.demandFade": 50, ...sets }, { places: 1 }));
  crowdOf(run, 0, 3000);
  for (let i = 0; i < 8; i++) take("demands", momentOf(run));
  return run.state.political[0] as number;
}

test("maturity and dual power act on demands through their own coefficients only", () => {
  const mature = { "standIns.maturity": 0.8, "standIns.dualPowerDemands": 0 };
  expect(political({ ...mature, "standIns.channelDemands": 0 })).toBe(
    political({ ...mature, "standIns.maturity": 0.1, "standIns.channelDemands": 0 }),
  );
  expect(political({ ...mature, "standIns.channelDemands": -1.5 })).toBeLessThan(
    political({ ...mature, "standIns.channelDemands": 0 }),
  );
  expect(political({ ...mature, "standIns.channelDemands": 0.5 })).toBeGreaterThan(
    political({ ...mature, "standIns.channelDemands": 0 }),
  );
  const dual = { "standIns.channelDemands": 0, "standIns.dualPower": 1 };
  expect(political({ ...dual, "standIns.dualPowerDemands": 1 })).toBeGreaterThan(
    political({ ...dual, "standIns.dualPowerDemands": 0 }),
  );
  expect(political({ ...dual, "standIns.dualPower": 0, "standIns.dualPowerDemands": 1 })).toBe(
    political({ ...dual, "standIns.dualPowerDemands": 0 }),
  );
});
