// Where a place is written: its cell in places.csv, or its entry in scenario.yaml.
import type { Locator } from "./locate.ts";
import type { Span } from "../problems/problem.ts";

/** Columns of the table, and where scenario.yaml has the same. */
const INLINE = { id: null, name: "name", lat: "at", lon: "at", map: "map" } as const;

export function placeSpan(
  where: Locator,
  id: string,
  column: keyof typeof INLINE,
): { readonly file: string; readonly span: Span } {
  const cell = where.cell("places.csv", id, column);
  if (cell.line > 0) return { file: "places.csv", span: cell };
  const key = INLINE[column];
  const span = key === null ? null : where.key("scenario.yaml", ["places", id, key], "value");
  return {
    file: "scenario.yaml",
    span: span && span.line > 0 ? span : where.key("scenario.yaml", ["places", id]),
  };
}
