// A comparison of cases, as written: two groups of rows, something along a column, or rows side by side.
import { messages } from "../problems/messages.ts";
import type { Path } from "../problems/problem.ts";
import type { CaseTable } from "../files/readCases.ts";
import { conditions, isColumn, measure } from "./readColumns.ts";
import type { RawMeasure, RawTest } from "../read/schema.ts";
import type { CasesTest, Condition, Measure, TableName } from "../scenario.ts";
import type { Reader } from "../read/shape.ts";

type Written = NonNullable<RawTest["cases"]>;
type Key = keyof Written;

export function readCasesTest(
  reader: Reader,
  path: Path,
  written: Written,
  tables: Readonly<Record<TableName, CaseTable>>,
): CasesTest | null {
  const name = written.table ?? "cases";
  const table = tables[name];
  const among = written.among === undefined ? [] : conditions(reader, [...path, "among"], written.among, table);
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
    ? readOutcome(reader, [...path, "outcome"], written.outcome as RawMeasure, table)
    : null;
  const called = written.called ?? "";
  if (form === ALONG) {
    const along = measure(reader, [...path, "along"], written.along as RawMeasure, table);
    const says = said === "falls" ? said : "rises";
    if (!along || !outcome || !among) return null;
    return isMeasure(outcome)
      ? { ...common, form: "ranks", along, outcome, says }
      : { ...common, form: "levels", along, outcome, called, says };
  }
  const where = has("where") ? conditions(reader, [...path, "where"], written.where as string, table) : null;
  const against = has("against") ? conditions(reader, [...path, "against"], written.against as string, table) : null;
  if (!where || !against || !outcome || !among) return null;
  const groups = { ...common, where, against, says: said === "less" ? said : "more" } as const;
  return isMeasure(outcome) ? { ...groups, form: "numbers", outcome } : { ...groups, form: "shares", outcome, called };
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
function readOutcome(reader: Reader, path: Path, written: RawMeasure, table: CaseTable): Condition | Measure | null {
  const isColumnName = typeof written !== "string" || (!written.includes("=") && !/\s/.test(written.trim()));
  if (isColumnName || (typeof written === "string" && table.columns.includes(written.trim())))
    return measure(reader, path, written, table);
  const found = conditions(reader, path, written as string, table);
  if (found && found.length !== 1) reader.report(path, messages.badCondition(written as string));
  return found?.length === 1 ? (found[0] as Condition) : null;
}
