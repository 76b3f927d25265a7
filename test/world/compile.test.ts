import { describe, expect, test } from "vitest";
import { quantile, rangeProblem, widened } from "../../src/core/ranges.ts";
import { entityHash } from "../../src/core/hash.ts";
import { mobilisation } from "../../src/model/street/mobilisation.ts";
import { SERVICES } from "../../src/model/kit/state.ts";
import { assumptionsOf, optionAt, valueAt, type QuantityColumn } from "../../src/world/assumptions.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { signOf } from "../../src/world/signs.ts";
import { subStepsFor } from "../../src/world/subSteps.ts";
import { steppe } from "../fixture/steppe.ts";
import { worldWith } from "../model/stage.ts";

const COLUMNS = assumptionsOf(steppe());
const QUANTITIES = COLUMNS.filter((c): c is QuantityColumn => c.kind === "quantity");
const US = [1e-12, 1e-6, 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, 1 - 1e-6, 1 - 1e-12];

describe("widened ranges", () => {
  test.each([0.5, 1, 2, 4])(
    "times %s: every assumption stays a number with its sign, shares within 0 and 1",
    (width) => {
      for (const column of QUANTITIES)
        for (const u of US) {
          const value = valueAt(column, u, width);
          expect(Number.isFinite(value), `${column.path} at ${u}`).toBe(true);
          if (column.sign === "+") expect(value, `${column.path} at ${u}`).toBeGreaterThanOrEqual(0);
          if (column.sign === "-") expect(value, `${column.path} at ${u}`).toBeLessThanOrEqual(0);
          if (
            column.unit === "share" &&
            column.sign !== "free" &&
            column.range.kind !== "lognormal" &&
            column.range.kind !== "loguniform"
          )
            expect(value, `${column.path} at ${u}`).toBeLessThanOrEqual(1);
        }
    },
  );

  test("a wider range is drawn from further out, a narrower one from further in, about the same middle", () => {
    for (const column of QUANTITIES) {
      if (column.source !== "assumed" || column.range.kind === "constant" || column.range.kind === "oneOf") continue;
      const spread = (width: number): number => valueAt(column, 0.9, width) - valueAt(column, 0.1, width);
      expect(spread(0.5), column.path).toBeLessThan(spread(1));
      expect(spread(2), column.path).toBeGreaterThan(spread(1) * 0.999);
    }
  });

  test("values with a source are not widened", () => {
    const sourced = QUANTITIES.filter((c) => c.source !== "assumed");
    expect(sourced.length).toBeGreaterThan(20);
    expect(sourced.filter((c) => valueAt(c, 0.1, 4) !== quantile(c.range, 0.1))).toEqual([]);
  });

  test("drawn values lie in order of u", () => {
    for (const width of [0.5, 1, 2, 4])
      for (const column of QUANTITIES) {
        const values = US.map((u) => valueAt(column, u, width));
        for (let i = 1; i < values.length; i++)
          expect(values[i] as number, column.path).toBeGreaterThanOrEqual(values[i - 1] as number);
      }
  });

  test("the ends of a widened range are a range", () => {
    const wide = [0.5, 2, 4].flatMap((f) =>
      QUANTITIES.map((c) => rangeProblem(widened(c.range, f, c.sign === "+" ? [1e-9, Infinity] : undefined))),
    );
    expect(wide.filter((problem) => problem !== null)).toEqual([]);
  });
});

