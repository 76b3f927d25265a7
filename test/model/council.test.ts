import { describe, expect, test } from "vitest";
import { agreed, consentForeseen, council, memberParts, payoffOf } from "../../src/model/actors/council.ts";
import { memberShock } from "../../src/model/actors/decide.ts";
import { MEMBER_OPTIONS, SHOCKS } from "../../src/model/kit/options.ts";
import { NEVER } from "../../src/model/kit/state.ts";
import type { Member, World } from "../../src/model/kit/world.ts";
import { advance, fork } from "../../src/run/run.ts";
import { began, momentOf, take, TICK, worldWith, type Sets } from "./stage.ts";

const sum = (parts: Record<string, number>): number => Object.values(parts).reduce((a, b) => a + b, 0);
const WILLING = { "council.stakeWeight": 60, "council.fearWeight": 0, "council.homeWeight": 0 };
const UNWILLING = {
  "council.stakeWeight": 0,
  "council.groundWeight": 0,
  "council.statusWeight": -60,
  "council.insuranceWeight": 0,
  "council.pressureWeight": 0,
};

/** A council that was asked on day 1, after so many ticks; the guarantor speaks at `spoke`. */
function meet(sets: Sets, ticks: number, spoke = 1, members?: readonly Member[]): ReturnType<typeof began> {
  let world = worldWith(
    { "request.form": "decide", "request.decisionPath": "leaders", "request.leadersDelay": 0.25, ...sets },
    { places: 1 },
  );
  if (members) world = { ...world, members };
  const run = began(world);
  run.state.requested[0] = run.state.pending[0] = 1;
  run.state.spoke[0] = spoke;
  run.state.memberLooks.fill(8);
  for (let tick = 8; tick < 8 + ticks; tick++)
    take("members vote", momentOf(run, { tick, time: tick * TICK, slot: Math.floor(tick / 2), sub: tick % 2 }));
  return run;
}

test("a member's value is the equation's, part by part", () => {
  const world = worldWith(
    {
      "council.stakeWeight": 1,
      "council.groundWeight": 2,
      "council.statusWeight": 0.5,
      "council.fearWeight": -1,
      "council.insuranceWeight": 1.5,
      "council.pressureWeight": 2,
      "council.homeWeight": -1,
      "precedent.priorCome": 0.4,
      "request.status": 0.5,
    },
    { places: 1 },
  );
  const member: Member = {
    id: "X", entity: 1, stake: 0.5, fear: 0.2, need: 0.6, dependence: 0.7, against: 0.3, parliament: 0, offer: 0,
  }; // prettier-ignore
  const council = { ...world, members: [member] };
  const parts = memberParts(council, 0, 0.8, true);
  expect(sum(parts)).toBeCloseTo(0.5 + 1.6 + 0.25 - 0.2 + 1.5 * 0.6 * 0.4 + 1.4 - 0.3, 12);
  expect(memberParts(council, 0, 0.8, false)["pressure"]).toBe(0);
});

describe("rules", () => {
  const votes = (...v: number[]): Float64Array => Float64Array.from(v);
  const under = (rule: string, ...v: number[]): boolean =>
    agreed(worldWith({ "treaty.rule": rule }, { places: 1 }), votes(...v));

  test("consensus is nobody objecting and nobody silent; standing aside lets it pass", () => {
    expect(under("consensus", 1, 0.5, 1)).toBe(true);
    expect(under("consensus", 0.5, 0.5, 0.5)).toBe(true);
    expect(under("consensus", 1, 1, -1)).toBe(false);
    expect(under("consensus", 1, 1, 0)).toBe(false);
  });

  test("consensus of one: an alliance of guarantor and asker agrees with itself", () => {
    expect(under("consensus")).toBe(true);
    const run = meet({}, 1, 1, []);
    expect(run.state.consented[0]).toBeCloseTo(1 + TICK, 12);
  });

  test("majorities count guarantor and asker, and consents alone", () => {
    expect(under("majority", 1, -1, -1)).toBe(true); // 3 of 5
    expect(under("majority", -1, -1, -1)).toBe(false);
    expect(under("majority", 0.5, 0.5, -1)).toBe(false);
    expect(under("twoThirds", 1, -1, -1)).toBe(false);
    expect(under("twoThirds", 1, 1, -1)).toBe(true); // 4 of 5
    expect(under("guarantor", -1, -1, -1)).toBe(true);
  });
});

