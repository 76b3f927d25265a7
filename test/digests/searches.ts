// Searches, tests and samplers of src/analysis on planted worlds.
import { bestBox } from "../../src/analysis/boxes/bestBox.ts";
import { bestCut, cuts, searchCut } from "../../src/analysis/boxes/bestCut.ts";
import { bestLeaf, tree } from "../../src/analysis/boxes/cart.ts";
import { byShuffles, chosenSum } from "../../src/analysis/tables/chosenSum.ts";
import { correlationRatio, groupsOf } from "../../src/analysis/sensitivity/correlationRatio.ts";
import { familySize } from "../../src/analysis/posterior/familySize.ts";
import { fisherExact } from "../../src/analysis/tables/fisherExact.ts";
import {
  halves,
  judged,
  mask,
  maskOfAll,
  measured,
  separation as parted,
  smallestSide,
  sumSides,
} from "../../src/analysis/boxes/heldOut.ts";
import { holm } from "../../src/analysis/tables/holm.ts";
import { byOption, lowAndHigh } from "../../src/analysis/boxes/lowAndHigh.ts";
import { twiceMidranks } from "../../src/analysis/tables/midranks.ts";
import { elementaryEffects, radialPoint } from "../../src/analysis/sensitivity/morris.ts";
import { logScore, middleOf } from "../../src/analysis/posterior/predictive.ts";
import { searchBox } from "../../src/analysis/boxes/prim.ts";
import { adapted, FIRST_REACH, lieOf, propose } from "../../src/analysis/posterior/proposals.ts";
import { rankCorrelation } from "../../src/analysis/tables/rankCorrelation.ts";
import { rankSum } from "../../src/analysis/tables/rankSum.ts";
import { drawMembers, resampleKey, shuffled } from "../../src/analysis/resample.ts";
import { divergence, luckFor, separation } from "../../src/analysis/posterior/separation.ts";
import { smallestCauses } from "../../src/analysis/smallestCauses.ts";
import { sobolIndices } from "../../src/analysis/sensitivity/sobol.ts";
import { drawAnew, temperedSampler } from "../../src/analysis/posterior/temperedSampler.ts";
import { trendInShares } from "../../src/analysis/tables/trendInShares.ts";
import { widthsOf } from "../../src/analysis/posterior/widths.ts";
import { channel, seedKey } from "../../src/core/keyed.ts";
import { STREAMS } from "../../src/core/streams.ts";
import { given } from "./digest.ts";
import {
  WORLDS,
  all,
  condition,
  count,
  counts,
  evaluate,
  even,
  first,
  guide,
  inputs,
  key,
  luck,
  named,
  normals,
  onSplit,
  particles,
  scores,
  second,
  split,
  summary,
  table,
  twice,
  uniforms,
  weights,
} from "./planted.ts";

