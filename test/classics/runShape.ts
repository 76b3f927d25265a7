// What a run of Epstein's model looks like in seven numbers.

export const SHAPE = [
  "mean",
  "most",
  "first tick",
  "share of empty ticks",
  "slow power",
  "middle power",
  "fast power",
] as const;
export type Shape = Readonly<Record<(typeof SHAPE)[number], number>>;

/** Periods in ticks that bound the bands of the spectrum: slow is longer than 40, middle 12 to 40, fast 4 to 12. */
const BANDS = [
  [40, Infinity],
  [12, 40],
  [4, 12],
] as const;

/** Log of the mean of the periodogram over each band; the series without its mean. */
export function bandPowers(series: readonly number[]): number[] {
  const n = series.length;
  const mean = series.reduce((s, x) => s + x, 0) / n;
  const power = Array.from({ length: Math.floor(n / 2) }, (_, k) => {
    let [re, im] = [0, 0];
    for (let t = 0; t < n; t++) {
      const angle = (2 * Math.PI * (k + 1) * t) / n;
      re += ((series[t] as number) - mean) * Math.cos(angle);
      im += ((series[t] as number) - mean) * Math.sin(angle);
    }
    return (re * re + im * im) / n;
  });
  return BANDS.map(([short, long]) => {
    const band = power.filter((_, k) => n / (k + 1) > short && n / (k + 1) <= long);
    return Math.log(band.reduce((s, p) => s + p, 0) / band.length + 1e-9);
  });
}

/** From the count at ticks 0, 1, …; tick 0 is left out. */
export function shapeOf(active: ArrayLike<number>): Shape {
  const ticks = Array.from(active).slice(1);
  const [slow = NaN, middle = NaN, fast = NaN] = bandPowers(ticks);
  return {
    mean: ticks.reduce((s, x) => s + x, 0) / ticks.length,
    most: Math.max(...ticks),
    "first tick": ticks[0] ?? NaN,
    "share of empty ticks": ticks.filter((x) => x === 0).length / ticks.length,
    "slow power": slow,
    "middle power": middle,
    "fast power": fast,
  };
}
