// One world that a record is held against: a point of the unit cube with its luck.

/** Luck in blocks that can be drawn anew one by one: each has the luck that its number says, and equal numbers are equal luck. */
export type Luck = readonly number[];

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

/** A particle whose likelihood is asked for; below `least` any lower number will do as the answer, and -Infinity is one. */
export interface Asked {
  readonly at: Float64Array;
  readonly luck: Luck;
  readonly least: number;
}
