// Decisions held where a record has them: against runs that come to them by themselves, and against what is counted by hand.
import { describe, expect, test } from "vitest";
import { channel, draw, seedKey } from "../../src/core/keyed.ts";
import { normalCdf, normalPdf } from "../../src/core/normal.ts";
import { at0, NEVER } from "../../src/model/kit/state.ts";
import { observation } from "../../src/model/street/observation.ts";
import { agreement, holdRun } from "../../src/run/agreement.ts";
import { clampLog, clampOf, isOfDecision, type DatedReport } from "../../src/run/clamps.ts";
import type { Report } from "../../src/run/reports.ts";
import { advance, startRun, type Run } from "../../src/run/run.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { shortCrisis } from "../fixture/crisis.ts";

const compiled = compiler(shortCrisis({ id: "clamps", days: 6 }));
const worldOf = (form: "rate" | "held", index = 0): Run["world"] =>
  compileWorld(compiled, PLAN, index, [
    { set: "decide.shockForm", to: form },
    { set: "observation.grossError", to: 0.15 },
    { set: "observation.dateSpread", to: 0.5 },
  ]);
const date = (outcome: "conceded" | "emergency" | "dismissed", at: number): DatedReport => ({ kind: "date", id: outcome, outcome, low: at, high: at }); // prettier-ignore
const silence = (outcome: "requested" | "shutdown", until: number): DatedReport => ({ kind: "silence", id: `no ${outcome}`, outcome, until }); // prettier-ignore
const people: Report = { kind: "number", id: "people", outcome: "people", at: 3, low: 3000, high: 3000 };
/** Near what runs of this world come to by themselves: with others few runs would agree either way. */
const RECORDS: readonly (readonly Report[])[] = [
  [date("emergency", 0.7), date("conceded", 1)],
  [date("conceded", 1), date("dismissed", 1.5), silence("requested", 1), silence("shutdown", 0.8), people],
];

const REPORTS = RECORDS[1] as readonly Report[];

/** Draws of how reports err, away from those of runs. */
const errs = (run: number, report: number): number => draw(channel(seedKey(8), 912, run), 0, 0, report);

describe.each(["rate", "held"] as const)("with the form %s", (form) => {
  const world = worldOf(form);
  const RUNS = 800;
  const held = (replicate: number, reports: readonly Report[]) => {
    const clamps = reports
      .filter(isOfDecision)
      .map((report, d) => clampOf(world, report, errs(replicate, d), [replicate]));
    return holdRun(startRun(world, replicate), clamps);
  };
  test.each([0, 1])("the mean likelihood of record %i is that of runs that take their own course", (which) => {
    const reports = RECORDS[which] as readonly Report[];
    const own: number[] = [];
    const clamped: number[] = [];
    for (let replicate = 0; replicate < RUNS; replicate++) {
      own.push(Math.exp(agreement(holdRun(startRun(world, replicate)), reports, -Infinity)));
      clamped.push(Math.exp(agreement(held(replicate, reports), reports, -Infinity)));
    }
    const mean = (x: readonly number[]): number => x.reduce((s, v) => s + v, 0) / x.length;
    const error = (x: readonly number[]): number =>
      Math.sqrt(x.reduce((s, v) => s + (v - mean(x)) ** 2, 0) / x.length / (x.length - 1));
    // two-sided, one false alarm in ten thousand
    expect(Math.abs(mean(own) - mean(clamped))).toBeLessThan(3.9 * Math.hypot(error(own), error(clamped)));
  });
  test("a run that is held decides where its reports say, or what they say is taken as wrong", () => {
    let kept = 0;
    for (let replicate = 0; replicate < 60; replicate++) {
      const { run, clamps, steer } = held(replicate, REPORTS);
      if (!steer) throw new Error("nothing holds the run");
      for (const clamp of [...clamps].sort((a, b) => a.tick - b.tick)) {
        advance(run, clamp.tick / 8);
        if (!clamp.course || clampLog(run, steer, clamp) === -Infinity) continue;
        const when = at0(run.state[clamp.report.outcome as "conceded" | "dismissed" | "requested" | "shutdown"]);
        if (clamp.report.kind === "silence") expect(when === NEVER || when > clamp.tick / 8).toBe(true);
        else expect(when).toBeGreaterThan(clamp.course.at / 8);
        kept++;
      }
    }
    expect(kept).toBeGreaterThan(60);
  });
  test("giving up early never hides one that would do", () => {
    for (let replicate = 0; replicate < 40; replicate++) {
      const whole = agreement(held(replicate, REPORTS), REPORTS, -Infinity);
      if (whole === -Infinity) continue;
      expect(agreement(held(replicate, REPORTS), REPORTS, whole - 1e-9)).toBe(whole);
      expect([-Infinity, whole]).toContain(agreement(held(replicate, REPORTS), REPORTS, whole + 1));
    }
  });
});

describe("by hand", () => {
  const world = worldOf("rate");
  const p = observation.of(world);
  test("a report below the chance of gross errors is wrong altogether, and holds nothing", () => {
    const clamp = clampOf(world, date("conceded", 2), p.grossError * 0.99, [0]);
    expect(clamp.course).toBeNull();
    expect(clamp.most).toBeCloseTo(Math.log((1 - p.unheard) / world.days), 12);
    const silent = clampOf(world, silence("requested", 3), p.grossError * 0.5, [0]);
    expect(silent.most).toBeCloseTo(Math.log(1 - (3 / world.days) * (1 - p.unheard)), 12);
  });
  test("the middle of its errors is the reported date; what is decided in a tick is dated at its end", () => {
    const middle = p.grossError + (1 - p.grossError) / 2;
    expect(clampOf(world, date("conceded", 2), middle, [0]).course).toMatchObject({ at: 15, waits: true });
    expect(clampOf(world, silence("requested", 2), middle, [0]).course).toMatchObject({ at: Infinity, until: 16 });
  });
  test("the largest that a clamp can come to is the density over a tick's stretch where it begins to wait", () => {
    const clamp = clampOf(world, date("conceded", 2), 0.999, [0]);
    const off = ((clamp.course?.at ?? 0) + 1) / 8 - 2;
    const s = p.dateSpread;
    const stretch = normalCdf(off / s) - normalCdf((off - 1 / 8) / s);
    expect(clamp.most).toBeCloseTo(Math.log(normalPdf(off / s) / s / stretch), 9);
  });
});
