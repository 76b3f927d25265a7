// What opens under a claim for the cases: a table for each kind of comparison, the rows that it rests on, and what it cannot show.
import type { CasesResult, GroupNumbers, GroupShare } from "../ledger/result.ts";
import { cell, howSure, leftOut } from "./casesWords.ts";
import { shareStrip } from "./charts/strips.ts";
import { h, nothing, type Markup } from "./markup.ts";
import { number, percentInterval, span } from "./numbers.ts";
import { verdictMark } from "./verdictMark.ts";

export function casesEvidence(test: CasesResult): Markup {
  const where = test.table === "cases" ? "Across cases" : "Across states";
  const sure = test.form === "rows" ? nothing : h` <span class="share">${howSure(test)}</span>`;
  const rows =
    test.form === "rows" || test.rows.length === 0 ? nothing : h`<p class="quiet">Rows: ${test.rows.join(", ")}</p>`;
  const without =
    test.leftOut.length === 0 ? nothing : h`<p class="quiet">${leftOut(test)}: ${test.leftOut.join(", ")}</p>`;
  return h`<article class="test"><h4>${where}: ${test.title}</h4><p class="head">${verdictMark(test)}${sure}</p><p class="finding">${test.finding}</p>
<div class="box">${tableOf(test)}</div>
${rows}${without}${test.note === "" ? nothing : h`<p class="note">${test.note}</p>`}<p class="warning">${test.warning}</p></article>`;
}

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
        ["group", "rows", "median", "from–to", `${test.column}, row by row`],
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

const table = (names: readonly string[], rows: readonly (readonly string[])[]): Markup =>
  h`<table>${heads(names)}<tbody>${rows.map(([first = "", ...rest]) => h`<tr><th scope="row">${first}</th>${rest.map((c) => h`<td>${c}</td>`)}</tr>`)}</tbody></table>`;

const numbers = (name: string, g: GroupNumbers): string[] => [
  name,
  String(g.n),
  g.median === null ? "no number" : number(g.median),
  g.median === null ? "" : span(g.low, g.high),
  g.values.map((v) => `${v.id} ${number(v.value)}`).join(", "),
];

function shares(first: string, rows: readonly (readonly [string, GroupShare])[]): Markup {
  const row = ([name, g]: readonly [string, GroupShare]): Markup =>
    h`<tr><th scope="row">${name}</th><td>${g.yes} of ${g.n}</td><td>${g.partial}</td><td>${g.n === 0 ? "no case" : percentInterval(g.interval)}</td><td class="drawn">${g.n === 0 ? nothing : shareStrip(g.interval)}</td></tr>`;
  return h`<table><thead><tr><th scope="col">${first}</th><th scope="col">yes</th><th scope="col">partial</th><th scope="col">share, exact interval</th><th scope="col"><span class="hidden">drawn</span></th></tr></thead><tbody>${rows.map(row)}</tbody></table>`;
}
