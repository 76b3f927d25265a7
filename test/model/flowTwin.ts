// The flow of people twice: as the mechanism takes it, in counts, and person by person.
import { contagion } from "../../src/model/street/contagion.ts";
import { STRATA } from "../../src/model/kit/strata.ts";
import type { World } from "../../src/model/kit/world.ts";
import { startRun } from "../../src/run/run.ts";
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

/** One place with so many people who can be mobilised. */
export function placeOf(people: number, sets: Sets): World {
  return { ...worldWith({ ...SETS, ...sets }, { places: 1 }), pool: Float64Array.of(people) };
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

export interface Result {
  readonly crowd: number;
  readonly spent: number;
  readonly taken: number;
}

export const sum = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0);

/** One case: who is out at first, what they meet, and for how long; what is visible follows the crowd when `feedback`. */
export interface Case {
  readonly world: World;
  readonly street: Street;
  readonly share: number;
  readonly steps: number;
  readonly feedback: boolean;
}

const DT = 0.125;

/** Person by person. */
export function slow({ world, street, share, steps, feedback }: Case, seed: number): Result {
  const people = start(world, share);
  const coin = coins(seed + 1);
  const v0 = contagion.of(world).halfVisible;
  const pool = total(world.pool);
  for (let i = 0; i < steps; i++) {
    const a = sum(people.active) / pool;
    slowFlow(world, feedback ? { ...street, visible: a / (a + v0) } : street, people, DT, coin);
  }
  return { crowd: sum(people.active), spent: sum(people.spent), taken: sum(people.detained) + people.dead };
}

/** In counts, as the mechanism does it. */
export function fast({ world, street, share, steps, feedback }: Case, replicate: number): Result {
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
