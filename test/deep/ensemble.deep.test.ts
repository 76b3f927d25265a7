// Results do not depend on how the work is done: how many threads, how large the pieces, forked or not, and what else is in the world.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { entityHash } from "../../src/core/hash.ts";
import { PlannedClaims } from "../../src/claims/kinds.ts";
import type { RunStream } from "../../src/core/streams.ts";
import { at0, NEVER } from "../../src/model/kit/state.ts";
import { readFolder } from "../../src/node/folder.ts";
import { pool } from "../../src/node/pool.ts";
import { runChannels } from "../../src/run/channels.ts";
import { runEnsemble } from "../../src/run/ensemble.ts";
import { measure } from "../../src/run/row.ts";
import { advance, fork, startRun } from "../../src/run/run.ts";
import { work, type Job } from "../../src/run/work.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { test as judge } from "../../src/questions/test/test.ts";
import { isCalm } from "../../src/world/calm.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";

// A heavy shock everywhere, so that conditions arise and are forked from in few worlds.
const PRESSED = `
hardship.shockSize: { between: [3.4, 4.2], shape: uniform, source: assumed, why: for the test }
hardship.elsewhere: { between: [0.6, 1], shape: uniform, source: assumed, why: for the test }
mobilisation.mobilisable: { between: [0.04, 0.05], shape: uniform, source: assumed, why: for the test }
`;

let shipped: Scenario;
let pressed: Scenario;
beforeAll(async () => {
  const { files } = await readFolder("scenarios/kazakhstan-2022");
  const read = (extra: string): Scenario => {
    const { scenario, problems } = parseScenario({
      ...files,
      "assumptions.yaml": `${files["assumptions.yaml"] ?? ""}${extra}`,
    });
    if (!scenario) throw new Error(problems.map((p) => p.message).join("; "));
    // one claim of every kind that is run: all forty take five times as long and add no other kind of work
    return { ...scenario, claims: scenario.claims.filter((c) => SOME.includes(c.id)) };
  };
  shipped = read("");
  pressed = read(PRESSED);
});

const SOME: readonly string[] = ["C01", "C11", "C25", "C31", "P1", "P2"];

