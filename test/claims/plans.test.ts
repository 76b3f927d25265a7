// Claims as plans, and differences out of an ensemble's values.
import { describe, expect, test } from "vitest";
import { changedBy, inputOf, placeContrast } from "../../src/claims/contrast/place.ts";
import { byWorld, pairsOf } from "../../src/claims/contrast/differences.ts";
import { Planner } from "../../src/claims/planner.ts";
import type { ContrastPlan } from "../../src/run/work.ts";
import { directCoefficients, treatmentSets } from "../../src/run/treatments.ts";
import type { ContrastTest, Claim } from "../../src/scenario/scenario.ts";
import { compileWorld, PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";
import { compiled, STATUS_TEST } from "./toy.ts";
import { asked, asking } from "../fixture/asked.ts";

const claim = (id: string, ...tests: ContrastTest[]): Claim => ({
  id,
  text: id,
  type: "",
  group: "",
  placebo: "",
  tests,
});
const given = { ...STATUS_TEST, given: "requested" };
function plansOf(...claims: Claim[]) {
  const planner = new Planner({ scenario: steppe(3, { claims }), assumptions: compiled.assumptions });
  const tests = claims.flatMap((c) =>
    c.tests.map((t) => ({ claim: c.id, ...placeContrast(t as ContrastTest, planner) })),
  );
  return { ...planner.grown(), tests };
}

describe("plans", () => {
  test("tests on one input and condition share a plan, its arms and readings", () => {
    const ousted: ContrastTest = {
      ...given,
      order: ["a", "c"],
      arms: { ...given.arms, c: [{ set: "request.status", to: "ousted" }] },
    };
    const plans = plansOf(
      claim("A", given, ousted),
      claim("B", { ...given, order: ["b", "a"] }),
      claim("C", { ...given, ...asking("fallen") }),
    );
    expect(plans.conditional).toHaveLength(1);
    expect(plans.unconditional).toHaveLength(0);
    expect(plans.conditional[0]?.arms).toHaveLength(3);
    expect(plans.conditional[0]?.readings).toEqual([{ outcome: asked("deployed") }, { outcome: asked("fallen") }]);
    expect(plans.tests.map((t) => [t.claim, t.first, t.second, t.reading])).toEqual([
      ["A", 0, 1, 0],
      ["A", 0, 2, 0],
      ["B", 1, 0, 0],
      ["C", 0, 1, 1],
    ]);
  });
  test("another condition or input is another plan", () => {
    const lag: ContrastTest = { ...given, arms: { a: [{ set: "observation.deathLag", to: 8 }], b: [] } };
    const plans = plansOf(
      claim("A", given),
      claim("B", { ...given, given: "large" }),
      claim("C", lag),
      claim("D", STATUS_TEST),
    );
    expect(plans.conditional.map((p) => [p.given, p.input])).toEqual([
      ["requested", "request.status"],
      ["large", "request.status"],
      ["requested", "observation.deathLag"],
    ]);
    expect(plans.unconditional).toHaveLength(1);
    // no probe among direct weights: nothing to be set to values
    expect(plans.conditional[2]?.treatments).toEqual([{ kind: "as drawn" }]);
    expect(plans.conditional[0]?.treatments.map((t) => t.kind)).toEqual([
      "as drawn",
      "weight",
      ...Array<string>(6).fill("weight"),
    ]);
  });
  test("everything that arms set is named", () => {
    const two: ContrastTest = {
      ...given,
      arms: {
        a: [
          { set: "x.a", to: 1 },
          { set: "y.b", to: 1 },
        ],
        b: [{ set: "x.a", to: 0 }],
      },
    };
    expect(changedBy(two)).toEqual(["x.a", "y.b"]);
    expect(inputOf(two)).toBe("x.a");
  });
});

describe("treatments of the requester's status", () => {
  const world = compileWorld(compiled, PLAN, 4);
  const paths = directCoefficients("request.status").map((c) => c.path);
  const sets = (paths: readonly string[]) => treatmentSets({ kind: "without", paths }, "request.status", world);
  test("take away what is named and nothing else, each set to where it has no effect", () => {
    expect(paths).toContain("request.statusGround");
    expect(sets(paths)).toEqual(paths.map((set) => ({ set, to: 0 })));
    expect(sets(["orderForces.emergencyGain"])).toEqual([{ set: "orderForces.emergencyGain", to: 1 }]);
  });
  test("a neutral value that is another quantity's is that quantity's own in this world", () => {
    expect(sets(["repression.deathsFire"])).toEqual([
      { set: "repression.deathsFire", to: world.p["repression"]?.["deathsPolice"] },
    ]);
  });
  test("what has no neutral value stays as drawn", () => {
    expect(sets(["government.lag", "request.statusGround"])).toEqual([{ set: "request.statusGround", to: 0 }]);
  });
  test("a probe sets one weight and leaves no other", () => {
    const sets = treatmentSets({ kind: "weight", path: "guarantor.statusWeight", value: 2 }, "request.status", world);
    expect(sets.filter((s) => "set" in s && s.to !== 0)).toEqual([{ set: "guarantor.statusWeight", to: 2 }]);
  });
});

describe("differences", () => {
  const plan: ContrastPlan = {
    given: "requested",
    input: "request.status",
    arms: [[], [], []],
    readings: [{ outcome: asked("deployed") }, { outcome: asked("fallen") }],
    treatments: [{ kind: "as drawn" }, { kind: "without", paths: ["request.statusGround"] }],
  };
  // world 5: arose; world 9: did not. Two branches each; by branch, treatment, arm, reading
  const five = Array.from({ length: 2 * 2 * 3 * 2 }, (_, i) => i);
  const nine = five.map(() => NaN);
  const result = { accepted: [5, 9], values: [Float64Array.from([...five, ...nine])] };
  const job = { replicates: [0, 1], branches: [0, 2], contrasts: [plan] } as const;
  const placed = plansOf(claim("A", given)).tests[0] as NonNullable<ReturnType<typeof plansOf>["tests"][number]>;
  test("are found by branch, treatment, arm and reading; worlds without the condition are left out", () => {
    expect(pairsOf({ job, result }, { ...placed, first: 2, second: 0, reading: 1 }, 1)).toEqual([
      { world: 5, replicate: 0, branch: 0, first: 11, second: 7 },
      { world: 5, replicate: 0, branch: 1, first: 23, second: 19 },
    ]);
  });
  test("a spread compares how far futures of one world lie apart, arm by arm", () => {
    // one reading, two arms, three branches: 0, 1, 4 in the first arm, 2, 2, 5 in the second
    const one = {
      ...plan,
      arms: [[], []],
      readings: [{ outcome: asked("alignment") }],
      treatments: [{ kind: "as drawn" as const }],
    };
    const values = Float64Array.from([0, 2, 1, 2, 4, 5]);
    const found = pairsOf(
      {
        job: { replicates: [0, 1], branches: [0, 3], contrasts: [one] },
        result: { accepted: [5], values: [values] },
      },
      { ...placed, first: 0, second: 1, reading: 0, spread: true },
      0,
    );
    expect(found.map((p) => [p.first, p.second])).toEqual([
      [2.5, 1.5],
      [2, 1.5],
      [3.5, 3],
    ]);
    // the mean over futures is the mean distance of two: (1 + 4 + 3)/3 and (0 + 3 + 3)/3
    const mean = (of: (p: (typeof found)[number]) => number): number => found.reduce((sum, p) => sum + of(p), 0) / 3;
    expect(mean((p) => p.first)).toBeCloseTo(8 / 3, 12);
    expect(mean((p) => p.second)).toBeCloseTo(2, 12);
  });
  test("go by world, in order of worlds, replicates and branches", () => {
    const pair = (world: number, replicate: number, branch: number, first: number) => ({
      world,
      replicate,
      branch,
      first,
      second: 1,
    });
    expect([...byWorld([pair(9, 0, 0, 5), pair(2, 1, 0, 4), pair(2, 0, 1, 3), pair(2, 0, 0, 2)])]).toEqual([
      [2, [1, 2, 3]],
      [9, [4]],
    ]);
  });
});
