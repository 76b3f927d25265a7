// The change between two arms that share worlds and draws: its mean over worlds with an interval, beside the interval that the same
// number of runs gives when each arm has worlds and luck of its own. What lies between the two is what pairing bought.
// Source: Law, Simulation Modeling and Analysis (2015), section 11.2, common random numbers.
import type { Estimate } from "./interval.ts";
import { meanEffect, tQuantile } from "./meanEffect.ts";
import { mean, variance } from "./moments.ts";

export interface PairedChange {
  readonly base: number;
  readonly variant: number;
  /** Variant minus base, mean over worlds. Infinite ends below two worlds. */
  readonly change: Estimate;
  /** Half the width of the interval, paired and as if unpaired, in the outcome's unit. */
  readonly half: { readonly paired: number; readonly unpaired: number };
  readonly worlds: number;
}

/** World by world the values of both arms' replicates, as many in each; worlds without any are left out. Null without any world. */
export function pairedChange(
  base: readonly (readonly number[])[],
  variant: readonly (readonly number[])[],
  confidence: number,
): PairedChange | null {
  if (base.length !== variant.length) throw new RangeError("pairedChange: both arms need the same worlds");
  const there = base.flatMap((values, i) => (values.length > 0 ? [i] : []));
  if (there.length === 0) return null;
  const of = (arm: readonly (readonly number[])[]): number[] => there.map((i) => mean(arm[i] ?? []));
  const [first, second] = [of(base), of(variant)];
  // differences are taken run by run: equal runs give exactly nothing
  const differences = there.map((i) => mean((base[i] ?? []).map((b, r) => (variant[i]?.[r] ?? NaN) - b)));
  const n = there.length;
  const change = meanEffect(differences, Array<number>(n).fill(1), confidence);
  const t = n > 1 ? tQuantile(confidence, n - 1) : Infinity;
  const unpaired = n > 1 ? t * Math.sqrt((variance(first) + variance(second)) / n) : Infinity;
  return {
    base: mean(first),
    variant: mean(second),
    change,
    half: { paired: n > 1 ? (change.high - change.low) / 2 : Infinity, unpaired },
    worlds: n,
  };
}
