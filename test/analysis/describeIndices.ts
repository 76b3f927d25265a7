// Sobol indices of functions whose indices are known: from fewer rows among the quick tests, from more among the long ones.
import { describe, expect, test } from "vitest";
import { sobolIndices, type SobolIndices } from "../../src/analysis/sensitivity/sobol.ts";
import { ISHIGAMI, ishigami } from "../../examples/classics/ishigami.ts";
import { MORRIS, morrisFunction } from "../../examples/classics/morrisFunction.ts";
import { sobolG, sobolGIndices } from "../../examples/classics/sobolG.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";

export type Model = (x: Float64Array) => number;

/** Rows of the design over the unit cube, with every point evaluated; `hole` says which points are left out. */
export function indices(
  model: Model,
  factors: number,
  rows: number,
  seed: number,
  hole: Model = () => 0,
): SobolIndices | null {
  const value: Model = (x) => (hole(x) > 0 ? NaN : model(x));
  const a = new Float64Array(rows);
  const b = new Float64Array(rows);
  const mixed = Array.from({ length: factors }, () => new Float64Array(rows));
  for (let j = 0; j < rows; j++) {
    const at = (side: number): Float64Array =>
      Float64Array.from({ length: factors }, (_, i) => draw(channel(seedKey(seed), 930, side), j, 0, i));
    const [one, other] = [at(0), at(1)];
    a[j] = value(one);
    b[j] = value(other);
    mixed.forEach((m, i) => (m[j] = value(one.map((x, k) => (k === i ? other[k]! : x)))));
  }
  return sobolIndices({ a, b, mixed, confidence: 0.95, seed });
}

const KNOWN = [
  ["Ishigami", ishigami, ISHIGAMI],
  ["Sobol's g", (x: Float64Array) => sobolG(x), sobolGIndices()],
  ["Morris' function", morrisFunction, MORRIS],
] as const;

/** `within` is three standard deviations of the noisiest index at so many rows. */
export function describeIndices({ rows, within }: { readonly rows: number; readonly within: number }): void {
  describe("indices against analytic values", () => {
    test.each(KNOWN)(`%s: within ${within} at ${rows} rows`, (_, model, known) => {
      const found = indices(model, known.factors, rows, 1)!;
      expect(Math.abs(found.variance / known.variance - 1)).toBeLessThan(within);
      found.factors.forEach((f, i) => {
        expect(Math.abs(f.first.value - known.first[i]!)).toBeLessThan(within);
        expect(Math.abs(f.total.value - known.total[i]!)).toBeLessThan(within);
      });
    });
  });
}
