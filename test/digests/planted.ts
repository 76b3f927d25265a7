// Planted worlds for functions of src/analysis: yes/no and other differences, noisy and not, few and many replicates, weights, ties; and what
// is searched in.
import type { DiscoveryColumn, DiscoveryInput } from "../../src/analysis/boxes/discovery.ts";
import { effectMixture } from "../../src/analysis/shares/effectMixture.ts";
import { halves } from "../../src/analysis/boxes/heldOut.ts";
import { Mixture } from "../../src/analysis/shares/mixture.ts";
import type { Particle } from "../../src/analysis/posterior/particle.ts";
import { FIRST_REACH, lieOf } from "../../src/analysis/posterior/proposals.ts";
import { luckFor } from "../../src/analysis/posterior/separation.ts";
import { groupByForm, worldMeans } from "../../src/analysis/shares/worldMeans.ts";
import { channel, draw, seedKey, type Key } from "../../src/core/keyed.ts";
import { normalQuantile } from "../../src/core/normal.ts";

export const key = (purpose: number): Key => channel(seedKey(20), 1, purpose);
export const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
export const uniforms = (purpose: number, n: number): Float64Array =>
  Float64Array.from(count(n), (i) => draw(key(purpose), i, 0, 0));
export const normals = (purpose: number, n: number): Float64Array => uniforms(purpose, n).map((u) => normalQuantile(u));
export const noise = (world: number, replicate: number): number => normalQuantile(draw(key(2), world, 1, replicate));

export const WORLDS = 150;
export const all = Int32Array.from(count(WORLDS));
export const twice = Int32Array.from(all, (i) => (i * 7) % 40);
export const columns = count(4).map((c) => uniforms(10 + c, WORLDS));
export const [first, second] = columns as [Float64Array, Float64Array];
/** A column that the others span, and one that never varies. */
export const spanned = [
  ...columns,
  first.map((x, i) => x - 2 * (second[i] as number)),
  new Float64Array(WORLDS).fill(0.4),
];
export const level = Int32Array.from(all, (i) => i % 3);
export const weights = Float64Array.from(all, (i) => [1, 0.25, 0, 2, 0.5][i % 5] as number);
export const even = new Float64Array(WORLDS).fill(1);
export const effect = (i: number): number => 2 * (first[i] as number) - 0.8 + (i % 3 === 0 ? -0.6 : 0);
/** Differences of worlds, in two to five replicates but for some that have one or none. */
export const worldsOf = (one: (world: number, replicate: number) => number): number[][] =>
  count(WORLDS).map((i) => count(i % 29 === 28 ? 0 : i % 31 === 30 ? 1 : 2 + (i % 4)).map((r) => one(i, r)));
export const noisy = worldsOf((i, r) => effect(i) + 0.7 * noise(i, r));
export const yesNo = worldsOf((i, r) => (effect(i) + noise(i, r) > 1 ? 1 : effect(i) + noise(i, r) < -1.4 ? -1 : 0));
export const jumpy = worldsOf((i, r) => (noise(i, r) > 0.3 ? effect(i) : 0));
export const exact = worldsOf((i) => Math.round(3 * effect(i)));
export const single = count(WORLDS).map((i) => [effect(i) + noise(i, 0)]);
export const DIFFERENCES = [noisy, yesNo, jumpy];
export const summary = worldMeans(noisy);
export const groups = groupByForm(level, summary.replicates, weights);
export const strata = groups.map(({ members }) => members);
export const nobody = worldsOf(() => 0);
export const base = noisy.map((d, i) => d.map((x, r) => x + noise(i, r + 9)));
export const yes = yesNo.map((d) => d.map((x) => (x > 0 ? 1 : 0)));
export const no = yesNo.map((d) => d.map((x) => (x < 0 ? 1 : 0)));

