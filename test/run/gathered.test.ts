// Passes put together are the pass that would have been made at once; cut to their first worlds, the one that was made of these.
import { describe, expect, test } from "vitest";
import { firstWorlds, gathered, nothing, shared } from "../../src/run/gathered.ts";
import { work, type Job } from "../../src/run/work.ts";
import { compiler, PLAN } from "../../src/world/compile.ts";
import { shortCrisis } from "../fixture/crisis.ts";
import { asked } from "../fixture/asked.ts";

const compiled = compiler(shortCrisis({ id: "gathered", days: 4 }));
const contrast = (after: number, lastWorld: number, test = 0) => ({
  given: "requested",
  input: "request.status",
  arms: [[{ set: "request.status", to: 1 }], [{ set: "request.status", to: 0 }]],
  readings: [{ outcome: asked("answered") }, { outcome: asked("peakPeople") }],
  treatments: [{ kind: "as drawn" as const }],
  wants: [
    { test, arms: [0, 1], reading: 0, limits: [{ branches: 2, after, lastWorld }] },
    { test: 1, arms: [0, 1], reading: 1, limits: [{ branches: 1, lastWorld: Math.min(lastWorld, 3) }] },
  ],
});
const job = (worlds: readonly number[], over: Partial<Job> = {}): Job => ({
  plan: { ...PLAN, seed: 1 },
  worlds,
  replicates: [0, 1],
  branches: [0, 1],
  rows: true,
  followFrom: Infinity,
  contrasts: [],
  conditions: ["requested", "crisis"],
  requests: "noted",
  ...over,
});
const pass = (one: Job) => ({ job: one, result: work(compiled, one) });
const worlds = [0, 1, 2, 3, 4, 5];
const futures = { rows: false, branches: [0, 2] as const, requests: "by chance" as const };
/** What counts the work is not the same: what is run twice is counted twice. */
const kept = ({ result: { runs: _r, forks: _f, ticks: _t, saved: _s, ...rest } }: ReturnType<typeof pass>) => rest;

describe("passes put together", () => {
  const whole = pass(job(worlds));
  test("of worlds one after the other", () => {
    const parts = [job([0, 1]), job([2]), job([3, 4, 5])].map(pass);
    const all = parts.reduce((a, b) => gathered(a, b), nothing(job([])));
    expect(all.job.worlds).toEqual(worlds);
    expect(kept(all)).toEqual(kept(whole));
  });
  test("of worlds that one of them has been asked already, for another test", () => {
    const at = (contrasts: Job["contrasts"], of: readonly number[]) => pass(job(of, { ...futures, contrasts }));
    const all = at([contrast(-1, 5)], worlds);
    const first = at([contrast(-1, 1)], [0, 1]);
    const more = at([contrast(1, 5)], worlds);
    const found = gathered(first, more, [contrast(-1, 5)]);
    expect(kept(found)).toEqual(kept(all));
    expect(found.result.values[0]?.some((v) => !Number.isNaN(v))).toBe(true);
  });
  test("must have the same shape", () => {
    expect(() => gathered(pass(job([0])), pass(job([1], { replicates: [0, 2] })))).toThrow(RangeError);
  });
  test("cut to their first worlds are what these alone give", () => {
    expect(kept(firstWorlds(whole, 3))).toEqual({ ...kept(pass(job([0, 1, 2]))), seen: whole.result.seen });
    expect(firstWorlds(whole, 6)).toBe(whole);
  });
  test("in shared memory have the same numbers, and are moved once", () => {
    const moved = shared(whole);
    expect(kept(moved)).toEqual(kept(whole));
    expect(moved.result.rows.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(shared(moved).result.rows).toBe(moved.result.rows);
  });
});
