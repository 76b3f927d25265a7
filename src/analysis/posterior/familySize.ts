// How many independent worlds a set of particles is worth that descend from fewer first draws and come several times from each chain of
// moves: they are alike until moves have carried them apart. Relatives are taken as clusters: the variance of a mean is what the sums over
// clusters show, and the worth is the variance of one particle over it. Two numbers, of which the smaller counts: by chains, for the coordinate
// (or the likelihood) that moves most slowly; by families, for the slowest tenth together (root mean square), because one
// coordinate of few families shows little.
// Source: Kish, Survey Sampling (1965), chapter 5, for clusters; Chan and Lai, Ann. Stat. 41 (2013), for families of a particle filter.
import type { Particle } from "./particle.ts";

export interface FamilySize {
  /** Independent worlds that the particles are worth, at most their number. */
  readonly worth: number;
  readonly byChain: number;
  readonly byFamily: number;
  readonly families: number;
  /** Families of equal size that would be as many: what the particles are worth if moves have carried none apart. */
  readonly equal: number;
  /** Share of the particles that belong to the largest family. */
  readonly largest: number;
}

/** Coordinates that count as slow: one in so many, and at least so many. */
const SLOW = 10;
const LEAST_SLOW = 3;

/** Equal weights. */
export function familySize(particles: readonly Particle[]): FamilySize {
  const n = particles.length;
  const families = clusters(particles, (p) => p.family);
  const chains = clusters(particles, (p) => p.chain);
  const dimensions = particles[0]?.at.length ?? 0;
  const values = Float64Array.from(particles, (p) => p.logLikelihood);
  const slow: { readonly own: number; readonly shared: number }[] = [];
  const look = (): void => void slow.push({ own: ratio(values, chains), shared: ratio(values, families) });
  look();
  for (let c = 0; c < dimensions; c++) {
    for (let i = 0; i < n; i++) values[i] = particles[i]?.at[c] as number;
    look();
  }
  slow.sort((a, b) => b.own - a.own);
  const some = slow.slice(0, Math.max(LEAST_SLOW, Math.ceil(slow.length / SLOW)));
  const shared = Math.sqrt(some.reduce((sum, s) => sum + s.shared * s.shared, 0) / some.length);
  const byChain = Math.max(1, Math.min(n, 1 / (slow[0]?.own ?? 1)));
  const byFamily = Math.max(1, Math.min(n, 1 / shared));
  const largest = families.members.reduce((most, own) => Math.max(most, own.length / n), 0);
  return {
    worth: Math.min(byChain, byFamily),
    byChain,
    byFamily,
    families: families.members.length,
    equal: 1 / families.squares,
    largest,
  };
}

interface Clusters {
  readonly members: readonly (readonly number[])[];
  /** Sum of squared shares. */
  readonly squares: number;
}

function clusters(particles: readonly Particle[], of: (p: Particle) => number): Clusters {
  const members = new Map<number, number[]>();
  particles.forEach((p, i) => {
    const known = members.get(of(p));
    if (known) known.push(i);
    else members.set(of(p), [i]);
  });
  const all = [...members.values()];
  const n = particles.length;
  return { members: all, squares: all.reduce((sum, own) => sum + (own.length / n) * (own.length / n), 0) };
}

/** Variance of the mean over that of one particle; the last factor makes up for centring on the particles' own mean. */
function ratio(values: Float64Array, { members, squares }: Clusters): number {
  const n = values.length;
  if (squares > 0.999999) return 1;
  let mean = 0;
  for (const v of values) mean += v / n;
  let within = 0;
  for (const v of values) within += (v - mean) * (v - mean);
  if (!(within > 0)) return 1 / n;
  let between = 0;
  for (const own of members) {
    let sum = 0;
    for (const i of own) sum += (values[i] as number) - mean;
    between += sum * sum;
  }
  return between / (n * within) / (1 - squares);
}
