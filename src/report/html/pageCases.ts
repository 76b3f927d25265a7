// What opens under a claim for the cases: a table for each kind of comparison, the rows that it rests on, and what it cannot show.
import type { CasesResult, GroupNumbers, GroupShare } from "../../claims/result.ts";
import { cell, howSure, leftOut } from "../words/casesWords.ts";
import { shareStrip } from "../charts/strips.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { number, percentInterval, span } from "../words/numbers.ts";
import { verdictMark } from "./verdictMark.ts";

/** Rows of a table that stand open; longer ones open on demand. */
const SHOWN = 12;

export function casesEvidence(test: CasesResult): Markup {
  const where = test.table === "cases" ? "Across cases" : "Across states";
  const sure = test.form === "rows" ? nothing : h` <span class="share">${howSure(test)}</span>`;
  return h`<article class="test"><h4>${where}: ${test.title}</h4><p class="head">${verdictMark(test)}${sure}</p><p class="finding">${test.finding}</p>
${tableOf(test)}${rowsOf(test)}${test.leftOut.length === 0 ? nothing : quiet(leftOut(test), test.leftOut)}
${test.note === "" ? nothing : h`<p class="note">${test.note}</p>`}<p class="warning">${test.warning}</p></article>`;
}

/** The rows that it rests on, where the table above does not have them. */
function rowsOf(test: CasesResult): Markup {
  if (test.form === "numbers") {
    const each = (g: GroupNumbers): string[] => g.values.map((v) => `${v.id}\u00a0${number(v.value)}`);
    return h`${quiet("First", each(test.where))}${quiet("Second", each(test.against))}`;
  }
  return test.form === "rows" || test.form === "ranks" ? nothing : quiet("Rows", test.rows);
}

const quiet = (name: string, items: readonly string[]): Markup =>
  items.length === 0
    ? nothing
    : h`<p class="quiet">${name}: ${items.map((item, k) => h`${k > 0 ? ", " : ""}<span class="unbroken">${item}</span>`)}</p>`;

function tableOf(test: CasesResult): Markup {
  switch (test.form) {
    case "shares":
      return shares("group", [
        ["claimed", test.where],
        ["against", test.against],
      ]);
    case "levels":
      return shares(
        "level",
        test.levels.map((l) => [l.level, l]),
      );
    case "numbers":
      return table(
        ["group", "rows", "median", "from–to"],
        [numbers("first", test.where), numbers("second", test.against)],
      );
    case "ranks":
      return table(
        ["row", ...test.columns],
        test.pairs.map((p) => [p.id, ...p.cells]),
      );
    case "rows":
      return table(
        ["", ...test.rows],
        test.columns.map((column, k) => [column, ...test.rows.map((_, i) => cell(test.cells[i]?.[k]))]),
      );
  }
}

const heads = (names: readonly string[]): Markup =>
  h`<thead><tr>${names.map((n) => h`<th scope="col">${n}</th>`)}</tr></thead>`;

function table(names: readonly string[], rows: readonly (readonly string[])[]): Markup {
  const box = h`<div class="box"><table>${heads(names)}<tbody>${rows.map(([first = "", ...rest]) => h`<tr><th scope="row">${first}</th>${rest.map((c) => h`<td>${c}</td>`)}</tr>`)}</tbody></table></div>`;
  return rows.length > SHOWN ? h`<details><summary>Row by row: ${rows.length}</summary>${box}</details>` : box;
}

const numbers = (name: string, g: GroupNumbers): string[] => [
  name,
  String(g.n),
  g.median === null ? "no number" : number(g.median),
  g.median === null ? "" : span(g.low, g.high),
];

function shares(first: string, rows: readonly (readonly [string, GroupShare])[]): Markup {
  const inPart = rows.some(([, g]) => g.partial > 0);
  const row = ([name, g]: readonly [string, GroupShare]): Markup =>
    h`<tr><th scope="row">${name}</th><td>${g.yes} of ${g.n}</td>${inPart ? h`<td>${g.partial}</td>` : nothing}<td>${g.n === 0 ? "no case" : percentInterval(g.interval)}</td><td class="drawn">${g.n === 0 ? nothing : shareStrip(g.interval)}</td></tr>`;
  return h`<div class="box"><table><thead><tr><th scope="col">${first}</th><th scope="col">yes</th>${inPart ? h`<th scope="col">partial</th>` : nothing}<th scope="col">share, exact interval</th><th scope="col"><span class="hidden">drawn</span></th></tr></thead><tbody>${rows.map(row)}</tbody></table></div>`;
}
