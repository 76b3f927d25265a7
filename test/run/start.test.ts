// A run begins in the calm that the calm gap is measured from: force stands, and with it the risk of a quiet place.
import { expect, test } from "vitest";
import { riskOfRatio } from "../../src/model/street/repression.ts";
import { createState, shapeOf } from "../../src/model/kit/state.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";

const compiled = compiler(steppe(5));

test("risk at the start is that of calm times, in every world", () => {
  for (let index = 0; index < 40; index++) {
    const world = compileWorld(compiled, PLAN, index);
    const { state } = startRun(world, 0);
    for (let d = 0; d < world.places.length; d++) {
      // as much as is sought, or all there is
      expect(state.risk[d] as number).toBeLessThanOrEqual(riskOfRatio(world, 1) + 1e-12);
      expect(state.risk[d] as number).toBeGreaterThan(0);
    }
  }
});

test("a calm day leaves force and risk where they began", () => {
  const world = compileWorld(compiled, { ...PLAN, shocked: false }, 3);
  const run = startRun(world, 0);
  const before = createState(shapeOf(world), run.state.data);
  advance(run, 1);
  const quiet = Array.from(run.state.crowd.keys()).filter((d) => run.state.crowd[d] === 0);
  expect(quiet.length).toBeGreaterThan(0);
  for (const d of quiet) expect(run.state.force[d] as number).toBeCloseTo(before.force[d] as number, 3);
});
