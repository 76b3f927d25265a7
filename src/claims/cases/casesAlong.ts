// Along a column: whether the share with an outcome rises (exact Cochran–Armitage), and whether a number does (Spearman).
import { rankCorrelation } from "../../analysis/tables/rankCorrelation.ts";
import { trendInShares } from "../../analysis/tables/trendInShares.ts";
import type { LevelsTest, Measure, RanksTest } from "../../scenario/scenario.ts";
import { among, idOf, named, numbered, numberOf, shareOf, shownP, told, wayOf, type Row } from "./casesRows.ts";
import type { CasesLevels, CasesRanks } from "../result.ts";

type Own = "kind" | "origin" | "share" | "effect" | "table" | "warning" | "note";

export function alongLevels(test: LevelsTest, rows: readonly Row[], confidence: number): Omit<CasesLevels, Own> {
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
    title: `along ${named(test.along)} → ${told([test.outcome], test.called)}`,
    verdict: wayOf(p, slope, test.says),
    finding: `${yes.size} of ${known.length}; the share ${direction(slope)} along ${named(test.along)}; exact trend test ${shownP(p, shuffles)}.`,
    levels,
    p,
    shuffles,
    rows: known.map(idOf),
    leftOut: without.map(idOf),
  };
}

export function alongRanks(test: RanksTest, rows: readonly Row[]): Omit<CasesRanks, Own> {
  const { with: known, without } = numbered(rows, [test.along, test.outcome]);
  const ordered = [...known].sort((a, b) => numberOf(a, test.along) - numberOf(b, test.along));
  const { p, shuffles, rho } = rankCorrelation(
    ordered.map((row) => numberOf(row, test.along)),
    ordered.map((row) => numberOf(row, test.outcome)),
  );
  const cell = (row: Row, m: Measure): string => (m.step > 0 ? levelName(numberOf(row, m), m) : (row[m.column] ?? ""));
  return {
    form: "ranks",
    title: `along ${named(test.along)} → ${named(test.outcome)}`,
    verdict: wayOf(p, rho, test.says),
    finding: `Rank correlation ${Number(rho.toFixed(2))} over ${known.length} rows; ${shownP(p, shuffles)}.`,
    columns: [named(test.along), named(test.outcome)],
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
