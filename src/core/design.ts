// Where in 0..1 each world's assumptions are drawn: independently, or scrambled so that every assumption is spread evenly over the worlds.
import { channel, draw, runKey, seedKey } from "./keyed.ts";
import { STREAMS } from "./streams.ts";
import { threefry2x32 } from "./threefry.ts";

export type DesignKind = "independent" | "scrambled";

/**
 * Coordinate in (0, 1) of one world in one column. `column` is a hash of the assumption's path, so that adding an assumption leaves the
 * others' draws alone. Independent: any world can be drawn alone. Scrambled: a Latin hypercube of `worlds`, each column in its own
 * pseudo-random order; still a pure function of its arguments.
 */
export function designPoint(kind: DesignKind, seed: number, world: number, column: number, worlds: number): number {
  return designPoints(kind, seed, world, [column], worlds)[0] as number;
}

/** The same for several columns of one world. */
export function designPoints(
  kind: DesignKind,
  seed: number,
  world: number,
  columns: readonly number[],
  worlds: number,
): Float64Array {
  const key = runKey(seed, world, 0);
  return Float64Array.from(columns, (column) => {
    const u = draw(channel(key, STREAMS.assumption, column), 0, 0, 0);
    return kind === "independent" ? u : (permuted(world, worlds, seed, column) + u) / worlds;
  });
}

const half = new Int32Array(2);

/** Place of `index` in a keyed permutation of 0..n-1: a four-round Feistel network, walked until it lands inside. */
function permuted(index: number, n: number, seed: number, column: number): number {
  if (index >= n) throw new RangeError(`world ${index} is outside a scrambled design of ${n}`);
  let bits = 1;
  while (1 << (2 * bits) < n) bits++;
  const mask = (1 << bits) - 1;
  const { k0, k1 } = channel(seedKey(seed), STREAMS.design, column);
  let x = index;
  do {
    let left = x >>> bits;
    let right = x & mask;
    for (let round = 0; round < 4; round++) {
      threefry2x32(k0, k1, right, round, half);
      const next = left ^ ((half[0] as number) & mask);
      left = right;
      right = next;
    }
    x = (left << bits) | right;
  } while (x >= n);
  return x;
}
