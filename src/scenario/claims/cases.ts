// A comparison of cases, as read: two groups of rows, something along a column, or rows side by side. Conditions on columns: `column = value`,
// `column = a | b`, several joined by `and`. Measures: a column of numbers, or of words with an order.
import { z } from "zod";
import type { CaseTable } from "../files/readCases.ts";
import { TABLES, type Condition, type Measure, type TableName } from "../parts.ts";
import { messages } from "../problems/messages.ts";
import type { Path } from "../problems/problem.ts";
import { measuredIn, numberIn } from "../read/measured.ts";
import { conventionOf } from "../read/numerals.ts";
import { words } from "../read/schema.ts";
import type { Reader } from "../read/shape.ts";
import { readingHalf } from "./readingHalf.ts";

interface OnTable {
  readonly kind: "cases";
  readonly table: TableName;
  readonly among: readonly Condition[];
  readonly note: string;
}

interface TwoGroups extends OnTable {
  readonly where: readonly Condition[];
  readonly against: readonly Condition[];
  /** What the claim says of the first group beside the second. */
  readonly says: "more" | "less";
}

/** Two groups of rows, and in each the share with an outcome. */
export interface SharesTest extends TwoGroups {
  readonly form: "shares";
  readonly outcome: Condition;
  /** The author's words for the outcome, or "". */
  readonly called: string;
}

/** Two groups of rows, and in each a number. */
export interface NumbersTest extends TwoGroups {
  readonly form: "numbers";
  readonly outcome: Measure;
}

/** The share of rows with an outcome along a number. */
export interface LevelsTest extends OnTable {
  readonly form: "levels";
  readonly along: Measure;
  readonly outcome: Condition;
  readonly called: string;
  readonly says: "rises" | "falls";
}

/** A number along another. */
export interface RanksTest extends OnTable {
  readonly form: "ranks";
  readonly along: Measure;
  readonly outcome: Measure;
  readonly says: "rises" | "falls";
}

/** Rows side by side, from which nothing is concluded. */
export interface RowsTest extends OnTable {
  readonly form: "rows";
  readonly rows: readonly string[];
  readonly show: readonly string[];
}

export type CasesTest = SharesTest | NumbersTest | LevelsTest | RanksTest | RowsTest;

const measureSchema = z.strictObject({
  column: z.string(),
  order: z.array(z.string()).min(2).optional().describe("Words from lowest to highest; a | b for words of one place"),
  step: z.number().positive().optional().describe("Numbers are taken in steps of this size: 10 for decades"),
});
const measured = z.union([z.string(), measureSchema], { error: "a column, or `{ column: …, order: [low, …, high] }`" });
type RawMeasure = z.output<typeof measured>;
const schema = z.strictObject({
  table: z.enum(TABLES).optional().describe("cases (cases.csv) where left out, or states (states.csv)"),
  where: z.string().optional().describe("First group of rows: column = value"),
  against: z.string().optional().describe("Second group of rows"),
  along: measured.optional().describe("Instead of two groups: a column that something rises or falls along"),
  outcome: measured.optional().describe("column = value, or a column of numbers"),
  called: words.optional().describe("What a yes is called, where the outcome lists many values"),
  says: z.enum(["more", "less", "rises", "falls"]).optional().describe("Which way the claim goes"),
  rows: z.array(z.string()).min(1).max(8).optional().describe("Instead: ids of rows, shown side by side"),
  show: z.array(z.string()).min(1).max(16).optional().describe("Columns that are shown of them"),
  among: z.string().optional().describe("Only rows with: column = value"),
  note: words.optional(),
});

type Written = z.output<typeof schema>;
type Key = keyof Written;

export const cases = readingHalf({
  kind: "cases",
  schema,
  read: (reader, path, written, { tables }) => readCasesTest(reader, path, written, tables),
});

function readCasesTest(
  reader: Reader,
  path: Path,
  written: Written,
  tables: Readonly<Record<TableName, CaseTable>>,
): CasesTest | null {
  const name = written.table ?? "cases";
  const table = tables[name];
  const among = written.among === undefined ? [] : readConditions(reader, [...path, "among"], written.among, table);
  const common = { kind: "cases", table: name, among: among ?? [], note: written.note ?? "" } as const;
  const has = (key: Key): boolean => written[key] !== undefined;
  const form = has("rows") || has("show") ? ROWS : has("along") ? ALONG : GROUPS;
  const missing = form.needs.filter((key) => !has(key));
  const stray = OWN.filter((key) => has(key) && !form.needs.includes(key) && !form.takes.includes(key));
  for (const key of missing) reader.report(path, messages.casesForm(`\`${key}:\` is missing`), "key");
  for (const key of stray)
    reader.report([...path, key], messages.casesForm(`\`${key}:\` does not go with \`${form.needs[0]}:\``), "key");
  const said = written.says;
  if (said !== undefined && form.says.length > 0 && !form.says.includes(said))
    reader.report([...path, "says"], messages.badSays(said, form.says));
  if (form === ROWS) {
    const rows = written.rows ?? [];
    const show = written.show ?? [];
    const known = table.rows.map((row) => row["id"] ?? "");
    for (const [i, id] of rows.entries())
      if (table.complete && !known.includes(id))
        reader.report([...path, "rows", i], messages.unknownCase(id, "id", known, table.file));
    for (const [i, column] of show.entries()) isColumn(reader, [...path, "show", i], column, table);
    return missing.length === 0 ? { ...common, form: "rows", rows, show } : null;
  }
  const outcome = has("outcome")
    ? readCaseOutcome(reader, [...path, "outcome"], written.outcome as RawMeasure, table)
    : null;
  const called = written.called ?? "";
  if (form === ALONG) {
    const along = readMeasure(reader, [...path, "along"], written.along as RawMeasure, table);
    const says = said === "falls" ? said : "rises";
    if (!along || !outcome || !among) return null;
    return isMeasure(outcome)
      ? { ...common, form: "ranks", along, outcome, says }
      : { ...common, form: "levels", along, outcome, called, says };
  }
  const where = has("where") ? readConditions(reader, [...path, "where"], written.where as string, table) : null;
  const against = has("against")
    ? readConditions(reader, [...path, "against"], written.against as string, table)
    : null;
  if (!where || !against || !outcome || !among) return null;
  if (sameRows(where, against)) {
    reader.report([...path, "against"], messages.sameGroups());
    return null;
  }
  const groups = { ...common, where, against, says: said === "less" ? said : "more" } as const;
  return isMeasure(outcome) ? { ...groups, form: "numbers", outcome } : { ...groups, form: "shares", outcome, called };
}

