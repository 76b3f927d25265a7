// Tables as CSV after RFC 4180: a header row, CRLF, quotes doubled. A text that a spreadsheet would take for a formula gets an apostrophe
// in front (the known mitigation), so that nothing from a scenario is computed.
import { plain } from "../terminal/lines.ts";
import { isNumber } from "../words/numbers.ts";

export type Cell = string | number | null | undefined;

export interface Table {
  /** Name of the file without its folder. */
  readonly file: string;
  /** What it holds, in a sentence. */
  readonly holds: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What a spreadsheet takes for the beginning of a formula; in East Asian settings wide forms too. */
const FORMULA = /^[=+\-@＝＋－＠]/;

const cell = (value: Cell): string => {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return isNumber(value) ? String(value) : "";
  const text = plain(value);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** The table's text, ending in a line break. */
export const csv = ({ columns, rows }: Table): string =>
  [columns, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
