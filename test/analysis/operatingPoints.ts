// Worlds with known effects at the sizes where a ledger works: some hundred worlds with six to ten futures each, yes/no outcomes, counts and
// ratios, noise that goes with the effect, differences that are zero in most futures. Every cell says what a world may be and how often.
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { exp } from "../../src/core/exp.ts";
import { log } from "../../src/core/log.ts";
import { normalQuantile } from "../../src/core/normal.ts";

export const EPSILON = 0.05;

/** Uniform numbers of one future, by index. */
type Luck = (index: number) => number;

/** One kind of world: how many of a hundred, its expected effect, and one future's difference. */
interface Sort {
  readonly part: number;
  /** By the world's own two numbers in 0..1. */
  readonly effect: (a: number, b: number) => number;
  readonly future: (effect: number, luck: Luck, a: number, b: number) => number;
  /** Weight of such a world; 1 without. */
  readonly weight?: number;
}

export interface Cell {
  readonly name: string;
  readonly sorts: readonly Sort[];
}

const fixed = (x: number) => (): number => x;
/** Normal noise of this size. */
const noise =
  (sd: number): Sort["future"] =>
  (effect, u) =>
    effect + sd * normalQuantile(u(0));
const steady = (part: number, effect: number, sd: number): Sort => ({ part, effect: fixed(effect), future: noise(sd) });
const still = (part: number): Sort => ({ part, effect: fixed(0), future: () => 0 });
/** Two arms that each say yes with some chance: `up` of turning to yes, `down` of turning to no. */
const yesNo = (part: number, up: number, down: number): Sort => ({
  part,
  effect: fixed(up - down),
  future: (_, u) => (u(0) < up ? 1 : u(0) > 1 - down ? -1 : 0),
});
/** Differs in `chance` of futures, then up with this chance, by a lognormal size of mean `size` (and `against` where it goes down). */
const jump = (part: number, chance: number, up: number, size: number, against = size, spread = 0.6): Sort => ({
  part,
  effect: fixed(chance * (up * size - (1 - up) * against)),
  future: (_, u) => {
    if (u(0) >= chance) return 0;
    const grown = exp(spread * normalQuantile(u(1)) - (spread * spread) / 2);
    return u(2) < up ? size * grown : -against * grown;
  },
});
/** A centred exponential around the effect. */
const skewed = (part: number, effect: number, sd: number, sign = 1): Sort => ({
  part,
  effect: fixed(effect),
  future: (e, u) => e + sign * sd * (-log(u(0)) - 1),
});
/** Student's t with three degrees of freedom. */
const heavy = (part: number, effect: number, scale: number): Sort => ({
  part,
  effect: fixed(effect),
  future: (e, u) => {
    const n = [1, 2, 3].reduce((sum, i) => sum + normalQuantile(u(i)) * normalQuantile(u(i)), 0);
    return e + (scale * normalQuantile(u(0))) / Math.sqrt(n / 3);
  },
});
/** Difference of two Poisson counts. */
const counts = (part: number, first: number, second: number): Sort => ({
  part,
  effect: fixed(first - second),
  future: (_, u) => poisson(first, u(0)) - poisson(second, u(1)),
});
function poisson(mean: number, u: number): number {
  let k = 0;
  let p = exp(-mean);
  for (let sum = p; sum < u && k < 100; sum += p) p *= mean / ++k;
  return k;
}
const line = (part: number, middle: number, spread: number, sd: number): Sort => ({
  part,
  effect: (a) => middle + spread * normalQuantile(a),
  future: noise(sd),
});

