// What the tests of claims may name, from the other files of a scenario.
import type { Fixed } from "../fixed.ts";
import type { Names } from "../read/names.ts";
import type { CaseTable } from "../files/readCases.ts";
import type { TableName } from "../parts.ts";

export interface Named {
  readonly record: Names;
  readonly sources: Names;
  /** Entries of the record that arms cannot be compared on. */
  readonly unfitted: ReadonlySet<string>;
  readonly tables: Readonly<Record<TableName, CaseTable>>;
  /** What no world varies. */
  readonly fixed: Fixed;
  /** The scenario's start, days since 1970. */
  readonly start: number;
  /** Days that runs last; infinite where the horizon could not be read. */
  readonly days: number;
}
