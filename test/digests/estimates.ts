// Estimates of src/analysis on planted worlds: shares of worlds, effects, intervals, and what they are made of.
import { border, stillAtom, together, tops, wholePower } from "../../src/analysis/shares/atoms.ts";
import { bayesFactor } from "../../src/analysis/posterior/bayesFactor.ts";
import { clopperPearson } from "../../src/analysis/clopperPearson.ts";
import { clusteredShare } from "../../src/analysis/clusteredShare.ts";
import { countedShares } from "../../src/analysis/shares/countedShares.ts";
import { flips } from "../../src/analysis/flips.ts";
import { checkConfidence, wholeWorlds } from "../../src/analysis/interval.ts";
import { leastSquares, predict } from "../../src/analysis/leastSquares.ts";
import { meanEffect, tQuantile } from "../../src/analysis/meanEffect.ts";
import { effectiveSize, mean, variance, weightedMean } from "../../src/analysis/moments.ts";
import { jumpAtoms } from "../../src/analysis/shares/jumpAtoms.ts";
import { lazily, once } from "../../src/analysis/shares/lazily.ts";
import { quadraticProgram } from "../../src/analysis/shares/quadraticProgram.ts";
import { moved } from "../../src/analysis/shares/moved.ts";
import { eitherWayAtoms, goesEitherWay, normalAtoms, NOISES } from "../../src/analysis/shares/normalAtoms.ts";
import { effectMixture } from "../../src/analysis/shares/effectMixture.ts";
import { gain, mayBeLuck } from "../../src/analysis/shares/signsDealt.ts";
import { pairedChange } from "../../src/analysis/pairedChange.ts";
import { profileShare, shareAllowed, shareOf } from "../../src/analysis/shares/profileShare.ts";
import { quantiles, sortedQuantile } from "../../src/analysis/quantiles.ts";
import { screen, screeningBar } from "../../src/analysis/sensitivity/screening.ts";
import {
  changeOfShare,
  rootMean,
  shareOfFirst,
  squaredEffect,
  unseen,
} from "../../src/analysis/shares/shareOfSides.ts";
import { shareOfWorlds } from "../../src/analysis/shares/shareOfWorlds.ts";
import { strataOf } from "../../src/analysis/shares/strata.ts";
import { isTernary, ternaryAtoms } from "../../src/analysis/shares/ternaryAtoms.ts";
import { wilson } from "../../src/analysis/wilson.ts";
import { toDecide } from "../../src/analysis/shares/toDecide.ts";
import { worldMeans } from "../../src/analysis/shares/worldMeans.ts";
import { worldsNeeded } from "../../src/analysis/shares/worldsNeeded.ts";
import { given } from "./digest.ts";
import {
  DIFFERENCES,
  WORLDS,
  all,
  base,
  columns,
  count,
  even,
  exact,
  first,
  groups,
  jumpy,
  level,
  mixtures,
  no,
  nobody,
  noisy,
  none,
  other,
  second,
  shares,
  single,
  spanned,
  squares,
  strata,
  summary,
  twice,
  weights,
  yes,
  yesNo,
} from "./planted.ts";

