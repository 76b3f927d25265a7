// Chances of error corrected for how many were looked at.
// Source: Holm, Scandinavian Journal of Statistics 6 (1979).

/** Adjusted p values, in the order given: at most α of them wrongly below α, by any dependence. */
export function holm(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((a, b) => (values[a] as number) - (values[b] as number));
  const adjusted = Array<number>(values.length).fill(1);
  let largest = 0;
  order.forEach((i, rank) => {
    largest = Math.max(largest, Math.min(1, (values.length - rank) * (values[i] as number)));
    adjusted[i] = largest;
  });
  return adjusted;
}
