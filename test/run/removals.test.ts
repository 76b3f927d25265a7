import { expect, test } from "vitest";
import { parseHappening } from "../../src/run/happening.ts";
import { EVENTS } from "../../src/model/index.ts";
import type { EventKind } from "../../src/model/kit/names.ts";
import { ACTORS } from "../../src/model/kit/imposed.ts";
import { CHANNELS, removalsOf, without } from "../../src/run/removals.ts";
import { CHOICES } from "../../src/scenario/interventions.ts";
import { FOLLOWED_OUTCOMES } from "../../src/run/outcomes.ts";
import { OUTCOMES } from "../../src/model/outcomes.ts";
import { PARAMETERS } from "../../src/scenario/paths.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";

test("every channel is a parameter of the model that may be 0", () => {
  for (const { sets } of CHANNELS)
    for (const s of sets) {
      if (!("set" in s)) throw new Error("a channel sets a parameter");
      expect(PARAMETERS.get(s.set)?.kind, s.set).toBe("quantity");
      expect(s.to).toBe(0);
    }
  expect(new Set(CHANNELS.map((c) => c.id)).size).toBe(CHANNELS.length);
});

test("every step an actor can be kept from is logged by one event, which says what is missing without it", () => {
  const steps = Object.values(EVENTS).flatMap(({ step }) => (step ? [step] : []));
  expect(new Set(steps.map((s) => s.without)).size).toBe(steps.length);
  for (const actor of ACTORS) {
    const options = CHOICES[actor].filter((o) => !o.includes(" "));
    expect(steps.filter((s) => s.actor === actor).map((s) => s.option).toSorted()).toEqual(options.toSorted()); // prettier-ignore
  }
  const logged = (Object.keys(EVENTS) as EventKind[]).map((kind, id) => ({ id, time: id, kind, place: -1, causes: [], values: {} })); // prettier-ignore
  const found = removalsOf(logged, false).filter((r) => r.kind === "decision");
  expect(found.map((r) => r.words).toSorted()).toEqual(steps.map((s) => s.without).toSorted());
});

test("what is taken away is what the log holds, in the order of its first time", () => {
  const event = (kind: EventKind, id: number) => ({ id, time: id, kind, place: -1, causes: [], values: {} });
  const found = removalsOf(
    [event("protest", 0), event("request", 1), event("emergency", 2), event("request", 3)],
    true,
  );
  expect(found.filter((r) => r.kind === "decision").map((r) => r.id)).toEqual([
    "government.ask",
    "government.emergency",
  ]);
  expect(found.filter((r) => r.kind === "shock")).toHaveLength(1);
  expect(removalsOf([], false).map((r) => r.kind)).toEqual(CHANNELS.map(() => "channel"));
});

test("a step that is taken away is not imposed either, and what needs no room of its own comes last", () => {
  const imposed: Intervention[] = [
    { force: "government", never: "ask" },
    { force: "guarantor", choose: "deploy large", when: null, after: 0 },
    { set: "hardship.backlash", to: 2 },
    { set: "mobilisation.joinRate", to: 2 },
  ];
  const event = { id: 0, time: 0, kind: "deploy" as const, place: -1, causes: [], values: {} };
  const away = removalsOf([event], false).filter((r) => r.id === "guarantor.deploy" || r.id === "anger");
  expect(without(imposed, away)).toEqual([
    { set: "mobilisation.joinRate", to: 2 },
    { set: "hardship.backlash", to: 0 },
    { force: "government", never: "ask" },
    { force: "guarantor", never: "deploy" },
  ]);
});

test("what can happen is read, and what cannot is told with what could", () => {
  const text = (t: string): string => {
    const read = parseHappening(t);
    return "problem" in read ? `problem: ${read.problem}` : read.text;
  };
  expect(["fallen", " not   deployed ", "deaths>100", "not peakPeople < 5.5"].map(text)).toEqual([
    "fallen",
    "not deployed",
    "deaths > 100",
    "not peakPeople < 5.5",
  ]);
  expect(text("deploied")).toBe('problem: there is no outcome "deploied"; did you mean deployed?');
  expect(text("deaths")).toContain("deaths > 100");
  expect(text("fallen > 0.5")).toContain("leave out the level");
  expect(text("troopsAfter30")).toContain("no outcome");
  expect(text("people at +3 d")).toContain("no outcome");
  for (const o of OUTCOMES.filter((x) => !FOLLOWED_OUTCOMES.has(x.name)))
    expect(text(o.unit === "yes/no" ? o.name : `${o.name} > 1`)).not.toContain("problem");
});