export const CELLS: readonly Cell[] = [
  ...[0.3, 0.7, 0.97].flatMap((p): Cell[] => [
    { name: `${p}: .3 ± .3, rest 0 ± .02`, sorts: [steady(p, 0.3, 0.3), steady(1 - p, 0, 0.02)] },
    { name: `${p}: .1 ± .2, rest 0 ± .02`, sorts: [steady(p, 0.1, 0.2), steady(1 - p, 0, 0.02)] },
    { name: `${p}: .3 ± .9, rest 0 ± .05`, sorts: [steady(p, 0.3, 0.9), steady(1 - p, 0, 0.05)] },
    { name: `${p}: .3 ± .05, rest 0 ± .6`, sorts: [steady(p, 0.3, 0.05), steady(1 - p, 0, 0.6)] },
    { name: `${p}: .3 ± .3, rest exactly 0`, sorts: [steady(p, 0.3, 0.3), still(1 - p)] },
  ]),
  { name: "bell .1 ± .1, noise .1", sorts: [line(1, 0.1, 0.1, 0.1)] },
  { name: "bell .1 ± .1, noise .3", sorts: [line(1, 0.1, 0.1, 0.3)] },
  { name: "bell 0 ± .3, noise .3", sorts: [line(1, 0, 0.3, 0.3)] },
  { name: "all 0 ± .3", sorts: [steady(1, 0, 0.3)] },
  { name: "all .2 ± .3", sorts: [steady(1, 0.2, 0.3)] },
  {
    name: "at the border: half ε + .005, half ε − .005, noise .02",
    sorts: [steady(0.5, 0.055, 0.02), steady(0.5, 0.045, 0.02)],
  },
  { name: "at the border: all ε + .001, noise .1", sorts: [steady(1, 0.051, 0.1)] },
  { name: "at the border: all −ε + .001, noise .1", sorts: [steady(1, -0.049, 0.1)] },
  { name: "up .3, down .3, noise .2 and .5", sorts: [steady(0.5, 0.3, 0.2), steady(0.3, -0.3, 0.5), still(0.2)] },
  ...[0.3, 0.9].flatMap((p): Cell[] => [
    { name: `jumps ${p}: one future in ten by 5, rest 0`, sorts: [jump(p, 0.1, 1, 5), still(1 - p)] },
    { name: `jumps ${p}: three futures in ten by 2, rest 0`, sorts: [jump(p, 0.3, 1, 2), still(1 - p)] },
    {
      name: `jumps ${p}: six in ten by 2, rest either way alike`,
      sorts: [jump(p, 0.6, 1, 2), jump(1 - p, 0.6, 0.5, 2)],
    },
    { name: `jumps ${p}: half by 3 up in four of five, rest 0`, sorts: [jump(p, 0.5, 0.8, 3), still(1 - p)] },
    { name: `jumps ${p}: eight in ten by 1, heavy tail, rest 0`, sorts: [jump(p, 0.8, 1, 1, 1, 1.2), still(1 - p)] },
  ]),
  { name: "jumps: all either way alike, three in ten by 2", sorts: [jump(1, 0.3, 0.5, 2)] },
  { name: "jumps: all either way alike, nine in ten by 1", sorts: [jump(1, 0.9, 0.5, 1)] },
  { name: "jumps: rarely up by 4, often down by 1, no effect", sorts: [jump(1, 0.5, 0.2, 4, 1)] },
  { name: "jumps: rarely up by 6, often down by 1, effect .2", sorts: [jump(0.6, 0.5, 0.2, 6, 1), still(0.4)] },
  { name: "skewed .3 ± .3 in half, rest exactly 0", sorts: [skewed(0.5, 0.3, 0.3), still(0.5)] },
  { name: "skewed 0 ± .1 in half, rest .25 ± .1", sorts: [skewed(0.5, 0, 0.1), skewed(0.5, 0.25, 0.1)] },
  { name: "skewed down 0 ± .1 in half, rest .25 ± .1", sorts: [skewed(0.5, 0, 0.1, -1), skewed(0.5, 0.25, 0.1, -1)] },
  { name: "skewed, all 0 ± .3", sorts: [skewed(1, 0, 0.3)] },
  { name: "skewed, all .2 ± .3", sorts: [skewed(1, 0.2, 0.3)] },
  { name: "heavy tails .3 ± .2 in half, rest 0 ± .2", sorts: [heavy(0.5, 0.3, 0.2), heavy(0.5, 0, 0.2)] },
  { name: "heavy tails, all 0 ± .2", sorts: [heavy(1, 0, 0.2)] },
  { name: "counts: 1.5 against 1 in half, rest 1 against 1", sorts: [counts(0.5, 1.5, 1), counts(0.5, 1, 1)] },
  { name: "counts: .5 against .1 in half, rest .1 against .1", sorts: [counts(0.5, 0.5, 0.1), counts(0.5, 0.1, 0.1)] },
  { name: "counts: 1 against 0 in nine of ten, rest 0", sorts: [counts(0.9, 1, 0), still(0.1)] },
  { name: "yes/no: .2 in half, rest 0", sorts: [yesNo(0.5, 0.2, 0), yesNo(0.5, 0, 0)] },
  { name: "yes/no: .5 in nine of ten, rest 0", sorts: [yesNo(0.9, 0.5, 0), yesNo(0.1, 0, 0)] },
  { name: "yes/no: .3 against .1 in half, rest .1 against .1", sorts: [yesNo(0.5, 0.3, 0.1), yesNo(0.5, 0.1, 0.1)] },
  { name: "yes/no: .02 in all", sorts: [yesNo(1, 0.02, 0)] },
  { name: "yes/no: .95 in .97, rest −.5", sorts: [yesNo(0.97, 0.95, 0), yesNo(0.03, 0, 0.5)] },
  {
    name: "weights: .3 ± .3 in half that count a third, rest 0 ± .02",
    sorts: [{ ...steady(0.5, 0.3, 0.3), weight: 1 / 3 }, steady(0.5, 0, 0.02)],
  },
  {
    name: "weights: yes/no .5 in half that count a third, rest 0",
    sorts: [{ ...yesNo(0.5, 0.5, 0), weight: 1 / 3 }, yesNo(0.5, 0, 0)],
  },
];

