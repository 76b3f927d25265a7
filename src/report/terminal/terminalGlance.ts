// The ledger at a glance on a terminal: what was earned, then a line a claim with its verdicts in the model, on record and across cases.
import type { ClaimResult, TestReport } from "../../claims/result.ts";
import { byOrigin, verdictsOf } from "../words/earned.ts";
import { padded, plain, wrap } from "./lines.ts";
import { count } from "../words/numbers.ts";
import type { Sheet } from "./sheet.ts";
import { column, judgesModel, originWord } from "../words/words.ts";

/** Nothing where no test is put to the model. */
export function glanceLines(report: TestReport, s: Sheet): string[] {
  const origins = byOrigin(report.claims);
  if (origins.every((o) => o.tests === 0)) return [];
  const put = (label: string, text: string): string[] => wrap(text, s.columns, `  ${padded(label, 17)}`);
  return [
    s.paint.bold("WHAT WAS EARNED"),
    ...origins.flatMap(({ word, tests, claims }) => {
      if (tests === 0) return put(word, "nothing: no verdict survives without what was put in for it");
      if (word !== "earned")
        return put(
          word,
          `${count(tests)} ${tests === 1 ? "test" : "tests"}: ${claims.map((c) => plain(c.claim.id)).join(" ")}`,
        );
      return claims.flatMap(({ claim, tests: of }, i) =>
        put(i === 0 ? word : "", `${plain(claim.id)} ${verdictsOf(of)}: ${plain(claim.text)}`),
      );
    }),
    "",
    ...table(
      report.claims.filter((c) => c.placebo === ""),
      s,
    ),
    "",
  ];
}

/** Columns of a terminal from which the verdicts stand side by side. */
const SIDE_BY_SIDE = 70;
const ID = 7;
const RECORD = 10;
const CASES = 16;

function table(claims: readonly ClaimResult[], s: Sheet): string[] {
  const cells = (claim: ClaimResult): [string, string, string, string] => {
    const of = (where: ReturnType<typeof column>): string => times(claim, where).join(" · ") || "–";
    return [plain(claim.id), of("model"), of("record"), of("cases")];
  };
  if (s.columns < SIDE_BY_SIDE)
    return claims.flatMap((claim) => {
      const [id, model, record, cases] = cells(claim);
      return wrap(`${model}; record ${record}; cases ${cases}`, s.columns, `  ${padded(id, ID)}`);
    });
  const widths = [ID, s.columns - 2 - ID - RECORD - CASES, RECORD, CASES] as const;
  const row = (texts: readonly string[]): string[] => {
    const parts = texts.map((text, i) => wrap(text, (widths[i] as number) - (i < widths.length - 1 ? 1 : 0)));
    return Array.from({ length: Math.max(...parts.map((p) => p.length)) }, (_, line) =>
      `  ${parts.map((p, i) => padded(p[line] ?? "", widths[i] as number)).join("")}`.trimEnd(),
    );
  };
  return [
    ...row(["claim", "in the model", "record", "cases"]).map((line) => s.paint.dim(line)),
    ...claims.flatMap((claim) => row(cells(claim))),
  ];
}

/** Verdicts of a claim's tests in one column, equal ones once with their number; rows that conclude nothing are left out. */
function times(claim: ClaimResult, where: ReturnType<typeof column>): string[] {
  const said = new Map<string, number>();
  for (const test of claim.tests.filter((t) => column(t) === where && t.verdict !== "not tested")) {
    const origin = judgesModel(test) && test.verdict !== "undecided" ? originWord(test) : "";
    const word = test.verdict + (origin === "" ? "" : `, ${origin}`);
    said.set(word, (said.get(word) ?? 0) + 1);
  }
  return [...said].map(([word, n]) => (n === 1 ? word : `${word} ×${n}`));
}
