// Ids of a table's rows, each of which may stand there once.
import { messages } from "../problems/messages.ts";
import { addProblem, type Problems } from "../problems/problem.ts";
import type { CsvFile } from "./csvFile.ts";

/**
 * Reports each id that stands there more than once, or is `given` already, at its second place; `what` a row is. Whether there is none. What has no
 * id at all is not called twice there.
 */
export function repeatedIds(
  name: string,
  table: CsvFile,
  what: string,
  given: readonly string[],
  problems: Problems,
): boolean {
  const times = new Map(given.map((id) => [id, 1]));
  const again = new Map<string, CsvFile["rows"][number]>();
  for (const row of table.rows) {
    const id = row.cell("id");
    if (id === "") continue;
    const n = (times.get(id) ?? 0) + 1;
    times.set(id, n);
    if (n === 2) again.set(id, row);
  }
  for (const [id, row] of again)
    addProblem(problems, name, row.locate("id"), messages.duplicate(what, id, times.get(id)));
  return again.size === 0;
}
