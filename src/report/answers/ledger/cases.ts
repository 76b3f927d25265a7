// What opens under a claim for the cases: a table for each kind of comparison, the rows that it rests on, and what it cannot show.
import type { CasesResult, GroupNumbers, GroupShare } from "../../../claims/result.ts";
import { shareStrip } from "../../charts/strips.ts";
import { drawn, fold, note, onPage, section, table, text, warning, type Block, type Inline } from "../../document.ts";
import { casesHeadline, cell, leftOut } from "../../words/casesWords.ts";
import { NBSP, number, percentInterval, span } from "../../words/numbers.ts";
import { DRAWN, head, said } from "./verdict.ts";

/** Rows of a table that stand open; longer ones open on demand. Ids of more rows are left to the page. */
const SHOWN = 12;

export const casesEvidence = (test: CasesResult): Block =>
  section(
    `${test.table === "cases" ? "Across cases" : "Across states"}: ${test.title}`,
    [
      head(test, test.form === "rows" ? [] : casesHeadline(test)),
      text(test.finding, "finding"),
      tableOf(test),
      ...rowsOf(test),
      ...ids(leftOut(test), test.leftOut),
      ...said(test.note, note),
      warning(test.warning),
    ],
    { level: 4, layout: "test" },
  );

/** The rows that it rests on, where the table above does not have them. */
function rowsOf(test: CasesResult): Block[] {
  if (test.form === "numbers") {
    const each = (g: GroupNumbers): string[] => g.values.map((v) => `${v.id}${NBSP}${number(v.value)}`);
    return [...ids("First", each(test.where)), ...ids("Second", each(test.against))];
  }
  return test.form === "rows" || test.form === "ranks" ? [] : ids("Rows", test.rows);
}

function ids(name: string, all: readonly string[]): Block[] {
  if (all.length === 0) return [];
  const line = text(`${name}: ${all.join(", ")}`, "quiet");
  return all.length > SHOWN ? [onPage([line])] : [line];
}

function tableOf(test: CasesResult): Block {
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
      return listed(
        ["group", "rows", "median", "from–to"],
        [numbers("first", test.where), numbers("second", test.against)],
      );
    case "ranks":
      return listed(
        ["row", ...test.columns],
        test.pairs.map((p) => [p.id, ...p.cells]),
      );
    case "rows":
      return listed(
        ["", ...test.rows],
        test.columns.map((column, k) => [column, ...test.rows.map((_, i) => cell(test.cells[i]?.[k]))]),
      );
  }
}

function listed(names: readonly string[], rows: readonly (readonly string[])[]): Block {
  const all = table(
    names.map((name) => ({ head: name })),
    rows.map((cells) => ({ cells })),
  );
  return rows.length > SHOWN ? fold(`Row by row: ${rows.length}`, [all], { page: true }) : all;
}

const numbers = (name: string, g: GroupNumbers): string[] => [
  name,
  String(g.n),
  g.median === null ? "no number" : number(g.median),
  g.median === null ? "" : span(g.low, g.high),
];

function shares(first: string, rows: readonly (readonly [string, GroupShare])[]): Block {
  const inPart = rows.some(([, g]) => g.partial > 0);
  const cells = ([name, g]: readonly [string, GroupShare]): Inline[] => [
    name,
    `${g.yes} of ${g.n}`,
    ...(inPart ? [String(g.partial)] : []),
    g.n === 0 ? "no case" : percentInterval(g.interval),
    g.n === 0 ? "" : drawn(shareStrip(g.interval)),
  ];
  return table(
    [
      { head: first },
      { head: "yes" },
      ...(inPart ? [{ head: "partial" }] : []),
      { head: "share, exact interval" },
      { head: DRAWN },
    ],
    rows.map((row) => ({ cells: cells(row) })),
  );
}
