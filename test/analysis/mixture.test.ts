import { describe, expect, test } from "vitest";
import { Mixture, type FitOptions } from "../../src/analysis/shares/mixture.ts";
import type { MixtureData } from "../../src/analysis/shares/mixture.ts";
import { profileShare, shareAllowed, shareOf } from "../../src/analysis/shares/profileShare.ts";

/** Two atoms that are told apart with certainty: the mixture is a binomial proportion. */
const certain = (yes: number, no: number): MixtureData => ({
  atoms: 2,
  likelihood: Float64Array.of(1, 0, 0, 1),
  strata: [{ rows: Int32Array.of(0, 1), counts: Float64Array.of(yes, no) }],
});
const SIDE = Int8Array.of(1, -1);
const fitMixture = (data: MixtureData, options?: FitOptions) => new Mixture(data).fit(options);
const modelOf = (data: MixtureData, side = SIDE) => {
  const mixture = new Mixture(data);
  return { mixture, side, best: mixture.fit() };
};
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
    const found = profileShare([modelOf(data)], 100, 0.95);
    // Exact binomial: .2124 to .3998; both ends out to whole worlds.
    expect(found).toEqual({ value: expect.closeTo(0.3, 3), low: 0.21, high: 0.4 });
  });
  test("contains the shares that shareAllowed allows, and no others", () => {
    const data: MixtureData = { ...certain(45, 55), likelihood: Float64Array.of(0.8, 0.1, 0.2, 0.9) };
    const models = [modelOf(data)];
    const { low, high } = profileShare(models, 100, 0.95);
    expect(high - low).toBeGreaterThan(0.25);
    for (const [share, inside] of [
      [low + 0.02, true],
      [high - 0.02, true],
      [low - 0.02, false],
      [high + 0.02, false],
    ] as const)
      expect(shareAllowed(models, 100, 0.95, share)).toBe(inside);
  });
  test("atoms that the data can't tell apart leave the share open", () => {
    const data: MixtureData = { ...certain(10, 0), likelihood: Float64Array.of(1, 1, 1, 1) };
    expect(profileShare([modelOf(data)], 10, 0.95)).toMatchObject({ low: 0, high: 1 });
  });
  test("with no atom on the other side only the count is uncertain", () => {
    const data = certain(5, 5);
    const side = Int8Array.of(1, 1);
    expect(profileShare([modelOf(data, side)], 10, 0.95)).toEqual({ value: 1, low: 0.6, high: 1 });
  });
  test("what a rival model allows as well counts; one that fits far worse does not", () => {
    const half = certain(50, 50);
    const poor = { ...half, likelihood: half.likelihood.map((x) => 0.8 * x) };
    const alone = profileShare([modelOf(half)], 100, 0.95);
    expect(profileShare([modelOf(half), modelOf(poor)], 100, 0.95)).toEqual(alone);
    // blurred, 50 of 100 read yes where (.5 − .1) / .7 = .57 are: as likely, and less sure
    const blurred = { ...half, likelihood: Float64Array.of(0.8, 0.1, 0.2, 0.9) };
    const both = profileShare([modelOf(half), modelOf(blurred)], 100, 0.95);
    expect(Math.abs(both.low - alone.low)).toBeLessThan(0.02);
    expect(both.high).toBeGreaterThan(alone.high + 0.08);
  });
  test("with two degrees of freedom the range is wider", () => {
    const data: MixtureData = { ...certain(45, 55), likelihood: Float64Array.of(0.8, 0.1, 0.2, 0.9) };
    const one = profileShare([modelOf(data)], 100, 0.95);
    const two = profileShare([{ ...modelOf(data), freedom: 2 }], 100, 0.95);
    expect(two.low).toBeLessThan(one.low);
    expect(two.high).toBeGreaterThan(one.high);
  });
});

describe("the fit's optimum", () => {
  // any atom's gradient is at most that of those in use: Kiefer and Wolfowitz's condition
  test("no atom would add likelihood, with 200 overlapping atoms and two strata, free or held", () => {
    const atoms = 200;
    const rows = 40;
    const likelihood = Float64Array.from({ length: rows * atoms }, (_, i) => {
      const gap = ((Math.floor(i / atoms) * 7.3) % 11) - (i % atoms) / 18;
      return Math.exp(-gap * gap);
    });
    const part = (from: number) => ({
      rows: Int32Array.from({ length: 20 }, (_, i) => from + i),
      counts: new Float64Array(20).fill(1),
    });
    const mixture = new Mixture({ atoms, likelihood, strata: [part(0), part(20)] });
    const side = Int8Array.from({ length: atoms }, (_, j) => (j < 70 ? -1 : 1));
    const free = mixture.fit();
    expect(Math.max(...free.reach) - 1).toBeLessThan(1e-4);
    for (const share of [0.05, 0.5, 0.95]) {
      const held = mixture.fit({ held: { side, share } });
      expect(shareOf(held, side)).toBeCloseTo(share, 9);
      expect(40 * Math.log((1 - share) * held.reach[0] + share * held.reach[1])).toBeLessThan(0.0031);
      expect(held.logLikelihood).toBeLessThanOrEqual(free.logLikelihood + 0.0031);
    }
  });
});
