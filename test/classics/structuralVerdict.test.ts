// From answers in every version to a word.
import { describe, expect, test } from "vitest";
import { structuralVerdict, type Answered } from "../../examples/classics/structuralVerdict.ts";

/** Three forms of two options each, and what is answered where. */
const versions = (answer: (a: string, b: number, c: string) => Answered["answer"]): Answered[] =>
  ["x", "y"].flatMap((a) =>
    [1, 2].flatMap((b) => ["p", "q"].map((c) => ({ form: { a, b, c }, answer: answer(a, b, c) }))),
  );

describe("verdict", () => {
  test.each<readonly [string, string[], Parameters<typeof versions>[0]]>([
    ["holds", [], () => "yes"],
    ["fails", [], () => "no"],
    ["undecided", [], (a) => (a === "x" ? "yes" : "open")],
    ["undecided", [], () => "open"],
    ["hinges", ["a"], (a) => (a === "x" ? "yes" : "no")],
    ["hinges", ["b"], (_, b) => (b === 1 ? "yes" : "no")],
    ["hinges", ["a", "c"], (a, _, c) => (a === "x" && c === "p" ? "yes" : "no")],
    ["hinges", ["a"], (a, b, c) => (b === 1 && c === "p" ? "open" : a === "x" ? "yes" : "no")],
    ["mixed", [], (a, b, c) => (((a === "x") !== (b === 1)) !== (c === "p") ? "yes" : "no")],
  ])("%s %j", (verdict, on, answer) => {
    expect(structuralVerdict(versions(answer))).toMatchObject({ verdict, on });
  });
});

test("answers are counted", () => {
  const found = structuralVerdict(versions((a, b) => (a === "x" ? "yes" : b === 1 ? "no" : "open")));
  expect(found).toMatchObject({ yes: 4, no: 2, open: 2 });
});
