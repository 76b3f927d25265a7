// A drawn total is split over strata by systematic sampling with one uniform: whole people, unbiased, exact for one person, and never
// more than are there. Its split noise is below a multinomial's; the total's noise, which drives a crowd, is the draw's own.
import { STRATA } from "./strata.ts";

/**
 * Moves `count` people from stratum k of place `d` in `from` to the same in `to` (null: out of the model), in proportion to `weight[k]`
 * (length STRATA, zero where `from` is empty; read before anything moves).
 */
export function split(
  count: number,
  weight: Float64Array,
  d: number,
  from: Float64Array,
  to: Float64Array | null,
  u: number,
): void {
  const at = d * STRATA;
  let total = 0;
  for (let k = 0; k < STRATA; k++) total += weight[k] as number;
  if (total <= 0) return;
  const scale = count / total;
  let reached = 0;
  let before = 0;
  let owed = 0;
  let moved = 0;
  for (let k = 0; k < STRATA; k++) {
    reached += (weight[k] as number) * scale;
    // the last cut is set, not summed: rounding must not lose a person
    const upTo = k === STRATA - 1 ? count : Math.floor(reached + u);
    const wanted = upTo - before + owed;
    before = upTo;
    const n = Math.min(wanted, from[at + k] as number);
    owed = wanted - n;
    moved += n;
    if (n !== 0) move(n, at + k, from, to);
  }
  // what an overdrawn stratum could not give comes from whoever is left, most inclined first
  for (let k = STRATA - 1; k >= 0 && moved < count; k--) {
    const n = Math.min(count - moved, from[at + k] as number);
    moved += n;
    if (n !== 0) move(n, at + k, from, to);
  }
}

function move(n: number, i: number, from: Float64Array, to: Float64Array | null): void {
  from[i] = (from[i] as number) - n;
  if (to) to[i] = (to[i] as number) + n;
}
