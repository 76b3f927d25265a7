// Atoms for differences of any size: a world is a pair of an effect and a within-world standard deviation. Both are fitted together, since where
// something follows from a change the noise is large, and where nothing does it is small: taken one after the other the share of worlds came out
// wrong (docs/estimators.md). The noise has one shape for all worlds: normal, heavy-tailed, or skewed to either side. In any world it may also go
// either way by a coin: for every effect there is an atom without one whose futures are as far from nothing, so that what lies far from zero
// counts as an effect only where its signs agree.
// Source: Kiefer and Wolfowitz, Ann. Math. Stat. 27 (1956): maximum likelihood with a distribution for the nuisance parameter.
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { quantiles } from "../quantiles.ts";
import { border } from "./atoms.ts";
import type { LogAtoms } from "./atoms.ts";

/** Points of the grid: of effects by quantiles of worlds' means and evenly between the ends, and of standard deviations. */
const QUANTILES = 17;
const EVEN = 9;
const DEVIATIONS = 12;

/** A shape of noise. */
export interface Noise {
  /** Log density of all values, of this standard deviation. */
  readonly all: (values: ArrayLike<number>, centre: number, deviation: number) => number;
  /** The same of one value as ln `top` of the deviation less `fall` of how far the value lies above the centre. */
  readonly top: (deviation: number) => number;
  readonly fall: (above: number, deviation: number) => number;
}

/** ln √(2π), which the other families leave out. */
const ROOT = 0.9189385332046727;
/** ln of the density of Student's t with three degrees of freedom at its middle. */
const MIDDLE = -1.0008888496235098;
/** Deviation that is named for one scale of the t: its own, √3, is a matter of the far tails. */
const T_SCALE = 1.4;
/** Scale of the short side of the skewed noise by that of the long one: a skewness of 1.9. */
const SHORT = 0.15;

const normal: Noise = {
  all(values, centre, deviation) {
    let squares = 0;
    for (let r = 0; r < values.length; r++) squares += (values[r]! - centre) * (values[r]! - centre);
    return -values.length * log(deviation) - squares / (2 * deviation * deviation);
  },
  top: (deviation) => -log(deviation),
  fall: (above, deviation) => (above * above) / (2 * deviation * deviation),
};

const heavy: Noise = {
  all(values, centre, deviation) {
    const scale = deviation / T_SCALE;
    let product = 1;
    for (let r = 0; r < values.length; r++) {
      const z = (values[r]! - centre) / scale;
      product *= 1 + (z * z) / 3;
    }
    return values.length * heavy.top(deviation) - 2 * log(product);
  },
  top: (deviation) => ROOT + MIDDLE - log(deviation / T_SCALE),
  fall(above, deviation) {
    const z = above / (deviation / T_SCALE);
    return 2 * log(1 + (z * z) / 3);
  },
};

/** Asymmetric Laplace. */
function skewed(sign: 1 | -1): Noise {
  const long = (deviation: number): number => deviation / Math.sqrt(1 + SHORT * SHORT);
  const top = (deviation: number): number => ROOT - log((1 + SHORT) * long(deviation));
  const fall = (above: number, deviation: number): number => {
    const scale = long(deviation);
    const y = sign * above + (1 - SHORT) * scale;
    return y > 0 ? y / scale : -y / (SHORT * scale);
  };
  return {
    top,
    fall,
    all(values, centre, deviation) {
      let sum = 0;
      for (let r = 0; r < values.length; r++) sum += fall(values[r]! - centre, deviation);
      return values.length * top(deviation) - sum;
    },
  };
}

/** Odds of e to the minus this are none. */
const NEVER = 40;

/** Log density of values that each lie around `size` or around its opposite, by a coin. */
function eitherWay({ top, fall }: Noise, values: ArrayLike<number>, size: number, deviation: number): number {
  let sum = 0;
  let product = 1;
  for (let r = 0; r < values.length; r++) {
    const up = fall(values[r]! - size, deviation);
    const down = fall(values[r]! + size, deviation);
    const apart = Math.abs(up - down);
    sum += Math.min(up, down);
    if (apart < NEVER) product *= 1 + exp(-apart);
  }
  return values.length * (top(deviation) - log(2)) - sum + log(product);
}

/** Shapes that the noise may have. */
export const NOISES: readonly Noise[] = [normal, heavy, skewed(1), skewed(-1)];
/** Those that are the same both ways, and may be on either side of nothing. */
export const EVEN_NOISES: ReadonlySet<Noise> = new Set([normal, heavy]);

/** What the atoms of differences are made from. */
interface Ground {
  /** By world, its differences that are not zero. */
  readonly moving: readonly Float64Array[];
  /** Share of those in worlds that have any. */
  readonly rate: number;
  readonly grid: Float64Array;
  readonly sigma: Float64Array;
}

