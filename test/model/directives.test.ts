// What is imposed happens, when it is due, once, and not otherwise; an actor does not take it by itself.
import { describe, expect, test } from "vitest";
import type { Directive } from "../../src/model/kit/imposed.ts";
import type { QuantityName } from "../../src/model/kit/passages.ts";
import { parsePassage } from "../../src/scenario/moments.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import { logistic } from "../../src/core/logistic.ts";
import { advance, startRun, type Run } from "../../src/run/run.ts";
import { worldWith, type Sets } from "./stage.ts";

const STORM: Sets = {
  "hardship.shockSize": 4.2,
  "hardship.onset": 0.6,
  "mobilisation.calmGap": 4.5,
  "survival.fallRate": 0.001,
  "survival.eliteFallRate": 0.001,
};

function lived(directives: readonly Directive[], days: number, sets: Sets = {}, watch?: (run: Run) => void): Run {
  const run = startRun({ ...worldWith({ ...STORM, ...sets }, { places: 4 }), directives }, 0, true);
  advance(run, days, (at) => {
    watch?.(at);
    return false;
  });
  return run;
}
const when = (text: string): ReturnType<typeof parsePassage> => parsePassage(text);
const kinds = (run: Run, kind: string): number => run.log.events.filter((e) => e.kind === kind).length;

describe("a choice", () => {
  test("is taken once, its wait after its moment, whatever the actor thinks of it", () => {
    const unwilling = { "government.courseWeight": -1000 };
    expect(lived([], 8, unwilling).state.conceded[0]).toBe(NEVER);
    let passed = NEVER;
    const run = lived(
      [{ force: "government", choose: "concede", when: when("people first > 500"), after: 1 }],
      8,
      unwilling,
      (at) => {
        if (passed === NEVER && at.state.crowd.reduce((s, x) => s + x, 0) > 500) passed = at.tick / 8;
      },
    );
    expect(kinds(run, "concede")).toBe(1);
    expect(passed).toBeGreaterThan(0);
    // noticed at the beginning of the next tick, done at that tick's end a day later
    expect((run.state.conceded[0] as number) - passed).toBeCloseTo(1.125, 9);
  });
  test("that is forbidden is never taken, however much the actor wants it", () => {
    const eager = { "government.courseWeight": 0, "government.dangerWeight": 30, "decide.shockForm": "rate" };
    expect(lived([], 8, eager).state.conceded[0]).not.toBe(NEVER);
    expect(lived([{ force: "government", never: "concede" }], 8, eager).state.conceded[0]).toBe(NEVER);
  });
  test("the guarantor may be made to send, of a size, unasked; the council decides all the same", () => {
    const run = lived([{ force: "guarantor", choose: "deploy large", when: { kind: "date", at: 2 }, after: 0 }], 6, {
      "guarantor.burdenWeight": -1000,
      "government.courseWeight": -1000,
    });
    expect(run.state.deployChosen[0]).toBeCloseTo(2.125, 9);
    expect(run.state.requested[0]).toBe(NEVER);
    expect(run.log.events.find((e) => e.kind === "deploy")?.values["troops"]).toBeGreaterThan(0);
  });
});

describe("a state", () => {
  const held = (name: string, to: number, read: (run: Run) => number, hold: number): number[] => {
    const seen: number[] = [];
    const d: Directive = { do: name as QuantityName, to, when: { kind: "date", at: 1 }, after: 0.5, hold };
    // nobody acts by himself: a signal would move what is held before it is set anew
    lived([d], 5, { "decide.shockForm": "rate", "decide.occasions": 0 }, (at) => seen.push(read(at)));
    return seen;
  };
  test.each([
    ["control", (run: Run) => run.state.nationalControl[0] as number],
    ["loyal share", (run: Run) => run.state.nationalLoyal[0] as number],
    ["survival", (run: Run) => logistic(run.state.survival[0] as number)],
  ] as const)("%s stands at its value while it is held, and not before", (name, read) => {
    const seen = held(name, 0.3, read, 2);
    // due at the tick that begins on day 1.5; held to the end of day 3.5
    for (let tick = 12; tick < 27; tick++) expect(seen[tick], `tick ${tick}`).toBeCloseTo(0.3, 6);
    expect(Math.abs((seen[10] as number) - 0.3)).toBeGreaterThan(0.05);
  });
  test("staff are only moved between loyal and aside", () => {
    const run = lived([{ do: "loyal share", to: 0.25, when: null, after: 0, hold: 3 }], 2);
    const { loyal, aside, turned } = run.state;
    loyal.forEach((n, i) =>
      expect(n + (aside[i] as number) + (turned[i] as number)).toBeCloseTo(run.world.staff[i] as number, 6),
    );
  });
});

test("with nothing imposed, runs are bit for bit what they were", () => {
  const one = lived([], 10);
  const idle = lived(
    [{ force: "government", choose: "liveFire", when: when("people first > 99999999"), after: 0 }],
    10,
    {
      "government.dangerWeight": 0,
    },
  );
  const base = lived([], 10, { "government.dangerWeight": 0 });
  expect(one.state.data.some((x) => x !== 0)).toBe(true);
  expect(idle.log.events).toEqual(base.log.events);
});
