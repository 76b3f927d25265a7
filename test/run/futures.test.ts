// What is settled at a fork, stream by stream: other futures of a run share what had shown or was under way for a moment, and nothing else;
// arms of one future share all of their luck.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { draw } from "../../src/core/keyed.ts";
import { RUN_STREAMS, STREAM, STREAM_NAMES, WAIT_FIELDS, type RunStream, type Stream } from "../../src/core/streams.ts";
import type { Channels } from "../../src/model/kit/draws.ts";
import { FIELD_NAMES, NEVER } from "../../src/model/kit/state.ts";
import { TICKS_PER_DAY, TICKS_PER_SLOT } from "../../src/model/kit/step.ts";
import { keyAt, runChannels, type Lot } from "../../src/run/channels.ts";
import { advance, fork, momentsOf, startRun, type Run } from "../../src/run/run.ts";
import { measure, seriesAt } from "../../src/run/row.ts";
import { momentOf, take, worldWith, type Sets } from "../model/stage.ts";

const world = worldWith({}, { places: 4, index: 3 });
const FORKED = 43; // day 5, 09:00: within a slot
const LOUD: Sets = {
  "hardship.shockSize": 8,
  "government.revisionCrisis": 12,
  "mobilisation.calmGap": 4.6,
  "government.courseWeight": -2,
  "government.stepDownGate": 0,
  "guarantor.burdenWeight": -3,
  "guarantor.needWeight": 4,
  "survival.fallRate": 1e-6,
  "survival.eliteFallRate": 1e-6,
};

/** Every way of asking a run for a draw. */
const ASKED: readonly ((draws: Channels, s: RunStream, slot: number, sub: number, index: number) => number)[] = [
  (draws, s, slot, sub, index) => draws.place(s, 2, slot, sub, index),
  (draws, s, slot, sub, index) => draws.member(s, 1, slot, sub, index),
  (draws, s, slot, sub, index) => draws.faction(s, 1, slot, sub, index),
  (draws, s, slot, sub, index) => draws.state(s, slot, sub, index),
];
const people = worldWith({}, { places: 4, index: 3 });
const factions = [
  ...people.factions,
  ...(people.factions.length > 1 ? [] : [{ entity: 7 }, { entity: 8 }]),
] as typeof people.factions;
const peopled = { ...people, factions };

/** Draws of the base run, and of two branches, each asked twice as two arms would. */
const drawn = (forkedAt: number) => [0, 1, 1, 2].map((b) => runChannels(peopled, 5, b, undefined, forkedAt));

describe("every stream is as it is declared", () => {
  test.each(RUN_STREAMS)("%s", (stream) => {
    const { atFork } = STREAM[stream];
    fc.assert(
      fc.property(
        fc.nat(600), fc.nat(160), fc.nat(63), fc.nat(40), fc.constantFrom(...ASKED),
        (forkedAt, slot, sub, index, ask) => {
          const [own, a, arm, b] = drawn(forkedAt).map((draws) => ask(draws, stream, slot, sub, index));
          expect(arm).toBe(a);
          const begun = atFork.settled === "slots begun" && slot * TICKS_PER_SLOT < forkedAt;
          const days = atFork.settled === "days over" && (slot + 1) * TICKS_PER_DAY <= forkedAt;
          expect(new Set([own, a, b]).size).toBe(begun || days ? 1 : 3);
          const lot = (branch: number): Lot => ({ world: peopled, replicate: 5, branch, forkedAt });
          const [first, second, third] = [0, 1, 2].map((n) => draw(keyAt(lot(n), stream, slot), 0, sub, index));
          expect(new Set([first, second, third]).size).toBe(begun || days ? 1 : 3);
        },
      ),
      { seed: 11, numRuns: 60 },
    ); // prettier-ignore
  });

  test("streams that no run draws from are refused where runs draw, and a stream without an answer does not compile", () => {
    const draws = momentsOf(startRun(world, 0)).draws;
    // @ts-expect-error: estimators draw from it
    draws.state("bootstrap", 0, 0);
    // @ts-expect-error: what is settled of it is not said
    const unsaid = { number: 30, draws: "something", because: "" } satisfies Stream;
    expect(unsaid.number).toBe(30);
    expect(STREAM_NAMES.filter((s) => !(RUN_STREAMS as readonly string[]).includes(s))).toEqual(
      expect.arrayContaining(["assumption", "form", "placeEffect", "bootstrap", "design", "mirror", "posterior"]), // prettier-ignore
    );
  });

  test("what is kept, and waits that begin anew, are fields of the state", () => {
    const kept = STREAM_NAMES.flatMap((s): readonly string[] =>
      "kept" in STREAM[s].atFork ? STREAM[s].atFork.kept : [],
    );
    expect(kept.length).toBeGreaterThan(1);
    for (const field of [...kept, ...WAIT_FIELDS]) expect(FIELD_NAMES).toContain(field);
    expect(WAIT_FIELDS).toEqual(["entryClock", "entryDue", "fallClock", "newsClock"]);
  });
});

