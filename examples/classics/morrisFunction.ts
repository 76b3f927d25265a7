// Morris' function of twenty factors: ten matter much, seven of these not additively, ten hardly at all. A known answer for screening.
// y = β_0 + Σ β_i w_i + Σ β_ij w_i w_j + Σ β_ijl w_i w_j w_l + Σ β_ijls w_i w_j w_l w_s over i < j < l < s, with w = 2(x - ½), but
// w = 2(1.1 x/(x + 0.1) - ½) for factors 3, 5 and 7; β_i = 20 up to 10, β_ij = -15 up to 6, β_ijl = -10 up to 5, β_ijls = 5 up to 4.
// Source: Morris, Technometrics 33:161 (1991), as in testmodels.R of the R package sensitivity. Departure: the other β_i and β_ij are
// normal draws there; here β_0 = 0, β_i = (-1)^i and β_ij = (-1)^(i+j), so that the function is one and its indices are known.
import { log } from "../../src/core/log.ts";

const FACTORS = 20;
/** Factors 3, 5 and 7, counted from 0. */
const BENT: ReadonlySet<number> = new Set([2, 4, 6]);

/** A product of factors (counted from 0, ascending) with its coefficient. */
interface Term {
  readonly of: readonly number[];
  readonly beta: number;
}

/** Every term with a coefficient. */
export const MORRIS_TERMS: readonly Term[] = (() => {
  const terms: Term[] = [];
  const alternating = (n: number): number => (n % 2 === 0 ? 1 : -1);
  for (let i = 0; i < FACTORS; i++) {
    terms.push({ of: [i], beta: i < 10 ? 20 : alternating(i + 1) });
    for (let j = i + 1; j < FACTORS; j++) {
      terms.push({ of: [i, j], beta: j < 6 ? -15 : alternating(i + j + 2) });
      for (let l = j + 1; l < 5; l++) {
        terms.push({ of: [i, j, l], beta: -10 });
        for (let s = l + 1; s < 4; s++) terms.push({ of: [i, j, l, s], beta: 5 });
      }
    }
  }
  return terms;
})();

const bent = (x: number): number => 2 * ((1.1 * x) / (x + 0.1) - 0.5);
const w = (i: number, x: number): number => (BENT.has(i) ? bent(x) : 2 * (x - 0.5));

/** Value at a point of the unit cube, twenty coordinates. */
export function morrisFunction(x: ArrayLike<number>): number {
  let y = 0;
  for (const { of, beta } of MORRIS_TERMS) {
    let product = beta;
    for (const i of of) product *= w(i, x[i] as number);
    y += product;
  }
  return y;
}

interface Moments {
  readonly mean: number;
  readonly square: number;
}

/** Mean and mean square of w_i over a uniform x: ∫ x/(x+.1) = 1 - .1 ln 11, ∫ (x/(x+.1))² = 1 - .2 ln 11 + .1 (1 - 1/11). */
function uniformMoments(i: number): Moments {
  if (!BENT.has(i)) return { mean: 0, square: 1 / 3 };
  const one = 1 - 0.1 * log(11);
  const two = 1 - 0.2 * log(11) + 0.1 * (10 / 11);
  return { mean: 2.2 * one - 1, square: 4.84 * two - 4.4 * one + 1 };
}

/** Coefficients of y in products of centred, unit-variance factors, by the factors' names joined with a space. */
function centred(moments: readonly Moments[]): Map<string, number> {
  const found = new Map<string, number>();
  const deviation = ({ mean, square }: Moments): number => Math.sqrt(square - mean * mean);
  for (const { of, beta } of MORRIS_TERMS)
    for (let kept = 0; kept < 1 << of.length; kept++) {
      let c = beta;
      const name: number[] = [];
      for (const [bit, i] of of.entries()) {
        const m = moments[i] as Moments;
        if ((kept >> bit) & 1) {
          c *= deviation(m);
          name.push(i);
        } else c *= m.mean;
      }
      const key = name.join(" ");
      found.set(key, (found.get(key) ?? 0) + c);
    }
  return found;
}

const each = <T>(make: (i: number) => T): T[] => Array.from({ length: FACTORS }, (_, i) => make(i));

/** Mean, variance and Sobol indices, exact but for rounding: a product of centred factors is its own part of the variance. */
export const MORRIS = (() => {
  const parts = centred(each(uniformMoments));
  const mean = parts.get("") ?? 0;
  const first = each(() => 0);
  const total = each(() => 0);
  let variance = 0;
  for (const [key, c] of parts) {
    if (key === "") continue;
    const factors = key.split(" ").map(Number);
    variance += c * c;
    if (factors.length === 1) first[factors[0] as number] = c * c;
    for (const i of factors) total[i] = (total[i] as number) + c * c;
  }
  return {
    factors: FACTORS,
    mean,
    variance,
    first: first.map((v) => v / variance),
    total: total.map((v) => v / variance),
  };
})();

/**
 * Exact mean and standard deviation of the elementary effects of each factor in Morris' design of four levels with a step of 2/3: the
 * factor goes from 0 to 2/3 or from 1/3 to 1, every other stands on 0, 1/3, 2/3 or 1 with equal chance.
 */
export function morrisElementaryEffects(): { readonly mean: readonly number[]; readonly sd: readonly number[] } {
  const levels = [0, 1 / 3, 2 / 3, 1];
  const average = (of: readonly number[]): number => of.reduce((sum, x) => sum + x, 0) / of.length;
  const onGrid = each((j): Moments => {
    const at = levels.map((x) => w(j, x));
    return { mean: average(at), square: average(at.map((x) => x * x)) };
  });
  const result = each((i) => {
    const slopes = [0, 1 / 3].map((x) => (w(i, x + 2 / 3) - w(i, x)) * 1.5);
    // the effect is slope times the rest: terms with i, i taken out
    let [mean, square] = [0, 0];
    const rest = MORRIS_TERMS.filter(({ of }) => of.includes(i)).map(({ of, beta }): Term => {
      return { of: of.filter((j) => j !== i), beta };
    });
    for (const a of rest) {
      mean += a.of.reduce((product, j) => product * (onGrid[j] as Moments).mean, a.beta);
      for (const b of rest) {
        const all = new Set([...a.of, ...b.of]);
        let product = a.beta * b.beta;
        for (const j of all) {
          const m = onGrid[j] as Moments;
          product *= a.of.includes(j) && b.of.includes(j) ? m.square : m.mean;
        }
        square += product;
      }
    }
    const effect = average(slopes) * mean;
    const sd = Math.sqrt(Math.max(0, average(slopes.map((s) => s * s)) * square - effect * effect));
    return { effect, sd };
  });
  return { mean: result.map((r) => r.effect), sd: result.map((r) => r.sd) };
}
