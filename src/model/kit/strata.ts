// Strata of predisposition: a standard normal cut finely in its upper tail. Twelve equal slices cannot ignite: the few who would go
// first are what a cascade starts from (Granovetter 1978; tried with equal slices: nobody moves).
import { normalPdf, normalQuantile } from "../../core/normal.ts";

/** Share of people above each cut. */
export const MASS_ABOVE = [
  1, 0.5, 0.25, 0.12, 0.06, 0.03, 0.015, 0.0075, 0.004, 0.002, 0.001, 0.0005, 0.0002, 0,
] as const;

export const STRATA = MASS_ABOVE.length - 1;

export interface Strata {
  /** Share of people in each stratum. */
  readonly mass: Float64Array;
  /** Conditional mean of the standard normal in it. */
  readonly z: Float64Array;
}

/** Strata from decreasing shares above each cut, first 1 and last 0. */
export function strataFrom(above: readonly number[]): Strata {
  const n = above.length - 1;
  const mass = new Float64Array(n);
  const z = new Float64Array(n);
  const density = (share: number) => (share <= 0 || share >= 1 ? 0 : normalPdf(normalQuantile(1 - share)));
  for (let k = 0; k < n; k++) {
    const low = above[k] as number;
    const high = above[k + 1] as number;
    mass[k] = low - high;
    z[k] = (density(low) - density(high)) / (low - high);
  }
  return { mass, z };
}

export const STRATA_OF_PEOPLE: Strata = strataFrom(MASS_ABOVE);

/** Whole people in each stratum: cumulative rounding, so that they add up to `pool`. */
export function peopleByStratum(pool: number, mass: Float64Array): Float64Array {
  const people = new Float64Array(mass.length);
  let share = 0;
  let placed = 0;
  for (let k = mass.length - 1; k >= 0; k--) {
    share += mass[k] as number;
    const upTo = Math.min(pool, Math.round(pool * share));
    people[k] = upTo - placed;
    placed = upTo;
  }
  return people;
}
