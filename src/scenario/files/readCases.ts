// cases.csv and states.csv: one row a case or a state, all columns kept as text.
import { readCsv } from "../read/csvFile.ts";
import { messages } from "../problems/messages.ts";
import { RESERVED } from "../read/names.ts";
import { addProblem, type Problems } from "../problems/problem.ts";

const MOST_ROWS = 5000;

export interface CaseTable {
  /** Name of its file. */
  readonly file: string;
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** False when rows are missing because they could not be read. */
  readonly complete: boolean;
}

/** A table that is not there, or could not be read. */
export const noCases = (file: string, complete: boolean): CaseTable => ({ file, columns: [], rows: [], complete });

/** Rows as text by column. An `id` column is needed. */
export function readCases(name: string, text: string, problems: Problems): CaseTable {
  const table = readCsv(name, text, problems);
  if (!table) return noCases(name, false);
  const head = { line: 1, column: 1, length: 1 };
  for (const column of table.columns)
    if (RESERVED.has(column)) addProblem(problems, name, head, messages.reserved(column));
  if (!table.columns.includes("id")) addProblem(problems, name, head, messages.missingKey("id", name));
  if (table.rows.length > MOST_ROWS)
    addProblem(problems, name, head, messages.tooLarge("the table", `${MOST_ROWS} rows`));
  const seen = new Set<string>();
  for (const row of table.rows) {
    const id = row.cell("id");
    if (seen.has(id)) addProblem(problems, name, row.locate("id"), messages.duplicate("the row", id));
    seen.add(id);
  }
  const columns = table.columns.filter((column) => !RESERVED.has(column));
  const rows = table.rows.map((row) => Object.fromEntries(columns.map((column) => [column, row.cell(column)])));
  return { file: name, columns, rows, complete: table.complete };
}
