// Points for tests of functions: no grid, so that nothing is met only at round numbers, and the same every time.

/** `count` points that fill low..high evenly without forming a grid: multiples of the golden ratio, modulo one. */
export function spread(count: number, low: number, high: number): number[] {
  return Array.from({ length: count }, (_, i) => low + (high - low) * (((i + 1) * 0.6180339887498949) % 1));
}
