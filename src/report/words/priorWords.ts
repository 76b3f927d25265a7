// Sentences about the prior predictive, for the terminal and the page.
import type { Band, PriorPredictive, PriorRow, TestReport } from "../../claims/result.ts";
import { plain } from "../terminal/lines.ts";
import { count, dateSpan, dayDate, isNumber, NBSP, number, percent, quantity, span, unitWord } from "./numbers.ts";

const FATES: Readonly<Record<string, string>> = {
  fizzle: "fizzles",
  contained: "contained",
  large: "large",
  fall: "falls",
};

export interface Fate {
  readonly id: string;
  readonly word: string;
  readonly row: PriorRow;
}

/** The rows that say how every run ends: exclusive, and in this order. */
export const fates = (rows: readonly PriorRow[]): readonly Fate[] =>
  Object.entries(FATES).flatMap(([id, word]) =>
    rows.filter((r) => r.id === id && r.model !== null).map((row) => ({ id, word, row })),
  );

export const priorSentence = (prior: PriorPredictive): string =>
  `${count(prior.worlds)} worlds × ${count(prior.replicates)} ${prior.replicates === 1 ? "run" : "runs"}, each with every assumption drawn anew, as they come out.`;

export const rejectedSentence = (prior: PriorPredictive): string =>
  prior.rejected.of > 0
    ? `${percent(prior.rejected.share)} of ${count(prior.rejected.of)} worlds drawn were rejected: ${plain(prior.rejected.why)}.`
    : "No world was rejected.";

/** What stands on record beside a row. */
export function recordOf(row: PriorRow): string {
  if (row.record === null) return "nothing public gives it";
  return "text" in row.record ? plain(row.record.text) : quantity(row.record, row.unit);
}

/** A rate that stands on record without an interval. */
export function rateOf(record: string): number | null {
  const rate = /^([\d.]+) ?%$/.exec(plain(record).replaceAll(NBSP, " "))?.[1];
  const value = Number(rate) / 100;
  return rate !== undefined && isNumber(value) ? value : null;
}

/** "15 of 20 dated observations lie inside …". */
export function insideSentence(prior: PriorPredictive): string {
  const judged = prior.bands.filter((b) => b.inside !== null);
  const inside = judged.filter((b) => b.inside === true).length;
  return `${count(inside)} of ${count(judged.length)} dated observations lie inside the middle 90${NBSP}% of runs, taken one by one (over ${plain(prior.bandsOver)}).`;
}

export function matchSentence({ allInside }: PriorPredictive): string {
  return allInside.runs === 0
    ? `No run of ${count(allInside.of)} matched all of them at once.`
    : `${count(allInside.runs)} of ${count(allInside.of)} runs matched all of them at once.`;
}

/** Dates as dates, counts as counts. */
export const recordBand = (report: TestReport, b: Band): string =>
  b.unit === "d"
    ? dateSpan(report.scenario.start, b.recordLow, b.recordHigh)
    : withUnit(span(b.recordLow, b.recordHigh), b.unit);

export function modelBand(report: TestReport, b: Band): string {
  if (!isNumber(b.low) || !isNumber(b.high)) return "too few runs";
  if (b.unit !== "d")
    return `${withUnit(span(rough(b.low), rough(b.high)), b.unit)}, median${NBSP}${number(rough(b.median))}`;
  const day = (days: number | null): string => dayDate(report.scenario.start, days, false);
  const [low, high] = [day(b.low), day(b.high)];
  return `${low === high ? low : `${low}${NBSP}– ${high}`}, median${NBSP}${day(b.median)}`;
}

/** A quantile of counts: whole, and no finer than three digits. */
const rough = (x: number | null): number | null =>
  isNumber(x) ? (Math.abs(x) < 100 ? Math.round(x) : Number(x.toPrecision(3))) : null;

const SINGULAR: Readonly<Record<string, string>> = { people: "person", places: "place", days: "day" };

function withUnit(text: string, unit: string): string {
  const word = unitWord(plain(unit));
  if (word === "") return text;
  return `${text}${NBSP}${text === "1" && Object.hasOwn(SINGULAR, word) ? SINGULAR[word] : word}`;
}
