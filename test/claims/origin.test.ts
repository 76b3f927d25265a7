// Written in or not: what the word is made of, with effects and what is left of them given.
import { describe, expect, test } from "vitest";
import { contrastResult } from "../../src/claims/contrast/contrastResult.ts";
import { leftOf, type Wanted } from "../../src/claims/contrast/knockOuts.ts";
import { settled, type Judged } from "../../src/claims/contrast/origin.ts";
import type { Left } from "../../src/claims/origins.ts";
import type { Pair } from "../../src/claims/contrast/differences.ts";
import type { Coefficients } from "../../src/run/coefficients.ts";
import type { Pass } from "../../src/run/ensemble.ts";
import { first, pairs, toyInput, type Toy } from "./toy.ts";

const WORLDS = first(120);
const always = pairs(WORLDS, 4, () => 1);
const never = pairs(WORLDS, 4, () => 0);
const run = (toy: Toy) => contrastResult(toyInput(toy));

describe("before anything is taken away", () => {
  test("no path: by construction, without an effect, whatever the number of worlds", () => {
    const found = run({ drawn: pairs(first(20), 4, () => 0), over: { uses: new Map() } });
    expect(found).toMatchObject({
      verdict: "no effect",
      origin: "by construction",
      effect: { value: 0, low: 0, high: 0 },
    });
    expect(found.builtIn?.distance).toBeNull();
  });
  test("a path that was not seen but differences that were: not called without a path", () => {
    const found = run({ drawn: always, over: { uses: new Map() } });
    expect(found.verdict).toBe("holds");
    expect(found.origin).toBeNull();
    expect(found.builtIn?.sentence).not.toContain("No mechanism leads");
  });
  test("a path and no difference seen is not called by construction", () => {
    expect(run({ drawn: never })).toMatchObject({ verdict: "no effect", origin: null });
  });
  test("ways that come to nothing leave nothing to be taken away", () => {
    const found = run({ drawn: pairs(WORLDS, 4, (w, r) => (w === 3 && r === 0 ? 0.01 : 0)) });
    expect(found).toMatchObject({ verdict: "no effect", origin: null });
    expect(found.builtIn?.sentence).toContain("no effect to be taken away");
  });
  test("several things set at once are all named", () => {
    const arms = {
      a: [
        { set: "observation.deathLag", to: 8 },
        { set: "guarantor.needWeight", to: 7 },
      ],
      b: [
        { set: "observation.deathLag", to: 8 },
        { set: "guarantor.needWeight", to: -1 },
      ],
    };
    const uses = new Map([["guarantor.needWeight", new Set(["guarantor decides"])]]);
    expect(run({ drawn: always, test: { arms }, over: { uses } }).title).toContain("weight of a likely hostile fall");
  });
});

/** Runs with some quantities taken away, as a pass has them: two arms and one reading. */
function passOf(of: readonly Pair[]): Pass {
  const worlds = [...new Set(of.map((p) => p.world))];
  const replicates = Math.max(...of.map((p) => p.replicate)) + 1;
  const contrasts = [{ given: "", input: "", arms: [[], []], readings: [{ event: "arrived" }], treatments: [{ kind: "as drawn" }] }]; // prettier-ignore
  const job = { replicates: [0, replicates], branches: [0, 1], contrasts };
  const values = [Float64Array.from(of.flatMap((p) => [p.first, p.second]))];
  return { job, result: { accepted: worlds, values } } as unknown as Pass;
}

const wanted = (drawn: readonly Pair[], over: Partial<Wanted> = {}): Wanted => ({
  plan: { given: "", input: "", arms: [[], []], readings: [] },
  without: [],
  drawn,
  from: passOf(drawn),
  weights: null,
  spread: false,
  sole: [],
  epsilon: 0.05,
  way: 1,
  ...over,
});
const left = (drawn: readonly Pair[], without: readonly Pair[], over: Partial<Wanted> = {}, paths = ["a.b"]): Left =>
  leftOf(wanted(drawn, over), paths, [{ pass: passOf(without), plan: 0, treatment: 0 }]) as Left;

