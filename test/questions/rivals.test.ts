// Rival explanations from end to end on a small invented state. On one other thread: test/deep/rivals.deep.test.ts.
import { asked } from "../fixture/asked.ts";
import { beforeAll, describe, expect, test } from "vitest";
import { pool } from "../../src/node/pool.ts";
import { Stopped } from "../../src/run/ensemble.ts";
import type { RecordEntry } from "../../src/scenario/scenario.ts";
import type { Rivals } from "../../src/questions/rivals/rivalResult.ts";
import { recordOf } from "../../src/questions/rivals/rivalObservables.ts";
import { classesOf } from "../../src/questions/rivals/rivalClasses.ts";
import { rivalsDocument } from "../../src/report/answers/rivals.ts";
import { toHtml } from "../../src/report/toHtml.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { rivals } from "../../src/questions/rivals/rivals.ts";
import { work } from "../../src/run/work.ts";
import { compiler } from "../../src/world/compile.ts";
import { run, scenario } from "./rivalSteppe.ts";

let found: Rivals;
beforeAll(async () => {
  found = await run();
});

const moveOf = (id: string, of: "without" | "only") =>
  found.decision!.only && found.decision![of].find((m) => m.rival === id)!;

describe("which moves the decision", () => {
  test("an explanation that leans on what nothing reads moves nothing: exactly zero, in every number", () => {
    for (const of of ["without", "only"] as const) {
      const { either, typical, signed, chance } = moveOf("idle", of);
      for (const part of [either, typical, signed]) expect(part).toEqual({ value: 0, low: 0, high: 0 });
      expect(chance).toEqual(of === "without" ? found.decision!.drawn : found.decision!.none);
    }
  });

  test("what costs weigh is far from nothing, and ahead of what weighs nothing", () => {
    const { either, signed } = moveOf("cost", "without");
    expect(either.low).toBeGreaterThan(0.02);
    // without its burden the guarantor sends more often: the weight is negative by declaration
    expect(signed.low).toBeGreaterThan(0);
    const { by } = found.decision!.aheadWithout.find((a) => a.first === "cost" && a.second === "idle")!;
    expect(by).toEqual(either);
  });

  test("rests on the requests that came", () => {
    // with fewer than ten nothing would be said
    expect(found.requests).toBeGreaterThanOrEqual(10);
    expect(found.requests).toBeLessThan(found.worlds);
    expect(found.decision!.worlds).toBe(found.requests);
  });
});

test("effects of what nothing reads are the same in every run", () => {
  expect(found.effects.map((e) => e.rival)).toEqual(["idle", "security"]);
  const [, fast] = found.effects[0]!.arms;
  for (const cell of fast!.cells) expect(cell.change).toEqual({ value: 0, low: 0, high: 0 });
});

test("each explanation has its own claims' results, also where ids are the same", () => {
  const texts = Object.fromEntries(found.rivals.map((r) => [r.id, r.claims.map((c) => `${c.id} ${c.text}`)]));
  expect(texts).toEqual({ cost: ["C1 The same id again."], idle: [], security: ["C1 It matters who follows."] });
});

