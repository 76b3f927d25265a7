// Shares of the variance: rows of points to Sobol indices, with first-order shares from the plain worlds beside them.
import { correlationRatio, groupsOf } from "../../analysis/sensitivity/correlationRatio.ts";
import { sobolIndices, type Index } from "../../analysis/sensitivity/sobol.ts";
import type { Point } from "../../run/points.ts";
import { optionAt, type Column } from "../../world/assumptions.ts";
import type { Compiler } from "../../world/compile.ts";
import { rowsFor, sharePoints, type Factor, type Sizes } from "./driverDesign.ts";
import type { Share, Shares } from "./driverResult.ts";
import { CONFIDENCE, named, points, type Seen, type Stage } from "./driverStage.ts";

export interface SharesRun {
  readonly shares: Shares | null;
  readonly rows: number;
  readonly run: number;
  readonly rejected: number;
}

/** Shares of variance of the chosen columns, of all others together and of luck; null when stopped before two rows were done. */
export async function sharesOf(
  stage: Stage,
  sizes: Sizes,
  plain: readonly Point[],
  seen: Seen,
  columns: readonly number[],
  chosen: ReadonlyMap<number, string>,
): Promise<SharesRun> {
  const { compiled, options } = stage;
  const own = [...chosen.keys()];
  const others = columns.filter((c) => !chosen.has(c));
  const factors: Factor[] = [
    ...own.map((c) => ({ columns: [c], luck: false })),
    ...(others.length > 0 ? [{ columns: others, luck: false }] : []),
    { columns: [], luck: true },
  ];
  const half = Math.min(rowsFor(options.worlds, sizes, columns.length, factors.length), Math.floor(seen.y.length / 2));
  const run = await points(stage, "shares", half < 2 ? [] : sharePoints(plain, half, factors));
  const rows = Math.floor(run.y.length / factors.length);
  if (rows < 2) return { shares: null, rows: 0, run: run.run, rejected: run.rejected };
  const indices = (of: "y" | "all") =>
    sobolIndices({
      a: seen[of].slice(0, rows),
      b: seen[of].slice(half, half + rows),
      mixed: factors.map((_, f) =>
        Float64Array.from({ length: rows }, (__, j) => run[of][j * factors.length + f] as number),
      ),
      confidence: CONFIDENCE,
      seed: options.seed,
    });
  const kept = Int32Array.from(seen.y.keys()).filter((i) => !Number.isNaN(seen.y[i]));
  const byWorlds = (c: number): Index => {
    const at = Float64Array.from(kept, (i) => plain[i]?.at[c] as number);
    return correlationRatio(
      Float64Array.from(kept, (i) => seen.y[i] as number),
      groupsIn(compiled, c, at),
      CONFIDENCE,
      options.seed,
    );
  };
  const found = indices("y");
  const withRejected = indices("all");
  if (!found) return { shares: null, rows, run: run.run, rejected: run.rejected };
  const listed = found.factors.map((f, i): Share => {
    const totalWithRejected = withRejected?.factors[i]?.total.value ?? NaN;
    const column = own[i];
    if (column !== undefined) return { ...named(compiled, column, f), byWorlds: byWorlds(column), totalWithRejected };
    const rest = { byWorlds: null, totalWithRejected };
    return factors[i]?.luck
      ? { ...f, path: "luck", meaning: "everything a run draws that is no assumption", ...rest }
      : { ...f, path: "all others", meaning: `the other ${others.length} assumptions together`, ...rest };
  });
  const ranked = listed.slice(0, own.length).toSorted((a, b) => b.total.value - a.total.value);
  const { alone, variance: spread, convergence } = found;
  return {
    shares: { factors: [...ranked, ...listed.slice(own.length)], alone, variance: spread, convergence },
    rows,
    run: run.run,
    rejected: run.rejected,
  };
}

/** Worlds alike in one assumption: by option of a form, else by stretches of its range. */
function groupsIn({ columns }: Compiler, c: number, at: Float64Array): Int32Array {
  const column = columns[c] as Column;
  if (column.kind !== "form") return groupsOf(at);
  const options = Object.keys(column.options);
  return Int32Array.from(at, (u) => options.indexOf(optionAt(column, u)));
}
