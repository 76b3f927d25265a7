// The curve behind a trend: how the outcome moves from level to level, and whether it turns back on the way.
import { meanEffect } from "../../analysis/meanEffect.ts";
import { exp } from "../../core/exp.ts";
import { byWorld, type Pair } from "./differences.ts";
import type { Interval, ModelTest } from "../result.ts";

/** Pairs of every level against the first, in order, and of every level against the one before. */
export interface LevelPairs {
  readonly names: readonly string[];
  readonly toFirst: readonly (readonly Pair[])[];
  readonly toBefore: readonly (readonly Pair[])[];
}

export function curveOf(
  { names, toFirst }: LevelPairs,
  relative: boolean,
  confidence: number,
): NonNullable<ModelTest["curve"]> {
  const shown = (x: number): number => (relative ? exp(x) - 1 : x);
  return names.map((level, k) => {
    const pairs = toFirst[k] ?? [];
    const mean = pairs.length === 0 ? 0 : pairs.reduce((sum, p) => sum + p.first, 0) / pairs.length;
    const { value, low, high } = change(pairs, confidence);
    const known = Number.isFinite(low) && Number.isFinite(high);
    return {
      level,
      mean: shown(mean),
      change: known ? { value: shown(value), low: shown(low), high: shown(high) } : null,
    };
  });
}

/**
 * The step at which the outcome goes against the claim by more than ε with its whole interval, or null. `rises`: what the claim says of
 * the outcome along the levels. Intervals hold together: each at 1 - (1 - confidence)/steps.
 */
export function turnsBack(
  { names, toBefore }: LevelPairs,
  rises: boolean,
  epsilon: number,
  confidence: number,
): string | null {
  const each = 1 - (1 - confidence) / Math.max(1, toBefore.length - 1);
  for (let k = 1; k < toBefore.length; k++) {
    const { low, high } = change(toBefore[k] ?? [], each);
    if (rises ? high < -epsilon : low > epsilon) return `from ${names[k - 1] ?? ""} to ${names[k] ?? ""}`;
  }
  return null;
}

function change(pairs: readonly Pair[], confidence: number): Interval {
  const means = [...byWorld(pairs).values()].map((d) => d.reduce((sum, x) => sum + x, 0) / d.length);
  if (means.length < 2) return { value: means[0] ?? 0, low: -Infinity, high: Infinity };
  return meanEffect(
    means,
    means.map(() => 1),
    confidence,
  );
}
