// A claim across the case base, counted from the table every time. A comparison that is not surely the claim's way or surely against it is
// undecided; rows side by side decide nothing.
import type { CasesTest, TableName } from "../../scenario/scenario.ts";
import { alongLevels, alongRanks } from "./casesAlong.ts";
import { groupedNumbers, groupedShares } from "./casesGroups.ts";
import { among, idOf, told, type Row } from "./casesRows.ts";
import type { CasesResult, CasesRows } from "../result.ts";

const WARNINGS: Readonly<Record<TableName, string>> = {
  cases: "Famous cases, coded by one person: an association within this list, not a base rate.",
  states: "A few states, picked and coded by one person: an association within this list, not a law.",
};

export function casesResult(
  test: CasesTest,
  tables: Readonly<Record<TableName, readonly Row[]>>,
  confidence: number,
): CasesResult {
  const rows = among(tables[test.table], test.among);
  const common = {
    kind: "cases",
    origin: null,
    share: null,
    effect: null,
    table: test.table,
    warning: WARNINGS[test.table],
    note: test.note,
  } as const;
  const titled = <T extends { readonly title: string }>(found: T): T =>
    test.among.length > 0 ? { ...found, title: `${found.title}, among ${told(test.among)}` } : found;
  switch (test.form) {
    case "shares":
      return titled({ ...common, ...groupedShares(test, rows, confidence) });
    case "numbers":
      return titled({ ...common, ...groupedNumbers(test, rows) });
    case "levels":
      return titled({ ...common, ...alongLevels(test, rows, confidence) });
    case "ranks":
      return titled({ ...common, ...alongRanks(test, rows) });
    case "rows": {
      const asked = test.rows.map((id) => rows.find((row) => idOf(row) === id)).filter((row) => row !== undefined);
      const sideBySide: Omit<CasesRows, keyof typeof common> = {
        form: "rows",
        title: `${test.rows.join(" beside ")}, row by row`,
        verdict: "not tested",
        finding: "Single rows side by side: they show a difference, not its cause, and no test can be made of them.",
        rows: asked.map(idOf),
        leftOut: test.rows.filter((id) => !asked.some((row) => idOf(row) === id)),
        columns: test.show,
        cells: asked.map((row) => test.show.map((column) => row[column] ?? "")),
      };
      return { ...common, ...sideBySide };
    }
  }
}
