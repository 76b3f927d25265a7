import { describe, expect, test } from "vitest";
import { NEVER } from "../../src/model/kit/state.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { isCalm } from "../../src/world/calm.ts";
import { observation } from "../../src/model/street/observation.ts";
import { began, crowdOf, momentOf, take, TICK, worldWith, type Sets } from "./stage.ts";

/** Values with which a government does everything that its menu allows. */
const RASH: Sets = {
  "decide.shockForm": "rate",
  "government.courseWeight": 0,
  "government.legitimacyWeight": 0,
  "government.dependenceWeight": 0,
  "government.homeCostWeight": 0,
  "government.dangerWeight": 16,
  "government.error": 0.001,
  "observation.seenFrom": 100,
  "government.revisionCrisis": 12,
  "request.form": "decide",
};

function govern(run: ReturnType<typeof began>, ticks: number, from = 0): void {
  for (let i = 0; i < ticks; i++) {
    const tick = from + i;
    take(
      "government decides",
      momentOf(run, { tick, time: 1 + tick * TICK, slot: Math.floor(tick / 2), sub: tick % 2 }),
    );
  }
}

const kinds = (run: ReturnType<typeof began>): string[] => [...new Set(run.log.events.map((e) => e.kind))].sort();

/** A government with a crowd and this picture. */
function with_(
  crowd: number,
  sets: Sets,
  change: (run: ReturnType<typeof began>) => void,
  ticks = 300,
): ReturnType<typeof began> {
  // a rash government would step down before anything else: that option has its own test
  const world = worldWith({ ...RASH, ...sets }, { places: 2 });
  const run = began({ ...world, directives: [{ force: "government", never: "stepDown" }] });
  if (crowd > 0) crowdOf(run, 0, crowd);
  change(run);
  govern(run, ticks);
  return run;
}

const danger = (run: ReturnType<typeof began>): void => {
  run.state.force.fill(0);
  for (const picture of [run.state.governmentSees, run.state.governmentSaw]) picture.set([-1, 8, 0.7, 0.5, 0.3]);
};

describe("menus have gates", () => {
  test("without a visible crowd nothing is done, in any danger", () => {
    expect(with_(0, {}, danger).log.events).toHaveLength(0);
    expect(with_(100, {}, danger).log.events).toHaveLength(0);
    expect(with_(101, {}, danger).log.events.length).toBeGreaterThan(0);
  });

  test("live fire needs an emergency and lost ground", () => {
    expect(kinds(with_(500, {}, danger))).not.toContain("liveFire");
    const lost = (run: ReturnType<typeof began>): void => {
      danger(run);
      run.state.nationalControl[0] = 0.89;
    };
    expect(kinds(with_(500, {}, lost))).toContain("liveFire");
    expect(
      kinds(
        with_(500, { "government.stepEmergency": 1, "government.courseWeight": -90, "government.stepFire": 0 }, lost),
      ),
    ).not.toContain("liveFire");
  });

  test("asking needs an emergency, a lost site, or an expectation below 0.7", () => {
    const never = {
      "government.stepEmergency": 1,
      "government.stepConcede": 1,
      "government.stepAsk": 0,
      "government.courseWeight": -90,
    };
    const safe = (run: ReturnType<typeof began>): void => {
      for (const picture of [run.state.governmentSees, run.state.governmentSaw]) picture.set([1, 8, 0.7, 0.5, 0.3]);
    };
    expect(with_(500, never, safe).log.events).toHaveLength(0);
    expect(kinds(with_(500, never, danger))).toContain("request");
    expect(kinds(with_(500, never, (run) => (safe(run), run.state.siteHeld.fill(0))))).toContain("request");
    expect(kinds(with_(500, never, (run) => (safe(run), run.state.emergencyOn.fill(1))))).toContain("request");
  });

  test("each measure is taken once, and one request is open at a time", () => {
    const run = with_(500, {}, danger);
    for (const kind of ["concede", "emergency", "request"])
      expect(
        run.log.events.filter((e) => e.kind === kind),
        kind,
      ).toHaveLength(1);
  });

  test("a refused request waits for a new situation", () => {
    const refused =
      (then: number) =>
      (run: ReturnType<typeof began>): void => {
        danger(run);
        run.state.emergencyOn[0] = 1;
        run.state.refused[0] = 1;
        run.state.survivalAtRefusal[0] = then;
      };
    const seen = 1 / (1 + Math.exp(1));
    expect(kinds(with_(500, {}, refused(seen)))).not.toContain("request");
    expect(kinds(with_(500, {}, refused(seen + 0.2)))).toContain("request");
  });
});