describe("worlds", () => {
  test("equal plans give equal worlds, other indices others", () => {
    const strip = (w: ReturnType<typeof worldWith>): string =>
      JSON.stringify({ ...w, pool: [...w.pool], staff: [...w.staff], weight: [...w.weight] });
    expect(strip(worldWith({}, { index: 7 }))).toBe(strip(worldWith({}, { index: 7 })));
    expect(strip(worldWith({}, { index: 7 }))).not.toBe(strip(worldWith({}, { index: 8 })));
  });

  test("weights add up to one, pools are whole, staff is its share of people, sites lie below 0.9", () => {
    for (let index = 0; index < 60; index++) {
      const world = worldWith({}, { index });
      expect(world.weight.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
      expect(world.weight.every((w) => w > 0)).toBe(true);
      world.pool.forEach((n, d) =>
        expect(n).toBe(
          Math.max(1, Math.round(mobilisation.of(world).mobilisable * 0.65 * (world.people[d] as number))),
        ),
      );
      SERVICES.forEach((s, i) =>
        expect(world.staff[i * 17]).toBeCloseTo(
          (world.p["forces"]?.[`${s}.share`] as number) * (world.people[0] as number),
          9,
        ),
      );
      expect(world.sites.every((s) => s.level > 0 && s.level <= 0.9)).toBe(true);
      expect(world.shocks[0]?.size[0]).toBe(world.p["hardship"]?.["shockSize"]);
      expect(world.shocks[0]?.size.every((x) => x > 0 && x <= (world.p["hardship"]?.["shockSize"] as number))).toBe(
        true,
      );
    }
  });

  test("a place more leaves what the others drew alone", () => {
    const few = compileWorld(compiler(steppe(9)), PLAN, 3);
    const more = compileWorld(compiler(steppe(12)), PLAN, 3);
    expect([...more.localHardship.subarray(0, 9)]).toEqual([...few.localHardship]);
    expect([...(more.shocks[0]?.size.subarray(0, 9) ?? [])]).toEqual([...(few.shocks[0]?.size ?? [])]);
    expect(more.p).toEqual(few.p);
    expect(few.places[0]?.entity).toBe(entityHash("p0"));
  });

  test("an override leaves the other assumptions' draws alone", () => {
    const fixed = steppe(9, {
      overrides: [{ path: "mobilisation.crowdPull", value: { kind: "fact", value: 1.7, source: "test", mark: "V" } }],
    });
    const world = compileWorld(compiler(fixed), PLAN, 3);
    const plain = compileWorld(compiler(steppe(9)), PLAN, 3);
    expect(world.p["mobilisation"]).toEqual({ ...plain.p["mobilisation"], crowdPull: 1.7 });
    expect({ ...world.p, mobilisation: {} }).toEqual({ ...plain.p, mobilisation: {} });
  });

  test("the calm world is the shocked one without its shocks", () => {
    const shocked = worldWith({}, { index: 5 });
    const calm = worldWith({}, { index: 5, plan: { shocked: false } });
    expect(calm.shocks).toEqual([]);
    expect(calm.p).toEqual(shocked.p);
    expect([...calm.localHardship]).toEqual([...shocked.localHardship]);
  });

  test("columns of a scrambled design are evenly spread", () => {
    const worlds = 50;
    for (const path of ["mobilisation.crowdPull", "control.exponent"]) {
      const column = QUANTITIES.find((c) => c.path === path) as QuantityColumn;
      const values = Array.from({ length: worlds }, (_, index) => {
        const [group, name] = path.split(".") as [string, string];
        return compileWorld(
          compiler(steppe(1, { state: { id: "S", name: "S", capital: "p0", largest: "p0" } })),
          { ...PLAN, design: "scrambled", worlds },
          index,
        ).p[group]?.[name] as number;
      }).sort((a, b) => a - b);
      values.forEach((v, i) => {
        expect(v).toBeGreaterThanOrEqual(valueAt(column, i / worlds + 1e-12));
        expect(v).toBeLessThanOrEqual(valueAt(column, (i + 1) / worlds - 1e-12));
      });
    }
  });
});

describe("interventions", () => {
  test("set what they name and nothing else", () => {
    const base = worldWith({}, { index: 2 });
    const set = worldWith({ "hardship.onset": 2.5 }, { index: 2 });
    expect(set.p["hardship"]).toEqual({ ...base.p["hardship"], onset: 2.5 });
    expect({ ...set.p, hardship: {} }).toEqual({ ...base.p, hardship: {} });
  });

  test("reach what is derived: pools, shocks, staff, sites, weights, sub-steps", () => {
    const of = (sets: Record<string, number>): ReturnType<typeof worldWith> => worldWith(sets, { index: 2 });
    expect(of({ "mobilisation.mobilisable": 0.02 }).pool[0]).toBe(Math.round(0.02 * 0.65 * 735_000));
    expect(of({ "hardship.shockSize": 9 }).shocks[0]?.size[0]).toBe(9);
    expect(of({ "forces.police.share": 0.01 }).staff[0]).toBeCloseTo(7350, 9);
    expect(of({ "scenario.largestWeight": 0.5, "scenario.capitalWeight": 0.1 }).weight[1]).toBe(0.5);
    expect(of({ "request.status": 0.25 }).given["request.status"]).toBe(0.25);
    expect(of({ "mobilisation.joinRate": 60 }).subSteps).toBeGreaterThan(of({}).subSteps);
  });
});

test("sub-steps keep the fastest flow of people under its limit, up to the slots there are", () => {
  for (let index = 0; index < 100; index++) {
    const world = worldWith({}, { index, places: 1 });
    const { joinRate, leaveRate, fatigue } = mobilisation.of(world);
    const fastest = Math.max(joinRate, leaveRate + fatigue);
    expect(fastest / 8 / world.subSteps).toBeLessThanOrEqual(0.5);
    expect(subStepsFor(world, 4)).toBeGreaterThanOrEqual(Math.min(32, 4 * world.subSteps) / 2);
    expect(subStepsFor(world, 1000)).toBeLessThanOrEqual(32);
  }
});

test("forms are drawn by their weights, an option of no weight never", () => {
  const column = {
    kind: "form",
    path: "x.y",
    symbol: "y",
    meaning: "",
    source: "assumed",
    mark: "-",
    why: "",
    column: 1,
    options: { a: 2, b: 0, c: 1 },
  } as const;
  const picks = Array.from({ length: 3000 }, (_, i) => optionAt(column, (i + 0.5) / 3000));
  expect(["a", "b", "c"].map((o) => picks.filter((p) => p === o).length)).toEqual([2000, 0, 1000]);
});

test("declared signs are found by path", () => {
  expect([
    signOf("mobilisation.crowdPull"),
    signOf("hardship.backlash"),
    signOf("government.courseWeight"),
    signOf("mobilisation.participation"),
    signOf("scenario.tied"),
  ]).toEqual(["+", "free", "-", "", ""]);
});
