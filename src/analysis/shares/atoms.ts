// The grid of effects ("atoms") that a world may have, and how probable each world's replicates are under each of them.

/** Effects has one entry per atom; rows × atoms likelihood; rowOf maps each world to its row. */
export interface Atoms {
  effects: Float64Array;
  likelihood: Float64Array;
  rowOf: Int32Array;
}

/** A hair off ε, so that both sides of the border are on the grid: worlds that can't be placed count as either. */
const HAIR = 0.02;

/** The atoms just below and just above ε, for effects of about this scale. */
export function border(epsilon: number, scale: number): [number, number] {
  const hair = Math.max(HAIR * epsilon, 1e-6 * scale);
  return [epsilon - hair, epsilon + hair];
}

/** x to a whole power n ≥ 0 by repeated multiplication. */
export function wholePower(x: number, n: number): number {
  let result = 1;
  for (let i = 0; i < n; i++) result *= x;
  return result;
}
