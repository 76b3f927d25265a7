// The mean of an outcome where one assumption is low and where it is high, or option by option: what the bars of a tornado chart are.
// It says what goes along with the assumption on average over all others, not what happens in any one world.
import { normalQuantile } from "../../core/normal.ts";
import { checkConfidence } from "../interval.ts";

export interface GroupMean {
  /** "lowest third", "highest third", or the option. */
  readonly group: string;
  readonly mean: number;
  /** Normal interval of the mean. */
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** Groups of a column of coordinates 0..1. Throws RangeError on a confidence outside 0..1. */
export function lowAndHigh(
  y: ArrayLike<number>,
  coordinates: ArrayLike<number>,
  confidence: number,
): readonly GroupMean[] {
  checkConfidence(confidence);
  const members = (of: (u: number) => boolean): number[] =>
    Array.from(coordinates).flatMap((u, i) => (of(u) ? [y[i] as number] : []));
  return [
    groupMean("lowest third", members((u) => u <= 1 / 3), confidence),
    groupMean("highest third", members((u) => u > 2 / 3), confidence),
  ]; // prettier-ignore
}

/** Groups of a form by option, by rising mean; options that no world has are left out. */
export function byOption(y: ArrayLike<number>, options: readonly string[], confidence: number): readonly GroupMean[] {
  checkConfidence(confidence);
  return [...new Set(options)]
    .map((option) => groupMean(option, options.flatMap((o, i) => (o === option ? [y[i] as number] : [])), confidence))
    .sort((a, b) => a.mean - b.mean); // prettier-ignore
}

function groupMean(group: string, values: readonly number[], confidence: number): GroupMean {
  const n = values.length;
  const mean = values.reduce((sum, v) => sum + v, 0) / n;
  const squares = values.reduce((sum, v) => sum + (v - mean) * (v - mean), 0);
  const half = n > 1 ? normalQuantile((1 + confidence) / 2) * Math.sqrt(squares / (n - 1) / n) : Infinity;
  return { group, mean, low: mean - half, high: mean + half, n };
}
