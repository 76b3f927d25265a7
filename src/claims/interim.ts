// Where a test stands between two rounds of runs: what its worlds say so far, and whether more of them could say more. Cheap, so that it can be
// asked after every round; the words, examples and origins of a result wait for the last one.
import type { Estimate } from "../analysis/interval.ts";
import type { SidesOfEffect } from "../analysis/shares/shareOfWorlds.ts";
import type { Interval, Verdict } from "./result.ts";
import { VERDICT_KINDS, type Leaning } from "./verdictKinds.ts";

export interface Interim {
  /**
   * The verdict of `judge` on the same runs, but for what is looked for only at the end: what holds in most worlds may turn out to hinge or to be
   * undecided, and what is mixed to hinge on something.
   */
  readonly verdict: Verdict;
  /** The share of worlds that may still come to nine in ten; null where none may, and of tests that rest on no such share. */
  readonly open: keyof SidesOfEffect | null;
  /** Worlds that it rests on. */
  readonly worlds: number;
  /** Shares with their intervals, 0..1: what agrees with the claim, what goes against it, and where there is no difference that matters. */
  readonly share: Interval | null;
  readonly against: Interval | null;
  readonly within: Interval | null;
  /** The mean effect as it is compared, logarithms where it is a share, and whether that is the claim's way; null where none is told or it is open. */
  readonly effect: Interval | null;
  readonly leans: Leaning | null;
  /** Whether more runs could bring a verdict. How many it would take is not asked, nor whether anybody could run them. */
  readonly more: boolean;
}

/** Without verdict, and in reach of more runs: nothing but a verdict ends that. */
export const mayBeDecided = (verdict: Verdict): boolean => !VERDICT_KINDS[verdict].decides;

export const plain = ({ value, low, high }: Estimate): Interval => ({ value, low, high });
