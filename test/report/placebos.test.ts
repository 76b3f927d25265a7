// Whether a placebo came out as it must is said from the results, not from what one hopes.
import { expect, test } from "vitest";
import type { ClaimResult, ModelTest } from "../../src/claims/result.ts";
import { placeboRates, type Placebo } from "../../src/claims/placebos.ts";
import { ledgerDocument } from "../../src/report/answers/ledger/ledger.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { placeboSentences, placeboSentence } from "../../src/report/words/placebos.ts";
import { sample } from "./sample.ts";
import { bare } from "./sampleClaims.ts";

const claim = (placebo: string, ...tests: ModelTest[]): ClaimResult => ({
  id: "P",
  text: "",
  group: "",
  placebo,
  tests,
});
const none = { value: 0, low: 0, high: 0, unit: "probability" };

test("no path: exactly zero is as it must be, anything else is an alarm", () => {
  const right: ModelTest = { ...bare, verdict: "no effect", effect: none, dots: [0, 0] };
  expect(placeboSentence(claim("no path", right))).toContain("as it must be");
  expect(placeboSentence(claim("no path", { ...right, dots: [0, 0.001] }))).toContain("something is wrong");
  expect(placeboSentence(claim("no path", { ...right, verdict: "holds" }))).toContain("something is wrong");
  expect(placeboSentence(claim("no path", { ...right, verdict: "never arises" }))).toContain("no verdict yet");
  expect(placeboSentence(claim("no path", { ...right, verdict: "never arises", dots: [0.25] }))).toContain(
    "something is wrong",
  );
});

test("reversed: it must not hold", () => {
  expect(placeboSentence(claim("reversed", { ...bare, verdict: "reverses" }))).toContain(
    "does not hold, as it must be",
  );
  expect(placeboSentence(claim("reversed", { ...bare, verdict: "holds" }))).toContain("something is wrong");
  expect(placeboSentence(claim("reversed", { ...bare, verdict: "undecided" }))).toContain("no verdict on it");
});

const placebo = (kind: Placebo["kind"], verdict: Placebo["verdict"], own = false, at95 = own): Placebo => ({
  kind,
  verdict,
  mean: { own, at95 },
});
const times = (n: number, one: Placebo): Placebo[] => Array.from({ length: n }, () => one);
const said = (...tests: Placebo[][]): string =>
  placeboSentences({ placebos: placeboRates(tests, 0.999) })
    .join(" ")
    .replaceAll("\u00a0", " ");

test("the rate of false verdicts stands with its exact interval beside what the level allows", () => {
  const text = said(times(200, placebo("dealt", "undecided")), times(80, placebo("other luck", "no effect")));
  expect(text).toContain(
    "Placebos: 280 tests in which nothing can follow gave 0 false verdicts (0 % to 1.3 %); the level allows 0.1 %.",
  );
  expect(text).toContain("in 200 a coin dealt the arms' names");
  expect(text).toContain("in 80 an arm stood beside itself");
  expect(text).toContain("80 found no effect, which is right. 200 stayed undecided, which is no error.");
  expect(text).toContain(
    "one side of zero in 0 of 280 (0 % to 1.3 %); at 95 % in 0 (0 % to 1.3 %), where 5 % are allowed.",
  );
  expect(text).not.toContain("wrong");
});

test("any verdict that says that something follows is false", () => {
  for (const verdict of ["holds", "reverses", "hinges", "mixed"] as const)
    expect(said([placebo("dealt", verdict), ...times(99, placebo("dealt", "undecided"))])).toContain(
      "gave 1 false verdict (",
    );
});

test("one false verdict is an alarm among few tests that hardly have one, and none where luck may have made it", () => {
  const one = (others: number): string =>
    said([placebo("dealt", "hinges"), ...times(others, placebo("dealt", "undecided"))]);
  expect(one(6)).toContain("something is wrong with the tests");
  expect(one(99)).toContain("above the level, but so few tests can't tell it from luck");
  expect(one(99)).not.toContain("wrong");
  expect(one(1999)).not.toMatch(/wrong|few/);
});

test("more than the level allows is an alarm, be it verdicts or means", () => {
  const calm = times(20, placebo("dealt", "undecided"));
  expect(said([...times(5, placebo("dealt", "mixed")), ...calm])).toContain("something is wrong with the tests");
  expect(said([...times(5, placebo("dealt", "undecided", true)), ...calm])).toContain(
    "something is wrong with the tests",
  );
  expect(said([...times(9, placebo("dealt", "undecided", false, true)), ...calm])).toContain(
    "something is wrong with the tests",
  );
  expect(said(calm)).not.toContain("wrong");
});

test("without any it is said why, and a ledger of before says nothing", () => {
  expect(said([])).toContain("none could be tried");
  expect(placeboSentences({})).toEqual([]);
});

test("terminal and page say it", () => {
  const all = toTerminal(ledgerDocument(sample), 120).replace(/\s+/g, " ");
  expect(all).toContain("Placebos: 12 tests in which nothing can follow gave 0 false verdicts");
  expect(all).toContain("They try the plumbing");
  expect(toHtml(ledgerDocument(sample))).toContain("in which nothing can follow");
});
