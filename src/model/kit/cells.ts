// Counts by place and stratum, as the flows use them.
import { STRATA } from "./strata.ts";

const copied = new Float64Array(STRATA);

/** A place's counts by stratum, as weights of a split: a copy, gone at the next call. */
export function cells(field: Float64Array, d: number): Float64Array {
  for (let k = 0; k < STRATA; k++) copied[k] = field[d * STRATA + k] as number;
  return copied;
}

/** People of a place over all strata: whole numbers, so that three sums side by side come to the same as one. */
export function peopleOf(field: Float64Array, d: number): number {
  let [a, b, c] = [0, 0, 0];
  const end = (d + 1) * STRATA;
  let i = d * STRATA;
  for (; i + 2 < end; i += 3) {
    a += field[i] as number;
    b += field[i + 1] as number;
    c += field[i + 2] as number;
  }
  for (; i < end; i++) a += field[i] as number;
  return a + b + c;
}