function groundOf(differences: readonly ArrayLike<number>[], epsilon: number): Ground {
  const moving = differences.map((world) => Float64Array.from(world).filter((x) => x !== 0));
  const live = moving.flatMap((own, i) => (own.length > 0 ? [i] : []));
  const all = live.reduce((sum, i) => sum + differences[i]!.length, 0);
  const rate = live.reduce((sum, i) => sum + moving[i]!.length, 0) / all;
  const means = Float64Array.from(live, (i) => moving[i]!.reduce((sum, x) => sum + x, 0) / moving[i]!.length);
  const deviations: number[] = [];
  live.forEach((i, k) => {
    const own = moving[i]!;
    const squares = own.reduce((sum, x) => sum + (x - means[k]!) * (x - means[k]!), 0);
    if (squares > 0) deviations.push(Math.sqrt(squares / (own.length - 1)));
  });
  // worlds that differ by zeros alone have sizes of one value each
  if (deviations.length === 0) deviations.push(...means.map(Math.abs));
  const grid = gridOfEffects(
    means.map((x) => x * rate),
    epsilon,
  );
  const [low, high] = quantiles(deviations, [0.02, 0.98]) as [number, number];
  const [from, to] = [log(low / 2), log(high * 1.5)];
  const sigma = Float64Array.from({ length: DEVIATIONS }, (_, k) => exp(from + ((to - from) * k) / (DEVIATIONS - 1)));
  return { moving, rate, grid, sigma };
}

/** Atoms of these effects, by what each makes of a world's differences that are not zero. */
function atomsOf(
  differences: readonly ArrayLike<number>[],
  { moving, rate }: Ground,
  effects: Float64Array,
  density: (own: Float64Array, atom: number) => number,
): LogAtoms {
  const n = effects.length;
  const logLikelihood = new Float64Array(moving.length * n);
  moving.forEach((own, i) => {
    const zeros = differences[i]!.length - own.length;
    const chance = (zeros > 0 ? zeros * log(1 - rate) : 0) + (own.length > 0 ? own.length * log(rate) : 0);
    for (let a = 0; a < n; a++) logLikelihood[i * n + a] = chance + (own.length > 0 ? density(own, a) : 0);
  });
  return { effects, logLikelihood };
}

/**
 * Atoms of one shape of noise; needs one world with two replicates that differ. Exact zeros come on top, with one chance for all worlds, and an
 * atom's effect is its centre less what they take.
 */
export function normalAtoms(differences: readonly ArrayLike<number>[], epsilon: number, noise: Noise): LogAtoms {
  const ground = groundOf(differences, epsilon);
  const { grid, sigma, rate } = ground;
  const effects = Float64Array.from({ length: grid.length * DEVIATIONS }, (_, a) => grid[Math.floor(a / DEVIATIONS)]!);
  return atomsOf(differences, ground, effects, (own, a) => noise.all(own, effects[a]! / rate, sigma[a % DEVIATIONS]!));
}

/**
 * Atoms without an effect whose futures go either way by a coin, as far as an effect would take them. Every size of effect on the grid, for
 * each effect's atom must have its counterpart: with half of them what fits an effect better was taken for one.
 */
export function eitherWayAtoms(differences: readonly ArrayLike<number>[], epsilon: number, noise: Noise): LogAtoms {
  const ground = groundOf(differences, epsilon);
  const sizes = [...new Set(Array.from(ground.grid, Math.abs))].filter((size) => size > epsilon);
  // two humps are told from one
  const pairs = sizes.flatMap((size) =>
    Array.from(ground.sigma)
      .filter((deviation) => deviation < size / ground.rate)
      .map((deviation) => [size / ground.rate, deviation] as const),
  );
  return atomsOf(differences, ground, new Float64Array(pairs.length), (own, a) => eitherWay(noise, own, ...pairs[a]!));
}

/** Effects that a world may have: where worlds' means lie, evenly between them, none, and both sides of ±ε. */
function gridOfEffects(means: Float64Array, epsilon: number): Float64Array {
  const spread = quantiles(
    means,
    Array.from({ length: QUANTILES }, (_, i) => i / (QUANTILES - 1)),
  );
  const bottom = spread[0]!;
  const top = spread[QUANTILES - 1]!;
  const even = Array.from({ length: EVEN }, (_, i) => bottom + ((i + 0.5) * (top - bottom)) / EVEN);
  const near = border(epsilon, Math.max(Math.abs(bottom), Math.abs(top)));
  const special = [0, ...near, ...near.map((x) => -x)];
  const tooClose = (x: number): boolean => Math.abs(Math.abs(x) - epsilon) < near[1] - epsilon;
  return Float64Array.from(
    new Set([...spread, ...even, ...special].filter((x) => special.includes(x) || !tooClose(x))),
  ).sort();
}
