// How often actors look only delays what they do: in whole runs, with everything that acts on everything.
import { expect, test } from "vitest";
import { advance, startRun } from "../../src/run/run.ts";
import type { DateField } from "../../src/model/kit/state.ts";
import { worldWith } from "../model/stage.ts";

const RUNS = 400;
const DAYS = 9;
const EVERY = 4;

/** Acts of the government and of the guarantor, each an event of its own. */
const ACTS = [
  "conceded",
  "emergency",
  "dismissed",
  "shutdown",
  "warned",
  "engaged",
  "purged",
] as const satisfies readonly DateField[];

/** By act, the day it was first taken on in each run, when every actor looks so often a day. */
function days(often: number): Readonly<Record<(typeof ACTS)[number], readonly number[]>> {
  const looks = Object.fromEntries(
    ["government.revisionCrisis", "guarantor.revision", "council.revision", "elites.revision", "elites.purgeRevision", "aftermath.revision"].map((path) => [path, often]),
  ); // prettier-ignore
  const found = Object.fromEntries(ACTS.map((act) => [act, [] as number[]])) as Record<(typeof ACTS)[number], number[]>;
  for (let index = 0; index < RUNS; index++) {
    const sets = {
      ...looks,
      "hardship.shockSize": 4.2,
      "hardship.onset": 0.6,
      "mobilisation.calmGap": 4.5,
      "decide.shockForm": "rate",
      "government.courseWeight": -9,
      "elites.form": "decide",
      "survival.fallRate": 1e-9,
      "survival.eliteFallRate": 1e-9,
    };
    const run = startRun(worldWith(sets, { places: 2, index }), 0);
    advance(run, DAYS);
    for (const act of ACTS) {
      const on = run.state[act].filter((day) => day >= 0);
      found[act].push(on.length > 0 ? Math.min(...on) : Infinity);
    }
  }
  return found;
}

test("twice and eight times the looks change the chance of each act by no more than the delay explains (400 worlds, false alarm 1 in 10,000 each)", () => {
  const base = days(EVERY);
  for (const times of [2, 8]) {
    const more = days(EVERY * times);
    for (const act of ACTS) {
      const by = (of: readonly number[], day: number): number => of.filter((on) => on <= day).length / RUNS;
      const share = by(more[act], DAYS);
      // an act waits for its actor's look, and for that of one act before it
      const delay = share - by(more[act], DAYS - 2 / EVERY);
      const sd = Math.sqrt((2 * Math.max(share * (1 - share), 0.02)) / RUNS);
      expect(Math.abs(by(base[act], DAYS) - share), `${act}, ${times} times`).toBeLessThan(delay + 3.9 * sd);
      expect(share, act).toBeGreaterThan(0.02);
    }
  }
});
