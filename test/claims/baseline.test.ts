// What would be said of an event without any model: known answers, and that the table of rates names what there is.
import { describe, expect, test } from "vitest";
import { baselineOf } from "../../src/claims/baseline.ts";
import { OUTCOME, type OutcomeName } from "../../src/model/outcomes.ts";
import { LEVELS } from "../../src/scenario/moments.ts";
import { MOMENT } from "../../src/model/outcomes.ts";
import { COMMON_RATES, SPEAKS_OF } from "../../src/scenario/commonRates.ts";
import type { ChanceTest } from "../../src/scenario/scenario.ts";
import { whole } from "../../src/model/asked.ts";

const asked = (outcome: string, more: Partial<ChanceTest> = {}): ChanceTest => ({
  kind: "chance",
  outcome,
  asked: whole(outcome as OutcomeName),
  given: "",
  above: 0.5,
  below: null,
  chance: 0.5,
  says: "at least",
  byInput: "",
  note: "",
  ...more,
});
const scenario = { baseRates: COMMON_RATES, leftOutRates: [], days: 30 };

describe("a ruler who stays", () => {
  const stays = { above: null, below: 0.5, chance: 0.9 };
  test("is what happens if nothing changes, and on record in 99.46 % of 5,208 episodes: the claim needs no model", () => {
    const found = baselineOf(asked("fallen", stays), scenario);
    expect(found).toMatchObject({ likeToday: true, answers: true, absent: "" });
    expect(found?.onRecord?.value).toBeCloseTo(1 - 0.0054, 12);
    // Wilson, 28 of 5,208: .00372 to .00776
    expect(found?.onRecord?.low).toBeCloseTo(1 - 0.00776, 4);
    expect(found?.onRecord?.high).toBeCloseTo(1 - 0.00372, 4);
    expect(found?.onRecord?.n).toBe(5208);
  });
  test("with 10,000 out it is the rate of such episodes", () => {
    expect(baselineOf(asked("fallen", { ...stays, given: "large" }), scenario)?.onRecord?.n).toBe(1264);
  });
  test("within a horizon shorter than a month no rate on record is about it, and that is said", () => {
    const found = baselineOf(asked("fallen", stays), { ...scenario, days: 20 });
    expect(found).toMatchObject({ likeToday: true, onRecord: null, answers: true });
    expect(found?.absent).toMatch(/30 days, longer than the horizon/);
  });
});

test("a ruler who falls is what neither says", () => {
  expect(baselineOf(asked("fallen"), scenario)).toMatchObject({ likeToday: false, answers: false });
  // a claim that asks for little enough is met by the record, not by today
  expect(baselineOf(asked("fallen", { chance: 0.005 }), scenario)?.answers).toBe(false);
  // and one that asks for no more than that by both
  expect(baselineOf(asked("fallen", { chance: 0.1, says: "at most" }), scenario)?.answers).toBe(true);
});

test("the scenario's own reason stands where it left a rate out, and the next rate is taken where there is one", () => {
  const leftOutRates = [{ id: "protest-accommodate", why: "no protest about prices" }];
  const some = COMMON_RATES.filter(({ id }) => !id.endsWith("-accommodate"));
  const left = { ...scenario, baseRates: some, leftOutRates };
  expect(baselineOf(asked("conceded", { given: "crisis" }), left)).toMatchObject({
    onRecord: null,
    absent: "no protest about prices",
  });
  const general = COMMON_RATES.filter(({ id }) => id !== "price-violent-accommodate");
  expect(baselineOf(asked("conceded"), { ...scenario, baseRates: general })?.onRecord?.value).toBe(0.1);
});

test("a request has no public denominator; that nobody asks is what today says", () => {
  expect(baselineOf(asked("requested"), scenario)).toMatchObject({ likeToday: false, onRecord: null, absent: "", answers: false }); // prettier-ignore
});

test.each(["deaths", "guarantorShare", "troopsAfterYear"])(
  "%s, a number or what may turn again, has none",
  (outcome) => {
    expect(baselineOf(asked(outcome), scenario)).toBe(null);
  },
);

test("an event that is always or never so has none", () => {
  expect(baselineOf(asked("fallen", { above: null, below: 2 }), scenario)).toBe(null);
});

test("rates that speak of an outcome are there, and so are outcomes and conditions", () => {
  const ids = new Set(COMMON_RATES.map(({ id }) => id));
  const all = Object.entries(SPEAKS_OF);
  expect(all.length).toBeGreaterThan(3);
  for (const [outcome, byCondition] of all) {
    expect(OUTCOME[outcome as OutcomeName].unit).toBe("yes/no");
    for (const [given, rates] of Object.entries(byCondition)) {
      expect(given === "" || Object.hasOwn(LEVELS, given) || Object.hasOwn(MOMENT, given), given).toBe(true);
      expect(rates?.filter((id) => !ids.has(id))).toEqual([]);
    }
  }
});
