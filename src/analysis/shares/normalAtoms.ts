// Atoms for differences of any size: a world is a pair of an effect and a within-world standard deviation. Both are fitted together, since where
// something follows from a change the noise is large, and where nothing does it is small: taken one after the other the share of worlds came out
// wrong (docs/estimators.md). The noise has one shape for all worlds: normal, heavy-tailed, or skewed to either side. In any world it may also go
// either way by a coin: for every effect there is an atom without one whose futures are as far from nothing, so that what lies far from zero
// counts as an effect only where its signs agree.
// Source: Kiefer and Wolfowitz, Ann. Math. Stat. 27 (1956): maximum likelihood with a distribution for the nuisance parameter.
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { normalQuantile } from "../../core/normal.ts";
import { quantiles } from "../quantiles.ts";
import { border } from "./atoms.ts";
import type { Future, LogAtoms } from "./atoms.ts";
import { worldMeans } from "./worldMeans.ts";

/** Points of the grid: of effects by quantiles of worlds' means and evenly between the ends, and of standard deviations. */
const QUANTILES = 17;
const EVEN = 9;
const DEVIATIONS = 12;

/** Whether it can go either way. */
export const goesEitherWay = (noise: Noise): noise is Noise & { readonly eitherWay: Density } =>
  noise.eitherWay !== undefined;

type Density = (values: ArrayLike<number>, centre: number, deviation: number) => number;

/** A shape of noise, with mean 0. */
export interface Noise {
  /** A value of it with deviation 1, from uniforms on (0, 1) by number. */
  readonly drawn: (uniform: (k: number) => number) => number;
  /** Log density of all values, of this standard deviation. */
  readonly around: Density;
  /** The same where each value lies around the centre or around its opposite, by a coin; of shapes that are alike both ways. */
  readonly eitherWay?: Density;
}

/** ln √(2π), which the other families leave out. */
const ROOT = 0.9189385332046727;
/** ln of the density of Student's t with three degrees of freedom at its middle. */
const MIDDLE = -1.0008888496235098;
/** Deviation that is named for one scale of the t: its own, √3, is a matter of the far tails. */
const T_SCALE = 1.4;
/** Relative differences up to here are those of sums in another order. */
const ROUNDING = 1e-9;
/** Scale of the short side of the skewed noise by that of the long one: a skewness of 1.9. */
const SHORT = 0.15;

/** Odds of e to the minus this are none. */
const NEVER = 40;
/** Products are taken out of their logarithm before they fall below this. */
const SMALL = 1e-200;

const normal: Noise = {
  drawn: (uniform) => normalQuantile(uniform(0)),
  around(values, centre, deviation) {
    let squares = 0;
    for (let r = 0; r < values.length; r++) squares += (values[r]! - centre) * (values[r]! - centre);
    return -values.length * log(deviation) - squares / (2 * deviation * deviation);
  },
  eitherWay(values, centre, deviation) {
    let squares = 0;
    let product = 1;
    const size = Math.abs(centre);
    for (let r = 0; r < values.length; r++) {
      const far = Math.abs(values[r]!);
      squares += (far - size) * (far - size);
      const apart = (2 * far * size) / (deviation * deviation);
      if (apart < NEVER) product *= 1 + exp(-apart);
    }
    return log(product) - values.length * log(2 * deviation) - squares / (2 * deviation * deviation);
  },
};

const heavy: Noise = {
  // over the root of a third of chi square with three degrees of freedom: one normal squared, and two as an exponential
  drawn(uniform) {
    const one = normalQuantile(uniform(1));
    return normalQuantile(uniform(0)) / Math.sqrt((one * one - 2 * log(uniform(2))) / 3) / T_SCALE;
  },
  around(values, centre, deviation) {
    const scale = deviation / T_SCALE;
    let product = 1;
    for (let r = 0; r < values.length; r++) {
      const z = (values[r]! - centre) / scale;
      product *= 1 + (z * z) / 3;
    }
    return values.length * (ROOT + MIDDLE - log(scale)) - 2 * log(product);
  },
  eitherWay(values, centre, deviation) {
    const scale = deviation / T_SCALE;
    let sum = 0;
    let product = 1;
    for (let r = 0; r < values.length; r++) {
      const up = (values[r]! - centre) / scale;
      const down = (values[r]! + centre) / scale;
      const [above, below] = [1 + (up * up) / 3, 1 + (down * down) / 3];
      product *= 1 / (above * above) + 1 / (below * below);
      if (product < SMALL) {
        sum += log(product);
        product = 1;
      }
    }
    return values.length * (ROOT + MIDDLE - log(2 * scale)) + sum + log(product);
  },
};

