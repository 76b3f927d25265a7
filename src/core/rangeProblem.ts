// Ranges and what is wrong with them: all that reading a scenario needs. Apart from ranges.ts because the beta distribution that stands there
// takes longer to load than a scenario takes to read.
import { exp } from "./exp.ts";
import { log } from "./log.ts";

export type Range =
  | { readonly kind: "constant"; readonly value: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "loguniform"; readonly low: number; readonly high: number }
  | { readonly kind: "triangular"; readonly low: number; readonly likely: number; readonly high: number }
  /** low and high are the 5 % and 95 % points. */
  | { readonly kind: "normal"; readonly low: number; readonly high: number }
  | { readonly kind: "lognormal"; readonly low: number; readonly high: number }
  | { readonly kind: "beta"; readonly a: number; readonly b: number }
  | { readonly kind: "oneOf"; readonly options: readonly { readonly value: number; readonly weight: number }[] };

/** Shapes of a beta between which its quantiles are found and are numbers. */
const SHAPES = [0.001, 1e6] as const;

/** What is wrong with relative weights, or null. */
export function weightsProblem(weights: readonly number[]): string | null {
  if (weights.length === 0) return "there must be at least one option";
  if (!weights.every((w) => Number.isFinite(w) && w >= 0)) return "weights must be numbers from zero";
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (total === 0) return "one weight must be above zero";
  return Number.isFinite(total) ? null : "their sum is too large a number";
}

/** What is wrong with a range, or null. */
export function rangeProblem(range: Range): string | null {
  const finite = (...xs: number[]): boolean => xs.every((x) => Number.isFinite(x));
  switch (range.kind) {
    case "constant":
      return finite(range.value) ? null : "the value is not a finite number";
    case "uniform":
    case "normal":
      if (!finite(range.low, range.high)) return "an end is not a finite number";
      return range.low < range.high ? null : "the low end must lie below the high end";
    case "loguniform":
    case "lognormal":
      if (!finite(range.low, range.high)) return "an end is not a finite number";
      if (!(range.low > 0)) return "both ends must be above zero";
      return range.low < range.high ? null : "the low end must lie below the high end";
    case "triangular":
      if (!finite(range.low, range.likely, range.high)) return "an end is not a finite number";
      if (!(range.low < range.high)) return "the low end must lie below the high end";
      return range.likely >= range.low && range.likely <= range.high
        ? null
        : "the likely value must lie between the ends";
    case "beta":
      if (!(range.a > 0 && range.b > 0 && finite(range.a, range.b))) return "both shapes must be above zero";
      return [range.a, range.b].every((shape) => shape >= SHAPES[0] && shape <= SHAPES[1])
        ? null
        : `the shapes must lie between ${SHAPES[0]} and ${SHAPES[1]}`;
    case "oneOf":
      return finite(...range.options.map((o) => o.value))
        ? weightsProblem(range.options.map((o) => o.weight))
        : "a value is not a finite number";
  }
}

/** Smallest and largest value that can be drawn; infinite for the unbounded ones. */
export function bounds(range: Range): readonly [number, number] {
  switch (range.kind) {
    case "constant":
      return [range.value, range.value];
    case "normal":
      return [-Infinity, Infinity];
    case "lognormal":
      return [0, Infinity];
    case "beta":
      return [0, 1];
    case "oneOf": {
      const values = range.options.filter((o) => o.weight > 0).map((o) => o.value);
      return [Math.min(...values), Math.max(...values)];
    }
    default:
      return [range.low, range.high];
  }
}

/** z of the 95 % point, by which a normal and a lognormal are given. */
export const Z95 = 1.6448536269514722;
/** The rarest draw lies so many standard deviations out: u is no nearer to 0 or 1 than 2⁻⁵⁴. */
const Z_RAREST = 8.3;

/** Smallest and largest value that is ever drawn: `bounds`, and for the unbounded ones where the rarest draws lie. */
export function reach(range: Range): readonly [number, number] {
  if (range.kind !== "normal" && range.kind !== "lognormal") return bounds(range);
  const isLog = range.kind === "lognormal";
  const [low, high] = isLog ? [log(range.low), log(range.high)] : [range.low, range.high];
  const middle = low / 2 + high / 2;
  const far = ((high - low) / (2 * Z95)) * Z_RAREST;
  return isLog ? [exp(middle - far), exp(middle + far)] : [middle - far, middle + far];
}
