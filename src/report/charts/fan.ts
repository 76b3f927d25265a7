// A quantity by day over all runs: the middle 90 % and 50 % as bands, the median as a line, and the dated record on top.
import * as Plot from "@observablehq/plot";
import type { Series, TestReport } from "../../claims/result.ts";
import { plain } from "../terminal/lines.ts";
import { nothing, type Markup } from "../html/markup.ts";
import { dayDate, isNumber, number, unitWord } from "../words/numbers.ts";
import { chart } from "./plot.ts";

/** From here a count is drawn on a scale that is even up to ten and by powers of ten above. */
const POWERS_FROM = 500;
const EVEN_UP_TO = 10;

const WIDTH = 400;
const LEFT = 62;
const RIGHT = 14;
/** Room that a date takes, "30 Sep" and a gap. */
const DATE = 52;

/** The chart, or nothing where the series has no day. */
export function fanChart(report: TestReport, series: Series, id: string): Markup {
  const [p5, p25, p50, p75, p95] = series.quantiles;
  if (!p5 || !p25 || !p50 || !p75 || !p95 || p50.length === 0) return nothing;
  const days = p50.map((middle, t) => ({ at: t + 0.5, p5: p5[t], p25: p25[t], middle, p75: p75[t], p95: p95[t] }));
  const record = series.record.filter((r) => isNumber(r.low) && isNumber(r.high));
  const top = Math.max(1, ...p95.filter(isNumber), ...record.map((r) => r.high));
  const powers = top > POWERS_FROM;
  const last = p50.length;
  return chart(
    {
      width: WIDTH,
      height: 215,
      marginLeft: LEFT,
      marginRight: RIGHT,
      marginTop: 16,
      marginBottom: 32,
      x: {
        domain: [0, last],
        ticks: weeksApart(last),
        tickFormat: (day: number) => dayDate(report.scenario.start, day, false),
        label: null,
      },
      y: {
        type: powers ? "symlog" : "linear",
        ...(powers ? { constant: EVEN_UP_TO, ticks: powersTo(top) } : { ticks: 5 }),
        domain: [0, top],
        tickFormat: (n: number) => number(n),
        tickSize: 3,
        label: null,
        grid: true,
      },
      marks: [
        Plot.areaY(days, { x: "at", y1: "p5", y2: "p95", fill: "var(--band)" }),
        Plot.areaY(days, { x: "at", y1: "p25", y2: "p75", fill: "var(--band-2)" }),
        Plot.line(days, { x: "at", y: "middle", stroke: "var(--model)", strokeWidth: 2 }),
        Plot.ruleX(record, { x: "day", y1: "low", y2: "high", stroke: "var(--record)", strokeWidth: 2.5 }),
        Plot.dot(
          record.flatMap((r) => (r.low === r.high ? [r] : [r, { ...r, high: r.low }])),
          {
            x: "day",
            y: "high",
            r: 4,
            symbol: "diamond",
            stroke: "var(--record)",
            strokeWidth: 1.5,
            fill: (r: { readonly mark: string }) => (sure(r.mark) ? "var(--record)" : "var(--paper)"),
          },
        ),
      ],
    },
    { id, title: plain(series.label), told: toldOf(report, series) },
  );
}

/** Marks of what was read or worked out; conflicts and memory are drawn hollow. */
const sure = (mark: string): boolean => mark === "V" || mark === "D" || mark === "F";

/** Days that are dated on the axis: whole weeks apart, as many as leave room for every date. */
export function weeksApart(days: number): number[] {
  const most = (WIDTH - LEFT - RIGHT) / DATE;
  const step = 7 * Math.max(1, Math.ceil(days / 7 / most));
  return Array.from({ length: Math.floor(days / step) + 1 }, (_, k) => step * k);
}
const powersTo = (top: number): number[] =>
  [0, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000].filter((n) => n <= top && (n !== 10 || top < 20_000));

/** The sentence under the chart: the median's highest day, and where the record lies. */
export function toldOf(report: TestReport, series: Series): string {
  const middle = series.quantiles[2] ?? [];
  const unit = unitWord(plain(series.unit));
  const record = series.record.filter((r) => isNumber(r.low) && isNumber(r.high));
  const within = record.filter((r) => {
    const t = Math.floor(r.day);
    const [low, high] = [series.quantiles[0]?.[t], series.quantiles[4]?.[t]];
    return isNumber(low) && isNumber(high) && r.high >= low && r.low <= high;
  });
  const middleSentence = middleOf(report, middle, unit);
  const recordSentence =
    record.length === 0
      ? "The record gives no figure by day."
      : `${within.length} of ${record.length} dated figures lie inside the outer band.`;
  return `${middleSentence} ${recordSentence}`.trim();
}

/** How the median goes: flat, only up, or to its highest day. */
function middleOf(report: TestReport, middle: readonly number[], unit: string): string {
  const peak = Math.max(0, ...middle.filter(isNumber));
  const day = middle.indexOf(peak);
  if (day < 0) return "";
  if (peak === 0) return `The median is 0 ${unit} on every day.`;
  const size = `${number(Number(peak.toPrecision(2)))} ${unit}`;
  const date = dayDate(report.scenario.start, day, false);
  const onlyUp = middle.every((x, t) => t === 0 || x >= (middle[t - 1] ?? 0));
  return onlyUp
    ? `The median rises to ${size}, reached on ${date}.`
    : `The median by day is highest on ${date}, at ${size}.`;
}
