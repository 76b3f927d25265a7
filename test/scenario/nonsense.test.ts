// What can be written and cannot be meant: refused at its line, each in several ways of writing it.
import { describe, expect, test } from "vitest";
import { subjectOf } from "../../src/questions/drivers/driverSubject.ts";
import { chanceTitle } from "../../src/claims/titles.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { parsePassage } from "../../src/scenario/moments.ts";
import type { ChanceTest } from "../../src/scenario/scenario.ts";
import { changed, SMALL } from "./small.ts";

/** Codes with their lines, of the small scenario with one text replaced. */
function found(file: string, from: string, to: string): string[] {
  const text = changed(SMALL, file, [from, to]);
  const { problems } = parseScenario({ ...SMALL, [file]: text });
  for (const p of problems) {
    const line = text.split("\n")[p.line - 1] ?? "";
    expect(p.file, p.code).toBe(file);
    expect(line.trim(), p.code).not.toBe("");
  }
  return problems.map((p) => p.code);
}

const S = "scenario.yaml";
const C = "claims.yaml";
const FALLEN = "chance: { outcome: fallen, chance: 5 % }";
const PEOPLE = "outcome: peakPeople\n        atLeast: 500";
const NEVER = "never: [{ force: government, never: concede }, { do: control, to: 20 %, hold: 2 d }]";

describe.each([
  ["the guarantor is no member", S, "members: [AAA, BBB]", "members: [AAA, CCC]", "PR-S130"],
  ["the state is no member", S, "members: [AAA, BBB]", "members: [BBB, CCC]", "PR-S130"],
  ["the state is no member of a map", S, "members: [AAA, BBB]", "members: { BBB: , CCC: }", "PR-S130"],
  ["weights above one", S, "capitalWeight: 30 %", "capitalWeight: 0.9", "PR-S131"],
  ["shares of power above one", S, "region:\n", "factions: { a: { share: 0.6 }, b: { share: { between: [0.5, 0.9], source: assumed, why: x } } }\nregion:\n", "PR-S131"],
  ["shares of the services above one", S, "region:\n", "factions: { a: { services: 0.6 }, b: { services: 0.6 } }\nregion:\n", "PR-S131"],
  ["contingents above one", S, "members: [AAA, BBB]", "members: { AAA: , BBB: , CCC: { offer: 0.7 }, DDD: { offer: 0.7 } }", "PR-S131"],
  ["a title of spaces", S, "title: A small crisis", 'title: "   "', "PR-S013"],
  ["a title of no width", S, "title: A small crisis", String.raw`title: "\u200B\u200D\uFEFF"`, "PR-S013"],
  ["a title of marks of direction", S, "title: A small crisis", String.raw`title: "\u202E\u2066 \u2069"`, "PR-S013"],
  ["a title of a letter without a form", S, "title: A small crisis", String.raw`title: "\u3164\u2800"`, "PR-S013"],
  ["a claim's text of spaces", C, "text: An undisputed government is helped more often.", 'text: "   "', "PR-S013"],
  ["a bound that no yes has", C, FALLEN, "chance: { outcome: fallen, above: 5, chance: 5 % }", "PR-S135"],
  ["a bound that every yes has", C, FALLEN, "chance: { outcome: fallen, below: 0, chance: 5 % }", "PR-S135"],
  ["a yes between two bounds", C, FALLEN, "chance: { outcome: fallen, above: 0.2, below: 0.8, chance: 5 % }", "PR-S134"],
  ["people below none", C, FALLEN, "chance: { outcome: peakPeople, below: 0, chance: 5 % }", "PR-S135"],
  ["people above less than none", C, FALLEN, "chance: { outcome: peakPeople, above: -5, chance: 5 % }", "PR-S135"],
  ["bounds the wrong way round", C, FALLEN, "chance: { outcome: peakPeople, above: 900, below: 50, chance: 5 % }", "PR-S134"],
  ["bounds at one number", C, FALLEN, "chance: { outcome: peakPeople, above: 900, below: 900, chance: 5 % }", "PR-S134"],
  ["more people than there are", C, FALLEN, "chance: { outcome: peakPeople, above: 3000000, chance: 5 % }", "PR-S122"],
  ["people in per cent", C, FALLEN, "chance: { outcome: peakPeople, above: 30 %, chance: 5 % }", "PR-S020"],
  ["a share in people", C, "atLeast: 5 points\n", "atLeast: 0.3 people\n", "PR-S020"],
  ["people in logits", C, PEOPLE, "outcome: peakPeople\n        atLeast: 500 logit", "PR-S020"],
  ["an effect of nothing", C, PEOPLE, "outcome: peakPeople\n        atLeast: 0", "PR-S132"],
  ["an effect of nothing in per cent", C, PEOPLE, "outcome: peakPeople\n        atLeast: 0 %", "PR-S132"],
  ["an effect below nothing", C, PEOPLE, "outcome: peakPeople\n        atLeast: -3", "PR-S023"],
  ["a ratio of one", C, "fit: [people-day-2]\n", "fit: [people-day-2]\n        atLeast: 1\n", "PR-S132"],
  ["an effect larger than the country", C, PEOPLE, "outcome: peakPeople\n        atLeast: 1e9", "PR-S122"],
  ["a moment after the end", C, PEOPLE, "outcome: people at +31 d\n        atLeast: 500", "PR-S136"],
  ["a moment after the end of what is slow", C, "outcome: fallen\n        given: crisis", "outcome: alignment at +400 d\n        given: crisis", "PR-S136"],
  ["imposed before the start", C, NEVER, "never: [{ do: control, to: 20 %, when: 2021-12-31T00:00+06:00 }]", "PR-S137"],
  ["imposed behind the horizon", C, NEVER, "never: [{ force: government, choose: concede, when: 2023-01-01T00:00Z }]", "PR-S137"],
  ["never and once", C, NEVER, "never: [{ force: government, never: concede }, { force: government, choose: concede }]", "PR-S138"],
  ["never, and in one size", C, NEVER, "never: [{ force: guarantor, never: deploy }, { force: guarantor, choose: deploy large }]", "PR-S138"],
  ["one assumption twice", C, "poor: [{ set: hardship.legitimacy, to: 0.3 }]", "poor: [{ set: hardship.legitimacy, to: 0.3 }, { set: hardship.legitimacy, to: 0.4 }]", "PR-S139"],
  ["the same rows", C, "against: standing = contested | interim", "against: standing = undisputed", "PR-S133"],
  ["the same rows in another order", C, "where: standing = undisputed, against: standing = contested | interim", "where: standing = interim | contested, against: standing = contested | interim", "PR-S133"],
  ["a word twice in an order", C, "order: [interim, contested, undisputed]", "order: [interim, contested, interim]", "PR-S005"],
  ["a placebo of no kind", C, "type: mechanism", "type: placebo", "PR-S140"],
  ["more dead than people", C, NEVER, "never: [{ do: deaths, to: 1e9 }]", "PR-S122"],
] as const)("%s", (_, file, from, to, code) => {
  test(`is ${code}`, () => expect(found(file, from, to)).toEqual([code]));
}); // prettier-ignore

