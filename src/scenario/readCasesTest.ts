// Conditions on the case base, as written: `column = value`, `column = a | b`, several joined by `and`.
import { messages } from "./messages.ts";
import type { Path } from "./problem.ts";
import type { CaseTable } from "./readCases.ts";
import type { RawTest } from "./schema.ts";
import type { CasesTest, Condition } from "./scenario.ts";
import type { Reader } from "./shape.ts";

export function readCasesTest(
  reader: Reader,
  path: Path,
  written: NonNullable<RawTest["cases"]>,
  cases: CaseTable,
): CasesTest | null {
  const where = conditions(reader, [...path, "where"], written.where, cases);
  const against = conditions(reader, [...path, "against"], written.against, cases);
  const outcome = conditions(reader, [...path, "outcome"], written.outcome, cases);
  const among = written.among === undefined ? [] : conditions(reader, [...path, "among"], written.among, cases);
  if (outcome && outcome.length !== 1) reader.report([...path, "outcome"], messages.badCondition(written.outcome));
  if (!where || !against || !among || outcome?.length !== 1) return null;
  return { kind: "cases", where, against, outcome: outcome[0] as Condition, among, note: written.note ?? "" };
}

function conditions(reader: Reader, path: Path, written: string, cases: CaseTable): Condition[] | null {
  const found: Condition[] = [];
  for (const part of written.split(" and ")) {
    const cut = part.indexOf("=");
    const column = part.slice(0, cut).trim();
    const equals = part
      .slice(cut + 1)
      .split("|")
      .map((v) => v.trim());
    if (cut < 0 || column === "" || equals.includes("")) {
      reader.report(path, messages.badCondition(written));
      return null;
    }
    if (!cases.complete && !cases.columns.includes(column)) return null;
    if (!cases.columns.includes(column)) {
      reader.report(path, messages.unknownColumn(column, cases.columns));
      return null;
    }
    const known = [...new Set(cases.rows.map((row) => row[column] as string))];
    for (const value of equals)
      if (cases.complete && !known.includes(value)) {
        reader.report(path, messages.unknownCase(value, column, known));
        return null;
      }
    found.push({ column, equals });
  }
  return found;
}
