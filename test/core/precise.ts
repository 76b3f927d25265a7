// Elementary functions in whole-number arithmetic of any precision, by series that share nothing with src/core: what the accuracy tests
// measure against. A value is a BigInt in units of 2^-bits.

/** A double as mantissa and exponent: x = m 2^e exactly. */
export function exactly(x: number): { m: bigint; e: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  const word = view.getBigUint64(0);
  const exponent = Number((word >> 52n) & 2047n);
  const fraction = word & ((1n << 52n) - 1n);
  const m = exponent === 0 ? fraction : fraction | (1n << 52n);
  return { m: word >> 63n ? -m : m, e: (exponent === 0 ? 1 : exponent) - 1075 };
}

const shifted = (x: bigint, by: number): bigint => (by >= 0 ? x << BigInt(by) : x >> BigInt(-by));

export class Precise {
  readonly bits: number;
  readonly one: bigint;
  readonly ln2: bigint;

  constructor(bits: number) {
    this.bits = bits;
    this.one = 1n << BigInt(bits);
    this.ln2 = this.#twoAtanh(this.one / 3n);
  }

  of(x: number): bigint {
    const { m, e } = exactly(x);
    return shifted(m, e + this.bits);
  }

  times(a: bigint, b: bigint): bigint {
    return (a * b) >> BigInt(this.bits);
  }

  over(a: bigint, b: bigint): bigint {
    return (a << BigInt(this.bits)) / b;
  }

  /** 2 atanh z by its series. */
  #twoAtanh(z: bigint): bigint {
    const square = this.times(z, z);
    let power = z;
    let sum = 0n;
    for (let n = 1n; power !== 0n; n += 2n) {
      sum += power / n;
      power = this.times(power, square);
      if (power === -1n) break;
    }
    return 2n * sum;
  }

  /** ln x of a positive value. */
  log(x: bigint): bigint {
    let k = x.toString(2).length - 1 - this.bits;
    let m = shifted(x, -k);
    if (m * 2n > this.one * 3n) {
      m /= 2n;
      k += 1;
    }
    return BigInt(k) * this.ln2 + this.#twoAtanh(this.over(m - this.one, m + this.one));
  }

  /** e^x as value times 2^k, so that nothing under- or overflows. */
  expParts(x: bigint): { value: bigint; k: number } {
    const k = Number(x / this.ln2) - (x < 0n ? 1 : 0);
    const r = x - BigInt(k) * this.ln2;
    let term = this.one;
    let sum = 0n;
    for (let n = 1n; term !== 0n; n++) {
      sum += term;
      term = this.times(term, r) / n;
    }
    return { value: sum, k };
  }

  exp(x: bigint): bigint {
    const { value, k } = this.expParts(x);
    return shifted(value, k);
  }

  /** Square root by Newton's method. */
  sqrt(x: bigint): bigint {
    const target = x << BigInt(this.bits);
    let guess = 1n << BigInt(Math.ceil((target.toString(2).length + 1) / 2));
    for (;;) {
      const next = (guess + target / guess) >> 1n;
      if (next >= guess) return guess;
      guess = next;
    }
  }

  /** π by Machin's formula. */
  pi(): bigint {
    const arctan = (inverse: bigint): bigint => {
      let power = this.one / inverse;
      let sum = 0n;
      for (let n = 1n, sign = 1n; power !== 0n; n += 2n, sign = -sign) {
        sum += (sign * power) / n;
        power /= inverse * inverse;
      }
      return sum;
    };
    return 4n * (4n * arctan(5n) - arctan(239n));
  }

  /** Standard normal density. */
  density(x: bigint): bigint {
    return this.over(this.exp(-this.times(x, x) / 2n), this.sqrt(2n * this.pi()));
  }

  /** P(Z <= x): one half and the density times x + x^3/3 + x^5/15 + … */
  normal(x: bigint): bigint {
    const square = this.times(x, x);
    let term = x < 0n ? -x : x;
    let sum = 0n;
    for (let n = 3n; term !== 0n; n += 2n) {
      sum += term;
      term = this.times(term, square) / n;
    }
    const beyond = this.times(this.density(x), sum);
    return x < 0n ? this.one / 2n - beyond : this.one / 2n + beyond;
  }

  /** A value as a double, within a few units of 2^-52; for sizes that a double holds. */
  toNumber(x: bigint): number {
    const length = (x < 0n ? -x : x).toString(2).length;
    const drop = Math.max(0, length - 60);
    let n = Number(shifted(x, -drop));
    let exponent = drop - this.bits;
    for (; exponent < -900; exponent += 900) n /= 2 ** 900;
    return n * 2 ** exponent;
  }

  /** |found - truth| / |truth|. */
  relative(found: number, truth: bigint): number {
    const off = this.of(found) - truth;
    return Math.abs(this.toNumber(this.over(off, truth)));
  }

  /** |found - truth| in units of the last place of the truth, for normal doubles. */
  ulps(found: number, truth: bigint): number {
    return this.ulpsOf(found, { value: truth, k: 0 });
  }

  /** The same where the truth is value 2^k. */
  ulpsOf(found: number, truth: { value: bigint; k: number }): number {
    const { m, e } = exactly(found);
    const size = (truth.value < 0n ? -truth.value : truth.value).toString(2).length - 1;
    // both in units of the truth's last place, with 20 bits behind it
    const last = size - 52 - 20;
    const off = shifted(m, e + this.bits - truth.k - last) - shifted(truth.value, -last);
    return Math.abs(Number(off)) / 2 ** 20;
  }
}
