// Draws named by what they are for: U(seed, world, replicate; stream, entity, slot, sub-slot, index).
import { threefry2x32, uniformAt } from "./threefry.ts";

export interface Key {
  readonly k0: number;
  readonly k1: number;
}

const block = new Int32Array(2);

function derive(key: Key, c0: number, c1: number): Key {
  threefry2x32(key.k0, key.k1, c0, c1, block);
  return { k0: block[0] as number, k1: block[1] as number };
}

/** Key of a seed: any safe integer from 0; 0 is a seed like any other. Throws RangeError otherwise. */
export function seedKey(seed: number): Key {
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new RangeError(`a seed is a whole number from 0 to 2^53 - 1, got ${seed}`);
  return { k0: seed | 0, k1: Math.floor(seed / 4294967296) | 0 };
}

/** Key of one replicate of one world. */
export const runKey = (seed: number, world: number, replicate: number): Key => derive(seedKey(seed), world, replicate);

/** Key of one stream and entity within a run. */
export const channel = (key: Key, stream: number, entity: number): Key => derive(key, stream, entity);

/** Uniform on (0, 1) at a slot (< 2^25), sub-slot (0..63) and index (any 32-bit integer). */
export const draw = (key: Key, slot: number, sub: number, index: number): number =>
  uniformAt(key.k0, key.k1, slot * 64 + sub, index);
