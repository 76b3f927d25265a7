// Coverage and width of a share over clusters whose members are alike to a known degree.
import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import { clusteredShare } from "../../src/analysis/clusteredShare.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";

export interface ClusterCell {
  readonly clusters: number;
  readonly size: number;
  readonly share: number;
  /** Correlation of two occasions of one cluster, 0..1. */
  readonly alike: number;
}

/** All cells of the table. */
export function clusterCells(): ClusterCell[] {
  return [
    [20, 8],
    [60, 8],
    [150, 6],
    [300, 10],
  ].flatMap(([clusters, size]) =>
    [0.02, 0.1, 0.5, 0.9].flatMap((share) =>
      [0, 0.2, 0.6, 1].map((alike) => ({ clusters: clusters!, size: size!, share, alike })),
    ),
  );
}

/** A cluster's own chance: beta with the share as its mean, so that two of its occasions correlate as asked. */
function chance({ share, alike }: ClusterCell, u: number): number {
  if (alike === 0) return share;
  if (alike === 1) return u < share ? 1 : 0;
  const n = 1 / alike - 1;
  return betaQuantile(u, share * n, (1 - share) * n);
}

export function coverageOfClusters(
  cell: ClusterCell,
  confidence: number,
  draws: number,
): { readonly covers: number; readonly width: number } {
  let covered = 0;
  let width = 0;
  for (let seed = 0; seed < draws; seed++) {
    const key = channel(seedKey(seed), 950, 0);
    const { low, high } = clusteredShare(
      Array.from({ length: cell.clusters }, (_, c) => {
        const p = chance(cell, draw(key, c, 0, 0));
        let yes = 0;
        for (let i = 0; i < cell.size; i++) if (draw(key, c, 1, i) < p) yes++;
        return { yes, n: cell.size };
      }),
      confidence,
    );
    if (low <= cell.share && cell.share <= high) covered++;
    width += high - low;
  }
  return { covers: covered / draws, width: width / draws };
}