test("calm states never act: 60 worlds of the calm ensemble, 30 days, unless a crowd was seen by chance", () => {
  let quiet = 0;
  for (let index = 0; index < 60; index++) {
    const world = worldWith({}, { index, plan: { shocked: false } });
    if (!isCalm(world)) continue;
    const run = startRun(world, 0);
    advance(run, 30);
    if ((run.state.peakPeople[0] as number) > observation.of(world).seenFrom) continue;
    quiet++;
    expect(run.log.events.filter((e) => e.kind !== "fall")).toEqual([]);
    for (const field of ["conceded", "emergency", "liveFire", "requested", "warned", "deployChosen"] as const)
      expect(run.state[field][0]).toBe(NEVER);
  }
  expect(quiet).toBeGreaterThan(50);
});

describe("measures end", () => {
  test("an order to fire after a quiet day, an emergency after its quiet days, and a crowd starts the count anew", () => {
    const run = began(worldWith({ ...RASH, "government.emergencyEnds": 9 }, { places: 1 }));
    const { state } = run;
    state.emergencyOn[0] = 1;
    state.liveFireOn[0] = 1;
    const days = (n: number): number => n / TICK;
    govern(run, days(1));
    expect([state.liveFireOn[0], state.emergencyOn[0]]).toEqual([1, 1]);
    govern(run, days(1), days(1));
    expect([state.liveFireOn[0], state.emergencyOn[0]]).toEqual([0, 1]);
    state.crowd[0] = 101;
    state.quiet[0] = (state.quiet[0] as number) - 101;
    govern(run, 1, days(2));
    expect(state.quietSince[0]).toBe(NEVER);
    state.crowd[0] = 0;
    govern(run, days(8.5), days(2) + 1);
    expect(state.emergencyOn[0]).toBe(1);
    govern(run, days(1), days(10.5) + 1);
    expect(state.emergencyOn[0]).toBe(0);
    expect(run.log.events.at(-1)?.kind).toBe("emergency lifted");
  });
});

test("the considerations are the equation's, by their own symbols", () => {
  const run = with_(
    500,
    {
      "government.courseWeight": -10,
      "government.stepAsk": 0.25,
      "government.stepConcede": 0.2,
      "government.legitimacyWeight": -2,
      "government.dangerWeight": 12,
      "government.dependenceWeight": -1,
      "government.expectedHelp": 0.3,
      "government.homeCostWeight": -2,
      "scenario.foreignDisapproval": 0.5,
      "government.answerWeight": 4,
      "precedent.priorCome": 0.5,
      "government.error": 1e-12,
    },
    danger,
  );
  const first = run.log.events[0];
  const survival = 1 / (1 + Math.exp(1));
  const parts = Object.fromEntries((first?.considerations ?? []).map((c) => [c.option, c.parts]));
  expect(parts["hold"]).toEqual({ danger: 0, standing: -0, course: -0 });
  expect(parts["concede"]?.["danger"]).toBeCloseTo(12 * (1 - survival) * 0.7, 6);
  expect(parts["concede"]?.["course"]).toBeCloseTo(-2, 12);
  expect(parts["emergency"]?.["danger"]).toBeCloseTo(12 * (1 - survival) * 0.7, 6);
  expect(parts["emergency"]?.["standing"]).toBeCloseTo(-0.4, 12);
  expect(parts["ask"]?.["danger"]).toBeCloseTo(12 * (1 - survival) * 0.3, 6);
  expect(parts["ask"]?.["dependence"]).toBeCloseTo(-0.3, 12);
  expect(parts["ask"]?.["home"]).toBeCloseTo(-1, 12);
  expect(parts["ask"]?.["answer"]).toBeCloseTo(2 * (1 - survival), 6);
  expect(parts["ask"]?.["course"]).toBeCloseTo(-2.5, 12);
});

