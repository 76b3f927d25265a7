// What everything is measured against: a fixed loop of plain whole-number arithmetic in the same process. Twice as fast a machine is twice
// as fast here too, so ratios to it can be compared between machines. Kept apart from src/core on purpose: it must never change.

/** Blocks of one pass. */
export const BLOCKS = 100_000;

/** Threefry2x32-20 written as a loop. Returns something that depends on every block, so that none can be left out. */
function blocks(count: number): number {
  const rotations = [13, 15, 26, 6, 17, 29, 16, 24];
  const keys = new Int32Array([0x13198a2e, 0x03707344, 0x1bd11bda ^ 0x13198a2e ^ 0x03707344]);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    let x = (i + (keys[0] as number)) | 0;
    let y = (sum + (keys[1] as number)) | 0;
    for (let round = 0; round < 20; round++) {
      x = (x + y) | 0;
      const r = rotations[round & 7] as number;
      y = ((y << r) | (y >>> (32 - r))) ^ x;
      if ((round & 3) === 3) {
        const s = (round >> 2) + 1;
        x = (x + (keys[s % 3] as number)) | 0;
        y = (y + (keys[(s + 1) % 3] as number) + s) | 0;
      }
    }
    sum = (sum + x + y) | 0;
  }
  return sum;
}

let kept = 0;

/** Milliseconds of one pass: the least of `passes`, which is what the machine can do when nothing else disturbs it. */
export function referenceMs(passes = 15): number {
  let least = Infinity;
  for (let i = 0; i < passes; i++) {
    const from = performance.now();
    kept = (kept + blocks(BLOCKS)) | 0;
    least = Math.min(least, performance.now() - from);
  }
  if (kept === 0.5) throw new Error("never");
  return least;
}
