// The verb from record to posterior, and what is done with a posterior: on a small state, without threads.
import { describe, expect, test } from "vitest";
import { draw, channel, seedKey } from "../../src/core/keyed.ts";
import { workAgreement } from "../../src/run/agreement.ts";
import { work } from "../../src/run/work.ts";
import type { RecordEntry, Scenario } from "../../src/scenario/scenario.ts";
import { fit, NothingToFit } from "../../src/questions/fit/fit.ts";
import {
  givenRecord,
  givenWorlds,
  inputsOf,
  readPosterior,
  type Posterior,
} from "../../src/questions/test/posterior.ts";
import { stampOf } from "../../src/questions/runId.ts";
import { single } from "../../src/questions/run.ts";
import { test as ledger } from "../../src/questions/test/test.ts";
import { VERSION } from "../../src/questions/version.ts";
import { compiler, compileWorld, coordinates, PLAN, pointLength } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";

const entry = (id: string, outcome: string, at: number, value: number): RecordEntry => ({
  id, outcome, at, dated: "", place: "", low: value, high: value, unit: "people", mark: "V", sources: [], text: "", conflict: [],
}); // prettier-ignore
const scenario = steppe(3, {
  days: 6,
  record: [entry("p1", "people", 0.5, 2000), entry("p2", "people", 1.5, 4000), entry("p3", "people", 2.5, 3000)],
});
const compiled = compiler(scenario);
const options = {
  worlds: 12,
  seed: 0,
  until: { text: "the second day", days: 2 },
  score: { text: "the fourth", days: 4 },
  atOnce: 1,
  execute: (job: Parameters<typeof workAgreement>[1]) => Promise.resolve(workAgreement(compiled, job)),
  command: "fit",
  budget: { first: 10, sweeps: 3, lastSweeps: 12, keeps: 4 },
};

describe("fit", () => {
  test("does not depend on how much is under way at once, nor on which piece comes back first", async () => {
    const one = await fit(scenario, options);
    const slow = await fit(scenario, {
      ...options,
      atOnce: 7,
      execute: async (job) => {
        await new Promise((done) => setTimeout(done, (job.least.length * 7) % 5));
        return workAgreement(compiled, job);
      },
    });
    expect(slow).toEqual(one);
    expect(one.fitted).toEqual(["p1", "p2"]);
    expect(one.scores?.reports.filter((r) => r.kind === "number").map((r) => r.id)).toEqual(["p3"]);
    for (const r of one.scores?.reports ?? [])
      for (const f of [r.prior, r.likeToday]) expect(Number.isFinite(f.logScore)).toBe(true);
  });
  test("below thirty worlds' worth no world is kept and none is shown", async () => {
    const few = await fit(scenario, { ...options, worlds: 2 });
    expect(few.worth).toBeLessThan(30);
    expect(few.worlds).toEqual([]);
    expect(few.moved).toEqual([]);
  });
  test("a record with nothing by then is said to have nothing", async () => {
    await expect(fit(scenario, { ...options, until: { text: "noon", days: 0.5 } })).rejects.toThrow(NothingToFit);
  });
  test("stopped on the way, it is no posterior", async () => {
    let asked = 0;
    const early = await fit(scenario, { ...options, stopped: () => ++asked > 12 });
    expect(early.stopped).not.toBeNull();
    expect(early.scores).toBeNull();
    if ((early.stopped?.power ?? 1) < 1) expect(early.worlds).toEqual([]);
  });
});

