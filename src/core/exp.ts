// e^x in fixed arithmetic: the same bits in every engine, which Math.exp does not promise. Error below 1 ulp.
// Source: the argument reduction and polynomial of fdlibm's e_exp.c (Sun Microsystems, freely distributable).

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const P1 = 1.66666666666666019037e-1;
const P2 = -2.77777777770155933842e-3;
const P3 = 6.61375632143793436117e-5;
const P4 = -1.6533902205465251539e-6;
const P5 = 4.13813679705723846039e-8;
const TINY = 3.725290298461914e-9; // 2^-28

const bits = new Float64Array(1);
const words = new Int32Array(bits.buffer);
// which half of a double holds its exponent
bits[0] = 1;
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;

const LEAST = -1022;
const MOST = 1023;
const POWERS = new Float64Array(MOST - LEAST + 1);
for (let k = LEAST; k <= MOST; k++) {
  words[HIGH] = (k + 1023) << 20;
  words[1 - HIGH] = 0;
  POWERS[k - LEAST] = bits[0] as number;
}

/** 2^k for whole k in -1022..1023, from a table: an exponent is written through memory in two halves and read back as one, which waits. */
const powerOfTwo = (k: number): number => POWERS[k - LEAST] as number;

/** x 2^k, gradual underflow included. */
export function scale(x: number, k: number): number {
  if (k > 1023) return x * powerOfTwo(1023) * powerOfTwo(Math.min(1023, k - 1023));
  if (k < -1022) return x * powerOfTwo(Math.max(-1022, k + 54)) * powerOfTwo(-54);
  return x * powerOfTwo(k);
}

/** Exponent and mantissa in 1..2 of a positive normal number: x = m 2^k. */
export function split(x: number, into: { m: number; k: number }): void {
  bits[0] = x;
  const k = ((words[HIGH] as number) >>> 20) - 1023;
  into.k = k;
  // exact, by a power of two; 2^-1023 is none that the table has
  into.m = k === MOST ? x * 0.5 * powerOfTwo(LEAST) : x * powerOfTwo(-k);
}

export function exp(x: number): number {
  if (x !== x) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019411) return 0;
  if (x < TINY && x > -TINY) return 1 + x;
  const k = x < 0 ? Math.ceil(INVERSE_LN2 * x - 0.5) : Math.floor(INVERSE_LN2 * x + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return k === 0 ? y : scale(y, k);
}
