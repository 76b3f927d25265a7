// A stage for one step at a time: a drawn world of the invented state with values set by hand, a run in it, and a moment to act at.
import { TICKS_PER_DAY, type Moment } from "../../src/model/kit/step.ts";
import type { World } from "../../src/model/kit/world.ts";
import { runChannels } from "../../src/run/channels.ts";
import { advance, startRun, type Run } from "../../src/run/run.ts";
import { SCHEDULE } from "../../src/run/schedule.ts";
import { compiler, compileWorld, PLAN, type Plan } from "../../src/world/compile.ts";
import { steppe } from "../fixture/steppe.ts";

export type Sets = Readonly<Record<string, number | string>>;

const compilers = new Map<number, ReturnType<typeof compiler>>();

export function compiledSteppe(places = 17): ReturnType<typeof compiler> {
  let known = compilers.get(places);
  if (!known) compilers.set(places, (known = compiler(steppe(places, places < 3 ? { state: onePlace } : {}))));
  return known;
}

const onePlace = { id: "STP", name: "Steppe", capital: "p0", largest: "p0" };

/** What known answers were worked out at, of the numbers that stand in equations: the middles of their ranges. */
export const ANCHORS = {
  "government.dismissRelief": 0.5,
  "government.shutdownRelief": 0.5,
  "government.frameRelief": 0.25,
  "government.emergencyLoss": 0.2,
  "government.fireLoss": 0.5,
  "government.fireLossPeaceful": 0.5,
  "government.shutdownLoss": 0.3,
  "government.frameLoss": 0.2,
  "government.purgeLoss": 0.2,
  "government.askLoss": 0.3,
  "government.fireGate": 0.9,
  "government.askGate": 0.7,
  "government.stepDownGate": 0.5,
  "government.askAgain": 0.1,
  "perception.trend": 0.5,
  "guarantor.warnAct": 0.25,
  "guarantor.engageAct": 0.3,
  "guarantor.smallAct": 0.5,
  "guarantor.mediumAct": 0.75,
  "guarantor.warnSeen": 0.3,
  "guarantor.warnLegal": 0.3,
  "guarantor.warnEffect": 0.25,
  "guarantor.engageEffect": 0.5,
  "guarantor.smallEffect": 0.6,
  "guarantor.largeEffect": 1.5,
  "guarantor.smallSize": 0.25,
  "guarantor.largeSize": 5,
  "guarantor.warnBurden": 0.1,
  "guarantor.engageBurden": 0.1,
  "guarantor.otherBurden": 0.1,
  "guarantor.otherAct": 0.75,
  "guarantor.otherLegal": 0.3,
  "guarantor.otherSeen": 0.6,
  "guarantor.otherEffect": 0.5,
  "guarantor.otherGate": 0.5,
  "guarantor.forceBurden": 0.7,
  "guarantor.homeBurden": 0.3,
  "guarantor.burdenFrom": 10_000,
  "request.interim": 0.25,
  "request.contested": 0.5,
  "elites.wordGuarantee": 0.5,
  "elites.promiseGuarantee": 0.5,
  "elites.hedgeGuarantee": 0.5,
  "elites.engagedGuarantee": 0.5,
  "elites.engagedBreak": 0.25,
  "elites.otherGuarantee": 0.5,
  "elites.keptAfterFall": 0.5,
  "elites.hedgeKeeps": 0.8,
  "elites.hedgeAfterFall": 0.9,
  "elites.breakGain": 0.5,
  "elites.purgedBacker": 0.05,
  "elites.purgedHedger": 0.2,
  "elites.inherits": 0.5,
  "council.asideShare": 0.5,
  "council.asideMiddle": 0.5,
  "aftermath.calmDone": 3,
  "treaty.textGround": 0.5,
  "otherPowers.deathsFrom": 10,
  "control.retakenAbove": 0.2,
  "control.asideWeapons": 0.3,
  "control.siteSpread": 0.2,
  "violence.repressionMost": 3,
  "violence.deathWeight": 10,
  "repression.fullPatrol": 10,
  "region.apart": 300,
  "region.unlisted": 0.5,
  "observation.grossError": 0.05,
  "observation.unheard": 0.5,
  "observation.dateSpread": 0.5,
  "observation.totalSpread": 0.35,
} as const satisfies Sets;

/** World `index` with these values instead of the drawn ones; the numbers of the equations at their anchors unless they are set. */
export function worldWith(
  sets: Sets = {},
  options: { places?: number; plan?: Partial<Plan>; index?: number } = {},
): World {
  const list = Object.entries<number | string>({ ...ANCHORS, ...sets }).map(([set, to]) => ({ set, to }));
  return compileWorld(compiledSteppe(options.places), { ...PLAN, ...options.plan }, options.index ?? 0, list);
}

export const TICK = 1 / TICKS_PER_DAY;

/** A moment of this run; its length is one tick unless said otherwise. */
export function momentOf(
  run: Run,
  over: { time?: number; dt?: number; slot?: number; sub?: number; tick?: number } = {},
): Moment {
  const { world, state, log, replicate, branch, luck, forkedAt } = run;
  return {
    world,
    state,
    log,
    draws: runChannels(world, replicate, branch, luck, forkedAt),
    time: 0,
    dt: TICK,
    slot: 0,
    sub: 0,
    tick: 0,
    ...over,
  };
}

const STEPS = new Map(Object.values(SCHEDULE).flatMap((steps) => steps.map((s) => [s.name, s] as const)));

/** Takes one step of the schedule by name. Throws RangeError for a name that isn't one. */
export function take(name: string, at: Moment): void {
  const step = STEPS.get(name);
  if (!step) throw new RangeError(`there is no step "${name}"`);
  step.apply(at);
}

/** A run of this world at its start. */
export const began = (world: World, replicate = 0): Run => startRun(world, replicate, true);

/** A run advanced to the end of a day. */
export function lived(world: World, days: number, replicate = 0): Run {
  const run = startRun(world, replicate, true);
  advance(run, days);
  return run;
}

/** Puts whole people of a place into the street, most inclined first; what does not fit stays quiet. */
export function crowdOf(run: Run, place: number, people: number): void {
  const { state } = run;
  const strata = state.quiet.length / run.world.places.length;
  let left = people;
  for (let k = strata - 1; k >= 0 && left > 0; k--) {
    const i = place * strata + k;
    const n = Math.min(left, state.quiet[i] as number);
    state.quiet[i] = (state.quiet[i] as number) - n;
    state.active[i] = (state.active[i] as number) + n;
    left -= n;
  }
  state.crowd[place] = (state.crowd[place] as number) + people - left;
}

/** Sum of a field. */
export const total = (field: Float64Array): number => field.reduce((sum, x) => sum + x, 0);
