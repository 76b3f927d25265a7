// What cases teach: Beta updating by hand, Kreps and Wilson's published numbers, and no learning at all.
import { describe, expect, test } from "vitest";
import { afterFight, weakFights } from "../../examples/classics/krepsWilson.ts";
import {
  believed, comeBelief, comesIfWeak, crowdsLesson, exampleOf, normMoved, stayBelief,
} from "../../src/model/actors/precedent.ts"; // prettier-ignore
import type { Lesson } from "../../src/model/kit/lesson.ts";
import { worldWith, type Sets } from "./stage.ts";

const at = (sets: Sets) =>
  worldWith(Object.fromEntries(Object.entries({ reading: 1, ...sets }).map(([name, x]) => [`precedent.${name}`, x])), {
    places: 1,
  });
const yes = (distance = 0) => ({ yes: true, distance });
const no = (distance = 0) => ({ yes: false, distance });

describe("Beta–Bernoulli", () => {
  const world = at({ form: "beta", priorWeight: 8, similarityFade: 1 });

  test("two unmet requests from 8 cases at 0.35: Beta(2.8, 5.2) to Beta(2.8, 7.2)", () => {
    expect(believed(world, 0.35, [no(), no()])).toBeCloseTo(0.28, 14);
    expect(believed(world, 0.35, [yes()])).toBeCloseTo(3.8 / 9, 14);
  });

  test("a case at one fading length counts 1/e of a case", () => {
    expect(believed(world, 0.35, [yes(1)])).toBeCloseTo((2.8 + Math.exp(-1)) / (8 + Math.exp(-1)), 14);
  });

  test("the order of cases does not matter", () => {
    const cases = [yes(), no(0.5), yes(0.2)];
    expect(believed(world, 0.4, cases)).toBeCloseTo(believed(world, 0.4, [...cases].reverse()), 14);
  });
});

describe("two types", () => {
  test("the weak type fights as in the chain-store game: .1111, .3333, .7778, 1 for 2 to 5 left", () => {
    for (const [n, chance] of [[1, 0], [2, 0.1111], [3, 0.3333], [4, 0.7778], [5, 1]] as const) // prettier-ignore
      expect(comesIfWeak(0.1, 0.5, n), `n = ${n}`).toBeCloseTo(chance, 4);
    for (let n = 1; n <= 8; n++)
      for (const p of [0.01, 0.1, 0.4, 0.9])
        for (const g of [0.2, 0.5, 0.8]) expect(comesIfWeak(p, g, n)).toBe(weakFights(p, g, n));
  });

  test("one fight at three left: the type's chance is .25, and the next is fought with chance g", () => {
    const world = at({ form: "twoType", challengers: 3, entrantGain: 0.5, similarityFade: 1 });
    const prior = 0.4; // of coming; of the type that always comes 0.1
    expect(afterFight(0.1, 0.5, 3)).toBeCloseTo(0.25, 12);
    expect(believed(world, prior, [yes()])).toBeCloseTo(0.25 + 0.75 * weakFights(0.25, 0.5, 2), 12);
    expect(believed(world, prior, [yes()])).toBeCloseTo(0.5, 12);
    expect(believed(world, prior, [yes(), yes()])).toBeCloseTo(afterFight(0.25, 0.5, 2), 12);
  });

  test("one refusal shows the weak type for good to whoever the case is about", () => {
    const world = at({ form: "twoType", challengers: 5, entrantGain: 0.5, similarityFade: 1 });
    expect(believed(world, 0.6, [no()])).toBeCloseTo(0, 14);
    expect(believed(world, 0.6, [no(), yes()])).toBeCloseTo(0, 14);
    expect(believed(world, 0.6, [no(1)])).toBeCloseTo(0.6 * (1 - Math.exp(-1)), 14);
  });
});

const lesson = (over: Partial<Lesson> = {}): Lesson => ({
  came: true,
  stayed: true,
  framed: true,
  distance: 0.2,
  memberDistance: [0, 0.5, 1],
  ...over,
});

describe("without learning", () => {
  test("every effect is exactly zero, whatever the weights and cases", () => {
    const sets = { form: "none", normShift: 0.4, crowdLesson: 0.4, earlierCases: 3 };
    const world = { ...at(sets), lessons: [lesson(), lesson({ came: false, stayed: false })] };
    const { priorCome, priorStay } = world.p["precedent"] as { priorCome: number; priorStay: number };
    expect(comeBelief(world, "own")).toBe(priorCome);
    expect(comeBelief(world, 2)).toBe(priorCome);
    expect(stayBelief(world, "own")).toBe(priorStay);
    expect([exampleOf(world), normMoved(world), crowdsLesson(world)].map((x) => x === 0)).toEqual([true, true, true]);
  });

  test("in any form, before the first case", () => {
    for (const form of ["beta", "twoType", "none"]) {
      const world = at({ form });
      expect([exampleOf(world), normMoved(world), crowdsLesson(world)].map((x) => x === 0)).toEqual([true, true, true]);
    }
  });
});

describe("whose lesson", () => {
  const learning = at({ form: "beta", priorWeight: 4, similarityFade: 1, priorCome: 0.3, normShift: 0.2 });

  test("the nearer a member is to the case, the more it learns", () => {
    const world = { ...learning, lessons: [lesson()] };
    expect(comeBelief(world, 0)).toBeGreaterThan(comeBelief(world, 1));
    expect(comeBelief(world, 1)).toBeGreaterThan(comeBelief(world, 2));
  });

  test("where nobody asked nothing is learned of coming; where nobody came, nothing of staying", () => {
    const world = { ...learning, lessons: [lesson({ came: null, stayed: null })] };
    expect(comeBelief(world, "own")).toBe(0.3);
    expect(normMoved(world)).toBe(0);
  });

  test("only framed cases teach to frame; only troops sent move the norm", () => {
    expect(exampleOf({ ...learning, lessons: [lesson({ framed: false })] })).toBe(0);
    expect(exampleOf({ ...learning, lessons: [lesson()] })).toBeGreaterThan(0);
    expect(exampleOf({ ...learning, lessons: [lesson({ came: false })] })).toBeLessThan(0);
    expect(normMoved({ ...learning, lessons: [lesson(), lesson({ came: false })] })).toBeCloseTo(0.2, 14);
  });
});
