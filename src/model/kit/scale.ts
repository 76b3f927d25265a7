// Middles of scales that run from 0 to 1. Where an input enters by how far it lies from the middle, its weight says what the whole scale
// is worth and nothing is added at the middle: a definition of the weight, not a number that weighs.

/** Middle of a share: status, maturity, control, loyalty, backing and alignment are centred on it. */
export const MIDDLE = 0.5;

/** Stance of a faction or a vote of a member that neither backs nor breaks: how it is written down, on a line from 0 to 1. */
export const BETWEEN = 0.5;

/** As likely as not. */
export const EVEN = 0.5;