/** Worlds without any effect, whose noise is of one shape and of a size of their own: lognormal, a spread of 1. Size `a`, shape by `b`. */
const nothing = (name: string, shape: (luck: Luck, b: number) => number): Cell => ({
  name,
  sorts: [{ part: 1, effect: fixed(0), future: (_, u, a, b) => exp(normalQuantile(a)) * shape(u, b) }],
});
const bell = (u: Luck): number => normalQuantile(u(0));
/** Up or down by 1, give or take a tenth. */
const coin = (u: Luck): number => (u(1) < 0.5 ? -1 : 1) * (1 + 0.1 * bell(u));
const tail = (u: Luck): number => {
  const n = [1, 2, 3].reduce((sum, i) => sum + normalQuantile(u(i)) * normalQuantile(u(i)), 0);
  return bell(u) / Math.sqrt(n / 3);
};

export const NULL_CELLS: readonly Cell[] = [
  nothing("nothing: a coin", coin),
  nothing("nothing: normal", bell),
  nothing("nothing: heavy tails", tail),
  nothing("nothing: a coin in half of the worlds, normal in half", (u, b) => (b < 0.5 ? coin(u) : bell(u))),
  nothing("nothing: skewed", (u) => -log(u(0)) - 1),
  nothing("nothing: a coin, normal, heavy, skewed up, down", (u, b) =>
    b < 0.2 ? coin(u) : b < 0.4 ? bell(u) : b < 0.6 ? tail(u) : (b < 0.8 ? 1 : -1) * (-log(u(0)) - 1),
  ),
];

export interface Planted {
  readonly differences: readonly Float64Array[];
  readonly weights: Float64Array;
}

/** One draw of a cell. Kinds of worlds are drawn, too: a cell's shares are those of all worlds there might be. */
export function plant(cell: Cell, worlds: number, replicates: number, seed: number): Planted {
  const differences: Float64Array[] = [];
  const weights = new Float64Array(worlds);
  for (let i = 0; i < worlds; i++) {
    const key = channel(seedKey(seed), 940, i);
    const of = sortAt(cell, draw(key, 0, 0, 0));
    const [a, b] = [draw(key, 0, 0, 1), draw(key, 0, 0, 2)];
    const effect = of.effect(a, b);
    differences.push(
      Float64Array.from({ length: replicates }, (_, r) => of.future(effect, (index) => draw(key, 1, r, index), a, b)),
    );
    weights[i] = of.weight ?? 1;
  }
  return { differences, weights };
}

function sortAt({ sorts }: Cell, u: number): Sort {
  let sum = 0;
  for (const sort of sorts) if (u < (sum += sort.part)) return sort;
  return sorts.at(-1)!;
}

const GRID = 2000;

/** The true shares and the true mean of a cell, weighted: exact where effects are fixed, else over a fine grid. */
export function truth(cell: Cell): { above: number; within: number; below: number; mean: number } {
  const found = { above: 0, within: 0, below: 0, mean: 0 };
  let all = 0;
  for (const { part, effect, weight = 1 } of cell.sorts)
    for (let g = 0; g < GRID; g++) {
      const e = effect((g + 0.5) / GRID, 0.5);
      const w = (part * weight) / GRID;
      all += w;
      found[e > EPSILON ? "above" : e < -EPSILON ? "below" : "within"] += w;
      found.mean += w * e;
    }
  return { above: found.above / all, within: found.within / all, below: found.below / all, mean: found.mean / all };
}
