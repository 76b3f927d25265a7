// Columns of a table as a test names them. Conditions: `column = value`, `column = a | b`, several joined by `and`. Measures: a column of
// numbers, or of words with an order.
import { messages } from "../problems/messages.ts";
import type { Path } from "../problems/problem.ts";
import type { CaseTable } from "../files/readCases.ts";
import type { RawMeasure } from "../read/schema.ts";
import type { Condition, Measure } from "../scenario.ts";
import type { Reader } from "../read/shape.ts";
import { measuredIn } from "../read/measured.ts";

/** Before the next condition: an `and` inside a value is none, because no word and `=` follow it before a `|` or another `and`. */
const NEXT = / and (?=(?:(?! and )[^=|])*[^=|\s]\s*=)/;

const split = (written: string): string[] => written.split("|").map((v) => v.trim());

export function conditions(reader: Reader, path: Path, written: string, table: CaseTable): Condition[] | null {
  const found: Condition[] = [];
  for (const part of written.split(NEXT)) {
    const cut = part.indexOf("=");
    const column = part.slice(0, cut).trim();
    const equals = split(part.slice(cut + 1));
    if (cut < 0 || column === "" || equals.includes("")) {
      reader.report(path, messages.badCondition(written));
      return null;
    }
    if (!isColumn(reader, path, column, table)) return null;
    if (!areValues(reader, path, equals, column, table)) return null;
    found.push({ column, equals });
  }
  return found;
}

export function measure(reader: Reader, path: Path, written: RawMeasure, table: CaseTable): Measure | null {
  const { column, order = [], step = 0 } = typeof written === "string" ? { column: written.trim() } : written;
  const places = order.map(split);
  const at = typeof written === "string" ? path : [...path, "column"];
  if (!isColumn(reader, at, column, table)) return null;
  for (const [i, words] of places.entries())
    if (!areValues(reader, [...path, "order", i], words, column, table)) return null;
  const found: Measure = { column, order: places, step };
  const values = new Set(table.rows.map((row) => measuredIn(row, found)).filter((v) => v !== null));
  if (table.complete && values.size < 2) {
    reader.report(at, messages.noOrder(column, table.file));
    return null;
  }
  return found;
}

/** Whether a table has this column; of a table that could not be read whole, nothing is said to be missing. */
export function isColumn(reader: Reader, path: Path, column: string, table: CaseTable): boolean {
  if (table.columns.includes(column)) return true;
  if (table.complete) reader.report(path, messages.unknownColumn(column, table.columns, table.file));
  return false;
}

function areValues(reader: Reader, path: Path, values: readonly string[], column: string, table: CaseTable): boolean {
  const known = [...new Set(table.rows.map((row) => row[column] as string))];
  const wrong = table.complete ? values.find((value) => !known.includes(value)) : undefined;
  if (wrong === undefined) return true;
  reader.report(path, messages.unknownCase(wrong, column, known, table.file));
  return false;
}
