// Steps do what they declare: taken on states of real crises, a step changes only fields it says it writes, and nothing in a field it
// does not say it reads changes what it does. Those fields are poisoned with NaN, with zeros, and with another crisis's numbers.
import { beforeAll, describe, expect, test } from "vitest";
import { createState, FIELD_NAMES, NEVER, shapeOf, type Field, type State } from "../../src/model/kit/state.ts";
import type { Moment, Step } from "../../src/model/kit/step.ts";
import { TICKS_PER_DAY, TICKS_PER_SLOT } from "../../src/model/kit/step.ts";
import { runChannels } from "../../src/run/channels.ts";
import { RunLog } from "../../src/run/log.ts";
import { advance, startRun } from "../../src/run/run.ts";
import { SCHEDULE } from "../../src/run/schedule.ts";
import type { World } from "../../src/model/kit/world.ts";
import { CRISES, CRISIS_DAYS, CRISIS_PLACES } from "../fixture/crisis.ts";
import { worldWith } from "../model/stage.ts";

/** A state a step was entered with, and where. */
interface Snapshot {
  readonly world: World;
  readonly data: Float64Array;
  readonly log: RunLog;
  readonly at: {
    readonly time: number;
    readonly dt: number;
    readonly slot: number;
    readonly sub: number;
    readonly tick: number;
  };
}

const STEPS = Object.entries(SCHEDULE).flatMap(([phase, steps]) => steps.map((step) => ({ phase, step })));

/** What a step made of a snapshot, with some fields changed first. */
function taken(
  step: Step,
  from: Snapshot,
  spoil: (state: State) => void,
): { state: State; events: readonly unknown[] } {
  const { world, at } = from;
  const state = createState(shapeOf(world), from.data);
  spoil(state);
  const log = new RunLog(true, from.log);
  const moment: Moment = { world, state, log, draws: runChannels(world, 0), ...at };
  step.apply(moment);
  return { state, events: log.events.slice(from.log.events.length) };
}

const same = (a: Float64Array, b: Float64Array): boolean => a.every((x, i) => Object.is(x, b[i]) || x === b[i]);

/** What is wrong with a step's declarations on this snapshot. */
function problems(step: Step, from: Snapshot, other: Float64Array): string[] {
  const found: string[] = [];
  const before = createState(shapeOf(from.world), from.data);
  const clean = taken(step, from, () => {});
  for (const field of FIELD_NAMES)
    if (!step.writes.includes(field) && !same(before[field], clean.state[field]))
      found.push(`${step.name} writes ${field}`);
  const unread = FIELD_NAMES.filter((f) => !step.reads.includes(f));
  const strange = createState(shapeOf(from.world), other);
  for (const [how, poison] of [
    ["NaN", (state: State, f: Field) => state[f].fill(NaN)],
    ["zero", (state: State, f: Field) => state[f].fill(0)],
    ["another crisis", (state: State, f: Field) => state[f].set(strange[f])],
  ] as const) {
    const all = taken(step, from, (state) => unread.forEach((f) => poison(state, f)));
    if (agree(step, clean, all)) continue;
    // one by one, to name the field
    for (const f of unread)
      if (
        !agree(
          step,
          clean,
          taken(step, from, (state) => poison(state, f)),
        )
      )
        found.push(`${step.name} reads ${f} (${how})`);
  }
  return found;
}

function changed(step: Step, from: Snapshot): readonly Field[] {
  const before = createState(shapeOf(from.world), from.data);
  const after = taken(step, from, () => {}).state;
  return step.writes.filter((f) => !same(before[f], after[f]));
}

function agree(step: Step, a: ReturnType<typeof taken>, b: ReturnType<typeof taken>): boolean {
  return (
    step.writes.every((f) => same(a.state[f], b.state[f])) && JSON.stringify(a.events) === JSON.stringify(b.events)
  );
}

/** How often a step was seen to change a field, by world. */
const seen = new Map<string, number>();
const snapshots = new Map<string, Snapshot[]>();
let others: Float64Array[] = [];