describe("the ledger, byte for byte", () => {
  const open: { close: () => Promise<void> }[] = [];
  afterAll(async () => {
    for (const threads of open) await threads.close();
  });

  async function report(scenario: Scenario, workers: number): Promise<string> {
    const threads = pool(scenario, workers);
    open.push(threads);
    const tested = await judge(scenario, {
      worlds: 80,
      seed: 3,
      execute: threads.execute,
      atOnce: workers,
      command: "",
    });
    return JSON.stringify(tested);
  }

  test.each(["as shipped", "pressed"])("%s: 1, 2 and 7 workers", async (which) => {
    const scenario = which === "pressed" ? pressed : shipped;
    const one = await report(scenario, 1);
    expect(one.length).toBeGreaterThan(20_000);
    const arose = [...one.matchAll(/"arose":\{"runs":(\d+)/g)].map((match) => Number(match[1]));
    if (which === "pressed") expect(Math.min(...arose)).toBeGreaterThan(0);
    expect((await report(scenario, 2)) === one).toBe(true);
    expect((await report(scenario, 7)) === one).toBe(true);
  });

  test("another seed gives another report", async () => {
    const threads = pool(pressed, 2);
    open.push(threads);
    const options = { worlds: 80, execute: threads.execute, atOnce: 2, command: "" };
    const [a, b] = [await judge(pressed, { ...options, seed: 3 }), await judge(pressed, { ...options, seed: 4 })];
    expect(JSON.stringify(a.report.prior)).not.toBe(JSON.stringify(b.report.prior));
  });
});

test("pieces of 1, 7 and 25 worlds give the same numbers in the same order", async () => {
  const compiled = compiler(pressed);
  const plans = new PlannedClaims(compiled).plans;
  const plan = { ...PLAN, seed: 5 };
  // one that is left out belongs to the job as well
  const refused = Array.from({ length: 300 }, (_, i) => i).filter((i) => !isCalm(compileWorld(compiled, plan, i)));
  const job: Job = {
    plan,
    worlds: [...refused, ...Array.from({ length: 60 }, (_, i) => i * 3)],
    replicates: [0, 2],
    branches: [0, 2],
    rows: true,
    followFrom: 10_000,
    contrasts: [...plans.conditional, ...plans.unconditional],
  };
  // a piece may be done long after a later one
  const uneven = (piece: Job): ReturnType<Parameters<typeof runEnsemble>[1]> =>
    new Promise((resolve) => setTimeout(() => resolve(work(compiled, piece)), ((piece.worlds[0] ?? 0) * 7) % 40));
  const whole = work(compiled, job);
  expect(whole.forks).toBeGreaterThan(20);
  expect(whole.rejected.length).toBeGreaterThan(1);
  for (const [size, atOnce] of [[1, 5], [7, 3], [25, 2], [100, 1]] as const) // prettier-ignore
    expect(await runEnsemble(job, uneven, { size, atOnce })).toEqual(whole);
});

describe("forks", () => {
  test("one that goes on in the same world is the uninterrupted run, bit for bit", () => {
    const compiled = compiler(pressed);
    let crises = 0;
    for (let index = 0; index < 25; index++) {
      const world = compileWorld(compiled, PLAN, index);
      const uninterrupted = startRun(world, 1, true);
      advance(uninterrupted, 30);
      if (at0(uninterrupted.state.peakPeople) >= 10_000) crises++;
      for (const tick of [1, 37, 64, 150, 333]) {
        const base = startRun(world, 1, true);
        advance(base, 30, (run) => run.tick >= tick);
        const before = base.state.data.slice();
        const forked = fork(base);
        advance(forked, 30);
        expect(base.state.data).toEqual(before);
        advance(base, 30);
        for (const run of [base, forked]) {
          expect(run.state.data).toEqual(uninterrupted.state.data);
          expect(run.log.events).toEqual(uninterrupted.log.events);
          expect(run.tick).toBe(uninterrupted.tick);
          expect(measure(run, 30)).toEqual(measure(uninterrupted, 30));
        }
      }
    }
    expect(crises).toBeGreaterThan(5);
  });

  test("one in a variant parts from the run only where the variant says so", () => {
    const compiled = compiler(pressed);
    let parted = 0;
    for (let index = 0; index < 40; index++) {
      const world = compileWorld(compiled, PLAN, index);
      const sets = [{ set: "framing.actorsGain", to: 0.123 }];
      const run = startRun(world, 0);
      advance(run, 30, (at) => at0(at.state.requested) !== NEVER);
      const variant = fork(run, compileWorld(compiled, PLAN, index, sets));
      const other = fork(
        run,
        compileWorld(compiled, PLAN, index, [
          { set: "guarantor.statusWeight", to: 8 },
          { set: "request.status", to: "ousted" },
        ]),
      );
      for (const each of [run, variant, other]) advance(each, 30);
      // an input that no step reads changes nothing; one that decisions read does, in some worlds
      expect(variant.state.data).toEqual(run.state.data);
      if (other.state.data.some((x, i) => x !== run.state.data[i])) parted++;
    }
    expect(parted).toBeGreaterThan(0);
  });
});

describe("a place more", () => {
  const [small, large] = [steppe(16), steppe(17)];
  const index = 4;
  const worlds = [small, large].map((scenario) => compileWorld(compiler(scenario), PLAN, index));
  const [before, after] = worlds as [(typeof worlds)[number], (typeof worlds)[number]];

  test("leaves what was drawn of the others alone", () => {
    expect(after.places.length).toBe(17);
    expect(after.p).toEqual(before.p);
    expect(after.localHardship.subarray(0, 16)).toEqual(before.localHardship);
    expect(after.shocks[0]?.size.subarray(0, 16)).toEqual(before.shocks[0]?.size);
    expect(after.pool.subarray(0, 16)).toEqual(before.pool);
    expect(after.sites.slice(0, 16)).toEqual(before.sites.slice(0, 16));
    expect(after.places.slice(0, 16)).toEqual(before.places);
  });

  test("leaves the keyed draws of the others and of the state alone, and has its own", () => {
    const [a, b] = [runChannels(before, 2), runChannels(after, 2)];
    const streams: RunStream[] = [
      "quietEntry",
      "entryCount",
      "exitTotal",
      "exitKind",
      "exitSplit",
      "release",
      "outsideSeed",
    ];
    const others = new Set<number>();
    for (const stream of streams)
      for (const slot of [0, 5, 119])
        for (const sub of [0, 3, 63]) {
          for (let d = 0; d < 16; d++) {
            const u = a.place(stream, d, slot, sub, 1);
            others.add(u);
            expect(b.place(stream, d, slot, sub, 1)).toBe(u);
          }
          expect(b.state("revision", slot, sub)).toBe(a.state("revision", slot, sub));
          expect(others.has(b.place(stream, 16, slot, sub, 1))).toBe(false);
        }
    expect(others.size).toBe(streams.length * 9 * 16);
  });

  test("a place keeps its draws wherever it stands in the list", () => {
    const turned: Scenario = { ...large, places: large.places.toReversed() };
    const world = compileWorld(compiler(turned), PLAN, index);
    const draws = runChannels(world, 2);
    const original = runChannels(after, 2);
    for (let d = 0; d < 17; d++) {
      expect(world.places[16 - d]?.entity).toBe(entityHash(`p${d}`));
      expect(draws.place("exitTotal", 16 - d, 9, 2)).toBe(original.place("exitTotal", d, 9, 2));
      expect(world.localHardship[16 - d]).toBe(after.localHardship[d]);
    }
  });
});