/** Worlds in which something is searched for: high where two assumptions meet, where one form holds, along a slope. */
const SEARCHED = count(400);
const numbers = count(4).map((c) => uniforms(20 + c, SEARCHED.length));
const at = (c: number, i: number): number => numbers[c]?.[i] as number;
export const named: readonly DiscoveryColumn[] = [
  ...numbers.map((values, c): DiscoveryColumn => ({ name: `x${c}`, kind: "number", values })),
  { name: "form", kind: "form", values: SEARCHED.map((i) => ["a", "b", "c"][i % 3] as string) },
  { name: "two", kind: "form", values: SEARCHED.map((i) => (i % 2 === 0 ? "yes" : "no")) },
];
export const scores = SEARCHED.map((i) => (at(0, i) > 0.4 && at(1, i) < 0.7 ? 0.97 - (i % 5) / 50 : (i % 7) / 40));
export const inputs: readonly DiscoveryInput[] = [
  { y: scores, columns: named, seed: 3 },
  { y: scores, columns: named, seed: 4, weights: SEARCHED.map((i) => [1, 0.25, 0, 2, 0.5][i % 5] as number) },
  { y: SEARCHED.map((i) => (i % 3 === 1 ? 1 : 0)), columns: named, seed: 5, weights: SEARCHED.map(() => 0.01) },
  { y: SEARCHED.map((i) => at(3, i)), columns: named.slice(0, 3), seed: 6 },
  { y: SEARCHED.map((i) => (3 * at(3, i) + at(2, i)) / 4), columns: named, seed: 7 },
];
export const split = halves(inputs[0] as DiscoveryInput, "planted");
export const onSplit = <T>(ask: (of: ReturnType<typeof halves>) => T): T[] =>
  inputs.map((i) => ask(halves(i, "planted")));
export const condition = { name: "x0", side: "above", threshold: 0.6 } as const;
export const table = [
  [0, 5, 5, 0],
  [3, 4, 9, 1],
  [12, 40, 5, 90],
  [0, 0, 3, 4],
  [7, 7, 7, 7],
  [30, 2, 1, 25],
] as const;
export const shares = [
  [0, 7],
  [7, 7],
  [3, 7],
  [1.5, 4],
  [450, 900],
] as const;

export const particles = count(24).map(
  (i): Particle => ({
    at: Float64Array.from(count(12), (c) => draw(key(40), i, 0, c)),
    luck: count(5).map((b) => (i * b) % 7),
    logLikelihood: -i / 3,
    family: i % 7,
    chain: i % 5,
  }),
);
export const guide = {
  names: count(12),
  lie: lieOf(particles, 9),
  widths: Float64Array.from(count(12), (c) => (c % 4 === 3 ? 1 : 0.05 + c / 15)),
  reach: [...FIRST_REACH],
  known: new Map(count(7).map((f) => [f, particles.filter((p) => p.family === f).map((p) => p.at)])),
  all: particles.map((p) => p.at),
};
export const likelihood = (at: Float64Array): number =>
  -60 * Math.abs((at[0] as number) - 0.7) * (at[0] as number) - 20 * Math.abs((at[1] as number) - (at[2] as number));
export const evaluate = (asked: readonly { readonly at: Float64Array }[]): Promise<Float64Array> =>
  Promise.resolve(Float64Array.from(asked, ({ at }) => likelihood(at)));
export const squares = {
  first: normals(50, 40).map((x) => x * x),
  second: normals(51, 40).map((x) => 0.4 * x * x - 0.05),
};
export const other = { first: squares.second, second: squares.first.map((x) => x / 2) };
export const none = { first: squares.first, second: new Float64Array(40) };
export const counts = (purpose: number): number[][] =>
  count(30).map((i) => count(4).map((c) => Math.floor(4 * draw(key(purpose), i, 0, c) * draw(key(purpose), i, 1, c))));
export const luck = luckFor(7, 30, 60, 60);
/** With the free fit of each, made once. */
export const mixtures = DIFFERENCES.map((d) => {
  const found = effectMixture(d, strata, weights, 0.3);
  let fitted: ReturnType<typeof fit> | undefined;
  const fit = () =>
    found.models.map(({ data, sides, freedom }) => {
      const mixture = new Mixture(data);
      return { mixture, sides, freedom, best: mixture.fit() };
    });
  const models = () => (fitted ??= fit());
  return {
    found,
    models,
    on: (side: "above" | "within" | "below") => models().map((m) => ({ ...m, side: m.sides[side] })),
  };
});
