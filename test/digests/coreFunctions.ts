// Every function of src/core at thousands of arguments, as one fingerprint a function; and the published models.
import { contagionAnswers } from "../../examples/classics/answers/contagion.ts";
import { crowdAnswers } from "../../examples/classics/answers/crowds.ts";
import { functionAnswers } from "../../examples/classics/answers/functions.ts";
import { gameAnswers } from "../../examples/classics/answers/games.ts";
import { activeByTick, MESA, NETLOGO, SET_B } from "../../examples/classics/epstein.ts";
import { ishigami } from "../../examples/classics/ishigami.ts";
import { morrisFunction } from "../../examples/classics/morrisFunction.ts";
import { sobolG } from "../../examples/classics/sobolG.ts";
import { binomial, binomialP } from "../../src/core/binomial.ts";
import { formatDate, isoDate, parseDate } from "../../src/core/dates.ts";
import { designPoint, designPoints } from "../../src/core/design.ts";
import { exp, scale, split } from "../../src/core/exp.ts";
import { gumbel } from "../../src/core/gumbel.ts";
import { entityHash, entityTable, stableHash } from "../../src/core/hash.ts";
import { channel, draw, runKey, seedKey } from "../../src/core/keyed.ts";
import { expm1, log, log1p } from "../../src/core/log.ts";
import { logistic, logit } from "../../src/core/logistic.ts";
import { normalCdf, normalPdf, normalQuantile } from "../../src/core/normal.ts";
import { pow } from "../../src/core/pow.ts";
import { weightsProblem } from "../../src/core/rangeProblem.ts";
import { bounds, describe, quantile, rangeProblem, reach, widened, type Range } from "../../src/core/ranges.ts";
import { cos, PI, sin } from "../../src/core/sin.ts";
import { PURPOSES } from "../../src/core/purposes.ts";
import { registry } from "../../src/core/registry.ts";
import { STREAMS } from "../../src/core/streams.ts";
import { threefry2x32, uniformAt } from "../../src/core/threefry.ts";
import { dimensionOf, parseQuantity } from "../../src/core/units.ts";
import { Words } from "../../src/core/words.ts";
import { spread } from "../core/spread.ts";
import { given } from "./digest.ts";

const ODD = [0, -0, 1, -1, 0.5, 5e-324, -5e-324, 2.3e-308, 1.7e308, Infinity, -Infinity, NaN];
const RANGES: readonly Range[] = [
  { kind: "constant", value: 2.5 },
  { kind: "uniform", low: -2, high: 5 },
  { kind: "loguniform", low: 0.01, high: 40 },
  { kind: "triangular", low: -1, likely: 0.5, high: 4 },
  { kind: "normal", low: -3, high: 7 },
  { kind: "lognormal", low: 0.3, high: 7 },
  { kind: "beta", a: 2, b: 5 },
  { kind: "beta", a: 0.4, b: 0.7 },
  { kind: "beta", a: 80, b: 12.5 },
  { kind: "oneOf", options: [{ value: 1, weight: 2 }, { value: 4, weight: 1 }, { value: 9, weight: 0 }] }, // prettier-ignore
];
const WRONG: readonly Range[] = [
  { kind: "constant", value: NaN },
  { kind: "uniform", low: 5, high: 5 },
  { kind: "uniform", low: -Infinity, high: 5 },
  { kind: "lognormal", low: 0, high: 5 },
  { kind: "loguniform", low: 6, high: 5 },
  { kind: "triangular", low: 0, likely: 7, high: 5 },
  { kind: "beta", a: 0, b: 1 },
  { kind: "oneOf", options: [] },
  { kind: "oneOf", options: [{ value: 1, weight: 0 }] },
  { kind: "oneOf", options: [{ value: 1, weight: -1 }] },
];
const TEXTS = ["6 h", "2.5 /day", "30 %", "4.48 /1000", "7", "12 km", "2 weeks", "1_000", "-3e2", "x", "", "5 q", "5 points"]; // prettier-ignore
const DATES = [
  "2022-01-05T16:30+06:00", "1999-12-31T23:59Z", "2024-02-29T00:00-05:30", "2023-02-29T00:00Z", "2022-01-05T24:00Z", "2022-01-05", "1600-03-01T00:00Z",
]; // prettier-ignore

const over = (points: readonly number[], f: (x: number) => unknown) => () => points.map(f);
const count = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
const line = [...spread(3000, -750, 750), ...spread(3000, -3, 3), ...ODD];
const positive = [...spread(3000, 1e-9, 30), ...line.map((x) => exp(x))];
/** Down to where nothing smaller has a logarithm: tails have formulas of their own. */
const tiny = spread(400, -740, -20).map((x) => exp(x));
const shares = [
  ...spread(4000, 0, 1),
  ...spread(500, 0, 1e-9),
  ...tiny,
  1.1102230246251565e-16,
  1 - 1.1102230246251565e-16,
  0,
  1,
  -0.1,
  1.1,
];

