// What a condition settles, and what acts only from the start, against what runs and worlds really use.
import { expect, test } from "vitest";
import { FROM_THE_START, settledBy } from "../../src/scenario/conditions.ts";
import { MOMENT_NAMES } from "../../src/scenario/moments.ts";
import { whole } from "../../src/model/asked.ts";
import { isOutcome } from "../../src/model/outcomes.ts";
import { GIVEN, PARAMETERS, SETTABLE } from "../../src/scenario/paths.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { condition } from "../../src/run/conditions.ts";
import { isSettled } from "../../src/run/outcomes.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { watcher } from "../../src/run/trace.ts";
import { newScenario } from "../../src/questions/new.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { SMALL } from "./small.ts";

const { scenario } = parseScenario(newScenario("mine", ""));
if (!scenario) throw new Error("the new scenario is not sound");
const compiled = compiler(scenario);

test("the list of what acts from the start is what a run's first moment is built from", () => {
  const BUILT = ["pool", "staff", "sites", "shocks", "localHardship", "people"] as const;
  const built = SETTABLE.filter((path) => {
    const parameter = PARAMETERS.get(path);
    const to = parameter?.kind === "form" ? Object.keys(parameter.options) : [0.123, 0.456];
    const [a, b] = [to[0], to.at(-1)].map((value) =>
      compileWorld(compiled, PLAN, 0, [{ set: GIVEN.get(path) ?? path, to: value as string | number }]),
    );
    return BUILT.some((field) => JSON.stringify(a?.[field]) !== JSON.stringify(b?.[field]));
  }).map((path) => GIVEN.get(path) ?? path);
  const read = [...watcher(compiled, PLAN)([0, 1])]
    .filter(([path, by]) => by.has("start") && PARAMETERS.has(path))
    .map(([path]) => path);
  expect(built.filter((path) => !FROM_THE_START.has(path))).toEqual([]);
  // beyond that, only levels from which a run starts; what force does from the first moment on it also does later
  const levels = [...FROM_THE_START].filter((path) => !built.includes(path));
  expect(levels.sort()).toEqual([
    "elites.dualPower",
    "hardship.legitimacy",
    "otherPowers.interest",
    "otherPowers.resolveAtFirst",
    "survival.calmSurvival",
  ]);
  // dual power is read at the start where some faction is the former leader's; here there is none
  expect(levels.filter((path) => !read.includes(path))).toEqual(["elites.dualPower"]);
});

test("what a condition settles is so, at the moment at which it first holds, in every run seen", () => {
  const seen = new Map<string, number>();
  for (let world = 0; world < 250; world++) {
    const run = startRun(compileWorld(compiled, PLAN, world), 0);
    let open = MOMENT_NAMES.filter((given) => (seen.get(given) ?? 0) < 5);
    if (open.length === 0) break;
    advance(run, scenario.days, (at) => {
      for (const given of open.filter((name) => condition(at, name) === "met")) {
        open = open.filter((name) => name !== given);
        seen.set(given, (seen.get(given) ?? 0) + 1);
        for (const outcome of settledBy(given))
          expect(isSettled(at, whole(outcome)), `${outcome} given ${given}`).toBe(true);
        // a moment settles at least the outcome of its name
        if (isOutcome(given)) expect(settledBy(given)).toContain(given);
      }
      return open.length === 0;
    });
  }
  for (const name of ["requested", "large", "crisis", "emergency", "conceded"])
    expect(seen.get(name), name).toBeGreaterThan(0);
  expect(settledBy("dismissed, not yet conceded")).toEqual(["cabinetDismissed"]);
  expect(["", "people first > 5", "toString"].flatMap(settledBy)).toEqual([]);
});

test("a condition with an exception is missed once the exception has come, and never comes after", () => {
  const seen = { met: 0, missed: 0 };
  for (let world = 0; world < 150 && Math.min(seen.met, seen.missed) < 3; world++) {
    const run = startRun(compileWorld(compiled, PLAN, world), 0);
    const came: string[] = [];
    advance(run, scenario.days, (at) => {
      came.push(condition(at, "emergency, not yet conceded"));
      return false;
    });
    const first = came.findIndex((c) => c !== "open");
    if (first < 0) continue;
    seen[came[first] as "met" | "missed"]++;
    const { emergency, conceded } = run.state;
    const [e, c] = [emergency[0] as number, conceded[0] as number];
    if (came[first] === "met") expect(e >= 0 && (c < 0 || c > e)).toBe(true);
    else expect(c >= 0 && (e < 0 || e >= c)).toBe(true);
  }
  expect(Math.min(seen.met, seen.missed)).toBeGreaterThan(0);
});

const claim = (from: string, to: string): string[] => {
  expect(SMALL["claims.yaml"]).toContain(from);
  return parseScenario({
    ...SMALL,
    "claims.yaml": (SMALL["claims.yaml"] as string).replace(from, () => to),
  }).problems.map((p) => p.code);
};

test("arms are equal when every world gets the same from both, however they are written", () => {
  const contested = "contested: [{ set: request.status, to: contested }]";
  expect(claim(contested, "contested: [{ set: request.status, to: 1 }]")).toEqual(["PR-S056"]);
  expect(claim(contested, "contested: []")).toEqual(["PR-S056"]); // the requester is undisputed anyway
  expect(
    claim(contested, "contested: [{ set: request.status, to: contested }, { set: request.status, to: undisputed }]"),
  ).toEqual(["PR-S139"]);
  expect(claim(contested, "contested: [{ set: request.status, to: 0.5 }]")).toEqual([]);
  expect(claim("poor: [{ set: hardship.legitimacy, to: 0.3 }]", "poor: [{ set: given.watched, to: 50 % }]")).toEqual([
    "PR-S056",
  ]);
});