describe("what is left", () => {
  test("is told in the worlds and futures that were run without, not in all", () => {
    const some = pairs(first(30), 2, (w) => (w % 6 === 0 ? 1 : 0));
    const found = left(
      pairs(WORLDS, 4, (w, r) => (r < 2 ? 1 : w)),
      some,
    );
    expect(found).toMatchObject({ worlds: 30, futures: 2, share: { drawn: 1, left: 1 / 6 }, effect: { drawn: 1 } });
    expect(found.effect.left).toBeCloseTo(1 / 6, 12);
    expect(found.most).toBe("gone");
  });
  test("more than half in nearly every world is left", () => {
    expect(
      left(
        always,
        pairs(WORLDS, 4, () => 0.9),
      ).most,
    ).toBe("left");
  });
  test("about half says neither", () => {
    expect(
      left(
        always,
        pairs(WORLDS, 4, (w) => (w % 2 === 0 ? 1 : 0)),
      ).most,
    ).toBeNull();
  });
  test("too few worlds say neither, unless nothing answers to the change without it and no run differs", () => {
    const rare = pairs(first(20), 2, (w) => (w < 2 ? 1 : 0));
    const none = pairs(first(20), 2, () => 0);
    expect(left(rare, none).most).toBeNull();
    expect(left(rare, none, { sole: ["a.b"] }).most).toBe("gone");
    expect(left(rare, none, { sole: ["c.d"] }).most).toBeNull();
    expect(
      left(
        rare,
        pairs(first(20), 2, (w) => (w === 5 ? 1 : 0)),
        { sole: ["a.b"] },
      ).most,
    ).toBeNull();
  });
  test("where seven worlds differed and none does any more nothing is left, whichever way they went", () => {
    const both = (n: number) => pairs(first(20), 2, (w) => (w >= n ? 0 : w % 2 === 0 ? 1 : -1));
    const none = pairs(first(20), 2, () => 0);
    expect(left(both(7), none).most).toBe("gone");
    expect(left(both(6), none).most).toBeNull();
  });
  test("an answer the other way round is measured that way", () => {
    const down = pairs(WORLDS, 4, () => -1);
    expect(left(down, down, { way: -1 })).toMatchObject({ share: { drawn: 1, left: 1 }, most: "left" });
    expect(left(down, always, { way: -1 })).toMatchObject({ share: { left: 0 }, effect: { left: -1 }, most: "gone" });
  });
  test("is nothing where nothing was run", () => {
    expect(leftOf(wanted(always), ["a.b"], [])).toBeNull();
  });
});

const known: Judged = {
  word: null,
  builtIn: { distance: 3, knockOuts: [], together: null, fixed: [], breakEven: null, direct: [], sentence: "" },
};
const TWO = ["guarantor.needWeight", "guarantor.reactionWeight"] as const;
const coefficients = (over: Partial<Coefficients> = {}): Coefficients => ({
  found: TWO,
  fixed: [],
  sole: [],
  byDefinition: false,
  ...over,
});
const of = (paths: readonly string[], most: Left["most"], rest = most === "gone" ? 0.02 : 0.9): Left => ({
  paths,
  worlds: 60,
  futures: 2,
  share: { drawn: 0.61, left: 0.61 * rest },
  effect: { drawn: 1, left: rest },
  most,
});
const word = (a: Left["most"], b: Left["most"], both: Left["most"], over: Partial<Coefficients> = {}) =>
  settled(known, ["scenario.tied"], { coefficients: coefficients(over), left: [of([TWO[0]], a), of([TWO[1]], b), of(TWO, both)] }); // prettier-ignore

