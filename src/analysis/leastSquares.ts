// Ordinary least squares by the normal equations and Cholesky; members may repeat, so a bootstrap sample is fitted as it is.

/** Fitted coefficients (intercept first), residual sum of squares and number of coefficients. */
export interface Fit {
  coefficients: Float64Array;
  residual: number;
  rank: number;
}

/** Regression of y on an intercept and the columns, over the given members. A column that the others already span gets coefficient 0. */
export function leastSquares(y: Float64Array, columns: readonly Float64Array[], members: Int32Array): Fit {
  const p = columns.length + 1;
  const n = members.length;
  const A = new Float64Array(p * p);
  const b = new Float64Array(p);
  const row = new Float64Array(p);
  row[0] = 1;
  for (let m = 0; m < n; m++) {
    const i = members[m]!;
    for (let j = 1; j < p; j++) row[j] = columns[j - 1]![i]!;
    for (let j = 0; j < p; j++) {
      const x = row[j]!;
      b[j]! += x * y[i]!;
      for (let k = 0; k <= j; k++) A[j * p + k]! += x * row[k]!;
    }
  }
  let rank = 0;
  const kept = new Uint8Array(p);
  for (let j = 0; j < p; j++) {
    const diagonal = A[j * p + j]!;
    for (let k = 0; k <= j; k++) {
      let sum = A[j * p + k]!;
      for (let l = 0; l < k; l++) sum -= A[j * p + l]! * A[k * p + l]!;
      if (k === j) {
        kept[j] = sum > 1e-9 * diagonal ? 1 : 0;
        A[j * p + j] = kept[j] === 1 ? Math.sqrt(sum) : 0;
      } else A[j * p + k] = kept[k] === 1 ? sum / A[k * p + k]! : 0;
    }
    if (kept[j] === 1) rank++;
  }
  const coefficients = new Float64Array(p);
  for (let j = 0; j < p; j++) {
    if (kept[j] === 0) continue;
    let sum = b[j]!;
    for (let k = 0; k < j; k++) sum -= A[j * p + k]! * coefficients[k]!;
    coefficients[j] = sum / A[j * p + j]!;
  }
  for (let j = p - 1; j >= 0; j--) {
    if (kept[j] === 0) continue;
    let sum = coefficients[j]!;
    for (let k = j + 1; k < p; k++) sum -= A[k * p + j]! * coefficients[k]!;
    coefficients[j] = sum / A[j * p + j]!;
  }
  let residual = 0;
  for (let m = 0; m < n; m++) {
    const e = y[members[m]!]! - predict(coefficients, columns, members[m]!);
    residual += e * e;
  }
  return { coefficients, residual, rank };
}

/** The fitted value of one world. */
export function predict(coefficients: Float64Array, columns: readonly Float64Array[], world: number): number {
  let sum = coefficients[0]!;
  for (let j = 0; j < columns.length; j++) sum += coefficients[j + 1]! * columns[j]![world]!;
  return sum;
}
