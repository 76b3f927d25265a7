// Atoms for differences of any size: a world is a pair of an effect and a within-world standard deviation. Both are fitted together, since where
// something follows from a change the noise is large, and where nothing does it is small: taken one after the other the share of worlds came out
// wrong (docs/estimators.md). The noise has one shape for all worlds: normal, heavy-tailed, or skewed to either side.
// Source: Kiefer and Wolfowitz, Ann. Math. Stat. 27 (1956): maximum likelihood with a distribution for the nuisance parameter.
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { normalQuantile } from "../../core/normal.ts";
import { quantiles } from "../quantiles.ts";
import { border } from "./atoms.ts";
import type { LogAtoms } from "./atoms.ts";
import { worldMeans } from "./worldMeans.ts";

/** Points of the grid: of effects by quantiles of worlds' means and evenly between the ends, and of standard deviations. */
const QUANTILES = 17;
const EVEN = 9;
const DEVIATIONS = 12;

/** One shape of noise with mean 0: its density, and a value of it with deviation 1 from uniforms on (0, 1) by number. */
interface Noise {
  /** Log density, added up over values. */
  readonly density: (values: ArrayLike<number>, centre: number, deviation: number) => number;
  readonly drawn: (uniform: (k: number) => number) => number;
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

const normal: Noise = {
  density: (values, centre, deviation) => {
    let squares = 0;
    for (let r = 0; r < values.length; r++) squares += (values[r]! - centre) * (values[r]! - centre);
    return -values.length * log(deviation) - squares / (2 * deviation * deviation);
  },
  drawn: (uniform) => normalQuantile(uniform(0)),
};

const heavy: Noise = {
  density: (values, centre, deviation) => {
    const scale = deviation / T_SCALE;
    let product = 1;
    for (let r = 0; r < values.length; r++) {
      const z = (values[r]! - centre) / scale;
      product *= 1 + (z * z) / 3;
    }
    return values.length * (ROOT + MIDDLE - log(scale)) - 2 * log(product);
  },
  // over the root of a third of chi square with three degrees of freedom: one normal squared, and two as an exponential
  drawn: (uniform) => {
    const one = normalQuantile(uniform(1));
    return normalQuantile(uniform(0)) / Math.sqrt((one * one - 2 * log(uniform(2))) / 3) / T_SCALE;
  },
};

/** Asymmetric Laplace: a positive exponential less another. */
const skewed = (sign: 1 | -1): Noise => {
  const one = 1 / Math.sqrt(1 + SHORT * SHORT);
  return {
    density: (values, centre, deviation) => {
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
    drawn: (uniform) => sign * one * (SHORT * (log(uniform(1)) + 1) - log(uniform(0)) - 1),
  };
};

/** Shapes that the noise may have. */
export const NOISES: readonly Noise[] = [normal, heavy, skewed(1), skewed(-1)];

/**
 * Atoms of one shape of noise; needs one world with two replicates that differ. Exact zeros come on top, with one chance for all worlds, and an
 * atom's effect is its centre less what they take.
 */
export function normalAtoms(differences: readonly ArrayLike<number>[], epsilon: number, noise: Noise): LogAtoms {
  const worlds = differences.length;
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
  const atoms = grid.length * DEVIATIONS;
  const logLikelihood = new Float64Array(worlds * atoms);
  for (let i = 0; i < worlds; i++) {
    const own = moving[i]!;
    const zeros = differences[i]!.length - own.length;
    const chance = (zeros > 0 ? zeros * log(1 - rate) : 0) + (own.length > 0 ? own.length * log(rate) : 0);
    for (let j = 0; j < grid.length; j++)
      for (let k = 0; k < DEVIATIONS; k++)
        logLikelihood[i * atoms + j * DEVIATIONS + k] =
          chance + (own.length > 0 ? noise.density(own, grid[j]! / rate, sigma[k]!) : 0);
  }
  return {
    effects: Float64Array.from({ length: atoms }, (_, a) => grid[Math.floor(a / DEVIATIONS)]!),
    logLikelihood,
    future: (a, uniform) =>
      uniform(3) < rate ? grid[Math.floor(a / DEVIATIONS)]! / rate + sigma[a % DEVIATIONS]! * noise.drawn(uniform) : 0,
  };
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