describe("a fork", () => {
  const run = startRun(worldWith(LOUD, { places: 6, index: 2 }), 0);
  advance(run, 20, (at) => at.tick >= FORKED);

  test("keeps everything but waits, which begin anew; with the same luck it keeps them too", () => {
    for (const field of FIELD_NAMES) {
      const waits = (WAIT_FIELDS as readonly string[]).includes(field);
      expect(fork(run).state[field], field).toEqual(run.state[field]);
      expect(fork(run, run.world, 0).state[field], field).toEqual(run.state[field]);
      expect(fork(run, run.world, 4).state[field], field).toEqual(
        waits ? run.state[field].map(() => 0) : run.state[field],
      );
    }
    const quiet = startRun(world, 0);
    advance(quiet, 0.25);
    // where nothing is loud no word is on its way
    quiet.state.newsClock.fill(0.1);
    for (const field of WAIT_FIELDS) {
      expect(Math.max(...quiet.state[field]), field).toBeGreaterThan(0);
      expect(Math.max(...fork(quiet, world, 1).state[field]), field).toBe(0);
    }
  });

  test("of a branch goes on as the branch does; a branch has no branches", () => {
    const branch = fork(run, run.world, 3);
    advance(branch, 7);
    const copy = fork(branch);
    for (const each of [branch, copy]) advance(each, 12);
    expect(copy.state.data).toEqual(branch.state.data);
    expect(copy.forkedAt).toBe(FORKED);
    expect(() => fork(branch, branch.world, 2)).toThrow(RangeError);
    expect(() => fork(branch, branch.world, 0)).toThrow(RangeError);
  });

  test("counts of days that are over are the run's, later ones the branch's", () => {
    const rows = [0, 1, 2].map((b) => {
      const future = fork(run, run.world, b);
      // the same people in each, so that only the error of counting can differ
      future.state.dayPeople.fill(1000);
      return measure(future, 20).slice(seriesAt("people", 20), seriesAt("people", 20) + 20);
    });
    const over = Math.floor(FORKED / TICKS_PER_DAY);
    for (let t = 0; t < 20; t++) expect(new Set(rows.map((row) => row[t])).size, `day ${t}`).toBe(t < over ? 1 : 3);
  });
});

describe("leanings", () => {
  const SEEN = 9;
  /** A run of one form of leanings to day 9, and futures of it to day 16. */
  const futures = (shockForm: string, index: number): { at: Run; ends: Run[] } => {
    const at = startRun(worldWith({ ...LOUD, "decide.shockForm": shockForm }, { places: 6, index }), 0);
    advance(at, SEEN);
    const ends = [0, 1, 2].map((b) => {
      const future = fork(at, at.world, b);
      advance(future, 16);
      return future;
    });
    return { at, ends };
  };

  test("that have shown stay what they were, in every future; those that come up later are each future's own", () => {
    let [shown, later] = [0, 0];
    for (let index = 0; index < 25; index++) {
      const { at, ends } = futures("held", index);
      at.state.leaning.forEach((kept, i) => {
        const own = ends.filter((e) => e.state.leaning[i] !== 0).map((e) => e.state.leaning[i]);
        if (kept !== 0) {
          shown++;
          expect(new Set([kept, ...own]).size).toBe(1);
        } else if (own.length > 1) {
          later++;
          expect(new Set(own).size).toBe(own.length);
        }
      });
    }
    expect(shown).toBeGreaterThan(9);
    expect(later).toBeGreaterThan(9);
  });

  test("may change their form at a fork: what has shown is found again", () => {
    let shown = 0;
    for (let index = 0; index < 10; index++) {
      const from = futures("held", index).at;
      const arm = fork(from, worldWith({ ...LOUD, "decide.shockForm": "rate" }, { places: 6, index }));
      advance(arm, 12);
      expect(arm.state.leaning).toEqual(from.state.leaning);
      const again = fork(arm, from.world);
      advance(again, 16);
      from.state.leaning.forEach((kept, i) => {
        if (kept === 0) return;
        shown++;
        expect(again.state.leaning[i]).toBe(kept);
      });
    }
    expect(shown).toBeGreaterThan(4);
  });
});

describe("a host", () => {
  const base = worldWith({ "contingents.acceptability": 0.5, "contingents.parliamentDelay": 10, "contingents.parliamentFail": 0 }, { places: 1 }); // prettier-ignore
  const members = base.members.map((m) => ({ ...m, offer: 0.5, parliament: 1 }));
  const council = { ...base, members };
  /** Force decided on; members' contingents looked at once `asked`, then each future at the ballots. */
  const answers = (asked: boolean): number[][] => {
    const run = startRun(council, 0);
    run.state.decided[0] = 1;
    run.state.troopsOrdered[0] = 1000;
    run.state.vote.fill(1);
    if (asked) take("contingents come", momentOf(run, { time: 1, tick: 8, slot: 4 }));
    return Array.from({ length: 12 }, (_, b) => {
      const future = fork(run, council, b + 1);
      take("contingents come", momentOf(future, { time: 2, tick: 16, slot: 8 }));
      take("contingents come", momentOf(future, { time: 20, tick: 160, slot: 80 }));
      return [...future.state.comes];
    });
  };

  test("that has accepted is not asked again; one that has not been asked yet answers in each future", () => {
    const [settled, open] = [true, false].map((asked) => new Set(answers(asked).map((comes) => comes.join())));
    expect(settled?.size).toBe(1);
    expect([...(settled ?? [])].join()).toContain("1");
    expect(open?.size).toBeGreaterThan(3);
  });
});

