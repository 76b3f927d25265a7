// The shares' inputs as a table: what each does when it is moved alone, and between which values.
import type { TestReport } from "../../claims/result.ts";
import type { Table } from "./csv.ts";

export const shareTable = (report: TestReport): Table => ({
  file: "shares.csv",
  holds:
    "one row an input of a share: its side, between which values it is moved and by whom these are given, what that does (in the outcome's unit), and its part of both sides' sums of squares",
  columns: [
    "claim", "test", "side", "input", "from", "to", "unit", "range", "source", "mark", "effect", "effect_low", "effect_high", "effect_unit", "size", "part", "moves_any_run",
  ], // prettier-ignore
  rows: report.claims.flatMap((c) =>
    c.tests.flatMap((t, k) =>
      t.kind !== "share"
        ? []
        : t.sides.flatMap(
            (side) =>
            side.inputs.map((i) => [
              c.id, k + 1, side.name, i.path, i.from, i.to, i.unit, i.range, i.source, i.mark, i.effect?.value, i.effect?.low, i.effect?.high, t.unit, i.size, i.part, i.idle ? "no" : "yes",
            ]), // prettier-ignore
          ),
    ),
  ),
});