describe("the newer options", () => {
  const once = (kind: string, run: ReturnType<typeof began>): number =>
    run.log.events.filter((e) => e.kind === kind).length;

  test("the frame needs an emergency or a lost site; each is taken once", () => {
    const never = { "government.stepEmergency": 1, "government.courseWeight": -90, "government.stepFrame": 0 };
    expect(once("frame", with_(500, never, danger))).toBe(0);
    expect(
      once(
        "frame",
        with_(500, never, (run) => (danger(run), run.state.siteHeld.fill(0))),
      ),
    ).toBe(1);
    const run = with_(500, {}, danger);
    for (const kind of ["shutdown", "dismiss", "frame"]) expect(once(kind, run), kind).toBe(1);
    expect([run.state.shutdownOn[0], run.state.dismissed[0] !== NEVER, run.state.framed[0] !== NEVER]).toEqual([
      1,
      true,
      true,
    ]);
  });

  test("a claim that sets the frame takes the choice off the menu", () => {
    for (const frame of ["external", "internal"]) {
      const run = with_(500, { "framing.frame": frame }, (r) => (danger(r), r.state.siteHeld.fill(0)));
      const offered = run.log.events.flatMap((e) => (e.considerations ?? []).map((c) => c.option));
      expect(offered).toContain("shutdown");
      expect(offered).not.toContain("frame");
    }
  });

  test("their considerations are the equation's", () => {
    const run = with_(
      500,
      {
        "government.courseWeight": -10,
        "government.stepFrame": 0.1,
        "government.stepShutdown": 0.2,
        "government.stepDismiss": 0.3,
        "government.legitimacyWeight": -2,
        "government.dangerWeight": 12,
        "government.routeWeight": 2,
        "government.error": 1e-12,
        "contagion.mediaShare": 0.6,
        "framing.cost": 0.5,
        "framing.priorHome": 0,
        "framing.interestWeight": 0,
        "framing.distrustWeight": 0,
        "framing.priorGuarantor": 0,
        "framing.groundGain": 0.4,
        "treaty.ground": "outsideAttack",
        "treaty.internalGround": 0.4,
        "request.statusGround": 0,
      },
      (r) => (danger(r), r.state.siteHeld.fill(0)),
    );
    const survival = 1 / (1 + Math.exp(1));
    const parts = Object.fromEntries((run.log.events[0]?.considerations ?? []).map((c) => [c.option, c.parts]));
    expect(parts["shutdown"]?.["danger"]).toBeCloseTo(12 * (1 - survival) * 0.3, 6);
    expect(parts["shutdown"]?.["standing"]).toBeCloseTo(-0.6, 12);
    expect(parts["dismiss"]?.["danger"]).toBeCloseTo(12 * (1 - survival) * 0.15, 6);
    expect(parts["dismiss"]?.["course"]).toBeCloseTo(-3, 12);
    expect(parts["frame"]?.["danger"]).toBeCloseTo(12 * (1 - survival) * 0.125, 6);
    expect(parts["frame"]?.["standing"]).toBeCloseTo(-0.2, 12);
    expect(parts["frame"]?.["route"]).toBeCloseTo(2 * 0.4 * 0.5, 12);
    expect(parts["frame"]?.["disbelief"]).toBeCloseTo(-0.25, 12);
  });

  test("a dismissal moves legitimacy by the political share, either way, and not at zero", () => {
    const moved = (effect: number, political: number): number => {
      const run = with_(500, { "government.dismissalLegitimacy": effect, "hardship.legitimacy": 0.5 }, (r) => {
        danger(r);
        r.state.political.fill(political);
      });
      expect(run.state.dismissed[0]).not.toBe(NEVER);
      return (run.state.legitimacy[0] as number) - 0.5;
    };
    expect(moved(0.1, 0.8)).toBeCloseTo(0.08, 12);
    expect(moved(-0.05, 1)).toBeCloseTo(-0.05, 12);
    expect(moved(0, 1)).toBe(0);
    expect(moved(0.1, 0)).toBe(0);
  });

  test("in the game the hope of an answer is what the others would do; alone and certain it is whole", () => {
    const answer = (sets: Sets): number => {
      const run = with_(
        500,
        { "request.form": "game", "government.answerWeight": 4, "government.error": 1e-12, ...sets },
        (r) => (danger(r), r.state.siteHeld.fill(0)),
      );
      const parts = run.log.events[0]?.considerations?.find((c) => c.option === "ask")?.parts;
      return (parts?.["answer"] as number) / (4 * (1 - 1 / (1 + Math.exp(1))));
    };
    const keen = {
      "guarantor.burdenWeight": 0,
      "guarantor.needWeight": 400,
      "request.gameLambda": 50,
      "treaty.label": "alone",
    };
    expect(answer(keen)).toBeCloseTo(1, 4);
    expect(answer({ ...keen, "guarantor.needWeight": -400 })).toBeCloseTo(0, 4);
    expect(answer({ ...keen, "request.gameLambda": 1e-9 })).toBeCloseTo(0.5, 4);
  });
});

