// Worlds sorted into groups that are more alike: by level of the dominant form, and within it by the effect that the other worlds' regression
// expects of them. Expectations are cross-fitted (a world's own replicates have no say in where it is put), so grouping adds no bias.
// Source: Chernozhukov et al., Econometrics Journal 21 (2018) for cross-fitting.
import { leastSquares, predict } from "../leastSquares.ts";
import { screen } from "../sensitivity/screening.ts";
import { quantiles } from "../quantiles.ts";
import { resampleKey, shuffled } from "../resample.ts";

const FOLDS = 5;
const WORLDS_PER_BIN = 64;
const MOST_BINS = 4;

/** Expected effect of each member from the folds it is not in; undefined when no fold finds a column that matters. */
function crossFitted(
  means: Float64Array,
  columns: readonly Float64Array[],
  members: Int32Array,
  seed: number,
): Float64Array | undefined {
  const n = members.length;
  const order = shuffled(resampleKey(seed, "strata"), 0, n);
  const expected = new Float64Array(n);
  let found = false;
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = Int32Array.from(
      order.filter((_, k) => k % FOLDS !== fold),
      (k) => members[k]!,
    );
    const chosen = screen(means, columns, others).map((c) => columns[c]!);
    if (chosen.length > 0) found = true;
    const { coefficients } = leastSquares(means, chosen, others);
    for (let k = fold; k < n; k += FOLDS) expected[order[k]!] = predict(coefficients, chosen, members[order[k]!]!);
  }
  return found ? expected : undefined;
}

/** One level's members split into up to four bins of equal size by expected effect; one bin when no column matters or worlds are few. */
function bins(means: Float64Array, columns: readonly Float64Array[], members: Int32Array, seed: number): Int32Array[] {
  const count = Math.min(MOST_BINS, Math.floor(members.length / WORLDS_PER_BIN));
  if (count < 2) return [members];
  const expected = crossFitted(means, columns, members, seed);
  if (expected === undefined) return [members];
  const edges = quantiles(
    expected,
    Array.from({ length: count - 1 }, (_, k) => (k + 1) / count),
  );
  const parts: number[][] = Array.from({ length: count }, () => []);
  for (let m = 0; m < members.length; m++) parts[edges.filter((edge) => expected[m]! > edge).length]!.push(members[m]!);
  return parts.filter((part) => part.length > 0).map((part) => Int32Array.from(part));
}

/** All levels' bins, in the order of the groups. */
export function strataOf(
  groups: readonly { level: number; members: Int32Array }[],
  means: Float64Array,
  columns: readonly Float64Array[],
  seed: number,
): { level: number; members: Int32Array }[] {
  return groups.flatMap(({ level, members }) =>
    bins(means, columns, members, seed).map((part) => ({ level, members: part })),
  );
}
