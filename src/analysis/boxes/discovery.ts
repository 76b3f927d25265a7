// What it takes to say where a claim holds: worlds with a score and their assumptions in, at most a few conditions out.
// The single best cut is one way to find them, a box of several conditions another.

/** One assumption over all worlds: a number in any units, or a level of a form (compared as it is written). */
export type DiscoveryColumn =
  | { readonly name: string; readonly kind: "number"; readonly values: ArrayLike<number> }
  | { readonly name: string; readonly kind: "form"; readonly values: ArrayLike<number | string> };

export interface DiscoveryInput {
  /** Per world, in 0..1: probability that the effect matters, or 1 and 0. */
  readonly y: ArrayLike<number>;
  readonly columns: readonly DiscoveryColumn[];
  /** Per world, ≥ 0; all 1 without. */
  readonly weights?: ArrayLike<number>;
  /** Chance of finding something where there is nothing, at most; 0.01 without. */
  readonly luck?: number;
  readonly seed: number;
}

/** "above": value > threshold; "below": value ≤ threshold; "is": value = threshold. */
export interface Condition {
  readonly name: string;
  readonly side: "above" | "below" | "is";
  readonly threshold: number | string;
}

/** Where the claim holds. Shares are of weight times score; heldOut, outside and coverage are measured on worlds that had no say in the search. */
export interface Discovered {
  readonly conditions: readonly Condition[];
  /** Of all that holds, the share inside the conditions. */
  readonly coverage: number;
  /** Mean score inside on the training half; inside and outside on the held-out half. */
  readonly precision: { readonly train: number; readonly heldOut: number; readonly outside: number };
}

/** Null: no conditions that stand up on held-out worlds. */
export type Discovery = (input: DiscoveryInput) => Discovered | null;
