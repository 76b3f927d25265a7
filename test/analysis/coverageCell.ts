// How often intervals hold the truth in one cell, and how wide they are: shares of worlds on every side, and the mean effect.
import { shareOfWorlds } from "../../src/analysis/shares/shareOfWorlds.ts";
import { EPSILON, plant, truth } from "./operatingPoints.ts";
import type { Cell } from "./operatingPoints.ts";

export const MEASURED = ["above", "within", "below", "mean"] as const;
export type Measured = (typeof MEASURED)[number];

/** Share of draws whose interval holds the truth, and mean width. */
export interface Performance {
  readonly covers: number;
  readonly width: number;
}

export interface CellOptions {
  readonly worlds: number;
  readonly replicates: number;
  readonly confidence: number;
  readonly draws: number;
  readonly measured?: readonly Measured[];
}

type Estimator = (input: Parameters<typeof shareOfWorlds>[0]) => Pick<ReturnType<typeof shareOfWorlds>, Measured>;

/** Rounding of a true share that is no end's fault. */
const HAIR = 1e-9;

/** Draws have seeds 0, 1, 2, ...: one cell comes out the same alone. `estimate` is another estimator of the same form, to compare. */
export function coverageOf(
  cell: Cell,
  { worlds, replicates, confidence, draws, measured = MEASURED }: CellOptions,
  estimate: Estimator = shareOfWorlds,
): Partial<Record<Measured, Performance>> {
  const known = truth(cell);
  const covered = measured.map(() => 0);
  const width = measured.map(() => 0);
  for (let seed = 0; seed < draws; seed++) {
    const found = estimate({
      ...plant(cell, worlds, replicates, seed),
      form: new Int32Array(worlds),
      columns: [],
      epsilon: EPSILON,
      confidence,
      seed,
    });
    measured.forEach((side, k) => {
      const { low, high } = found[side];
      if (low <= known[side] + HAIR && known[side] - HAIR <= high) covered[k]!++;
      width[k]! += high - low;
    });
  }
  return Object.fromEntries(
    measured.map((side, k) => [side, { covers: covered[k]! / draws, width: width[k]! / draws }]),
  );
}
