// The log's causes: every event says what the step that logged it knew, and nothing that came later.
import { expect, test } from "vitest";
import type { LoggedEvent } from "../../src/model/kit/events.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { compiler, compileWorld, PLAN } from "../../src/world/compile.ts";
import type { Intervention } from "../../src/scenario/scenario.ts";
import { steppe } from "../fixture/steppe.ts";

const compiled = compiler(steppe());
const runs = [...Array(120).keys()].map((world) => {
  // an act that would take a day takes two hours: there is more to look at
  const run = startRun(compileWorld(compiled, PLAN, world, [{ set: "decide.occasions", to: 12 }]), 0);
  advance(run, compiled.scenario.days);
  return run.log.events;
});
const all = runs.flat();
const kinds = new Set(all.map((e) => e.kind));

test("there is enough to look at", () => {
  for (const kind of ["protest", "site lost", "site retaken", "request", "deploy", "order"])
    expect(kinds).toContain(kind);
});

test("a cause is an earlier event of the same log", () => {
  for (const events of runs)
    for (const e of events)
      for (const c of e.causes) {
        expect(c).toBeLessThan(e.id);
        expect((events[c] as LoggedEvent).time).toBeLessThanOrEqual(e.time);
      }
});

test("nothing begins from nothing once protest was seen, where it was seen", () => {
  for (const events of runs) {
    const protests = events.filter((e) => e.kind === "protest");
    for (const e of events.filter(({ causes }) => causes.length === 0)) {
      // a site may be lost to a crowd that is too small for anybody to have told of
      const first = protests.find(({ place }) => e.kind !== "site lost" || place === e.place)?.time ?? Infinity;
      expect(e.time, e.kind).toBeLessThanOrEqual(first + 0.25);
    }
    for (const e of events.filter((o) => o.kind === "protest"))
      for (const c of e.causes) expect((events[c] as LoggedEvent).time).toBeLessThan(e.time);
  }
});

test("a fall names all ground that is lost by then, and no ground that was retaken", () => {
  const control: Intervention = {
    do: "control",
    to: 0.02,
    when: { kind: "level", quantity: "people", side: ">", level: 500 },
    after: 1,
    hold: 25,
  };
  const pushed = [...Array(40).keys()].map((world) => {
    const run = startRun(compileWorld(compiled, PLAN, world, [control]), 0);
    advance(run, compiled.scenario.days);
    return run.log.events;
  });
  const falls = pushed.flatMap((events) => events.filter((e) => e.kind === "fall").map((e) => ({ e, events })));
  for (const { e, events } of falls) {
    const held = new Map<number, boolean>();
    for (const o of events.slice(0, e.id)) {
      if (o.kind === "site lost") held.set(o.place, false);
      if (o.kind === "site retaken") held.set(o.place, true);
    }
    const lost = [...held].filter(([, h]) => !h).map(([place]) => place);
    const why = e.causes.map((c) => events[c] as LoggedEvent);
    // who steps down does not lose office with the ground
    if (why.some((w) => w.kind === "stepDown")) continue;
    expect(new Set(why.filter((w) => w.kind === "site lost").map((w) => w.place))).toEqual(new Set(lost));
  }
  expect(falls.length).toBeGreaterThan(0);
});
