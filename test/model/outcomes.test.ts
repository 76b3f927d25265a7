// Every event and every outcome that a mechanism declares has all its words, and an outcome is found in the log by the event it names.
import { describe, expect, test } from "vitest";
import { labelOf, meaningOf, parseAsked, parseSpread, PATTERNS, unitOf, whole } from "../../src/model/asked.ts";
import { EVENTS, MECHANISMS, MOMENTS } from "../../src/model/index.ts";
import type { Directive } from "../../src/model/kit/imposed.ts";
import { LANES } from "../../src/model/kit/declareEvent.ts";
import type { EventKind } from "../../src/model/kit/names.ts";
import { FIELD_NAMES } from "../../src/model/kit/state.ts";
import { TICKS_PER_DAY } from "../../src/model/kit/step.ts";
import {
  ALSO,
  AT_A_MOMENT,
  OUTCOME,
  OUTCOME_NAMES,
  outcomeCalled,
  TIMED,
  type OutcomeName,
} from "../../src/model/outcomes.ts";
import { parseHappening } from "../../src/run/happening.ts";
import { outcomeOf } from "../../src/run/outcomes.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { parseGiven, parsePassage } from "../../src/scenario/moments.ts";
import { eventExplained } from "../../src/report/story/eventExplained.ts";
import { steppe } from "../fixture/steppe.ts";
import { worldWith, type Sets } from "./stage.ts";

const KINDS = Object.keys(EVENTS) as EventKind[];
/** Letters that fit into a box of the graph, and into the first column of a table. */
const [BOX, COLUMN] = [20, 22];

describe("what is declared", () => {
  test("of every event: whose it is, and a label that fits and is its own", () => {
    expect(KINDS.length).toBeGreaterThan(30);
    for (const kind of KINDS) {
      expect(LANES, kind).toContain(EVENTS[kind].lane);
      expect(EVENTS[kind].label, kind).toMatch(/^[a-z][a-z ]+$/);
      expect(EVENTS[kind].label.length, kind).toBeLessThanOrEqual(BOX);
    }
    expect(new Set(KINDS.map((k) => EVENTS[k].label)).size).toBe(KINDS.length);
    for (const lane of LANES)
      expect(
        KINDS.some((k) => EVENTS[k].lane === lane),
        lane,
      ).toBe(true);
  });
  test("of every outcome and quantity: unit, meaning, a label that fits, fields of the state", () => {
    const all = [...OUTCOME_NAMES.map((n) => [n, OUTCOME[n]] as const), ...TIMED.map((o) => [o.name, AT_A_MOMENT[o.name]] as const)]; // prettier-ignore
    expect(all.length).toBe(OUTCOME_NAMES.length + Object.keys(AT_A_MOMENT).length);
    expect(OUTCOME_NAMES.length).toBe(MECHANISMS.reduce((n, m) => n + Object.keys(m.outcomes).length, 0));
    for (const [name, { meaning, label, fields, unit }] of all) {
      expect(meaning, name).toMatch(/^[a-z0-9]/);
      expect(label, name).not.toMatch(/[a-z][A-Z]|_/);
      expect(label.length, name).toBeLessThanOrEqual(COLUMN);
      expect(unit, name).not.toBe("");
      for (const field of fields) expect(FIELD_NAMES, name).toContain(field);
    }
    for (const group of [OUTCOME_NAMES.map((n) => OUTCOME[n].label), TIMED.map((o) => o.label)])
      expect(new Set(group).size).toBe(group.length);
  });
  test("of every outcome that may happen, by which events, or why no event says so", () => {
    for (const name of OUTCOME_NAMES) {
      const { by } = OUTCOME[name];
      if ("noEvent" in by) expect(by.noEvent.length, name).toBeGreaterThan(8);
      else {
        expect(OUTCOME[name].unit, name).toBe("yes/no");
        for (const kind of by) expect(KINDS, name).toContain(kind);
      }
    }
    for (const field of Object.values(MOMENTS)) expect(FIELD_NAMES).toContain(field);
  });
});

/** Values under which much happens within days; the shock is drawn anew at every look. */
const EVENTFUL: Sets = {
  "hardship.shockSize": 4.2,
  "hardship.onset": 0.6,
  "mobilisation.calmGap": 4.5,
  "decide.shockForm": "rate",
  "government.courseWeight": -1,
  "government.concessionDelay": 0.3,
  "government.legitimacyWeight": 0,
  "guarantor.burdenWeight": -1,
  "request.decisionPath": "leaders",
  "request.leadersDelay": 0.2,
  "deployment.transit": 0.5,
  "control.violentEffect": 3,
  "elites.purgeDefault": -1,
  "elites.purgeSuccess": 1,
  "elites.dualPower": 0.5,
  "violence.organised": 0.3,
};

