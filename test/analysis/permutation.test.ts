// Permutation tests against published answers, and against slow twins that list every choice or every order.
import { describe, expect, test } from "vitest";
import { chosenSum, SHUFFLES } from "../../src/analysis/tables/chosenSum.ts";
import { fisherExact } from "../../src/analysis/tables/fisherExact.ts";
import { twiceMidranks } from "../../src/analysis/tables/midranks.ts";
import { rankCorrelation } from "../../src/analysis/tables/rankCorrelation.ts";
import { rankSum } from "../../src/analysis/tables/rankSum.ts";
import { trendInShares } from "../../src/analysis/tables/trendInShares.ts";
import { dice } from "../claims/toy.ts";

/** Two-sided p by listing every choice of as many rows. */
function listed(scores: readonly number[], chosen: readonly boolean[]): number {
  const n = scores.length;
  const k = chosen.filter(Boolean).length;
  const mean = (k * scores.reduce((a, b) => a + b, 0)) / n;
  const far = Math.abs(scores.reduce((sum, s, i) => sum + (chosen[i] ? s : 0), 0) - mean);
  let all = 0;
  let extreme = 0;
  for (let mask = 0; mask < 1 << n; mask++) {
    let size = 0;
    let sum = 0;
    for (let i = 0; i < n; i++)
      if (mask & (1 << i)) {
        size++;
        sum += scores[i]!;
      }
    if (size !== k) continue;
    all++;
    if (Math.abs(sum - mean) >= far - 1e-9) extreme++;
  }
  return extreme / all;
}

/** All orders of 0..n-1, by putting each element last. */
const everyOrder = (n: number): number[][] =>
  n === 0
    ? [[]]
    : everyOrder(n - 1).flatMap((o) =>
        Array.from({ length: n }, (_, at) => [...o.slice(0, at), n - 1, ...o.slice(at)]),
      );

const roll = (seed: number, n: number, sides: number): number[] => {
  const next = dice(seed);
  return Array.from({ length: n }, () => Math.floor(sides * next()));
};

describe("rankSum", () => {
  test("permeability of the human chorioamnion: W = 35, one-sided p = .1272 (Hollander and Wolfe; R's wilcox.test)", () => {
    const term = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
    const early = [1.15, 0.88, 0.9, 0.74, 1.21];
    const found = rankSum(term, early);
    expect(found.larger).toBeCloseTo(35 / 50, 12);
    expect(found.p).toBeCloseTo(2 * 0.1272, 3);
    expect(found.shuffles).toBeNull();
  });
  test("groups that do not overlap: 2 over the number of choices", () => {
    expect(rankSum([1, 2, 3, 4], [5, 6, 7, 8, 9])).toEqual({ p: 2 / 126, shuffles: null, larger: 0 });
    expect(rankSum([7, 8, 9], [1, 2])).toEqual({ p: 2 / 10, shuffles: null, larger: 1 });
  });
  test("the table of Mann and Whitney: two-sided p of every U for 3 against 4", () => {
    // cumulative counts of U = 0..6 among 35 choices: 1, 2, 4, 7, 11, 15, 20
    const at = (first: number[]) =>
      rankSum(
        first,
        [1, 2, 3, 4, 5, 6, 7].filter((r) => !first.includes(r)),
      ).p;
    expect(at([1, 2, 3])).toBeCloseTo(2 / 35, 12);
    expect(at([1, 2, 4])).toBeCloseTo(4 / 35, 12);
    expect(at([1, 2, 5])).toBeCloseTo(8 / 35, 12);
    expect(at([1, 2, 6])).toBeCloseTo(14 / 35, 12);
    expect(at([1, 3, 6])).toBeCloseTo(22 / 35, 12);
  });
  test("ties: as listed, and the same the other way round", () => {
    for (let seed = 0; seed < 40; seed++) {
      const values = roll(seed, 11, 5);
      const [a, b] = [values.slice(0, 4), values.slice(4)];
      const { p, larger } = rankSum(a, b);
      expect(p).toBeCloseTo(
        listed(
          twiceMidranks(values),
          values.map((_, i) => i < 4),
        ),
        12,
      );
      expect(rankSum(b, a)).toEqual({
        p: expect.closeTo(p, 12),
        shuffles: null,
        larger: expect.closeTo(1 - larger, 12),
      });
      const pairs = a.flatMap((x) => b.map((y) => (x > y ? 1 : x === y ? 0.5 : 0)));
      expect(larger).toBeCloseTo(pairs.reduce<number>((s, x) => s + x, 0) / pairs.length, 12);
    }
  });
  test("an empty group, or equal values, say nothing", () => {
    expect(rankSum([], [1, 2])).toEqual({ p: 1, shuffles: null, larger: 0.5 });
    expect(rankSum([3, 3], [3, 3, 3])).toEqual({ p: 1, shuffles: null, larger: 0.5 });
  });
  test("it turns up by chance no more often than it says", () => {
    // 2,000 tests without a difference at 5 %: expected at most 100, standard deviation 9.7; 130 is three beyond
    let few = 0;
    for (let seed = 0; seed < 2000; seed++) {
      const values = roll(seed, 14, 1000);
      if (rankSum(values.slice(0, 6), values.slice(6)).p <= 0.05) few++;
    }
    expect(few).toBeLessThan(130);
    expect(few).toBeGreaterThan(50);
  });
});

