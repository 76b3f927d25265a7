// One table as rows of named cells, with the place of every cell. Rows are kept even when others are broken.
import { parse } from "csv-parse/browser/esm/sync";
import { messages } from "../problems/messages.ts";
import { addProblem, type Problems, type Span } from "../problems/problem.ts";

export interface CsvRow {
  readonly line: number;
  /** Text of a column's cell; "" when the table has no such column. */
  cell(column: string): string;
  locate(column: string): Span;
}

export interface CsvFile {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  /** False when a row was left out because its cells did not fit. */
  readonly complete: boolean;
}

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** The table, or null (problems added) when it cannot be read. Never throws. */
export function readCsv(name: string, text: string, problems: Problems): CsvFile | null {
  let parsed: readonly Parsed[];
  try {
    parsed = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as Parsed[];
  } catch (error) {
    const line = Number((error as { lines?: number }).lines ?? 1);
    const reason = error instanceof Error ? error.message : "unknown";
    addProblem(problems, name, { line, column: 1, length: 1 }, messages.csvSyntax(reason));
    return null;
  }
  const lines = text.split(/\r\n|\n|\r/);
  const columns = parsed[0]?.record ?? [];
  const index = new Map<string, number>();
  for (const [i, column] of columns.entries()) {
    if (index.has(column)) addProblem(problems, name, cellSpan(lines, 1, i), messages.duplicate("the column", column));
    index.set(column, i);
  }
  const rows: CsvRow[] = [];
  let line = (parsed[0]?.info.lines ?? 0) + 1;
  for (const { record, info } of parsed.slice(1)) {
    // a record's line count is that of its last line; its first follows the record before, but for empty lines
    while (line < info.lines && (lines[line - 1] ?? "").trim() === "") line++;
    const from = line;
    line = info.lines + 1;
    if (record.length !== columns.length) {
      const reason = `${record.length} cells where the first row has ${columns.length}`;
      addProblem(problems, name, { line: from, column: 1, length: 1 }, messages.csvSyntax(reason));
      continue;
    }
    rows.push({
      line: from,
      cell: (column) => record[index.get(column) ?? -1] ?? "",
      locate: (column) => cellSpan(lines, from, index.get(column) ?? 0),
    });
  }
  return { columns, rows, complete: rows.length === parsed.length - 1 };
}

/** Where the nth cell of a line stands; quoted cells may hold commas. */
function cellSpan(lines: readonly string[], line: number, nth: number): Span {
  const written = lines[line - 1] ?? "";
  let quoted = false;
  let cell = 0;
  let start = 0;
  for (let i = 0; i <= written.length; i++) {
    const c = written[i];
    if (c === '"') quoted = !quoted;
    if (i === written.length || (c === "," && !quoted)) {
      if (cell === nth) return { line, column: start + 1, length: Math.max(1, i - start) };
      cell++;
      start = i + 1;
    }
  }
  return { line, column: 1, length: 1 };
}
