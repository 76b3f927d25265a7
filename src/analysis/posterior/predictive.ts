// How well draws foresaw what was reported: the log score of one report, and whether an interval held it.
// Source: Gneiting and Raftery, JASA 102 (2007).
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";

/** Log of the mean of densities whose logs are given; -Infinity counts as none. Throws RangeError on none at all. */
export function logScore(logDensities: ArrayLike<number>): number {
  const n = logDensities.length;
  if (n === 0) throw new RangeError("logScore: no draws");
  let top = -Infinity;
  for (let i = 0; i < n; i++) top = Math.max(top, logDensities[i] as number);
  if (!(top > -Infinity)) return -Infinity;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += exp((logDensities[i] as number) - top);
  return top + log(sum / n);
}

/** Order statistics that hold the middle `level` of draws; draws may be infinite. */
export function middleOf(draws: ArrayLike<number>, level: number): readonly [number, number] {
  const sorted = Float64Array.from(draws).sort();
  const at = (p: number): number => sorted[Math.round(p * (sorted.length - 1))] as number;
  return [at((1 - level) / 2), at((1 + level) / 2)];
}
