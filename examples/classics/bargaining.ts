// Where bargaining ends, by three rules on one line: the mean weighted by capability and salience, the median so weighted, and the
// pairwise contests of probabilistic Condorcet elections. Sources: Achen's compromise model; KTAB's kmodel.cpp for the pairwise rule;
// the ten actors are Bueno de Mesquita's (1994) on cars' emissions, as Scholz, Calbert and Smith (2011) print them.
import { pow } from "../../src/core/pow.ts";

export interface Actor {
  readonly name: string;
  readonly capability: number;
  readonly position: number;
  readonly salience: number;
}

const actor = (name: string, capability: number, position: number, salience: number): Actor => ({
  name,
  capability,
  position,
  salience,
});

/** Positions are years of delay; the outcome was 8.833. */
export const CAR_EMISSIONS: readonly Actor[] = [
  actor("Netherlands", 0.08, 4, 0.8),
  actor("Belgium", 0.08, 7, 0.4),
  actor("Luxembourg", 0.03, 4, 0.2),
  actor("Germany", 0.16, 4, 0.8),
  actor("France", 0.16, 10, 0.6),
  actor("Italy", 0.16, 10, 0.6),
  actor("United Kingdom", 0.16, 10, 0.9),
  actor("Ireland", 0.05, 7, 0.1),
  actor("Denmark", 0.05, 4, 1),
  actor("Greece", 0.08, 7, 0.7),
];

const weight = (a: Actor): number => a.capability * a.salience;
const total = (values: readonly number[]): number => values.reduce((s, x) => s + x, 0);

export const weightedMean = (actors: readonly Actor[]): number =>
  total(actors.map((a) => weight(a) * a.position)) / total(actors.map(weight));

/** The position at which half of the weight is reached. */
export function weightedMedian(actors: readonly Actor[]): number {
  const half = total(actors.map(weight)) / 2;
  let reached = 0;
  for (const a of actors.toSorted((p, q) => p.position - q.position)) {
    reached += weight(a);
    if (reached >= half) return a.position;
  }
  return NaN;
}

export interface Election {
  /** Distinct positions, ascending, and the chance of each. */
  readonly positions: readonly number[];
  readonly chances: readonly number[];
  readonly expected: number;
}

/**
 * Every position against every other: C(x, y) = Σ max(0, c s (u(x) - u(y))) with u = 1 - distance/range, and x beats y with chance
 * C(x,y)^m / (C(x,y)^m + C(y,x)^m). markov: the stationary chances of p_i = (1/n) Σ_j v_ij (p_i + p_j); conditional: the chance of beating
 * each of the others, given that somebody does.
 */
export function pairwiseElection(actors: readonly Actor[], rule: "markov" | "conditional", m = 1): Election {
  const positions = [...new Set(actors.map((a) => a.position))].sort((x, y) => x - y);
  const n = positions.length;
  const range = (positions[n - 1] as number) - (positions[0] as number);
  const coalition = (x: number, y: number): number =>
    total(actors.map((a) => Math.max(0, (weight(a) * (Math.abs(a.position - y) - Math.abs(a.position - x))) / range)));
  const beats = positions.map((x) =>
    positions.map((y) => {
      if (x === y) return 0.5;
      const [mine, theirs] = [pow(coalition(x, y), m), pow(coalition(y, x), m)];
      return mine / (mine + theirs);
    }),
  );
  const chances = rule === "conditional" ? conditional(beats) : stationary(beats);
  return { positions, chances, expected: total(positions.map((x, i) => x * (chances[i] as number))) };
}

function conditional(beats: readonly (readonly number[])[]): number[] {
  const all = beats.map((row, i) => row.reduce((product, v, j) => (j === i ? product : product * v), 1));
  return all.map((x) => x / total(all));
}

function stationary(beats: readonly (readonly number[])[]): number[] {
  const n = beats.length;
  let p = beats.map(() => 1 / n);
  for (let step = 0; step < 100_000; step++) {
    const next = p.map(
      (own, i) => total(p.map((other, j) => ((beats[i] as number[])[j] as number) * (own + other))) / n,
    );
    const moved = Math.max(...next.map((x, i) => Math.abs(x - (p[i] as number))));
    p = next;
    if (moved < 1e-16) break;
  }
  return p;
}
