// One test of a claim on a few lines of a terminal: where, verdict, whether it was put in, how sure, why, and which run shows it.
import type { CasesResult, ModelTest, RecordResult, TestReport, TestResult } from "../../claims/result.ts";
import { casesHeadline, casesParts } from "../words/casesWords.ts";
import { modelFacts } from "../words/evidence.ts";
import { padded, plain, wrap } from "./lines.ts";
import type { ShareResult } from "../../claims/share/shareResultShape.ts";
import { shareFacts } from "../words/shareFacts.ts";
import type { Sheet } from "./sheet.ts";
import { column, isModel, judgesModel, markWord, originWord } from "../words/words.ts";

const INDENT = "    ";
const LABEL = 10;

export function testLines(report: TestReport, test: TestResult, s: Sheet): string[] {
  if (isModel(test)) return modelLines(report, test, s);
  if (test.kind === "share") return shareLines(report, test, s);
  if (test.kind === "judgement") return [...head(s, test, []), ...put(s, "", plain(test.finding))];
  return test.kind === "record" ? recordLines(test, s) : casesLines(test, s);
}

/** A labelled line; what doesn't fit goes on below it. */
const put = (s: Sheet, label: string, text: string): string[] => wrap(text, s.columns, INDENT + padded(label, LABEL));

/** The same for what stands behind a verdict, two columns further in. */
const under = (s: Sheet, label: string, text: string): string[] =>
  wrap(text, s.columns, `${INDENT}  ${padded(label, LABEL + 1)}`);

function head(s: Sheet, test: TestResult, beside: readonly string[]): string[] {
  const origin = judgesModel(test) ? originWord(test) : "";
  const verdict = s.paint.verdict(test.verdict)(test.verdict) + (origin === "" ? "" : `, ${s.paint.bold(origin)}`);
  return put(s, column(test), [verdict, ...beside].filter((t) => t !== "").join(" · "));
}

function modelLines(report: TestReport, test: ModelTest, s: Sheet): string[] {
  const facts = modelFacts(report, test);
  return [
    ...head(s, test, facts.headline),
    ...wrap(s.paint.dim(plain(test.title)), s.columns, " ".repeat(INDENT.length + LABEL)),
    ...(test.finding === "" ? [] : put(s, "", plain(test.finding))),
    ...facts.rows.flatMap(({ label, text, command }) => under(s, label, `${text} ${command}`)),
    ...(test.note === "" ? [] : under(s, "note", plain(test.note))),
  ];
}

function shareLines(report: TestReport, test: ShareResult, s: Sheet): string[] {
  const facts = shareFacts(report, test);
  return [
    ...head(s, test, facts.headline),
    ...wrap(s.paint.dim(plain(test.title)), s.columns, " ".repeat(INDENT.length + LABEL)),
    ...put(s, "", plain(test.finding)),
    ...facts.rows.flatMap(({ label, text, command }) => under(s, label, `${text} ${command}`)),
    ...(test.note === "" ? [] : under(s, "note", plain(test.note))),
  ];
}

function recordLines(test: RecordResult, s: Sheet): string[] {
  return [
    ...head(s, test, []),
    ...put(s, "", plain(test.finding)),
    ...test.entries.flatMap((e) => [
      ...wrap(
        `${plain(e.text)} [${[markWord(e.mark), e.sources.map(plain).join(", ")].filter((t) => t !== "").join(": ")}]`,
        s.columns,
        " ".repeat(INDENT.length + LABEL) + "· ",
      ),
      ...e.conflict.flatMap((c) =>
        wrap(s.paint.warn("conflict") + ` ${plain(c)}`, s.columns, " ".repeat(INDENT.length + LABEL + 2)),
      ),
    ]),
    ...(test.note === "" ? [] : under(s, "note", plain(test.note))),
  ];
}

function casesLines(test: CasesResult, s: Sheet): string[] {
  return [
    ...head(s, test, casesHeadline(test)),
    ...wrap(s.paint.dim(plain(test.title)), s.columns, " ".repeat(INDENT.length + LABEL)),
    ...casesParts(test).flatMap((part) => wrap(plain(part), s.columns, " ".repeat(INDENT.length + LABEL) + "· ")),
    ...(test.note === "" ? [] : under(s, "note", plain(test.note))),
    ...under(s, "warning", s.paint.warn(plain(test.warning))),
  ];
}
