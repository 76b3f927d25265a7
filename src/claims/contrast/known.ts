// What is known of an effect beside its verdict: which way it goes on average, by how much, and whether that is the claim's way. Verdict,
// direction, size and certainty are four things.
import { isTurned, saysWay } from "../../scenario/claims/says.ts";
import type { Says } from "../../scenario/scenario.ts";
import type { Interval, Known } from "../result.ts";
import type { Leaning } from "../verdictKinds.ts";

/**
 * Of the mean effect with its whole interval, the arms as the claim speaks of them (`asClaimed`); what is told is the first arm as written
 * against the second. Infinite ends: nothing is known. `shown` brings an effect into the unit in which it is told.
 */
export function knownOf(
  mean: Interval,
  epsilon: number,
  says: Says,
  shown: (x: number) => number,
): Pick<Known, "direction" | "size" | "leans"> {
  if (!Number.isFinite(mean.low) || !Number.isFinite(mean.high)) return { direction: "open", size: null, leans: null };
  const { value, low, high } = asWritten(mean, says);
  return {
    direction: directionOf({ value, low, high }, epsilon),
    size: { value: shown(value), low: shown(low), high: shown(high) },
    leans: leaning(mean, epsilon, says),
  };
}

/** An effect with the arms as the claim speaks of them, told of the arms as they are written. */
export const asWritten = ({ value, low, high }: Interval, says: Says): Interval =>
  // 0 - x, for -0 is no effect that anybody has seen
  isTurned(says) ? { value: 0 - value, low: 0 - high, high: 0 - low } : { value, low, high };

function directionOf({ low, high }: Interval, epsilon: number): Known["direction"] {
  if (low > -epsilon && high < epsilon) return "no difference that matters";
  if (low > 0) return "more";
  if (high < 0) return "fewer";
  if (high < epsilon) return "not more";
  return low > -epsilon ? "not fewer" : "open";
}

/** Whether the mean goes the claim's way with its whole interval, or is not as the claim says; null where that is open. */
function leaning(mean: Interval, epsilon: number, says: Says): Leaning | null {
  const direction = directionOf(mean, epsilon);
  const beyond = mean.low > epsilon || mean.high < -epsilon;
  if (direction === "open" || direction === "not fewer") return null;
  if (saysWay(says)) return direction === "more" ? "leans for" : "leans against";
  if (says === "no difference") {
    if (direction === "no difference that matters") return "leans for";
    return beyond ? "leans against" : null;
  }
  if (direction !== "more") return "leans for";
  return beyond ? "leans against" : null;
}
