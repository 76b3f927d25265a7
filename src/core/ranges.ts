// The ranges a scenario or a mechanism may give an unknown: their quantile functions, widths and words.
import quantileBeta from "@stdlib/stats-base-dists-beta-quantile";
import { exp } from "./exp.ts";
import { log } from "./log.ts";
import { normalQuantile } from "./normal.ts";
import { Z95, type Range } from "./rangeProblem.ts";

export { bounds, rangeProblem, reach, type Range } from "./rangeProblem.ts";

/** Value at probability u in (0, 1). The range must have no problem. */
export function quantile(range: Range, u: number): number {
  switch (range.kind) {
    case "constant":
      return range.value;
    case "uniform":
      return range.low + (range.high - range.low) * u;
    case "loguniform":
      return exp(log(range.low) + (log(range.high) - log(range.low)) * u);
    case "triangular": {
      const { low, likely, high } = range;
      const width = high - low;
      if (width === 0) return low;
      const cut = (likely - low) / width;
      return u < cut
        ? low + Math.sqrt(u * width * (likely - low))
        : high - Math.sqrt((1 - u) * width * (high - likely));
    }
    case "normal":
      return (range.low + range.high) / 2 + ((range.high - range.low) / (2 * Z95)) * normalQuantile(u);
    case "lognormal": {
      const low = log(range.low);
      const high = log(range.high);
      return exp((low + high) / 2 + ((high - low) / (2 * Z95)) * normalQuantile(u));
    }
    case "beta":
      return quantileBeta(u, range.a, range.b);
    case "oneOf": {
      let total = 0;
      for (const o of range.options) total += o.weight;
      let reached = 0;
      let value = 0;
      for (const o of range.options) {
        if (o.weight <= 0) continue;
        value = o.value;
        reached += o.weight / total;
        if (u <= reached) break;
      }
      return value;
    }
  }
}

/**
 * The same range, `factor` times as wide about its middle (about its likely value, on the log scale where it is one). A positive range
 * stays positive, a range of `limits` stays inside them.
 */
export function widened(
  range: Range,
  factor: number,
  limits: readonly [number, number] = [-Infinity, Infinity],
): Range {
  const clip = (x: number): number => Math.min(limits[1], Math.max(limits[0], x));
  const about = (middle: number, x: number): number => clip(middle + (x - middle) * factor);
  switch (range.kind) {
    case "uniform":
    case "normal": {
      const middle = (range.low + range.high) / 2;
      return { ...range, low: about(middle, range.low), high: about(middle, range.high) };
    }
    case "triangular":
      return { ...range, low: about(range.likely, range.low), high: about(range.likely, range.high) };
    case "loguniform":
    case "lognormal": {
      const middle = (log(range.low) + log(range.high)) / 2;
      const of = (x: number): number => clip(exp(middle + (log(x) - middle) * factor));
      return { ...range, low: of(range.low), high: of(range.high) };
    }
    case "beta": {
      // same mean, spread times the factor: a + b shrinks with its square, as far as the shape stays defined; what is wider already stays
      const sum = range.a + range.b;
      const n = Math.max(Math.min(0.5, sum), (sum + 1) / (factor * factor) - 1);
      const mean = range.a / sum;
      return { kind: "beta", a: mean * n, b: (1 - mean) * n };
    }
    default:
      return range;
  }
}

/** In words, for tables: "0.5 to 3, likely 1". */
export function describe(range: Range): string {
  const n = (x: number): string => String(Number(x.toPrecision(4)));
  switch (range.kind) {
    case "constant":
      return n(range.value);
    case "uniform":
      return `${n(range.low)} to ${n(range.high)}`;
    case "loguniform":
      return `${n(range.low)} to ${n(range.high)} (log)`;
    case "triangular":
      return `${n(range.low)} to ${n(range.high)}, likely ${n(range.likely)}`;
    case "normal":
      return `${n(range.low)} to ${n(range.high)} (normal, 5-95 %)`;
    case "lognormal":
      return `${n(range.low)} to ${n(range.high)} (lognormal, 5-95 %)`;
    case "beta":
      return `${n(quantile(range, 0.05))} to ${n(quantile(range, 0.95))} (beta, 5-95 %)`;
    case "oneOf":
      return range.options.map((o) => n(o.value)).join(" or ");
  }
}
