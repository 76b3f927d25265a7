// Which steps and outcomes use which assumption: the same whatever is read first, though what comes after a run is worked out once.
import { expect, test } from "vitest";
import { whole } from "../../src/model/asked.ts";
import { OUTCOME, OUTCOME_NAMES, type OutcomeName } from "../../src/model/outcomes.ts";
import { outcomeOf } from "../../src/run/outcomes.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { distanceTo, watchedRun, watcher, type Uses } from "../../src/run/trace.ts";
import { NEIGHBOUR_VALUE_NAMES, unsaidOf } from "../../src/scenario/region.ts";
import type { ScenarioNeighbour, Value } from "../../src/scenario/scenario.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";

const people: Value = { kind: "fact", value: 5e6, source: "test", mark: "U" };
const neighbour = (id: string): ScenarioNeighbour => ({
  id,
  values: Object.fromEntries(NEIGHBOUR_VALUE_NAMES.map((name) => [name, unsaidOf(name) ?? people])),
});
const compiled = compiler(steppe(3, { region: ["STP", "M1", "M2", "N1"].map(neighbour) }));
const WORLDS = [...Array(6).keys()];
const AROUND = ["regionUnrest", "regionFramed", "regionRequested", "regionDeployed", "secondDeployment"] as const;

/** As lines, so that they can be compared. */
const linesOf = (uses: Uses, reading?: string): string[] =>
  [...uses]
    .flatMap(([path, readers]) => [...readers].map((reader) => `${path} by ${reader}`))
    .filter((line) => reading === undefined || line.endsWith(` by reading ${reading}`))
    .toSorted();

/** A world in which a state around catches fire within a year. */
const burning = WORLDS.find((index) => {
  const run = startRun(compileWorld(compiled, PLAN, index), 0);
  advance(run, 30);
  return outcomeOf(run, whole("regionUnrest")) === 1;
}) as number;

test("the order in which outcomes are read changes nothing", () => {
  expect(burning).toBeDefined();
  const uses = linesOf(watchedRun(compiled, PLAN, burning));
  expect(linesOf(watchedRun(compiled, PLAN, burning, OUTCOME_NAMES.toReversed()))).toEqual(uses);
  const turned: readonly OutcomeName[] = [...OUTCOME_NAMES.slice(20), ...OUTCOME_NAMES.slice(0, 20)];
  expect(linesOf(watchedRun(compiled, PLAN, burning, turned))).toEqual(uses);
});

test("each outcome is found to use what it uses when it alone is read", () => {
  const uses = watchedRun(compiled, PLAN, burning);
  let some = 0;
  for (const outcome of OUTCOME_NAMES) {
    const alone = linesOf(watchedRun(compiled, PLAN, burning, [outcome]), outcome);
    expect(linesOf(uses, outcome), outcome).toEqual(alone);
    if (alone.length > 0) some++;
  }
  expect(some).toBeGreaterThan(10);
});

test("every outcome of the states around is found to depend on their crises", () => {
  const uses = watcher(compiled, PLAN)(WORLDS);
  for (const outcome of AROUND) {
    expect(linesOf(uses, outcome).length, outcome).toBeGreaterThan(300);
    for (const path of ["region.ignition", "mobilisation.noise", "government.courseWeight", "guarantor.burdenWeight"])
      expect(distanceTo(uses, path, OUTCOME[outcome].fields ?? [], outcome), `${path} → ${outcome}`).toBe(1);
  }
});

test("steps are noted one by one: what a world's values are worked into is used by every step that asks for it", () => {
  const uses = watchedRun(compiled, PLAN, burning);
  expect(uses.get("mobilisation.noise")?.has("go out and go home")).toBe(true);
  expect([...(uses.get("survival.fallRate") ?? [])].filter((reader) => !reader.startsWith("reading"))).toEqual([
    "fall",
  ]);
});
