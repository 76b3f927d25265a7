// Earned or built in: planted effects whose origin is known.
import { describe, expect, test } from "vitest";
import { contrastResult } from "../../src/claims/contrast/contrastResult.ts";
import { mirrorSign } from "../../src/run/treatments.ts";
import { compileWorld, PLAN } from "../../src/world/compile.ts";
import { compiled, dice, first, pairs, toyInput, type Toy } from "./toy.ts";

const WORLDS = first(120);
const always = pairs(WORLDS, 4, () => 1);
const never = pairs(WORLDS, 4, () => 0);
const sign = (world: number): number => mirrorSign(compileWorld(compiled, PLAN, world), "request.status");
const follows = pairs(WORLDS, 4, sign);
const run = (toy: Toy) => contrastResult(toyInput(toy));
const turned = (toy: Toy): Toy => {
  const swap = (of: Toy["drawn"]) => of.map((p) => ({ ...p, first: p.second, second: p.first }));
  return {
    ...toy,
    drawn: swap(toy.drawn),
    ...(toy.knockOut ? { knockOut: swap(toy.knockOut) } : {}),
    ...(toy.mirror ? { mirror: swap(toy.mirror) } : {}),
  };
};

describe("the word", () => {
  test("by construction: the effect takes the sign that the weights are given", () => {
    const found = run({ drawn: always, knockOut: never, mirror: follows });
    expect(found).toMatchObject({ verdict: "holds", origin: "by construction" });
    expect(found.builtIn?.mirror).toMatchObject({ value: 1 });
  });
  test("earned: it survives with the direct weights at zero", () => {
    const found = run({ drawn: always, knockOut: always, mirror: always });
    expect(found).toMatchObject({ verdict: "holds", origin: "earned" });
    expect(Math.abs(found.builtIn?.mirror?.value ?? 1)).toBeLessThan(0.3);
  });
  test("sign assumed: without the direct weights nothing is left, though turning them does not turn it", () => {
    expect(run({ drawn: always, knockOut: never, mirror: always })).toMatchObject({
      verdict: "holds",
      origin: "sign assumed",
    });
  });
  test("a knock-out that leaves it open whether it survives earns nothing", () => {
    const half = pairs(WORLDS, 4, (w) => (w % 2 === 0 ? 1 : 0));
    const found = run({ drawn: always, knockOut: half, mirror: always });
    expect(found.builtIn?.knockOut?.value).toBeCloseTo(0.5, 1);
    expect(found.origin).toBe("sign assumed");
    expect(found.builtIn?.sentence).toContain("not shown");
  });
  test.each([
    ["by construction", { drawn: always, knockOut: never, mirror: follows }],
    ["earned", { drawn: always, knockOut: always, mirror: always }],
    ["sign assumed", { drawn: always, knockOut: never, mirror: always }],
  ] as const)("is the same for the claim the other way round: %s", (word, toy) => {
    expect(run(turned(toy))).toMatchObject({ verdict: "reverses", origin: word });
  });
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
    expect(found.builtIn?.sentence).not.toContain("No mechanism leads");
  });
  test("ways that come to nothing earn no effect", () => {
    expect(run({ drawn: never, knockOut: never, mirror: never })).toMatchObject({
      verdict: "no effect",
      origin: "earned",
    });
  });
  test("a weight that is set directly is not earned by having no weight of its own", () => {
    const arms = { a: [{ set: "guarantor.needWeight", to: 7 }], b: [{ set: "guarantor.needWeight", to: -1 }] };
    const uses = new Map([["guarantor.needWeight", new Set(["guarantor decides"])]]);
    expect(run({ drawn: always, test: { arms }, over: { uses } })).toMatchObject({
      verdict: "holds",
      origin: "sign assumed",
    });
  });
  test("something harmless set first does not hide what else is set", () => {
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
    const found = run({ drawn: always, test: { arms }, over: { uses } });
    expect(found).toMatchObject({ verdict: "holds", origin: "sign assumed" });
    expect(found.title).toContain("weight of a likely hostile fall");
  });
  test("undecided has no word", () => {
    const few = pairs(first(25), 4, () => 1);
    expect(run({ drawn: few, knockOut: few, mirror: few, over: { confidence: 0.999 } })).toMatchObject({
      verdict: "undecided",
      origin: null,
    });
  });
});

describe("the mirror", () => {
  test("sees through the noise of single runs: an effect that follows the sign in every world, runs that often don't", () => {
    const roll = dice(3);
    const noisy = pairs(first(240), 8, (w) => {
      const u = roll();
      return u < 0.45 ? sign(w) : u < 0.55 ? -sign(w) : 0;
    });
    // counted by runs it would be 0.64, and the verdict would not be called by construction
    const found = run({ drawn: pairs(first(240), 8, () => 1), knockOut: pairs(first(240), 8, () => 0), mirror: noisy });
    expect(found.builtIn?.mirror?.value).toBeGreaterThan(0.95);
    expect(found.origin).toBe("by construction");
  });
  test("its interval counts worlds, not runs", () => {
    const width = (replicates: number): number => {
      const found = run({
        drawn: pairs(first(40), replicates, () => 1),
        mirror: pairs(first(40), replicates, (w) => (w % 2 === 0 ? 1 : -1)),
        knockOut: pairs(first(40), replicates, () => 0),
      });
      return (found.builtIn?.mirror?.high ?? 0) - (found.builtIn?.mirror?.low ?? 0);
    };
    expect(width(4)).toBeGreaterThan(0.5);
    expect(width(16)).toBeGreaterThan(0.9 * width(4));
  });
  test("is left out where the effect never matters", () => {
    expect(run({ drawn: always, knockOut: never, mirror: never }).builtIn?.mirror).toBeNull();
  });
});

describe("the break-even", () => {
  const at = (effects: readonly number[], knockOut = 0) =>
    run({
      drawn: always,
      knockOut: pairs(WORLDS, 4, () => knockOut),
      mirror: always,
      weights: effects.map((effect) => pairs(WORLDS, 4, () => effect)),
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
