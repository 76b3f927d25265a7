// The ledger from end to end on a small invented state, on one thread.
import { beforeAll, describe, expect, test } from "vitest";
import type { ModelTest } from "../../src/claims/result.ts";
import { measure, SCALARS } from "../../src/run/row.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { work } from "../../src/run/work.ts";
import type { Claim, ContrastTest } from "../../src/scenario/scenario.ts";
import { single } from "../../src/questions/run.ts";
import { test as ledger, type Tested } from "../../src/questions/test/test.ts";
import { findings } from "../../src/report/words/words.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";
import { asking } from "../fixture/asked.ts";

const contrast = (over: Partial<ContrastTest>): ContrastTest => ({
  kind: "contrast", ...asking("crisis"), given: "", fit: [], relative: false, levels: [], atLeast: 0.05, order: ["a", "b"], says: "above", arms: { a: [], b: [] }, note: "", ...over,
}); // prettier-ignore
const strong = contrast({
  arms: { a: [{ set: "hardship.shockSize", to: 3 }], b: [{ set: "hardship.shockSize", to: 0.1 }] },
});
const lag = contrast({
  arms: { a: [{ set: "observation.deathLag", to: 8 }], b: [{ set: "observation.deathLag", to: 1.5 }] },
});
const tied = contrast({
  given: "large",
  ...asking("killings"),
  arms: { a: [{ set: "scenario.tied", to: 1 }], b: [{ set: "scenario.tied", to: 0 }] },
});
const claim = (id: string, placebo: Claim["placebo"], ...tests: Claim["tests"]): Claim => ({
  id,
  text: id,
  type: "",
  group: "",
  placebo,
  tests,
});
const scenario = steppe(4, {
  days: 14,
  claims: [
    claim("shock", "", strong, contrast({ ...strong, ...asking("peakPeople"), atLeast: 100 })),
    claim("again", "", { ...strong, order: ["b", "a"], says: "below" }),
    claim("reversed", "reversed", { ...strong, order: ["b", "a"] }),
    claim("lag", "no path", lag),
    claim("tied", "", tied),
    claim("out", "", {
      kind: "chance",
      ...asking("peakPeople"),
      given: "",
      above: 1000,
      below: null,
      chance: 0.5,
      says: "at least",
      byInput: "",
      note: "",
    }),
    claim("share", "", {
      kind: "chance",
      ...asking("guarantorShare"),
      given: "",
      above: 0.01,
      below: null,
      chance: 0.8,
      says: "at least",
      byInput: "",
      note: "",
    }),
  ],
});
const compiled = compiler(scenario);
/** The chance alone, whose worlds are the same whatever else is claimed. */
const alone = { ...scenario, claims: scenario.claims.filter((c) => c.id === "out") };
const run = (
  worlds: number,
  seed: number,
  stopped?: () => boolean,
  of = scenario,
  progress?: (stage: string) => void,
): Promise<Tested> =>
  ledger(of, {
    worlds,
    seed,
    execute: (job) => Promise.resolve(work(compiled, job)),
    atOnce: 1,
    command: "",
    sizes: { replicates: 3 },
    ...(stopped ? { stopped } : {}),
    ...(progress ? { progress } : {}),
  });
const of = (tested: Tested, id: string, i = 0): ModelTest =>
  tested.report.claims.find((c) => c.id === id)?.tests[i] as ModelTest;

let small: Tested;
beforeAll(async () => {
  small = await run(60, 1);
});

describe("a test whose runs are another's", () => {
  test("says whose, also with the arms the other way round, and tells the same of its own", () => {
    const [one, again] = [of(small, "shock"), of(small, "again")];
    expect(one.sameRuns).toBeNull();
    expect(again.sameRuns).toEqual({ claim: "shock", test: 1 });
    expect(again.finding).toContain("the same runs as shock's first test");
    expect(again).toMatchObject({ verdict: one.verdict, share: one.share, against: one.against });
    expect(again.effect?.value).toBeCloseTo(-(one.effect?.value as number), 12);
  });
  test("but not a placebo, which is meant to have them, nor tests where nothing differs", () => {
    expect(of(small, "reversed").sameRuns).toBeNull();
    expect(of(small, "lag").sameRuns).toBeNull();
  });
  test("is counted once", () => {
    expect(findings(small.report.claims)).toHaveLength(
      small.report.claims.filter((c) => c.placebo === "").flatMap((c) => c.tests).length - 1,
    );
  });
});

