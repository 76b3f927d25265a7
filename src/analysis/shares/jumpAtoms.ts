// Atoms for differences that are zero in some futures and may be large in others: a world has a chance to go up and one to go down, and a mean
// size of either way. Chances are trinomial, sizes lognormal. So a world whose futures rarely differ is told from one where they never do as
// far as its futures allow, one large difference says nothing of its own spread, and the two ways may differ in size.
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { normalQuantile } from "../../core/normal.ts";
import { quantiles } from "../quantiles.ts";
import { border } from "./atoms.ts";
import type { LogAtoms } from "./atoms.ts";

/** Chances of going one way where the other is never gone, and of either where both are. */
const CHANCES = [0.04, 0.08, 0.14, 0.2, 0.28, 0.36, 0.45, 0.55, 0.65, 0.75, 0.85, 0.93, 1];
const EITHER = [0.03, 0.07, 0.12, 0.18, 0.25, 0.33, 0.41, 0.5, 0.62, 0.8];
/** Mean sizes of each way, evenly in logarithms. */
const SIZES = 5;
/** Standard deviation of the logarithm of sizes inside a world: as found over all worlds, between these. */
const SPREAD = [0.2, 1.5] as const;

interface Way {
  readonly n: Int32Array;
  /** Sum of log sizes of each world, and of their squares. */
  readonly sums: Float64Array;
  readonly squares: Float64Array;
}

/** Atoms for worlds that may not differ in some of their replicates; needs one difference that is not zero. */
export function jumpAtoms(differences: readonly ArrayLike<number>[], epsilon: number): LogAtoms {
  const worlds = differences.length;
  const [up, down] = [wayOf(differences, 1), wayOf(differences, -1)];
  const [upSizes, downSizes] = [sizesOf(up), sizesOf(down)];
  const spread = spreadOf([up, down]);
  const ups = sizeLikelihood(up, upSizes, spread);
  const downs = sizeLikelihood(down, downSizes, spread);
  const atoms = chancesOf(upSizes, downSizes, epsilon);
  const J = atoms.length;
  const logLikelihood = new Float64Array(worlds * J);
  const logUp = Float64Array.from(atoms, (a) => log(a.up));
  const logDown = Float64Array.from(atoms, (a) => log(a.down));
  const logZero = Float64Array.from(atoms, (a) => log(Math.max(0, 1 - a.up - a.down)));
  const upAt = Int32Array.from(atoms, (a) => a.upSize * worlds);
  const downAt = Int32Array.from(atoms, (a) => a.downSize * worlds);
  for (let i = 0; i < worlds; i++) {
    const [u, d] = [up.n[i]!, down.n[i]!];
    const z = differences[i]!.length - u - d;
    for (let j = 0; j < J; j++) {
      let value = 0;
      if (u > 0) value += u * logUp[j]! + ups[upAt[j]! + i]!;
      if (d > 0) value += d * logDown[j]! + downs[downAt[j]! + i]!;
      if (z > 0) value += z * logZero[j]!;
      logLikelihood[i * J + j] = value;
    }
  }
  return {
    effects: Float64Array.from(atoms, (a) => a.effect),
    logLikelihood,
    future: (j, uniform) => {
      const a = atoms[j]!;
      const u = uniform(0);
      if (u >= a.up + a.down) return 0;
      const size = u < a.up ? upSizes[a.upSize]! : downSizes[a.downSize]!;
      return (u < a.up ? size : -size) * exp(spread * normalQuantile(uniform(1)) - (spread * spread) / 2);
    },
  };
}

function wayOf(differences: readonly ArrayLike<number>[], sign: 1 | -1): Way {
  const n = new Int32Array(differences.length);
  const sums = new Float64Array(differences.length);
  const squares = new Float64Array(differences.length);
  differences.forEach((world, i) => {
    for (let r = 0; r < world.length; r++) {
      const size = sign * world[r]!;
      if (!(size > 0)) continue;
      const l = log(size);
      n[i]!++;
      sums[i]! += l;
      squares[i]! += l * l;
    }
  });
  return { n, sums, squares };
}

/** Mean sizes that a world may have: from where worlds' own begin to where they end; none where no world goes that way. */
function sizesOf({ n, sums }: Way): number[] {
  const own: number[] = [];
  n.forEach((k, i) => {
    if (k > 0) own.push(sums[i]! / k);
  });
  if (own.length === 0) return [];
  const [low, high] = quantiles(own, [0.03, 0.97]) as [number, number];
  return Array.from({ length: SIZES }, (_, k) => exp(low + ((high - low) * k) / (SIZES - 1)));
}

/**
 * Standard deviation of log sizes inside worlds, pooled. One for all: were it free by world, luck in it would be taken for effects, and the share of
 * worlds without any would be missed.
 */
function spreadOf(ways: readonly Way[]): number {
  let squares = 0;
  let freedom = 0;
  for (const way of ways)
    way.n.forEach((n, i) => {
      if (n < 2) return;
      squares += way.squares[i]! - (way.sums[i]! * way.sums[i]!) / n;
      freedom += n - 1;
    });
  const found = freedom > 0 ? Math.sqrt(Math.max(0, squares) / freedom) : SPREAD[1];
  return Math.min(SPREAD[1], Math.max(SPREAD[0], found));
}

/** Log-likelihood of each world's sizes of one way: by mean size and world. */
function sizeLikelihood({ n, sums, squares }: Way, sizes: readonly number[], s: number): Float64Array {
  const worlds = n.length;
  const result = new Float64Array(SIZES * worlds);
  sizes.forEach((size, m) => {
    const centre = log(size) - (s * s) / 2;
    for (let i = 0; i < worlds; i++)
      result[m * worlds + i] =
        -n[i]! * log(s) - sums[i]! - (squares[i]! - 2 * centre * sums[i]! + n[i]! * centre * centre) / (2 * s * s);
  });
  return result;
}

interface Jump {
  readonly up: number;
  readonly down: number;
  readonly upSize: number;
  readonly downSize: number;
  readonly effect: number;
}

/** All atoms: chances on a grid, and those with which the effect is none or lies at the border. */
function chancesOf(upSizes: readonly number[], downSizes: readonly number[], epsilon: number): Jump[] {
  const near = border(epsilon, Math.max(...upSizes, ...downSizes));
  const special = [0, ...near, ...near.map((x) => -x)];
  const found: Jump[] = [];
  const add = (up: number, down: number, upSize: number, downSize: number, effect: number): void => {
    if (up >= 0 && down >= 0 && up + down <= 1 + 1e-12) found.push({ up, down, upSize, downSize, effect });
  };
  upSizes.forEach((a, i) => {
    for (const p of CHANCES) add(p, 0, i, 0, p * a);
    for (const e of near) add(e / a, 0, i, 0, e);
  });
  downSizes.forEach((b, k) => {
    for (const q of CHANCES) add(0, q, 0, k, -q * b);
    for (const e of near) add(0, e / b, 0, k, -e);
  });
  upSizes.forEach((a, i) =>
    downSizes.forEach((b, k) => {
      for (const q of EITHER) {
        for (const p of EITHER) add(p, q, i, k, p * a - q * b);
        for (const e of special) add((e + q * b) / a, q, i, k, e);
      }
      for (const p of EITHER) for (const e of special) add(p, (p * a - e) / b, i, k, e);
    }),
  );
  return found;
}
