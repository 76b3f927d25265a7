// The state of runs by tick, every field of it, as two tables: what of each run differed first, and in which fields.
import { FIELD_NAMES } from "../../src/model/kit/state.ts";
import { TICKS_PER_DAY } from "../../src/model/kit/step.ts";
import type { Run } from "../../src/run/run.ts";
import { lineOf, mix, type Section } from "./cells.ts";

const seedOf = (field: number): number => Math.imul(field + 1, 0x9e3779b1);

/** Digest of the numbers of one field, bit by bit. Which of its bit patterns a NaN has is left to the engine: all count as one. */
function digestOf(words: Int32Array, from: number, to: number, seed: number): number {
  let h = seed;
  for (let i = from; i < to; i += 2) {
    let low = words[i] as number;
    let high = words[i + 1] as number;
    if ((high & 0x7ff00000) === 0x7ff00000 && ((high & 0xfffff) | low) !== 0) low = high = 0x7ff80000;
    h = Math.imul(h ^ low, 0x9e3779b1);
    h = Math.imul(h ^ (h >>> 15) ^ high, 0x85ebca6b);
    h ^= h >>> 13;
  }
  return h;
}

/** One column a tick up to the horizon, from the start on, then one a day. */
export class States {
  readonly #days: number;
  readonly #runs: Record<string, (number | null)[]> = {};
  /** By column, then field: all runs so far; 0 where none of them has changed there. */
  readonly #fields: Int32Array[] = [];
  /** Of the run at hand: by field, at its last column. */
  #latest = new Int32Array(FIELD_NAMES.length);
  #cells: (number | null)[] = [];
  #whole = 0;
  /** How many runs there are with it. */
  #order = 0;

  /** `days`: the horizon. */
  constructor(days: number) {
    this.#days = days;
  }

  begin(name: string): void {
    if (this.#runs[name]) throw new RangeError(`there are two runs "${name}"`);
    this.#runs[name] = this.#cells = [];
    this.#latest = new Int32Array(FIELD_NAMES.length);
    this.#whole = 1;
    this.#order++;
  }

  /** To be called at the start and after every tick or daily step. */
  note({ tick, state }: Run): void {
    const within = this.#days * TICKS_PER_DAY;
    if (tick > within && tick % TICKS_PER_DAY !== 0) return;
    const column = tick <= within ? tick : within + tick / TICKS_PER_DAY - this.#days;
    const fields = (this.#fields[column] ??= new Int32Array(FIELD_NAMES.length));
    const words = new Int32Array(state.data.buffer, state.data.byteOffset, 2 * state.data.length);
    // all that came before counts in, so that a run that has parted stays apart
    let whole = this.#whole;
    FIELD_NAMES.forEach((name, f) => {
      const at = (state[name].byteOffset - state.data.byteOffset) / 4;
      const h = digestOf(words, at, at + 2 * state[name].length, seedOf(f));
      whole = mix(whole, h);
      if (h === this.#latest[f]) return;
      this.#latest[f] = h;
      fields[f] = mix(mix(fields[f] as number, this.#order), h) || 1;
    });
    while (this.#cells.length < column) this.#cells.push(null);
    this.#cells[column] = this.#whole = whole;
  }

  get runs(): Section {
    return Object.fromEntries(Object.entries(this.#runs).map(([name, cells]) => [name, lineOf(cells)]));
  }

  get fields(): Section {
    return Object.fromEntries(
      FIELD_NAMES.map((name, f) => {
        const cells = Array.from(this.#fields, (column) => column?.[f] || null);
        return [name, lineOf(cells)];
      }),
    );
  }
}

/** "tick 41 (day 5, 06:00)": where a column of these tables stands. */
export function columnName(column: number, days: number): string {
  const within = days * TICKS_PER_DAY;
  if (column > within) return `the end of day ${days + column - within}`;
  const hour = ((column % TICKS_PER_DAY) * 24) / TICKS_PER_DAY;
  return `tick ${column} (day ${Math.floor(column / TICKS_PER_DAY)}, ${String(hour).padStart(2, "0")}:00)`;
}
