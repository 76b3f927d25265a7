// One world that a record is held against: a point of the unit cube with its luck.

/** Whose luck a particle has: that of a world's places, and which run of it. */
export interface Luck {
  readonly world: number;
  readonly run: number;
}

export interface Particle {
  /** Coordinates 0..1. */
  readonly at: Float64Array;
  readonly luck: Luck;
  readonly logLikelihood: number;
  /** Number of the first draw that this particle goes back to. */
  readonly family: number;
  /** Number of the chain that it is a state of, on the last sweeps. */
  readonly chain: number;
}
