// Resampling of whole worlds: bootstrap members, shuffles and halves, all from the keyed stream "bootstrap", so that a seed fixes every interval.
// Source: Efron, Ann. Statist. 7 (1979) for the bootstrap.
import type { Key } from "../core/keyed.ts";
import { channel, draw, seedKey } from "../core/keyed.ts";
import { PURPOSES, type Purpose } from "../core/purposes.ts";
import { STREAMS } from "../core/streams.ts";

/** Key of one use of resampling; uses with different purposes don't share draws. Throws RangeError on a seed that is not whole and ≥ 0. */
export function resampleKey(seed: number, purpose: Purpose): Key {
  return channel(seedKey(seed), STREAMS.bootstrap, PURPOSES[purpose]);
}

/** Fills `out` with members drawn with replacement from `members`, both of the same length. */
export function drawMembers(key: Key, repeat: number, members: Int32Array, out: Int32Array): void {
  const n = members.length;
  for (let i = 0; i < n; i++) out[i] = members[Math.floor(n * draw(key, repeat, 0, i))]!;
}

/** A random order of 0..n-1 (Fisher–Yates). */
export function shuffled(key: Key, repeat: number, n: number): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor((i + 1) * draw(key, repeat, 1, i));
    const kept = order[i]!;
    order[i] = order[j]!;
    order[j] = kept;
  }
  return order;
}
