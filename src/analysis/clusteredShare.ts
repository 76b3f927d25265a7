// A share over occasions that come in clusters: several futures of one arrival are not several arrivals. Clopper and Pearson's interval at the number
// of independent occasions that the clusters are worth, found from how much shares differ between them; never more than all
// occasions, never fewer than clusters. Where few clusters have the rarer answer that number is poorly known, and they set its degrees of freedom.
// Source: Korn and Graubard, Survey Methodology 24 (1998); Cochran, Sampling Techniques (1977), chapter 9A, for the ratio estimator's variance.
import { clopperPearson } from "./clopperPearson.ts";
import type { Estimate } from "./interval.ts";
import { tQuantile } from "./meanEffect.ts";
import { effectiveSize } from "./moments.ts";

/** Occasions of one cluster, and in how many of them it happened. */
export interface Cluster {
  readonly yes: number;
  readonly n: number;
  /** How much each of its occasions counts; without, 1. */
  readonly weight?: number;
}

/**
 * Share of occasions, 0..1, with its interval, and `effective`, the number of independent occasions that they are worth: at least Kish's
 * effective number of clusters, at most that of all occasions. Throws RangeError when no cluster has an occasion.
 */
export function clusteredShare(
  clusters: readonly Cluster[],
  confidence: number,
): Estimate & { readonly effective: number } {
  const some = clusters.filter((c) => c.n > 0);
  if (some.length === 0) throw new RangeError("clusteredShare: no occasions");
  const weight = (c: Cluster): number => c.weight ?? 1;
  const all = some.reduce((sum, c) => sum + weight(c) * c.n, 0);
  const value = some.reduce((sum, c) => sum + weight(c) * c.yes, 0) / all;
  const most = (all * all) / some.reduce((sum, c) => sum + weight(c) * weight(c) * c.n, 0);
  const least = effectiveSize(some.map((c) => weight(c) * c.n));
  const effective = Math.min(most, Math.max(least, worth(some, all, most, value, confidence)));
  return { value, ...clopperPearson(Math.min(effective, value * effective), effective, confidence), effective };
}

/** Independent occasions that give the share the variance it has between clusters, less what that variance is unsure. */
function worth(clusters: readonly Cluster[], all: number, most: number, share: number, confidence: number): number {
  const rarer = clusters.filter((c) => (share <= 0.5 ? c.yes > 0 : c.yes < c.n)).length;
  if (rarer < 2) return 0;
  const squares = clusters.reduce((sum, { yes, n, weight = 1 }) => {
    const off = weight * (yes - n * share);
    return sum + off * off;
  }, 0);
  const variance = (squares * clusters.length) / (clusters.length - 1) / (all * all);
  const unsure = tQuantile(confidence, most - 1) / tQuantile(confidence, rarer - 1);
  return ((share * (1 - share)) / variance) * unsure * unsure;
}
