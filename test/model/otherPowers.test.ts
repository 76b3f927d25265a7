import { describe, expect, test } from "vitest";
import { outsideActors, reactionTo } from "../../src/model/actors/otherPowers.ts";
import { NEVER, type State } from "../../src/model/kit/state.ts";
import { began, momentOf, take, worldWith, type Sets } from "./stage.ts";

const BASE: Sets = {
  "otherPowers.interest": 0.4,
  "otherPowers.interestFade": 20,
  "otherPowers.sideReaction": 0.3,
  "otherPowers.consentReaction": 0.2,
  "otherPowers.deathsReaction": 0.1,
  "otherPowers.resolveAtFirst": 0.5,
  "otherPowers.swiftReading": 1,
  "otherPowers.swiftScale": 5,
  "otherPowers.refusalReading": 0.6,
  "request.statusReaction": -0.2,
  "treaty.labelReaction": -0.1,
  "treaty.label": "coalition",
  "scenario.outsideReaction": 0.3,
};
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

function stage(sets: Sets, change: (s: State) => void = () => {}): ReturnType<typeof began> {
  const run = began(worldWith({ ...BASE, ...sets }, { places: 2 }));
  change(run.state);
  return run;
}

describe("interest", () => {
  const after = (change: (s: State) => void, days: number): number => {
    const run = stage({}, change);
    for (let t = 0; t < days; t++) take("other powers look", momentOf(run, { time: t, dt: 1 }));
    return run.state.interest[0] as number;
  };
  test("fades once there is something to be seen, and not while foreign troops are there", () => {
    expect(after(() => {}, 40)).toBe(0.4);
    expect(after((s) => (s.emergency[0] = 0), 40)).toBeCloseTo(0.4 * Math.exp(-2), 12);
    expect(after((s) => ((s.requested[0] = 0), (s.troops[0] = 10)), 40)).toBe(0.4);
  });
  test("actors that react are a share of it, none before", () => {
    expect(outsideActors(stage({}).world, stage({}).state)).toBe(0);
    const run = stage({ "framing.frame": "internal" }, (s) => (s.deaths[0] = 1));
    expect(outsideActors(run.world, run.state)).toBe(0.4);
  });
});

describe("reaction", () => {
  const to = (sets: Sets, change: (s: State) => void = () => {}): number => {
    const run = stage(sets, (s) => ((s.requested[0] = 0), change(s)));
    return reactionTo(run.world, run.state);
  };
  test("is the equation's, term by term, and zero without interest", () => {
    expect(to({})).toBeCloseTo(0.2, 12);
    expect(to({ "otherPowers.side": "against" })).toBeCloseTo(0.5, 12);
    expect(to({}, (s) => (s.requested[0] = NEVER))).toBeCloseTo(0.4, 12);
    expect(to({}, (s) => (s.deaths[0] = 90))).toBeCloseTo(0.2 + 0.1 * Math.log(10), 12);
    expect(to({}, (s) => (s.interest[0] = 0.1))).toBeCloseTo(0.05, 12);
    expect(to({ "treaty.label": "alone" })).toBeCloseTo(0.3, 12);
    expect(to({ "otherPowers.interest": 0 })).toBe(0);
  });
  test("is kept at its largest from the decision on, and there is none without one", () => {
    const run = stage({}, (s) => (s.requested[0] = 0));
    take("other powers look", momentOf(run, { time: 3 }));
    expect(run.state.reaction[0]).toBe(0);
    run.state.consented[0] = 3;
    run.state.decided[0] = 4;
    take("other powers look", momentOf(run, { time: 3.5 }));
    expect(run.state.reaction[0]).toBe(0);
    take("other powers look", momentOf(run, { time: 4 }));
    const first = run.state.reaction[0] as number;
    expect(first).toBeGreaterThan(0.15);
    for (let t = 5; t < 60; t++) take("other powers look", momentOf(run, { time: t, dt: 1 }));
    expect(run.state.reaction[0]).toBe(first);
  });
});

describe("resolve as a third party reads it", () => {
  const read = (sets: Sets, change: (s: State) => void): number => {
    const run = stage(sets, change);
    for (let t = 0; t < 3; t++) take("resolve is read", momentOf(run, { time: 30 + t, dt: 1 }));
    return run.state.resolve[0] as number;
  };
  test("moves by haste, either way, once; by nothing without a request", () => {
    expect(read({}, () => {})).toBe(0.5);
    const came = (lag: number) => (s: State) => ((s.requested[0] = 2), (s.arrived[0] = 2 + lag));
    expect(read({}, came(0))).toBeCloseTo(logistic(1), 12);
    expect(read({}, came(5))).toBeCloseTo(logistic(Math.exp(-1)), 12);
    expect(read({ "otherPowers.swiftReading": -1 }, came(0))).toBeCloseTo(logistic(-1), 12);
    expect(read({ "otherPowers.swiftReading": 0 }, came(0))).toBe(0.5);
  });
  test("a refusal takes from it, once; who is asked again and comes is judged by that", () => {
    expect(read({}, (s) => ((s.requested[0] = 2), (s.refused[0] = 5)))).toBeCloseTo(logistic(-0.6), 12);
  });
});
