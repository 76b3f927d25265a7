// What a claim says decides what agrees with it: shares, verdicts, leanings and examples for every word, on the same differences.
import { describe, expect, test } from "vitest";
import { contrastResult } from "../../src/claims/contrast/contrastResult.ts";
import { knownOf } from "../../src/claims/contrast/known.ts";
import type { ModelTest } from "../../src/claims/result.ts";
import { agreement, contrastVerdict, silence } from "../../src/claims/verdict.ts";
import { nameOf } from "../../src/run/readings.ts";
import { asClaimed, isTurned } from "../../src/scenario/claims/says.ts";
import type { Says } from "../../src/scenario/scenario.ts";
import { sides } from "./sides.ts";
import { dice, first, pairs, toyInput, type Toy } from "./toy.ts";

const SAYS: readonly Says[] = ["above", "below", "no difference", "not above", "not below"];
const at = (value: number, low: number, high: number) => ({ value, low, high });
const none = at(0, 0, 0.05);
const sure = at(0.95, 0.9, 0.98);

/** A contrast whose first arm as written has this much more; the ledger is given its arms as the claim speaks of them. */
function result(says: Says, drawn: Toy["drawn"]): ModelTest {
  const turned = drawn.map((p) => (isTurned(says) ? { ...p, first: p.second, second: p.first } : p));
  return contrastResult(toyInput({ drawn: turned, test: { says } }));
}

describe("the word for the same shares", () => {
  const where = { above: [sure, none, none], within: [none, sure, none], below: [none, none, sure] } as const;
  // by what is so in nine worlds of ten, with the first arm as written above the second
  const due: Readonly<Record<Says, readonly [above: string, within: string, below: string]>> = {
    above: ["holds", "no effect", "reverses"],
    below: ["reverses", "no effect", "holds"],
    "no difference": ["fails", "holds", "fails"],
    "not above": ["fails", "holds", "holds"],
    "not below": ["holds", "holds", "fails"],
  };
  test.each(SAYS)("%s", (says) => {
    const found = Object.values(where).map(([above, within, below]) => {
      const [a, b] = asClaimed(says, [above, below]);
      return contrastVerdict({ shares: sides(a, within, b), says, everyForm: 1, hinges: false }).verdict;
    });
    expect(found).toEqual(due[says]);
  });
  test("a claim that is denied in no direction is undecided while its complement may be nine in ten", () => {
    const shares = sides(at(0.2, 0.09, 0.4), at(0.6, 0.3, 0.8), at(0.2, 0, 0.4));
    const verdict = (says: Says) => contrastVerdict({ shares, says, everyForm: 1, hinges: false }).verdict;
    expect(verdict("above")).toBe("mixed");
    expect(verdict("not above")).toBe("undecided");
    expect(verdict("no difference")).toBe("mixed");
  });
  test("what does not agree and what goes against it are the same where no way is said, with ends turned", () => {
    const shares = sides(at(0.2, 0.1, 0.4), at(0.5, 0.3, 0.7), at(0.3, 0.2, 0.5));
    expect(agreement(shares, "not above")).toEqual({ agree: at(0.8, 0.6, 0.9), against: shares.above });
    expect(agreement(shares, "no difference")).toEqual({ agree: shares.within, against: at(0.5, expect.closeTo(0.3, 12) as number, 0.7) }); // prettier-ignore
    expect(agreement(shares, "above")).toEqual({ agree: shares.above, against: shares.below });
  });
});

test("in no run is never, in 99 too rare, in a hundred enough; without a condition there is nothing to be rare", () => {
  expect([0, 1, 99, 100].map((runs) => silence({ runs }))).toEqual(["never arises", "too rare", "too rare", null]);
  expect(silence(null)).toBeNull();
});

