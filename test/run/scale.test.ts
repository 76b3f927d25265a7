// A hundred times as many people is the same crisis: constants that are counts are shares of the population.
import { expect, test } from "vitest";
import { observation } from "../../src/model/street/observation.ts";
import { guarantor } from "../../src/model/actors/guarantor.ts";
import { outsideHands } from "../../src/model/street/outsideHands.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { steppe } from "../fixture/steppe.ts";

const TIMES = 100;
const small = compiler(steppe(6));
const plain = steppe(6);
const large = compiler({
  ...plain,
  places: plain.places.map((p) => ({ ...p, people: { ...p.people, value: p.people.value * TIMES } })),
});

/** Whether people, as a share, reached these peaks; whether these things happened. */
function outcomes(index: number, times: number): number[] {
  const drawn = compileWorld(small, PLAN, index);
  // a record's threshold, a force and seeding are counts of people by their nature
  const sets =
    times === 1
      ? []
      : [
          { set: "observation.seenFrom", to: observation.of(drawn).seenFrom * times },
          { set: "guarantor.sizeMedium", to: guarantor.of(drawn).sizeMedium * times },
          { set: "outsideHands.seedStrength", to: outsideHands.of(drawn).seedStrength * times },
        ];
  const world = compileWorld(times === 1 ? small : large, PLAN, index, sets);
  const run = startRun(world, 1);
  advance(run, 12);
  const { state } = run;
  const share = (state.peakPeople[0] as number) / world.totalPeople;
  const yes = (x: boolean): number => (x ? 1 : 0);
  return [
    yes(share > 2e-4),
    yes(share > 1e-3),
    yes(share > 3e-3),
    yes(state.emergency[0] !== NEVER),
    yes((state.worstControl[0] as number) < 0.9),
    yes((state.worstLoyal[0] as number) < 0.95),
  ];
}

test("shares of outcomes over 300 worlds agree with those of a hundred times the people (simultaneous false alarm 1 in 1,000)", () => {
  const worlds = 300;
  const counts = [1, TIMES].map((times) => {
    const total = new Float64Array(6);
    for (let index = 0; index < worlds; index++)
      outcomes(index, times).forEach((x, i) => (total[i] = (total[i] as number) + x));
    return total;
  }) as [Float64Array, Float64Array];
  for (let i = 0; i < 6; i++) {
    const [a, b] = [(counts[0][i] as number) / worlds, (counts[1][i] as number) / worlds];
    const pooled = (a + b) / 2;
    expect(pooled, `outcome ${i}`).toBeGreaterThan(0.01);
    // worlds are shared, so the spread of independent halves is an upper bound
    expect(Math.abs(a - b), `outcome ${i}: ${a} against ${b}`).toBeLessThan(
      3.8 * Math.sqrt((2 * pooled * (1 - pooled)) / worlds),
    );
  }
});
