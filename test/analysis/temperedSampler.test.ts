// The sampler against a posterior that is known, and its ranks over many records: seeds are fixed, error rates are said where they apply.
import { describe, expect, test } from "vitest";
import { lieOf, propose, PROPOSALS, type Guide } from "../../src/analysis/posterior/proposals.ts";
import { drawAnew, temperedSampler, type Sampled } from "../../src/analysis/posterior/temperedSampler.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { normalQuantile } from "../../src/core/normal.ts";
import { BLOCKS, DIMENSIONS, evaluateToy, logEvidence, posterior } from "./conjugate.ts";
import { ranksOfToy, unevenness } from "./calibration.ts";

const SEEN = [1.5, -0.8, 2.2];
const fit = (seed: number, particles = 300): Promise<Sampled> =>
  temperedSampler({
    names: [...Array(DIMENSIONS).keys()],
    blocks: BLOCKS,
    particles,
    first: 2 * particles,
    seed,
    evaluate: evaluateToy(SEEN),
  });
const mean = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
const variance = (x: readonly number[]): number => mean(x.map((v) => (v - mean(x)) ** 2)) * (x.length / (x.length - 1));

describe("the conjugate toy", () => {
  test("mean, variance, evidence and worth over 20 seeds (each within 4 standard errors; worth within a factor of 2)", async () => {
    const fits: Sampled[] = [];
    for (let seed = 0; seed < 20; seed++) fits.push(await fit(seed));
    const worth = mean(fits.map((f) => f.size.worth));
    const ratios: number[] = [];
    SEEN.forEach((y, c) => {
      const known = posterior(y);
      const scores = fits.map((f) => f.particles.map((p) => normalQuantile(p.at[c] as number)));
      const means = scores.map(mean);
      expect(Math.abs(mean(means) - known.mean)).toBeLessThan(4 * Math.sqrt(known.variance / (20 * worth)));
      // the spread of one fit's particles about their own mean falls short by the mean's own variance
      const short = 1 - 1 / worth;
      expect(Math.abs(mean(scores.map(variance)) / known.variance / short - 1)).toBeLessThan(
        4 * Math.sqrt(2 / (20 * worth)),
      );
      ratios.push(variance(means) / (known.variance / worth));
    });
    // 57 degrees of freedom: beyond a factor of 2 with a chance below .001 if the worth is right
    expect(mean(ratios)).toBeGreaterThan(0.5);
    expect(mean(ratios)).toBeLessThan(2);
    const evidence = fits.map((f) => f.logEvidence);
    expect(Math.abs(mean(evidence) - logEvidence(SEEN))).toBeLessThan(4 * Math.sqrt(variance(evidence) / 20) + 0.05);
  });
  test("equal seeds give equal particles; 0 is a seed", async () => {
    const [a, b, c] = [await fit(0, 40), await fit(0, 40), await fit(1, 40)];
    expect(a).toEqual(b);
    expect(a.particles).not.toEqual(c.particles);
  });
  test("ranks of the true values among draws are even: chi-squared, fixed seeds, .001", async () => {
    expect(unevenness(await ranksOfToy(60, 150, 7), 8)).toBeLessThan(24.3); // 7 degrees of freedom
  });
  test("the check of ranks can fail: a likelihood that is too sure of itself is found out", async () => {
    expect(unevenness(await ranksOfToy(60, 150, 7, 6), 8)).toBeGreaterThan(24.3);
  });
});

describe("coordinates are drawn by their names", () => {
  const NAMES = [-1804289383, 846930886, 2, 1714636915, -957747793, 424238335, 0, 1649760492, 596516649, -9];
  /** Particles of a fit whose list of coordinates is `names`; only those of NAMES are looked at, by name. */
  const fitted = async (names: readonly number[]) => {
    const places = NAMES.map((name) => names.indexOf(name));
    const toy = evaluateToy(SEEN);
    const inOrder = (at: Float64Array): Float64Array => Float64Array.from(places, (c) => at[c] as number);
    const {
      particles,
      drawn,
      prior,
      logEvidence: evidence,
      stages,
    } = await temperedSampler({
      names,
      blocks: BLOCKS,
      particles: 120,
      first: 300,
      seed: 4,
      sweeps: 6,
      evaluate: (asked) => toy(asked.map((a) => ({ ...a, at: inOrder(a.at) }))),
    });
    return {
      drawn: drawn.map(({ at, luck }) => ({ at: inOrder(at), luck })),
      particles: particles.map((p) => ({ ...p, at: inOrder(p.at) })),
      prior,
      evidence,
      powers: stages.map((s) => s.power),
    };
  };
  test("one more at the front that nothing depends on changes no draw, no move and no particle of the others", async () => {
    const plain = await fitted(NAMES);
    expect(plain.particles.length).toBeGreaterThan(100);
    expect(await fitted([77, ...NAMES])).toEqual(plain);
  });
  test("nor does it matter where each stands in the list", async () => {
    const [plain, turned] = [await fitted(NAMES), await fitted(NAMES.toReversed())];
    expect(turned.drawn).toEqual(plain.drawn);
    expect(turned.particles).toEqual(plain.particles);
  });
  test("two of one name are an error", async () => {
    await expect(fitted([...NAMES, 2])).rejects.toThrow(RangeError);
  });
});

