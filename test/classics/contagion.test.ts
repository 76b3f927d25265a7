// Riots and self-exciting events: orders of convergence, what is conserved, and processes against their definition.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seedKey } from "../../src/core/keyed.ts";
import { branching, logLikelihood, meanRate, simulate, type Hawkes } from "../../examples/classics/hawkes.ts";
import { manySites, neverJoin, peakRioters, singleSite, type Site } from "../../examples/classics/riotContagion.ts";

const SITE: Site = { w: 0.26, b: 0.002, s0: 400, l0: 1 };

describe("riots", () => {
  test("the invariant drifts with the fourth power of the step", () => {
    const drift = [0.2, 0.1, 0.05].map((dt) => singleSite(SITE, 60, dt).drift) as [number, number, number];
    expect(Math.log2(drift[0] / drift[1])).toBeGreaterThan(3.6);
    expect(Math.log2(drift[1] / drift[2])).toBeGreaterThan(3.6);
    expect(Math.log2(drift[0] / drift[1])).toBeLessThan(5.5);
  });
  test("peak and end from the invariant are those of the integration, at any strength", () => {
    for (const b of [0.0005, 0.001, 0.002, 0.004]) {
      const site = { ...SITE, b };
      const course = singleSite(site, 600, 0.02);
      expect(course.peak / peakRioters(site)).toBeCloseTo(1, 4);
      expect(course.end.s / neverJoin(site)).toBeCloseTo(1, 4);
    }
  });
  /** ln of the share that never joins: the smallest solution, which x = -R0 (1 + l0/s0 - e^x) climbs to from nobody. */
  const climbed = (r0: number, share: number): number => {
    let x = -Infinity;
    for (let i = 0; i < 1e6; i++) {
      const next = -r0 * (1 + share - Math.exp(x));
      if (next - x <= 1e-15 * Math.abs(next)) return next;
      x = next;
    }
    return x;
  };
  test("who never joins is right at every R0, and goes to e^{-R0}", () => {
    fc.assert(
      fc.property(
        fc.double({ min: Math.log(1e-3), max: Math.log(700), noNaN: true }),
        fc.double({ min: -8, max: -2, noNaN: true }),
        fc.constantFrom(1, 400, 1e6),
        (logR0, logShare, s0) => {
          const [r0, share] = [Math.exp(logR0), 10 ** logShare];
          const left = neverJoin({ w: 0.25, b: (0.25 * r0) / s0, s0, l0: share * s0 });
          const known = climbed(r0, share);
          // near 1 both are as uncertain as the root is flat
          const flat = Math.max(1, 1 / Math.abs(1 - r0 * Math.exp(known)));
          expect(Math.abs(Math.log(left / s0) - known)).toBeLessThan(1e-13 * flat * Math.max(1, r0));
          if (r0 > 40) expect(Math.abs(Math.log(left / s0) / -(r0 * (1 + share)) - 1)).toBeLessThan(1e-14);
        },
      ),
      { seed: 6, numRuns: 300 },
    );
    const alone = (r0: number): number => neverJoin({ w: 1, b: r0, s0: 1, l0: 0 });
    // with nobody out nobody joins below R0 = 1; at 2 the known 20.3 %
    expect([0.001, 0.5, 0.999].map(alone)).toEqual([1, 1, 1]);
    expect(alone(2)).toBeCloseTo(0.20318786997997995, 14);
    for (const r0 of [27, 28, 29, 50, 200, 700]) expect(alone(r0) / Math.exp(-r0)).toBeCloseTo(1, 9);
  });
  test("sites that do not see each other are sites alone; those that do peak in the order of distance", () => {
    const psi = (seen: number): number => SITE.b * Math.max(0, seen);
    const far = { w: SITE.w, calm: [0, 0, 0], l0: [1, 0, 0], s0: [400, 400, 400], psi };
    const alone = manySites({ ...far, weights: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] }, 60, 0.05); // prettier-ignore
    expect(Math.max(...alone.map((l) => l[0] as number))).toBeCloseTo(peakRioters(SITE), 1);
    expect(Math.max(...alone.map((l) => l[1] as number))).toBe(0);
    const chain = manySites({ ...far, weights: [[1, 0.1, 0], [0.1, 1, 0.1], [0, 0.1, 1]] }, 60, 0.05); // prettier-ignore
    const peakAt = [0, 1, 2].map((k) => {
      const course = chain.map((l) => l[k] as number);
      return course.indexOf(Math.max(...course));
    }) as [number, number, number];
    expect(peakAt[0]).toBeLessThan(peakAt[1]);
    expect(peakAt[1]).toBeLessThan(peakAt[2]);
  });
});

describe("Hawkes", () => {
  const process: Hawkes = { mu: 0.5, a: 0.6, b: 1.2 };
  test("the likelihood is highest near what events were made with", () => {
    const times = simulate(process, 4000, seedKey(3));
    const at = (change: Partial<Hawkes>): number => logLikelihood({ ...process, ...change }, times, 4000);
    for (const change of [{ mu: 0.4 }, { mu: 0.62 }, { a: 0.45 }, { a: 0.75 }, { b: 0.9 }, { b: 1.7 }])
      expect(at(change)).toBeLessThan(at({}) - 3);
  });
  test("without excitement it is a Poisson process", () => {
    const times = [0.2, 1.7, 3];
    expect(logLikelihood({ mu: 0.7, a: 0, b: 1 }, times, 5)).toBeCloseTo(3 * Math.log(0.7) - 3.5, 12);
  });
  test("time changed by its own rate, waiting times are exponential", () => {
    const times = simulate(process, 4000, seedKey(8));
    let [excited, last] = [0, 0];
    const gaps = times.map((t) => {
      const fade = Math.exp(-process.b * (t - last));
      const gap = process.mu * (t - last) + (excited / process.b) * (1 - fade);
      [excited, last] = [excited * fade + process.a, t];
      return 1 - Math.exp(-gap);
    });
    const sorted = gaps.toSorted((a, b) => a - b);
    const ks = Math.max(
      ...sorted.map((u, i) => Math.max(Math.abs(u - i / sorted.length), Math.abs(u - (i + 1) / sorted.length))),
    );
    // Kolmogorov's 0.999 quantile
    expect(ks * Math.sqrt(sorted.length)).toBeLessThan(1.95);
    expect(Math.abs(times.length / 4000 - meanRate(process))).toBeLessThan(0.1);
    expect(branching(process)).toBe(0.5);
  });
  test("an exploding process is refused", () => {
    expect(() => simulate({ mu: 1, a: 2, b: 2 }, 10, seedKey(1))).toThrow(RangeError);
  });
});
