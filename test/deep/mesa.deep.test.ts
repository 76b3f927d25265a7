// Epstein's Model I here against 20 runs of Mesa's program, by the same rules: set B, its procedure, rounding to even, 200 ticks.
//
// Seven numbers a run, each by two tests: Welch's t of the means and Kolmogorov-Smirnov of the distributions, 400 runs against 20. Each test is at
// 1 in 1,000, all fourteen together at 1.4 %. Nine times in ten they find means that differ by 1.2 standard deviations of a run (t), and
// distributions that differ by 0.6 somewhere (Kolmogorov-Smirnov): 20 runs can't show less. So the same tests must also find versions that
// differ in one rule.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { activeByTick, MESA, SET_B, type EpsteinRules } from "../../examples/classics/epstein.ts";
import { runKey } from "../../src/core/keyed.ts";
import { SHAPE, shapeOf, type Shape } from "../classics/runShape.ts";
import { kolmogorovSmirnov, moments, welch } from "../model/twoSample.ts";

interface Reference {
  readonly runs: readonly { readonly active: readonly number[] }[];
}
const { runs } = JSON.parse(readFileSync(join(import.meta.dirname, "../classics/mesaRuns.json"), "utf8")) as Reference;
const TICKS = 200;
const theirs = runs.map((r) => shapeOf(r.active));

const shapes = (change: Partial<EpsteinRules>, count: number): Shape[] =>
  Array.from({ length: count }, (_, i) =>
    shapeOf(activeByTick({ ...MESA, ...SET_B, ...change }, runKey(2, 0, i), TICKS)),
  );

/** What differs, in words; empty where nothing does. */
function differences(ours: readonly Shape[]): string[] {
  return SHAPE.flatMap((name) => {
    const [a, b] = [ours.map((s) => s[name]), theirs.map((s) => s[name])];
    const [t, p] = [welch(a, b), kolmogorovSmirnov(a, b)];
    const found = `${name}: ${moments(a).mean.toFixed(3)} here, ${moments(b).mean.toFixed(3)} in Mesa, t ${t.toFixed(2)}, p ${p.toPrecision(2)}`;
    if (process.env["SHOW"]) console.log(found);
    // 3.88: two-sided 1 in 1,000 of Student's t with 19 degrees of freedom
    return Math.abs(t) < 3.88 && p > 0.001 ? [] : [found];
  });
}

test("400 runs here, 20 there: no difference in seven numbers by two tests", () => {
  expect(theirs).toHaveLength(20);
  expect(differences(shapes({}, 400))).toEqual([]);
});

describe("versions that differ in one rule are found", () => {
  test.each<readonly [string, Partial<EpsteinRules>]>([
    ["rounded down", { rounding: "floor" }],
    ["not rounded", { rounding: "none" }],
    ["a disc of vision", { neighbourhood: "disc" }],
    ["NetLogo's procedure", { procedure: "netlogo" }],
    ["half the term in jail", { longestTerm: 15 }],
    ["legitimacy .80 for .82", { legitimacy: 0.8 }],
  ])("%s", (_, change) => {
    expect(differences(shapes(change, 150)).length).toBeGreaterThan(0);
  });
});
