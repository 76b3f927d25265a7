// From shares of worlds to a word. Thresholds: nine worlds in ten, and no form in which fewer than half agree.
import type { Estimate } from "../analysis/interval.ts";
import { worldsNeeded } from "../analysis/shares/worldsNeeded.ts";
import type { Verdict } from "./result.ts";

/**
 * Of every interval in the model, declared once: by Bonferroni's inequality a ledger of fifty tests has all of its intervals right together
 * in 19 of 20 runs, and a claim's own answer is the same alone or among others.
 */
export const CONFIDENCE = 0.999;

export const MOST = 0.9;
const HALF = 0.5;
/** Times a condition must arise before anything is said about what follows it: sum of arrival probabilities over worlds. */
export const LEAST_ARRIVALS = 100;

export interface ThreeShares {
  readonly above: Estimate;
  readonly within: Estimate;
  readonly below: Estimate;
}

export interface Judged {
  readonly verdict: Verdict;
  readonly moreWorlds: number | null;
}

/**
 * Verdict of a contrast: one of the three shares is at least 0.9 with its whole interval, or could be (undecided), or none can be and it
 * hinges on something found, or on nothing found (mixed). `everyForm` is the smallest share above ε in any form's option: a claim that
 * fails in one form doesn't hold, and is undecided when that form can't be named with confidence.
 */
export function contrastVerdict(shares: ThreeShares, everyForm: number, hinges: boolean, worlds: number): Judged {
  const { above, within, below } = shares;
  if (above.low >= MOST)
    return { verdict: everyForm >= HALF ? "holds" : hinges ? "hinges" : "undecided", moreWorlds: null };
  if (below.low >= MOST) return { verdict: "reverses", moreWorlds: null };
  if (within.low >= MOST) return { verdict: "no effect", moreWorlds: null };
  const open = [above, within, below].filter((s) => s.high >= MOST);
  if (open.length > 0) {
    const needs = open.map((s) => worldsNeeded(s, worlds, [MOST])).filter((n) => n !== null);
    return { verdict: "undecided", moreWorlds: needs.length > 0 ? Math.max(...needs) : null };
  }
  return { verdict: hinges ? "hinges" : "mixed", moreWorlds: null };
}

/** Verdict of a chance: the whole interval at or above what the claim asks for, below it, or across it. */
export function chanceVerdict(chance: Estimate, atLeast: number, worlds: number): Judged {
  if (chance.low >= atLeast) return { verdict: "holds", moreWorlds: null };
  if (chance.high < atLeast) return { verdict: "fails", moreWorlds: null };
  return { verdict: "undecided", moreWorlds: worldsNeeded(chance, worlds, [atLeast]) };
}
