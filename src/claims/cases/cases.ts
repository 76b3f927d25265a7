// A claim across the case base, counted from the table every time: two groups of rows (shares by Fisher's exact test, numbers by Wilcoxon's
// rank-sum test), or along a column (exact Cochran–Armitage, Spearman). A comparison that is not surely the claim's way or surely against it
// is undecided; rows side by side decide nothing.
import { quantiles } from "../../analysis/quantiles.ts";
import { fisherExact } from "../../analysis/tables/fisherExact.ts";
import { rankCorrelation } from "../../analysis/tables/rankCorrelation.ts";
import { rankSum } from "../../analysis/tables/rankSum.ts";
import { trendInShares } from "../../analysis/tables/trendInShares.ts";
import type { CasesTest, LevelsTest, Measure, NumbersTest, RanksTest, Scenario, SharesTest, TableName } from "../../scenario/scenario.ts"; // prettier-ignore
import { judging, type Group } from "../ledger.ts";
import type { CasesLevels, CasesNumbers, CasesRanks, CasesResult, CasesRows, CasesShares, GroupNumbers } from "../result.ts"; // prettier-ignore
import {
  among,
  idOf,
  measureWords,
  numbered,
  numberOf,
  shareOf,
  shownP,
  conditionWords,
  wayOf,
  type Row,
} from "./rows.ts";

/** Intervals of tables: each by itself, as tables are counted and not drawn. */
const CONFIDENCE = 0.95;

export const cases = judging<CasesTest, CasesTest>({
  kind: "cases",
  plan: (test) => test,
  judge: (test, { scenario }) => casesResult(test, scenario, CONFIDENCE),
  groups: comparedGroups,
});

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
    test.among.length > 0 ? { ...found, title: `${found.title}, among ${conditionWords(test.among)}` } : found;
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

/** Groups that are compared, or what they are compared along; rows side by side are none. */
function comparedGroups(test: CasesTest, scenario: Scenario): Group[] {
  const rows = among(scenario[test.table], test.among);
  switch (test.form) {
    case "rows":
      return [];
    case "shares":
    case "numbers":
      return (["where", "against"] as const).map((side) => {
        const picked = among(rows, test[side]);
        const counted = test.form === "shares" ? picked : numbered(picked, [test.outcome]).with;
        return { key: side, words: conditionWords(test[side]), rows: counted.length };
      });
    case "levels":
    case "ranks": {
      const measures = test.form === "ranks" ? [test.along, test.outcome] : [test.along];
      return [{ key: "along", words: `along ${test.along.column}`, rows: numbered(rows, measures).with.length }];
    }
  }
}

type Own = "kind" | "origin" | "share" | "effect" | "table" | "warning" | "note";

function groupedShares(test: SharesTest, rows: readonly Row[], confidence: number): Omit<CasesShares, Own> {
  const [first, second] = [among(rows, test.where), among(rows, test.against)];
  const where = shareOf(first, test.outcome, confidence);
  const against = shareOf(second, test.outcome, confidence);
  const { p } = fisherExact(where.yes, where.n - where.yes, against.yes, against.n - against.yes);
  return {
    form: "shares",
    title: `${conditionWords(test.where)} against ${conditionWords(test.against)} → ${conditionWords([test.outcome], test.called)}`,
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

function groupedNumbers(test: NumbersTest, rows: readonly Row[]): Omit<CasesNumbers, Own> {
  const [first, second] = [test.where, test.against].map((side) => numbered(among(rows, side), [test.outcome]));
  const where = groupOf(first!.with, test);
  const against = groupOf(second!.with, test);
  const { p, shuffles, larger } = rankSum(
    where.values.map((v) => v.value),
    against.values.map((v) => v.value),
  );
  return {
    form: "numbers",
    title: `${conditionWords(test.where)} against ${conditionWords(test.against)} → ${measureWords(test.outcome)}`,
    verdict: wayOf(p, larger - 0.5, test.says),
    finding: `Median ${middle(where)} against ${middle(against)}; the first is larger in ${Math.round(100 * larger)} % of pairs; rank-sum ${shownP(p, shuffles)}.`,
    column: measureWords(test.outcome),
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

function alongLevels(test: LevelsTest, rows: readonly Row[], confidence: number): Omit<CasesLevels, Own> {
  const { with: known, without } = numbered(rows, [test.along]);
  const scores = known.map((row) => numberOf(row, test.along));
  const yes = new Set(among(known, [test.outcome]));
  const { p, shuffles, slope } = trendInShares(
    scores,
    known.map((row) => yes.has(row)),
  );
  const levels = [...new Set(scores)]
    .sort((a, b) => a - b)
    .map((score) => ({
      level: levelName(score, test.along),
      ...shareOf(
        known.filter((_, i) => scores[i] === score),
        test.outcome,
        confidence,
      ),
    }));
  return {
    form: "levels",
    title: `along ${measureWords(test.along)} → ${conditionWords([test.outcome], test.called)}`,
    verdict: wayOf(p, slope, test.says),
    finding: `${yes.size} of ${known.length}; the share ${direction(slope)} along ${measureWords(test.along)}; exact trend test ${shownP(p, shuffles)}.`,
    levels,
    p,
    shuffles,
    rows: known.map(idOf),
    leftOut: without.map(idOf),
  };
}

function alongRanks(test: RanksTest, rows: readonly Row[]): Omit<CasesRanks, Own> {
  const { with: known, without } = numbered(rows, [test.along, test.outcome]);
  const ordered = [...known].sort((a, b) => numberOf(a, test.along) - numberOf(b, test.along));
  const { p, shuffles, rho } = rankCorrelation(
    ordered.map((row) => numberOf(row, test.along)),
    ordered.map((row) => numberOf(row, test.outcome)),
  );
  const cell = (row: Row, m: Measure): string => (m.step > 0 ? levelName(numberOf(row, m), m) : (row[m.column] ?? ""));
  return {
    form: "ranks",
    title: `along ${measureWords(test.along)} → ${measureWords(test.outcome)}`,
    verdict: wayOf(p, rho, test.says),
    finding: `Rank correlation ${Number(rho.toFixed(2))} over ${known.length} rows; ${shownP(p, shuffles)}.`,
    columns: [measureWords(test.along), measureWords(test.outcome)],
    rho,
    pairs: ordered.map((row) => ({ id: idOf(row), cells: [cell(row, test.along), cell(row, test.outcome)] })),
    p,
    shuffles,
    rows: ordered.map(idOf),
    leftOut: without.map(idOf),
  };
}

const levelName = (score: number, { order, step }: Measure): string =>
  order.length > 0
    ? (order[score] ?? []).join(" or ")
    : step > 0
      ? `${score} to ${Number((score + step).toPrecision(12))}`
      : String(score);

const direction = (slope: number): string => (slope > 0 ? "rises" : slope < 0 ? "falls" : "stays");
