// One table as rows of named cells, with the place of every cell. Rows are kept even when others are broken.
import { parse } from "csv-parse/browser/esm/sync";
import { messages } from "../problems/messages.ts";
import { addProblem, type Problems, type Span } from "../problems/problem.ts";
import { plainLines } from "./lines.ts";
import { conventionOf, type Convention } from "./numerals.ts";

export interface CsvRow {
  readonly line: number;
  /** Text of a column's cell; "" when the table has no such column. */
  cell(column: string): string;
  locate(column: string): Span;
}

export interface CsvFile {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
  /** False when a row was left out because its cells did not fit, or a column is there twice. */
  readonly complete: boolean;
  /** Whether no two columns have one name. */
  readonly named: boolean;
  /** Where the first row stands, or a column's cell in it. */
  head(column?: string): Span;
  /** What full stop and comma stand for in a column's cells. */
  convention(column: string): Convention;
}

/** What parts the cells: a spreadsheet writes semicolons where the comma is its decimal point. */
const SEPARATORS = [",", ";", "\t", "|"] as const;

const NAMES: Readonly<Record<string, string>> = { ",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars" };

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
}

interface Placed {
  readonly cells: readonly string[];
  readonly raw: string;
  readonly line: number;
}

/** Rows that are looked at, those of empty cells with them: some spreadsheets write a million. Those at the end count nothing. */
const MOST_LINES = 20_000;

/** The table, or null (problems added) when it cannot be read; columns are named as `named` says, where it does. Never throws. */
export function readCsv(
  name: string,
  text: string,
  problems: Problems,
  named: (column: string) => string = (column) => column,
): CsvFile | null {
  // a first line that only says how cells are parted is written by one spreadsheet for itself
  const [, first = "", said, rest] = /^(sep=([,;\t|])\n)?([^]*)$/.exec(plainLines(text)) ?? [];
  const body = withoutBlankEnd(rest ?? "");
  const separator = said ?? separatorOf(body);
  const from = first === "" ? 1 : 2;
  let parsed: readonly Parsed[];
  try {
    parsed = parse(body, {
      delimiter: separator,
      record_delimiter: "\n",
      raw: true,
      relax_column_count: true,
      trim: true,
      to: MOST_LINES + 1,
    }) as unknown as Parsed[];
  } catch (error) {
    const { lines, code } = error as { readonly lines?: number; readonly code?: string };
    const open = code === "CSV_QUOTE_NOT_CLOSED" ? openQuote(body, from) : null;
    const reason = open ? "this quote is not closed" : error instanceof Error ? error.message : "unknown";
    const span = open ?? { line: Number(lines ?? 1) + from - 1, column: 1, length: 1 };
    addProblem(problems, name, span, messages.csvSyntax(reason, NAMES[separator] ?? ""));
    return null;
  }
  if (parsed.length > MOST_LINES) {
    const limit = `${MOST_LINES} rows, empty ones counted`;
    addProblem(problems, name, { line: from, column: 1, length: 1 }, messages.tooLarge("the table", limit));
    return null;
  }
  const lines = placed(parsed, from).filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [top, ...below] = lines;
  const columns = withoutEmptyEnd(top?.cells ?? []).map(named);
  const index = new Map<string, number>();
  const span = (row: Placed | undefined, nth: number): Span =>
    row ? cellSpan(row, separator, nth) : { line: 1, column: 1, length: 1 };
  let once = true;
  for (const [i, column] of columns.entries()) {
    const twice = column !== "" && index.has(column);
    if (twice) once = false;
    if (twice) addProblem(problems, name, span(top, i), messages.duplicate("the column", column));
    index.set(column, i);
  }
  const rows: CsvRow[] = [];
  const conventions = new Map<string, Convention>();
  const unfit = below.filter(({ cells }) => !fits(cells, top?.cells.length ?? 0, columns.length));
  const misfits = new Set(unfit);
  const [misfit] = unfit;
  if (misfit) {
    const { cells, line, raw } = misfit;
    const more = unfit.length === 1 ? "" : `, and so in ${unfit.length} rows`;
    const reason = `${cells.length} cells where the first row has ${top?.cells.length ?? 0}${more}`;
    const split = separator === "," && cells.length > columns.length && /\d,\d/.test(raw);
    const text = split ? messages.csvSplit(reason) : messages.csvSyntax(reason, NAMES[separator] ?? "");
    addProblem(problems, name, { line, column: 1, length: 1 }, text);
  }
  for (const row of below) {
    if (misfits.has(row)) continue;
    const { cells, line } = row;
    rows.push({
      line,
      cell: (column) => cells[index.get(column) ?? -1] ?? "",
      locate: (column) => span(row, index.get(column) ?? 0),
    });
  }
  return {
    columns,
    rows,
    complete: once && rows.length === below.length,
    named: once,
    head: (column) => span(top, column === undefined ? 0 : Math.max(0, columns.indexOf(column))),
    convention: (column) => {
      let found = conventions.get(column);
      if (!found) conventions.set(column, (found = conventionOf(rows.map((row) => row.cell(column)))));
      return found;
    },
  };
}

