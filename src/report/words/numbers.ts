// Numbers as a reader sees them: shares as per cent, counts with separators, dates of days. Every number on the terminal and on the
// page goes through here, so that nothing that is not a number is ever printed. No-break spaces keep a number and its unit together.
import { parseDate } from "../../core/dates.ts";
import type { Interval } from "../../claims/result.ts";
import { isWide } from "../../claims/shareWords.ts";

export const NBSP = "\u00a0";
/** What stands where a number should be and none is known. */
export const UNKNOWN = "not known";

export const isNumber = (x: unknown): x is number => typeof x === "number" && Number.isFinite(x);

const MINUS = "−";
const signOf = (x: number): string => (x < 0 ? MINUS : "");
const trimmed = (text: string): string => (text.includes(".") ? text.replace(/\.?0+$/, "") : text);

/** A quantity of any size in at most three significant digits, thousands separated: 0.031, 4.5, 1,234, 50,000. */
export function number(x: unknown): string {
  if (!isNumber(x)) return UNKNOWN;
  const size = Math.abs(x);
  if (size === 0) return "0";
  if (size >= 1e15) return signOf(x) + powerOfTen(size);
  if (size >= 999.5) return signOf(x) + grouped(Math.round(size));
  if (size >= 100) return signOf(x) + trimmed(size.toFixed(0));
  if (size < 0.0001) return signOf(x) + powerOfTen(size);
  return signOf(x) + trimmed(Number(size.toPrecision(3)).toFixed(decimalsFor(size)));
}

/** "9.4 × 10^305": what is too large or too small to be read digit by digit. */
const powerOfTen = (size: number): string =>
  size.toExponential(1).replace(/e\+?(-?)/, (_, minus: string) => `${NBSP}×${NBSP}10^${minus === "" ? "" : MINUS}`);

const decimalsFor = (size: number): number => Math.max(0, 2 - Math.floor(Math.log10(size)));
const grouped = (whole: number): string => String(whole).replace(/\B(?=(\d{3})+(?!\d))/g, ",");

/** A count: whole, thousands separated. */
export const count = (x: unknown): string =>
  !isNumber(x) ? UNKNOWN : Math.abs(x) >= 1e15 ? number(x) : signOf(x) + grouped(Math.abs(Math.round(x)));

/** A count of which no more than two digits are known. */
export const roughly = (x: unknown): string => count(isNumber(x) ? Number(x.toPrecision(2)) : x);

/** A number with its sign always shown. */
export const signed = (x: unknown): string => (isNumber(x) && x > 0 ? `+${number(x)}` : number(x));

/** A share in per cent without the sign: 94, 2.1, 0.16, "<0.01". Never rounds up to 100 or down to 0. */
function bare(x: number): string {
  const p = 100 * x;
  if (p === 0 || p === 100) return String(p);
  if (p > 0 && p < 0.01) return "<0.01";
  if (p >= 99.95 && p < 100) return ">99.9";
  if ((p > 0 && p < 1) || (p > -1 && p < 0)) return signOf(p) + trimmed(String(Number(Math.abs(p).toPrecision(2))));
  if (Math.abs(p) < 10 || (p > 99 && p < 100)) return signOf(p) + trimmed(Math.abs(p).toFixed(1));
  return signOf(p) + Math.abs(p).toFixed(0);
}

export const percent = (x: unknown): string => (isNumber(x) ? bare(x) + NBSP + "%" : UNKNOWN);

/** Ends of an interval of shares: "91–96". */
const ends = (low: unknown, high: unknown): string =>
  isNumber(low) && isNumber(high) ? `${bare(low)}–${bare(high)}` : UNKNOWN;

/** "94 % (91–96)". */
export const percentInterval = (i: Interval | null): string =>
  i && isNumber(i.value) ? `${percent(i.value)}${NBSP}(${ends(i.low, i.high)})` : UNKNOWN;

/** A share that was estimated: "94 % (91–96)", or where the interval is so wide that a point means nothing, "4 to 98 %". */
export const shareInterval = (i: Interval | null): string =>
  i && isNumber(i.value) && isWide(i) ? `${bare(i.low)} to ${percent(i.high)}` : percentInterval(i);

const UNITS: Readonly<Record<string, string>> = {
  "1": "",
  d: "days",
  "people/d": "people a day",
  h: "hours",
  probability: "points",
  relative: "%",
};

/** A unit in words where there are words for it. */
export const unitWord = (unit: string): string => (Object.hasOwn(UNITS, unit) ? (UNITS[unit] as string) : unit);

/** A value with an interval in its unit; shares of runs as per cent. */
export function quantity(i: Interval | null, unit: string): string {
  if (!i || !isNumber(i.value)) return UNKNOWN;
  if (isShare(unit)) return percentInterval(i);
  const of = unit === "" ? "" : NBSP + unitWord(unit);
  return `${number(i.value)}${of}${NBSP}(${number(i.low)}–${number(i.high)})`;
}

export const isShare = (unit: string): boolean => unit.startsWith("share");

/** The smallest effect that matters, in the effect's unit. */
export function smallest(atLeast: number, unit: string): string {
  const scaled = unit === "probability" || unit === "relative" ? 100 * atLeast : atLeast;
  return `${number(rounded(scaled))}${unit === "" ? "" : NBSP + unitWord(unit)}`;
}

const rounded = (x: number): number => (Math.abs(x) >= 10 ? Math.round(x) : Number(x.toPrecision(2)));

/** A span: "1,000–10,000", or the one value where both ends are the same. */
export const span = (low: unknown, high: unknown): string => {
  const [a, b] = [number(low), number(high)];
  return a === b ? a : `${a}–${b}`;
};

/** A p-value as it is usually written. */
export const pValue = (p: unknown): string =>
  !isNumber(p) ? UNKNOWN : p < 0.001 ? "p < 0.001" : `p = ${Number(p.toPrecision(2))}`;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Calendar date of a number of days after the scenario's start, in the start's own zone: "5 Jan 13:42", or "5 Jan". */
export function dayDate(start: string, days: unknown, withTime = true): string {
  if (!isNumber(days)) return UNKNOWN;
  const parsed = parseDate(start);
  if ("problem" in parsed) return `day${NBSP}${number(days)}`;
  const minutes = Math.round((parsed.days + days) * 1440) + parsed.offset;
  const date = new Date(minutes * 60_000);
  const day = `${date.getUTCDate()}${NBSP}${MONTHS[date.getUTCMonth()] ?? ""}`;
  const two = (x: number): string => String(x).padStart(2, "0");
  return withTime ? `${day}${NBSP}${two(date.getUTCHours())}:${two(date.getUTCMinutes())}` : day;
}

/** Dates from one to another; the day only once where both are on it. */
export function dateSpan(start: string, low: unknown, high: unknown): string {
  const [a, b] = [dayDate(start, low), dayDate(start, high)];
  if (a === b) return a;
  const day = dayDate(start, low, false);
  return b.startsWith(day + NBSP) ? `${a}–${b.slice(day.length + 1)}` : `${a}${NBSP}– ${b}`;
}
