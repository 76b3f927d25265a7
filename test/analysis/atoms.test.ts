import { describe, expect, test } from "vitest";
import { border, stillAtom, together, tops, wholePower } from "../../src/analysis/shares/atoms.ts";
import { effectMixture } from "../../src/analysis/shares/effectMixture.ts";
import { jumpAtoms } from "../../src/analysis/shares/jumpAtoms.ts";
import { normalAtoms, NOISES } from "../../src/analysis/shares/normalAtoms.ts";
import { isTernary, ternaryAtoms } from "../../src/analysis/shares/ternaryAtoms.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { normalQuantile } from "../../src/core/normal.ts";

const normals = (seed: number, worlds: number, replicates: number, sd: (i: number) => number) =>
  Array.from({ length: worlds }, (_, i) => {
    const key = channel(seedKey(seed), 904, i);
    return Float64Array.from({ length: replicates }, (_, r) => sd(i) * normalQuantile(draw(key, 0, 0, r)));
  });

describe("the grid", () => {
  test("has an atom on either side of ε", () => {
    const [below, above] = border(0.05, 1);
    expect(below).toBeCloseTo(0.049, 12);
    expect(above).toBeCloseTo(0.051, 12);
    expect(wholePower(0.5, 3)).toBe(0.125);
    expect(wholePower(0, 0)).toBe(1);
  });
});

describe("ternaryAtoms", () => {
  test("tells yes/no differences from others", () => {
    expect(isTernary([[0, 1, -1], []])).toBe(true);
    expect(isTernary([[0, 0.5]])).toBe(false);
  });
  test("likelihoods are trinomial: one up, one down of three is u·w·(1 − u − w)", () => {
    const { effects, likelihood, rowOf } = ternaryAtoms(
      [
        [1, -1, 0],
        [0, 0, 0],
        [-1, 0, 1],
      ],
      0.05,
    );
    expect([...rowOf]).toEqual([0, 1, 0]);
    // The atoms of effect .5 run over chances of a difference both ways: 0, .01, .03, … .2.
    const both = [0, 0.01, 0.03, 0.06, 0.1, 0.15, 0.2];
    const half = [...effects.keys()].filter((j) => effects[j] === 0.5);
    expect(half).toHaveLength(both.length);
    half.forEach((j, k) => {
      const u = 0.5 + both[k]!;
      const w = both[k]!;
      expect(likelihood[j]).toBeCloseTo(u * w * (1 - u - w), 12);
      expect(likelihood[effects.length + j]).toBeCloseTo((1 - u - w) ** 3, 12);
    });
  });
  test("effects are symmetric around zero", () => {
    const { effects } = ternaryAtoms([[1]], 0.05);
    expect([...effects].map((x) => -x + 0).sort((a, b) => a - b)).toEqual(
      [...effects].map((x) => x + 0).sort((a, b) => a - b),
    );
  });
});

describe("normalAtoms", () => {
  test.each(NOISES.map((noise, i) => [i, noise] as const))(
    "noise %i: a density in the values, one for all deviations",
    (_, noise) => {
      for (const deviation of [0.3, 2]) {
        let sum = 0;
        const step = deviation / 200;
        for (let x = -60 * deviation; x < 60 * deviation; x += step)
          sum += step * Math.exp(noise.around([x + 0.1], 0.1, deviation));
        expect(sum / Math.sqrt(2 * Math.PI)).toBeCloseTo(1, 2);
        // and by a coin on either side: half of each
        for (const x of [0.4, -5, 30])
          if (noise.eitherWay) {
            const sides = [0.7, -0.7].map((centre) => Math.exp(noise.around([x], centre, deviation)) / 2);
            expect(Math.exp(noise.eitherWay([x], 0.7, deviation))).toBeCloseTo(sides[0]! + sides[1]!, 12);
            expect(noise.eitherWay([x, 1, -2], 0.7, deviation)).toBeCloseTo(
              [x, 1, -2].reduce((log, value) => log + noise.eitherWay!([value], 0.7, deviation), 0),
              9,
            );
          }
      }
    },
  );
  test.each(NOISES.map((noise, i) => [i, noise] as const))(
    "noise %i: what is drawn has mean 0 and lies as its density says",
    (_, noise) => {
      const key = channel(seedKey(7), 905, 0);
      const drawn = Float64Array.from({ length: 40_000 }, (_, i) => noise.drawn((k) => draw(key, i, k, 0)));
      expect(Math.abs(drawn.reduce((sum, x) => sum + x, 0) / drawn.length)).toBeLessThan(0.02);
      for (const [low, high] of [
        [-1.5, -0.5],
        [-0.5, 0],
        [0, 0.5],
        [0.5, 1.5],
      ] as const) {
        let sum = 0;
        for (let x = low + 0.0005; x < high; x += 0.001) sum += 0.001 * Math.exp(noise.around([x], 0, 1));
        const inside = drawn.filter((x) => x > low && x < high).length / drawn.length;
        expect(Math.abs(inside - sum / Math.sqrt(2 * Math.PI))).toBeLessThan(0.012);
      }
    },
  );
  test("a world's likelihood peaks at an atom whose effect is near its mean", () => {
    const worlds = normals(2, 200, 4, (i) => 0.1 + 0.2 * (i % 2)).map((d, i) => d.map((x) => x + i / 100));
    const { effects, logLikelihood } = normalAtoms(worlds, 0.05, NOISES[0]!);
    const grid = [...new Set(effects)];
    for (let i = 0; i < 200; i += 17) {
      const mean = worlds[i]!.reduce((s, x) => s + x, 0) / 4;
      const row = [...logLikelihood.subarray(i * effects.length, (i + 1) * effects.length)];
      const best = effects[row.indexOf(Math.max(...row))]!;
      expect(Math.abs(best - mean)).toBeCloseTo(Math.min(...grid.map((e) => Math.abs(e - mean))), 12);
    }
  });
  test("noise that goes with the effect is told: a still world's likelihood is best with the small noise, a loud one's with the large", () => {
    const worlds = normals(5, 60, 6, (i) => (i % 2 ? 0.02 : 0.6));
    const { effects, logLikelihood } = normalAtoms(worlds, 0.05, NOISES[0]!);
    const best = (i: number): number => {
      const row = [...logLikelihood.subarray(i * effects.length, (i + 1) * effects.length)];
      return row.indexOf(Math.max(...row)) % 12;
    };
    for (let i = 0; i < 60; i += 2) expect(best(i)).toBeGreaterThan(best(i + 1));
  });
});

