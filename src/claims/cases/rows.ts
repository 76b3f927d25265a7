// Rows of a table: which meet a condition, which number each has, and what is said of them.
import { clopperPearson } from "../../analysis/clopperPearson.ts";
import { measuredIn } from "../../scenario/read/measured.ts";
import type { Condition, Measure } from "../../scenario/scenario.ts";
import type { GroupShare, Verdict } from "../result.ts";

export type Row = Readonly<Record<string, string>>;

/** Values named in a title; of more only the number is. */
const MOST_TOLD = 4;
/** At this p and below there is said to be a difference. */
const SURE = 0.05;

export const idOf = (row: Row): string => row["id"] ?? "";

const meets = (row: Row, conditions: readonly Condition[]): boolean =>
  conditions.every((c) => c.equals.includes(row[c.column] ?? ""));

export const among = (rows: readonly Row[], conditions: readonly Condition[]): readonly Row[] =>
  rows.filter((row) => meets(row, conditions));

export const conditionWords = (conditions: readonly Condition[], called = ""): string =>
  called !== "" ? called : conditions.map(oneCondition).join(" and ");

const oneCondition = ({ column, equals }: Condition): string =>
  equals.length <= MOST_TOLD
    ? `${column} = ${equals.join(" or ")}`
    : column === "id"
      ? `${equals.length} rows named`
      : `${column} = one of ${equals.length} values`;

/** Rows that have a number, and those that have none. */
export function numbered(
  rows: readonly Row[],
  measures: readonly Measure[],
): { readonly with: readonly Row[]; readonly without: readonly Row[] } {
  const has = (row: Row): boolean => measures.every((m) => measuredIn(row, m) !== null);
  return { with: rows.filter(has), without: rows.filter((row) => !has(row)) };
}

export const numberOf = (row: Row, measure: Measure): number => measuredIn(row, measure) as number;

/** How many of some rows have an outcome. An answer in part is counted apart where the outcome is another one. */
export function shareOf(rows: readonly Row[], outcome: Condition, confidence: number): GroupShare {
  const n = rows.length;
  const yes = among(rows, [outcome]).length;
  const partial = outcome.equals.includes("partial")
    ? 0
    : rows.filter((row) => row[outcome.column] === "partial").length;
  const ends = n > 0 ? clopperPearson(yes, n, confidence) : { low: 0, high: 1 };
  return { yes, partial, n, interval: { value: n > 0 ? yes / n : 0, ...ends } };
}

/** `difference` is above 0 where the claim's first word (more, rises) is right. */
export function wayOf(p: number, difference: number, says: "more" | "less" | "rises" | "falls"): Verdict {
  if (p > SURE || difference === 0) return "undecided";
  return difference > 0 === (says === "more" || says === "rises") ? "agrees" : "disagrees";
}

export const shownP = (p: number, shuffles: number | null): string =>
  (p < 0.001 ? "p under 0.001" : `p = ${Number(p.toPrecision(2))}`) +
  (shuffles === null ? "" : `, by ${shuffles} shuffles`);

/** How a measure is named in a title. */
export const measureWords = (m: Measure): string => (m.step > 0 ? `${m.column} in steps of ${m.step}` : m.column);
