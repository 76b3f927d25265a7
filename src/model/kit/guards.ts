// Guards against the ends of floating-point numbers. They weigh nothing: results do not depend on them within their last digits.

/** Chances that enter a logit are kept this far from 0 and 1. */
export const TINY = 1e-9;

/** Shares that are seen with an error are kept this far from 0 and 1. */
export const SMALL = 1e-6;

export const inside = (chance: number): number => Math.min(1 - TINY, Math.max(TINY, chance));
