import { describe, expect, test } from "vitest";
import { fitMixture } from "../../src/analysis/shares/mixture.ts";
import type { MixtureData } from "../../src/analysis/shares/mixture.ts";
import { profileShare, shareAllowed, shareOf } from "../../src/analysis/shares/profileShare.ts";

/** Two atoms that are told apart with certainty: the mixture is a binomial proportion. */
const certain = (yes: number, no: number): MixtureData => ({
  atoms: 2,
  cycles: 200,
  likelihood: Float64Array.of(1, 0, 0, 1),
  strata: [{ rows: Int32Array.of(0, 1), counts: Float64Array.of(yes, no) }],
});
const SIDE = Int8Array.of(1, -1);
const binomial = (k: number, n: number, p: number) => k * Math.log(p) + (n - k) * Math.log(1 - p);

describe("fitMixture", () => {
  test("the free fit of a binomial is its proportion", () => {
    const fit = fitMixture(certain(30, 70));
    expect(fit.weights[0]).toBeCloseTo(0.3, 3);
    expect(fit.logLikelihood).toBeCloseTo(binomial(30, 100, 0.3), 2);
    expect(fit.undecided).toBe(false);
  });
  test("the held fit has the likelihood of the held proportion", () => {
    const fit = fitMixture(certain(30, 70), { held: { side: SIDE, share: 0.45 } });
    expect(fit.logLikelihood).toBeCloseTo(binomial(30, 100, 0.45), 2);
    expect(shareOf(fit, SIDE)).toBeCloseTo(0.45, 6);
  });
  test("a blurred proportion: P(read yes | yes) = .8, P(read yes | no) = .1, 45 of 100 read yes, so (.45 − .1) / .7 = .5 are", () => {
    const data: MixtureData = { ...certain(45, 55), likelihood: Float64Array.of(0.8, 0.1, 0.2, 0.9) };
    // The likelihood is flat to a hundredth near its top, hence two digits.
    expect(shareOf(fitMixture(data), SIDE)).toBeCloseTo(0.5, 1);
    expect(fitMixture(data).logLikelihood).toBeCloseTo(binomial(45, 100, 0.45), 1);
  });
  test("a share that contradicts an observation is impossible", () => {
    expect(fitMixture(certain(30, 70), { held: { side: SIDE, share: 1 } }).logLikelihood).toBe(-Infinity);
  });
  test("strata have distributions of their own", () => {
    const [only] = certain(9, 1).strata;
    const [other] = certain(2, 8).strata;
    const fit = fitMixture({ ...certain(1, 1), strata: [only!, other!] });
    expect([...fit.weights]).toEqual([0.45, 0.05, 0.1, 0.4].map((w) => expect.closeTo(w, 2)));
  });
});

describe("profileShare", () => {
  test("for a binomial it is the likelihood-ratio interval, no narrower than the exact one", () => {
    const data = certain(30, 70);
    const found = profileShare(data, SIDE, fitMixture(data), 100, 0.95);
    // Exact binomial: .2124 to .3998; both ends out to whole worlds.
    expect(found).toEqual({ value: expect.closeTo(0.3, 3), low: 0.21, high: 0.4 });
  });
  test("contains the shares that shareAllowed allows, and no others", () => {
    const data: MixtureData = { ...certain(45, 55), likelihood: Float64Array.of(0.8, 0.1, 0.2, 0.9) };
    const best = fitMixture(data);
    const { low, high } = profileShare(data, SIDE, best, 100, 0.95);
    expect(high - low).toBeGreaterThan(0.25);
    for (const [share, inside] of [
      [low + 0.02, true],
      [high - 0.02, true],
      [low - 0.02, false],
      [high + 0.02, false],
    ] as const)
      expect(shareAllowed(data, SIDE, best, 100, 0.95, share)).toBe(inside);
  });
  test("atoms that the data can't tell apart leave the share open", () => {
    const data: MixtureData = { ...certain(10, 0), likelihood: Float64Array.of(1, 1, 1, 1) };
    expect(profileShare(data, SIDE, fitMixture(data), 10, 0.95)).toMatchObject({ low: 0, high: 1 });
  });
  test("with no atom on the other side only the count is uncertain", () => {
    const data = certain(5, 5);
    const side = Int8Array.of(1, 1);
    expect(profileShare(data, side, fitMixture(data), 10, 0.95)).toEqual({ value: 1, low: 0.6, high: 1 });
  });
});