/** Runs this world and keeps what every step was entered with: on every few ticks, and the first times it changes a field. */
function collect(world: World, every: number): void {
  const run = startRun(world, 0, true);
  advance(run, CRISIS_DAYS, undefined, (name) => {
    const tick = run.tick - 1;
    const known = snapshots.get(name) ?? [];
    if (known.at(-1)?.world === world && known.at(-1)?.at.tick === tick) return;
    const { phase, step } = STEPS.find((s) => s.step.name === name) as (typeof STEPS)[number];
    if (phase === "flow" && tick > 8 && tick % every !== 0) return;
    const length = 1 / TICKS_PER_DAY;
    const inSlot = tick % TICKS_PER_SLOT;
    const dt = phase === "slot" ? length * TICKS_PER_SLOT : phase === "flow" ? length / world.subSteps : length;
    const sub = phase === "slot" ? 0 : phase === "flow" ? inSlot * world.subSteps : inSlot;
    const at = { time: tick * length, dt, slot: Math.floor(tick / TICKS_PER_SLOT), sub, tick };
    const snapshot = { world, data: run.state.data.slice(), log: new RunLog(true, run.log), at };
    const keys = changed(step, snapshot).map((field) => `${name} ${field} ${world.index}`);
    const acts = keys.some((key) => (seen.get(key) ?? 0) < 5);
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
    if (acts || tick % every === 0) snapshots.set(name, [...known, snapshot]);
  });
  others.push(run.state.data.slice());
}

beforeAll(() => {
  others = [];
  for (const { index, sets, directives } of CRISES) {
    const world = worldWith(sets, { places: CRISIS_PLACES, index });
    collect({ ...world, directives }, index % 2 === 0 ? 7 : 8);
  }
});

test("the states come from crises with everything in them", () => {
  const last = others.map((data, i) =>
    createState(shapeOf([...snapshots.values()][0]?.find((s) => s.world.index === i)?.world as World), data),
  );
  const some = (test: (s: State) => boolean): number => last.filter(test).length;
  expect(some((s) => s.arrived[0] !== NEVER)).toBeGreaterThan(0);
  expect(some((s) => s.withdrawn[0] !== NEVER)).toBeGreaterThan(0);
  expect(some((s) => (s.deaths[0] as number) > 0)).toBeGreaterThan(0);
  expect(some((s) => s.placeLost.some((d) => d !== NEVER))).toBeGreaterThan(0);
  expect(some((s) => s.refused[0] !== NEVER)).toBeGreaterThan(0);
  expect(some((s) => s.liveFire[0] !== NEVER)).toBeGreaterThan(0);
  expect(some((s) => s.turned.some((n) => n > 1))).toBeGreaterThan(0);
  expect(some((s) => s.fallen[0] !== NEVER)).toBeGreaterThan(0);
  expect(some((s) => s.orderRestored[0] !== NEVER)).toBeGreaterThan(0);
});

describe.each(STEPS.map(({ step }) => ({ name: step.name, step })))("$name", ({ name, step }) => {
  test("changes and depends on what it declares, no more", () => {
    const states = snapshots.get(name) ?? [];
    expect(states.length).toBeGreaterThan(20);
    const found = new Set<string>();
    for (const s of states) {
      const other = others[(s.world.index + 1) % others.length] as Float64Array;
      for (const p of problems(step, s, other)) found.add(p);
    }
    expect([...found]).toEqual([]);
  });
});

test("every field declared as read or written matters in some state", () => {
  const idle: string[] = [];
  for (const { step } of STEPS) {
    const states = snapshots.get(step.name) ?? [];
    const clean = states.map((s) => taken(step, s, () => {}));
    for (const field of step.reads) {
      const matters = (s: Snapshot, i: number): boolean => {
        const strange = createState(shapeOf(s.world), others[(s.world.index + 1) % others.length]);
        return [Float64Array.of(NaN), Float64Array.of(0), strange[field]].some((by) => {
          const spoiled = taken(step, s, (state) =>
            state[field].forEach((_, j) => (state[field][j] = by[j % by.length] as number)),
          );
          return !agree(step, clean[i] as ReturnType<typeof taken>, spoiled);
        });
      };
      if (!states.some(matters)) idle.push(`${step.name} reads ${field}`);
    }
    for (const field of step.writes)
      if (
        states.every((s, i) =>
          same(createState(shapeOf(s.world), s.data)[field], (clean[i] as ReturnType<typeof taken>).state[field]),
        )
      )
        idle.push(`${step.name} writes ${field}`);
  }
  expect(idle).toEqual([]);
});

test("a wrong declaration is found", () => {
  const flow = SCHEDULE.flow.find((s) => s.name === "visible crowd") as Step;
  const state = (snapshots.get("visible crowd") as Snapshot[]).find((s) =>
    createState(shapeOf(s.world), s.data).crowd.some((n) => n > 0),
  ) as Snapshot;
  const other = others[(state.world.index + 1) % others.length] as Float64Array;
  expect(problems({ ...flow, reads: [] }, state, other).join()).toContain("visible crowd reads crowd");
  expect(problems({ ...flow, writes: [] }, state, other).join()).toContain("visible crowd writes visible");
});
