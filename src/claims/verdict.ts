// From shares of worlds to a word. Thresholds: nine worlds in ten, and no form in which fewer than half agree.
import type { Estimate } from "../analysis/interval.ts";
import type { SidesOfEffect } from "../analysis/shares/shareOfWorlds.ts";
import { worldsNeeded } from "../analysis/shares/worldsNeeded.ts";
import { saysWay } from "../scenario/claims/says.ts";
import type { ChanceSays, Says } from "../scenario/scenario.ts";
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

export interface Judged {
  readonly verdict: Verdict;
  readonly moreWorlds: number | null;
}

/** Shares of worlds that agree with a claim, and that go against it. */
export interface Agreement {
  readonly agree: Estimate;
  /** Where the claim says a way: that go the opposite way. */
  readonly against: Estimate;
}

/** Of shares with the arms as the claim speaks of them (`asClaimed`): above is the way that it affirms or denies. Reads no others. */
export function agreement(shares: SidesOfEffect, says: Says): Agreement {
  if (saysWay(says)) return { agree: shares.above, against: shares.below };
  if (says === "no difference") return { agree: shares.within, against: shares.notWithin };
  return { agree: shares.notAbove, against: shares.above };
}

/** What a verdict of a contrast rests on. */
export interface Found {
  readonly shares: SidesOfEffect;
  readonly says: Says;
  /** The smallest share that agrees in any form's option. */
  readonly everyForm: number;
  /** Whether something was found that it hinges on. */
  readonly hinges: boolean;
  readonly worlds: number;
}

/**
 * Verdict of a contrast: a share is at least 0.9 with its whole interval, or could be (undecided), or none can be and it hinges on something
 * found, or on nothing found (mixed). A claim that says a way holds, reverses, or has no effect; one that says there is none, or not that way,
 * holds or fails. A claim that fails in one form doesn't hold, and is undecided when that form can't be named with confidence.
 */
export function contrastVerdict({ shares, says, everyForm, hinges, worlds }: Found): Judged {
  const { agree, against } = agreement(shares, says);
  const way = saysWay(says);
  if (agree.low >= MOST)
    return { verdict: everyForm >= HALF ? "holds" : hinges ? "hinges" : "undecided", moreWorlds: null };
  if (against.low >= MOST) return { verdict: way ? "reverses" : "fails", moreWorlds: null };
  if (way && shares.within.low >= MOST) return { verdict: "no effect", moreWorlds: null };
  const open = [agree, ...(way ? [shares.within] : []), against].filter((s) => s.high >= MOST);
  if (open.length > 0) {
    const needs = open.map((s) => worldsNeeded(s, worlds, [MOST])).filter((n) => n !== null);
    return { verdict: "undecided", moreWorlds: needs.length > 0 ? Math.max(...needs) : null };
  }
  return { verdict: hinges ? "hinges" : "mixed", moreWorlds: null };
}

/** Where a condition arose in too few of the runs to say what follows it, why nothing is said; else null. */
export function silence(arose: { readonly runs: number } | null): "never arises" | "too rare" | null {
  if (arose === null || arose.runs >= LEAST_ARRIVALS) return null;
  return arose.runs === 0 ? "never arises" : "too rare";
}

/** Verdict of a chance: the whole interval where the claim asks for it, where it does not, or across the threshold. */
export function chanceVerdict(chance: Estimate, asked: number, says: ChanceSays, worlds: number): Judged {
  const [holds, fails] =
    says === "at least" ? [chance.low >= asked, chance.high < asked] : [chance.high <= asked, chance.low > asked];
  if (holds) return { verdict: "holds", moreWorlds: null };
  if (fails) return { verdict: "fails", moreWorlds: null };
  return { verdict: "undecided", moreWorlds: worldsNeeded(chance, worlds, [asked]) };
}
