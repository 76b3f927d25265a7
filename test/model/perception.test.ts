import { expect, test } from "vitest";
import { picture, truth, update } from "../../src/model/actors/perception.ts";
import { SEEN } from "../../src/model/kit/state.ts";
import { began, momentOf, worldWith } from "./stage.ts";

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

test("what can be seen: log-odds, ln people, shares weighted by crowds", () => {
  const run = began(worldWith({}, { places: 2 }));
  const { state } = run;
  state.survival[0] = 1.5;
  state.nationalLoyal[0] = 0.9;
  state.crowd.set([300, 100]);
  state.violent.set([0.4, 0.8]);
  state.political.set([0, 1]);
  const now = new Float64Array(SEEN.length);
  truth(momentOf(run), now);
  [1.5, Math.log(401), 0.9, 0.5, 0.25].forEach((x, i) => expect(now[i]).toBeCloseTo(x, 12));
  state.crowd.fill(0);
  truth(momentOf(run), now);
  expect([...now.subarray(3)]).toEqual([0, 0]);
});

test("a picture drifts to the truth with its lag; the older one a day later", () => {
  const run = began(worldWith({}, { places: 1 }));
  run.state.survival[0] = 2;
  const sees = new Float64Array(SEEN.length);
  const saw = new Float64Array(SEEN.length);
  for (let i = 0; i < 6; i++) update(momentOf(run, { dt: 0.1 }), sees, saw, 0.4);
  expect(sees[0]).toBeCloseTo(2 * (1 - Math.exp(-1.5)), 12);
  expect(saw[0]).toBeCloseTo(2 * (1 - Math.exp(-0.6 / 1.4)), 12);
});

test("without error the forecast goes on by half of the last day's change, and shares stay shares", () => {
  const run = began(worldWith({}, { places: 1 }));
  const sees = Float64Array.of(1, Math.log(101), 0.8, 0.02, 0.9);
  const saw = Float64Array.of(2, Math.log(101), 0.9, 0.5, 0.4);
  const seen = picture(momentOf(run), 0, sees, saw, 0);
  expect(seen.survival).toBeCloseTo(logistic(0.5), 12);
  expect(seen.crowd).toBeCloseTo(100, 9);
  expect(seen.loyal).toBeCloseTo(0.75, 9);
  expect(seen.violent).toBe(0);
  expect(seen.political).toBeCloseTo(1, 5);
});

test("the error is fixed for an actor and slot, another one for another actor or slot, of the declared size (2,000 slots)", () => {
  const run = began(worldWith({}, { places: 1 }));
  const sees = Float64Array.of(0.3, 5, 0.8, 0.2, 0.2);
  const of = (slot: number, sub: number, actor: number): number => {
    const { survival } = picture(momentOf(run, { slot, sub }), actor, sees, sees, 0.6);
    return Math.log(survival / (1 - survival)) - 0.3;
  };
  expect(of(9, 0, 0)).toBe(of(9, 1, 0));
  expect(of(9, 0, 0)).not.toBe(of(9, 0, 1));
  expect(of(9, 0, 0)).not.toBe(of(10, 0, 0));
  const n = 2000;
  const errors = Array.from({ length: n }, (_, slot) => of(slot, 0, 0));
  const mean = errors.reduce((a, b) => a + b, 0) / n;
  const spread = Math.sqrt(errors.reduce((a, b) => a + b * b, 0) / n);
  // 3.9 standard errors: false alarm 1 in 10,000
  expect(Math.abs(mean)).toBeLessThan((3.9 * 0.6) / Math.sqrt(n));
  expect(Math.abs(spread / 0.6 - 1)).toBeLessThan(3.9 / Math.sqrt(2 * n));
});