/** By function. */
export const ESTIMATES: Readonly<Record<string, () => unknown>> = {
  border: () => [border(0.05, 1), border(0, 3)],
  wholePower: () => count(9).map((n) => wholePower(1.3 - n / 9, n)),
  bayesFactor: () => [
    bayesFactor({ logLikelihoodA: noisy, logLikelihoodB: base, confidence: 0.9, seed: 3 }),
    bayesFactor({
      logLikelihoodA: noisy.map((d) => d.map(() => -Infinity)),
      logLikelihoodB: base,
      confidence: 0.9,
      seed: 3,
    }),
  ],
  clopperPearson: () => [...shares.map(([k, n]) => clopperPearson(k, n, 0.95)), given(() => clopperPearson(3, 2, 0.9))],
  wilson: () => shares.map(([k, n]) => wilson(k, n, 0.95)),
  clusteredShare: () =>
    clusteredShare(
      yes.map((d) => ({ yes: d.filter((x) => x > 0).length, n: d.length })),
      0.95,
    ),
  countedShares: () => [
    countedShares(summary.means, strata[1]!, weights, 0.3, 0.95),
    countedShares(summary.means, strata[0]!, even, 0),
  ],
  effectMixture: () => mixtures.map(({ found }) => found),
  flips: () => [flips(yes, no, true, 0.95), flips(noisy, base, false, 0.95), flips([[]], [[]], true, 0.9)],
  checkConfidence: () => [0, 0.5, 1, NaN].map((c) => given(() => checkConfidence(c))),
  wholeWorlds: () => [
    wholeWorlds({ value: 0.5, low: 0.31, high: 0.72 }, 10),
    wholeWorlds({ value: 1, low: 0.9997, high: 1 }, 512),
  ],
  leastSquares: () => [
    leastSquares(
      summary.means.map((m) => m || 0),
      spanned,
      all,
    ),
    leastSquares(first, [second, second, first], twice),
    leastSquares(first, [], all),
  ],
  predict: () => count(9).map((i) => predict(Float64Array.of(1, 2, -3, 0.5, 0.1), columns, i)),
  meanEffect: () => [meanEffect(summary.means, weights, 0.95), meanEffect([1], [1], 0.95), meanEffect([], [], 0.95)],
  tQuantile: () => [0.5, 1, 2.5, 3, 10, 400, 1e7].map((f) => [tQuantile(0.95, f), tQuantile(0.5, f)]),
  Mixture: () =>
    mixtures.flatMap(({ models }) =>
      models().flatMap(({ mixture, sides }) => [
        mixture.fit(),
        mixture.fit({ held: { side: sides.above, share: 0.3 } }),
        mixture.fit({ target: -90 }),
      ]),
    ),
  quadraticProgram: () =>
    quadraticProgram(
      Float64Array.of(2, 1, 0, 1, 2, 0, 0, 0, 1),
      Float64Array.of(1, 2, 1),
      Uint8Array.of(0, 1, 1),
      Int32Array.of(0, 0, 1),
      [0.4, 0.6],
      Float64Array.of(0.4, 0.6, 0),
    ),
  lazily: () => lazily<{ one: number }>({ one: () => 1 }),
  once: () => once(() => 2)(),
  mean: () => [mean(first), given(() => mean([]))],
  variance: () => [variance(first), given(() => variance([1]))],
  weightedMean: () => weightedMean(first, weights),
  effectiveSize: () => [effectiveSize(weights), ...[[], [0, 0]].map((w) => given(() => effectiveSize(w)))],
  moved: () => [...DIFFERENCES, exact, nobody, single].map((d) => moved(d, 0.95)),
  normalAtoms: () =>
    NOISES.flatMap((noise) =>
      [noisy, jumpy].map((d) =>
        normalAtoms(
          d.filter((w) => w.length > 0),
          0.3,
          noise,
        ),
      ),
    ),
  goesEitherWay: () => NOISES.map(goesEitherWay),
  eitherWayAtoms: () => {
    const some = noisy.filter((w) => w.length > 0);
    return NOISES.filter(goesEitherWay).map((noise) => eitherWayAtoms(some, 0.3, noise));
  },
  gain: () => mixtures.map(({ models }) => gain(models())),
  mayBeLuck: () =>
    [0, 20, 1e6].map((found) =>
      mayBeLuck({
        found,
        worlds: 90,
        differences: noisy,
        modelsOf: (dealt) => effectMixture(dealt, strata, weights, 0.3).models,
        confidence: 0.95,
        seed: 5,
      }),
    ),
  jumpAtoms: () =>
    jumpAtoms(
      jumpy.filter((d) => d.length > 0),
      0.1,
    ),
  stillAtom: () => stillAtom([[0, 0], [0, 1], [0]]),
  tops: () => tops([stillAtom([[0], [1]])], 2),
  together: () => together([stillAtom([[0], [0]])], Float64Array.of(0, 0)),
  ternaryAtoms: () => [ternaryAtoms(yesNo, 0.05), ternaryAtoms(yesNo, 0.3)],
  isTernary: () => [...DIFFERENCES, exact, nobody].map(isTernary),
  pairedChange: () => [
    pairedChange(base, noisy, 0.95),
    pairedChange([[1]], [[3]], 0.95),
    pairedChange([[]], [[]], 0.95),
  ],
  profileShare: () => mixtures.map(({ on }) => profileShare(on("above"), 90, 0.95)),
  shareAllowed: () =>
    mixtures.map(({ on }) => [0.05, 0.3, 0.5, 0.95].map((s) => shareAllowed(on("within"), 90, 0.95, s))),
  shareOf: () => mixtures.map(({ on }) => on("below").map(({ best, side }) => shareOf(best, side))),
  quantiles: () => [quantiles(first, [0, 0.05, 0.5, 0.93, 1]), given(() => quantiles([1, NaN], [0.5]))],
  sortedQuantile: () => [0, 0.3, 0.5, 1].map((p) => sortedQuantile([1, 2, 4, 8], p)),
  screen: () => [
    screen(
      summary.means.map((m) => m || 0),
      spanned,
      all,
    ),
    screen(first, spanned, twice),
    screen(first, columns, all.slice(0, 19)),
    screen(even, columns, all),
    screen(second, spanned, all, 0),
  ],
  screeningBar: () => [0, 1, 40].map(screeningBar),
  squaredEffect: () => noisy.map(squaredEffect),
  shareOfFirst: () => [squares, other, none].map((s) => shareOfFirst(s, 0.95, 3)),
  unseen: () => [unseen(10, 0.95), unseen(100, 0.5)],
  rootMean: () => [
    rootMean(squares.first, 0.95),
    rootMean(squares.second, 0.95, 4),
    rootMean(Float64Array.of(1, 2), 0.9),
    rootMean(squares.first, 0.9, Infinity),
  ],
  changeOfShare: () => [changeOfShare(squares, other, 0.95, 3), changeOfShare(squares, none, 0.95, 3)],
  shareOfWorlds: () =>
    [noisy, yesNo, jumpy, exact, nobody, single, yesNo].map((differences, i) =>
      shareOfWorlds({
        differences,
        form: i % 2 === 0 ? level : new Int32Array(WORLDS),
        columns,
        ...(i < 3 ? { weights } : {}),
        epsilon: i < 6 ? 0.3 : 0,
        confidence: 0.9,
        seed: 5,
      }),
    ),
  strataOf: () =>
    strataOf([{ level: 0, members: all.filter((i) => noisy[i]!.length > 0) }, ...groups], summary.means, columns, 3),
  toDecide: () =>
    [noisy, yesNo].map((differences) =>
      toDecide({ differences, epsilon: 0.3, side: "above", threshold: 0.9, confidence: 0.95, seed: 5 }),
    ),
  worldMeans: () => DIFFERENCES.map(worldMeans),
  groupByForm: () => groups,
  worldsNeeded: () =>
    [0.4, 0.5, 0.55, 0.61, 0.9].map((t) => [
      worldsNeeded({ value: 0.6, low: 0.45, high: 0.7 }, 50, [t]),
      worldsNeeded({ value: 0.6, low: 0.45, high: 0.7 }, 50, [t, 0.5], 2),
    ]),
};
