// What `precedent check` prints: every assumption with its range, unit, sign and source, by mechanism; what is assumed is marked.
import type { AssumptionRow } from "../../claims/result.ts";
import { plain, wrap } from "./lines.ts";
import { unitWord } from "../words/numbers.ts";
import { sheet, type TerminalOptions } from "./sheet.ts";
import { isAssumed, markWord } from "../words/words.ts";

const SIGNS: Readonly<Record<string, string>> = { "+": "sign declared +", "-": "sign declared −", free: "sign free" };

/** Name of a sign in words; "" where a parameter has none. */
export const signWord = (sign: string): string => (Object.hasOwn(SIGNS, sign) ? (SIGNS[sign] as string) : plain(sign));

/** Rows by the part of their path before the first dot, in the order in which they come up. */
export function byMechanism(assumptions: readonly AssumptionRow[]): ReadonlyMap<string, readonly AssumptionRow[]> {
  const groups = new Map<string, AssumptionRow[]>();
  for (const row of assumptions) {
    const name = row.path.split(".")[0] ?? "";
    const known = groups.get(name);
    if (known) known.push(row);
    else groups.set(name, [row]);
  }
  return groups;
}

/** The whole table, ending in a line break. */
export function checkText(assumptions: readonly AssumptionRow[], options: TerminalOptions): string {
  const s = sheet(options);
  const assumed = assumptions.filter(isAssumed).length;
  const lines = [...byMechanism(assumptions)].flatMap(([name, rows]) => [
    ...wrap(s.paint.bold(plain(name)), s.columns),
    ...rows.flatMap((row) => rowLines(row)),
    "",
  ]);
  function rowLines(row: AssumptionRow): string[] {
    const name = row.path.slice(row.path.indexOf(".") + 1);
    const symbol = row.symbol === "" || row.symbol === name ? "" : ` (${plain(row.symbol)})`;
    const range = [plain(row.range), unitWord(plain(row.unit)), signWord(row.sign)].filter((t) => t !== "");
    const from = isAssumed(row) ? s.paint.warn("assumed") : `${plain(row.source)}, ${markWord(row.mark)}`;
    return [
      ...wrap(`${plain(name)}${symbol}: ${plain(row.meaning)}`, s.columns, isAssumed(row) ? "  ? " : "    ", "      "),
      ...wrap(`${range.join(" · ")} · ${from}${row.why === "" ? "" : `: ${plain(row.why)}`}`, s.columns, "        "),
    ];
  }
  const sum = `${assumptions.length} unknowns, ${assumed} of them assumed (marked ?)`;
  return [...lines, ...wrap(sum, s.columns)].join("\n") + "\n";
}
