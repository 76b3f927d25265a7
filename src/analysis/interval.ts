// What every estimate in this folder looks like: a value between two ends.

/** An estimate with its interval, in the units of the quantity; low ≤ value ≤ high. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** Throws RangeError unless 0 < confidence < 1. */
export function checkConfidence(confidence: number): void {
  if (!(confidence > 0 && confidence < 1))
    throw new RangeError(`confidence must lie strictly between 0 and 1, got ${confidence}`);
}

/** The interval of a share of n worlds with its ends moved outwards to whole worlds: .9997 of 512 worlds is all of them. */
export function wholeWorlds(share: Estimate, n: number): Estimate {
  return {
    value: share.value,
    low: Math.max(0, Math.floor(share.low * n + 1e-9) / n),
    high: Math.min(1, Math.ceil(share.high * n - 1e-9) / n),
  };
}
