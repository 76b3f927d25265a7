// The rest of a year: what daily steps leave out, that they are cheap, and that what is read does not decide how a run goes on.
import { describe, expect, test } from "vitest";
import { NEVER } from "../../src/model/kit/state.ts";
import { follow, isSettled } from "../../src/run/follow.ts";
import { YEAR } from "../../src/model/kit/outcome.ts";
import { outcomeOf } from "../../src/run/outcomes.ts";
import { advance, fork, startRun, type Run } from "../../src/run/run.ts";
import { LATER } from "../../src/run/schedule.ts";
import { readArm } from "../../src/run/arms.ts";
import { TICKS_PER_DAY } from "../../src/model/kit/step.ts";
import { worldWith, type Sets } from "../model/stage.ts";
import { asked } from "../fixture/asked.ts";

const CRISIS: Sets = { "hardship.shockSize": 3.5, "hardship.fade": 4, "elites.purgeDefault": -1 };

function atHorizon(index: number, sets: Sets = CRISIS): Run {
  const run = startRun(worldWith(sets, { index, places: 8 }), 0);
  advance(run, 30);
  return run;
}

/** The first crises of the invented state that are settled at their horizon. */
const settled = Array.from({ length: 30 }, (_, index) => atHorizon(index)).filter(
  (run) => isSettled(run) && run.state.fallen[0] === NEVER && (run.state.peakPeople[0] as number) >= 1000,
);

test("there are settled crises", () => expect(settled.length).toBeGreaterThan(4));

test("reaches day 365; the street and the daily series stand still", () => {
  for (const run of settled.slice(0, 4)) {
    const later = fork(run);
    expect(follow(later, YEAR)).toBeLessThanOrEqual(335);
    expect(later.tick).toBe(YEAR * TICKS_PER_DAY);
    for (const field of [
      "crowd",
      "quiet",
      "grievance",
      "dayPeople",
      "placeDayPeople",
      "dayDeaths",
      "nationalControl",
    ] as const)
      expect([...later.state[field]], field).toEqual([...run.state[field]]);
    expect(outcomeOf(later, asked("fallenAfterYear"))).toBe(later.state.fallen[0] === NEVER ? 0 : 1);
    expect(outcomeOf(run, asked("fallenAfterYear"))).toBeNaN();
  }
});

// what they cost: bench/measures.ts
test("a settled crisis is followed for a year in fewer steps of mechanisms than its 30 days took", () => {
  for (const run of settled) {
    let taken = 0;
    advance(startRun(run.world, 0), 30, undefined, () => void taken++);
    expect(follow(fork(run), YEAR) * LATER.length).toBeLessThan(taken);
  }
});

describe("in two parts or one, watched or not, alone or with other readings: the same year", () => {
  test("stopped on the way", () => {
    const [once, twice] = [fork(settled[0] as Run), fork(settled[0] as Run)];
    follow(once, YEAR);
    follow(twice, 100);
    follow(twice, YEAR);
    expect([...twice.state.data]).toEqual([...once.state.data]);
  });
  test("readings", () => {
    const start = (): Run => startRun(worldWith(CRISIS, { index: (settled[0] as Run).world.index, places: 8 }), 0);
    const names = ["alignment at +365 d", "people at +40 d", "deaths", "leverage at +60 d", "concentrationAfterYear"];
    const all = readArm(
      start(),
      names.map((name) => ({ outcome: asked(name) })),
      30,
    );
    expect(all.every(Number.isFinite)).toBe(true);
    names.forEach((name, i) => expect(readArm(start(), [{ outcome: asked(name) }], 30), name).toEqual([all[i]]));
  });
});

test("a crisis that is not settled goes on in full until it is", () => {
  const run = Array.from({ length: 40 }, (_, index) =>
    atHorizon(index, { "hardship.shockSize": 4.2, "hardship.fade": 40 }),
  ).find((r) => !isSettled(r)) as Run;
  const steps = follow(run, 60);
  expect(steps).toBeGreaterThan(30);
  expect(run.tick).toBe(60 * TICKS_PER_DAY);
});
