// Wrapping: nothing wider than the line, nothing lost; nothing from a file that a terminal would act on.
import fc from "fast-check";
import { expect, test } from "vitest";
import { plain, width, wrap } from "../../src/report/terminal/lines.ts";

test.each([
  ["σ → ≤", 5],
  ["見る", 4],
  ["e\u0301", 1],
  ["👩‍👩‍👧", 2],
  ["\u001b[32mholds\u001b[39m", 5],
  ["", 0],
])("%j takes %i columns", (text, columns) => expect(width(text)).toBe(columns));

test("words move whole, and the rest is indented", () => {
  expect(wrap("one two three four", 11, "  a ")).toEqual(["  a one two", "    three", "    four"]);
});

test("a word longer than the line is broken where it has a joint, and stays whole in sum", () => {
  const lines = wrap("see scenarios/kazakhstan-2022/assumptions.yaml", 24, "  ");
  expect(lines.every((line) => line.length <= 24)).toBe(true);
  expect(lines.join("").replaceAll(" ", "")).toBe("seescenarios/kazakhstan-2022/assumptions.yaml");
});

const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });

test("any text: no line too wide, no character lost or moved", () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 30 }),
      fc.integer({ min: 40, max: 120 }),
      fc.nat(12),
      (words, columns, indent) => {
        const text = plain(words.join(" "));
        const lines = wrap(text, columns, " ".repeat(indent));
        const bare = (s: string): string => s.replace(/[ \u00a0]/g, "");
        return lines.every((line) => width(line) <= columns) && bare(lines.join("")) === bare(text);
      },
    ),
    { seed: 7, numRuns: 400 },
  );
});

test("commands to a terminal are taken out, line ends become spaces", () => {
  expect(plain("a\u001b[2Jb\u001b]0;title\u0007c\u0007\nd\u202ee\r\nf")).toBe("abc de f");
});

test("no text keeps anything that a terminal would act on", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
      return !/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(plain(text));
    }),
    { seed: 7, numRuns: 500 },
  );
});