describe("effects of three points in ten worlds, none in the others", () => {
  const roll = dice(3);
  const drawn = pairs(first(200), 6, (w) => (w % 10 === 0 && roll() < 0.9 ? 1 : 0));
  const found = Object.fromEntries(SAYS.map((says) => [says, result(says, drawn)])) as Record<Says, ModelTest>;
  test("shares are of worlds that agree with the claim", () => {
    const share = (says: Says): number => found[says].share?.value as number;
    expect(share("above")).toBeCloseTo(0.1, 2);
    expect(share("below")).toBeCloseTo(0, 2);
    expect(share("no difference")).toBeCloseTo(0.9, 2);
    expect(share("not above")).toBeCloseTo(0.9, 2);
    expect(share("not below")).toBeCloseTo(1, 2);
    expect(found["not above"].against?.value).toBeCloseTo(0.1, 2);
  });
  test("the effect is the first arm's as written, whatever is said of it; dots too", () => {
    for (const says of SAYS) {
      expect(found[says].effect?.value).toBeCloseTo(found.above.effect?.value as number, 12);
      expect(found[says].dots).toEqual(found.above.dots);
      expect(found[says].known.words).toContain("likelier with a");
    }
  });
  test("a counterexample goes against the claim, a run that agrees is named where most do not", () => {
    const side = (id: string | null): number => {
      const pair = drawn.find((p) => nameOf(p) === id);
      return pair ? pair.first - pair.second : NaN;
    };
    expect(found["not above"]).toMatchObject({ typicalIs: "with the claim", agreeing: null });
    expect(side(found["not above"].counterexample)).toBe(1);
    expect(found.above).toMatchObject({ typicalIs: "neither", counterexample: null });
    expect(side(found.above.agreeing)).toBe(1);
    expect(side(found.below.counterexample)).toBe(1);
    expect(found["not below"].counterexample).toBeNull();
  });
  test("forms are told by what agrees", () => {
    for (const options of Object.values(found["not above"].byForm))
      for (const o of Object.values(options)) expect(o.above.value).toBeGreaterThan(0.6);
  });
});

test("where most go against a claim, the typical run says so and one for it is named", () => {
  const drawn = pairs(first(100), 4, (w) => (w % 5 === 0 ? 0 : 1));
  expect(result("not above", drawn)).toMatchObject({
    typicalIs: "against the claim",
    counterexample: null,
    agreeing: "0.0",
  });
  expect(result("below", drawn)).toMatchObject({
    typicalIs: "against the claim",
    counterexample: null,
    agreeing: null,
  });
});

describe("a verdict's origin is asked of what the runs show", () => {
  const same = pairs(first(200), 4, () => 0);
  const more = pairs(first(100), 4, () => 1);
  test("no difference that is so comes to nothing, as no effect does", () => {
    const found = result("no difference", same);
    expect(found.verdict).toBe("holds");
    expect(found.origin).toBe(result("above", same).origin);
  });
  test("one that fails has the origin of the effect that is there", () => {
    const found = result("not above", more);
    expect(found.verdict).toBe("fails");
    expect(found.origin).toBe(result("above", more).origin);
  });
});

describe("what is known of the mean", () => {
  const known = (low: number, high: number, says: Says = "above") =>
    knownOf(at((low + high) / 2, low, high), 0.05, says, (x) => x);
  test("direction from the whole interval", () => {
    expect(known(0.01, 0.2).direction).toBe("more");
    expect(known(-0.2, -0.01).direction).toBe("fewer");
    expect(known(-0.04, 0.04).direction).toBe("no difference that matters");
    expect(known(0.01, 0.04).direction).toBe("no difference that matters");
    expect(known(-0.2, 0.04).direction).toBe("not more");
    expect(known(-0.04, 0.2).direction).toBe("not fewer");
    expect(known(-0.06, 0.06).direction).toBe("open");
    expect(known(-Infinity, Infinity)).toEqual({ direction: "open", size: null, leans: null });
  });
  test("told of the arms as written", () => {
    expect(known(0.01, 0.2, "below")).toMatchObject({ direction: "fewer", size: { low: -0.2, high: -0.01 } });
  });
  test.each<[Says, number, number, string | null]>([
    ["above", 0.01, 0.2, "leans for"],
    ["above", -0.04, 0.04, "leans against"],
    ["above", -0.2, -0.01, "leans against"],
    ["above", -0.2, 0.04, "leans against"],
    ["above", -0.04, 0.2, null],
    ["above", -0.2, 0.2, null],
    ["no difference", -0.04, 0.04, "leans for"],
    ["no difference", 0.06, 0.2, "leans against"],
    ["no difference", 0.01, 0.2, null],
    ["not above", -0.2, 0.04, "leans for"],
    ["not above", 0.06, 0.2, "leans against"],
    ["not above", 0.01, 0.2, null],
    ["not above", -0.04, 0.2, null],
  ])("%s, from %f to %f", (says, low, high, leans) => {
    expect(known(low, high, says).leans).toBe(leans);
  });
});
