// A cell of a table as a number.
import type { Measure } from "../parts.ts";
import type { Message } from "../problems/problem.ts";
import { numeralAt } from "./numerals.ts";
import { quantityOf } from "./quantities.ts";

/** The number, the start of its step, or the place of the word in the order, from 0; null where the cell holds none of these. */
export function measuredIn(row: Readonly<Record<string, string>>, measure: Measure): number | null {
  const { column, order, step } = measure;
  const cell = row[column] ?? "";
  if (order.length > 0) {
    const place = order.findIndex((words) => words.includes(cell));
    return place < 0 ? null : place;
  }
  const value = numberIn(cell, measure);
  if (value === null || typeof value === "object") return null;
  return step > 0 ? Math.floor(value / step) * step : value;
}

/** A cell as a number or a share in per cent; what is wrong with it where it may be two numbers; null where it holds none. */
export function numberIn(written: string, { marks }: Measure): number | null | { readonly problem: Message } {
  const cell = written.trim();
  const found = numeralAt(cell, marks);
  if (!found || !/^\s*%?$/.test(found.rest)) return null;
  const read = quantityOf(cell, NUMBER, marks);
  return "value" in read ? read.value : read;
}

const NUMBER = { unit: "1" } as const;
