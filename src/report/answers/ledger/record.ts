// What opens under a claim for the record, entries with marks, sources and conflicts, and for what is left to judgement.
import type { AssumptionRow, JudgementResult, RecordResult, TestReport } from "../../../claims/result.ts";
import { joined, link, list, mark, note, section, text, type Block, type Inline } from "../../document.ts";
import { isAssumed, markWord } from "../../words/words.ts";
import { head, said } from "./verdict.ts";

export const recordEvidence = (report: TestReport, test: RecordResult): Block =>
  section(
    "On record",
    [
      head(test),
      text(test.finding, "finding"),
      ...(test.entries.length === 0
        ? []
        : [
            list(
              "bullets",
              test.entries.map((e) => ({
                text: [e.text, " ", mark(markWord(e.mark), e.mark), " ", sourceLinks(report, e.sources)],
                items: e.conflict.map((c) => ({ text: `Conflict: ${c}` })),
              })),
              "entries",
            ),
          ]),
      ...said(test.note, note),
    ],
    { level: 4, layout: "test" },
  );

export const judgementEvidence = (test: JudgementResult): Block =>
  section("Left to judgement", [head(test), text(test.finding), ...said(test.note, note)], {
    level: 4,
    layout: "test",
  });

/** Names of sources, each leading to its line in the list where there is one. */
const sourceLinks = (report: TestReport, ids: readonly string[]): Inline =>
  joined(
    ids.map((id) => {
      const n = report.sources.findIndex((s) => s.id === id);
      return n < 0 ? id : link(id, `#source-${n + 1}`);
    }),
  );

/** Who gives an assumption's range: its source with its mark, or nobody. */
export const fromWhere = (report: TestReport, r: Pick<AssumptionRow, "source" | "mark">): Inline =>
  isAssumed(r) ? mark("assumed", "-") : [sourceLinks(report, [r.source]), " ", mark(markWord(r.mark), r.mark)];
