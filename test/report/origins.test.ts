// What the ledger leads with: every model test once, under the word that stands beside its verdict.
import { expect, test } from "vitest";
import type { ClaimResult, ModelTest } from "../../src/claims/result.ts";
import { byOrigin, NOT_BORNE_OUT, NO_VERDICT } from "../../src/report/words/origins.ts";
import { ledgerDocument } from "../../src/report/answers/ledger/ledger.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { judgesModel } from "../../src/report/words/testKinds.ts";
import { whereFrom } from "../../src/report/words/evidence.ts";
import { isBuilt, originWord } from "../../src/report/words/words.ts";
import { sample } from "./sample.ts";

const modelTest = sample.claims.flatMap((c) => c.tests).find((t): t is ModelTest => t.kind === "contrast");
if (!modelTest) throw new Error("the made-up report has no contrast");
const claim = (id: string, ...tests: readonly Partial<ModelTest>[]): ClaimResult => ({
  ...(sample.claims[0] as ClaimResult),
  id,
  placebo: "",
  tests: tests.map((t) => ({ ...modelTest, ...t })),
});

test("what is not written in comes first, also when nothing is; what is undecided counts as no verdict whatever its origin", () => {
  const found = byOrigin([
    claim("A", { verdict: "holds", origin: "by construction" }, { verdict: "undecided", origin: "by construction" }),
    claim("B", { verdict: "hinges", origin: "written in" }),
  ]);
  expect(found.map((o) => [o.word, o.tests, o.claims.map((c) => c.claim.id)])).toEqual([
    ["not written in directly", 0, []],
    ["written in", 1, ["B"]],
    ["by construction", 1, ["A"]],
    [NO_VERDICT, 1, ["A"]],
  ]);
});

test("that a claim does not hold was put in by nobody: it stands for itself, in a solid box, without a word beside it", () => {
  const claims = [claim("A", { verdict: "does not hold", origin: null }, { verdict: "mixed", origin: null })];
  expect(byOrigin(claims).map((o) => [o.word, o.tests])).toEqual([
    ["not written in directly", 0],
    ["origin not checked", 1],
    [NOT_BORNE_OUT, 1],
  ]);
  const [open, mixed] = (claims[0] as ClaimResult).tests as readonly ModelTest[];
  expect([open, mixed].map((t) => [originWord(t as ModelTest), isBuilt(t as ModelTest)])).toEqual([
    ["", false],
    ["origin not checked", true],
  ]);
});

test("where it comes from is told of answers, and of what the author put in; of what is open nobody asks", () => {
  const sentence = "Nothing was taken away to see what stays.";
  const none = { distance: 1, knockOuts: [], together: null, fixed: [], breakEven: null, direct: [], sentence };
  const of = (more: Partial<ModelTest>): string => whereFrom({ ...modelTest, origin: null, builtIn: none, ...more });
  expect(of({ verdict: "undecided" })).toBe("");
  expect(of({ verdict: "does not hold" })).toBe("");
  expect(of({ verdict: "mixed" })).toBe(sentence);
  expect(of({ verdict: "undecided", builtIn: { ...none, direct: ["treaty.members.offer"] } })).toBe(sentence);
});

test("every model test of a claim that is no placebo is counted once", () => {
  const tests = sample.claims.filter((c) => c.placebo === "").flatMap((c) => c.tests.filter(judgesModel));
  expect(byOrigin(sample.claims).reduce((sum, o) => sum + o.tests, 0)).toBe(tests.length);
});

test("on a terminal it stands before the first claim", () => {
  const text = toTerminal(ledgerDocument(sample), 80);
  expect(text.indexOf("Not put in by the author, as far as was tried: ")).toBeGreaterThan(0);
  expect(text.indexOf("Not put in by the author, as far as was tried: ")).toBeLessThan(text.indexOf("THE LEDGER"));
  const [first] = sample.claims.filter((c) => c.placebo === "");
  expect(text.indexOf(`${first?.id}  ${first?.text.split(" ").slice(0, 4).join(" ")}`)).toBeGreaterThan(
    text.indexOf("THE LEDGER"),
  );
});
