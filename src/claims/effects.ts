// How an effect is read, measured and judged to matter, for every kind of test that asks for one.
import { log } from "../core/log.ts";
import { unitOf as unitAsked, type Asked } from "../model/asked.ts";
import type { Reading } from "../run/work.ts";

/** An outcome that effects are on, and whether they are shares of its size. */
interface Measured {
  readonly asked: Asked;
  readonly relative: boolean;
}

/** Where effects are relative, logarithms: their differences are ratios. */
export const readingOf = ({ asked, relative }: Measured): Reading =>
  relative ? { outcome: asked, log: true } : { outcome: asked };

/** Smallest effect that matters, in the units of the reading. */
export const thresholdOf = ({ atLeast, relative }: { readonly atLeast: number; readonly relative: boolean }): number =>
  relative ? log(1 + atLeast) : atLeast;

/** Unit of effects: probability, relative, or the outcome's own. */
export function unitOf({ asked, relative }: Measured): string {
  if (relative) return "relative";
  const unit = unitAsked(asked);
  return unit === "yes/no" ? "probability" : unit;
}
