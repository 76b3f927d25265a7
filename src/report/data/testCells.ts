// What a test came to as cells of claims.csv, from share to agreeing_run.
import type { Interval, ModelTest } from "../../claims/result.ts";
import type { ShareResult } from "../../claims/share/shareResultShape.ts";
import type { Cell } from "./csv.ts";

export const ends = (i: Interval | null | undefined): Cell[] => [i?.value, i?.low, i?.high];

const empty = (n: number): readonly Cell[] => Array.from({ length: n }, () => null);

/** Of a test that has none of this. */
export const NO_CELLS = empty(20);

export const shareCells = (t: ShareResult): readonly Cell[] => [
  ...ends(t.share), t.share?.level, ...empty(5), t.unit, t.atLeast, t.worlds, t.replicates, ...empty(7),
]; // prettier-ignore

export const modelCells = (t: ModelTest): readonly Cell[] => [
  ...ends(t.share), t.share?.level, t.within?.value, t.below?.value, ...ends(t.effect), t.effect?.unit, t.atLeast, t.worlds, t.replicates, t.typical, t.counterexample,
  t.says, t.against?.value, t.known.direction, t.known.leans, t.agreeing,
]; // prettier-ignore
