// Counts by place and stratum, as the flows use them.
import { STRATA } from "./strata.ts";

const copied = new Float64Array(STRATA);

/** A place's counts by stratum, as weights of a split: a copy, gone at the next call. */
export function cells(field: Float64Array, d: number): Float64Array {
  for (let k = 0; k < STRATA; k++) copied[k] = field[d * STRATA + k] as number;
  return copied;
}

/** People of a place over all strata. */
export function peopleOf(field: Float64Array, d: number): number {
  let total = 0;
  for (let k = 0; k < STRATA; k++) total += field[d * STRATA + k] as number;
  return total;
}
