// How many independent worlds a set of particles is worth that descend from fewer first draws: members of one family are alike until moves
// have carried them apart. Families are taken as clusters: the variance of a mean is what the sums over families show, and the worth is
// the variance of one particle over it. Of all coordinates and the likelihood the one that is known worst counts.
// Source: Kish, Survey Sampling (1965), chapter 5, for clusters; Chan and Lai, Ann. Stat. 41 (2013), for families of a particle filter.
import type { Particle } from "./particle.ts";

export interface FamilySize {
  /** Independent worlds that the particles are worth, at most their number. */
  readonly worth: number;
  readonly families: number;
  /** Share of the particles that belong to the largest family. */
  readonly largest: number;
}

/** Equal weights. */
export function familySize(particles: readonly Pick<Particle, "at" | "logLikelihood" | "family">[]): FamilySize {
  const n = particles.length;
  const members = new Map<number, number[]>();
  particles.forEach(({ family }, i) => {
    const known = members.get(family);
    if (known) known.push(i);
    else members.set(family, [i]);
  });
  const families = [...members.values()];
  let squares = 0;
  let largest = 0;
  for (const { length } of families) {
    squares += (length / n) * (length / n);
    largest = Math.max(largest, length / n);
  }
  if (squares > 0.999999) return { worth: 1, families: families.length, largest };
  /** Variance of the mean over that of one particle; the last factor makes up for centring on the particles' own mean. */
  const ratio = (of: (i: number) => number): number => {
    let mean = 0;
    for (let i = 0; i < n; i++) mean += of(i) / n;
    let within = 0;
    for (let i = 0; i < n; i++) within += (of(i) - mean) * (of(i) - mean);
    if (!(within > 0)) return 1 / n;
    let between = 0;
    for (const own of families) {
      let sum = 0;
      for (const i of own) sum += of(i) - mean;
      between += sum * sum;
    }
    return between / (n * within) / (1 - squares);
  };
  const dimensions = particles[0]?.at.length ?? 0;
  let worst = ratio((i) => particles[i]?.logLikelihood as number);
  for (let c = 0; c < dimensions; c++)
    worst = Math.max(
      worst,
      ratio((i) => particles[i]?.at[c] as number),
    );
  return { worth: Math.max(1, Math.min(n, 1 / worst)), families: families.length, largest };
}
