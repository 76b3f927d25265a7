import fc from "fast-check";
import { expect, test } from "vitest";
import { split } from "../../src/model/kit/split.ts";
import { STRATA } from "../../src/model/kit/strata.ts";

const sum = (x: Float64Array): number => x.reduce((a, b) => a + b, 0);
const counts = fc.array(fc.nat(400), { minLength: STRATA, maxLength: STRATA }).map((x) => Float64Array.from(x));
const inside = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true });

test("moves exactly the count, whole people, never more than are there, and loses nobody", () => {
  fc.assert(
    fc.property(
      counts,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: STRATA, maxLength: STRATA }),
      inside,
      inside,
      (from, odds, share, u) => {
        const weight = from.map((n, k) => n * (odds[k] as number));
        const most = from.reduce((n, x, k) => n + ((weight[k] as number) > 0 ? x : 0), 0);
        fc.pre(most > 0);
        const count = Math.floor(most * share);
        const before = from.slice();
        const to = new Float64Array(STRATA);
        split(count, weight, 0, from, to, u);
        expect(sum(to)).toBe(count);
        for (let k = 0; k < STRATA; k++) {
          expect((from[k] as number) + (to[k] as number)).toBe(before[k]);
          expect(Number.isInteger(to[k]) && (from[k] as number) >= 0 && (to[k] as number) >= 0).toBe(true);
        }
      },
    ),
    { seed: 5, numRuns: 400 },
  );
});

test("is unbiased: the mean over u is the share of the weight", () => {
  const from = Float64Array.from({ length: STRATA }, (_, k) => 900 - 60 * k);
  const weight = Float64Array.from({ length: STRATA }, (_, k) => (k + 1) * 3);
  const total = sum(weight);
  const mean = new Float64Array(STRATA);
  const draws = 20_000;
  for (let i = 0; i < draws; i++) {
    const to = new Float64Array(STRATA);
    split(37, weight, 0, from.slice(), to, (i + 0.5) / draws);
    for (let k = 0; k < STRATA; k++) mean[k] = (mean[k] as number) + (to[k] as number) / draws;
  }
  for (let k = 0; k < STRATA; k++) expect(mean[k]).toBeCloseTo((37 * (weight[k] as number)) / total, 3);
});

test("one person goes to a stratum with exactly its weight's chance", () => {
  const weight = Float64Array.from({ length: STRATA }, (_, k) => (k === 4 ? 0.5 : k === 9 ? 0.3 : k === 12 ? 0.2 : 0));
  const hits = new Float64Array(STRATA);
  for (let i = 0; i < 1000; i++) {
    const to = new Float64Array(STRATA);
    split(1, weight, 0, new Float64Array(STRATA).fill(5), to, (i + 0.5) / 1000);
    for (let k = 0; k < STRATA; k++) hits[k] = (hits[k] as number) + (to[k] as number);
  }
  expect([hits[4], hits[9], hits[12]]).toEqual([500, 300, 200]);
  expect(sum(hits)).toBe(1000);
});

test("only the named place moves, and to null people leave the model", () => {
  const from = new Float64Array(3 * STRATA).fill(10);
  split(25, new Float64Array(STRATA).fill(10), 1, from, null, 0.3);
  expect(sum(from.subarray(0, STRATA)) + sum(from.subarray(2 * STRATA))).toBe(2 * 10 * STRATA);
  expect(sum(from.subarray(STRATA, 2 * STRATA))).toBe(10 * STRATA - 25);
});