/** Largest distance of a sample from the exponential distribution of this rate. */
function fromExponential(sample: readonly number[], rate: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted.reduce((most, t, i) => {
    const f = 1 - Math.exp(-rate * t);
    return Math.max(most, Math.abs(f - i / sorted.length), Math.abs(f - (i + 1) / sorted.length));
  }, 0);
}
/** Kolmogorov-Smirnov: 1 in 1,000. */
const FAR = 1.95;

describe("an exponential wait has no memory", () => {
  const HAZARD = 0.5;
  const STEP = 0.02;
  const calm = worldWith({ "survival.calmHazard": HAZARD }, { places: 1, index: 3 });
  const half = worldWith({ "survival.calmHazard": HAZARD / 2 }, { places: 1, index: 3 });
  /** Days from the fork to the fall, at a constant hazard. */
  const waited = (run: Run): number => {
    for (let i = 0; run.state.fallen[0] === NEVER; i++) take("fall", momentOf(run, { time: i * STEP, dt: STEP }));
    return run.state.fallen[0] as number;
  };
  /** A run that has stood `days` of it. */
  const stood = (replicate: number, days: number): Run => {
    const run = startRun(calm, replicate);
    for (let i = 0; i * STEP < days; i++) take("fall", momentOf(run, { time: i * STEP, dt: STEP }));
    return run;
  };

  test("futures of one run that has stood for two days fall at 1 - e^{-λt} after the fork (2,000 branches, 1 in 1,000)", () => {
    const n = 2000;
    const at = Array.from({ length: 40 }, (_, r) => stood(r, 2)).find((run) => run.state.fallen[0] === NEVER) as Run;
    const waits = Array.from({ length: n }, (_, b) => waited(fork(at, calm, b + 1)));
    expect(fromExponential(waits.map((t) => t - STEP / 2), HAZARD)).toBeLessThan(FAR / Math.sqrt(n) + (HAZARD * STEP) / 2); // prettier-ignore
    // five days of it: 1 - e^{-2.5} = .918; 3.3 standard errors of a share are 1 in 1,000
    const chance = 1 - Math.exp(-5 * HAZARD);
    const fell = waits.filter((t) => t < 5 + STEP / 2).length / n;
    expect(Math.abs(fell - chance)).toBeLessThan(3.3 * Math.sqrt((chance * (1 - chance)) / n));
  });

  test("so do first futures of many runs, and the runs' own (1,000 runs, 1 in 1,000 each)", () => {
    const n = 1000;
    for (const branch of [0, 1]) {
      const waits: number[] = [];
      for (let r = 0; waits.length < n; r++) {
        const at = stood(r, 1);
        if (at.state.fallen[0] === NEVER) waits.push(waited(fork(at, calm, branch)));
      }
      expect(fromExponential(waits.map((t) => t - STEP / 2), HAZARD)).toBeLessThan(FAR / Math.sqrt(n) + (HAZARD * STEP) / 2); // prettier-ignore
    }
  });

  test("arms of one future share it: at half the hazard the wait is twice as long", () => {
    const at = stood(0, 0.1);
    for (let b = 1; b <= 30; b++) {
      const [whole, less] = [calm, half].map((w) => waited(fork(at, w, b))) as [number, number];
      expect(Math.abs(less - 2 * whole)).toBeLessThan(2.01 * STEP);
    }
  });

  test("a quiet place waits anew: due at an Exp(1) of hazard (2,000 branches, 1 in 1,000), the same in both arms", () => {
    const at = startRun(worldWith({}, { places: 4, index: 3 }), 0);
    advance(at, 1, (run) => run.tick >= 2);
    const place = at.state.entryDue.findIndex((due, d) => due > 0 && at.state.crowd[d] === 0);
    expect(place).toBeGreaterThanOrEqual(0);
    const n = 2000;
    const arm = worldWith({ "mobilisation.joinRate": 1e-9 }, { places: 4, index: 3 });
    const due = Array.from({ length: n }, (_, b) => {
      const [whole, less] = [at.world, arm].map((w) => {
        const future = fork(at, w, b + 1);
        take("go out and go home", { ...momentsOf(future), time: 0.25, dt: 1e-9, slot: 1, tick: 2 });
        return future.state.entryDue[place] as number;
      }) as [number, number];
      expect(less).toBe(whole);
      return whole;
    });
    expect(fromExponential(due, 1)).toBeLessThan(FAR / Math.sqrt(n));
  });
});
