// Two cells of the coverage table in seconds: noise that goes with the effect, where fitting the one after the other held the truth never, and
// differences that are zero in most futures. 20 draws of intervals that cover at exactly 95 % hold it in fewer than 16 with chance .003.
import { expect, test } from "vitest";
import { coverageOf } from "./coverageCell.ts";
import { CELLS } from "./operatingPoints.ts";

test.each(["0.3: .1 ± .2, rest 0 ± .02", "jumps 0.9: one future in ten by 5, rest 0"])("%s", (name) => {
  const cell = CELLS.find((c) => c.name === name)!;
  const found = coverageOf(cell, { worlds: 100, replicates: 6, confidence: 0.95, draws: 20 });
  for (const [side, { covers }] of Object.entries(found)) expect(covers, side).toBeGreaterThanOrEqual(16 / 20);
  // and they say something: all of 0 to 1 would cover, too
  expect(found.below!.width).toBeLessThan(0.2);
  expect(found.above!.width).toBeLessThan(0.6);
});