test("per cent are of shares alone, also in a condition", () => {
  expect(parsePassage("people first > 30 %")).toBeNull();
  expect(parsePassage("political share first > 30 %")).not.toBeNull();
});

test("thirds are one whole", () => {
  const factions = "factions: { a: { share: 0.333 }, b: { share: 0.333 }, c: { share: 0.334 } }\nregion:\n";
  expect(found(S, "region:\n", factions)).toEqual([]);
});

test("a chance with two bounds tells both", () => {
  const asked = { kind: "whole", text: "peakPeople" } as const;
  const title = chanceTitle({ outcome: "peakPeople", asked, above: 0, below: 1000, given: "" } as ChanceTest);
  expect(title).toContain("above 0 and below 1000");
});

test("what drives a chance is whether the run is within its bounds, of a yes or no too", () => {
  const text = changed(SMALL, C, [FALLEN, "chance: { outcome: fallen, below: 0.5, chance: 5 % }"]);
  const claims = `${text}Q:\n  text: It stays.\n  type: forecast\n  group: g\n  tests:\n    - chance: { outcome: fallen, below: 0.5, chance: 40 % }\nY:\n  text: It falls.\n  type: forecast\n  group: g\n  tests:\n    - chance: { outcome: fallen, chance: 40 % }\n`;
  const { scenario } = parseScenario({ ...SMALL, [C]: claims });
  if (!scenario) throw new Error("not sound");
  const value = (id: string, y: number): number => {
    const subject = subjectOf(scenario, id);
    if ("problem" in subject) throw new Error(subject.problem);
    return subject.value([y]);
  };
  expect([value("Q", 0), value("Q", 1), value("Y", 0), value("Y", 1)]).toEqual([1, 0, 0, 1]);
});
