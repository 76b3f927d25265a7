// The first look: every assumption moved alone, and which of them get a share of their own.
import { elementaryEffects, type ElementaryEffects } from "../../analysis/sensitivity/morris.ts";
import { screen } from "../../analysis/sensitivity/screening.ts";
import { plainPoints, screeningPoints, type Sizes } from "./driverDesign.ts";
import type { Screened } from "./driverResult.ts";
import { CONFIDENCE, named, points, type Stage } from "./driverStage.ts";

export interface Screening {
  readonly found: readonly Omit<Screened, "chosen">[];
  readonly luck: ElementaryEffects;
  readonly bases: number;
  readonly run: number;
  readonly rejected: number;
}

/** Effects by varying column, and of luck; null when stopped before two base points were done. A move counts as half of a range. */
export async function screened(
  stage: Stage,
  { bases, plain }: Sizes,
  columns: readonly number[],
): Promise<Screening | null> {
  const { compiled, plan, options } = stage;
  const seen = await points(stage, "screening", screeningPoints(compiled, plan, columns, bases, plain));
  const size = columns.length + 2;
  const done = Math.floor(seen.y.length / size);
  if (done < 2) return null;
  const effects = Array.from({ length: size - 1 }, (_, f) =>
    Float64Array.from({ length: done }, (__, b) => (seen.y[b * size + f + 1] as number) - (seen.y[b * size] as number)),
  );
  const all = elementaryEffects(effects, CONFIDENCE, options.seed);
  const found = columns.map((c, i) => named(compiled, c, all[i] as ElementaryEffects));
  return { found, luck: all.at(-1) as ElementaryEffects, bases: done, run: seen.run, rejected: seen.rejected };
}

/** Columns that get a share of their own: those that plain worlds show beyond luck, then by screening, as long as a run changed at all. */
export function choose(
  { compiled, plan, options }: Stage,
  found: readonly Omit<Screened, "chosen">[],
  columns: readonly number[],
  worlds: readonly number[],
  y: Float64Array,
): Map<number, "screening" | "worlds"> {
  const at = plainPoints(compiled, plan, Math.max(...worlds) + 1);
  const coordinates = columns.map((c) => Float64Array.from(worlds, (w) => at[w]?.at[c] as number));
  const shown = screen(y, coordinates, Int32Array.from(worlds.keys())).map((i) => columns[i] as number);
  const ranked = found
    .map((s, i) => ({ column: columns[i] as number, size: s.muStar }))
    .filter((s) => s.size > 0)
    .toSorted((a, b) => b.size - a.size || a.column - b.column);
  const chosen = new Map<number, "screening" | "worlds">();
  for (const column of shown) if (chosen.size < options.assumptions) chosen.set(column, "worlds");
  for (const { column } of ranked)
    if (chosen.size < options.assumptions && !chosen.has(column)) chosen.set(column, "screening");
  return chosen;
}
