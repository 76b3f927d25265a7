import { describe, expect, test } from "vitest";
import { calmGain, isCalm } from "../../src/world/calm.ts";
import { contagion } from "../../src/model/street/contagion.ts";
import { hardship } from "../../src/model/street/hardship.ts";
import { mobilisation, participation, threshold } from "../../src/model/street/mobilisation.ts";
import { riskOfRatio } from "../../src/model/street/repression.ts";
import { STRATA, STRATA_OF_PEOPLE } from "../../src/model/kit/strata.ts";
import { advance, startRun } from "../../src/run/run.ts";
import type { World } from "../../src/model/kit/world.ts";
import { worldWith } from "../model/stage.ts";

/** Share of the pool that would be out at rest when a crowd share `seen` is seen: by finite differences, not by the derivative. */
function answer(world: World, seen: number): number {
  const m = mobilisation.of(world);
  const pull =
    hardship.of(world).standing +
    Math.max(0, ...world.localHardship) -
    threshold(world) +
    (m.crowdPull * seen) / (seen + contagion.of(world).halfVisible);
  const cost = m.riskWeight * riskOfRatio(world, 1);
  let out = 0;
  for (let k = 0; k < STRATA; k++) {
    const p = participation(false, pull, STRATA_OF_PEOPLE.z[k] as number, cost, m.noise);
    out += ((STRATA_OF_PEOPLE.mass[k] as number) * m.joinRate * p) / (m.leaveRate * (1 - p) + m.fatigue);
  }
  return out;
}

test("the gain is what one more share of crowd seen brings out, where leaving does not depend on it", () => {
  for (let index = 0; index < 30; index++) {
    // so fast a fatigue that the exit rate is the same for all
    const world = worldWith(
      {
        "mobilisation.participation": "logit",
        "mobilisation.fatigue": 1e4,
        "mobilisation.joinRate": 1e4,
        "contagion.outsideShare": 0,
      },
      { index, places: 1 },
    );
    const h = 1e-9;
    const slope = (answer(world, h) - answer(world, 0)) / h;
    expect(calmGain(world) / slope).toBeCloseTo(1, 3);
  }
});

describe("the filter", () => {
  const calm = (index: number): World => worldWith({}, { index, plan: { shocked: false } });

  test("rejects few worlds as drawn, and does so by the gain alone", () => {
    let rejected = 0;
    for (let index = 0; index < 400; index++) {
      const world = calm(index);
      expect(isCalm(world)).toBe(calmGain(world) < mobilisation.of(world).calmGain);
      if (!isCalm(world)) rejected++;
    }
    expect(rejected).toBeGreaterThan(0);
    expect(rejected / 400).toBeLessThan(0.1);
  });

  test("what passes stays calm: no crowd of a thousand in 150 unshocked worlds", () => {
    let largest = 0;
    for (let index = 0; index < 150; index++) {
      const world = calm(index);
      if (!isCalm(world)) continue;
      const run = startRun(world, 0);
      advance(run, 30);
      largest = Math.max(largest, run.state.peakPeople[0] as number);
    }
    expect(largest).toBeLessThan(1000);
  });

  test("a world that ignites by itself is rejected", () => {
    expect(
      isCalm(worldWith({ "mobilisation.calmGap": 2, "mobilisation.crowdPull": 3, "contagion.halfVisible": 0.003 })),
    ).toBe(false);
  });
});
