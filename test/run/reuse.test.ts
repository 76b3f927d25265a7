// States, logs and draws are used again and shared; no run can tell.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RUN_STREAMS } from "../../src/core/streams.ts";
import { createState, FIELD_NAMES, giveBack, shapeOf } from "../../src/model/kit/state.ts";
import { runChannels } from "../../src/run/channels.ts";
import { RunLog } from "../../src/run/log.ts";
import { advance, fork, release, startRun, type Run } from "../../src/run/run.ts";
import { worldWith } from "../model/stage.ts";

const worlds = [3, 5].flatMap((places) =>
  [0, 1].map((index) => worldWith({ "hardship.shockSize": 4, "mobilisation.calmGap": 4.5 }, { places, index })),
);

describe("a state that was given back", () => {
  const shape = shapeOf(worlds[0] as Run["world"]);

  test("is NaN all over until another is made of it, which has nothing of it", () => {
    const state = createState(shape);
    state.data.fill(7);
    giveBack(shape, state);
    expect(state.data.every(Number.isNaN)).toBe(true);
    const next = createState(shape);
    expect(next).toBe(state);
    expect(next.data.every((x) => x === 0)).toBe(true);
    const from = next.data.map((_, i) => i);
    giveBack(shape, next);
    expect([...createState(shape, from).data]).toEqual([...from]);
  });

  test("serves its own shape alone, and is given back once", () => {
    const state = createState(shape);
    giveBack(shape, state);
    // as many numbers, cut otherwise
    const other = createState({ ...shape, places: shape.places + 1 });
    expect(other).not.toBe(state);
    expect(other.quiet.length).toBeGreaterThan(state.quiet.length);
    expect(() => giveBack(shape, state)).toThrow(RangeError);
  });

  test("has its fields where a new one has them", () => {
    giveBack(shape, createState(shape));
    const [reused, made] = [createState(shape), createState(shape)];
    for (const field of FIELD_NAMES)
      expect([reused[field].byteOffset, reused[field].length]).toEqual([made[field].byteOffset, made[field].length]);
  });
});

test("runs and their forks come to the same whatever was run and given back before, in any order", () => {
  /** A run, two futures of it and an arm of each; with `back`, every state is given back as soon as it is read. */
  const readAll = (world: Run["world"], replicate: number, back: boolean): number[][] => {
    const run = startRun(world, replicate);
    advance(run, 4);
    const ends = [1, 1, 2].map((branch) => {
      const arm = fork(run, world, branch);
      advance(arm, 9);
      const end = [...arm.state.data, arm.log.events.length];
      if (back) release(arm);
      return end;
    });
    advance(run, 9);
    ends.push([...run.state.data, run.log.events.length]);
    if (back) release(run);
    return ends;
  };
  const cases = worlds.flatMap((world) => [0, 1].map((replicate) => ({ world, replicate })));
  const plain = cases.map(({ world, replicate }) => readAll(world, replicate, false));
  fc.assert(
    fc.property(fc.array(fc.nat(cases.length - 1), { minLength: 2, maxLength: 6 }), (order) => {
      for (const i of order) {
        const { world, replicate } = cases[i] as (typeof cases)[number];
        expect(readAll(world, replicate, true)).toEqual(plain[i]);
      }
    }),
    { seed: 5, numRuns: 8 },
  );
});

test("a fork's log has what came before it, and neither has what the other adds", () => {
  const event = (kind: string) => ({ kind, time: 0, place: -1, causes: [], values: {} }) as never;
  const kinds = (log: RunLog): string[] => log.events.map((e) => e.kind);
  const first = new RunLog(false);
  first.add(event("a"));
  const [one, two] = [new RunLog(false, first), new RunLog(false, first)];
  const third = new RunLog(false, one);
  one.add(event("b"));
  first.add(event("c"));
  two.add(event("d"));
  expect([first, one, two, third].map(kinds)).toEqual([["a", "c"], ["a", "b"], ["a", "d"], ["a"]]);
  expect([first.latest("c"), one.latest("c"), two.latest("b"), third.latest("b")]).toEqual([1, -1, -1, -1]);
});

test("draws that are shared by forks are those of each", () => {
  const world = worlds[0] as Run["world"];
  const made = new Map();
  fc.assert(
    fc.property(
      fc.constantFrom(...RUN_STREAMS), fc.nat(3), fc.nat(100), fc.nat(100), fc.nat(63), fc.nat(2),
      (stream, branch, forkedAt, slot, sub, place) => {
        const [shared, own] = [made, undefined].map((m) => runChannels(world, 1, branch, undefined, forkedAt, m));
        expect(shared?.place(stream, place, slot, sub)).toBe(own?.place(stream, place, slot, sub));
        expect(shared?.state(stream, slot, sub)).toBe(own?.state(stream, slot, sub));
      },
    ),
    { seed: 6, numRuns: 400 },
  ); // prettier-ignore
});
