// From noisy replicates to a hinge: probabilities out of shareOfWorlds, then the best cut or box on them.
import { expect, test } from "vitest";
import { bestBox } from "../../src/analysis/boxes/bestBox.ts";
import { wilson } from "../../src/analysis/wilson.ts";
import { CONFIDENCE } from "../../src/claims/verdict.ts";
import { shareOfWorlds } from "../../src/analysis/shares/shareOfWorlds.ts";
import { hingeOf } from "../../src/claims/contrast/hinge.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { foundInNothing, mostByLuck, nothing } from "./nothing.ts";

const WORLDS = 384;
/**
 * Yes/no worlds with an effect of `size` above .55 of one assumption, and below .7 of another where there is one, else of 0; `which` < 0:
 * of an assumption that isn't shown.
 */
function hinge(seed: number, which: number, size = 0.4, other = -1) {
  const u = (i: number, j: number) => draw(channel(seedKey(seed), 920, i), 0, 0, j);
  const columns = Array.from({ length: 60 }, (_, c) => Float64Array.from({ length: WORLDS }, (_, i) => u(i, c)));
  const differences = Array.from({ length: WORLDS }, (_, i) => {
    const effect = u(i, which < 0 ? 99 : which) > 0.55 && (other < 0 || u(i, other) < 0.7) ? size : 0;
    return Float64Array.from({ length: 4 }, (_, r) => (u(i, 100 + r) < effect ? 1 : 0));
  });
  const form = new Int32Array(WORLDS);
  const { probability } = shareOfWorlds({ differences, form, columns, epsilon: 0.05, confidence: 0.95, seed });
  const named = columns.map((values, c) => ({ name: `a${c}`, kind: "number" as const, values }));
  return bestBox({ y: probability, columns: named, seed });
}

test("a planted hinge is found through the noise, in each of five seeds", () => {
  for (let seed = 1; seed <= 5; seed++) {
    const found = hinge(seed, 9);
    expect(found!.conditions[0]).toMatchObject({ name: "a9", side: "above" });
    expect(Math.abs((found!.conditions[0]!.threshold as number) - 0.55)).toBeLessThan(0.1);
    expect(found!.precision.outside).toBeLessThan(0.2);
  }
});

test("a hinge on two assumptions together is found with both, in at least four of five seeds, and one of them in each", () => {
  const found = Array.from({ length: 5 }, (_, seed) => hinge(seed + 1, 9, 0.8, 20));
  const names = found.map((f) =>
    f!.conditions
      .map((c) => `${c.name} ${c.side}`)
      .toSorted()
      .join(", "),
  );
  expect(names.filter((n) => n === "a20 below, a9 above").length).toBeGreaterThanOrEqual(4);
  expect(names.every((n) => n.includes("a9 above"))).toBe(true);
  const sentence = hingeOf(found[0]!, {})!.sentence;
  expect(sentence).toMatch(/^holds when a\d+ is (above|below) [\d.]+ and a\d+ is (above|below) [\d.]+$/);
});

test("assumptions that have nothing to do with it give no hinge, though scores are estimated with their help, in each of twenty seeds", () => {
  const found = Array.from({ length: 20 }, (_, seed) => hinge(seed, -1)).filter((h) => h !== null);
  expect(found).toEqual([]);
});

test("where there is nothing a hinge is found no more often than is asked, at 5 % and at 0.1 %", () => {
  expect(foundInNothing(600, 2)).toBeGreaterThan(5);
  expect(foundInNothing(600, 0.05)).toBeLessThan(mostByLuck(600, 0.05));
  // over a ledger of fifty tests with nothing in it, at most one in twenty then has a hinge
  expect(1 - CONFIDENCE ** 50).toBeLessThan(0.05);
  // in five times as many: test/deep/hinge.deep.test.ts
  expect(foundInNothing(600, 1 - CONFIDENCE)).toBeLessThan(mostByLuck(600, 1 - CONFIDENCE));
});

test("nor is a form one, of thirty with two to four options: not in 400 times of 100 worlds", () => {
  let hinges = 0;
  for (let seed = 0; seed < 400; seed++) {
    const { y, option } = nothing(seed, 100, 0);
    const byForm = Object.fromEntries(
      Array.from({ length: 30 }, (_, form) => {
        const options = 2 + (form % 3);
        const of = (k: number) => {
          const own = [...y].filter((_, i) => option(form, options, i) === k);
          const sum = own.reduce((total, x) => total + x, 0);
          return { above: { value: sum / own.length, ...wilson(sum, own.length, CONFIDENCE) }, n: own.length };
        };
        return [`form.${form}`, Object.fromEntries(Array.from({ length: options }, (_, k) => [`o${k}`, of(k)]))];
      }),
    );
    if (hingeOf(null, byForm)) hinges++;
  }
  expect(hinges).toBe(0);
});