/** Asymmetric Laplace: a positive exponential less another. */
const skewed = (sign: 1 | -1): Noise => ({
  drawn: (uniform) => (sign * (SHORT * (log(uniform(1)) + 1) - log(uniform(0)) - 1)) / Math.sqrt(1 + SHORT * SHORT),
  around(values, centre, deviation) {
    const long = deviation / Math.sqrt(1 + SHORT * SHORT);
    const short = SHORT * long;
    const mode = centre - sign * (long - short);
    let sum = 0;
    for (let r = 0; r < values.length; r++) {
      const y = sign * (values[r]! - mode);
      sum += y > 0 ? y / long : -y / short;
    }
    return values.length * (ROOT - log(long + short)) - sum;
  },
});

/** Shapes that the noise may have. */
export const NOISES: readonly Noise[] = [normal, heavy, skewed(1), skewed(-1)];

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
  const means = Float64Array.from(live, (i) => worldMeans([moving[i]!]).means[0]!);
  const deviations: number[] = [];
  live.forEach((i, k) => {
    const own = moving[i]!;
    const squares = own.reduce((sum, x) => sum + (x - means[k]!) * (x - means[k]!), 0);
    // replicates that differ by rounding alone are one value
    if (squares > ROUNDING * ROUNDING * means[k]! * means[k]!) deviations.push(Math.sqrt(squares / (own.length - 1)));
  });
  // worlds that differ by zeros alone have sizes of one value each
  if (deviations.length === 0) deviations.push(...means.map(Math.abs));
  const grid = gridOfEffects(
    means.map((x) => x * rate),
    epsilon,
  );
  const [low, high] = quantiles(deviations, [0.02, 0.98]) as [number, number];
  // no narrower than what parts a world from the effects on either side of its own: else no atom would have made it
  const least = (grid[grid.length - 1]! - grid[0]!) / (8 * grid.length);
  const [from, to] = [log(Math.max(low / 2, least)), log(Math.max(high * 1.5, 8 * least))];
  const sigma = Float64Array.from({ length: DEVIATIONS }, (_, k) => exp(from + ((to - from) * k) / (DEVIATIONS - 1)));
  return { moving, rate, grid, sigma };
}

/** Atoms of these effects, by what each makes of a world's differences that are not zero, and how it draws one. */
function atomsOf(
  differences: readonly ArrayLike<number>[],
  { moving, rate }: Ground,
  effects: Float64Array,
  density: (own: Float64Array, atom: number) => number,
  drawn: Future,
): LogAtoms {
  const n = effects.length;
  const logLikelihood = new Float64Array(moving.length * n);
  moving.forEach((own, i) => {
    const zeros = differences[i]!.length - own.length;
    const chance = (zeros > 0 ? zeros * log(1 - rate) : 0) + (own.length > 0 ? own.length * log(rate) : 0);
    for (let a = 0; a < n; a++) logLikelihood[i * n + a] = chance + (own.length > 0 ? density(own, a) : 0);
  });
  return { effects, logLikelihood, future: (atom, uniform) => (uniform(3) < rate ? drawn(atom, uniform) : 0) };
}

/**
 * Atoms of one shape of noise; needs one world with two replicates that differ. Exact zeros come on top, with one chance for all worlds, and an
 * atom's effect is its centre less what they take.
 */
export function normalAtoms(differences: readonly ArrayLike<number>[], epsilon: number, noise: Noise): LogAtoms {
  const ground = groundOf(differences, epsilon);
  const { grid, sigma, rate } = ground;
  const effects = Float64Array.from({ length: grid.length * DEVIATIONS }, (_, a) => grid[Math.floor(a / DEVIATIONS)]!);
  return atomsOf(
    differences,
    ground,
    effects,
    (own, a) => noise.around(own, effects[a]! / rate, sigma[a % DEVIATIONS]!),
    (a, uniform) => effects[a]! / rate + sigma[a % DEVIATIONS]! * noise.drawn(uniform),
  );
}

/**
 * Atoms without an effect whose futures go either way by a coin, as far as an effect would take them. Every size of effect on the grid, for
 * each effect's atom must have its counterpart: with half of them what fits an effect better was taken for one.
 */
export function eitherWayAtoms(
  differences: readonly ArrayLike<number>[],
  epsilon: number,
  { eitherWay, drawn }: Noise & { readonly eitherWay: Density },
): LogAtoms {
  const ground = groundOf(differences, epsilon);
  const sizes = [...new Set(Array.from(ground.grid, Math.abs))].filter((size) => size > epsilon);
  const pairs = sizes.flatMap((size) => {
    const far = size / ground.rate;
    // two humps are told from one
    return Array.from(ground.sigma.filter((deviation) => deviation < far), (deviation) => [far, deviation] as const); // prettier-ignore
  });
  return atomsOf(
    differences,
    ground,
    new Float64Array(pairs.length),
    (own, a) => eitherWay(own, ...pairs[a]!),
    (a, uniform) => (uniform(4) < 0.5 ? -1 : 1) * pairs[a]![0] + pairs[a]![1] * drawn(uniform),
  );
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
