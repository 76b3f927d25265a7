// Known answers of games and bargaining.
import { CAR_EMISSIONS, pairwiseElection, weightedMean, weightedMedian } from "../bargaining.ts";
import { bisect } from "../bisect.ts";
import { alwaysUnique, criticalRegimes } from "../globalGame.ts";
import { afterFight, staysOut, weakFights } from "../krepsWilson.ts";
import { quantalResponse, THREE_STAGE_CRISIS } from "../strategicGame.ts";
import { answersOf, toDecimals, type KnownAnswer } from "./answer.ts";

const global = answersOf("Global game", "θ* of Morris and Shin at (z, a, b, c)", "computed");
const known = answersOf("Global game", "Ecta 75:711 (2007), benchmark", "read");
const crisis = answersOf("Crisis game", "quantal response, backward induction", "computed");
const bargain = answersOf("Bargaining", "ten actors, KTAB's pairwise rule", "computed");
const chain = answersOf("Reputation", "Kreps and Wilson, JET 27:253 (1982)", "not verified");

const REGIMES: readonly (readonly [z: number, a: number, b: number, c: number, roots: readonly number[]])[] = [
  [0.5, 1, 1, 0.5, [0.5]],
  [0.3, 1, 4, 0.4, [0.68241]],
  [0.6, 1, 4, 0.4, [0.61423]],
  [0.5, 1, 1e4, 0.3, [0.70071]],
  [0.5, 2.5, 1, 0.5, [0.5]],
  [0.5, 2.6, 1, 0.5, [0.31849, 0.5, 0.68151]],
  [0.5, 4, 1, 0.5, [0.03007, 0.5, 0.96993]],
];
const CRISIS: readonly (readonly [lambda: number, chances: Readonly<Record<string, number>>])[] = [
  [0, { SQ: 0.5, CAP: 0.25, BD: 0.125, WAR: 0.125 }],
  [1, { SQ: 0.5637, CAP: 0.1117, BD: 0.1225, WAR: 0.202 }],
  [5, { SQ: 0.9128, CAP: 0.0039, BD: 0.0063, WAR: 0.077 }],
  [200, { SQ: 1, CAP: 0, BD: 0, WAR: 0 }],
];

function globalAnswers(): KnownAnswer[] {
  const count = (a: number): number => criticalRegimes({ z: 0.5, a, b: 1, c: 0.5 }).length;
  return [
    ...REGIMES.flatMap(([z, a, b, c, roots]) => {
      const name = `(${z}, ${a}, ${b}, ${c})`;
      const got = criticalRegimes({ z, a, b, c });
      return [
        global(`${name}: solutions`, roots.length, got.length, 0),
        ...roots.map((root, i) =>
          global(
            roots.length === 1 ? `${name}: θ*` : `${name}: θ* ${i + 1} of ${roots.length}`,
            root,
            got[i] ?? NaN,
            toDecimals(5),
          ),
        ),
      ];
    }),
    // √(2π) = 2.50662827…
    global(
      "a/√b at which a second appears",
      2.50663,
      bisect((a) => (count(a) === 1 ? 1 : -1), 1, 4),
      toDecimals(5),
    ),
    global("the rule for that agrees on both sides", 1, alwaysUnique(2.5066, 1) && !alwaysUnique(2.5067, 1) ? 1 : 0, 0),
    known("a to 0, c .3: θ* = 1 - c", 0.7, criticalRegimes({ z: 0.5, a: 1e-9, b: 1, c: 0.3 })[0] ?? NaN, 1e-8),
  ];
}

function bargainingAnswers(): KnownAnswer[] {
  const markov = pairwiseElection(CAR_EMISSIONS, "markov");
  const conditional = pairwiseElection(CAR_EMISSIONS, "conditional");
  const chances = (rule: string, { positions, chances: got }: typeof markov, expected: readonly number[]) =>
    positions.map((x, i) => bargain(`${rule}: chance of ${x} years`, expected[i] ?? NaN, got[i] ?? NaN, toDecimals(5)));
  return [
    bargain("weighted mean", 7.38996, weightedMean(CAR_EMISSIONS), toDecimals(5)),
    bargain("weighted median", 7, weightedMedian(CAR_EMISSIONS), 0),
    ...chances("pairwise, Markov", markov, [0.24594, 0.39205, 0.36201]),
    bargain("pairwise, Markov: mean", 7.3482, markov.expected, toDecimals(4)),
    ...chances("pairwise, conditional", conditional, [0.20461, 0.41981, 0.37558]),
    bargain("pairwise, conditional: mean", 7.5129, conditional.expected, toDecimals(4)),
    bargain(
      "pairwise, Markov, m = 2: mean",
      7.6252,
      pairwiseElection(CAR_EMISSIONS, "markov", 2).expected,
      toDecimals(4),
    ),
  ];
}

function reputationAnswers(): KnownAnswer[] {
  const [p, b] = [0.1, 0.5];
  return [
    ...([[1, 0], [2, 0.1111], [3, 0.3333], [4, 0.7778], [5, 1]] as const).map(([n, chance]) =>
      chain(`weak fights, ${n} left`, chance, weakFights(p, b, n), toDecimals(4)),
    ), // prettier-ignore
    chain("stays out, 4 left (1 yes)", 1, staysOut(p, b, 4) === true ? 1 : 0, 0),
    chain("stays out, 3 left (1 yes)", 0, staysOut(p, b, 3) === true ? 1 : 0, 0),
    chain("chance of tough after a fight, 3 left", 0.25, afterFight(p, b, 3), 1e-15),
  ];
}

export function gameAnswers(): KnownAnswer[] {
  return [
    ...globalAnswers(),
    ...CRISIS.flatMap(([lambda, chances]) => {
      const got = quantalResponse(THREE_STAGE_CRISIS, lambda);
      return Object.entries(chances).map(([outcome, chance]) =>
        crisis(`λ ${lambda}: ${outcome}`, chance, got.get(outcome) ?? NaN, toDecimals(4)),
      );
    }),
    ...bargainingAnswers(),
    ...reputationAnswers(),
  ];
}
