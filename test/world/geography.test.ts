import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceKm, politicalWeights } from "../../src/world/geography.ts";

/** Great-circle distance by the haversine formula on the same sphere. */
function greatCircle([a, b]: readonly [number, number], [c, d]: readonly [number, number]): number {
  const r = Math.PI / 180;
  const h = Math.sin(((c - a) * r) / 2) ** 2 + Math.cos(a * r) * Math.cos(c * r) * Math.sin(((d - b) * r) / 2) ** 2;
  return 2 * 6371 * Math.asin(Math.sqrt(h));
}

const ALMATY = [43.24, 76.89] as const;
const ASTANA = [51.17, 71.45] as const;
const AKTAU = [43.65, 51.16] as const;

describe("distances", () => {
  test("known ones, within one in a hundred", () => {
    expect(Math.abs(distanceKm(ALMATY, ASTANA) / 970 - 1)).toBeLessThan(0.01);
    expect(Math.abs(distanceKm(ALMATY, AKTAU) / greatCircle(ALMATY, AKTAU) - 1)).toBeLessThan(0.01);
    expect(Math.abs(distanceKm([0, 0], [0, 1]) / 111.19 - 1)).toBeLessThan(0.001);
    expect(distanceKm([90, 0], [-90, 0])).toBeCloseTo(2 * 6371, 6);
  });

  test("between any two points: symmetric, zero on itself, the chord of the great circle", () => {
    const point = fc.tuple(
      fc.double({ min: -90, max: 90, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
    );
    fc.assert(
      fc.property(point, point, (a, b) => {
        const d = distanceKm(a, b);
        expect(d).toBeCloseTo(distanceKm(b, a), 9);
        expect(distanceKm(a, a)).toBe(0);
        expect(d).toBeCloseTo(2 * 6371 * Math.sin(greatCircle(a, b) / (2 * 6371)), 3);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe("political weights", () => {
  const people = Float64Array.of(700, 2000, 1200, 500);
  const sum = (w: Float64Array): number => w.reduce((a, b) => a + b, 0);

  test("add up to one, as given for the two named, by people for the rest", () => {
    const w = politicalWeights(people, 1, 2, 0.3, 0.25, 0.9, 0.001);
    expect(sum(w)).toBeCloseTo(1, 14);
    expect([w[1], w[2]]).toEqual([0.3, 0.25]);
    expect((w[0] as number) / (w[3] as number)).toBeCloseTo(7 / 5, 12);
  });

  test("add up to one where the largest city is the capital, and where there is nothing else", () => {
    expect(sum(politicalWeights(people, 1, 1, 0.3, 0.25, 0.9, 0.001))).toBeCloseTo(1, 14);
    expect([...politicalWeights(Float64Array.of(9), 0, 0, 0.3, 0.2, 0.9, 0.001)]).toEqual([1]);
    expect(sum(politicalWeights(Float64Array.of(9, 5), 0, 1, 0.3, 0.2, 0.9, 0.001))).toBeCloseTo(1, 14);
  });
});
