import { describe, expect, test } from "vitest";
import { border, wholePower } from "../../src/analysis/shares/atoms.ts";
import { effectMixture } from "../../src/analysis/shares/effectMixture.ts";
import { normalAtoms } from "../../src/analysis/shares/normalAtoms.ts";
import { isTernary, ternaryAtoms } from "../../src/analysis/shares/ternaryAtoms.ts";
import { varianceMixture } from "../../src/analysis/shares/varianceMixture.ts";
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

describe("varianceMixture", () => {
  test("one noise for all worlds: the fitted mean variance is that noise", () => {
    const worlds = normals(1, 800, 5, () => 2);
    const squares = Float64Array.from(worlds, (d) => {
      const m = d.reduce((s, x) => s + x, 0) / 5;
      return d.reduce((s, x) => s + (x - m) ** 2, 0);
    });
    const { grid, weights } = varianceMixture(squares, new Float64Array(800).fill(4));
    const mean = grid.reduce((s, v, k) => s + v * weights[k]!, 0);
    expect(mean).toBeGreaterThan(3.6);
    expect(mean).toBeLessThan(4.4);
    expect(weights.reduce((s, w) => s + w, 0)).toBeCloseTo(1, 9);
  });
});

describe("normalAtoms", () => {
  test("a world's likelihood peaks at the atom nearest to its mean", () => {
    const worlds = normals(2, 200, 4, (i) => 0.1 + 0.2 * (i % 2)).map((d, i) => d.map((x) => x + i / 100));
    const { effects, likelihood } = normalAtoms(worlds, 0.05);
    for (let i = 0; i < 200; i += 17) {
      const mean = worlds[i]!.reduce((s, x) => s + x, 0) / 4;
      const row = [...likelihood.subarray(i * effects.length + 1, (i + 1) * effects.length)];
      const gap = (j: number) => Math.abs(effects[j + 1]! - mean);
      const nearest = row.reduce((best, _, j) => (gap(j) < gap(best) ? j : best), 0);
      expect(row.indexOf(Math.max(...row))).toBe(nearest);
    }
  });
  test("a world whose arms never differ is likeliest at the first atom; one that differs is impossible there", () => {
    const worlds = [...normals(3, 20, 4, () => 1), Float64Array.of(0, 0, 0, 0)];
    const { effects, likelihood } = normalAtoms(worlds, 0.05);
    expect(effects[0]).toBe(0);
    expect(likelihood[20 * effects.length]).toBe(1);
    expect(likelihood[20 * effects.length + 5]).toBe(0);
    expect(likelihood[0]).toBe(0);
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
    const { data } = effectMixture(
      [[1], [0], [0], [0]],
      [Int32Array.of(0, 1), Int32Array.of(2, 3)],
      [3, 1, 1, 1],
      0.05,
    );
    const total = data.strata.reduce((sum, s) => sum + s.counts.reduce((a, b) => a + b, 0), 0);
    expect(total).toBeCloseTo(36 / 12, 12);
    expect(data.strata[0]!.counts[0]).toBeCloseTo((3 * 3) / 6, 12);
  });
});