describe("the word", () => {
  test("written in: one quantity alone takes most away, and is named with what is left", () => {
    const { word: found, builtIn } = word("left", "gone", "gone");
    expect(found).toBe("written in");
    expect(builtIn.sentence).toContain(
      "Without “weight of outside reaction” the answer stays in 1 % of 60 worlds, where it stood in 61 %",
    );
    expect(builtIn.direct).toEqual([TWO[1]]);
    expect(builtIn.knockOuts[0]?.paths).toEqual([TWO[1]]);
  });
  test("written in: none alone, but all together", () => {
    const { word: found, builtIn } = word("left", "left", "gone");
    expect(found).toBe("written in");
    expect(builtIn.sentence).toContain("together they do");
    expect(builtIn.direct).toEqual(TWO);
  });
  test("not written in directly: it survives every single knock-out and all together, which are listed", () => {
    const { word: found, builtIn } = word("left", "left", "left", { fixed: ["government.lag"] });
    expect(found).toBe("not written in directly");
    for (const path of ["weight of a likely hostile fall", "weight of outside reaction"])
      expect(builtIn.sentence).toContain(path);
    expect(builtIn.sentence).toContain("Could not be taken away: “age of the picture”");
  });
  test.each([
    ["left", null, "left"],
    [null, "left", "left"],
    ["left", "left", null],
  ] as const)("what is open about one of them leaves the word open: %s, %s, together %s", (a, b, both) => {
    expect(word(a, b, both).word).toBe("left open");
  });
  test("a knock-out that was not run leaves it open", () => {
    const all = coefficients();
    expect(settled(known, ["scenario.tied"], { coefficients: all, left: [of([TWO[0]], "left"), null, of(TWO, "left")] }).word).toBe("left open"); // prettier-ignore
    expect(settled(known, ["scenario.tied"], { coefficients: all, left: [] }).word).toBe("left open");
  });
  test("nothing to be taken away is no survival", () => {
    const none = coefficients({ found: [], fixed: ["government.lag"] });
    expect(settled(known, ["scenario.tied"], { coefficients: none, left: [] }).word).toBe("left open");
  });
  test("by definition goes before all", () => {
    expect(word("left", "left", "left", { byDefinition: true }).word).toBe("by definition");
  });
  test("a weight that is set itself in the step that settles the outcome is written in", () => {
    const near = { ...known, builtIn: { ...known.builtIn, distance: 1 } };
    const all = { coefficients: coefficients(), left: [of([TWO[0]], "left"), of([TWO[1]], "left"), of(TWO, "left")] };
    expect(settled(near, ["guarantor.successWeight"], all).word).toBe("written in");
    expect(settled(known, ["guarantor.successWeight"], all).word).toBe("not written in directly");
    expect(settled(near, ["request.status"], all).word).toBe("not written in directly");
  });
});

describe("the break-even", () => {
  const at = (effects: readonly number[], none = 0) =>
    run({
      drawn: always,
      weights: [none, ...effects].map((effect) => pairs(WORLDS, 4, () => effect)),
    }).builtIn?.breakEven;
  test("is read off the line between the weights around the threshold", () => {
    // 0.03 at 0.5, 0.07 at 1: five points half-way
    expect(at([0.01, 0.03, 0.07, 0.1, 0.2, 0.3])?.value).toBeCloseTo(0.75, 12);
  });
  test("starts from what is left without any direct weight", () => {
    // 0.04 at 0, 0.06 at 0.25
    expect(at([0.06, 0.1, 0.2, 0.3, 0.4, 0.5], 0.04)?.value).toBeCloseTo(0.125, 12);
  });
  test("is zero when it matters without any direct weight", () => {
    expect(at([0.1, 0.1, 0.2, 0.3, 0.4, 0.5], 0.06)?.value).toBe(0);
  });
  test("is none when no weight tried does it", () => {
    expect(at([0, 0, 0.01, 0.02, 0.03, 0.0499])?.value).toBeNull();
  });
});
