// Error models of the record, and how runs are held against it.
import { describe, expect, test } from "vitest";
import { temperedSampler } from "../../src/analysis/posterior/temperedSampler.ts";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { observation } from "../../src/model/street/observation.ts";
import { agreement, blocksTo, holdRun, workAgreement } from "../../src/run/agreement.ts";
import { BEYOND, ceiling, dueAt, drawReport, logDensity, reportsOf, type Report } from "../../src/run/reports.ts";
import { advance, startRun, type Run } from "../../src/run/run.ts";
import type { RecordEntry } from "../../src/scenario/scenario.ts";
import { compiler, compileWorld, PLAN, pointLength } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";
import { unevenness } from "../analysis/calibration.ts";
import { ranksOfSmall } from "./smallCalibration.ts";

const scenario = steppe(3, { days: 6 });
const compiled = compiler(scenario);
const runTo = (index: number, days: number): Run => {
  const run = startRun(compileWorld(compiled, PLAN, index), 0);
  advance(run, days);
  return run;
};
const number = (outcome: "people" | "regions" | "dead" | "detained", at: number, low: number, high = low): Report => ({
  kind: "number", id: outcome, outcome, at, low, high,
}); // prettier-ignore
const date = (low: number, high = low): Report => ({ kind: "date", id: "conceded", outcome: "conceded", low, high });

describe("error models", () => {
  const run = runTo(3, 4);
  test.each([
    ["people", -20, 40, (x: number) => number("people", 2, Math.exp(x) - 1)],
    ["detained", -20, 40, (x: number) => number("detained", 2, Math.exp(x) - 1)],
    ["places", -30, 40, (x: number) => number("regions", 2, x)],
  ] as const)("the density of reported %s integrates to one over what can be reported", (_, from, to, at) => {
    const n = 6000;
    let [sharp, wide] = [0, 0];
    for (let i = 0; i < n; i++) {
      const x = from + ((i + 0.5) / n) * (to - from);
      const p = Math.exp(logDensity(run, at(x)));
      sharp += (p * (to - from)) / n;
      wide = Math.max(wide, p);
    }
    // the flat part of gross errors is one between nothing and everything, and is cut there only when records are drawn
    const flat = Math.exp(logDensity(run, at(to)));
    const reach = _ === "places" ? 3 : Math.log(run.world.totalPeople + 1);
    expect(sharp - flat * (to - from) + flat * reach).toBeCloseTo(1, 3);
    expect(Math.log(wide)).toBeLessThanOrEqual(ceiling(run.world, at(0)) + 1e-12);
  });
  test("of an empty street a report of nobody has a density, and one of many hardly any", () => {
    const empty = { ...run, state: { ...run.state, dayPeople: new Float64Array(run.state.dayPeople.length) } } as Run;
    const at = (people: number): number => logDensity(empty, number("people", 2, people));
    expect(at(0)).toBeGreaterThan(-2);
    expect(at(0)).toBeGreaterThan(at(1000) + 2);
  });
  test("a date's density and the chance of silence make one, whether it happens or not", () => {
    const happened = { ...run, state: { ...run.state, conceded: Float64Array.of(2.1) } } as unknown as Run;
    const never = { ...run, state: { ...run.state, conceded: Float64Array.of(NEVER) } } as unknown as Run;
    for (const some of [happened, never]) {
      const until = 3;
      let sum = Math.exp(logDensity(some, { kind: "silence", id: "", outcome: "conceded", until }));
      const n = 4000;
      for (let i = 0; i < n; i++) sum += Math.exp(logDensity(some, date((until * (i + 0.5)) / n))) * (until / n);
      expect(sum).toBeCloseTo(1, 3);
    }
    expect(logDensity(happened, date(2.1))).toBeGreaterThan(logDensity(never, date(2.1)) + 3);
  });
  test("what is drawn has the density that is said (deciles of people, chi-squared, .001)", () => {
    const report = number("people", 2, 0);
    const n = 2000;
    const drawn = Array.from({ length: n }, (_, i) => drawReport(run, report, channel(seedKey(5), 909, i)));
    const spread = [...drawn].sort((a, b) => a - b);
    const edges = [0.1, 0.25, 0.5, 0.75, 0.9].map((q) => spread[Math.round(q * n)] as number);
    // chance between edges by the density, against the shares drawn
    const shares = [0.1, 0.15, 0.25, 0.25, 0.15];
    for (let k = 1; k < edges.length; k++) {
      const [a, b] = [edges[k - 1], edges[k]] as [number, number];
      let sum = 0;
      for (let i = 0; i < 400; i++)
        sum +=
          Math.exp(logDensity(run, number("people", 2, Math.exp(a + ((b - a) * (i + 0.5)) / 400) - 1))) *
          ((b - a) / 400);
      expect(Math.abs(sum - (shares[k] as number))).toBeLessThan(4 * Math.sqrt((2 * sum) / n));
    }
  });
});

