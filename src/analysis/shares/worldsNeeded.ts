// How many more worlds until an interval clears a threshold that it straddles, if the estimate stays and half-widths shrink as 1/√worlds.
// A guide, not a promise: what few replicates a world cannot tell apart stays open however many worlds there are (docs/estimators.md).
import type { Estimate } from "../interval.ts";

/**
 * Worlds to add to `worlds` so that the interval holds none of the thresholds; 0 when it holds none now, null when that would take more than
 * `most` times as many worlds (an estimate on a threshold never clears it). Throws RangeError without worlds.
 */
export function worldsNeeded(
  share: Estimate,
  worlds: number,
  thresholds: readonly number[],
  most = 100,
): number | null {
  if (!(worlds > 0)) throw new RangeError(`worldsNeeded: need at least one world, got ${worlds}`);
  let factor = 1;
  for (const threshold of thresholds) {
    if (threshold <= share.low || threshold >= share.high) continue;
    const half = threshold > share.value ? share.high - share.value : share.value - share.low;
    const distance = Math.abs(threshold - share.value);
    factor = Math.max(factor, (half / distance) * (half / distance));
  }
  if (!(factor <= most * (1 + 1e-9))) return null;
  return Math.max(0, Math.ceil(worlds * (factor - 1) - 1e-6));
}
