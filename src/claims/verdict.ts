// From shares of worlds to a word. Thresholds: nine worlds in ten, and no form in which fewer than half agree.
import type { Estimate } from "../analysis/interval.ts";
import type { SidesOfEffect } from "../analysis/shares/shareOfWorlds.ts";
import type { ToDecide } from "../analysis/shares/toDecide.ts";
import { worldsNeeded } from "../analysis/shares/worldsNeeded.ts";
import { saysWay } from "../scenario/claims/says.ts";
import type { ChanceSays, Says } from "../scenario/scenario.ts";
import type { Verdict } from "./result.ts";

/** Looks at a test, at most: after every round of its ledger one, and what is answered then is not looked at again. */
export const LOOKS = 8;
/** All of a test's intervals are right together, at every look, with this chance: so those of a ledger of fifty tests are in 19 of 20 runs. */
export const CONFIDENCE = 0.999;
/**
 * Of every interval in the model, by Bonferroni's inequality over looks. It depends neither on how many rounds there are nor on the claims
 * beside a test: so fewer rounds give a part of the same ledger, and a claim's answer is the same alone or among others.
 */
export const LOOK_CONFIDENCE = 1 - (1 - CONFIDENCE) / LOOKS;

export const MOST = 0.9;
const HALF = 0.5;
/** Times a condition must arise before anything is said about what follows it: sum of arrival probabilities over worlds. */
export const LEAST_ARRIVALS = 100;

export interface Judged {
  readonly verdict: Verdict;
  /** The share that may still come to nine in ten or not, where one may; null where more runs would not settle it. */
  readonly open: keyof SidesOfEffect | null;
}

/** Shares of worlds that agree with a claim, and that go against it. */
export interface Agreement {
  readonly agree: Estimate;
  /** Where the claim says a way: that go the opposite way. */
  readonly against: Estimate;
}

/** Which shares agree with a claim and go against it, the arms as the claim speaks of them (`asClaimed`): above is the way that it affirms or denies. */
function agreementSides(says: Says): { readonly [K in keyof Agreement]: keyof SidesOfEffect } {
  if (saysWay(says)) return { agree: "above", against: "below" };
  if (says === "no difference") return { agree: "within", against: "notWithin" };
  return { agree: "notAbove", against: "above" };
}

/** Of shares with the arms as the claim speaks of them. Reads no others. */
export function agreement(shares: SidesOfEffect, says: Says): Agreement {
  const sides = agreementSides(says);
  return { agree: shares[sides.agree], against: shares[sides.against] };
}

/** What a verdict of a contrast rests on. */
export interface Found {
  readonly shares: SidesOfEffect;
  readonly says: Says;
  /** The smallest share that agrees in any form's option. */
  readonly everyForm: number;
  /** Whether something was found that it hinges on. */
  readonly hinges: boolean;
}

/**
 * Verdict of a contrast: a share is at least 0.9 with its whole interval, or could be (undecided), or none can be and it hinges on something
 * found, or on nothing found (mixed). Where it is only known that the share that agrees can't be, the claim does not hold. A claim that says a
 * way holds, reverses, or has no effect; one that says there is none, or not that way, holds or fails. A claim that fails in one form doesn't hold,
 * and is undecided when that form can't be named with confidence.
 */
export function contrastVerdict({ shares, says, everyForm, hinges }: Found): Judged {
  const { agree, against } = agreement(shares, says);
  const way = saysWay(says);
  if (agree.low >= MOST) return { verdict: everyForm >= HALF ? "holds" : hinges ? "hinges" : "undecided", open: null };
  if (against.low >= MOST) return { verdict: way ? "reverses" : "fails", open: null };
  if (way && shares.within.low >= MOST) return { verdict: "no effect", open: null };
  const sides = agreementSides(says);
  const [open] = [sides.agree, ...(way ? (["within"] as const) : []), sides.against]
    .filter((side) => shares[side].high >= MOST)
    .toSorted((a, b) => shares[b].value - shares[a].value);
  // a claim is answered where too few worlds agree with it, whatever it is that the others show
  if (open !== undefined) return { verdict: agree.high < MOST ? "does not hold" : "undecided", open };
  return { verdict: hinges ? "hinges" : "mixed", open: null };
}

/** Of all that a test's worlds count together, what one of them may make up at most. */
const MOST_OF_ONE = 0.05;

/**
 * Where a condition arose in too few of the runs to say what follows it, why nothing is said; else null. Where worlds were chosen by the chance
 * of it: where they are worth too few, or one of them decides too much.
 */
export function silence(
  arose: { readonly runs: number } | null,
  chosen: { readonly all: number; readonly own: { readonly largest: number } } | null = null,
): "never arises" | "too rare" | null {
  if (chosen) {
    if (chosen.all === 0) return "never arises";
    return chosen.all >= LEAST_ARRIVALS && chosen.own.largest <= MOST_OF_ONE ? null : "too rare";
  }
  if (arose === null || arose.runs >= LEAST_ARRIVALS) return null;
  return arose.runs === 0 ? "never arises" : "too rare";
}

/** Verdict of a chance: the whole interval where the claim asks for it, where it does not, or across the threshold. */
export function chanceVerdict(chance: Estimate, asked: number, says: ChanceSays): Verdict {
  const [holds, fails] =
    says === "at least" ? [chance.low >= asked, chance.high < asked] : [chance.high <= asked, chance.low > asked];
  if (holds) return "holds";
  return fails ? "fails" : "undecided";
}

/** What would decide a share whose interval shrinks with the root of the number of worlds; null where it is decided. */
export function worldsToDecide(share: Estimate, worlds: number, threshold: number, futures: number): ToDecide {
  const more = worldsNeeded(share, worlds, [threshold]);
  return more === null ? "no number" : more === 0 ? null : { worlds: worlds + more, futures };
}

/**
 * Worlds to add to those asked for, of which few come to count; null where worlds alone don't decide.
 * `worlds`, `futures`: that were run.
 */
export const moreAsked = (decides: ToDecide, worlds: number, futures: number, asked: number): number | null =>
  decides === null || decides === "no number" || decides.futures > futures || worlds === 0
    ? null
    : Math.ceil((decides.worlds / worlds - 1) * asked - 1e-9);
