// Known answers for how well an observation tells two explanations apart, and that it finds nothing where there is nothing.
import { describe, expect, test } from "vitest";
import { holm } from "../../src/analysis/tables/holm.ts";
import { divergence, luckFor, separation, type Counts } from "../../src/analysis/posterior/separation.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";

const WORLDS = 120;
const parted = (a: Counts, b: Counts, seed: number) => separation(a, b, luckFor(seed, WORLDS, 100, 200), 0.95);

describe("the divergence of two distributions, bits", () => {
  test.each([
    [[0.3, 0.7], [0.3, 0.7], 0],
    [[1, 0], [0, 1], 1],
    // H(3/4) - H(1/2)/2
    [[1, 0], [0.5, 0.5], 0.31127812445913283],
    // three of four classes apart: 1 - 2·(1/4)·1 at the shared one
    [[0.75, 0, 0.25], [0, 0.75, 0.25], 0.75],
  ])("%j against %j", (p, q, bits) => {
    expect(divergence(p, q)).toBeCloseTo(bits, 12);
    expect(divergence(q, p)).toBeCloseTo(bits, 12);
  });
});

/** Worlds with chances of their own around p, observed a few times: observations of one world are not independent. */
function observed(seed: number, side: number, p: number, spread: number, worlds = WORLDS, each = 4): Counts {
  const own = channel(seedKey(seed), 1, 0);
  const noise = channel(seedKey(seed), 2, side);
  return Array.from({ length: worlds }, (_, w) => {
    const chance = p + spread * (draw(own, w, 0, 0) < 0.5 ? -1 : 1);
    let yes = 0;
    for (let f = 0; f < each; f++) if (draw(noise, w, 0, f) < chance) yes++;
    return [each - yes, yes];
  });
}

const between = (seed: number, p: number, q: number, spread: number) =>
  parted(observed(seed, 0, p, spread), observed(seed, 1, q, spread), seed)!;

describe("an estimate from worlds", () => {
  test("where nothing differs: about nothing is found, and chance is called chance", () => {
    const found = Array.from({ length: 100 }, (_, seed) => between(seed, 0.5, 0.5, 0.3));
    const wrong = found.filter((f) => f.p <= 0.05).length;
    // 5 expected; a binomial of 100 at 0.05 lies above 13 once in 1,800
    expect(wrong).toBeGreaterThanOrEqual(1);
    expect(wrong).toBeLessThanOrEqual(13);
    expect(found.reduce((sum, f) => sum + f.bits.value, 0) / 100).toBeLessThan(0.002);
    expect(found.filter((f) => f.bits.low > 0).length).toBeLessThanOrEqual(8);
  });

  test("where there is a difference: the interval has the true value nineteen times in twenty", () => {
    const truth = divergence([0.8, 0.2], [0.4, 0.6]);
    const found = Array.from({ length: 60 }, (_, seed) => between(seed, 0.2, 0.6, 0.15));
    const covered = found.filter((f) => f.bits.low <= truth && truth <= f.bits.high).length;
    // 57 expected; below 52 once in 100 seeds, and this is one seed
    expect(covered).toBeGreaterThanOrEqual(52);
    const mean = found.reduce((sum, f) => sum + f.bits.value, 0) / 60;
    expect(mean).toBeGreaterThan(0.95 * truth);
    expect(mean).toBeLessThan(1.05 * truth);
    expect(found.every((f) => f.p < 0.011)).toBe(true);
  });

  test("which side is called first does not matter", () => {
    const [a, b] = [observed(3, 0, 0.3, 0.1), observed(3, 1, 0.6, 0.1)];
    const one = parted(a, b, 3)!;
    const other = parted(b, a, 3)!;
    expect(other.bits.value).toBeCloseTo(one.bits.value, 12);
    expect(other.p).toBe(one.p);
  });

  test("equal counts are exactly nothing; a side without observations says nothing", () => {
    const a = observed(1, 0, 0.3, 0.1);
    expect(parted(a, a, 0)).toMatchObject({ bits: { value: 0, low: 0, high: 0 }, p: 1 });
    expect(
      parted(
        a,
        a.map(() => [0, 0]),
        0,
      ),
    ).toBeNull();
    expect(() => parted(a, a.slice(1), 0)).toThrow(RangeError);
  });
});

test("Holm's correction: a worked example", () => {
  expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([])).toEqual([]);
});
