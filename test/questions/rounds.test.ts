// A ledger in rounds: how many worlds each has, when a test is looked at no more, and that it does not matter where tests are judged.
import { describe, expect, test } from "vitest";
import type { Interim } from "../../src/claims/interim.ts";
import { LOOKS } from "../../src/claims/verdict.ts";
import { workJudging } from "../../src/questions/test/judging.ts";
import { lookAt } from "../../src/questions/test/looks.ts";
import { crisesFor, roundsOf, sizesFor } from "../../src/questions/test/passes.ts";
import { QUICK_WORLDS, THOROUGH_WORLDS, WORLDS } from "../../src/questions/test/budgets.ts";
import { test as ledger, type Stand, type TestOptions } from "../../src/questions/test/test.ts";
import { work } from "../../src/run/work.ts";
import { compiler } from "../../src/world/compile.ts";
import { decided } from "../digests/ledgers.ts";

describe("rounds", () => {
  test("double, begin at two hundred worlds, and end at what was asked for", () => {
    expect(roundsOf(40)).toEqual([40]);
    expect(roundsOf(200)).toEqual([200]);
    expect(roundsOf(1000)).toEqual([200, 400, 800, 1000]);
    expect(roundsOf(WORLDS)).toEqual([200, 400, 800, 1600, 3200, 6400]);
    expect(roundsOf(WORLDS)).toEqual(roundsOf(THOROUGH_WORLDS).slice(0, 6));
    expect(roundsOf(QUICK_WORLDS)).toEqual(roundsOf(WORLDS).slice(0, 4));
  });
  test("are never more than the looks that intervals allow for", () => {
    for (const worlds of [40, 6400, 25_600, 25_601, 1_000_000]) {
      expect(roundsOf(worlds).length).toBeLessThanOrEqual(LOOKS);
      expect(roundsOf(worlds).at(-1)).toBe(worlds);
    }
  });
  test("give no test fewer worlds than before, and none too few to say anything but the last", () => {
    const ends = roundsOf(THOROUGH_WORLDS);
    for (const cost of [0.2, 0.5, 1, 2, 4, 8])
      for (const branches of [4, 6]) {
        const worlds = ends.map((end, k) => crisesFor(sizesFor(end, k === ends.length - 1), 1000, cost, branches));
        expect(worlds).toEqual(worlds.toSorted((a, b) => a - b));
        expect(worlds.slice(0, -1).every((n) => n === 0 || n >= 45)).toBe(true);
        expect(worlds.at(-1)).toBeGreaterThanOrEqual(80);
      }
  });
});

describe("a look", () => {
  const at = { kind: "contrast", says: "above" } as const;
  const around = (value: number, half: number) => ({ value, low: Math.max(0, value - half), high: Math.min(1, value + half) }); // prettier-ignore
  const stands = (over: Partial<Interim>): Interim => ({
    verdict: "undecided",
    open: "above",
    worlds: 60,
    share: around(0.85, 0.2),
    against: around(0.05, 0.05),
    within: around(0.1, 0.1),
    effect: { value: 0.1, low: -0.1, high: 0.3 },
    leans: null,
    more: true,
    ...over,
  });
  test("ends with a verdict, and with none while one can be had", () => {
    expect(lookAt(at, stands({ verdict: "mixed", open: null }), 4)).toBe("answered");
    expect(lookAt(at, stands({}), 4)).toBe("open");
    expect(lookAt(at, stands({ verdict: "too rare" }), 4)).toBe("open");
    expect(lookAt({ kind: "record", says: null }, null, 4)).toBe("answered");
  });
  test("gives up where even four times the worlds would leave it open, and its mean too", () => {
    const hopeless = { share: around(0.9, 0.4), against: around(0, 0.05), effect: { value: 0, low: -0.2, high: 0.2 } };
    expect(lookAt(at, stands(hopeless), 4)).toBe("given up");
    // the mean may still be known
    expect(lookAt(at, stands({ ...hopeless, effect: { value: 0.15, low: -0.05, high: 0.35 } }), 4)).toBe("open");
    expect(lookAt(at, stands({ ...hopeless, leans: "leans for" }), 4)).toBe("given up");
  });
  test("gives up nothing once no round follows", () => {
    expect(lookAt(at, stands({ share: around(0.9, 0.4), leans: "leans for" }), 1)).toBe("open");
  });
});

describe("a small ledger", () => {
  const { scenario, sizes } = decided;
  const made = (worlds: number, over: Partial<TestOptions> = {}) => {
    const compiled = compiler(scenario);
    const execute = (job: Parameters<typeof work>[1]) => Promise.resolve(work(compiled, job));
    return ledger(scenario, { worlds, sizes, seed: 1, command: "", execute, atOnce: 1, ...over });
  };
  test("is the same wherever its tests are judged, and whichever comes back first", async () => {
    const here = await made(60);
    const compiled = compiler(scenario);
    let turn = 0;
    const there = await made(60, {
      atOnce: 3,
      judge: async (job) => {
        for (let i = ++turn % 5; i > 0; i--) await Promise.resolve();
        return structuredClone(workJudging(compiled, structuredClone(job)));
      },
    });
    expect(there.report).toEqual(here.report);
  }, 300_000);
  test("is told as it stands after each round, and closes each test once", async () => {
    const told: Stand[] = [];
    const { report } = await made(230, {
      stands: (stand) => told.push(stand),
      sizes: { ...sizes, widths: 0, knockOuts: 0 },
    });
    expect(told[0]).toMatchObject({ round: 0, worlds: 0, of: 230 });
    expect(told.slice(1).map((s) => s.worlds)).toEqual((report.rounds ?? []).map((r) => r.worlds));
    const closed = told.flatMap((s) => s.tests.filter((t) => t.look !== "open").map((t) => `${t.claim}.${t.test}`));
    expect(new Set(closed).size).toBe(closed.length);
    expect(closed.length).toBeGreaterThan(0);
  }, 300_000);
});
