// Placebos of a toy contrast with a large true effect: a right judge finds nothing in them, a broken one is caught.
import { describe, expect, test } from "vitest";
import { contrastJudged, contrastResult, type ContrastInput } from "../../src/claims/contrast/contrastResult.ts";
import { byWorld, pairsOf, pairsOfOne, type Dealt } from "../../src/claims/contrast/differences.ts";
import { placebosOf } from "../../src/claims/contrast/placebo.ts";
import { dealing, placeboRates, TIMES, type Placebo } from "../../src/claims/placebos.ts";
import type { Laid } from "../../src/run/readings.ts";
import { dice, first, toyInput } from "./toy.ts";

const FUTURES = 6;

/** A pass of one plan: `value` by world, future and arm. */
function passOf(worlds: number, arms: number, value: (world: number, future: number, arm: number) => number): Laid {
  const values = first(worlds).flatMap((w) =>
    first(FUTURES).flatMap((future) => first(arms).map((arm) => value(w, future, arm))),
  );
  const plan = { given: "crisis", treatments: { length: 1 }, arms: { length: arms }, readings: { length: 1 } };
  return {
    job: { replicates: [0, 1], branches: [0, FUTURES], contrasts: [plan] },
    result: { accepted: first(worlds), values: [values] },
  };
}

/** Worlds in which the first arm has more, by one to three, under noise that differs from world to world. */
function moved(seed: number, worlds = 100): Laid {
  const roll = dice(seed);
  return passOf(worlds, 2, (w, _, arm) => (arm === 0 ? 1 + (w % 3) : 0) + (0.2 + (w % 5) / 4) * (roll() + roll() - 1));
}

const placed = { test: 0, plan: 0, first: 0, second: 1, reading: 0 } as const;
function inputOf(pass: Laid, over: Partial<ContrastInput> = {}): ContrastInput {
  return toyInput({ drawn: pairsOf(pass, placed, 0), over: { confidence: 0.99, ...over } });
}
type Judge = Parameters<typeof placebosOf>[3];
const none = () => null;
const of = (pass: Laid, judge: Judge = contrastJudged, over: Partial<ContrastInput> = {}): readonly Placebo[] =>
  placebosOf(inputOf(pass, over), pass, none, judge);

