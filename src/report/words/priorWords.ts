// Sentences about the prior predictive, for the terminal and the page.
import type { Band, Interval, PriorPredictive, PriorRow, RecordRate, TestReport } from "../../claims/result.ts";
import { plain } from "../terminal/lines.ts";
import { counted } from "../../scenario/counted.ts";
import { count, dateSpan, dayDate, isNumber, isShare, NBSP, number, percent, percentInterval, quantity, span, unitWord } from "./numbers.ts"; // prettier-ignore

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
  `${counted(prior.worlds, "world")} × ${counted(prior.replicates, "run")}, each with every assumption drawn anew, as they come out.`;

export const rejectedSentence = (prior: PriorPredictive): string =>
  prior.rejected.of > 0
    ? `${percent(prior.rejected.share)} of ${count(prior.rejected.of)} worlds drawn were rejected: ${plain(prior.rejected.why)}.`
    : "No world was rejected.";

/** What stands on record beside a row, and of how many cases. */
export function recordOf({ record, absent, unit }: PriorRow): string {
  if (record === null) return absent === "" ? "nothing public gives it" : `none beside it: ${plain(absent)}`;
  return isShare(unit) ? rateOf(record) : daysOf(record, unit);
}

/** A rate on record, and of how many of what. */
export function rateOf({ value, low, high, n, per }: RecordRate): string {
  const rate = low === null || high === null ? percent(value) : percentInterval({ value, low, high });
  return `${rate} of ${n === null ? "" : `${count(n)}${NBSP}`}${plain(per)}`;
}

function daysOf({ value, low, high }: RecordRate, unit: string): string {
  if (low !== null && high !== null) return quantity({ value, low, high }, unit);
  const days = `${number(value)}${NBSP}${unitWord(unit)}`;
  return high === null ? days : `${days}${NBSP}(–${number(high)})`;
}

/** The record's interval for a drawing; a rate without one as a point. */
export const drawnRate = ({ record }: PriorRow): Interval | null =>
  record && { value: record.value, low: record.low ?? record.value, high: record.high ?? record.value };

/** How the record lies among the runs, what any wide prior would have come to, and how many runs had it all: to be said together. */
export function recordSentences({ inside, bandsOver, allInside }: PriorPredictive): string {
  const { seen, of, wideEnough } = inside;
  const middle = `the middle 90${NBSP}% of runs`;
  return [
    `${count(seen)} of ${count(of)} dated observations lie inside ${middle}, taken one by one (over ${plain(bandsOver)}).`,
    `Any model with ranges wide enough would have ${number(wideEnough)} of ${count(of)} there.`,
    allInside.runs === 0
      ? `No run of ${count(allInside.of)} matched all of them at once.`
      : `${count(allInside.runs)} of ${count(allInside.of)} runs matched all of them at once.`,
  ].join(" ");
}

/** Rows that have a share on record, and those of them that are far from it. */
export function comparedRows({ rows, calm }: PriorPredictive) {
  const compared = [...rows, ...calm].filter((r) => isShare(r.unit) && r.model !== null && r.record !== null);
  return { compared, far: compared.filter((r) => r.off !== null) };
}

/** "Killings, given 1,000 or more: 32 % of 1,613 runs here, 13 % of protests on record: the model has it 2.4 times too often." */
export function farSentence(row: PriorRow): string {
  const { model, record, off, n } = row;
  if (model === null || record === null || off === null) return "";
  const rate = off >= 1 ? off : 1 / off;
  const times = rate < 9.95 ? rate.toFixed(1) : number(Number(rate.toPrecision(2)));
  const word = off === 0 ? "never has this" : `has this ${times} times too ${off > 1 ? "often" : "rarely"}`;
  const text = plain(row.label);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}: ${percentInterval(model)} of ${count(n)} runs here, ${recordOf(row)} on record: the model ${word}.`;
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