test("what happens in a run is in its log, by the event that its outcome names and at its time", () => {
  const scenario = steppe();
  const due = new Set(OUTCOME_NAMES.filter((n) => !("noEvent" in OUTCOME[n].by)));
  const found = new Set<OutcomeName>();
  for (let index = 0; index < 60 && found.size < due.size; index++) {
    const drawn = worldWith(EVENTFUL, { index });
    // rare by itself: in one world in three it is imposed
    const backing: Directive = {
      force: "guarantor",
      choose: "backOther",
      when: parsePassage("people first > 100"),
      after: 1,
    };
    const run = startRun(index % 3 === 0 ? { ...drawn, directives: [backing] } : drawn, 0);
    const at = new Map<OutcomeName, number>();
    const note = (): boolean => {
      for (const name of due)
        if (!at.has(name) && outcomeOf(run, whole(name)) === 1) at.set(name, run.tick / TICKS_PER_DAY);
      return false;
    };
    advance(run, scenario.days, note);
    for (const [outcome, time] of at) {
      const event = eventExplained({ run: run.log, outcome, at: time }, scenario);
      const { by } = OUTCOME[outcome];
      expect(event?.kind, outcome).toBe("noEvent" in by ? "" : by[0]);
      expect(event?.time, outcome).toBeCloseTo(time, 9);
      found.add(outcome);
    }
  }
  expect([...due].filter((n) => !found.has(n))).toEqual([]);
});

describe("what is asked, in words", () => {
  test("an outcome, a quantity at a moment, contingents, a spread; anything else is none", () => {
    for (const name of OUTCOME_NAMES) expect(parseAsked(name)).toEqual({ kind: "whole", text: name });
    for (const { name } of TIMED) {
      const asked = parseAsked(`${name} at +3.50 d`);
      expect(asked).toEqual({ kind: "moment", text: `${name} at +3.5 d`, name, days: 3.5 });
      expect(new RegExp(PATTERNS.moment).test(`${name} at +3.5 d`)).toBe(true);
    }
    expect(parseAsked("arrived.A+B")).toEqual({ kind: "members", text: "arrived.A+B", members: ["A", "B"] });
    // the word of a condition and of the record is the outcome's too, and some nouns; each stands for one
    expect(ALSO.size).toBe(OUTCOME_NAMES.flatMap((name) => OUTCOME[name].also ?? []).length);
    for (const word of ALSO.keys()) expect(OUTCOME_NAMES).not.toContain(word);
    // a condition may be named by any word of its outcome
    for (const word of ["framedExternal", "dismissal", "request", "deployment"]) {
      const [event, ...more] = [word, ...ALSO.keys(), ...OUTCOME_NAMES].filter(
        (w) => outcomeCalled(w) === outcomeCalled(word) && Object.hasOwn(MOMENTS, w),
      );
      expect(more).toEqual([]);
      expect(parsePassage(word)).toEqual({ kind: "event", event });
      expect(parseGiven(`crisis, not yet ${word}`)?.notYet).toEqual([event]);
    }
    for (const [word, name] of ALSO) {
      expect(parseAsked(word)).toEqual({ kind: "whole", text: name });
      expect(parseHappening(`not ${word}`)).toMatchObject({ text: `not ${name}`, outcome: name, absent: true });
    }
    expect(parseSpread("spread of alignment")).toEqual({ kind: "whole", text: "alignment" });
    for (const none of ["", "nothing", "toString", "people", "people at 3 d", "nothing at +3 d", "toString at +3 d", "arrived.", "arrived.A+", "spread of alignment"])
      expect(parseAsked(none), none).toBeNull(); // prettier-ignore
    for (const none of ["alignment", "spread of fallen", "spread of spread of alignment"])
      expect(parseSpread(none), none).toBeNull();
  });
  test("each has a unit, a meaning and a label", () => {
    const said = (text: string) => {
      const asked = parseAsked(text);
      return asked && [unitOf(asked), meaningOf(asked), labelOf(asked)];
    };
    expect(said("fallen")).toEqual(["yes/no", "the incumbent loses power", "incumbent falls"]);
    expect(said("people at +3 d")).toEqual(["people", "people out 3 days on", "people out at +3 d"]);
    expect(said("arrived.A+B")).toEqual(["yes/no", "the contingents of A and B come", "A and B all come"]);
    expect(said("arrived.A")).toEqual(["yes/no", "the contingents of A come", "A comes"]);
  });
});