describe("jumpAtoms", () => {
  test("chances are trinomial, sizes a density; the effect is what they come to", () => {
    const { effects, logLikelihood } = jumpAtoms([[2, 0, 0, 0], [0, 0, 0, 0], [3, 0, 0, 1.5]], 0.05); // prettier-ignore
    // no world goes down: atoms go one way, and four empty replicates have (1 − p)⁴
    const none = logLikelihood.subarray(effects.length, 2 * effects.length);
    const sizes = [...new Set([...effects].map((e, j) => e / (1 - Math.exp(none[j]! / 4))).filter((x) => x > 0).map((x) => x.toFixed(6)))]; // prettier-ignore
    expect(sizes.length).toBeLessThanOrEqual(10);
    expect(Math.min(...sizes.map(Number))).toBeGreaterThan(1.9);
    expect(Math.max(...sizes.map(Number))).toBeLessThan(2.6);
  });
  test("worlds that go both ways have atoms without any effect, and on both sides of either border", () => {
    const worlds = [[2, -2, 0, 0], [0, -1, 0, 3], [0, 0, 1, 0]]; // prettier-ignore
    const effects = [...jumpAtoms(worlds, 0.05).effects];
    for (const wanted of [0, 0.049, 0.051, -0.049, -0.051])
      expect(
        effects.some((e) => Math.abs(e - wanted) < 1e-12),
        String(wanted),
      ).toBe(true);
  });
});

describe("together", () => {
  test("a world whose arms never differ is likeliest at the still atom; one that differs is impossible there", () => {
    const worlds = [...normals(3, 20, 4, () => 1), Float64Array.of(0, 0, 0, 0)];
    const families = [stillAtom(worlds), normalAtoms(worlds, 0.05, NOISES[0]!)];
    const { effects, likelihood } = together(families, tops(families, 21));
    const still = [...effects.keys()].find((j) => likelihood[20 * effects.length + j] === 1)!;
    expect(effects[still]).toBe(0);
    expect([...likelihood.subarray(20 * effects.length)].filter((x) => x > 0)).toHaveLength(1);
    expect(likelihood[still]).toBe(0);
    expect([...effects]).toEqual([...effects].sort((a, b) => a - b));
  });
});

describe("effectMixture", () => {
  const kindOf = (differences: number[][]) =>
    effectMixture(
      differences,
      [Int32Array.from(differences.keys())],
      differences.map(() => 1),
      0.05,
    ).kind;
  test("knows yes/no, normal and jumping differences", () => {
    expect(
      kindOf([
        [1, 0],
        [0, 0],
      ]),
    ).toBe("yes/no");
    expect(
      kindOf([
        [0.1, 0.4],
        [0.2, 0.3],
        [0, 0],
      ]),
    ).toBe("normal");
    expect(
      kindOf([
        [0.1, 0],
        [0.2, 0.3],
        [0, 0.7],
      ]),
    ).toBe("jumps");
  });
  test("weighted worlds sum to their effective number", () => {
    const { models } = effectMixture(
      [[1], [0], [0], [0]],
      [Int32Array.of(0, 1), Int32Array.of(2, 3)],
      [3, 1, 1, 1],
      0.05,
    );
    const { data } = models[0]!;
    const total = data.strata.reduce((sum, s) => sum + s.counts.reduce((a, b) => a + b, 0), 0);
    expect(total).toBeCloseTo(36 / 12, 12);
    expect(data.strata[0]!.counts[0]).toBeCloseTo((3 * 3) / 6, 12);
  });
});
