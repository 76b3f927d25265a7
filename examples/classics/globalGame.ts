// The static global game of regime change: the regime's strength θ ~ Normal(z, 1/a) is known to nobody, each sees it with precision b,
// attacking pays 1 - c if the regime falls and -c if not, and it falls when the share that attacks is at least θ.
//   critical citizen and regime:  a (θ* - z) - √b Φ⁻¹(θ*) = √(a+b) Φ⁻¹(c),   A(θ) = Φ(√b (x* - θ))
// One solution for every z and c exactly when a/√b <= √(2π). Source: Morris and Shin; the benchmark of Angeletos, Hellwig and Pavan,
// Econometrica 75:711 (2007).
import { log } from "../../src/core/log.ts";
import { normalCdf, normalQuantile } from "../../src/core/normal.ts";
import { bisect } from "./bisect.ts";

export interface GlobalGame {
  /** Mean and precision of what all know about the regime. */
  readonly z: number;
  readonly a: number;
  /** Precision of private views. */
  readonly b: number;
  /** Cost of attacking, 0..1. */
  readonly c: number;
}

const SQRT_2PI = 2.5066282746310002;

/** Whether there is one solution whatever z and c. */
export const alwaysUnique = (a: number, b: number): boolean => a / Math.sqrt(b) <= SQRT_2PI;

/** Every θ* in 0..1, ascending: one or three (two where they touch). */
export function criticalRegimes({ z, a, b, c }: GlobalGame): readonly number[] {
  const right = Math.sqrt(a + b) * normalQuantile(c);
  // in q = Φ⁻¹(θ*), which resolves roots near 0 and 1
  const gap = (q: number): number => a * (normalCdf(q) - z) - Math.sqrt(b) * q - right;
  const inside = -2 * log((SQRT_2PI * Math.sqrt(b)) / a);
  const turn = inside > 0 ? Math.sqrt(inside) : 0;
  const far = (a * (1 + Math.abs(z)) + Math.abs(right)) / Math.sqrt(b) + 1;
  // falling, rising between the turns, falling again
  const roots: number[] = [];
  if (turn === 0) roots.push(bisect(gap, -far, far));
  else {
    const [low, high] = [gap(-turn), gap(turn)];
    if (low <= 0) roots.push(bisect(gap, -far - turn, -turn));
    if (low < 0 && high > 0) roots.push(bisect(gap, turn, -turn));
    if (high >= 0) roots.push(bisect(gap, turn, far + turn));
  }
  return roots.map(normalCdf);
}

/** The private view below which people attack, at a critical regime: Φ(√b (x* - θ*)) = θ*. */
export const criticalView = (thetaStar: number, b: number): number =>
  thetaStar + normalQuantile(thetaStar) / Math.sqrt(b);

/** Share that attacks a regime of strength θ. */
export const attack = (theta: number, view: number, b: number): number => normalCdf(Math.sqrt(b) * (view - theta));
