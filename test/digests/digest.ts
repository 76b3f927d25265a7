// A fingerprint of what functions give, bit by bit: two engines, or two days, that differ in the last place of one number differ in it. It has
// 64 bits: that two differ and look the same has a chance of 1 in 2e19.

const half = (h: number): string => (h >>> 0).toString(16).padStart(8, "0");

export class Digest {
  #a = 0x811c9dc5 | 0;
  #b = 0x01000193 | 0;
  readonly #number = new Float64Array(1);
  readonly #words = new Uint32Array(this.#number.buffer);
  /** Numbers and texts taken in so far. */
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
    this.#word(text.length);
    for (let i = 0; i < text.length; i++) this.#word(text.charCodeAt(i));
    this.count++;
    return this;
  }

  /** Takes in anything that is made of numbers, texts, yes and no: with the names that its parts have, in their order. */
  any(value: unknown): this {
    if (typeof value === "number") return this.add(value);
    if (typeof value === "string") return this.text(value);
    // what a function is written like is no result
    if (typeof value === "function") return this.text("function");
    if (typeof value !== "object" || value === null) return this.text(String(value));
    if (value instanceof Map || value instanceof Set) return this.any([...value]);
    if (ArrayBuffer.isView(value)) return this.add(value.byteLength).all(value as unknown as ArrayLike<number>);
    if (Array.isArray(value)) this.add(value.length);
    for (const [name, part] of Object.entries(value)) {
      if (!Array.isArray(value)) this.text(name);
      this.any(part);
    }
    return this;
  }

  get hex(): string {
    return half(this.#a) + half(this.#b);
  }

  get whole(): string {
    return `${this.hex} of ${this.count}`;
  }
}

/** By name: what a function gives, as one fingerprint, and of how much. */
export async function fingerprints(calls: Readonly<Record<string, () => unknown>>): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, call] of Object.entries(calls)) found[name] = new Digest().any(await call()).whole;
  return found;
}

/** What a call gives, or that it throws. */
export function given(call: () => unknown): unknown {
  try {
    return call();
  } catch (e) {
    return `throws ${(e as Error).name}`;
  }
}
