// Threefry2x32-20: a counter-based generator. Any draw is a pure function of its key and counter, so no step order, worker or skipped
// draw can change another. Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC11; vectors of Random123 in the tests.

const PARITY = 0x1bd11bda;

const rotl = (x: number, r: number): number => (x << r) | (x >>> (32 - r));

/** One block: key (k0, k1), counter (c0, c1), all 32 bits; result into out[0..1] as signed 32-bit integers. */
export function threefry2x32(k0: number, k1: number, c0: number, c1: number, out: Int32Array): void {
  const k2 = PARITY ^ k0 ^ k1;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 13) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 15) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 26) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 6) ^ x0; // prettier-ignore
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2 + 1) | 0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 17) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 29) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 16) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 24) ^ x0; // prettier-ignore
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k0 + 2) | 0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 13) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 15) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 26) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 6) ^ x0; // prettier-ignore
  x0 = (x0 + k0) | 0;
  x1 = (x1 + k1 + 3) | 0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 17) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 29) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 16) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 24) ^ x0; // prettier-ignore
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2 + 4) | 0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 13) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 15) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 26) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 6) ^ x0; // prettier-ignore
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k0 + 5) | 0; // prettier-ignore
  out[0] = x0;
  out[1] = x1;
}

/**
 * Uniform on the open interval (0, 1): the middle of one of 2^52 equal cells. The rounds stand here a second time, so that a block of a draw
 * stays in registers: through an array it costs a quarter more.
 */
export function uniformAt(k0: number, k1: number, c0: number, c1: number): number {
  const k2 = PARITY ^ k0 ^ k1;
  let x0 = (c0 + k0) | 0;
  let x1 = (c1 + k1) | 0;
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 13) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 15) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 26) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 6) ^ x0; // prettier-ignore
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2 + 1) | 0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 17) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 29) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 16) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 24) ^ x0; // prettier-ignore
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k0 + 2) | 0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 13) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 15) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 26) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 6) ^ x0; // prettier-ignore
  x0 = (x0 + k0) | 0;
  x1 = (x1 + k1 + 3) | 0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 17) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 29) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 16) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 24) ^ x0; // prettier-ignore
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2 + 4) | 0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 13) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 15) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 26) ^ x0; // prettier-ignore
  x0 = (x0 + x1) | 0;
  x1 = rotl(x1, 6) ^ x0; // prettier-ignore
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k0 + 5) | 0; // prettier-ignore
  // 26 bits of each word
  return ((x0 >>> 6) * 67108864 + (x1 >>> 6) + 0.5) / 4503599627370496;
}
