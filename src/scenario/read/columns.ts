// Names of a table's columns, as its first row has them, against those that are needed.
import { messages } from "../problems/messages.ts";
import { nearest } from "../problems/nearest.ts";
import { addProblem, type Problems } from "../problems/problem.ts";
import type { CsvFile } from "./csvFile.ts";

/** Other names that tables give to what a column holds. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  people: ["population", "inhabitants", "pop"],
  lat: ["latitude"],
  lon: ["longitude", "lng", "long"],
  utc_offset: ["utc", "timezone", "tz", "offset"],
  name: ["place", "title", "label"],
};

const plain = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, "_");

/** A column's own name where only capitals, spaces or hyphens differ from one that is known; else as it is written. */
export const namedAs =
  (known: readonly string[]) =>
  (column: string): string =>
    known.find((own) => plain(own) === plain(column)) ?? column;

/**
 * Whether all needed columns are there. Each that another column was probably meant for is told with that one, the others together, once; nothing
 * is said to be missing where another column is there twice, as one of the two is probably it.
 */
export function hasColumns(
  name: string,
  table: CsvFile,
  needed: readonly string[],
  known: readonly string[],
  problems: Problems,
): boolean {
  const missing = needed.filter((column) => !table.columns.includes(column));
  if (!table.named && missing.length > 0) return false;
  const free = table.columns.filter((column) => column !== "" && !known.includes(column));
  const unmeant: string[] = [];
  for (const column of missing) {
    const meant = meantBy(column, free) ?? (missing.length === 1 && known.length > 1 ? only(free) : undefined);
    if (meant === undefined) unmeant.push(column);
    else addProblem(problems, name, table.head(meant), messages.noColumn([column], table.columns, meant));
  }
  if (unmeant.length > 0)
    addProblem(problems, name, table.head(), messages.noColumn(unmeant, table.columns, undefined));
  return missing.length === 0;
}

const only = (words: readonly string[]): string | undefined => (words.length === 1 ? words[0] : undefined);

/** The column that probably holds it: called alike, by another word for it, or with it as a part of its name. */
export function meantBy(column: string, free: readonly string[]): string | undefined {
  const called = [column, ...(ALSO[column] ?? [])];
  return (
    free.find((other) => called.includes(plain(other))) ??
    (column.length > 2 ? nearest(column, free) : undefined) ??
    free.find((other) =>
      plain(other)
        .split("_")
        .some((part) => called.includes(part)),
    )
  );
}
