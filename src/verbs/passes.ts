// How many worlds each question gets, from the one number a user gives.

export interface Sizes {
  /** Worlds run once each: the prior predictive, chances, and what arises at all. */
  readonly worlds: number;
  /** Further runs of worlds in which a condition arose: how often it does there. */
  readonly further: number;
  /** Worlds that go on from a condition, at most, and their futures in all. */
  readonly crises: number;
  readonly futures: number;
  /** Futures of each: without direct coefficients and mirrored; with a weight at values. */
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
  readonly widthsCrises: number;
}

/** Futures of each of so many worlds: enough to tell noise from effect, and no more than all together are worth. */
export const branchesFor = ({ futures }: Sizes, worlds: number): number => Math.max(8, Math.min(20, Math.round(futures / Math.max(1, worlds))));

export const WORLDS = 8200;
export const LEAST_WORLDS = 40;

export function sizesFor(worlds: number): Sizes {
  const part = (share: number, most: number): number => Math.max(20, Math.min(most, Math.round(worlds * share)));
  return {
    worlds,
    further: 4,
    crises: 300,
    futures: 4500,
    treated: 6,
    weighed: 2,
    paired: part(1 / 32, worlds),
    replicates: 12,
    calm: part(1 / 6, 4000),
    widths: part(1 / 9, worlds),
    widthsPaired: part(1 / 160, worlds),
    widthsCrises: 60,
  };
}
