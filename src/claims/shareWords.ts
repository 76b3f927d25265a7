// Shares in words: no point where the interval is so wide that it would mean nothing.
import type { Interval } from "./verdictKinds.ts";

/** An interval wider than this has no point beside it. */
export const WIDE = 0.3;

/** Whether a share's interval is too wide for a point. */
export const isWide = ({ low, high }: Interval): boolean => high - low > WIDE;

/** "67 % (58 to 75)", or "between 5 and 98 %". */
export function shareWords(share: Interval): string {
  const { value, low, high } = share;
  const percent = (x: number): string => String(Math.round(100 * x));
  return isWide(share)
    ? `between ${percent(low)} and ${percent(high)} %`
    : `${percent(value)} % (${percent(low)} to ${percent(high)})`;
}

/** Why nothing is said of what follows a condition. */
export function silenceSentence(
  arose: { readonly runs: number; readonly of: number } | null,
  of: "runs" | "futures of requests" = "runs",
): string {
  if (!arose || arose.of === 0) return of === "runs" ? "It never came up." : "It never came up: nobody asked for help.";
  return arose.runs === 0
    ? `Came up in none of ${arose.of} ${of}.`
    : `Came up in ${arose.runs} of ${arose.of} ${of}, too few to say more.`;
}