describe("the report", () => {
  test("has no number that is none, and nothing undefined", () => {
    const bad: string[] = [];
    const walk = (value: unknown, path: string): void => {
      if (value === undefined || (typeof value === "number" && !Number.isFinite(value))) bad.push(`${path}: ${value}`);
      if (typeof value === "object" && value !== null)
        for (const [key, v] of Object.entries(value)) walk(v, `${path}.${key}`);
    };
    walk(small.report, "");
    expect(bad).toEqual([]);
  });
  test("is the same for the same arguments, another for another seed, and 0 is a seed", async () => {
    expect(JSON.stringify((await run(60, 1)).report)).toBe(JSON.stringify(small.report));
    const zero = await run(60, 0, undefined, alone);
    expect(zero.report.seed).toBe(0);
    expect(of(zero, "out").dots).not.toEqual(of(small, "out").dots);
  });
  test("of more worlds begins with the same worlds", async () => {
    const more = await run(90, 1, undefined, alone);
    const fewer = of(small, "out").dots;
    expect(of(more, "out").dots.slice(0, fewer.length)).toEqual(fewer);
    expect(of(more, "out").dots.length).toBeGreaterThan(fewer.length);
  });
});

describe("what must come out", () => {
  test("no path: no effect by construction, every difference exactly zero", () => {
    expect(of(small, "lag")).toMatchObject({
      verdict: "no effect",
      origin: "by construction",
      effect: { value: 0, low: 0, high: 0 },
    });
    expect(of(small, "lag").dots.every((d) => d === 0)).toBe(true);
  });
  test("of what was judged nothing with its arms dealt out; claims that are placebos themselves are left alone", () => {
    const placebos = small.report.placebos!;
    const { dealt, otherLuck, all } = placebos;
    expect(dealt.tests).toBeGreaterThanOrEqual(2);
    expect(dealt.tests).toBeLessThanOrEqual(3);
    expect(dealt.falseVerdicts).toMatchObject({ count: 0, of: placebos.times * dealt.tests });
    expect(otherLuck.falseVerdicts.count).toBe(0);
    expect(all.falseVerdicts.of).toBe(dealt.falseVerdicts.of + otherLuck.falseVerdicts.of);
    expect(placebos.allowed).toBeCloseTo(0.001 / 8, 12);
  });
  test("the claim the other way round has exactly the opposite differences", () => {
    expect(of(small, "reversed").dots).toEqual(of(small, "shock").dots.map((d) => 0 - d));
    expect(of(small, "shock").dots.some((d) => d > 0)).toBe(true);
  });
  test("what works through how a world is built has a path: a shock, a value of the scenario", () => {
    expect(of(small, "shock").builtIn?.distance).toBeGreaterThan(0);
    expect(of(small, "shock", 1).dots.some((d) => d !== 0)).toBe(true);
    expect(of(small, "tied").builtIn?.distance ?? 1).toBeGreaterThan(0);
  });
  test("an outcome that is an assumption is answered by input, said or not", () => {
    expect(of(small, "share")).toMatchObject({ verdict: "holds", origin: "by input" });
  });
});

