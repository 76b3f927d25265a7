import { expect, test } from "vitest";
import { mobilisation, participation, threshold } from "../../src/model/street/mobilisation.ts";
import { STRATA, STRATA_OF_PEOPLE } from "../../src/model/kit/strata.ts";
import { startRun } from "../../src/run/run.ts";
import type { World } from "../../src/model/kit/world.ts";
import { began, momentOf, take, total, worldWith } from "./stage.ts";

/** A place with a given hazard of an entrant: no risk, and a pull below everybody's threshold. */
const world = worldWith(
  { "mobilisation.participation": "logit", "mobilisation.noise": 0.3, "mobilisation.joinRate": 1 },
  { places: 1, index: 1 },
);
const PULL = -5.2;

function hazardOf(w: World, quiet: Float64Array): number {
  let hazard = 0;
  for (let k = 0; k < STRATA; k++)
    hazard +=
      (quiet[k] as number) *
      mobilisation.of(w).joinRate *
      participation(false, PULL, STRATA_OF_PEOPLE.z[k] as number, 0, 0.3);
  return hazard;
}

/** Gathered hazard at which the first entrant of a replicate came, to within one step's. */
function wait(replicate: number, dt: number): number {
  const run = startRun(world, replicate);
  run.state.grievance.fill(threshold(world) + PULL);
  run.state.risk.fill(0);
  const hazard = hazardOf(world, run.state.quiet);
  for (let i = 1; ; i++) {
    take("go out and go home", momentOf(run, { slot: i, dt }));
    if ((run.state.crowd[0] as number) > 0) return hazard * (i - 0.5) * dt;
  }
}

test("the wait for a first entrant is exponential with the gathered hazard (4,000 waits, false alarm 1 in 1,000)", () => {
  const n = 4000;
  const hazard = hazardOf(world, startRun(world, 0).state.quiet);
  const dt = 0.004 / hazard;
  const waits = Array.from({ length: n }, (_, i) => wait(i, dt)).sort((a, b) => a - b);
  let distance = 0;
  waits.forEach((x, i) => {
    const f = 1 - Math.exp(-x);
    distance = Math.max(distance, Math.abs(f - i / n), Math.abs(f - (i + 1) / n));
  });
  // Kolmogorov's 0.999 point, and half a step of rounding
  expect(distance).toBeLessThan(1.95 / Math.sqrt(n) + 0.002);
});

test("the wait does not depend on how finely time is stepped", () => {
  const hazard = hazardOf(world, startRun(world, 0).state.quiet);
  for (let replicate = 0; replicate < 40; replicate++) {
    const fine = wait(replicate, 0.01 / hazard);
    const coarse = wait(replicate, 0.08 / hazard);
    expect(Math.abs(fine - coarse)).toBeLessThan(0.08);
  }
});

test("after a crowd of outsiders has gone, a place waits anew", () => {
  let followers = 0;
  const n = 300;
  for (let replicate = 0; replicate < n; replicate++) {
    const run = began(world, replicate);
    const { state } = run;
    state.grievance.fill(threshold(world) + PULL);
    const dt = 0.02 / hazardOf(world, state.quiet);
    let i = 0;
    while (total(state.active) === 0) take("go out and go home", momentOf(run, { slot: ++i, dt }));
    // outsiders arrive, those from here go home, then the outsiders leave
    for (let k = 0; k < STRATA; k++) {
      state.quiet[k] = (state.quiet[k] as number) + (state.active[k] as number);
      state.active[k] = 0;
    }
    state.outsiders[0] = 0;
    state.crowd[0] = 0;
    take("go out and go home", momentOf(run, { slot: ++i, dt }));
    if (total(state.active) > 0) followers++;
  }
  // each has a chance of 0.02: more than 20 of 300 come once in 10 million
  expect(followers).toBeLessThan(20);
});
