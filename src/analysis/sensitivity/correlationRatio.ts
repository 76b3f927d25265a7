// A factor's first-order share of variance from plain worlds, without a design of its own: how far the mean outcome differs between groups of
// worlds with about the same value of it, with what luck alone would give taken off. From the same number of runs it is several times more
// exact than a design that needs differences of single runs; it can say nothing of totals, and smooths inside a group.
//   η² = (SS_between - (m - 1) MS_within) / SS_total over m groups
// Sources: Pearson (1905) for the correlation ratio; Kelley, PNAS 21:554 (1935) for the correction; as a sensitivity index: Plischke,
// Borgonovo and Smith, Eur. J. Oper. Res. 226:536 (2013).
import { normalQuantile } from "../../core/normal.ts";
import { checkConfidence } from "../interval.ts";
import { drawMembers, resampleKey } from "../resample.ts";
import type { Index } from "./sobol.ts";

const BOOTSTRAPS = 200;
const MOST_GROUPS = 20;
const FEWEST_A_GROUP = 30;

/** Groups of equal width for n worlds: at most 20, with about 30 worlds or more each. */
export function groupsOf(coordinates: ArrayLike<number>): Int32Array {
  const m = Math.max(2, Math.min(MOST_GROUPS, Math.floor(coordinates.length / FEWEST_A_GROUP)));
  return Int32Array.from({ length: coordinates.length }, (_, i) => Math.min(m - 1, Math.floor(m * coordinates[i]!)));
}

/**
 * Share of the variance of y between groups. The interval is the estimate ± z bootstrap standard errors of whole worlds.
 * Throws RangeError on a confidence outside 0..1 or lengths that don't match.
 */
export function correlationRatio(y: Float64Array, groups: Int32Array, confidence: number, seed: number): Index {
  checkConfidence(confidence);
  if (groups.length !== y.length) throw new RangeError("correlationRatio: one group per world is needed");
  const count = groups.reduce((most, g) => Math.max(most, g), 0) + 1;
  const all = Int32Array.from({ length: y.length }, (_, i) => i);
  const value = ratio(y, groups, count, all);
  const key = resampleKey(seed, "correlationRatio");
  const members = new Int32Array(y.length);
  let n = 0;
  let mean = 0;
  let squares = 0;
  for (let k = 0; k < BOOTSTRAPS; k++) {
    drawMembers(key, k, all, members);
    const found = ratio(y, groups, count, members);
    if (Number.isNaN(found)) continue;
    n++;
    const off = found - mean;
    mean += off / n;
    squares += off * (found - mean);
  }
  if (n < 2 || Number.isNaN(value)) return { value: NaN, low: -Infinity, high: Infinity, told: false };
  const half = normalQuantile((1 + confidence) / 2) * Math.sqrt(squares / (n - 1));
  return { value, low: value - half, high: value + half, told: value - half > 0 };
}

function ratio(y: Float64Array, groups: Int32Array, count: number, members: Int32Array): number {
  const sums = new Float64Array(count);
  const ns = new Float64Array(count);
  let total = 0;
  let squares = 0;
  for (let m = 0; m < members.length; m++) {
    const i = members[m]!;
    const g = groups[i]!;
    sums[g]! += y[i]!;
    ns[g]! += 1;
    total += y[i]!;
  }
  const n = members.length;
  const mean = total / n;
  for (let m = 0; m < n; m++) squares += (y[members[m]!]! - mean) * (y[members[m]!]! - mean);
  let between = 0;
  let used = 0;
  for (let g = 0; g < count; g++) {
    if (ns[g] === 0) continue;
    used++;
    between += ns[g]! * (sums[g]! / ns[g]! - mean) * (sums[g]! / ns[g]! - mean);
  }
  if (!(squares > 0) || n <= used) return NaN;
  return (between - ((used - 1) * (squares - between)) / (n - used)) / squares;
}
