// Worlds at given points: a world's own point is that world, luck is apart from assumptions, and pieces change nothing.
import { expect, test } from "vitest";
import { runPoints, workPoints, type PointExecutor } from "../../src/run/points.ts";
import { outcomeOf } from "../../src/run/outcomes.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { isCalm } from "../../src/world/calm.ts";
import { compiler, compileWorld, compileWorldAt, coordinates, PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";
import { asked } from "../fixture/asked.ts";

const compiled = compiler(steppe(4));
const own = (world: number): Float64Array => coordinates(compiled, PLAN, world);

test("a world's own point with its own luck is that world, also with something set", () => {
  for (const world of [0, 3]) {
    expect(compileWorldAt(compiled, PLAN, world, own(world))).toEqual(compileWorld(compiled, PLAN, world));
    const sets = [
      { set: "request.status", to: "contested" },
      { set: "hardship.legitimacy", to: 0.3 },
    ];
    expect(compileWorldAt(compiled, PLAN, world, own(world), sets)).toEqual(compileWorld(compiled, PLAN, world, sets));
  }
});

test("luck alone changes places and runs but no assumption", () => {
  const [a, b] = [3, 4].map((luck) => compileWorldAt(compiled, PLAN, luck, own(3)));
  expect(a!.p).toEqual(b!.p);
  expect(a!.localHardship).not.toEqual(b!.localHardship);
});

test("points give what single runs give, in pieces of any size; rejected ones are run and marked", async () => {
  const points = Array.from({ length: 12 }, (_, i) => ({ at: own(i), luck: i }));
  const job = { plan: PLAN, arms: [[]], reading: { outcome: asked("peakPeople") } };
  const execute: PointExecutor = (piece) => Promise.resolve(workPoints(compiled, piece));
  const [one, other] = await Promise.all([5, 12].map((size) => runPoints(job, points, execute, { size, atOnce: 2 })));
  expect(one).toEqual(other);
  points.forEach((_, i) => {
    const world = compileWorld(compiled, PLAN, i);
    const run = startRun(world, 0);
    advance(run, compiled.scenario.days);
    expect(one!.values[i]).toBe(outcomeOf(run, asked("peakPeople")));
    expect(one!.calm[i]).toBe(isCalm(world) ? 1 : 0);
  });
});

test("stopped work keeps the first so many points", async () => {
  const points = Array.from({ length: 9 }, (_, i) => ({ at: own(i), luck: i }));
  let pieces = 0;
  const kept = await runPoints(
    { plan: PLAN, arms: [[], []], reading: { outcome: asked("crisis") } },
    points,
    (piece) => {
      pieces++;
      return Promise.resolve(workPoints(compiled, piece));
    },
    { size: 3, atOnce: 1, keep: true, stopped: () => pieces === 2 },
  );
  expect([kept.calm.length, kept.values.length]).toEqual([6, 12]);
});