/** Whether two lists of conditions pick the same rows, however they are written. */
function sameRows(a: readonly Condition[], b: readonly Condition[]): boolean {
  const written = (list: readonly Condition[]): string =>
    JSON.stringify(
      list.map(({ column, equals }) => [column, ...[...new Set(equals)].toSorted()].join("\n")).toSorted(),
    );
  return written(a) === written(b);
}

interface Form {
  readonly needs: readonly Key[];
  readonly takes: readonly Key[];
  readonly says: readonly string[];
}

const GROUPS: Form = { needs: ["where", "against", "outcome"], takes: ["called", "says"], says: ["more", "less"] };
const ALONG: Form = { needs: ["along", "outcome"], takes: ["called", "says"], says: ["rises", "falls"] };
const ROWS: Form = { needs: ["rows", "show"], takes: [], says: [] };
/** Keys that only some forms have. */
const OWN: readonly Key[] = ["where", "against", "along", "outcome", "called", "says", "rows", "show"];

const isMeasure = (outcome: Condition | Measure): outcome is Measure => "order" in outcome;

/** A single condition, or a column of numbers. */
function readCaseOutcome(
  reader: Reader,
  path: Path,
  written: RawMeasure,
  table: CaseTable,
): Condition | Measure | null {
  const isColumnName = typeof written !== "string" || (!written.includes("=") && !/\s/.test(written.trim()));
  if (isColumnName || (typeof written === "string" && table.columns.includes(written.trim())))
    return readMeasure(reader, path, written, table);
  const found = readConditions(reader, path, written as string, table);
  if (found && found.length !== 1) reader.report(path, messages.badCondition(written as string));
  return found?.length === 1 ? (found[0] as Condition) : null;
}

/** Before the next condition: an `and` inside a value is none, because no word and `=` follow it before a `|` or another `and`. */
const NEXT = / and (?=(?:(?! and )[^=|])*[^=|\s]\s*=)/;

const split = (written: string): string[] => written.split("|").map((v) => v.trim());

function readConditions(reader: Reader, path: Path, written: string, table: CaseTable): Condition[] | null {
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

function readMeasure(reader: Reader, path: Path, written: RawMeasure, table: CaseTable): Measure | null {
  const { column, order = [], step = 0 } = typeof written === "string" ? { column: written.trim() } : written;
  const places = order.map(split);
  const at = typeof written === "string" ? path : [...path, "column"];
  if (!isColumn(reader, at, column, table)) return null;
  for (const [i, words] of places.entries())
    if (!areValues(reader, [...path, "order", i], words, column, table)) return null;
  const words = places.flat();
  const twice = words.find((word, i) => words.indexOf(word) < i);
  if (twice !== undefined) {
    reader.report([...path, "order"], messages.duplicate("the word", twice));
    return null;
  }
  const marks = order.length > 0 ? {} : conventionOf(table.rows.map((row) => row[column] ?? ""));
  const found: Measure = { column, order: places, step, ...(Object.keys(marks).length > 0 ? { marks } : {}) };
  if (order.length === 0 && !areNumbers(found, table)) return null;
  const values = new Set(table.rows.map((row) => measuredIn(row, found)).filter((v) => v !== null));
  if (table.complete && values.size < 2) {
    reader.report(at, messages.noOrder(column, table.file));
    return null;
  }
  return found;
}

/** Whether no cell of a column may be two numbers, nor some be in per cent and others not; the first that is so is reported, in the table. */
function areNumbers(measure: Measure, table: CaseTable): boolean {
  const { column } = measure;
  const cells = table.rows.map((row) => (row[column] ?? "").trim());
  const read = cells.map((cell) => numberIn(cell, measure));
  for (const [i, one] of read.entries())
    if (one !== null && typeof one === "object") {
      table.report(i, column, one.problem);
      return false;
    }
  const odd = read.findIndex((one, i) => one !== null && one !== 0 && !(cells[i] as string).endsWith("%"));
  if (odd < 0 || !read.some((one, i) => one !== null && (cells[i] as string).endsWith("%"))) return true;
  table.report(odd, column, messages.badQuantity(`other cells of \`${column}\` are in per cent, and this one is not`));
  return false;
}

/** Whether a table has this column; of a table that could not be read whole, nothing is said to be missing. */
function isColumn(reader: Reader, path: Path, column: string, table: CaseTable): boolean {
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
