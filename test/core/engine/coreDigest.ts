// Every function of src/core at thousands of arguments, as one fingerprint a function; and the published models.
import { contagionAnswers } from "../../../examples/classics/answers/contagion.ts";
import { crowdAnswers } from "../../../examples/classics/answers/crowds.ts";
import { functionAnswers } from "../../../examples/classics/answers/functions.ts";
import { gameAnswers } from "../../../examples/classics/answers/games.ts";
import { activeByTick, MESA, NETLOGO, SET_B } from "../../../examples/classics/epstein.ts";
import { ishigami } from "../../../examples/classics/ishigami.ts";
import { morrisFunction } from "../../../examples/classics/morrisFunction.ts";
import { sobolG } from "../../../examples/classics/sobolG.ts";
import { binomial, binomialP } from "../../../src/core/binomial.ts";
import { formatDate, isoDate, parseDate } from "../../../src/core/dates.ts";
import { designPoint } from "../../../src/core/design.ts";
import { exp } from "../../../src/core/exp.ts";
import { gumbel } from "../../../src/core/gumbel.ts";
import { entityHash, stableHash } from "../../../src/core/hash.ts";
import { channel, draw, runKey } from "../../../src/core/keyed.ts";
import { expm1, log, log1p } from "../../../src/core/log.ts";
import { logistic, logit } from "../../../src/core/logistic.ts";
import { normalCdf, normalPdf, normalQuantile } from "../../../src/core/normal.ts";
import { pow } from "../../../src/core/pow.ts";
import { quantile, widened, type Range } from "../../../src/core/ranges.ts";
import { cos, sin } from "../../../src/core/sin.ts";
import { parseQuantity } from "../../../src/core/units.ts";
import { spread } from "../spread.ts";
import { Digest } from "./digest.ts";

const ODD = [0, -0, 1, -1, 0.5, 5e-324, -5e-324, 2.3e-308, 1.7e308, Infinity, -Infinity, NaN];
const RANGES: readonly Range[] = [
  { kind: "uniform", low: -2, high: 5 },
  { kind: "loguniform", low: 0.01, high: 40 },
  { kind: "triangular", low: -1, likely: 0.5, high: 4 },
  { kind: "normal", low: -3, high: 7 },
  { kind: "lognormal", low: 0.3, high: 7 },
  { kind: "beta", a: 2, b: 5 },
  { kind: "beta", a: 0.4, b: 0.7 },
  { kind: "beta", a: 80, b: 12.5 },
  { kind: "oneOf", options: [{ value: 1, weight: 2 }, { value: 4, weight: 1 }] }, // prettier-ignore
];

type Functions = Readonly<Record<string, (digest: Digest) => void>>;

const over = (points: readonly number[], f: (x: number) => number): ((d: Digest) => void) => {
  return (d) => {
    for (const x of points) d.add(f(x));
  };
};
const line = [...spread(3000, -750, 750), ...spread(3000, -3, 3), ...ODD];
const positive = [...spread(3000, 1e-9, 30), ...line.map((x) => exp(x))];
const shares = [...spread(4000, 0, 1), ...spread(500, 0, 1e-9), 2 ** -53, 1 - 2 ** -53];

const FUNCTIONS: Functions = {
  exp: over(line, exp),
  log: over(positive, log),
  log1p: over([...positive, ...spread(2000, -1, 1)], log1p),
  expm1: over(line, expm1),
  pow: (d) => {
    for (const x of spread(60, 0, 9)) for (const y of spread(60, -8, 8)) d.add(pow(x, y));
  },
  sin: over(spread(4000, -1024, 1024), sin),
  cos: over(spread(4000, -1024, 1024), cos),
  logistic: over(line, logistic),
  logit: over(shares, logit),
  normalPdf: over(line, normalPdf),
  normalCdf: over([...line, ...spread(2000, -38, 38)], normalCdf),
  normalQuantile: over(shares, normalQuantile),
  gumbel: over(shares, gumbel),
  draw: (d) => {
    for (let i = 0; i < 3000; i++) d.add(draw(channel(runKey(i % 7, i, i % 3), i % 24, i * 77), i, i % 64, i));
  },
  designPoint: (d) => {
    for (let i = 0; i < 500; i++) d.add(designPoint("independent", 1, i, 9, 0), designPoint("scrambled", 1, i, 9, 500));
  },
  binomial: (d) => {
    for (const u of spread(40, 0, 1))
      for (const n of [1, 17, 300, 40_000, 5_000_000])
        for (const h of [1e-7, 1e-4, 0.02, 0.3, 0.69, 0.7, 4]) d.add(binomial(u, n, h), binomialP(u, n, h / (1 + h)));
  },
  quantile: (d) => {
    for (const range of RANGES)
      for (const factor of [0.5, 1, 2])
        for (const u of spread(250, 0, 1)) d.add(quantile(widened(range, factor, [-1, 50]), u));
  },
  classics: (d) => {
    for (const { got } of [...crowdAnswers(), ...gameAnswers(), ...contagionAnswers(), ...functionAnswers()])
      d.add(got);
    for (const rules of [NETLOGO, { ...MESA, ...SET_B }, { ...NETLOGO, rounding: "none" as const }])
      for (const active of activeByTick(rules, runKey(1, 0, 0), 120)) d.add(active);
    for (const x of spread(300, 0, 1)) {
      const point = Array.from({ length: 20 }, (_, i) => (x * (i + 1)) % 1);
      d.add(ishigami(point), sobolG(point), morrisFunction(point));
    }
  },
  text: (d) => {
    for (let i = 0; i < 1000; i++) d.add(entityHash(`place ${i}`)).text(stableHash(`text ${i}`));
    for (const x of spread(500, -20_000, 40_000)) d.text(isoDate(x, 360)).text(formatDate(x, -330));
    for (const text of ["6 h", "2.5 /day", "30 %", "4.48 /1000", "x"]) d.text(JSON.stringify(parseQuantity(text, "d")));
    d.text(JSON.stringify(parseDate("2022-01-05T16:30+06:00")));
  },
};

/** By function: fingerprint and how many numbers are in it. */
export function coreDigest(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(FUNCTIONS).map(([name, fill]) => {
      const digest = new Digest();
      fill(digest);
      return [name, `${digest.hex} of ${digest.count}`];
    }),
  );
}
