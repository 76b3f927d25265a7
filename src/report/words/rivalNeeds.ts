// What an explanation needs to be true, test by test: the verdict, whether it was put in, what it hinges on, from which weight on it matters.
import { casesHeadline } from "./casesWords.ts";
import type { CasesResult, TestResult } from "../../claims/result.ts";
import { VERDICT_KINDS, type Standing } from "../../claims/verdictKinds.ts";
import { breakEven, headline, hinge, needs } from "./evidence.ts";
import { plain } from "../terminal/lines.ts";
import { column, isModel, originWord, standingOf } from "./words.ts";

export interface Need {
  readonly where: string;
  readonly verdict: Standing;
  readonly origin: string;
  /** Short parts beside the verdict. */
  readonly beside: readonly string[];
  readonly rows: readonly { readonly label: string; readonly text: string }[];
}

export function needOf(test: TestResult): Need {
  const base = { where: column(test), verdict: standingOf(test) };
  if (!isModel(test)) {
    const beside = test.kind === "cases" ? [casesWords(test)] : [];
    const finding = test.kind === "cases" ? "" : plain(test.finding);
    return { ...base, origin: "", beside, rows: rows(["", finding], ["note", plain(test.note)]) };
  }
  const { silent } = VERDICT_KINDS[test.verdict];
  const arose = silent ? plain(test.finding) : "";
  return {
    ...base,
    origin: originWord(test),
    beside: silent ? [] : headline(test),
    rows: rows(
      ["", arose],
      ["hinges on", hinge(test)],
      ["break-even", breakEven(test)],
      ["why", plain(test.builtIn?.sentence ?? "")],
      ["needs", needs(test)],
      ["note", plain(test.note)],
    ),
  };
}

const rows = (...all: readonly (readonly [label: string, text: string])[]): Need["rows"] =>
  all.flatMap(([label, text]) => (text === "" ? [] : [{ label, text }]));

const casesWords = (test: CasesResult): string => casesHeadline(test).join(", ");
