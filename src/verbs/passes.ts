// How many worlds each question gets, from the one number a user gives.

export interface Sizes {
  /** Worlds run once each: the prior predictive, chances, and what arises at all. */
  readonly worlds: number;
  /** Further runs of worlds in which a condition arose: how often it does there. */
  readonly further: number;
  /** Futures from a condition on: as drawn; without direct coefficients and mirrored; with a weight at values. */
  readonly branches: number;
  readonly treated: number;
  readonly weighed: number;
  /** Worlds and replicates of contrasts that are run from the start. */
  readonly paired: number;
  readonly replicates: number;
  /** Calm worlds. */
  readonly calm: number;
  /** Worlds with assumed ranges half and twice as wide: for conditions, and for contrasts from the start. */
  readonly widths: number;
  readonly widthsPaired: number;
}

export const WORLDS = 8200;
export const LEAST_WORLDS = 40;

export function sizesFor(worlds: number): Sizes {
  const part = (share: number, most: number): number => Math.max(20, Math.min(most, Math.round(worlds * share)));
  return {
    worlds,
    further: 4,
    branches: 20,
    treated: 6,
    weighed: 2,
    paired: part(1 / 32, worlds),
    replicates: 12,
    calm: part(1 / 6, 4000),
    widths: part(1 / 9, worlds),
    widthsPaired: part(1 / 160, worlds),
  };
}
