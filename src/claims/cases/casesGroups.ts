// Two groups of rows: shares by Fisher's exact test, numbers by Wilcoxon's rank-sum test.
import { fisherExact } from "../../analysis/tables/fisherExact.ts";
import { quantiles } from "../../analysis/quantiles.ts";
import { rankSum } from "../../analysis/tables/rankSum.ts";
import type { NumbersTest, SharesTest } from "../../scenario/scenario.ts";
import { among, idOf, named, numbered, numberOf, shareOf, shownP, told, wayOf, type Row } from "./casesRows.ts";
import type { CasesNumbers, CasesShares, GroupNumbers } from "../result.ts";

type Own = "kind" | "origin" | "share" | "effect" | "table" | "warning" | "note";

export function groupedShares(test: SharesTest, rows: readonly Row[], confidence: number): Omit<CasesShares, Own> {
  const [first, second] = [among(rows, test.where), among(rows, test.against)];
  const where = shareOf(first, test.outcome, confidence);
  const against = shareOf(second, test.outcome, confidence);
  const { p } = fisherExact(where.yes, where.n - where.yes, against.yes, against.n - against.yes);
  return {
    form: "shares",
    title: `${told(test.where)} against ${told(test.against)} → ${told([test.outcome], test.called)}`,
    verdict: wayOf(p, where.interval.value - against.interval.value, test.says),
    finding: `${where.yes} of ${where.n} against ${against.yes} of ${against.n}; Fisher's exact ${shownP(p, null)}.`,
    where,
    against,
    p,
    shuffles: null,
    rows: [...first, ...second].map(idOf),
    leftOut: [],
  };
}

export function groupedNumbers(test: NumbersTest, rows: readonly Row[]): Omit<CasesNumbers, Own> {
  const [first, second] = [test.where, test.against].map((side) => numbered(among(rows, side), [test.outcome]));
  const where = groupOf(first!.with, test);
  const against = groupOf(second!.with, test);
  const { p, shuffles, larger } = rankSum(
    where.values.map((v) => v.value),
    against.values.map((v) => v.value),
  );
  return {
    form: "numbers",
    title: `${told(test.where)} against ${told(test.against)} → ${named(test.outcome)}`,
    verdict: wayOf(p, larger - 0.5, test.says),
    finding: `Median ${middle(where)} against ${middle(against)}; the first is larger in ${Math.round(100 * larger)} % of pairs; rank-sum ${shownP(p, shuffles)}.`,
    column: named(test.outcome),
    where,
    against,
    larger,
    p,
    shuffles,
    rows: [...first!.with, ...second!.with].map(idOf),
    leftOut: [...first!.without, ...second!.without].map(idOf),
  };
}

function groupOf(rows: readonly Row[], test: NumbersTest): GroupNumbers {
  const values = rows
    .map((row) => ({ id: idOf(row), value: numberOf(row, test.outcome) }))
    .sort((a, b) => a.value - b.value);
  const n = values.length;
  if (n === 0) return { n, median: null, low: null, high: null, values };
  const [low, median, high] = quantiles(
    values.map((v) => v.value),
    [0, 0.5, 1],
  ) as [number, number, number];
  return { n, median, low, high, values };
}

const middle = (g: GroupNumbers): string =>
  g.median === null ? "of no row" : `${Number(g.median.toPrecision(6))} (n = ${g.n})`;
