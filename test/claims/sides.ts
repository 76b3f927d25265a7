// Shares above, within and below, with their rests, as the estimator gives them.
import type { Estimate } from "../../src/analysis/interval.ts";
import type { SidesOfEffect } from "../../src/analysis/shares/shareOfWorlds.ts";

const rest = ({ value, low, high }: Estimate): Estimate => ({ value: 1 - value, low: 1 - high, high: 1 - low });

export const sides = (above: Estimate, within: Estimate, below: Estimate): SidesOfEffect => ({
  above,
  within,
  below,
  notAbove: rest(above),
  notWithin: rest(within),
  notBelow: rest(below),
});
