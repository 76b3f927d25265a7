// Ishigami's function of three factors: not monotone, and the third acts only together with the first. A known answer for Sobol
// indices. y = sin z1 + a sin² z2 + b z3⁴ sin z1 with each z uniform on -π..π, a = 7, b = 0.1.
// Source: Ishigami and Homma, ISUMA (1990), as in testmodels.R of the R package sensitivity. The indices follow from integrals: the parts
// of the variance are (1 + b π⁴/5)²/2 for the first factor, a²/8 for the second, b² π⁸ (1/18 - 1/50) for first and third together.
import { PI, sin } from "../../src/core/sin.ts";

const A = 7;
const B = 0.1;

/** Value at a point of the unit cube, three coordinates. */
export function ishigami(x: ArrayLike<number>): number {
  const z = (i: number): number => PI * (2 * (x[i] as number) - 1);
  const [one, two, three] = [sin(z(0)), sin(z(1)), z(2) * z(2)];
  return one + A * two * two + B * three * three * one;
}

const pi4 = PI * PI * PI * PI;
const both = 1 + (B * pi4) / 5;
/** Variance parts: the first factor alone, the second alone, first and third together. */
const V1 = 0.5 * both * both;
const V2 = (A * A) / 8;
const V13 = B * B * pi4 * pi4 * (1 / 18 - 1 / 50);
const V = V1 + V2 + V13;

/** Mean, variance and Sobol indices, exact but for rounding. */
export const ISHIGAMI = {
  factors: 3,
  mean: A / 2,
  variance: V,
  first: [V1 / V, V2 / V, 0],
  total: [(V1 + V13) / V, V2 / V, V13 / V],
} as const;
