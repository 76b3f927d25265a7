// Interventions as text and back, moments and conditions as they may be written.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ACTORS, type Directive } from "../../src/model/kit/imposed.ts";
import { MOMENTS } from "../../src/model/index.ts";
import type { MomentName } from "../../src/model/kit/names.ts";
import { IMPOSABLE, QUANTITIES, type Passage, type QuantityName } from "../../src/model/kit/passages.ts";
import { CHOICES, directiveText, flagOf, parseDirective, pathOf } from "../../src/scenario/interventions.ts";
import { givenText, parseGiven, parseWhen } from "../../src/scenario/moments.ts";

const START = 18992.75; // 2022-01-01T00:00+06:00, in days since 1970
const level = fc.integer({ min: 0, max: 5000 }).map((n) => n / 1000);
const passage: fc.Arbitrary<Passage> = fc.oneof(
  fc.constantFrom(...(Object.keys(MOMENTS) as MomentName[])).map((event) => ({ kind: "event" as const, event })),
  fc
    .tuple(
      fc.constantFrom(...(Object.keys(QUANTITIES) as QuantityName[])),
      fc.constantFrom(">" as const, "<" as const),
      level,
    )
    .map(([quantity, side, at]) => ({
      kind: "level" as const,
      quantity,
      side,
      // a count is whole: 1.001 people is refused, as it may be a thousand and one
      level: QUANTITIES[quantity].unit === "share" ? at : Math.round(at),
    })),
);
const when = fc.oneof(
  fc.constant(null),
  passage,
  level.map((at) => ({ kind: "date" as const, at })),
);
const directive: fc.Arbitrary<Directive> = fc.oneof(
  fc.constantFrom(...ACTORS).chain((force) =>
    fc.oneof(
      fc
        .tuple(fc.constantFrom(...CHOICES[force]), when, level)
        .map(([choose, at, after]): Directive => ({ force, choose, when: at, after })),
      fc.constantFrom(...CHOICES[force].filter((c) => !c.includes(" "))).map((never): Directive => ({ force, never })),
    ),
  ),
  fc
    .tuple(fc.constantFrom(...(IMPOSABLE as QuantityName[])), level, when, level, level)
    .map(([name, to, at, after, hold]): Directive => ({ do: name, to, when: at, after, hold })),
);

test("whatever may be imposed is read back from its text", () => {
  fc.assert(
    fc.property(directive, (d) => {
      expect(parseDirective(directiveText(d), START)).toEqual(d);
    }),
    { seed: 1, numRuns: 500 },
  );
});

test("any other text is refused with a reason, never taken for something", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = parseDirective(text, START);
      if ("problem" in read) expect(read.problem.length).toBeGreaterThan(10);
      else expect(parseDirective(directiveText(read), START)).toEqual(read);
    }),
    { seed: 2, numRuns: 500 },
  );
});

describe("moments", () => {
  test("a date is counted from the scenario's start", () => {
    expect(parseWhen("2022-01-03T00:00+06:00", START)).toEqual({ kind: "date", at: 2 });
  });
  test("levels with a name, per cent, and what is none", () => {
    expect(parseWhen("crisis", START)).toEqual({ kind: "level", quantity: "people", side: ">", level: 999 });
    expect(parseGiven("political share first > 70 %")?.passage).toMatchObject({ level: 0.7 });
    for (const bad of [
      "",
      "crowds first > 1",
      "people > 1",
      "people first >",
      "requested,",
      "requested, not yet",
      "toString",
    ])
      expect(parseGiven(bad), bad).toBeNull();
  });
  test("a condition has one text however it is written", () => {
    expect(givenText("people first > 999 , not yet conceded")).toBe("crisis, not yet conceded");
    expect(givenText("requested")).toBe("requested");
  });
});

test("paths and flags name what is changed", () => {
  expect(pathOf({ force: "guarantor", choose: "deploy large", when: null, after: 0 })).toBe("guarantor.deploy");
  expect(pathOf({ do: "loyal share", to: 0.2, when: null, after: 0, hold: 0 })).toBe("state.loyal share");
  expect(flagOf({ set: "request.status", to: "contested" })).toBe("--set request.status=contested");
  expect(flagOf({ set: "request.status", to: 1 })).toBe("--set request.status=undisputed");
  expect(flagOf({ force: "government", never: "concede" })).toBe('--force "government never concede"');
});

test("what is chosen may stand behind the word that the files have for it", () => {
  for (const [text, written] of [
    ["guarantor choose deploy when requested", "guarantor deploy when requested"],
    ["government choose concede", "government concede"],
  ] as const)
    expect(parseDirective(text, START)).toEqual(parseDirective(written, START));
  expect(parseDirective("guarantor choose", START)).toHaveProperty("problem");
});
