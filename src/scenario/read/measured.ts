// A cell of a table as a number.
import type { Measure } from "../parts.ts";

const NUMBER = /^-?\d{1,12}(?:\.\d{1,6})?$/;

/** The number, the start of its step, or the place of the word in the order, from 0; null where the cell holds none of these. */
export function measuredIn(row: Readonly<Record<string, string>>, { column, order, step }: Measure): number | null {
  const cell = row[column] ?? "";
  if (order.length > 0) {
    const place = order.findIndex((words) => words.includes(cell));
    return place < 0 ? null : place;
  }
  if (!NUMBER.test(cell)) return null;
  const value = Number(cell);
  return step > 0 ? Math.floor(value / step) * step : value;
}
