// A fingerprint of numbers, bit by bit: two engines that differ in the last place of one number differ in it.

const half = (h: number): string => (h >>> 0).toString(16).padStart(8, "0");

export class Digest {
  #a = 0x811c9dc5 | 0;
  #b = 0x01000193 | 0;
  readonly #number = new Float64Array(1);
  readonly #words = new Uint32Array(this.#number.buffer);
  /** Numbers taken in so far. */
  count = 0;

  #word(word: number): void {
    this.#a = Math.imul(this.#a ^ word, 0x9e3779b1);
    this.#a ^= this.#a >>> 15;
    this.#b = Math.imul(this.#b ^ this.#a ^ (word >>> 16), 0x85ebca6b);
    this.#b ^= this.#b >>> 13;
  }

  /** Takes in numbers; which of its many bit patterns a NaN has is left to the engine, so all count as one. */
  add(...values: readonly number[]): this {
    for (const value of values) this.all([value]);
    return this;
  }

  all(values: ArrayLike<number>): this {
    for (let i = 0; i < values.length; i++) {
      const value = values[i] as number;
      this.#number[0] = value;
      this.#word(value !== value ? 0x7ff80001 : (this.#words[0] as number));
      this.#word(value !== value ? 0x7ff80002 : (this.#words[1] as number));
      this.count++;
    }
    return this;
  }

  text(text: string): this {
    for (let i = 0; i < text.length; i++) this.#word(text.charCodeAt(i));
    return this;
  }

  get hex(): string {
    return half(this.#a) + half(this.#b);
  }
}
