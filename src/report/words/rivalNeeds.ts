// What an explanation needs to be true, test by test: the verdict, whether it was put in, what it hinges on, from which weight on it matters.
import { casesHeadline } from "./casesWords.ts";
import type { ModelTest, TestResult } from "../../claims/result.ts";
import { VERDICT_KINDS, type Standing } from "../../claims/verdictKinds.ts";
import { breakEven, headline, hinge, needs, whereFrom } from "./evidence.ts";
import { plain } from "../terminal/lines.ts";
import type { Kind } from "../../scenario/scenario.ts";
import { column, type ResultOf } from "./testKinds.ts";
import { originWord, standingOf } from "./words.ts";

export interface Need {
  readonly where: string;
  readonly verdict: Standing;
  readonly origin: string;
  /** Short parts beside the verdict. */
  readonly beside: readonly string[];
  readonly rows: readonly { readonly label: string; readonly text: string }[];
}

export const needOf = (test: TestResult): Need => ({
  where: column(test),
  verdict: standingOf(test),
  ...(NEEDS[test.kind] as unknown as Of<TestResult>)(test),
});

type Of<T> = (test: T) => Pick<Need, "origin" | "beside" | "rows">;

const inModel: Of<ModelTest> = (test) => {
  const { silent } = VERDICT_KINDS[test.verdict];
  return {
    origin: originWord(test),
    beside: silent ? [] : headline(test),
    rows: rows(
      ["", silent ? plain(test.finding) : ""],
      ["hinges on", hinge(test)],
      ["break-even", breakEven(test)],
      ["why", whereFrom(test)],
      ["needs", needs(test)],
      ["note", plain(test.note)],
    ),
  };
};

const asFound: Of<TestResult> = (test) => ({
  origin: "",
  beside: [],
  rows: rows(["", plain(test.finding)], ["note", plain(test.note)]),
});

const NEEDS = {
  contrast: inModel,
  trend: inModel,
  chance: inModel,
  share: asFound,
  judgement: asFound,
  record: asFound,
  cases: (test) => ({ origin: "", beside: [casesHeadline(test).join(", ")], rows: rows(["note", plain(test.note)]) }),
} satisfies { readonly [K in Kind]: Of<ResultOf<K>> };

const rows = (...all: readonly (readonly [label: string, text: string])[]): Need["rows"] =>
  all.flatMap(([label, text]) => (text === "" ? [] : [{ label, text }]));
