// Where worlds lie in the space of assumptions.
import { describe, expect, test } from "vitest";
import { designPoint } from "../../src/core/design.ts";
import { entityHash } from "../../src/core/hash.ts";
import { uniform } from "../../src/model/kit/declare.ts";
import { compiler, coordinates, PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";

const column = (name: string): number => entityHash(name);
const scrambled = (worlds: number, name = "a.b", seed = 1): number[] =>
  Array.from({ length: worlds }, (_, world) => designPoint("scrambled", seed, world, column(name), worlds));
const independent = (worlds: number, name = "a.b", seed = 1): number[] =>
  Array.from({ length: worlds }, (_, world) => designPoint("independent", seed, world, column(name), 0));

describe("scrambled", () => {
  test.each([1, 2, 3, 4, 5, 15, 16, 17, 64, 100, 1000, 1025, 6000])("%i worlds: one in every cell", (worlds) => {
    const cells = scrambled(worlds).map((u) => Math.floor(u * worlds));
    expect(cells.toSorted((a, b) => a - b)).toEqual(Array.from({ length: worlds }, (_, i) => i));
  });

  test("inside its cell a world is drawn, not set to the middle", () => {
    const within = scrambled(2000).map((u) => (u * 2000) % 1);
    expect(within.reduce((sum, x) => sum + x, 0) / 2000).toBeCloseTo(0.5, 1);
    expect(within.filter((x) => x < 0.1).length).toBeGreaterThan(140);
  });

  test("columns and seeds are put in different orders, without correlation", () => {
    const base = scrambled(1000);
    for (const other of [scrambled(1000, "a.c"), scrambled(1000, "a.b", 2), independent(1000, "x")]) {
      const product = base.reduce((sum, u, i) => sum + (u - 0.5) * ((other[i] as number) - 0.5), 0) / 1000;
      expect(Math.abs(product * 12)).toBeLessThan(0.12);
    }
    // nor with the number of the world
    const trend = base.reduce((sum, u, i) => sum + (u - 0.5) * (i / 1000 - 0.5), 0) / 1000;
    expect(Math.abs(trend * 12)).toBeLessThan(0.12);
  });

  test("a mean over worlds errs far less than an independent one", () => {
    const off = (us: number[]): number => Math.abs(us.reduce((sum, u) => sum + u, 0) / us.length - 0.5);
    expect(off(scrambled(1000))).toBeLessThan(2e-4);
    expect(off(independent(1000))).toBeGreaterThan(2e-4);
  });

  test("a world beyond the design is refused", () => {
    expect(() => designPoint("scrambled", 1, 10, 5, 10)).toThrow("world 10 is outside a scrambled design of 10");
  });
});

test("an independent world is the same in every number of worlds", () => {
  for (const world of [0, 7, 5000]) {
    const u = designPoint("independent", 3, world, 9, 0);
    expect(designPoint("independent", 3, world, 9, 6000)).toBe(u);
    expect(u).toBeGreaterThan(0);
    expect(u).toBeLessThan(1);
  }
  expect(new Set(independent(5000)).size).toBe(5000);
});

test.each(["independent", "scrambled"] as const)(
  "%s: it does not matter in which order worlds are asked for",
  (design) => {
    const compiled = compiler(steppe());
    const plan = { ...PLAN, design, worlds: 50 };
    const order = Array.from({ length: 50 }, (_, i) => i);
    const forwards = order.map((i) => coordinates(compiled, plan, i));
    const backwards = order.toReversed().map((i) => coordinates(compiled, plan, i));
    expect(backwards.toReversed()).toEqual(forwards);
    expect(coordinates(compiled, plan, 17)).toEqual(forwards[17]);
  },
);

test.each(["independent", "scrambled"] as const)("%s: a further assumption changes no other's draws", (design) => {
  const before = steppe();
  const extra = { kind: "unknown", range: uniform(0, 1), source: "assumed", mark: "-", why: "test" } as const;
  // in front, so that every other column's place in the list changes
  const after = steppe(17, { values: { aNewOne: extra, ...before.values } });
  const plan = { ...PLAN, design, worlds: 40 };
  const draws = (scenario: typeof before, world: number): Map<string, number> => {
    const compiled = compiler(scenario);
    const at = coordinates(compiled, plan, world);
    return new Map(compiled.columns.map((c, i) => [c.path, at[i] as number]));
  };
  for (const world of [0, 1, 39]) {
    const old = draws(before, world);
    const now = draws(after, world);
    expect(now.size).toBe(old.size + 1);
    for (const [path, u] of old) expect(now.get(path)).toBe(u);
  }
});