describe("which observation tells them apart", () => {
  test("chances add up, the best comes first, and pairs are those of all explanations", () => {
    const { list } = found.observations!;
    expect(list.length).toBeGreaterThan(5);
    for (const o of list) {
      for (const { of, observations } of o.chances)
        if (observations > 0) expect(of.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
      for (const p of o.partings) {
        expect(p.bits.low).toBeLessThanOrEqual(p.bits.value);
        expect(p.bits.high).toBeLessThanOrEqual(1);
        expect(p.parts && p.p > 0.05).toBe(false);
      }
    }
    expect(list.map((o) => o.bits)).toEqual(list.map((o) => o.bits).toSorted((a, b) => b - a));
  });

  test("whether it is answered tells costs alone from security alone", () => {
    const answered = found.observations!.list.find((o) => o.name === "answered")!;
    // alone, costs are all that is left to speak against sending
    const [costs, , safe] = answered.chances.map((c) => c.of[1]!);
    expect(costs).toBeLessThan(safe!);
  });
});

test("circumstances are states of the world, no weights; what hardly cares for one is nearly the same in both", async () => {
  // so many worlds that some hang on who follows
  const found = await run({ worlds: 240 });
  expect(found.circumstances.map((c) => c.name).toSorted()).toEqual(["friendly", "hostile"]);
  const of = (name: string, id: string) =>
    found.circumstances.find((c) => c.name === name)!.chances.find((c) => c.rival === id)!.of;
  // without need who follows enters only by who believes a frame: hardly at all
  expect(Math.abs(of("hostile", "cost").value - of("friendly", "cost").value)).toBeLessThan(0.03);
  expect(of("hostile", "security").value).toBeGreaterThan(of("friendly", "security").value);
  for (const { partings } of found.circumstances) expect(partings.length).toBe(3);
});

test("same numbers on this thread and on two others, whatever is under way at once", async () => {
  const threads = pool(scenario, 2);
  try {
    expect(await run({ execute: threads.execute, atOnce: 9 })).toEqual(found);
  } finally {
    await threads.close();
  }
});

describe("stopped", () => {
  const after = (pieces: number) => {
    let asked = 0;
    return () => asked++ >= pieces;
  };
  test("before enough worlds: nothing is said", async () => {
    await expect(run({ atOnce: 1, stopped: after(0) })).rejects.toBeInstanceOf(Stopped);
  });
  test("after the worlds: says so, and what was not reached is empty", async () => {
    const early = await run({ atOnce: 1, stopped: after(8) });
    expect(early.stopped).toMatchObject({ of: 128 });
    expect(early.decision).toBeNull();
    expect(toTerminal(rivalsDocument(early), 80)).toContain("too few");
  });
});

test("the text keeps to its columns; the page runs and loads nothing", () => {
  for (const columns of [40, 80, 120])
    for (const line of toTerminal(rivalsDocument(found), columns).split("\n"))
      expect(line.length, line).toBeLessThanOrEqual(columns);
  const page = toHtml(rivalsDocument(found));
  expect(page).not.toMatch(/<script|src=|undefined|NaN|\[object/);
  const text = toTerminal(rivalsDocument(found), 80);
  expect(text).not.toMatch(/undefined|NaN|\[object/);
  expect(text).not.toContain("\u001b");
});

describe("what the record says", () => {
  const entry = (outcome: string, low: number, high = low): RecordEntry => ({
    id: outcome, outcome, at: low, dated: "", place: "", low, high, unit: "d", mark: "V", sources: [], text: "", conflict: [],
  }); // prettier-ignore
  const said = (name: string, ...record: RecordEntry[]) => {
    const found = recordOf({ ...scenario, record }, asked(name), 3);
    return found && [found.low, found.high];
  };
  test("answered, or refused first", () => {
    expect(said("answered")).toBeNull();
    expect(said("answered", entry("consented", 5))).toEqual([1, 1]);
    expect(said("answered", entry("refused", 4), entry("consented", 5))).toEqual([0, 0]);
    expect(said("answered", entry("refused", 4, 6), entry("consented", 5))).toBeNull();
  });
  test("spans between windows, and a stay that leaves it open", () => {
    expect(said("requestToDecision", entry("requested", 4, 5), entry("decided", 4.5, 6))).toEqual([0, 2]);
    expect(said("troopsAfter30", entry("arrived", 5), entry("withdrawn", 14, 18))).toEqual([0, 0]);
    expect(said("troopsAfter30", entry("arrived", 5), entry("withdrawn", 30, 40))).toBeNull();
    expect(said("arrived.M1", entry("contingent", 100))).toBeNull();
    expect(said("arrived.M1", ...[1, 2, 3].map(() => entry("contingent", 100)))).toEqual([1, 1]);
  });
  test("classes in words, merged where the record spans several", () => {
    const classes = classesOf("d", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])!;
    expect(classes.edges.length).toBe(4);
    expect(classes.inWords(0, 0)).toMatch(/^up to /);
    expect(classes.inWords(20, 20)).toMatch(/^above /);
    expect(classes.inWords(0, 3)).toBe("up to 4.6 d");
    expect(classesOf("d", [2, 2])).toBeNull();
    expect(classesOf("yes/no", [0, 1])!.inWords(1, 1)).toBe("yes");
  });
});

test("explanations without arms, circumstances or claims are told apart all the same, with no number that is none", async () => {
  const bare = { ...scenario, rivals: scenario.rivals.map((r) => ({ ...r, effects: null, claims: [] })) };
  const compiled = compiler(bare);
  const options = { worlds: 128, seed: 3, atOnce: 2, command: "test" };
  const told = await rivals(bare, { ...options, execute: (job) => Promise.resolve(work(compiled, job)) });
  expect(told.effects).toEqual([]);
  const numbers = (of: unknown): number[] =>
    typeof of === "number" ? [of] : typeof of === "object" && of !== null ? Object.values(of).flatMap(numbers) : [];
  expect(numbers(told).filter((x) => !Number.isFinite(x))).toEqual([]);
  expect(toTerminal(rivalsDocument(told), 80, false)).not.toMatch(/NaN|undefined|Infinity/);
});
