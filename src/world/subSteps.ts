// How finely the flows of a world are stepped: constant within a world, so that variants of it share their draws. The choice rests on
// the convergence table in docs/convergence.md.
import type { Drawn } from "../model/kit/drawn.ts";
import { mobilisation } from "../model/street/mobilisation.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";

/** dt times the fastest flow of people stays under this. */
const LARGEST_STEP = 0.5;
/** A slot has 64 sub-slots and 2 ticks. */
const MOST = 32;

/** Sub-steps a tick. */
export function subStepsFor(world: Drawn, refine: number): number {
  const p = mobilisation.of(world);
  const fastest = Math.max(p.joinRate, p.leaveRate + p.fatigue);
  return Math.min(MOST, Math.max(1, Math.ceil(fastest / TICKS_PER_DAY / LARGEST_STEP) * refine));
}