describe("a request before the council", () => {
  test("is agreed to by the willing at the first look, and decided after its path", () => {
    const run = meet({ ...WILLING }, 3);
    expect(run.state.consented[0]).toBeCloseTo(1 + TICK, 12);
    expect(run.state.decided[0]).toBeCloseTo(1.25, 12);
    expect([...run.state.vote]).toEqual([1, 1, 1]);
    expect(run.log.events.filter((e) => e.kind === "consent")).toHaveLength(1);
  });

  test("is never agreed to while one objects, and lapses", () => {
    const run = meet({ ...UNWILLING, "request.patience": 2 }, 400);
    expect(run.state.consented[0]).toBe(NEVER);
    expect(run.state.decided[0]).toBe(NEVER);
    take("request lapses", momentOf(run, { time: 4 }));
    expect(run.state.refused[0]).toBe(4 + TICK);
    expect(run.log.events.at(-1)).toMatchObject({ kind: "refusal", values: { spoken: 1, objections: 3 } });
    expect([run.state.spoke[0], ...run.state.vote]).toEqual([NEVER, 0, 0, 0]);
  });

  test("waits for the guarantor: members alone decide nothing", () => {
    const run = meet({ ...WILLING }, 40, NEVER);
    expect([...run.state.vote]).toEqual([1, 1, 1]);
    expect(run.state.consented[0]).toBe(NEVER);
  });

  test("alone, the guarantor asks nobody, however unwilling they are", () => {
    const run = meet({ ...UNWILLING, "treaty.label": "alone" }, 1);
    expect(run.state.consented[0]).toBeCloseTo(1 + TICK, 12);
    expect([...run.state.vote]).toEqual([0, 0, 0]);
  });

  test("an agreement later than the path is decided at once", () => {
    const run = meet({ ...WILLING, "request.leadersDelay": 0.01 }, 1);
    expect(run.state.decided[0]).toBe(run.state.consented[0]);
  });
});

describe("the game", () => {
  const GAME = { "request.form": "game", "request.gameLambda": 2 };

  test("members wait for the proposal, and nobody stands aside", () => {
    expect([...meet({ ...GAME, ...WILLING }, 40, NEVER).state.vote]).toEqual([0, 0, 0]);
    const options = new Set(
      meet({ ...GAME, "decide.shockForm": "rate" }, 200).log.events.flatMap((e) =>
        (e.considerations ?? []).map((c) => c.option),
      ),
    );
    expect([...options].sort()).toEqual(["consent", "object"]);
  });

  test("consent foreseen is the product of logits of the members' payoffs, and a half each at no precision", () => {
    const run = began(worldWith({ ...GAME, "request.gameLambda": 1e-9 }, { places: 1 }));
    expect(consentForeseen(run.world, run.state)).toBeCloseTo(0.125, 6);
    const sure = began(worldWith({ ...GAME, ...WILLING, "request.gameLambda": 100 }, { places: 1 }));
    expect(consentForeseen(sure.world, sure.state)).toBeCloseTo(1, 9);
    const alone = began(worldWith({ ...GAME, ...UNWILLING, "treaty.label": "alone" }, { places: 1 }));
    expect(consentForeseen(alone.world, alone.state)).toBe(1);
    expect([payoffOf(0), payoffOf(100), payoffOf(-100)].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([0, 1, -1]);
  });
});

describe("leanings", () => {
  test("a member's come after all others, three each", () => {
    expect(memberShock(0, "consent")).toBe(SHOCKS.length);
    expect(memberShock(2, "object")).toBe(SHOCKS.length + 2 * MEMBER_OPTIONS.length + 2);
  });

  test("a member's leaning is its own: leaving another one out of the list changes no vote of it", () => {
    const split = { "council.stakeWeight": 0.1, "council.pressureWeight": 0, "council.insuranceWeight": 0, "council.groundWeight": 0, "council.statusWeight": 0 }; // prettier-ignore
    const all = worldWith({ ...split }, { places: 1 }).members;
    const seen = new Set<number>();
    for (let index = 0; index < 6; index++) {
      const last = all.slice(1);
      const whole = meet({ ...split, "decide.shockForm": "held" }, 20, 1, all);
      const fewer = meet({ ...split, "decide.shockForm": "held" }, 20, 1, last);
      if (whole.state.consented[0] === fewer.state.consented[0])
        expect([...whole.state.vote].slice(1)).toEqual([...fewer.state.vote]);
      for (const v of whole.state.vote) seen.add(v);
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  test("what a member has shown it keeps in a future with other luck", () => {
    const world: World = worldWith({ ...UNWILLING, "decide.shockForm": "held", "council.revision": 12 }, { places: 1 });
    const run = began(world);
    run.state.requested[0] = run.state.pending[0] = 1;
    run.state.spoke[0] = 1;
    run.state.memberLooks.fill(1);
    take("members vote", momentOf(run, { tick: 8, time: 1, slot: 4 }));
    const kept = run.state.leaning.slice(SHOCKS.length);
    expect(kept.some((z) => z !== 0)).toBe(true);
    const branch = fork(run, world, 3);
    advance(branch, 3);
    expect(branch.state.leaning.slice(SHOCKS.length)).toEqual(kept);
  });
});

test("status and ground are open to either sign, need and pressure by what they are named for", () => {
  expect(council.params.groundWeight.sign).toBe("free");
  expect(council.params.statusWeight).toMatchObject({ sign: "free", about: "request.status" });
});
