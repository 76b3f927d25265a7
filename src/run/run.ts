// One run: scenario's start to horizon, or from a fork on. A run owns its state and log; worlds are shared and frozen.
import { WAIT_FIELDS } from "../core/streams.ts";
import { hardship } from "../model/street/hardship.ts";
import type { Channels } from "../model/kit/draws.ts";
import { createState, DATE_FIELDS, giveBack, NEVER, SERVICES, shapeOf, type State } from "../model/kit/state.ts";
import { peopleByStratum, STRATA, STRATA_OF_PEOPLE } from "../model/kit/strata.ts";
import { TICKS_PER_DAY, TICKS_PER_SLOT, type Moment, type Phase } from "../model/kit/step.ts";
import { riskOf, standingForce } from "../model/street/repression.ts";
import { otherPowers } from "../model/actors/otherPowers.ts";
import { beginElites } from "../model/actors/elites.ts";
import { calmExpectation } from "../model/street/survival.ts";
import type { Steer } from "../model/kit/steer.ts";
import type { World } from "../model/kit/world.ts";
import { runChannels } from "./channels.ts";
import { RunLog } from "./log.ts";
import { SCHEDULE } from "./schedule.ts";

export interface Run {
  readonly world: World;
  readonly replicate: number;
  /** 0, or which of the futures after a fork this is. */
  readonly branch: number;
  /** Tick at which a branch above 0 began. */
  readonly forkedAt?: number;
  /** Luck in blocks: by day, first that of places, then everybody else's; the last two go on. Absent: all as the replicate says. */
  readonly luck?: readonly number[];
  readonly state: State;
  readonly log: RunLog;
  /** What settles a choice from outside; a fork takes its own course again. */
  readonly steer?: Steer;
  /** Draws that were asked for so far, by lot: its forks share them, as their worlds have the same places and actors. */
  readonly drawn: Map<number, Channels>;
  /** Next tick to simulate. */
  tick: number;
}

/** A run at the scenario's start: everybody quiet, all ground held. */
export function startRun(world: World, replicate: number, detailed = false, luck?: readonly number[]): Run {
  const state = createState(shapeOf(world));
  const n = world.places.length;
  for (let d = 0; d < n; d++)
    state.quiet.set(peopleByStratum(world.pool[d] as number, STRATA_OF_PEOPLE.mass), d * STRATA);
  for (let i = 0; i < n * SERVICES.length; i++) state.loyal[i] = world.staff[i] as number;
  for (let d = 0; d < n; d++) {
    // the calm gap is measured from the risk of force in place, so force stands from the first moment
    const force = standingForce(world, d);
    state.force[d] = force;
    state.risk[d] = riskOf(world, d, force, 0, 1);
  }
  for (const field of DATE_FIELDS) state[field].fill(NEVER);
  state.control.fill(1);
  state.loyalHere.fill(1);
  state.siteHeld.fill(1);
  state.legitimacy[0] = hardship.of(world).legitimacy;
  state.nationalControl[0] = state.nationalLoyal[0] = state.worstControl[0] = state.worstLoyal[0] = 1;
  state.survival[0] = state.elitesSee[0] = calmExpectation(world);
  beginElites(world, state);
  state.interest[0] = otherPowers.of(world).interest;
  state.resolve[0] = otherPowers.of(world).resolveAtFirst;
  for (const picture of [state.governmentSees, state.governmentSaw, state.guarantorSees, state.guarantorSaw]) {
    picture[0] = state.survival[0] as number;
    picture[2] = 1;
  }
  return {
    world,
    replicate,
    branch: 0,
    ...(luck ? { luck } : {}),
    state,
    log: new RunLog(detailed),
    drawn: new Map(),
    tick: 0,
  };
}

/**
 * A copy of a run that goes on in `world`: the same world, or a variant of it that differs from here on; with the same luck, or as one
 * of its branches with other luck, in which waits without memory begin anew. Throws RangeError on a branch of a branch.
 */
export function fork(run: Run, world: World = run.world, branch: number = run.branch): Run {
  const parts = branch !== run.branch;
  if (parts && run.branch !== 0) throw new RangeError(`a branch of branch ${run.branch} has no luck of its own`);
  const state = createState(shapeOf(world), run.state.data);
  if (parts) for (const field of WAIT_FIELDS) state[field].fill(0);
  const forkedAt = parts ? run.tick : run.forkedAt;
  return {
    world,
    replicate: run.replicate,
    branch,
    ...(forkedAt === undefined ? {} : { forkedAt }),
    ...(run.luck ? { luck: run.luck } : {}),
    state,
    log: new RunLog(run.log.detailed, run.log),
    drawn: run.drawn,
    tick: run.tick,
  };
}

/** Gives back the state of a run that nobody looks at any more. Throws RangeError when that was done before. */
export const release = ({ world, state }: Run): void => giveBack(shapeOf(world), state);

/** Called at the end of every tick; true stops the run there. */
export type Watch = (run: Run) => boolean;

/**
 * Simulates to the end of day `days`, to the fall, or until `watch` says so. Changes the run in place; gives the number of ticks
 * simulated. `entering` is told the name of every step before it is taken, with the moment at which it is, and may give the world that it sees;
 * beyond `most` days, those of the daily series, it does not go.
 */
export function advance(
  run: Run,
  days: number,
  watch?: Watch,
  entering?: (step: string, at: Moment) => World | void,
  most = run.world.room,
): number {
  const { world, state } = run;
  const ticks = Math.min(days, most) * TICKS_PER_DAY;
  const from = run.tick;
  const length = 1 / TICKS_PER_DAY;
  const dt = length / world.subSteps;
  const at: Entered = { ...momentsOf(run), entering };
  while (run.tick < ticks && state.fallen[0] === NEVER) {
    const tick = run.tick++;
    at.tick = tick;
    at.slot = Math.floor(tick / TICKS_PER_SLOT);
    const inSlot = tick % TICKS_PER_SLOT;
    if (inSlot === 0) phase(at, "slot", tick * length, length * TICKS_PER_SLOT, 0);
    phase(at, "tick", tick * length, length, inSlot);
    for (let j = 0; j < world.subSteps; j++) phase(at, "flow", tick * length + j * dt, dt, inSlot * world.subSteps + j);
    phase(at, "act", tick * length, length, inSlot);
    if ((tick + 1) % TICKS_PER_DAY === 0) phase(at, "day", tick * length, length, inSlot);
    if (watch?.(run)) break;
  }
  return run.tick - from;
}

/** A moment to move through a run with. */
export const momentsOf = ({ world, state, log, replicate, branch, luck, forkedAt, drawn, steer }: Run): Moment => ({
  world,
  state,
  log,
  steer,
  draws: runChannels(world, replicate, branch, luck, forkedAt, drawn),
  time: 0,
  dt: 0,
  slot: 0,
  sub: 0,
  tick: 0,
});

interface Entered extends Moment {
  world: World;
  readonly entering: ((step: string, at: Moment) => World | void) | undefined;
}

function phase(at: Entered, name: Phase, time: number, dt: number, sub: number): void {
  at.time = time;
  at.dt = dt;
  at.sub = sub;
  const steps = SCHEDULE[name];
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i] as (typeof steps)[number];
    if (at.entering) at.world = at.entering(step.name, at) ?? at.world;
    step.apply(at);
  }
}
