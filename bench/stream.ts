// Raw bits of the generator for a public battery: `node bench/stream.ts LAYOUT` writes 32-bit words without end.
//   counter   one key, the second counter running: how the blocks themselves look
//   engine    what a run really draws: a key a run, place and stream, then slots and sub-slots; the 26 high bits of each half, as src/core/threefry.ts
//             uses them, are here all 32
import { writeSync } from "node:fs";
import { channel, runKey } from "../src/core/keyed.ts";
import { threefry2x32 } from "../src/core/threefry.ts";

const WORDS = 1 << 16;
const block = new Int32Array(2);
const buffer = new Int32Array(WORDS);

function* counters(layout: string): Generator<void> {
  if (layout === "counter") {
    const { k0, k1 } = runKey(1, 0, 0);
    for (let high = 0; ; high++)
      for (let low = 0; low < 4294967296; low += WORDS / 2) {
        for (let i = 0; i < WORDS; i += 2) {
          threefry2x32(k0, k1, high, (low + i / 2) | 0, block);
          buffer[i] = block[0] as number;
          buffer[i + 1] = block[1] as number;
        }
        yield;
      }
  }
  let at = 0;
  for (let world = 0; ; world++)
    for (let replicate = 0; replicate < 4; replicate++) {
      const run = runKey(1, world, replicate);
      for (let stream = 1; stream <= 24; stream++)
        for (let entity = 0; entity < 17; entity++) {
          const key = channel(run, stream, entity * 1640531527);
          for (let slot = 0; slot < 120; slot++)
            for (let sub = 0; sub < 4; sub++) {
              threefry2x32(key.k0, key.k1, slot * 64 + sub, 0, block);
              buffer[at++] = block[0] as number;
              buffer[at++] = block[1] as number;
              if (at === WORDS) {
                at = 0;
                yield;
              }
            }
        }
    }
}

const bytes = new Uint8Array(buffer.buffer);
try {
  for (const _ of counters(process.argv[2] ?? "engine"))
    for (let sent = 0; sent < bytes.length; ) sent += writeSync(1, bytes, sent);
} catch (error) {
  // the battery has read enough
  if ((error as { code?: string }).code !== "EPIPE") throw error;
}
