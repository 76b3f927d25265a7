// What a resampling of worlds is for, within the stream "bootstrap": an append-only registry. A number is never reused and never changed, so
// that a new estimator leaves every other interval alone. 0 to 999 were those of groups of worlds.
import { registry } from "./registry.ts";

export const PURPOSES = registry({
  strata: 1000,
  signsDealt: 1001,
  searchHalves: 2000,
  searchLuck: 2001,
  elementaryEffects: 2100,
  sobolIndices: 2101,
  correlationRatio: 2102,
  sidesShare: 2207,
  sidesChange: 2209,
  toDecide: 2210,
  bayesFactor: 3000,
  separationSwaps: 4000,
  separationResamples: 4001,
  chosenSum: 4002,
  rankCorrelation: 4003,
});

export type Purpose = keyof typeof PURPOSES;