describe("moves", () => {
  // the middle coordinate is pinned, the last is not touched by the record
  const guide: Guide = {
    names: [0, 1, 2],
    lie: { mean: Float64Array.of(0.4, -0.3, 0), spread: Float64Array.of(0.8, 0.5, 1) },
    widths: Float64Array.of(0.5, 0.02, 1),
    reach: [0.6, 1, 1, 0.8, 0.8, 0.8, 0.8],
    known: new Map([
      [7, [Float64Array.of(0.2, 0.5, 0.5), Float64Array.of(0.6, 0.4, 0.1), Float64Array.of(0.9, 0.8, 0.3)]],
    ]),
    all: [Float64Array.of(0.1, 0.3, 0.5), Float64Array.of(0.7, 0.6, 0.2)],
  };
  test("accepted by their gain they leave uniform points uniform, every kind by itself (each within 4 standard errors)", () => {
    const n = 60_000;
    const points = new Map(PROPOSALS.map((name) => [name, [] as Float64Array[]]));
    for (let i = 0; i < n; i++) {
      const key = channel(seedKey(3), 905, i);
      const at = Float64Array.from({ length: 3 }, (_, c) => draw(key, 7, 0, c));
      const m = propose(key, { at, luck: [0, 0], family: 7 }, guide, i + 1);
      const taken = Math.log(draw(key, 8, 0, 0)) < m.gain;
      points.get(PROPOSALS[m.kind] as "step")?.push(taken ? m.at : at);
    }
    for (const [name, found] of points) {
      expect(found.length, name).toBeGreaterThan(2500);
      for (const c of [0, 1, 2]) {
        const u = found.map((p) => p[c] as number);
        expect(Math.abs(mean(u) - 0.5), name).toBeLessThan(4 * Math.sqrt(1 / 12 / u.length));
        expect(Math.abs(variance(u) - 1 / 12), name).toBeLessThan(4 * Math.sqrt(1 / 180 / u.length));
      }
    }
  });
  test("what the record does not touch is moved by one kind only, and no move is none", () => {
    for (let i = 0; i < 400; i++) {
      const at = Float64Array.of(0.3, 0.4, 0.5);
      const m = propose(
        channel(seedKey(5), 905, i),
        { at, luck: [0, 0], family: 7 },
        { ...guide, reach: [0.1, 0, 0, 1, 0.1, 0.1, 0.1] },
        9,
      );
      expect(m.at[2] !== 0.5).toBe(PROPOSALS[m.kind] === "untouched");
      const others = [m.at[2] !== 0.5, m.at[0] !== 0.3, m.at[1] !== 0.4, m.luck.includes(9)];
      if (!PROPOSALS[m.kind]?.startsWith("differ")) expect(others.includes(true)).toBe(true);
    }
  });
  test("where the record says nothing the lie is the prior", () => {
    const still = Array.from({ length: 400 }, (_, i) => ({ at: Float64Array.of((i + 0.5) / 400) }));
    expect(lieOf(still, 400)).toEqual({ mean: Float64Array.of(0), spread: Float64Array.of(1) });
  });
});

test("drawing anew gives each as often as its share says, up to one", () => {
  const drawn = drawAnew(["a", "b", "c"], Float64Array.of(0.5, 0.3, 0.2), 10, 0.4);
  expect(drawn.join("")).toBe("aaaaabbbcc");
  expect(drawAnew(["a", "b"], Float64Array.of(0, 1), 3, 0.99)).toEqual(["b", "b", "b"]);
});

test("no draw with a likelihood is an error", async () => {
  const evaluate = (asked: readonly unknown[]) => Promise.resolve(new Float64Array(asked.length).fill(-Infinity));
  await expect(
    temperedSampler({ names: [0, 1], blocks: 1, particles: 4, first: 8, seed: 1, evaluate }),
  ).rejects.toThrow(RangeError);
});
