// History matching: which values of what is the same everywhere would give a row of the record, as far as runs tell? A row's share is emulated by
// a logistic regression on coordinates, all else averaged over; a point is implausible for it where the two lie more than three standard
// deviations apart: of the emulator, of the record, and of what model and record count differently.
// Sources: Craig et al. (1997); Vernon, Goldstein and Bower, Bayesian Analysis 5:619 (2010). Three: Pukelsheim, Am. Statistician 48:88 (1994).
import { normalQuantile } from "../../src/core/normal.ts";

/** A regression of the log-odds: coefficients, the constant first, and their covariance, row by row. */
export interface Logistic {
  readonly coefficients: Float64Array;
  readonly covariance: Float64Array;
}

const STEPS = 30;
const logit = (p: number): number => Math.log(p / (1 - p));

/** Maximum likelihood by Newton's steps. `rows`: a point's regressors without the constant. Throws RangeError where all or none are so. */
export function logistic(yes: readonly boolean[], rows: readonly ArrayLike<number>[]): Logistic {
  const n = yes.length;
  const k = yes.filter(Boolean).length;
  if (k === 0 || k === n) throw new RangeError("a row that always or never comes cannot be emulated");
  const p = (rows[0]?.length ?? 0) + 1;
  const coefficients = new Float64Array(p);
  coefficients[0] = logit(k / n);
  let covariance = new Float64Array(p * p);
  for (let step = 0; step < STEPS; step++) {
    const slope = new Float64Array(p);
    const information = new Float64Array(p * p);
    rows.forEach((row, i) => {
      const x = (j: number): number => (j === 0 ? 1 : (row[j - 1] as number));
      const q = shareAt(coefficients, row);
      for (let a = 0; a < p; a++) {
        slope[a] = (slope[a] as number) + x(a) * ((yes[i] ? 1 : 0) - q);
        for (let b = 0; b < p; b++)
          information[a * p + b] = (information[a * p + b] as number) + x(a) * x(b) * q * (1 - q);
      }
    });
    covariance = inverse(information, p);
    let largest = 0;
    for (let a = 0; a < p; a++) {
      let move = 0;
      for (let b = 0; b < p; b++) move += (covariance[a * p + b] as number) * (slope[b] as number);
      coefficients[a] = (coefficients[a] as number) + move;
      largest = Math.max(largest, Math.abs(move));
    }
    if (largest < 1e-8) break;
  }
  return { coefficients, covariance };
}

function scoreAt(coefficients: Float64Array, row: ArrayLike<number>): number {
  let sum = coefficients[0] as number;
  for (let j = 1; j < coefficients.length; j++) sum += (coefficients[j] as number) * (row[j - 1] as number);
  return sum;
}
const shareAt = (coefficients: Float64Array, row: ArrayLike<number>): number =>
  1 / (1 + Math.exp(-scoreAt(coefficients, row)));

/** Gauss and Jordan; the matrix is positive definite. */
function inverse(matrix: Float64Array, p: number): Float64Array<ArrayBuffer> {
  const a = Float64Array.from(matrix);
  const out = new Float64Array(p * p);
  for (let i = 0; i < p; i++) out[i * p + i] = 1;
  for (let i = 0; i < p; i++) {
    const pivot = a[i * p + i] as number;
    for (let j = 0; j < p; j++) {
      a[i * p + j] = (a[i * p + j] as number) / pivot;
      out[i * p + j] = (out[i * p + j] as number) / pivot;
    }
    for (let r = 0; r < p; r++) {
      const factor = a[r * p + i] as number;
      if (r === i || factor === 0) continue;
      for (let j = 0; j < p; j++) {
        a[r * p + j] = (a[r * p + j] as number) - factor * (a[i * p + j] as number);
        out[r * p + j] = (out[r * p + j] as number) - factor * (out[i * p + j] as number);
      }
    }
  }
  return out;
}

/** Places of the columns that move a share at all: by the score test, corrected for as many as are asked, the strongest first. */
export function moving(yes: readonly boolean[], points: readonly ArrayLike<number>[], most: number): number[] {
  const columns = points[0]?.length ?? 0;
  const n = yes.length;
  const share = yes.filter(Boolean).length / n;
  const limit = normalQuantile(1 - 0.025 / Math.max(1, columns));
  const found: { readonly at: number; readonly z: number }[] = [];
  for (let at = 0; at < columns; at++) {
    const mean = points.reduce((sum, x) => sum + (x[at] as number), 0) / n;
    let [along, squares] = [0, 0];
    points.forEach((x, i) => {
      const d = (x[at] as number) - mean;
      along += d * ((yes[i] ? 1 : 0) - share);
      squares += d * d;
    });
    const z = Math.abs(along) / Math.sqrt(share * (1 - share) * squares);
    if (z > limit) found.push({ at, z });
  }
  return found
    .sort((a, b) => b.z - a.z)
    .slice(0, most)
    .map(({ at }) => at);
}

/** Standard deviation of log-odds by which model and record may differ though both are right: they count different things. Assumed. */
export const DISCREPANCY = 0.35;
/** Standard deviations beyond which a point is ruled out. */
export const RULED_OUT = 3;

/** How many standard deviations the emulated share at a point lies from the record's k of n. A half is added to both, so that none is infinite. */
export function implausibility({ coefficients, covariance }: Logistic, row: ArrayLike<number>, { k, n }: { readonly k: number; readonly n: number }): number {
  const p = coefficients.length;
  const x = (j: number): number => (j === 0 ? 1 : (row[j - 1] as number));
  let emulator = 0;
  for (let a = 0; a < p; a++) for (let b = 0; b < p; b++) emulator += x(a) * x(b) * (covariance[a * p + b] as number);
  const record = logit((k + 0.5) / (n + 1));
  const recorded = 1 / (k + 0.5) + 1 / (n - k + 0.5);
  return Math.abs(scoreAt(coefficients, row) - record) / Math.sqrt(emulator + recorded + DISCREPANCY * DISCREPANCY);
} // prettier-ignore
