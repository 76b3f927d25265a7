// Many small digests as one line of text: first eight digits for the whole line, then one character a cell, so that a line that differs
// says where. A dot is a cell in which nothing is new; "(12)" stands for twelve dots.
// A cell has six bits: one that differs looks the same with chance 1/64. The whole line has 32: with chance 1 in 4e9.

/** One line an entry. */
export type Section = Readonly<Record<string, string>>;

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const SAME = ".";

/** Takes 32 more bits into a digest of 32 bits. */
export function mix(h: number, word: number): number {
  h = Math.imul(h ^ word, 0x9e3779b1);
  h ^= h >>> 15;
  h = Math.imul(h, 0x85ebca6b);
  return h ^ (h >>> 13);
}

const number = new Float64Array(1);
const words = new Int32Array(number.buffer);

/** Digest of numbers, bit by bit; which of its many bit patterns a NaN has is left to the engine, so all count as one. */
export function ofNumbers(values: ArrayLike<number>): number {
  let h = values.length;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    number[0] = value;
    h = value !== value ? mix(h, 0x7ff80001) : mix(mix(h, words[0] as number), words[1] as number);
  }
  return h;
}

export function ofText(text: string): number {
  let h = text.length;
  for (let i = 0; i < text.length; i++) h = mix(h, text.charCodeAt(i));
  return h;
}

export const hex = (h: number): string => (h >>> 0).toString(16).padStart(8, "0");

/** Cells of a line; null is one in which nothing is new. */
export function lineOf(cells: readonly (number | null)[]): string {
  let whole = cells.length;
  let text = "";
  for (const cell of cells) {
    whole = mix(whole, cell ?? 1);
    text += cell === null ? SAME : (LETTERS[cell >>> 26] as string);
  }
  return `${hex(whole)} ${text.replace(/\.{5,}/g, (dots) => `(${dots.length})`)}`;
}

/** Which cells of two lines differ; past the end of the shorter, all. */
export function cellsApart(a: string, b: string): number[] {
  const [one, other] = [cellsIn(a), cellsIn(b)];
  return Array.from({ length: Math.max(one.length, other.length) }, (_, i) => i).filter((i) => one[i] !== other[i]);
}

/** The cells of a line, one character each. */
export const cellsIn = (line: string): string =>
  line.slice(line.indexOf(" ") + 1).replace(/\((\d+)\)/g, (_, n: string) => SAME.repeat(Number(n)));
