// A claim across the case base: two groups of cases, counted from the table every time, with exact intervals and Fisher's test.
import { clopperPearson } from "../analysis/clopperPearson.ts";
import { fisherExact } from "../analysis/fisherExact.ts";
import type { CasesTest, Condition } from "../scenario/scenario.ts";
import type { CasesResult, Verdict } from "./result.ts";

type Row = Readonly<Record<string, string>>;

const meets = (row: Row, conditions: readonly Condition[]): boolean =>
  conditions.every((c) => c.equals.includes(row[c.column] ?? ""));
const told = (conditions: readonly Condition[]): string =>
  conditions.map((c) => `${c.column} = ${c.equals.join(" or ")}`).join(" and ");

const WARNING = "Famous cases, coded by one person: an association within this list, not a base rate.";
/** At this p and below the groups are said to differ. */
const SURE = 0.05;

export function casesResult(test: CasesTest, cases: readonly Row[], confidence: number): CasesResult {
  const among = cases.filter((row) => meets(row, test.among));
  const group = (conditions: readonly Condition[]) => {
    const rows = among.filter((row) => meets(row, conditions));
    const yes = rows.filter((row) => meets(row, [test.outcome])).length;
    const partial = rows.filter(
      (row) => row[test.outcome.column] === "partial" && !test.outcome.equals.includes("partial"),
    ).length;
    const n = rows.length;
    const ends = n > 0 ? clopperPearson(yes, n, confidence) : { low: 0, high: 1 };
    return { rows, yes, partial, n, interval: { value: n > 0 ? yes / n : 0, ...ends } };
  };
  const where = group(test.where);
  const against = group(test.against);
  const { p } = fisherExact(where.yes, where.n - where.yes, against.yes, against.n - against.yes);
  const verdict: Verdict =
    p > SURE ? "undecided" : where.interval.value > against.interval.value ? "agrees" : "disagrees";
  return {
    kind: "cases",
    title: `${told(test.where)} against ${told(test.against)} → ${told([test.outcome])}`,
    verdict,
    finding: `${where.yes} of ${where.n} against ${against.yes} of ${against.n}; Fisher's exact p = ${shownP(p)}.`,
    origin: null,
    share: null,
    effect: null,
    where: { yes: where.yes, partial: where.partial, n: where.n, interval: where.interval },
    against: { yes: against.yes, partial: against.partial, n: against.n, interval: against.interval },
    p,
    rows: [...where.rows, ...against.rows].map((row) => row["id"] ?? ""),
    note: test.note === "" ? WARNING : test.note,
  };
}

const shownP = (p: number): string => (p < 0.001 ? "under 0.001" : String(Number(p.toPrecision(2))));
