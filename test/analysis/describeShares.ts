// First-order shares from plain worlds against known ones, and how often their intervals cover: on less among the quick tests, on more
// among the long ones. Seeds are fixed.
import { expect, test } from "vitest";
import { correlationRatio, groupsOf } from "../../src/analysis/sensitivity/correlationRatio.ts";
import { ISHIGAMI, ishigami } from "../../examples/classics/ishigami.ts";
import { sobolG, sobolGIndices } from "../../examples/classics/sobolG.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";

/** Shares of these factors of a model over the unit cube. */
function shares(
  model: (x: Float64Array) => number,
  factors: number,
  worlds: number,
  seed: number,
  asked: readonly number[] = [...Array(factors).keys()],
) {
  const own = channel(seedKey(seed), 933, 0);
  const points = Array.from({ length: worlds }, (_, j) =>
    Float64Array.from({ length: factors }, (__, i) => draw(own, j, 0, i)),
  );
  const y = Float64Array.from(points, model);
  return asked.map((i) => correlationRatio(y, groupsOf(Float64Array.from(points, (x) => x[i]!)), 0.95, seed));
}

interface Amount {
  readonly worlds: number;
  /** Distance from the known share that luck leaves at so many worlds, about two and a half standard deviations of the noisiest. */
  readonly within: number;
  readonly seeds: number;
  /** Seeds whose intervals must cover: at exactly 95 %, fewer come with a chance of about .001. */
  readonly covered: number;
  /** Seeds in which an idle factor may be told from 0: at exactly 2.5 %, more come with a chance of about .001. */
  readonly told: number;
}

export function describeShares({ worlds, within, seeds, covered, told }: Amount): void {
  test(`Ishigami and Sobol's g: within ${within} at ${worlds} worlds, and a thirtieth that groups smooth away where it bends most`, () => {
    const near = (known: readonly number[]) => (s: { value: number }, i: number) =>
      expect(Math.abs(s.value - known[i]!)).toBeLessThan(within + known[i]! / 30);
    shares(ishigami, 3, worlds, 1).forEach(near(ISHIGAMI.first));
    shares((x) => sobolG(x), 8, worlds, 1).forEach(near(sobolGIndices().first));
  });

  test(`at 1,000 worlds 95 % intervals cover a yes/no outcome's shares in at least ${covered} of ${seeds} seeds, and tell an idle factor from 0 in at most ${told}`, () => {
    // yes with chance .8 above a half of the first, .2 below; the second is luck, the third idle: V(E[y|x1]) / V = .09 / .25
    const yes = (x: Float64Array): number => (x[1]! < (x[0]! > 0.5 ? 0.8 : 0.2) ? 1 : 0);
    const found = Array.from({ length: seeds }, (_, seed) => shares(yes, 3, 1000, seed, [0, 2]));
    expect(found.filter(([one]) => one!.low <= 0.36 && 0.36 <= one!.high).length).toBeGreaterThanOrEqual(covered);
    expect(found.filter(([, idle]) => idle!.told).length).toBeLessThanOrEqual(told);
    expect(found.some(([, idle]) => idle!.value < 0)).toBe(true);
  });

  test(`of an outcome that two worlds in a hundred have, 95 % intervals from 1,000 worlds still cover in at least ${covered} of ${seeds} seeds`, () => {
    const parts = [0.15, 0.15, 0.9];
    const p = 0.15 * 0.15 * 0.9;
    const known = parts.map((q) => (p * p * (1 / q - 1)) / (p * (1 - p)));
    const found = Array.from({ length: seeds }, (_, seed) =>
      shares((x) => (parts.every((q, i) => x[i]! < q) ? 1 : 0), 3, 1000, seed),
    );
    known.forEach((k, i) =>
      expect(found.filter((f) => f[i]!.low <= k && k <= f[i]!.high).length).toBeGreaterThanOrEqual(covered),
    );
  });
}
