// A plan's limits and what is wanted of its arms change what is run, never what comes out of it.
import { expect, test } from "vitest";
import { work, type ContrastPlan, type Job } from "../../src/run/work.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { newScenario } from "../../src/questions/new.ts";
import { compiler, PLAN } from "../../src/world/compile.ts";
import { asked } from "../fixture/asked.ts";

const { scenario } = parseScenario(newScenario("mine", ""));
if (!scenario) throw new Error("the new scenario is not sound");
const compiled = compiler(scenario);
const contrast: ContrastPlan = {
  given: "protest",
  input: "institutions.maturity",
  arms: [[{ set: "institutions.maturity", to: 0.1 }], [{ set: "institutions.maturity", to: 0.8 }]],
  readings: [{ outcome: asked("peakPeople") }, { outcome: asked("deployed"), after: "requested" }],
  treatments: [{ kind: "as drawn" }, { kind: "without", paths: ["institutions.channelDemands"] }],
};
const job: Job = {
  plan: PLAN,
  worlds: [0, 1, 2, 3, 4, 5, 6, 7],
  replicates: [0, 1],
  branches: [0, 3],
  rows: false,
  followFrom: Infinity,
  contrasts: [contrast],
};
const all = work(compiled, job);
const values = all.values[0] as Float64Array;
const WIDTH = 2 * 2 * 2;
const at = (w: number, branch: number, treatment: number, arm: number, reading: number): number =>
  (w * 3 + branch) * WIDTH + treatment * 4 + arm * 2 + reading;

test("beyond its limits a treatment is not run; within them every number stays", () => {
  const last = all.accepted[3] as number;
  const limits = [
    { branches: 3, lastWorld: 7 },
    { branches: 2, lastWorld: last },
  ];
  const wants = [0, 1].map((reading) => ({ test: 0, arms: [0, 1], reading, limits }));
  const some = work(compiled, { ...job, contrasts: [{ ...contrast, wants }] });
  const own = some.values[0] as Float64Array;
  all.accepted.forEach((world, w) => {
    for (let b = 0; b < 3; b++)
      for (let arm = 0; arm < 2; arm++) {
        expect(own[at(w, b, 0, arm, 0)]).toBe(values[at(w, b, 0, arm, 0)]);
        expect(own[at(w, b, 1, arm, 0)]).toBe(b < 2 && world <= last ? values[at(w, b, 1, arm, 0)] : NaN);
      }
  });
  expect(some.forks).toBeLessThan(all.forks);
});

test("a reading that an arm is not wanted for is absent there, and the others stay", () => {
  const wants = [0, 1].map((k) => ({ test: k, arms: [k], reading: k }));
  const own = work(compiled, { ...job, contrasts: [{ ...contrast, wants }] }).values[0] as Float64Array;
  for (let w = 0; w < all.accepted.length; w++) {
    expect(own[at(w, 0, 0, 0, 0)]).toBe(values[at(w, 0, 0, 0, 0)]);
    expect(own[at(w, 0, 0, 0, 1)]).toBe(NaN);
    expect(own[at(w, 0, 0, 1, 0)]).toBe(NaN);
    expect(own[at(w, 0, 0, 1, 1)]).toBe(values[at(w, 0, 0, 1, 1)]);
  }
});

test("each test's limits are its own, and what another one asks for beside it changes nothing", () => {
  const want = (test: number, branches: number) => ({
    test,
    arms: [0, 1],
    reading: test,
    limits: [
      { branches, lastWorld: 7 },
      { branches: 0, lastWorld: 7 },
    ],
  });
  const of = (...wants: ReturnType<typeof want>[]): Float64Array =>
    work(compiled, { ...job, contrasts: [{ ...contrast, wants }] }).values[0] as Float64Array;
  const [one, other, both] = [of(want(0, 3)), of(want(1, 1)), of(want(0, 3), want(1, 1))];
  let seen = 0;
  for (let w = 0; w < all.accepted.length; w++)
    for (let b = 0; b < 3; b++)
      for (let arm = 0; arm < 2; arm++) {
        expect(both[at(w, b, 0, arm, 0)]).toBe(one[at(w, b, 0, arm, 0)]);
        expect(both[at(w, b, 0, arm, 1)]).toBe(other[at(w, b, 0, arm, 1)]);
        if (b > 0) expect(both[at(w, b, 0, arm, 1)]).toBe(NaN);
        if (!Number.isNaN(both[at(w, b, 0, arm, 0)])) seen++;
      }
  expect(seen).toBeGreaterThan(0);
});

test("what is read of a whole run ends at its horizon, also beside a moment that lies behind it", () => {
  const whole = { outcome: asked("daysOver1000") };
  const later = { outcome: asked("people at +40 d") };
  const of = (...readings: ContrastPlan["readings"]): Float64Array =>
    work(compiled, { ...job, contrasts: [{ ...contrast, readings, treatments: [{ kind: "as drawn" }] }] })
      .values[0] as Float64Array;
  const alone = of(whole);
  const beside = of(whole, later);
  expect(Array.from(beside).filter((_, i) => i % 2 === 0)).toEqual(Array.from(alone));
  expect(alone.some((x) => x > 0)).toBe(true);
});

test("what is read after an event is absent where the event has not come", () => {
  const values = work(compiled, {
    ...job,
    contrasts: [
      { ...contrast, readings: [{ event: "requested" }, { outcome: asked("deployed"), after: "requested" }] },
    ],
  }).values[0] as Float64Array;
  let absent = 0;
  for (let i = 0; i < values.length; i += 2) {
    expect(Number.isNaN(values[i + 1])).toBe(values[i] !== 1);
    if (values[i] !== 1) absent++;
  }
  expect(absent).toBeGreaterThan(0);
});

test("of several replicates only the first in which the condition arises goes on, as it would alone", () => {
  const rare = { ...contrast, given: "emergency", treatments: [{ kind: "as drawn" as const }] };
  const runs = {
    ...job,
    worlds: Array.from({ length: 30 }, (_, i) => i),
    replicates: [0, 4] as const,
    contrasts: [rare],
  };
  const every = work(compiled, runs);
  const first = work(compiled, { ...runs, firstArrival: true });
  const came = every.arose[0] as Uint8Array;
  let later = 0;
  every.accepted.forEach((_, w) => {
    const arrivals = [0, 1, 2, 3].filter((r) => came[w * 4 + r] === 1);
    if ((arrivals[0] ?? 0) > 0) later++;
    for (let r = 0; r < 4; r++) {
      expect((first.arose[0] as Uint8Array)[w * 4 + r]).toBe(r === arrivals[0] ? 1 : 0);
      const values = (of: typeof every): Float64Array =>
        (of.values[0] as Float64Array).subarray((w * 4 + r) * 3 * 4, (w * 4 + r + 1) * 3 * 4);
      expect(values(first)).toEqual(r === arrivals[0] ? values(every) : new Float64Array(12).fill(NaN));
    }
  });
  expect(later).toBeGreaterThan(0);
});
