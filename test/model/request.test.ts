import { describe, expect, test } from "vitest";
import { NEVER } from "../../src/model/kit/state.ts";
import { request, STATUSES, statusOf } from "../../src/model/actors/request.ts";
import { began, momentOf, take, TICK, worldWith } from "./stage.ts";

test("status by name is status by number", () => {
  const own = { "request.interim": 0.3, "request.contested": 0.6 };
  for (const [i, value] of [0, 0.3, 0.6, 1].entries()) {
    const world = worldWith({ ...own, "request.status": STATUSES[i] as string }, { places: 1 });
    expect(world.given["request.status"]).toBe(value);
    expect(statusOf(world, STATUSES[i] as (typeof STATUSES)[number])).toBe(value);
  }
  expect(Object.keys(request.params)).toEqual(expect.arrayContaining(["interim", "contested"]));
});

describe("an open request", () => {
  const open = (): ReturnType<typeof began> => {
    const run = began(worldWith({ "request.patience": 2, "survival.signalRefusal": -0.7 }, { places: 1 }));
    run.state.requested[0] = run.state.pending[0] = 3;
    return run;
  };

  test("lapses when its patience is over, is a refusal, and is told", () => {
    const run = open();
    const before = run.state.survival[0] as number;
    take("request lapses", momentOf(run, { time: 5 - 2 * TICK }));
    expect([run.state.pending[0], run.state.refused[0]]).toEqual([3, NEVER]);
    take("request lapses", momentOf(run, { time: 5 - TICK }));
    expect([run.state.pending[0], run.state.refused[0]]).toEqual([0, 5]);
    expect(run.state.survival[0]).toBeCloseTo(before - 0.7, 12);
    // what the government saw then, which the refusal has not reached yet
    expect(run.state.survivalAtRefusal[0]).toBeCloseTo(1 / (1 + Math.exp(-before)), 12);
    expect(run.log.events.map((e) => e.kind)).toEqual(["refusal"]);
    take("request lapses", momentOf(run, { time: 9 }));
    expect(run.log.events).toHaveLength(1);
  });

  test("does not lapse once the council has agreed, nor when there is none", () => {
    const run = open();
    run.state.consented[0] = 4;
    take("request lapses", momentOf(run, { time: 90 }));
    expect(run.state.refused[0]).toBe(NEVER);
    const none = began(run.world);
    take("request lapses", momentOf(none, { time: 90 }));
    expect(none.log.events).toHaveLength(0);
  });
});
