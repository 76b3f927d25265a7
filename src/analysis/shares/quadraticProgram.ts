// The least of ½ x'Hx − b'x over x ≥ 0 with the sum of each of two groups held, by a primal active set: solve with some entries free and the
// rest at zero; what turns negative is set to zero on the way, and what would lower the value is freed.
// Source: Nocedal and Wright, Numerical Optimization (2006), section 16.5.

/** Added to the diagonal, as a part of its largest entry: atoms may be alike. */
const RIDGE = 1e-9;

/**
 * `hessian` is p × p, symmetric, positive semi-definite; group is 0 or 1 for each entry, sums the sum of each; `start` has these sums. A group
 * whose sum is 0 stays at zero. Entries come block by block, and no two blocks meet in the hessian.
 */
export function quadraticProgram(
  hessian: Float64Array,
  linear: Float64Array,
  group: Uint8Array,
  block: Int32Array,
  sums: readonly number[],
  start: Float64Array,
): Float64Array {
  const p = linear.length;
  const x = start.slice();
  let top = 0;
  for (let a = 0; a < p; a++) top = Math.max(top, hessian[a * p + a]!);
  const ridge = RIDGE * top;
  const free: number[] = [];
  for (let a = 0; a < p; a++) if (x[a]! > 0) free.push(a);
  const price = [0, 0];
  for (let round = 0; round < 10 * p + 20; round++) {
    const solved = solve(hessian, linear, group, block, sums, free, ridge, price);
    // as far towards the solution as no entry turns negative
    let length = 1;
    let blocking = -1;
    for (let m = 0; m < free.length; m++) {
      const from = x[free[m]!]!;
      if (solved[m]! >= 0) continue;
      const most = from / (from - solved[m]!);
      if (most < length) {
        length = most;
        blocking = m;
      }
    }
    for (let m = 0; m < free.length; m++) {
      const a = free[m]!;
      x[a] = Math.max(0, x[a]! + length * (solved[m]! - x[a]!));
    }
    if (blocking >= 0) {
      x[free[blocking]!] = 0;
      free.splice(blocking, 1);
      continue;
    }
    // slope of the value along each entry at zero, less what its group's sum costs
    let steepest = -1e-7 * Math.max(1, Math.abs(price[0]!), Math.abs(price[1]!));
    let add = -1;
    for (let a = 0; a < p; a++) {
      if (x[a]! > 0 || free.includes(a) || !(sums[group[a]!]! > 0)) continue;
      let slope = -linear[a]! + price[group[a]!]!;
      for (const b of free) slope += hessian[a * p + b]! * x[b]!;
      if (slope < steepest) {
        steepest = slope;
        add = a;
      }
    }
    if (add < 0) break;
    free.splice(free.filter((a) => a < add).length, 0, add);
  }
  return x;
}

/** The least over the free entries with both sums held, signs free; fills in the price of each sum. */
function solve(
  hessian: Float64Array,
  linear: Float64Array,
  group: Uint8Array,
  block: Int32Array,
  sums: readonly number[],
  free: readonly number[],
  ridge: number,
  price: number[],
): Float64Array {
  const p = linear.length;
  const q = free.length;
  const lower = new Float64Array(q * q);
  // by entry: where its block begins and ends
  const begins = new Int32Array(q);
  const ends = new Int32Array(q).fill(q);
  for (let a = 1; a < q; a++) begins[a] = block[free[a]!] === block[free[a - 1]!] ? begins[a - 1]! : a;
  for (let a = q - 2; a >= 0; a--) ends[a] = begins[a + 1] === a + 1 ? a + 1 : ends[a + 1]!;
  for (let a = 0; a < q; a++)
    for (let b = begins[a]!; b <= a; b++) {
      let sum = hessian[free[a]! * p + free[b]!]! + (a === b ? ridge : 0);
      for (let c = begins[a]!; c < b; c++) sum -= lower[a * q + c]! * lower[b * q + c]!;
      lower[a * q + b] = a === b ? Math.sqrt(Math.max(sum, ridge)) : sum / lower[b * q + b]!;
    }
  const back = (right: Float64Array): Float64Array => {
    for (let a = 0; a < q; a++) {
      for (let c = begins[a]!; c < a; c++) right[a]! -= lower[a * q + c]! * right[c]!;
      right[a]! /= lower[a * q + a]!;
    }
    for (let a = q - 1; a >= 0; a--) {
      for (let c = a + 1; c < ends[a]!; c++) right[a]! -= lower[c * q + a]! * right[c]!;
      right[a]! /= lower[a * q + a]!;
    }
    return right;
  };
  const plain = new Float64Array(q);
  for (let m = 0; m < q; m++) plain[m] = linear[free[m]!]!;
  back(plain);
  const units = [0, 1].map((g) => {
    const unit = new Float64Array(q);
    let any = false;
    for (let m = 0; m < q; m++)
      if (group[free[m]!] === g) {
        unit[m] = 1;
        any = true;
      }
    return any ? back(unit) : unit;
  });
  const sumOf = (v: Float64Array, g: number): number => {
    let sum = 0;
    for (let m = 0; m < q; m++) if (group[free[m]!] === g) sum += v[m]!;
    return sum;
  };
  const present = [0, 1].filter((g) => free.some((a) => group[a] === g));
  price[0] = 0;
  price[1] = 0;
  if (present.length === 2) {
    const [a, b, d] = [sumOf(units[0]!, 0), sumOf(units[1]!, 0), sumOf(units[1]!, 1)];
    const [u, v] = [sumOf(plain, 0) - sums[0]!, sumOf(plain, 1) - sums[1]!];
    const det = a * d - b * b;
    price[0] = (d * u - b * v) / det;
    price[1] = (a * v - b * u) / det;
  } else {
    const [g] = present as [number];
    price[g] = (sumOf(plain, g) - sums[g]!) / sumOf(units[g]!, g);
  }
  return plain.map((y, m) => y - price[0]! * units[0]![m]! - price[1]! * units[1]![m]!);
}
