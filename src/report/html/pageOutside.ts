// What opens under a claim for the record: entries with marks, sources and conflicts.
import type { AssumptionRow, RecordResult, TestReport } from "../../claims/result.ts";
import { h, nothing, type Content, type Markup } from "./markup.ts";
import { verdictMark } from "./verdictMark.ts";
import { isAssumed, markWord } from "../words/words.ts";

export function recordEvidence(report: TestReport, test: RecordResult): Markup {
  return h`<article class="test"><h4>On record</h4><p class="head">${verdictMark(test)}</p><p class="finding">${test.finding}</p>
${test.entries.length > 0 ? h`<ul class="entries">${test.entries.map((e) => h`<li>${e.text} <span class="mark mark-${markName(e.mark)}">${markWord(e.mark)}</span> ${e.sources.length > 0 ? sourceLinks(report, e.sources) : nothing}${e.conflict.length > 0 ? h`<ul class="conflict">${e.conflict.map((c) => h`<li>Conflict: ${c}</li>`)}</ul>` : nothing}</li>`)}</ul>` : nothing}
${test.note === "" ? nothing : h`<p class="note">${test.note}</p>`}</article>`;
}

/** A class name for a mark. */
const markName = (mark: string): string => (/^[VUDCF]$/.test(mark) ? mark : "other");

/** Names of sources, each leading to its line in the list where there is one. */
function sourceLinks(report: TestReport, ids: readonly string[]): Markup {
  const parts: Content[] = ids.map((id, k) => {
    const n = report.sources.findIndex((s) => s.id === id);
    return h`${k > 0 ? ", " : ""}${n < 0 ? id : h`<a href="#source-${n + 1}">${id}</a>`}`;
  });
  return h`<span class="ids">${parts}</span>`;
}

/** Who gives an assumption's range: its source with its mark, or nobody. */
export const fromWhere = (report: TestReport, r: AssumptionRow): Markup =>
  isAssumed(r)
    ? h`<b class="mark mark-assumed">assumed</b>`
    : h`${sourceLinks(report, [r.source])} <span class="mark mark-${markName(r.mark)}">${markWord(r.mark)}</span>`;
