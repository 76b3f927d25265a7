// Epstein's Model I: the fast lattice against its plain twin, and its rules one by one.
import { describe, expect, test } from "vitest";
import { runKey } from "../../src/core/keyed.ts";
import {
  activeByTick,
  Epstein,
  MESA,
  NETLOGO,
  rounded,
  SET_B,
  type EpsteinRules,
} from "../../examples/classics/epstein.ts";
import { inVision, visionTable } from "../../examples/classics/lattice.ts";
import { PlainEpstein } from "./plainEpstein.ts";

const SMALL = { side: 16, vision: 3, cops: 0.05, legitimacy: 0.6 } as const;

describe.each(["netlogo", "mesa"] as const)("the procedure of %s", (procedure) => {
  test.each([
    ["floor", "disc"],
    ["halfEven", "diamond"],
    ["none", "diamond"],
    ["none", "disc"],
  ] as const)("%s, %s: person by person as the plain twin", (rounding, neighbourhood) => {
    for (const [seed, more] of [
      [0, {}],
      [1, { longestTerm: 3 }],
      [2, { citizens: 0.94 }],
    ] as const) {
      const rules: EpsteinRules = { ...NETLOGO, ...SMALL, procedure, rounding, neighbourhood, ...more }; // prettier-ignore
      const fast = new Epstein(rules, runKey(seed, 0, 0));
      const plain = new PlainEpstein(rules, runKey(seed, 0, 0));
      let most = 0;
      for (let t = 0; t < 40; t++) {
        fast.tick();
        plain.tick();
        most = Math.max(most, fast.active);
        expect(fast.active, `tick ${t}`).toBe(plain.active);
        const sites = plain.people.map((p) => p.y * rules.side + p.x);
        expect([...fast.site], `sites at tick ${t}`).toEqual(sites);
        expect([...fast.state]).toEqual(plain.people.map((p) => (p.cop ? 3 : p.jailed ? 2 : p.active ? 1 : 0)));
      }
      expect(most).toBeGreaterThan(5);
    }
  });
});

test("C/A is made whole as named", () => {
  const at = [0, 0.4, 0.5, 0.6, 1.5, 2.5, 2.51, 3.5];
  expect(at.map((x) => rounded(x, "floor"))).toEqual([0, 0, 0, 0, 1, 2, 2, 3]);
  expect(at.map((x) => rounded(x, "halfEven"))).toEqual([0, 0, 0, 1, 2, 2, 3, 4]);
  expect(at.map((x) => rounded(x, "none"))).toEqual(at);
});

test("a disc of radius 7 sees 149 sites, a diamond 113, each site the same number", () => {
  expect(inVision("disc", 7)).toHaveLength(149);
  expect(inVision("diamond", 7)).toHaveLength(113);
  const table = visionTable(20, "diamond", 2);
  expect(table).toHaveLength(400 * 13);
  expect([...table.subarray(0, 13)].sort((a, b) => a - b)).toEqual([0, 1, 2, 18, 19, 20, 21, 39, 40, 360, 380, 381, 399].sort((a, b) => a - b)); // prettier-ignore
  expect(() => visionTable(14, "disc", 7)).toThrow(RangeError);
});

test("with no legitimacy lost and no cops nobody and everybody above the threshold rebels", () => {
  expect(Math.max(...activeByTick({ ...NETLOGO, legitimacy: 1 }, runKey(1, 0, 0), 20))).toBe(0);
  const lawless = new Epstein({ ...NETLOGO, cops: 0, legitimacy: 0 }, runKey(1, 0, 0));
  lawless.tick();
  expect(lawless.active).toBe(lawless.hardship.filter((h) => h > 0.1).length);
});

test("seeds are runs of their own, and the same seed is the same run", () => {
  const run = (seed: number): string => activeByTick({ ...MESA, ...SET_B }, runKey(seed, 0, 0), 50).join();
  expect(new Set([0, 1, 2, 3].map(run)).size).toBe(4);
  expect(run(0)).toBe(run(0));
});
