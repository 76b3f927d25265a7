// What a look at a test after a round says of going on with it: answered, open, or such that the rounds to come can hardly answer it. Only an
// answer makes a verdict; to give up early leaves a test undecided, and so makes no error likelier.
import type { Interval, TestResult } from "../../claims/result.ts";
import { MOST } from "../../claims/verdict.ts";
import { VERDICT_KINDS } from "../../claims/verdictKinds.ts";
import type { Kind } from "../../scenario/scenario.ts";
import { saysWay, type Says } from "../../scenario/claims/says.ts";

export type Look = "answered" | "open" | "given up";

/** Kinds of test that no run is made for. */
export const WITHOUT_RUNS: readonly Kind[] = ["record", "cases", "judgement"];

/** Standard errors in the half of an interval that holds at a look's confidence, about. */
const HALF = 3.8;

/** `factor`: how many times as many worlds as now there are going to be in the end. */
export function lookAt(result: TestResult, factor: number): Look {
  // a share is asked once all rounds are over
  if (result.kind === "share") return factor > 1 ? "open" : "answered";
  if (result.kind !== "contrast" && result.kind !== "trend" && result.kind !== "chance") return "answered";
  const { decides, silent } = VERDICT_KINDS[result.verdict];
  if (decides) return "answered";
  if (silent || result.kind === "chance" || factor <= 1) return "open";
  const { share, against, within, effect, known, says } = result;
  // of a fit no share is told
  if (!share || !against || !within) return "open";
  const sides = saysWay(says as Says) ? [share, against, within] : [share, against];
  const some = sides.some((side) => mayExceed(side, factor));
  const none = sides.every((side) => mayStayBelow(side, factor));
  const leaning = known.leans === null && effect !== null && mayLeaveOutZero(effect, factor);
  return some || none || leaning ? "open" : "given up";
}

/** Each allows the value to be a standard error off, the interval to narrow with the root of the number of worlds. */
const narrowed = (half: number, factor: number): number => half / Math.sqrt(factor) - half / HALF;

const mayExceed = ({ value, low }: Interval, factor: number): boolean => value - narrowed(value - low, factor) >= MOST;
const mayStayBelow = ({ value, high }: Interval, factor: number): boolean =>
  value + narrowed(high - value, factor) < MOST;
const mayLeaveOutZero = ({ value, low, high }: Interval, factor: number): boolean =>
  value - narrowed(value - low, factor) > 0 || value + narrowed(high - value, factor) < 0;
