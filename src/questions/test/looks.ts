// What a look at a test after a round says of going on with it: answered, open, or such that the rounds to come can hardly answer it. Only an
// answer makes a verdict; to give up early leaves a test undecided, and so makes no error likelier.
import type { Interim } from "../../claims/interim.ts";
import type { Interval } from "../../claims/result.ts";
import { MOST } from "../../claims/verdict.ts";
import { VERDICT_KINDS } from "../../claims/verdictKinds.ts";
import { saysWay } from "../../scenario/claims/says.ts";
import type { TestAt } from "../../claims/kinds.ts";
import type { Kind } from "../../scenario/scenario.ts";

export type Look = "answered" | "open" | "given up";

/** Kinds of test that no run is made for. */
export const WITHOUT_RUNS: readonly Kind[] = ["record", "cases", "judgement"];

/** Standard errors in the half of an interval that holds at a look's confidence, about. */
const HALF = 3.8;

/** `factor`: how many times as many worlds as now there are going to be in the end. */
export function lookAt({ kind, says }: Pick<TestAt, "kind" | "says">, stands: Interim | null, factor: number): Look {
  if (stands === null) return "answered";
  // a share is asked once all rounds are over
  if (kind === "share") return "open";
  const { verdict, open, share, against, within, effect, leans } = stands;
  const { decides, silent } = VERDICT_KINDS[verdict];
  // that a claim does not hold is an answer; what the other worlds show may still come out
  if (decides && open === null) return "answered";
  // chances cost no runs of their own, and of a fit no share is told
  if (silent || says === null || !share || !against || !within) return "open";
  const over = decides ? "answered" : "given up";
  if (factor <= 1) return decides ? over : "open";
  const sides = saysWay(says) ? [share, against, within] : [share, against];
  const some = sides.some((side) => mayExceed(side, factor));
  const none = sides.every((side) => mayStayBelow(side, factor));
  const refuted = !decides && mayStayBelow(share, factor);
  const leaning = !decides && leans === null && effect !== null && mayLeaveOutZero(effect, factor);
  return some || none || refuted || leaning ? "open" : over;
}

/** Each allows the value to be a standard error off, the interval to narrow with the root of the number of worlds. */
const narrowed = (half: number, factor: number): number => half / Math.sqrt(factor) - half / HALF;

const mayExceed = ({ value, low }: Interval, factor: number): boolean => value - narrowed(value - low, factor) >= MOST;
const mayStayBelow = ({ value, high }: Interval, factor: number): boolean =>
  value + narrowed(high - value, factor) < MOST;
const mayLeaveOutZero = ({ value, low, high }: Interval, factor: number): boolean =>
  value - narrowed(value - low, factor) > 0 || value + narrowed(high - value, factor) < 0;