describe("trendInShares", () => {
  test("as listed, for any scores, with fractions too", () => {
    for (let seed = 0; seed < 40; seed++) {
      const scores = roll(seed, 12, 7).map((s) => (seed % 2 === 0 ? s : s / 10));
      const yes = roll(seed + 500, 12, 2).map((x) => x === 1);
      expect(trendInShares(scores, yes).p).toBeCloseTo(listed(scores, yes), 12);
    }
  });
  test("two levels are a 2 × 2 table: one-sided sums of Fisher's test where it is symmetrical", () => {
    for (const [a, c] of [
      [1, 4],
      [0, 5],
      [2, 3],
    ] as const) {
      const scores = Array.from({ length: 12 }, (_, i) => (i < 6 ? 0 : 1));
      const yes = Array.from({ length: 12 }, (_, i) => (i < 6 ? i < a : i - 6 < c));
      expect(trendInShares(scores, yes).p).toBeCloseTo(fisherExact(a, 6 - a, c, 6 - c).p, 12);
    }
  });
  test("the direction is that of the mean score; shifting and stretching scores changes no p", () => {
    const scores = [1, 2, 3, 4, 5, 6, 7, 8];
    const yes = [false, false, false, true, false, true, true, true];
    const { p, slope } = trendInShares(scores, yes);
    expect(slope).toBeCloseTo(25 / 4 - 11 / 4, 12);
    expect(
      trendInShares(
        scores.map((s) => 1950 + 10 * s),
        yes,
      ).p,
    ).toBeCloseTo(p, 12);
    expect(
      trendInShares(
        scores.map((s) => -s),
        yes,
      ),
    ).toMatchObject({ p: expect.closeTo(p, 12), slope: expect.closeTo(-slope, 12) });
    expect(
      trendInShares(
        scores,
        yes.map(() => true),
      ),
    ).toEqual({ p: 1, shuffles: null, slope: 0 });
    expect(() => trendInShares([1, NaN], [true, false])).toThrow(RangeError);
  });
});

describe("rankCorrelation", () => {
  test("tuna: rho = .6, p = .0968 (Hollander and Wolfe; R's cor.test)", () => {
    const lightness = [44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1];
    const panel = [2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8];
    const { rho, p, shuffles } = rankCorrelation(lightness, panel);
    expect(rho).toBeCloseTo(0.6, 12);
    expect(p).toBeCloseTo(0.0968, 4);
    expect(shuffles).toBeNull();
  });
  test("critical values of the table: n = 5 at 1, n = 6 at .886, n = 7 at .786", () => {
    expect(rankCorrelation([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]).p).toBeCloseTo(2 / 120, 12);
    const six = rankCorrelation([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 5, 6]);
    expect([six.rho, six.p]).toEqual([expect.closeTo(1 - 24 / 210, 12), expect.closeTo(24 / 720, 12)]);
    const seven = rankCorrelation([1, 2, 3, 4, 5, 6, 7], [3, 1, 2, 6, 4, 5, 7]);
    expect(seven.rho).toBeCloseTo(0.786, 3);
    expect(seven.p).toBeCloseTo(0.048, 3);
  });
  test("ties: as by every order", () => {
    for (let seed = 0; seed < 12; seed++) {
      const [x, y] = [roll(seed, 6, 4), roll(seed + 90, 6, 4)];
      const [a, b] = [twiceMidranks(x), twiceMidranks(y)];
      const of = (order: number[]) => order.reduce((sum, o, i) => sum + (a[i]! - 7) * (b[o]! - 7), 0);
      const all = everyOrder(6);
      const far = all.filter((o) => Math.abs(of(o)) >= Math.abs(of([0, 1, 2, 3, 4, 5]))).length;
      const flat = new Set(x).size === 1 || new Set(y).size === 1;
      expect(rankCorrelation(x, y).p).toBeCloseTo(flat ? 1 : far / all.length, 12);
    }
  });
});

describe("where there are too many to count", () => {
  test("shuffles agree with the count within four standard errors, and are the same every time", () => {
    const scores = roll(3, 16, 30);
    const yes = scores.map((s, i) => s + (i % 5) * 4 > 22);
    const exact = chosenSum(scores, yes);
    const shuffled = chosenSum(scores, yes, 0);
    expect([exact.shuffles, shuffled.shuffles]).toEqual([null, SHUFFLES]);
    expect(Math.abs(shuffled.p - exact.p)).toBeLessThan(4 * Math.sqrt((exact.p * (1 - exact.p)) / SHUFFLES) + 1e-4);
    expect(chosenSum(scores, yes, 0)).toEqual(shuffled);
    const [x, y] = [roll(4, 8, 9), roll(5, 8, 9)];
    const [whole, some] = [rankCorrelation(x, y), rankCorrelation(x, y, 0)];
    expect(some.rho).toBe(whole.rho);
    expect(Math.abs(some.p - whole.p)).toBeLessThan(4 * Math.sqrt((whole.p * (1 - whole.p)) / SHUFFLES) + 1e-4);
  });
  test("an answer is never zero, and large tables end", () => {
    const scores = Array.from({ length: 1500 }, (_, i) => i);
    const { p, shuffles } = chosenSum(
      scores,
      scores.map((s) => s < 700),
    );
    expect([p, shuffles]).toEqual([1 / (SHUFFLES + 1), SHUFFLES]);
  });
});
