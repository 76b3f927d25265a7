// Keyed uniforms for tests of estimators.
import { channel, draw, runKey } from "../../src/core/keyed.ts";

export function uniforms(n: number, seed: number): Float64Array {
  const key = channel(runKey(seed, 0, 0), 0, 0);
  return Float64Array.from({ length: n }, (_, i) => draw(key, i, 0, 0));
}
