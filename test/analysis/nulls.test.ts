// Worlds without any effect whose noise differs from world to world in size, and by shape: what chance does must not be taken for effects.
// 12 draws of intervals that cover at 95 % leave the truth out in more than 3 with chance .0022. With a chi-square quantile and no coin *within*
// left it out in half of the draws or more of every row here, in all with a coin. About 10 s.
import { describe, expect, test } from "vitest";
import { effectMixture } from "../../src/analysis/shares/effectMixture.ts";
import { Mixture } from "../../src/analysis/shares/mixture.ts";
import { mayBeLuck } from "../../src/analysis/shares/signsDealt.ts";
import { coverageOf } from "./coverageCell.ts";
import { NULL_CELLS, plant } from "./operatingPoints.ts";

const DRAWS = 12;

describe.each(NULL_CELLS.slice(0, 4).map((cell) => [cell.name, cell] as const))("%s", (_, cell) => {
  test.each([
    [60, 3],
    [60, 6],
  ])("%i worlds × %i", (worlds, replicates) => {
    const options = {
      worlds,
      replicates,
      confidence: 0.95,
      draws: DRAWS,
      measured: ["above", "within", "below"] as const,
    };
    for (const [side, { covers }] of Object.entries(coverageOf(cell, options)))
      expect(covers, side).toBeGreaterThanOrEqual((DRAWS - 3) / DRAWS);
  });
});

test("signs that a coin deals are told: the interval says that most worlds have no effect", () => {
  const { within } = coverageOf(NULL_CELLS[0]!, { worlds: 100, replicates: 8, confidence: 0.999, draws: 3, measured: ["within"] }); // prettier-ignore
  expect(within).toMatchObject({ covers: 1 });
  expect(within!.width).toBeLessThan(0.3);
});

describe("mayBeLuck", () => {
  const { differences, weights } = plant(NULL_CELLS[3]!, 40, 4, 1);
  const all = Int32Array.from(weights, (_, i) => i);
  const luck = {
    worlds: 40,
    differences,
    confidence: 0.95,
    seed: 1,
    modelsOf: (dealt: readonly ArrayLike<number>[]) => effectMixture(dealt, [all], weights, 0.05, 0).models,
  };
  test("allows a small gain and not a large one", () => {
    expect(mayBeLuck({ ...luck, found: 2 })).toBe(true);
    expect(mayBeLuck({ ...luck, found: 59 })).toBe(false);
  });
  test("deals nothing where no luck gains as much", () => {
    const modelsOf = (): never => {
      throw new Error("dealt");
    };
    expect(mayBeLuck({ ...luck, modelsOf, found: 61 })).toBe(false);
    expect(() => mayBeLuck({ ...luck, modelsOf, found: 2 })).toThrow("dealt");
  });
  test("what the data may do without is marked, and a fit without it is no better", () => {
    const [model] = effectMixture(differences, [all], weights, 0.05).models;
    const mixture = new Mixture(model!.data);
    const best = mixture.fit();
    const without = mixture.fit({ held: { side: model!.spare!, share: 0 }, start: best.weights });
    expect(without.logLikelihood).toBeLessThan(best.logLikelihood);
    expect(without.logLikelihood).toBeGreaterThan(-Infinity);
  });
});
