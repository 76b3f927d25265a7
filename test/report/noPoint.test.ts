// Where a share's interval is wide its point means nothing: it is shown nowhere, on the terminal, on the page, in sentences and charts.
import { describe, expect, test } from "vitest";
import { findingOf } from "../../src/claims/contrast/words.ts";
import type { ModelTest, TestReport, Verdict } from "../../src/claims/result.ts";
import { isWide, shareWords, WIDE as WIDEST } from "../../src/claims/shareWords.ts";
import { shareStrip } from "../../src/report/charts/strips.ts";
import { ledgerDocument } from "../../src/report/answers/ledger/ledger.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { shareInterval } from "../../src/report/words/numbers.ts";
import { isModel } from "../../src/report/words/testKinds.ts";
import { STATUS_TEST } from "../claims/toy.ts";
import { sample } from "./sample.ts";

const WIDE = { value: 0.7777, low: 0.21, high: 0.98 };
const POINT = /\b7[78](\.\d+)?\s*%/;

/** What is no share of worlds. */
const OTHERS = ["effect", "known", "mirror", "record", "bayes", "curve"];

/** Every interval of shares below made wide; effects stay, and cases, which are counted in a table and not estimated. */
function widened(of: unknown, name = ""): unknown {
  if (Array.isArray(of)) return of.map((x) => widened(x));
  if (typeof of !== "object" || of === null || OTHERS.includes(name)) return of;
  if ("kind" in of && of.kind === "cases") return of;
  if ("value" in of && "low" in of && "high" in of) return { ...of, ...WIDE };
  return Object.fromEntries(Object.entries(of).map(([key, x]) => [key, widened(x, key)]));
}

const report = { ...sample, claims: widened(sample.claims) } as TestReport;
const tests = report.claims.flatMap((c) => c.tests.filter(isModel));

describe("a share with an interval wider than thirty points", () => {
  test("is shown by its ends, another one with its point", () => {
    expect([shareInterval(WIDE), shareWords(WIDE)]).toEqual(["21 to 98\u00a0%", "between 21 and 98 %"]);
    const narrow = { value: 0.7777, low: 0.65, high: 0.65 + WIDEST - 0.01 };
    expect([shareInterval(narrow), shareWords(narrow)]).toEqual(["78\u00a0%\u00a0(65–94)", "78 % (65 to 94)"]);
    expect([isWide(WIDE), isWide(narrow)]).toEqual([true, false]);
    expect(shareStrip(narrow).source).toContain("circle");
    expect(shareStrip(WIDE).source).not.toContain("circle");
  });
  test.each([
    ["terminal", toTerminal(ledgerDocument(report), 120)],
    ["page", toHtml(ledgerDocument(report))],
  ])("nowhere on the %s", (_, text) => {
    expect(text.replaceAll("\u00a0", " ")).toContain("21 to 98 %");
    expect(text.replaceAll("\u00a0", " ")).not.toMatch(POINT);
  });
  test("nor in a finding, whatever the verdict", () => {
    const one = tests.find((t) => t.kind === "contrast" && t.share && t.within) as ModelTest;
    const verdicts: readonly Verdict[] = ["holds", "reverses", "no effect", "undecided", "mixed", "hinges"];
    for (const verdict of verdicts) {
      const finding = findingOf({ ...one, verdict, known: { ...one.known, direction: "open" } }, STATUS_TEST);
      expect(finding).toContain(
        ["mixed", "hinges", "undecided"].includes(verdict) ? "between 21 and 98 %" : "In at least 21 %",
      );
      expect(finding).not.toMatch(POINT);
    }
  });
});