/** By function. */
export const SEARCHES: Readonly<Record<string, () => unknown>> = {
  bestBox: () => inputs.map(bestBox),
  bestCut: () => inputs.map(bestCut),
  cuts: () =>
    named.map((column) =>
      cuts(
        column,
        all.filter((i) => i % 2 === 0),
      ),
    ),
  searchCut: () => onSplit(searchCut),
  searchBox: () => onSplit(searchBox),
  tree: () => onSplit(tree),
  bestLeaf: () => onSplit((of) => bestLeaf(tree(of))),
  halves: () => [
    ...onSplit((of) => of),
    ...[-0.1, NaN].map((x) => given(() => halves({ ...inputs[0]!, y: scores.with(3, x) }, "x"))),
  ],
  judged: () => onSplit((of) => [0.01, 0.001].map((luck) => judged(of, searchBox(of) ?? [condition], luck))),
  measured: () => onSplit((of) => searchCut(of)).map((found) => found && measured(split, [found])),
  mask: () =>
    named.flatMap((c) =>
      (["above", "below", "is"] as const).map((side) =>
        mask(c, { name: c.name, side, threshold: c.kind === "form" ? "a" : 0.4 }),
      ),
    ),
  maskOfAll: () => maskOfAll(named, [condition, { name: "form", side: "is", threshold: "b" }]),
  sumSides: () =>
    sumSides(mask(named[0]!, condition), split.heldOut, scores, weights, split.train.slice(0, split.heldOut.length)),
  smallestSide: () => [10, 159, 160, 161, 1000].map(smallestSide),
  "heldOut.separation": () =>
    [
      [8, 0.5, 0.25],
      [7, 9, 1],
      [9, 0.001, 0.0005],
      [80, 40, 13],
    ].flatMap(([w, weight, score]) =>
      [20, 400].map((n) =>
        parted(
          [
            { worlds: w!, weight: weight!, score: score! },
            { worlds: 30, weight: 0.75, score: 0.7 },
          ],
          n,
        ),
      ),
    ),
  byShuffles: () => byShuffles("chosenSum", 12, (order) => order[0]! < 5 && order[1]! > 2),
  chosenSum: () => [
    chosenSum([1, 2, 2, 5, 9, 9], [true, false, false, true, false, true]),
    chosenSum(
      count(40),
      count(40).map((i) => i % 3 === 0),
      10,
    ),
  ],
  correlationRatio: () =>
    correlationRatio(
      summary.means.map((m) => m || 0),
      groupsOf(first),
      0.9,
      5,
    ),
  groupsOf: () => [groupsOf(first), groupsOf(uniforms(3, 900))],
  familySize: () => [familySize(particles), familySize(particles.map((p) => ({ ...p, chain: p.family })))],
  fisherExact: () => table.map(([a, b, c, d]) => fisherExact(a, b, c, d)),
  holm: () => holm([0.04, 0.001, 0.3, 0.02, 0.9]),
  byOption: () =>
    byOption(
      first,
      count(WORLDS).map((i) => `o${i % 4}`),
      0.95,
    ),
  lowAndHigh: () => lowAndHigh(first, second, 0.95),
  twiceMidranks: () => twiceMidranks([3, 1, 3, 2, 3, -1]),
  elementaryEffects: () =>
    elementaryEffects(
      [normals(60, 20), normals(61, 20).map((x, i) => (i === 4 ? NaN : 3 * x)), new Float64Array(20).fill(NaN)],
      0.95,
      3,
    ),
  radialPoint: () => count(9).map((b) => radialPoint(key(9), b, count(6), 0.125)),
  logScore: () => [logScore([-1, -Infinity, -3, -0.2]), logScore([-Infinity]), given(() => logScore([]))],
  middleOf: () => [middleOf(normals(4, 33), 0.9), middleOf([Infinity, 3, 1, Infinity], 0.5)],
  adapted: () => FIRST_REACH.flatMap((reach, kind) => [0, 0.25, 0.3].map((accepted) => adapted(reach, kind, accepted))),
  lieOf: () => [
    lieOf(particles, 24),
    lieOf(
      particles.map(({ at }) => ({ at: at.map((x) => x / 9) })),
      24,
    ),
    lieOf([], 3),
  ],
  propose: () => count(60).map((i) => propose(channel(key(41), 0, i), particles[i % 24]!, guide, 900 + i)),
  rankCorrelation: () => [
    rankCorrelation([1, 2, 3, 3, 5, 9], [2, 1, 4, 4, 3, 8]),
    rankCorrelation(Array.from(first).slice(0, 14), Array.from(second).slice(0, 14)),
    rankCorrelation([1, 1], [2, 3]),
  ],
  rankSum: () => [
    rankSum([3, 1, 4, 4], [2, 2, 9]),
    rankSum([], [1]),
    rankSum(Array.from(first.slice(0, 30)), Array.from(second.slice(0, 25))),
  ],
  drawMembers: () => {
    const out = new Int32Array(twice.length);
    drawMembers(channel(seedKey(3), STREAMS.bootstrap, 4), 5, twice, out);
    return out;
  },
  resampleKey: () => [resampleKey(3, "strata"), given(() => resampleKey(-1, "strata"))],
  shuffled: () => [1, 2, 17].map((n) => shuffled(channel(seedKey(1), STREAMS.bootstrap, 2), 3, n)),
  divergence: () => [divergence([0.5, 0.5, 0], [0.1, 0.4, 0.5]), divergence([1, 0], [1, 0])],
  luckFor: () => luck,
  "separation.separation": () => [
    separation(counts(70), counts(71), luckFor(7, 30, 1, 1), 0.95),
    separation(counts(70), counts(71), luck, 0.95),
    separation(
      counts(70),
      counts(70).map((r) => r.with(2, 9)),
      luck,
      0.9,
    ),
    separation(
      counts(70),
      counts(70).map((r) => r.map(() => 0)),
      luck,
      0.9,
    ),
  ],
  smallestCauses: () => [
    smallestCauses(5, (away) => !(away.has(0) || (away.has(2) && away.has(3)))),
    smallestCauses(6, (away) => away.size < 4 || away.has(5)),
    smallestCauses(8, (away) => !(away.has(1) && away.has(4) && away.has(6) && away.has(7)), 30),
  ],
  sobolIndices: () => {
    const rows = count(3).map((f) => normals(80 + f, 60));
    const [a, b] = [
      rows[0]!.map((x, i) => x + rows[1]![i]! * rows[2]![i]!),
      rows[2]!.map((x, i) => (i === 7 ? NaN : x)),
    ];
    return [
      sobolIndices({ a, b, mixed: [b, a.map((x, i) => x + rows[2]![i]! / 4)], confidence: 0.95, seed: 3 }),
      sobolIndices({ a: even, b: even, mixed: [even], confidence: 0.9, seed: 3 }),
    ];
  },
  drawAnew: () => [
    drawAnew(count(5), Float64Array.of(1, 0, 3, 0.5, 2), 9, 0.3),
    drawAnew(count(5), new Float64Array(5).fill(1), 2, 0.9),
    drawAnew(count(3), new Float64Array(3), 2, 0.5),
  ],
  temperedSampler: async () => {
    const {
      particles: found,
      drawn: _,
      ...rest
    } = await temperedSampler({
      names: count(3),
      blocks: 2,
      particles: 12,
      first: 30,
      seed: 3,
      evaluate,
      sweeps: 3,
      lastSweeps: 4,
      keeps: 2,
    });
    return [rest, found];
  },
  trendInShares: () => [
    trendInShares([1, 2, 2, 3, 4.5, 4.5], [false, false, true, false, true, true]),
    given(() => trendInShares([1 / 3], [true])),
  ],
  widthsOf: () =>
    Promise.all([
      widthsOf(key(42), count(12), particles.slice(0, 3), 0.5, evaluate),
      widthsOf(key(42), count(4), [], 0.5, evaluate),
    ]),
};
