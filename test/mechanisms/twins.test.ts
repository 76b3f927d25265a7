// The fast flow of people against its slow twin, in distribution.
import { describe, expect, test } from "vitest";
import { contagion } from "../../src/mechanisms/contagion.ts";
import { threshold } from "../../src/mechanisms/mobilisation.ts";
import { STRATA } from "../../src/mechanisms/strata.ts";
import { startRun } from "../../src/run/run.ts";
import type { World } from "../../src/mechanisms/world.ts";
import { slowFlow, type People, type Street } from "./slowFlow.ts";
import { momentOf, take, total, worldWith, type Sets } from "./stage.ts";

/** A fixed sequence of coins: xorshift32. */
function coins(seed: number): () => number {
  let x = seed * 2654435761 + 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return ((x >>> 0) + 0.5) / 4294967296;
  };
}

const POOL = 400;
const SETS: Sets = {
  "mobilisation.noise": 0.3,
  "mobilisation.joinRate": 2,
  "mobilisation.leaveRate": 1.5,
  "mobilisation.fatigue": 0.3,
  "mobilisation.crowdPull": 2,
  "mobilisation.riskWeight": 1,
  "mobilisation.violenceRepels": 0.5,
  "contagion.halfVisible": 0.05,
  "contagion.outsideShare": 0,
};

function small(sets: Sets): World {
  return { ...worldWith({ ...SETS, ...sets }, { places: 1 }), pool: Float64Array.of(POOL) };
}

/** By stratum: `share` of everybody is out. */
function start(world: World, share: number): People {
  const { quiet } = startRun(world, 0).state;
  const active = Array.from(quiet, (n) => Math.round(n * share));
  return {
    quiet: Array.from(quiet, (n, k) => n - (active[k] as number)),
    active,
    spent: Array(STRATA).fill(0) as number[],
    detained: Array(STRATA).fill(0) as number[],
    dead: 0,
  };
}

interface Result {
  readonly crowd: number;
  readonly spent: number;
  readonly taken: number;
}

const sum = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0);

/** One case: who is out at first, what they meet, and for how long; what is visible follows the crowd when `feedback`. */
interface Case {
  readonly world: World;
  readonly street: Street;
  readonly share: number;
  readonly steps: number;
  readonly feedback: boolean;
}

const DT = 0.125;

function slow({ world, street, share, steps, feedback }: Case, seed: number): Result {
  const people = start(world, share);
  const coin = coins(seed + 1);
  const v0 = contagion.of(world).halfVisible;
  for (let i = 0; i < steps; i++) {
    const a = sum(people.active) / POOL;
    slowFlow(world, feedback ? { ...street, visible: a / (a + v0) } : street, people, DT, coin);
  }
  return { crowd: sum(people.active), spent: sum(people.spent), taken: sum(people.detained) + people.dead };
}

function fast({ world, street, share, steps, feedback }: Case, replicate: number): Result {
  const run = startRun(world, replicate);
  const { state } = run;
  const people = start(world, share);
  state.quiet.set(people.quiet);
  state.active.set(people.active);
  // one outsider keeps the place from waiting for its first entrant
  state.outsiders[0] = 1;
  state.grievance[0] = street.grievance;
  state.visible[0] = street.visible;
  state.violent[0] = street.violent;
  state.risk[0] = street.risk;
  state.arrestHazard[0] = street.arrest;
  state.deathHazard[0] = street.death;
  for (let i = 0; i < steps; i++) {
    state.crowd[0] = total(state.active);
    if (feedback) take("visible crowd", momentOf(run));
    state.crowd[0] = total(state.active) + 1;
    take("go out and go home", momentOf(run, { slot: i, dt: DT }));
  }
  return {
    crowd: total(state.active),
    spent: total(state.spent),
    taken: total(state.detained) + (state.dead[0] as number),
  };
}

interface Moments {
  readonly mean: number;
  readonly variance: number;
  readonly n: number;
}

function moments(values: readonly number[]): Moments {
  const n = values.length;
  const mean = sum(values) / n;
  return { n, mean, variance: values.reduce((a, x) => a + (x - mean) ** 2, 0) / (n - 1) };
}

/** Standard errors between two means. */
const apart = (a: Moments, b: Moments): number =>
  Math.abs(a.mean - b.mean) / Math.sqrt(a.variance / a.n + b.variance / b.n);
/** Standard errors between two log variances, for near-normal counts. */
const spreadApart = (a: Moments, b: Moments): number =>
  Math.abs(Math.log(a.variance / b.variance)) / Math.sqrt(2 / a.n + 2 / b.n);

/** Some seventy comparisons in all: 4 standard errors is a false alarm of 1 in 200 for all of them together. */
const LIMIT = 4;

/** Where the twins disagree, in words. */
function differences(of: Case, runs: number, what: readonly (keyof Result)[] = ["crowd", "spent", "taken"]): string[] {
  const seeds = Array.from({ length: runs }, (_, i) => i);
  const [slowOnes, fastOnes] = [seeds.map((i) => slow(of, i)), seeds.map((i) => fast(of, i))];
  return what.flatMap((name) => {
    const [a, b] = [moments(slowOnes.map((r) => r[name])), moments(fastOnes.map((r) => r[name]))];
    const found = a.variance + b.variance > 0 ? [] : [`${name} never varies`];
    if (!(apart(a, b) < LIMIT)) found.push(`${name}: mean ${a.mean} and ${b.mean}`);
    if (a.mean > 3 && !(spreadApart(a, b) < LIMIT)) found.push(`${name}: variance ${a.variance} and ${b.variance}`);
    return found;
  });
}

describe.each([
  ["a growing crowd", {}, 0.05, 1.4, 0.3, 0.1, 0.02],
  ["a shrinking one under arrests", {}, 0.5, -0.6, 0.7, 0.8, 0.1],
  ["fast exits", { "mobilisation.leaveRate": 3.3, "mobilisation.fatigue": 0.6 }, 0.7, 0.3, 0.2, 0.1, 0],
  ["Epstein's rule", { "mobilisation.participation": "epstein" }, 0.1, 1.2, 0.5, 0.2, 0.02],
] as const)("%s", (_, sets, share, push, risk, arrest, death) => {
  const world = small({ "mobilisation.participation": "logit", ...sets });
  const street: Street = { grievance: threshold(world) + push, visible: 0.1, violent: 0.1, risk, arrest, death };

  test("joins alone: mean and variance in one sub-step", () => {
    expect(differences({ world, street, share: 0, steps: 1, feedback: false }, 1500, ["crowd"])).toEqual([]);
  });

  test("leaves alone, and of which kind", () => {
    expect(differences({ world, street, share: 1, steps: 1, feedback: false }, 1500)).toEqual([]);
  });

  test("both in one sub-step", () => {
    expect(differences({ world, street, share, steps: 1, feedback: false }, 700)).toEqual([]);
  });

  test("three days with the crowd seen: the same final crowd", () => {
    expect(differences({ world, street, share, steps: 24, feedback: true }, 400)).toEqual([]);
  });
});
