// Numbers as people say them in a story: "about 900", "41,000", "62 %". Finer figures stand in the tables.
import { count, NBSP } from "../words/numbers.ts";

/** Up to here a count is said as it is. */
const EXACT = 20;

/** A number of people to two digits, with "about" where it was rounded. */
export function about(people: number): string {
  const whole = Math.round(people);
  if (whole <= 0) return "nobody";
  if (whole <= EXACT) return count(whole);
  return `about${NBSP}${rounded(people)}`;
}

/** The same without "about". */
export const rounded = (people: number): string => {
  const whole = Math.round(people);
  return count(whole <= EXACT ? whole : Number(whole.toPrecision(2)));
};

/** A share in whole per cent; what is neither none nor all is never said to be. */
export function chance(share: number): string {
  const p = Math.round(100 * share);
  if (p === 0 && share > 0) return `under 1${NBSP}%`;
  if (p === 100 && share < 1) return `over 99${NBSP}%`;
  return `${p}${NBSP}%`;
}

/** Log-odds in brackets: "(+1.2)". */
export const logOdds = (x: number): string => `(${x < 0 ? "−" : "+"}${Math.abs(x).toFixed(1)})`;

/** "a", "a and b", "a, b and c". */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) as string}`;