describe("a posterior", () => {
  const k = pointLength(compiled);
  const posterior: Posterior = {
    format: 1,
    kind: "posterior",
    version: VERSION,
    scenario: {
      id: scenario.id,
      title: scenario.title,
      hash: scenario.hash,
      runs: stampOf(scenario),
      inputs: inputsOf(scenario, compiled, 2),
    },
    command: "",
    seed: 1,
    until: { text: "the second day", days: 2 },
    fitted: ["p1"],
    silent: [],
    without: [],
    wrong: [{ id: "p1", share: 0.02 }],
    held: [],
    discrepancy: { people: 0.7, places: 2.5, control: 0.15 },
    shown: [],
    growth: [],
    worth: 40,
    byChain: 40,
    families: 9,
    particles: 400,
    evaluations: 1,
    prior: { worlds: 1, worth: 1 },
    logEvidence: 0,
    stages: [],
    moved: [],
    scores: null,
    stopped: null,
    columns: compiled.columns.map((c) => c.path),
    worlds: Array.from({ length: 40 }, (_, i) => ({
      at: Array.from({ length: k }, (_unused, c) => draw(channel(seedKey(9), 911, i), 0, 0, c)),
      luck: [1, 1],
    })),
  };
  const plan = { ...PLAN, given: givenWorlds(posterior) };
  test("its worlds are its points, with their places' luck, in every verb", () => {
    const point = posterior.worlds[7]?.at ?? [];
    expect(Array.from(coordinates(compiled, plan, 7))).toEqual(point.slice(0, compiled.columns.length));
    const world = compileWorld(compiled, plan, 7);
    expect(world.localHardship).not.toEqual(compileWorld(compiled, PLAN, 7).localHardship);
    expect(compileWorld(compiled, { ...plan, seed: 5 }, 7).localHardship).toEqual(world.localHardship);
    expect(single(scenario, { world: 7, replicate: 0, branch: 0 }, 1, undefined, plan.given)?.values).toEqual(world.p);
  });
  test("a ledger over it rests on no more worlds than it has, and says what it is given", async () => {
    const fitted: Scenario["claims"][number] = {
      id: "F",
      text: "the record is likelier where people are closer to the street",
      type: "mechanism",
      group: "fit",
      placebo: "",
      tests: [
        {
          kind: "contrast",
          outcome: "",
          asked: null,
          spread: false,
          given: "",
          fit: ["p1"],
          atLeast: 3,
          relative: false,
          order: ["near", "far"],
          says: "above",
          arms: { near: [{ set: "mobilisation.calmGap", to: 4.5 }], far: [{ set: "mobilisation.calmGap", to: 6 }] },
          levels: [],
          note: "",
        },
      ],
    };
    const { report } = await ledger(
      { ...scenario, claims: [...scenario.claims, fitted] },
      {
        worlds: 5000,
        seed: 1,
        execute: (job) => Promise.resolve(work(compiled, job)),
        atOnce: 1,
        command: "",
        posterior,
        posteriorFile: "p.json",
      },
    );
    expect(report.prior.worlds + Math.round(report.prior.rejected.share * report.prior.rejected.of)).toBe(40);
    expect(report.scenario.title).toContain(givenRecord(posterior));
    expect(report.given).toEqual({ until: "the second day", worlds: 40, fitted: ["p1"], file: "p.json" });
    // worlds that were chosen by the record are not asked again which arm makes it likelier
    expect(report.claims.at(-1)?.tests.map((t) => t.verdict)).toEqual(["not tested"]);
  });
  test.each([
    ["not JSON", "{", /not JSON/],
    ["another file", "[]", /no posterior/],
    [
      "another scenario",
      JSON.stringify({ ...posterior, scenario: { ...posterior.scenario, id: "x\u001b[2J" } }),
      /of the scenario/,
    ],
    [
      "another version of Precedent",
      JSON.stringify({ ...posterior, version: "0.0.1" }),
      /another version of Precedent, 0\.0\.1, and this is/,
    ],
    ["another format", JSON.stringify({ ...posterior, format: 2 }), /another format, 2, and this Precedent reads 1/],
    ["no format", JSON.stringify({ ...posterior, format: undefined }), /no posterior/],
    ["one cut off", JSON.stringify(posterior).slice(0, 900), /cut off/],
    [
      "one that says of no input",
      JSON.stringify({ ...posterior, scenario: { ...posterior.scenario, inputs: undefined } }),
      /at "scenario\.inputs"; fit again/,
    ],
    ["one that says not what was fitted", JSON.stringify({ ...posterior, fitted: undefined }), /at "fitted"/],
    ["no world", JSON.stringify({ ...posterior, worlds: [null] }), /at "worlds\.0"/],
    ["no list of worlds", JSON.stringify({ ...posterior, worlds: 40 }), /at "worlds"/],
    ["a point outside", JSON.stringify({ ...posterior, worlds: [{ at: [2], luck: [] }] }), /at "worlds\.0\.at\.0"/],
    [
      "a point of other length",
      JSON.stringify({ ...posterior, worlds: posterior.worlds.map((w) => ({ ...w, at: [0.5] })) }),
      /damaged/,
    ],
    ["no luck", JSON.stringify({ ...posterior, worlds: [{ at: [0.5] }] }), /at "worlds\.0\.luck"/],
    ["too few worlds", JSON.stringify({ ...posterior, worlds: posterior.worlds.slice(0, 20) }), /fewer than 30/],
  ])("%s is refused", (_, text, problem) => {
    expect(readPosterior(text, scenario, compiled)).toEqual({ problem: expect.stringMatching(problem) as string });
  });
  const entry = scenario.record.find((e) => e.id === "p1");
  if (!entry) throw new Error("no entry p1");
  const recorded = (more: Partial<typeof entry>): Scenario => ({
    ...scenario,
    record: scenario.record.map((e) => (e.id === "p1" ? { ...e, ...more } : e)),
  });
  test.each([
    [
      "the record",
      recorded({ high: entry.high + 1 }),
      /: what record\.yaml says up to then \(fitted to [0-9a-f]{8}, now [0-9a-f]{8}\) has changed since; fit again/,
    ],
    ["a record with one entry less", { ...scenario, record: [] }, /: what record\.yaml says up to then .* has changed/],
    [
      "the places",
      { ...scenario, places: scenario.places.map((p) => ({ ...p, people: { ...p.people, value: 9 } })) },
      /: places\.csv .* has changed/,
    ],
    [
      "the rules",
      { ...scenario, shocks: scenario.shocks.map((s) => ({ ...s, from: s.from + 1 })) },
      /: scenario\.yaml .* has changed/,
    ],
  ] as const)("of another version of %s it is refused, which is named", (_, changed: Scenario, problem) => {
    const found = readPosterior(JSON.stringify(posterior), changed, compiler(changed));
    expect(found).toEqual({ problem: expect.stringMatching(problem) as string });
  });
  test("of a record with other words, or other entries after that moment, it is not refused", () => {
    for (const same of [
      recorded({ text: "in other words", mark: "U" }),
      { ...scenario, record: [...scenario.record, { ...entry, id: "late", at: 5 }] },
    ])
      expect(readPosterior(JSON.stringify(posterior), same, compiled)).toEqual(posterior);
  });
  test("a range of the model's own that has changed is named", () => {
    const other = { ...posterior.scenario.inputs, model: "0" };
    const text = JSON.stringify({ ...posterior, scenario: { ...posterior.scenario, inputs: other } });
    const problem = expect.stringMatching(
      /: a range or an equation of Precedent's own \(fitted to 0, now [0-9a-f]{8}\) has changed since/,
    ) as string;
    expect(readPosterior(text, scenario, compiled)).toEqual({ problem });
  });
  test("written and read it is the same", () => {
    expect(readPosterior(JSON.stringify(posterior), scenario, compiled)).toEqual(posterior);
  });
});
