// What each world's replicates say before any model: their mean, their spread, how many there are.

/** Per world: mean difference (NaN without replicates), sum of squares around it, number of replicates. */
export interface WorldMeans {
  means: Float64Array;
  squares: Float64Array;
  replicates: Float64Array;
}

/** Summaries of paired differences, one array of 0..R replicates per world. Throws RangeError on a value that is not finite. */
export function worldMeans(differences: readonly ArrayLike<number>[]): WorldMeans {
  const worlds = differences.length;
  const means = new Float64Array(worlds);
  const squares = new Float64Array(worlds);
  const replicates = new Float64Array(worlds);
  for (let i = 0; i < worlds; i++) {
    const world = differences[i]!;
    const n = world.length;
    let sum = 0;
    for (let r = 0; r < n; r++) sum += world[r]!;
    // equal replicates have no spread: their sum, rounded, would leave one of the size of rounding, and so a likelihood without a width
    let equal = n > 0;
    for (let r = 1; r < n && equal; r++) equal = world[r] === world[0];
    const mean = equal ? world[0]! : sum / n;
    if (n > 0 && !Number.isFinite(sum)) throw new RangeError(`world ${i}: a difference is not a finite number`);
    for (let r = 0; r < n; r++) squares[i]! += (world[r]! - mean) * (world[r]! - mean);
    means[i] = mean;
    replicates[i] = n;
  }
  return { means, squares, replicates };
}

/** Worlds that have replicates and weight, grouped by level of the form, levels in increasing order. */
export function groupByForm(
  form: ArrayLike<number>,
  replicates: Float64Array,
  weights: ArrayLike<number>,
): { level: number; members: Int32Array }[] {
  const found = new Map<number, number[]>();
  for (let i = 0; i < form.length; i++) {
    if (replicates[i] === 0 || !(weights[i]! > 0)) continue;
    const group = found.get(form[i]!);
    if (group === undefined) found.set(form[i]!, [i]);
    else group.push(i);
  }
  return [...found].sort((a, b) => a[0] - b[0]).map(([level, group]) => ({ level, members: Int32Array.from(group) }));
}