describe("replay", () => {
  test("of a run's name gives the numbers of the ensemble's row", () => {
    for (const world of [0, 3, 11]) {
      const again = startRun(compileWorld(compiled, { ...PLAN, seed: 1 }, world), 0);
      advance(again, scenario.days);
      const row = measure(again, scenario.days);
      const batch = work(compiled, {
        plan: { ...PLAN, seed: 1 },
        worlds: [world],
        replicates: [0, 1],
        branches: [0, 1],
        rows: true,
        followFrom: Infinity,
        contrasts: [],
      });
      expect(Array.from(batch.rows).slice(0, SCALARS.length)).toEqual(Array.from(row).slice(0, SCALARS.length));
      expect(single(scenario, { world, replicate: 0, branch: 0 }, 1)?.outcomes["peakPeople"]).toBe(
        row[SCALARS.indexOf("peakPeople")],
      );
    }
  });
  test("of a typical run and a counterexample shows an arm on the side that is claimed", () => {
    const found = of(small, "shock");
    const peak = (id: string, arm: "a" | "b"): number => {
      const [world, replicate] = id.split(".").map(Number) as [number, number];
      return single(scenario, { world, replicate, branch: 0 }, 1, { given: "", sets: [...(strong.arms[arm] ?? [])] })
        ?.outcomes["peakPeople"] as number;
    };
    const differs = (id: string): number => Number(peak(id, "a") >= 1000) - Number(peak(id, "b") >= 1000);
    const shares = [found.share?.value ?? 0, found.within?.value ?? 0, found.below?.value ?? 0];
    const main = [1, 0, -1][shares.indexOf(Math.max(...shares))];
    expect(differs(found.typical as string)).toBe(main);
    if (found.counterexample !== null) expect(differs(found.counterexample)).not.toBe(main);
  });
});

describe("stopped", () => {
  test("early: the ledger of the first worlds, marked", async () => {
    let asked = 0;
    const early = await run(500, 1, () => ++asked > 20);
    // how often it is asked on the way is the runner's affair: some pieces are done, and far from all
    const worlds = early.report.stopped?.worlds ?? 0;
    expect(worlds).toBeGreaterThanOrEqual(75);
    expect(worlds).toBeLessThan(300);
    expect(early.report.stopped).toEqual({ worlds, of: 500 });
    expect(early.report.scenario.title).toContain(`first ${worlds} of 500`);
    const kept = of(early, "out").dots;
    expect(kept.slice(0, of(small, "out").dots.length)).toEqual(of(small, "out").dots);
    expect(of(early, "shock")).toMatchObject({ verdict: "undecided", origin: null });
    expect(early.report.rounds).toEqual([expect.objectContaining({ worlds: 200 })]);
  });
  test("behind the rounds: the same answers, and it is said that what stands beside them was not all asked", async () => {
    let behind = false;
    const told = (stage: string): void => void (behind ||= stage === "half ranges");
    const late = await run(80, 1, () => behind, scenario, told);
    const whole = await run(80, 1);
    expect(whole.report.stopped).toBeUndefined();
    expect(late.report.stopped).toEqual({ worlds: 80, of: 80 });
    expect(late.report.scenario.title).toContain("stopped early: rests on all of its worlds");
    const verdicts = ({ report }: typeof whole) => report.claims.map((c) => c.tests.map((t) => t.verdict));
    expect(verdicts(late)).toEqual(verdicts(whole));
  });
  test("too early: nothing", async () => {
    await expect(run(500, 1, () => true)).rejects.toThrow("stopped");
  });
});

describe("runs that the ledger names", () => {
  test("are taken again where that is asked for, in every arm, and are the runs of those names", async () => {
    const { report, examples } = await ledger(scenario, {
      worlds: 80,
      seed: 1,
      execute: (job) => Promise.resolve(work(compiler(scenario), job)),
      atOnce: 1,
      command: "",
      examples: true,
    });
    let named = 0;
    report.claims.forEach((c, i) =>
      c.tests.forEach((t, k) => {
        const found = examples[i]?.[k];
        if (!("typical" in t)) return expect(found).toBeNull();
        expect(new Set(found?.typical.map((a) => a.run.id))).toEqual(new Set(t.typical === null ? [] : [t.typical]));
        const arms = t.typical === null ? [] : t.replay.length > 0 ? t.replay.map((r) => r.arm) : [""];
        expect(found?.typical.map((a) => a.replay.arm)).toEqual(arms);
        for (const { run, replay } of found?.typical ?? []) {
          const [world, replicate, branch = 0] = run.id.split(".").map(Number) as [number, number, number?];
          expect(
            single(scenario, { world, replicate, branch }, 1, { given: replay.given, sets: replay.changes }),
          ).toEqual(run);
          named++;
        }
      }),
    );
    expect(named).toBeGreaterThan(3);
  });
  test("are not where it is not", async () => expect((await run(60, 1)).examples).toEqual([]));
});
