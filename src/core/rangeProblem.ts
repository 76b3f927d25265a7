// Ranges and what is wrong with them: all that reading a scenario needs. Apart from ranges.ts because the beta distribution that stands there
// takes longer to load than a scenario takes to read.

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
      return range.a > 0 && range.b > 0 && finite(range.a, range.b) ? null : "both shapes must be above zero";
    case "oneOf": {
      if (range.options.length === 0) return "there must be at least one option";
      if (!range.options.every((o) => finite(o.value, o.weight) && o.weight >= 0))
        return "weights must be numbers from zero";
      return range.options.some((o) => o.weight > 0) ? null : "one weight must be above zero";
    }
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
