// Ranks from 1, equal values sharing the mean of theirs.

/** Twice the midrank of each value, so that all are whole. Throws RangeError on NaN. */
export function twiceMidranks(values: readonly number[]): number[] {
  if (values.some((v) => Number.isNaN(v))) throw new RangeError("twiceMidranks: a value is not a number");
  const order = values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = values.map(() => 0);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]!] === values[order[from]!]) to++;
    for (let i = from; i <= to; i++) ranks[order[i]!] = from + to + 2;
    from = to + 1;
  }
  return ranks;
}
