// Tables as CSV: every reader gets back what was written, and nothing in them is a formula.
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csv } from "../../src/report/data/csv.ts";
import { plain } from "../../src/report/terminal/lines.ts";
import { tables } from "../../src/report/data/tables.ts";
import { sample } from "./sample.ts";

const written = (cells: readonly string[]): string[][] =>
  parse(csv({ file: "t.csv", holds: "", columns: ["a", "b"], rows: [cells] })) as string[][];

describe("quoting", () => {
  test("known answers", () => {
    const table = {
      file: "t.csv",
      holds: "",
      columns: ["a", "b"],
      rows: [
        ['x "y", z', -1.5],
        ["=1+1", null],
      ] as const,
    };
    expect(csv(table)).toBe('a,b\r\n"x ""y"", z",-1.5\r\n\'=1+1,\r\n');
  });
  test("any text comes back as one cell that no spreadsheet computes", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.constantFrom("", "=", "+", "-", "@", "\t=", " +", "＝", "＋", "－", "＠"),
        (text, before) => {
          const [, row] = written([before + text, "end"]);
          const shown = plain(before + text);
          expect(row?.[1]).toBe("end");
          expect(row?.[0]).toBe(/^[=+\-@＝＋－＠]/.test(shown) ? `'${shown}` : shown);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
  test("what is no number is an empty cell", () => {
    expect(csv({ file: "", holds: "", columns: ["a"], rows: [[NaN], [Infinity]] })).toBe("a\r\n\r\n\r\n");
  });
});

describe("the report's tables", () => {
  test("every row has a cell for every column, and column names are unique", () => {
    expect(tables(sample).map((t) => t.file)).toEqual([
      "claims.csv",
      "prior.csv",
      "bands.csv",
      "series.csv",
      "assumptions.csv",
      "places.csv",
    ]);
    for (const table of tables(sample)) {
      expect(new Set(table.columns).size).toBe(table.columns.length);
      expect(table.rows.length).toBeGreaterThan(0);
      for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
      expect(parse(csv(table))).toHaveLength(table.rows.length + 1);
      expect(csv(table)).not.toMatch(/NaN|undefined|Infinity|\[object/);
    }
  });
  test("a row a test, a row a place and day", () => {
    const rows = Object.fromEntries(tables(sample).map((t) => [t.file, t.rows.length]));
    expect(rows["claims.csv"]).toBe(sample.claims.flatMap((c) => c.tests).length);
    expect(rows["places.csv"]).toBe(30);
    expect(rows["assumptions.csv"]).toBe(sample.assumptions.length);
  });
});
