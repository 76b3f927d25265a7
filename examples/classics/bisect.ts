// A root between two points, by halving.

/** x with f(x) = 0 to the last bit, where f >= 0 at `from` and f <= 0 at `to` (or, `from` > `to`, likewise). */
export function bisect(f: (x: number) => number, from: number, to: number): number {
  let [above, below] = [from, to];
  for (let i = 0; i < 2000; i++) {
    const middle = 0.5 * (above + below);
    if (middle === above || middle === below) break;
    if (f(middle) > 0) above = middle;
    else below = middle;
  }
  return 0.5 * (above + below);
}
