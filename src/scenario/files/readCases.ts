// cases.csv and states.csv: one row a case or a state, all columns kept as text.
import { hasColumns, namedAs } from "../read/columns.ts";
import { readCsv } from "../read/csvFile.ts";
import { inCell, messages } from "../problems/messages.ts";
import { RESERVED } from "../read/names.ts";
import { repeatedIds } from "../read/repeatedIds.ts";
import { addProblem, type Message, type Problems } from "../problems/problem.ts";

const MOST_ROWS = 5000;

export interface CaseTable {
  /** Name of its file. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** False when rows are missing because they could not be read. */
  readonly complete: boolean;
  /** Adds a problem at a row's cell, the rows counted from 0. */
  report(row: number, column: string, text: Message): void;
}

/** A table that is not there, or could not be read. */
export const noCases = (file: string, complete: boolean): CaseTable => ({
  file,
  columns: [],
  rows: [],
  complete,
  report: () => undefined,
});

/** Rows as text by column. An `id` column is needed. */
export function readCases(name: string, text: string, problems: Problems): CaseTable {
  const table = readCsv(name, text, problems, namedAs(["id"]));
  if (!table) return noCases(name, false);
  for (const column of table.columns)
    if (RESERVED.has(column)) addProblem(problems, name, table.head(column), messages.reserved(column));
  if (table.rows.length > MOST_ROWS)
    addProblem(problems, name, table.head(), messages.tooLarge("the table", `${MOST_ROWS} rows`));
  const identified = hasColumns(name, table, ["id"], ["id"], problems);
  if (identified) {
    repeatedIds(name, table, "the row", [], problems);
    for (const row of table.rows)
      if (row.cell("id") === "") addProblem(problems, name, row.locate("id"), inCell(messages.badId(""), name, "id", row.line)); // prettier-ignore
  }
  const columns = table.columns.filter((column) => column !== "" && !RESERVED.has(column));
  const rows = table.rows.map((row) => Object.fromEntries(columns.map((column) => [column, row.cell(column)])));
  const report: CaseTable["report"] = (row, column, text) =>
    addProblem(problems, name, table.rows[row]?.locate(column) ?? table.head(column), text);
  return { file: name, columns, rows, complete: identified && table.complete, report };
}
