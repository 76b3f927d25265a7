// What the ledger leads with: which verdicts of the model are not written in, and how many were put in or could not be given.
import type { ClaimResult, ModelTest } from "../../claims/result.ts";
import type { ShareResult } from "../../claims/share/shareResultShape.ts";
import { ORIGIN_WORDS } from "../../claims/origins.ts";
import { judgesModel } from "./testKinds.ts";
import { findings, FOUND, isDecided, originWord } from "./words.ts";

/** Tests that judge the model. */
type Judging = ModelTest | ShareResult;

/** Claims under one word, with the verdicts of their tests that have it. */
export interface Origins {
  readonly word: string;
  readonly tests: number;
  readonly claims: readonly { readonly claim: ClaimResult; readonly tests: readonly Judging[] }[];
}

/** For tests that say nothing about the model yet. */
export const NO_VERDICT = "no verdict";
/** For those whose claim too few worlds agree with. */
export const NOT_BORNE_OUT = "not borne out";
const ORDER: readonly string[] = [...ORIGIN_WORDS, "origin not checked", NOT_BORNE_OUT, NO_VERDICT];

/** In this order, those without a test left out, what is not written in always first even when nothing is; placebos are left out. */
export function byOrigin(claims: readonly ClaimResult[]): readonly Origins[] {
  const asked = claims.filter((c) => c.placebo === "");
  const own = new Set(findings(claims));
  return ORDER.flatMap((word) => {
    const found = asked.flatMap((claim) => {
      const tests = claim.tests.filter(judgesModel).filter((t) => own.has(t) && (originOf(t) || NO_VERDICT) === word);
      return tests.length === 0 ? [] : [{ claim, tests }];
    });
    const tests = found.reduce((sum, f) => sum + f.tests.length, 0);
    return tests === 0 && word !== FOUND ? [] : [{ word, tests, claims: found }];
  });
}

/** A test that is undecided is counted as such, whatever is known of its origin. */
const originOf = (test: Judging): string => (isDecided(test) ? originWord(test) || NOT_BORNE_OUT : "");
