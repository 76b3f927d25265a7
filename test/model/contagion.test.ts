import { describe, expect, test } from "vitest";
import { contagion, reachMatrix } from "../../src/model/street/contagion.ts";
import type { World } from "../../src/model/kit/world.ts";
import { began, momentOf, take, worldWith, type Sets } from "./stage.ts";

const BASE = {
  "contagion.halfVisible": 0.01,
  "contagion.outsideShare": 0.4,
  "contagion.mediaShare": 0.5,
  "contagion.reach": 0.3,
  "contagion.distanceScale": 500,
  "contagion.distanceExponent": 0.7,
  "contagion.distanceForm": "exponential",
  "contagion.sizeForm": "share",
  "contagion.news": "atOnce",
};

function seen(world: World, crowd: readonly number[]): Float64Array {
  const run = began(world);
  run.state.crowd.set(crowd);
  run.state.visible.fill(NaN);
  take("visible crowd", momentOf(run));
  return run.state.visible;
}

const of = (sets: Sets = {}, places = 4): World => worldWith({ ...BASE, ...sets }, { places });

test("an empty country shows nothing", () => {
  expect([...seen(of(), [0, 0, 0, 0])]).toEqual([0, 0, 0, 0]);
});

test("the equation, place by place, from its own symbols", () => {
  for (const sets of [
    {},
    { "contagion.distanceForm": "power" },
    { "contagion.distanceForm": "none" },
    { "contagion.sizeForm": "count" },
  ]) {
    const world = of(sets);
    const p = contagion.of(world);
    const crowd = [300, 0, 1200, 5];
    const share = crowd.map((a, d) => a / (world.pool[d] as number));
    const pool = world.pool.reduce((a, b) => a + b, 0);
    const media = crowd.reduce((a, b) => a + b, 0) / pool;
    const visible = seen(world, crowd);
    for (let d = 0; d < 4; d++) {
      let near = 0;
      for (let j = 0; j < 4; j++) {
        if (j === d) continue;
        const km = world.distance[d * 4 + j] as number;
        const f =
          p.distanceForm === "none" ? 1 : p.distanceForm === "power" ? (1 + km / 500) ** -0.7 : Math.exp(-km / 500);
        const n = p.sizeForm === "count" ? (world.pool[j] as number) / (pool / 4) : 1;
        near += 0.3 * n * f * (share[j] as number);
      }
      const v = 0.6 * (share[d] as number) + 0.4 * (0.5 * near + 0.5 * media);
      expect(visible[d]).toBeCloseTo(v / (v + 0.01), 12);
    }
  }
});

describe("limits", () => {
  test("without an outside view every place sees only itself, half a pull at the half share", () => {
    const world = of({ "contagion.outsideShare": 0 });
    const visible = seen(world, [0.01 * (world.pool[0] as number), 0, 0, 0]);
    expect(visible[0]).toBeCloseTo(0.5, 12);
    expect([...visible.subarray(1)]).toEqual([0, 0, 0]);
  });

  test("with media alone every place sees the same", () => {
    const visible = seen(of({ "contagion.outsideShare": 1, "contagion.mediaShare": 1 }), [800, 0, 40, 0]);
    expect(new Set(visible).size).toBe(1);
    expect(visible[1]).toBeGreaterThan(0);
  });

  test("a small crowd's pull is linear in it", () => {
    const [one, ten] = [1e-4, 1e-3].map((x) => seen(of(), [x, 0, 0, 0])[0] as number);
    expect((ten as number) / (one as number)).toBeCloseTo(10, 3);
  });
});

test("a place far from everybody sees less: rows are not made equal", () => {
  const world = of();
  const near = worldWith({ ...BASE, "contagion.distanceScale": 1e9 }, { places: 4 });
  const total = (w: World): number[] =>
    Array.from({ length: 4 }, (_, d) =>
      reachMatrix(w)
        .slice(d * 4, d * 4 + 4)
        .reduce((a, b) => a + b, 0),
    );
  expect(new Set(total(near).map((x) => x.toFixed(4))).size).toBe(1);
  expect(Math.max(...total(world)) / Math.min(...total(world))).toBeGreaterThan(1.05);
  for (let d = 0; d < 4; d++) expect(reachMatrix(world)[d * 5]).toBe(0);
});

describe("word of crowds elsewhere", () => {
  const CROWD = [300, 0, 1200, 5];
  const NEWS: Sets = { "contagion.news": "spreads", "contagion.newsRate": 2, "contagion.newsFrom": 100, "contagion.distanceForm": "none" }; // prettier-ignore
  /** Waits of the second place, in days, over runs of one world. */
  const waits = (sets: Sets, crowd: readonly number[], runs = 400): number[] => {
    const world = of({ ...NEWS, ...sets });
    return Array.from({ length: runs }, (_, replicate) => {
      const run = began(world, replicate);
      run.state.crowd.set(crowd);
      let days = 0;
      for (; run.state.heard[1] === 0 && days < 20; days += 0.025) take("visible crowd", momentOf(run, { dt: 0.025 }));
      return days;
    });
  };
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;

  test("comes after an exponential wait at its rate: without distance one a loud place", () => {
    // two places are loud, each counts 0.5 · 1 by ties and 0.5 by media, at 2 a day: a quarter of a day
    expect(Math.abs(mean(waits({}, CROWD)) - 0.25)).toBeLessThan((4 * 0.25) / Math.sqrt(400) + 0.0125);
    expect(Math.abs(mean(waits({}, [300, 0, 0, 0])) - 0.5)).toBeLessThan((4 * 0.5) / Math.sqrt(400) + 0.0125);
  });

  test("never of a crowd that is no news, and not out of oneself", () => {
    expect(Math.min(...waits({}, [99, 0, 99, 0], 10))).toBeGreaterThan(19.9);
    expect(Math.min(...waits({}, [0, 5000, 0, 0], 10))).toBeGreaterThan(19.9);
  });

  test("by ties alone while networks are cut, and sooner from near than from far", () => {
    const world = of({ ...NEWS, "contagion.distanceForm": "exponential", "contagion.distanceScale": 100, "shutdown.openUnder": 0 }); // prettier-ignore
    const clock = (loud: number): number => {
      const run = began(world);
      run.state.shutdownOn[0] = 1;
      run.state.crowd[loud] = 500;
      take("visible crowd", momentOf(run, { dt: 0.001 }));
      return run.state.newsClock[0] as number;
    };
    const km = (j: number): number => world.distance[j] as number;
    for (const j of [1, 2]) expect(clock(j)).toBeCloseTo(2 * 0.5 * Math.exp(-km(j) / 100) * 0.001, 12);
  });

  test("until it has come a place sees its own square alone", () => {
    const world = of({ ...NEWS, "contagion.newsRate": 0 });
    const visible = seen(world, CROWD);
    const square = (0.6 * 300) / (world.pool[0] as number);
    expect(visible[0]).toBeCloseTo(square / (square + 0.01), 12);
    expect(visible[1]).toBe(0);
  });

  test("limit: at no wait and whatever the size, all is seen as it is at once", () => {
    const soon = of({ ...NEWS, "contagion.newsRate": 1e6, "contagion.newsFrom": 0 });
    const run = began(soon);
    run.state.crowd.set(CROWD);
    take("visible crowd", momentOf(run));
    expect([...run.state.visible]).toEqual([...seen(of({ "contagion.distanceForm": "none" }), CROWD)]);
  });
});
