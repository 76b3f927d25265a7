// A request that is made by its chance: against many runs that come to it by themselves, and against the chances counted by hand.
import { describe, expect, test } from "vitest";
import { NEVER_TAKEN, noteOfRequests } from "../../src/run/byChance.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { Withheld } from "../../src/run/withheld.ts";
import type { Weighed } from "../../src/model/kit/steer.ts";
import { asked, expectChances, scenario, worldsOf } from "./requestsByChance.ts";

describe.each(["rate", "held"] as const)("with the form %s", (form) => {
  const worlds = worldsOf(form);
  test("chances, and what follows weighed by them, are those of runs that ask by themselves", () => {
    // in the others: test/deep/byChance.deep.test.ts
    expectChances(worlds[0] as (typeof worlds)[number]);
  });
  test("a run that is only noted is the run itself, and one in which it is withheld never asks", () => {
    for (const world of worlds)
      for (let replicate = 0; replicate < 20; replicate++) {
        const [plain, noted] = [startRun(world, replicate), { ...startRun(world, replicate), steer: noteOfRequests() }];
        advance(plain, scenario.days);
        advance(noted, scenario.days);
        expect(Array.from(noted.state.data)).toEqual(Array.from(plain.state.data));
        const never = { ...startRun(world, replicate), steer: new Withheld([{ option: "ask", ...NEVER_TAKEN }]) };
        advance(never, scenario.days);
        expect(asked(never)).toBe(false);
      }
  });
});

describe("chances by hand", () => {
  const look = (over: Partial<Weighed>): Weighed => ({
    tick: 0,
    names: ["hold", "ask", "concede"],
    utility: [0, 0, 0],
    sums: [0, 0, 0],
    best: 0,
    held: false,
    chances: () => [0.5, 0.3, 0.2],
    uniform: () => 0.5,
    shown: () => false,
    lean: () => undefined,
    ...over,
  });
  test("at a rate: the first of two looks, the second, never", () => {
    const steer = new Withheld([{ option: "ask", ...NEVER_TAKEN }]);
    expect(steer.choose(look({ best: 1 }))).toBe(0);
    expect(steer.choose(look({ tick: 4, best: 2, chances: () => [0.2, 0.4, 0.4] }))).toBe(2);
    const { all, looks } = steer.chancesOf("ask");
    expect(looks.map((l) => l.tick)).toEqual([0, 4]);
    expect(looks[0]?.chance).toBeCloseTo(0.3, 12);
    expect(looks[1]?.chance).toBeCloseTo(0.7 * 0.4, 12);
    expect(all).toBeCloseTo(1 - 0.7 * 0.6, 12);
  });
  test("at a rate: what is taken instead goes by the others' chances", () => {
    const at = (u: number) =>
      new Withheld([{ option: "ask", ...NEVER_TAKEN }]).choose(look({ best: 1, uniform: () => u }));
    // 0.5 and 0.2 of 0.7
    expect([0.01, 0.71, 0.72, 0.99].map(at)).toEqual([0, 0, 2, 2]);
  });
  test("held: only a lead smaller than any before adds to the chance", () => {
    const steer = new Withheld([{ option: "ask", ...NEVER_TAKEN }]);
    const F = (x: number): number => Math.exp(-Math.exp(-x));
    for (const [tick, lead] of [
      [0, 2],
      [4, 3],
      [8, 1],
    ] as const)
      expect(steer.choose(look({ tick, held: true, best: 1, sums: [lead, 9, lead - 1] }))).toBe(0);
    const { all, looks } = steer.chancesOf("ask");
    expect(looks.map((l) => l.tick)).toEqual([0, 8]);
    expect(looks[0]?.chance).toBeCloseTo(1 - F(2), 12);
    expect(looks[1]?.chance).toBeCloseTo(F(2) - F(1), 12);
    expect(all).toBeCloseTo(1 - F(1), 12);
  });
  test("held: where it is taken its leaning lies among those that fit", () => {
    const F = (x: number): number => Math.exp(-Math.exp(-x));
    const kept: [number, number][] = [];
    const steer = new Withheld([{ option: "ask", at: 4, leaning: 0.25 }]);
    steer.choose(look({ held: true, sums: [2, 0, 0] }));
    const taken = steer.choose(look({ tick: 4, held: true, sums: [1, 0, 0], lean: (p, u) => kept.push([p, u]) }));
    expect(taken).toBe(1);
    expect(kept).toHaveLength(1);
    expect(kept[0]?.[0]).toBe(1);
    expect(kept[0]?.[1]).toBeCloseTo(F(1) + (F(2) - F(1)) * 0.25, 12);
    // afterwards it takes its own course
    expect(steer.choose(look({ tick: 8, best: 2 }))).toBe(2);
  });
  test("where it is not open nothing is said of it", () => {
    const steer = noteOfRequests();
    expect(steer.choose(look({ names: ["hold", "concede", "warn"], best: 2 }))).toBe(2);
    expect(steer.chancesOf("ask")).toEqual({ all: 0, looks: [] });
  });
});
