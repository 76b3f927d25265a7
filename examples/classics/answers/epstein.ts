// Known answers of Epstein's Model I: how it bursts under each rounding of C/A. The reference is an independent program with three seeds,
// ticks 100 to 499, set B, jailed leave their site free, vision a disc; it is met within three and a half standard errors of the
// difference, the spread between seeds being measured here.
import { runKey } from "../../../src/core/keyed.ts";
import { activeByTick, NETLOGO, type Rounding } from "../epstein.ts";
import { answersOf, type KnownAnswer } from "./answer.ts";

const lattice = answersOf("Epstein I", "independent program, 3 seeds", "computed");

const SEEDS = 12;
const [FROM, TO] = [100, 499];
const BURST = 50;

/** Middle of the three seeds' band: mean active, most active, bursts. */
const BANDS: readonly (readonly [Rounding, mean: number, most: number, bursts: number])[] = [
  ["floor", 36.5, 335.5, 13],
  ["halfEven", 15, 252, 9.5],
  ["none", 0.45, 9.5, 0],
];
const NAMES = { floor: "floor", halfEven: "round", none: "not rounded" } as const;

/** Times the active come to be more than this. */
export function burstsIn(active: ArrayLike<number>): number {
  let bursts = 0;
  for (let t = 1; t < active.length; t++)
    if ((active[t] as number) > BURST && (active[t - 1] as number) <= BURST) bursts++;
  return bursts;
}

interface Spread {
  readonly mean: number;
  readonly sd: number;
}

function spread(values: readonly number[]): Spread {
  const mean = values.reduce((s, x) => s + x, 0) / values.length;
  const squares = values.reduce((s, x) => s + (x - mean) * (x - mean), 0);
  return { mean, sd: Math.sqrt(squares / (values.length - 1)) };
}

export function epsteinAnswers(): KnownAnswer[] {
  const error = 3.5 * Math.sqrt(1 / 3 + 1 / SEEDS);
  return BANDS.flatMap(([rounding, mean, most, bursts]) => {
    const runs = Array.from({ length: SEEDS }, (_, i) =>
      activeByTick({ ...NETLOGO, rounding }, runKey(1, 0, i), TO).subarray(FROM),
    );
    const row = (what: string, expected: number, of: (run: Uint16Array) => number): KnownAnswer => {
      const got = spread(runs.map(of));
      return lattice(`${NAMES[rounding]}: ${what}`, expected, got.mean, error * got.sd);
    };
    return [
      row("mean active", mean, (run) => run.reduce((s, x) => s + x, 0) / run.length),
      row("most active", most, (run) => Math.max(...run)),
      row(`bursts over ${BURST}`, bursts, burstsIn),
    ];
  });
}