/** Whether a row has as many cells as the first, and none under a column without a name. */
const fits = (cells: readonly string[], wanted: number, named: number): boolean =>
  cells.length === wanted && withoutEmptyEnd(cells).length <= named;

/** The one that parts most cells of the first row. */
function separatorOf(text: string): string {
  const top = /[^\n]*\S[^\n]*/.exec(text)?.[0].replaceAll(/"[^"]*"/g, "") ?? "";
  const counted = SEPARATORS.map((mark) => top.split(mark).length);
  return SEPARATORS[counted.indexOf(Math.max(...counted))] as string;
}

/** Cells up to the last that holds something: spreadsheets write columns that are empty. */
const withoutEmptyEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);

/** The text up to the last sign that parts no cells. */
function withoutBlankEnd(text: string): string {
  let end = text.length;
  while (end > 0 && BLANK.has(text.charCodeAt(end - 1))) end--;
  const after = text.indexOf("\n", end);
  return after < 0 ? text : text.slice(0, after + 1);
}
const BLANK = new Set([...SEPARATORS, " ", "\n", "\t"].map((c) => c.charCodeAt(0)));

/** Where the quote stands that is open at the text's end: the last one at the beginning of a cell. */
function openQuote(text: string, first: number): Span | null {
  let open = -1;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) {
    if (open < 0) open = at;
    else if (text[at + 1] === '"') at++;
    else open = -1;
  }
  if (open < 0) return null;
  const before = text.slice(0, open);
  return { line: first + before.split("\n").length - 1, column: open - before.lastIndexOf("\n"), length: 1 };
}

/** Each record with the line that it begins on. */
function placed(parsed: readonly Parsed[], first: number): Placed[] {
  let line = first;
  return parsed.map(({ record, raw }) => {
    const from = line;
    line += raw.split("\n").length - 1;
    return { cells: record, raw, line: from };
  });
}

/** Where the nth cell of a record stands; quoted cells may hold separators and line ends. */
function cellSpan({ raw, line }: Placed, separator: string, nth: number): Span {
  let quoted = false;
  let cell = 0;
  let from = { line, column: 1, at: 0 };
  let begun = { line, at: 0 };
  for (let i = 0; i <= raw.length; i++) {
    const c = raw[i];
    if (c === '"') quoted = !quoted;
    const ends = i === raw.length || (!quoted && (c === separator || c === "\n"));
    if (ends && cell === nth) {
      const written = raw.slice(from.at, i).split("\n")[0] as string;
      return { line: from.line, column: from.column, length: Math.max(1, written.length) };
    }
    if (c === "\n") begun = { line: begun.line + 1, at: i + 1 };
    if (!ends) continue;
    cell++;
    from = { line: begun.line, column: i + 2 - begun.at, at: i + 1 };
  }
  return { line, column: 1, length: 1 };
}