describe("names dealt out", () => {
  test("every order of arms comes as often, the same way again, another way in another test or time", () => {
    const counts = new Map<string, number>();
    const deal = dealing(1, "a test", 0, [4, 7, 9]);
    for (const world of first(600)) {
      const future = { world, replicate: 0, branch: world % 7 };
      const order = [4, 7, 9].map((arm) => deal(arm, future));
      expect(new Set(order)).toEqual(new Set([4, 7, 9]));
      counts.set(order.join(), (counts.get(order.join()) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const n of counts.values()) expect(Math.abs(n - 100)).toBeLessThan(40);
    const coins = (test_: string, time: number): string =>
      first(64)
        .map((branch) => dealing(1, test_, time, [0, 1])(0, { world: 3, replicate: 0, branch }))
        .join("");
    expect(coins("a", 0)).toBe(coins("a", 0));
    expect(new Set([coins("a", 0), coins("a", 1), coins("b", 0)]).size).toBe(3);
  });

  test("values are those that were read, their difference kept or turned", () => {
    const pass = moved(1);
    const own = pairsOf(pass, placed, 0);
    const dealt = pairsOf(pass, placed, 0, dealing(1, "t", 0, [0, 1]));
    const turned = dealt.filter((p, i) => p.first === own[i]?.second && p.second === own[i]?.first).length;
    const kept = dealt.filter((p, i) => p.first === own[i]?.first && p.second === own[i]?.second).length;
    expect(turned + kept).toBe(own.length);
    expect(Math.abs(turned / own.length - 0.5)).toBeLessThan(0.08);
  });
});

test("an arm beside itself: every future in one pair, of one world", () => {
  const pass = passOf(3, 2, (w, future, arm) => 100 * w + 10 * arm + future);
  expect(pairsOfOne(pass, placed, 1).map((p) => [p.world, p.branch, p.first, p.second])).toEqual(
    first(3).flatMap((w) => [0, 2, 4].map((k) => [w, k, 100 * w + 10 + k, 100 * w + 11 + k])),
  );
  // distances within each half instead, where futures are compared by how far they lie apart
  expect(
    pairsOfOne(pass, { ...placed, spread: true }, 0)
      .slice(0, 3)
      .map((p) => [p.first, p.second]),
  ).toEqual([
    [3, 3],
    [2, 2],
    [3, 3],
  ]);
});

describe("a right judge", () => {
  test("says that the contrast holds, and of its placebos nothing", () => {
    const pass = moved(2);
    expect(contrastResult(inputOf(pass)).verdict).toBe("holds");
    const placebos = of(pass);
    expect(placebos.map((p) => p.kind)).toEqual([...first(TIMES).map(() => "dealt"), "other luck", "other luck"]);
    const rates = placeboRates([placebos], 0.99);
    expect(rates.dealt.falseVerdicts).toMatchObject({ count: 0, of: TIMES });
    expect(rates.otherLuck.falseVerdicts).toMatchObject({ count: 0, of: 2 });
    expect(rates.dealt.falseMeans).toMatchObject({ count: 0, of: TIMES });
  });

  test("keeps the level of the mean: about one in twenty at 95 %", () => {
    const rates = placeboRates(
      first(24).map((k) => of(moved(100 + k, 40), contrastJudged, { plan: { ...inputOf(moved(1)).plan, seed: k } })),
      0.99,
    );
    const { count, of: n, share } = rates.dealt.falseMeansAt95;
    expect(n).toBe(24 * TIMES);
    expect(count).toBeGreaterThan(0);
    expect(share.low).toBeLessThan(0.05);
    expect(share.high).toBeGreaterThan(0.05);
    expect(rates.dealt.falseVerdicts.count).toBe(0);
  });

  test("finds no effect where all that is there is smaller than what matters", () => {
    const roll = dice(5);
    const small = passOf(120, 2, (_, future, arm) => (arm === 0 ? 0.002 * (roll() - 0.5) : 0) + future);
    expect(
      of(small)
        .filter((p) => p.kind === "dealt")
        .map((p) => p.verdict),
    ).toEqual(first(TIMES).map(() => "no effect"));
  });
});

describe("a broken judge is caught", () => {
  const rates = (judge: Judge) =>
    placeboRates(
      first(2).map((k) => of(moved(50 + k, 60), judge)),
      0.99,
    );
  test("one that takes a world's mean for its effect, as if there were no noise", () => {
    const noiseless = (input: ContrastInput) => {
      const [pairs = []] = input.pairs;
      const means = byWorld(pairs);
      const mean = (world: number): number => (means.get(world) ?? []).reduce((sum, d) => sum + d / FUTURES, 0);
      return contrastJudged({ ...input, pairs: [pairs.map((p) => ({ ...p, first: mean(p.world), second: 0 }))] });
    };
    const found = rates(noiseless);
    expect(found.dealt.falseVerdicts.share.low).toBeGreaterThan(found.allowed);
    expect(found.dealt.falseVerdicts.count).toBe(2 * TIMES);
  });
  test("one that looks at sizes and not at signs", () => {
    const sizes = (input: ContrastInput) => {
      const [pairs = []] = input.pairs;
      return contrastJudged({
        ...input,
        pairs: [pairs.map((p) => ({ ...p, first: Math.abs(p.first - p.second), second: 0 }))],
      });
    };
    const { dealt } = rates(sizes);
    expect([dealt.falseVerdicts.count, dealt.falseMeans.count]).toEqual([2 * TIMES, 2 * TIMES]);
  });
  test("one whose intervals are narrower than it says", () => {
    const narrow = (input: ContrastInput) => contrastJudged({ ...input, confidence: 0.3 });
    const found = rates(narrow);
    expect(found.dealt.falseMeans.share.low).toBeGreaterThan(found.allowed);
  });
});

describe("a trend", () => {
  const roll = dice(9);
  // straight up by hills: no level is like another, and the ends differ most
  const pass = passOf(80, 4, (_, __, arm) => [0, 3, 2, 9][arm]! + roll());
  const levels = [0, 1, 2, 3];
  const along = (dealt?: Dealt) => ({
    names: levels.map(String),
    toFirst: levels.map((arm) => pairsOf(pass, { ...placed, first: arm, second: 0 }, 0, dealt)),
    toBefore: levels.map((arm, k) => pairsOf(pass, { ...placed, first: arm, second: Math.max(0, k - 1) }, 0, dealt)),
  });
  const input = toyInput({ drawn: pairsOf(pass, { ...placed, first: 3, second: 0 }, 0), over: { confidence: 0.99 } });
  const trend: ContrastInput = {
    ...input,
    test: {
      ...input.test,
      first: 3,
      second: 0,
      levels,
      contrast: { ...input.test.contrast, kind: "trend", levels: levels.map(String) },
    },
    levels: along(),
  };
  test("turns back on the way, and with its levels dealt out does nothing at all", () => {
    expect(contrastResult(trend).verdict).toBe("mixed");
    const curves: unknown[] = [];
    const placebos = placebosOf(trend, pass, along, (i) => {
      const found = contrastResult(i);
      if (found.curve) curves.push(found.curve);
      return found;
    });
    expect(placeboRates([placebos], 0.99).dealt.falseVerdicts).toMatchObject({ count: 0, of: TIMES });
    expect(curves.length).toBe(TIMES);
    expect(JSON.stringify(curves[0])).not.toBe(JSON.stringify(contrastResult(trend).curve));
  });
});

describe("no placebo", () => {
  test("of a contrast whose arms never differ", () => {
    expect(of(passOf(60, 2, (w) => w))).toEqual([]);
  });
  test("of fewer than twenty worlds", () => {
    expect(of(moved(3, 19))).toEqual([]);
    expect(of(moved(3, 20)).length).toBeGreaterThan(0);
  });
  test("where the condition hardly arose", () => {
    expect(of(moved(3), contrastJudged, { arose: { runs: 99, of: 5000 } })).toEqual([]);
  });
  test("and then no rate is claimed", () => {
    expect(placeboRates([], 0.99).dealt.falseVerdicts).toEqual({
      count: 0,
      of: 0,
      share: { value: 0, low: 0, high: 1 },
    });
  });
});
