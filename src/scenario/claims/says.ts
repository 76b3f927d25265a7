// What a claim says of an effect: which way it goes, that there is none, or which way it does not go. Every kind of test that compares arms
// has its own words for it.

/** Of the first arm against the second. */
export type Says = "above" | "below" | "no difference" | "not above" | "not below";

/** Of a contrast's outcome, in its first arm. */
export const OF_ARMS = {
  above: "above",
  below: "below",
  "no difference": "no difference",
  "not above": "not above",
  "not below": "not below",
} as const satisfies { readonly [S in Says]: S };

/** Of the record, with the first arm. */
export const OF_A_FIT = {
  likelier: "above",
  "less likely": "below",
  "no difference": "no difference",
  "not likelier": "not above",
  "not less likely": "not below",
} as const satisfies Readonly<Record<string, Says>>;

/** Of a trend's outcome, from the first value to the last. */
export const ALONG = {
  rises: "above",
  falls: "below",
  "no difference": "no difference",
  "not rises": "not above",
  "not falls": "not below",
} as const satisfies Readonly<Record<string, Says>>;

export const wordsOf = <W extends string>(table: Readonly<Record<W, Says>>): [W, ...W[]] =>
  Object.keys(table) as [W, ...W[]];

/** Whether a claim says that there is an effect, and which way. */
export const saysWay = (says: Says): says is "above" | "below" => says === "above" || says === "below";

/** Whether the way that a claim speaks of, to affirm or deny it, is that the second arm has more. */
export const isTurned = (says: Says): boolean => says === "below" || says === "not below";

/** Both arms as the claim speaks of them: first the one that it says has more, or has not. */
export const asClaimed = <T>(says: Says, [first, second]: readonly [T, T]): readonly [T, T] =>
  isTurned(says) ? [second, first] : [first, second];