describe("purge and stepping down", () => {
  const offered = (sets: Sets, change: (run: ReturnType<typeof began>) => void): string[] => {
    const run = began(worldWith({ ...RASH, ...sets }, { places: 2 }));
    crowdOf(run, 0, 500);
    change(run);
    for (let i = 0; i < 300 && run.log.events.length === 0; i++)
      take("government decides", momentOf(run, { tick: i, time: 1 + i * TICK, slot: Math.floor(i / 2), sub: i % 2 }));
    return (run.log.events[0]?.considerations ?? []).map((c) => c.option);
  };
  const safe = (run: ReturnType<typeof began>): void => {
    for (const picture of [run.state.governmentSees, run.state.governmentSaw]) picture.set([1, 8, 0.7, 0.5, 0.3]);
  };

  test("a purge needs power that does not back, stepping down a lost site and an expectation below a half", () => {
    expect(offered({}, safe)).not.toContain("purge");
    expect(offered({}, (run) => (safe(run), (run.state.stance[1] = 0.5)))).toContain("purge");
    expect(offered({}, safe)).not.toContain("stepDown");
    expect(offered({}, danger)).not.toContain("stepDown");
    expect(offered({}, (run) => (safe(run), run.state.siteHeld.fill(0)))).not.toContain("stepDown");
    expect(offered({}, (run) => (danger(run), run.state.siteHeld.fill(0)))).toContain("stepDown");
  });

  test("stepping down is a fall, once, after which nothing is decided", () => {
    const world = worldWith({ ...RASH, "government.dangerWeight": 60 }, { places: 2 });
    const run = began(world);
    crowdOf(run, 0, 500);
    danger(run);
    run.state.siteHeld.fill(0);
    govern(run, 300);
    expect(run.state.steppedDown[0]).not.toBe(NEVER);
    expect(run.state.fallen[0]).toBe(run.state.steppedDown[0]);
    expect(run.log.events.at(-1)?.kind).toBe("fall");
  });

  test("a purge strikes who holds back most; imposed, it needs nobody who does", () => {
    const strike = (stance: readonly number[]): number[] => {
      const world = worldWith({ ...RASH, "elites.purgeSuccess": 1 }, { places: 2 });
      const run = began({
        ...world,
        directives: [
          { force: "government", choose: "purge", when: null, after: 0 },
          { force: "government", never: "stepDown" },
        ],
      });
      run.state.stance.set(stance);
      take("directives", momentOf(run));
      take("government decides", momentOf(run));
      return [...run.state.purged].flatMap((date, j) => (date === NEVER ? [] : [j]));
    };
    expect(strike([1, 1, 0])).toEqual([2]);
    expect(strike([1, 0, 1])).toEqual([1]);
    expect(strike([1, 1, 1])).toEqual([0]);
  });
});
