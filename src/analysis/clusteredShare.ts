// A share over occasions that come in clusters: several futures of one arrival are not several arrivals. The ratio estimator of cluster
// sampling with its linearised variance, never narrower than Clopper-Pearson's interval over Kish's effective number of clusters.
// Source: Cochran, Sampling Techniques (1977), chapter 9A; Kish 1965.
import { clopperPearson } from "./clopperPearson.ts";
import type { Estimate } from "./interval.ts";
import { meanEffect } from "./meanEffect.ts";
import { effectiveSize } from "./moments.ts";

/** Occasions of one cluster, and in how many of them it happened. */
export interface Cluster {
  readonly yes: number;
  readonly n: number;
}

/** Share of occasions, 0..1, with the effective number of clusters. Throws RangeError when no cluster has an occasion. */
export function clusteredShare(
  clusters: readonly Cluster[],
  confidence: number,
): Estimate & { readonly effective: number } {
  const some = clusters.filter((c) => c.n > 0);
  if (some.length === 0) throw new RangeError("clusteredShare: no occasions");
  const weights = some.map((c) => c.n);
  const found = meanEffect(
    some.map((c) => c.yes / c.n),
    weights,
    confidence,
  );
  const effective = effectiveSize(weights);
  const exact = clopperPearson(found.value * effective, effective, confidence);
  return {
    value: found.value,
    low: Math.max(0, Math.min(found.low, exact.low)),
    high: Math.min(1, Math.max(found.high, exact.high)),
    effective,
  };
}
