// sin x and cos x in fixed arithmetic for |x| <= 1024: the same bits in every engine, which Math.sin does not promise. Error below
// 1 ulp (measured in the tests). Source: the polynomials of fdlibm's k_sin.c and k_cos.c and its split of π/2 (Sun Microsystems,
// freely distributable).

const TWO_OVER_PI = 6.36619772367581382433e-1;
// π/2 in three parts: the first two have 33 bits, so that a small whole number times either is exact
const HALF_PI_1 = 1.57079632673412561417;
const HALF_PI_2 = 6.0771005063039659766e-11;
const HALF_PI_3 = 2.02226624879595063154e-21;

const S1 = -1.66666666666666324348e-1;
const S2 = 8.33333333332248946124e-3;
const S3 = -1.98412698298579493134e-4;
const S4 = 2.75573137070700676789e-6;
const S5 = -2.50507602534068634195e-8;
const S6 = 1.58969099521155010221e-10;
const C1 = 4.16666666666666019037e-2;
const C2 = -1.38888888888741095749e-3;
const C3 = 2.48015872894767294178e-5;
const C4 = -2.75573143513906633035e-7;
const C5 = 2.0875723212981748279e-9;
const C6 = -1.13596475577881948265e-11;

/** Beyond this the split of π/2 is too short. */
const LARGEST = 1024;

/** sin(x + y) for |x| <= π/4 and y its tail. */
function kernelSin(x: number, y: number): number {
  const z = x * x;
  const v = z * x;
  const r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
  return x - (z * (0.5 * y - v * r) - y - v * S1);
}

/** cos(x + y) for |x| <= π/4 and y its tail. */
function kernelCos(x: number, y: number): number {
  const z = x * x;
  const r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
  const half = 0.5 * z;
  const w = 1 - half;
  return w + (1 - w - half + (z * r - x * y));
}

/** sin of x + quarter quarter-turns. */
function turned(x: number, quarter: number): number {
  if (!(Math.abs(x) <= LARGEST)) {
    if (x - x !== 0) return NaN;
    throw new RangeError(`sin and cos take arguments from -${LARGEST} to ${LARGEST}, got ${x}`);
  }
  const n = Math.floor(x * TWO_OVER_PI + 0.5);
  const first = x - n * HALF_PI_1; // exact
  const second = n * HALF_PI_2; // exact
  const high = first - second;
  // what rounding took from high, by Knuth's two-sum
  const back = high + second;
  const lost = first - back + (back - high - second);
  const low = n * HALF_PI_3 - lost;
  const r = high - low;
  const tail = high - r - low;
  const at = (n + quarter) & 3;
  const value = (at & 1) === 0 ? kernelSin(r, tail) : kernelCos(r, tail);
  return at > 1 ? -value : value;
}

/** NaN for what is not finite. Throws RangeError beyond |x| = 1024. */
export const sin = (x: number): number => turned(x, 0);

/** NaN for what is not finite. Throws RangeError beyond |x| = 1024. */
export const cos = (x: number): number => turned(x, 1);

/** The double nearest to π. */
export const PI = 3.141592653589793;