describe("what of a record is asked", () => {
  const entry = (id: string, part: Partial<RecordEntry>): RecordEntry => ({
    id, outcome: "people", at: 1.5, dated: "", place: "", low: 10, high: 10, unit: "people", mark: "V", sources: [], text: "", conflict: [], ...part,
  }); // prettier-ignore
  const record = [
    entry("day1", {}),
    entry("day3", { at: 3.5 }),
    entry("gave in", { outcome: "conceded", unit: "d", at: 1, low: 1, high: 3 }),
    entry("asked", { outcome: "requested", unit: "d", at: 2.9, low: 2.9, high: 3.2 }),
    entry("share", { outcome: "guarantorShare", unit: "share", at: 2 }),
    entry("undated", { at: null }),
  ];
  const told = reportsOf(steppe(3, { days: 6, record }), 0, 3);
  test("days by their end, dates by their middle, silence about the rest, nothing without an error model", () => {
    expect(told.reports.filter((r) => r.kind !== "silence").map((r) => r.id)).toEqual(["day1", "gave in"]);
    expect(told.without).toEqual(["share"]);
    const silent = told.reports.flatMap((r) => (r.kind === "silence" ? [r.outcome] : []));
    expect(silent).toContain("requested");
    expect(silent).toContain("fallen");
    expect(silent).not.toContain("conceded");
  });
  test("later, what had happened by then is not asked again", () => {
    const later = reportsOf(steppe(3, { days: 6, record }), 3, 5).reports;
    expect(later.filter((r) => r.kind !== "silence").map((r) => r.id)).toEqual(["day3", "asked"]);
    expect(later.some((r) => r.kind === "silence" && (r.outcome === "conceded" || r.outcome === "requested"))).toBe(
      false,
    );
  });
});

describe("agreement", () => {
  const reports = [number("people", 1, 3000), number("regions", 2, 2), date(1.2, 1.6)];
  const slow = (world: Run["world"]): number =>
    reports.reduce((sum, r) => {
      const { run, follow, watch } = holdRun(startRun(world, 0));
      advance(run, dueAt(world, r), watch);
      return sum + logDensity(run, r, follow);
    }, 0);
  test("running on as reports fall due gives what a whole run gives, and giving up early never hides one that would do", () => {
    for (let i = 0; i < 12; i++) {
      const world = compileWorld(compiled, PLAN, i);
      const whole = slow(world);
      expect(agreement(holdRun(startRun(world, 0)), reports, -Infinity)).toBeCloseTo(whole, 12);
      expect(agreement(holdRun(startRun(world, 0)), reports, whole - 1e-9)).toBeCloseTo(whole, 12);
      expect([-Infinity, whole]).toContainEqual(
        expect.closeTo(agreement(holdRun(startRun(world, 0)), reports, whole + 1), 12),
      );
    }
    const world = compileWorld(compiled, PLAN, 0);
    const spreads = 2 * observation.of(world).dateSpread;
    expect(spreads).toBeLessThan(BEYOND);
    expect(reports.map((r) => dueAt(world, r))).toEqual([1, 2, Math.ceil((1.6 + spreads) * 8) / 8]);
  });
  test("what would be reported later is drawn by the report's name: one more at the front changes no other", () => {
    const at = Float64Array.from({ length: pointLength(compiled) }, (_, c) =>
      draw(channel(seedKey(6), 910, 0), 0, 0, c),
    );
    const blocks = blocksTo(4);
    const drawn = (later: readonly Report[]): number[] => [
      ...workAgreement(compiled, {
        plan: PLAN,
        points: at,
        luck: new Int32Array(blocks).fill(7),
        least: Float64Array.of(-Infinity),
        reports: [],
        later,
      }).laterDrawn,
    ];
    const later = [number("people", 2, 3000), date(1.2, 1.6)];
    const more: Report = { kind: "silence", id: "", outcome: "requested", until: 3 };
    expect(drawn([more, ...later]).slice(1)).toEqual(drawn(later));
    expect(drawn(later.toReversed()).toReversed()).toEqual(drawn(later));
  });
  test("pieces of any size give the same; equal luck gives equal runs, other luck of a day leaves the days before alone", () => {
    const k = pointLength(compiled);
    const blocks = blocksTo(4);
    const at = Float64Array.from({ length: k }, (_, c) => draw(channel(seedKey(6), 910, 0), 0, 0, c));
    const job = (lucks: number[][]) => ({
      plan: PLAN,
      points: Float64Array.from(lucks.flatMap(() => Array.from(at))),
      luck: Int32Array.from(lucks.flat()),
      least: new Float64Array(lucks.length).fill(-Infinity),
      reports: [number("people", 1, 3000), number("people", 2, 3000)],
      later: [],
    });
    const one = Array.from({ length: blocks }, () => 7);
    const late = one.map((l, b) => (b < 4 ? l : 8));
    const early = one.map((l, b) => (b < 1 ? 9 : l));
    const both = workAgreement(compiled, job([one, late, early])).logLikelihood;
    expect(both[0]).toBe(workAgreement(compiled, job([one])).logLikelihood[0]);
    expect(both[1]).toBe(both[0]); // people by the end of day 2 know nothing of the luck of day 3
  });
});

describe("calibration with the model itself", () => {
  test("ranks of true values among draws from the posterior are even: 8 records, chi-squared, .001", async () => {
    const ranks = await ranksOfSmall(8, 3, { particles: 20, first: 200, sweeps: 3, lastSweeps: 24, keeps: 2 });
    expect(unevenness(ranks, 4)).toBeLessThan(16.3); // 3 degrees of freedom
  });
  test("a sampler that never left the prior would not agree with its record", async () => {
    const prior = await temperedSampler({
      names: [0],
      blocks: 1,
      particles: 50,
      first: 50,
      seed: 2,
      evaluate: (a) =>
        Promise.resolve(Float64Array.from(a, ({ at }) => -0.5 * (((at[0] as number) - 0.9) / 0.01) ** 2)),
    });
    const mean = prior.particles.reduce((sum, p) => sum + (p.at[0] as number), 0) / prior.particles.length;
    expect(Math.abs(mean - 0.9)).toBeLessThan(0.02);
  });
});
