// Whether a placebo came out as it must is said from the results, not from what one hopes.
import { expect, test } from "vitest";
import type { ClaimResult, ModelTest } from "../../src/claims/result.ts";
import { placeboSentence } from "../../src/report/words/placebos.ts";
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
