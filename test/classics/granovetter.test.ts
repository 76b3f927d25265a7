// Granovetter's critical spread against known roots, and against crowds that grow step by step until nobody more joins.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cascade, criticalSpread, normalCrowd } from "../../examples/classics/granovetter.ts";
import { normalCdf, normalQuantile } from "../../src/core/normal.ts";

/** Who turns out when everybody joins whose threshold is reached, from nobody on. */
function grown(sd: number, mean: number, people: number): number {
  let out = 0;
  for (let i = 0; i < 100_000; i++) {
    const next = people * normalCdf((out - mean) / sd);
    if (next - out < 1e-12 * people) return next;
    out = next;
  }
  return out;
}

/** Between which spreads crowds that grow step by step jump past the mean, to one part in `parts`. */
function jump(mean: number, people: number, parts: number): readonly [number, number] {
  let [below, above] = [people / 1e6, people / 2];
  while (above - below > above / parts) {
    const sd = 0.5 * (below + above);
    if (grown(sd, mean, people) < mean) below = sd;
    else above = sd;
  }
  return [below, above];
}

describe("the spread at which the small crowd is lost", () => {
  // roots of mean = people (Φ(x) - x φ(x)), by halving in another language's error function
  test.each([
    [25, 100, 12.222086826900034],
    [45, 100, 29.78617815781151],
    [40, 100, 24.13455536848515],
    [41, 100, 25.15337685810703],
    [49, 100, 36.37259997583444],
    [49.9, 100, 39.13006862114122],
    [1, 100, 0.291570630370872],
    [0.001, 100, 0.00019452547962361692],
    [4500, 10_000, 2978.61781578115],
  ])("mean %s of %s: %s", (mean, people, sd) => {
    expect(criticalSpread(mean, people) / sd).toBeCloseTo(1, 11);
  });

  test("crowds that grow step by step jump there, at any mean below a half", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.48, noNaN: true }), fc.constantFrom(1, 100, 1e6), (share, people) => {
        const [below, above] = jump(share * people, people, 5000);
        const sd = criticalSpread(share * people, people);
        expect(sd).toBeGreaterThan(below * (1 - 1e-9));
        expect(sd).toBeLessThan(above * (1 + 1e-9));
        // and so does the fixed point that is solved for
        for (const [by, small] of [[0.999, true], [1.001, false]] as const)
          expect(normalCrowd(by * sd, share * people, people) < share * people).toBe(small);
      }),
      { seed: 5, numRuns: 25 },
    ); // prettier-ignore
  });

  test("a crowd of whole people jumps near it", () => {
    const people = 20_000;
    const ends = [0.97, 1.03].map((by) => {
      const sd = by * criticalSpread(0.45 * people, people);
      const sorted = Array.from({ length: people }, (_, i) => 0.45 * people + sd * normalQuantile((i + 0.5) / people));
      let out = 0;
      // thresholds are in order, so that who joins is a count
      for (;;) {
        let next = out;
        while (next < people && (sorted[next] as number) <= out) next++;
        if (next === out) return out;
        out = next;
      }
    });
    expect(ends[0]).toBeLessThan(0.45 * people);
    expect(ends[1]).toBeGreaterThan(0.5 * people);
    expect(cascade([0, 1, 2, 4])).toBe(3);
  });

  test("where no spread is critical it says so", () => {
    for (const mean of [0, -1, 50, 70, NaN]) expect(() => criticalSpread(mean, 100)).toThrow(RangeError);
    // from a half on the small crowd grows without a jump
    let before = 0;
    for (let sd = 5; sd < 100; sd += 0.5) {
      const now = normalCrowd(sd, 50, 100);
      expect(now - before).toBeLessThan(12);
      before = now;
    }
  });
});
