// A sequence of random whole numbers under one key, for models whose number of draws is not known beforehand. Each block of the generator
// gives two words.
import type { Key } from "./keyed.ts";
import { threefry2x32 } from "./threefry.ts";

export class Words {
  readonly #key: Key;
  readonly #block = new Int32Array(2);
  #next = 0;
  #kept = false;

  constructor(key: Key) {
    this.#key = key;
  }

  /** The next 32 bits as a signed number, which engines keep without allocating. */
  #bits(): number {
    if (this.#kept) {
      this.#kept = false;
      return this.#block[1] as number;
    }
    const high = Math.floor(this.#next / 4294967296) | 0;
    threefry2x32(this.#key.k0, this.#key.k1, this.#next | 0, high, this.#block);
    this.#next += 1;
    this.#kept = true;
    return this.#block[0] as number;
  }

  /** A whole number from 0 to n - 1, n up to 2^20; no number is likelier than another by more than n / 2^32 of its chance. */
  below(n: number): number {
    return Math.floor(((this.#bits() >>> 0) * n) / 4294967296);
  }

  /** Uniform on the open interval (0, 1), in steps of 2^-32. */
  uniform(): number {
    return ((this.#bits() >>> 0) + 0.5) / 4294967296;
  }
}
