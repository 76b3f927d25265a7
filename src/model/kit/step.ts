// The schedule is data: a step names its phase and the state it reads and writes. The run walks the list; docs and the explain
// view are made from it; a test proves the declarations by poisoning everything a step says it does not read.
import type { Channels } from "./draws.ts";
import type { EventLog } from "./events.ts";
import type { Field, State } from "./state.ts";
import type { Steer } from "./steer.ts";
import type { World } from "./world.ts";

/**
 * slot: at the beginning of every 6 h. tick: at the beginning of every 3 h. flow: every sub-step within it. act: at its end (sites, falls, decisions, what is seen).
 * day: at the end of each day. Ticks are calendar time, untouched by the sub-step of the flows.
 */
export type Phase = "slot" | "tick" | "flow" | "act" | "day";

/** Ticks a slot of 6 h and a day have. Calendar time of decisions; untouched by the sub-step of the flows. */
export const TICKS_PER_SLOT = 2;
export const TICKS_PER_DAY = 8;

/** Where a step stands in a run. Times in days since the scenario's start. */
export interface Moment {
  readonly world: World;
  readonly state: State;
  readonly log: EventLog;
  readonly draws: Channels;
  /** What settles a choice from outside; absent in a run that takes its own course. */
  readonly steer?: Steer | undefined;
  /** Days at the beginning of this sub-step or tick, and its length. */
  time: number;
  dt: number;
  slot: number;
  /** Sub-slot within the slot, part of every draw's key: 0..1 for ticks, 0..63 for flows. */
  sub: number;
  /** Tick since the start. */
  tick: number;
}

export interface Step {
  readonly name: string;
  readonly phase: Phase;
  readonly reads: readonly Field[];
  readonly writes: readonly Field[];
  /** Whether it is also taken once a day in the rest of the year, with a step of one day: src/run/follow.ts. */
  readonly later?: true;
  apply(at: Moment): void;
}
