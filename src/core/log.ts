// ln x, ln(1+x) and e^x - 1 in fixed arithmetic. log: below 1 ulp (fdlibm's e_log.c); log1p: below 3 ulp; expm1: below 4 ulp.
// Source: fdlibm's e_log.c (Sun Microsystems, freely distributable); log1p after Kahan's (1+x) correction.
import { exp, split } from "./exp.ts";

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const L1 = 6.66666666666673513e-1;
const L2 = 3.999999999940941908e-1;
const L3 = 2.857142874366239149e-1;
const L4 = 2.222219843214978396e-1;
const L5 = 1.818357216161805012e-1;
const L6 = 1.531383769920937332e-1;
const L7 = 1.479819860511658591e-1;
const SQRT2 = 1.4142135623730951;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

const parts = { m: 0, k: 0 };

export function log(x: number): number {
  if (x !== x || x < 0) return NaN;
  if (x === 0) return -Infinity;
  if (x === Infinity) return Infinity;
  let shift = 0;
  let value = x;
  if (value < SMALLEST_NORMAL) {
    value *= 18014398509481984; // 2^54
    shift = -54;
  }
  split(value, parts);
  let { m, k } = parts;
  if (m > SQRT2) {
    m /= 2;
    k += 1;
  }
  k += shift;
  const f = m - 1;
  if (f === 0) return k * LN2_HIGH + k * LN2_LOW;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + r) + k * LN2_LOW) - f);
}

/** ln(1 + x), accurate near zero. */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1) return x;
  if (u === Infinity || !(u > 0)) return log(u);
  return log(u) * (x / (u - 1));
}

/** e^x - 1, accurate near zero. */
export function expm1(x: number): number {
  if (x > -0.3 && x < 0.3) {
    // Taylor with enough terms for full precision at 0.3
    let term = x;
    let sum = 0;
    for (let n = 2; n <= 14; n++) {
      term *= x / n;
      sum += term;
    }
    return x + sum;
  }
  return exp(x) - 1;
}