/** By function; the published models at the end. */
export const CORE: Readonly<Record<string, () => unknown>> = {
  exp: over(line, exp),
  scale: over(count(4400), (i) => scale(1.1 + (i % 7), i - 2200)),
  split: over(positive.filter((x) => x > 1e-307 && x < 1e308), (x) => {
    const into = { m: 0, k: 0 };
    split(x, into);
    return into;
  }), // prettier-ignore
  log: over([...positive, ...ODD], log),
  log1p: over([...positive, ...spread(2000, -1, 1), ...ODD], log1p),
  expm1: over(line, expm1),
  pow: () => [...spread(60, 0, 9), ...ODD].map((x) => [...spread(60, -8, 8), ...ODD].map((y) => pow(x, y))),
  sin: over([...spread(4000, -1024, 1024), ...spread(2000, -7, 7), ...ODD], (x) => given(() => sin(x))),
  cos: over([...spread(4000, -1024, 1024), ...spread(2000, -7, 7), ...ODD], (x) => given(() => cos(x))),
  logistic: over(line, logistic),
  logit: over(shares, logit),
  normalPdf: over(line, normalPdf),
  normalCdf: over([...line, ...spread(2000, -38, 38)], normalCdf),
  normalQuantile: over(shares, normalQuantile),
  gumbel: over(shares, gumbel),
  seedKey: over([0, 1, 4294967296, 9007199254740991, -1, 0.5], (seed) => given(() => seedKey(seed))),
  runKey: over(count(500), (i) => runKey(i % 7, i, i % 3)),
  channel: over(count(500), (i) => channel({ k0: i, k1: -i }, i % 24, i * 77)),
  draw: over(count(3000), (i) => draw(channel(runKey(i % 7, i, i % 3), i % 24, i * 77), i, i % 64, i)),
  threefry2x32: over(count(1000), (i) => {
    const out = new Int32Array(2);
    threefry2x32(i * 7919, -i, i % 5, i, out);
    return out;
  }),
  uniformAt: over(count(1000), (i) => uniformAt(i, i * 31, i % 3, -i)),
  Words: over(count(7), (i) => {
    const words = new Words({ k0: i, k1: 3 });
    return count(90).map((j) => (j % 4 === 3 ? words.uniform() : words.below(1 + j * j)));
  }),
  designPoint: over(count(500), (i) => [
    designPoint("independent", 1, i, 9, 0),
    ...[500, 501, 1024].map((n) => designPoint("scrambled", 1, i, 9, n)),
  ]),
  designPoints: over(count(20), (i) =>
    (["independent", "scrambled"] as const).map((kind) => given(() => designPoints(kind, 5, i, [3, 1, 77], 19))),
  ),
  binomial: over(spread(40, 0, 1), (u) =>
    [1, 17, 300, 40_000, 5_000_000].map((n) => [1e-7, 1e-4, 0.02, 0.3, 0.69, 0.7, 4].map((h) => binomial(u, n, h))),
  ),
  binomialP: over(spread(40, 0, 1), (u) =>
    [0, 1, 17, 300, 40_000, 5_000_000].map((n) =>
      [0, 1e-7, 1e-4, 0.02, 0.3, 0.5, 0.8, 1].map((p) => binomialP(u, n, p)),
    ),
  ),
  quantile: () => RANGES.map((range) => spread(250, 0, 1).map((u) => quantile(range, u))),
  widened: () =>
    RANGES.map((range) =>
      [0.5, 1, 2].map((factor) =>
        [widened(range, factor), widened(range, factor, [-1, 50])].map((r) => [r, quantile(r, 0.3)]),
      ),
    ),
  bounds: () => RANGES.map(bounds),
  describe: () => RANGES.map(describe),
  weightsProblem: () => [[1, 2], [], [0, 0], [1e308, 1e308], [1, -1], [1, NaN]].map((w) => weightsProblem(w) !== null),
  reach: () => RANGES.map((range) => reach(range)),
  rangeProblem: () => [...RANGES, ...WRONG].map((range) => rangeProblem(range) !== null),
  parseDate: () => DATES.map((text) => withoutWords(parseDate(text))),
  formatDate: over(spread(500, -20_000, 40_000), (x) => [formatDate(x, -330), formatDate(x, 360, false)]),
  isoDate: over(spread(500, -20_000, 40_000), (x) => [isoDate(x, 360), isoDate(x, -90)]),
  entityHash: over(count(1000), (i) => entityHash(`place ${i}`)),
  entityTable: () => [entityTable(["a", "b", "ü"]), given(() => entityTable(["a", "a"]))],
  stableHash: over(count(1000), (i) => stableHash(`text ${i}`)),
  dimensionOf: () => ["d", "1/d", "km", "1", "share"].map(dimensionOf),
  parseQuantity: () =>
    TEXTS.map((text) => ["d", "1/d", "km", "1", "share"].map((u) => withoutWords(parseQuantity(text, u)))),
  constants: () => [PI, STREAMS, PURPOSES],
  registry: () => registry({ a: 3, b: 7 }),
  classics: () => [
    [...crowdAnswers(), ...gameAnswers(), ...contagionAnswers(), ...functionAnswers()].map(({ got }) => got),
    [NETLOGO, { ...MESA, ...SET_B }, { ...NETLOGO, rounding: "none" as const }].map((rules) =>
      activeByTick(rules, runKey(1, 0, 0), 120),
    ),
    spread(300, 0, 1).map((x) => {
      const point = count(20).map((i) => (x * (i + 1)) % 1);
      return [ishigami(point), sobolG(point), morrisFunction(point)];
    }),
  ],
};

/** What is read, or that nothing is: how that is said is no result. */
const withoutWords = <T extends object>(read: T): T | null => ("problem" in read ? null : read);
