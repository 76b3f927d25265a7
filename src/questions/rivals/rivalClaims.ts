// The claims of all explanations as one ledger, and one explanation's part of it again.
import type { ClaimResult } from "../../claims/result.ts";
import type { Claim, Rival } from "../../scenario/scenario.ts";

/** Ids carry the explanation, as two may use the same. */
export const rivalClaims = (rivals: readonly Rival[]): readonly Claim[] =>
  rivals.flatMap((r) => r.claims.map((c) => ({ ...c, id: `${r.id}/${c.id}` })));

/** An explanation's results under their own ids. */
export const resultsOf = (rival: Rival, results: readonly ClaimResult[]): readonly ClaimResult[] =>
  results.filter((c) => c.id.startsWith(`${rival.id}/`)).map((c) => ({ ...c, id: c.id.slice(rival.id.length + 1) }));
