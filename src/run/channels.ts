// Keyed draws of one run: a channel key for every stream and place, made when first asked for. A branch goes on from a fork with other
// luck: what every stream declares settled at a fork stays, everything else is drawn anew (src/core/streams.ts).
import { channel, draw, runKey, type Key } from "../core/keyed.ts";
import { RUN_STREAMS, STREAM, STREAMS, type RunStream } from "../core/streams.ts";
import type { Channels } from "../model/kit/draws.ts";
import { TICKS_PER_DAY, TICKS_PER_SLOT } from "../model/kit/step.ts";
import type { World } from "../model/kit/world.ts";

/** Replicates of a world lie below this; branches are told apart above it. */
export const MOST_REPLICATES = 1_048_576;

/** Up to which number a stream's draws, which are named by slot or by day, are settled at a fork at tick `at`: those below it. */
function settledBelow(stream: RunStream, at: number): number {
  switch (STREAM[stream].atFork.settled) {
    case "slots begun":
      return Math.ceil(at / TICKS_PER_SLOT);
    case "days over":
      return Math.floor(at / TICKS_PER_DAY);
    // what is settled of these is in the state, where `fork` has begun waits anew
    case "nothing":
    case "no wait":
    case "what is kept":
      return 0;
  }
}

/** Whose luck it is: a world's replicate, or a branch of it from tick `forkedAt` on. */
export interface Lot {
  readonly world: World;
  readonly replicate: number;
  readonly branch: number;
  readonly forkedAt?: number;
}

/** Key of a run's draw from this stream that is named by `number`, a slot or a day; of the branch's own where that is not settled yet. */
export function keyAt({ world, replicate, branch, forkedAt = 0 }: Lot, stream: RunStream, number: number): Key {
  const own = branch === 0 || number < settledBelow(stream, forkedAt);
  return runKey(world.seed, world.index, own ? replicate : replicate + branch * MOST_REPLICATES);
}

/** The same for every stream at once, kept for the fork last asked about: its arms ask with every draw. */
let [lastAt, last] = [-1, {} as Readonly<Record<RunStream, number>>];
function settledAt(at: number): Readonly<Record<RunStream, number>> {
  if (at !== lastAt) {
    last = Object.fromEntries(RUN_STREAMS.map((stream) => [stream, settledBelow(stream, at)])) as typeof last;
    lastAt = at;
  }
  return last;
}

/**
 * Draws of this world's replicate, or of the replicates that `luck` names block by block; of a branch from tick `forkedAt` on where
 * `branch` is above 0. The state as a whole has entity 0. `made` are draws already asked for in worlds with the same seed, index, places and
 * actors, by lot; what is asked for here is added.
 */
export function runChannels(
  world: World,
  replicate: number,
  branch = 0,
  luck?: readonly number[],
  forkedAt = 0,
  made = new Map<number, Channels>(),
): Channels {
  const lot = (number: number): Channels => {
    let channels = made.get(number);
    if (!channels) made.set(number, (channels = keyedChannels(world, number)));
    return channels;
  };
  const own = luck ? blockChannels(lot, luck) : lot(replicate);
  if (branch === 0) return own;
  const anew = lot(replicate + branch * MOST_REPLICATES);
  const settled = settledAt(forkedAt);
  const of = (stream: RunStream, slot: number): Channels => (slot < settled[stream] ? own : anew);
  return {
    place: (stream, place, slot, sub, index) => of(stream, slot).place(stream, place, slot, sub, index),
    member: (stream, member, slot, sub, index) => of(stream, slot).member(stream, member, slot, sub, index),
    faction: (stream, faction, slot, sub, index) => of(stream, slot).faction(stream, faction, slot, sub, index),
    state: (stream, slot, sub, index) => of(stream, slot).state(stream, slot, sub, index),
  };
}

const SLOTS_PER_DAY = 4;

/** Two blocks of luck a day, by the slot that a draw is named by: that of places, and that of everybody else. */
function blockChannels(lot: (number: number) => Channels, luck: readonly number[]): Channels {
  const last = luck.length / 2 - 1;
  const of = (slot: number, other: 0 | 1): Channels =>
    lot(luck[2 * Math.min(last, Math.floor(slot / SLOTS_PER_DAY)) + other] as number);
  return {
    place: (stream, place, slot, sub, index) => of(slot, 0).place(stream, place, slot, sub, index),
    member: (stream, member, slot, sub, index) => of(slot, 1).member(stream, member, slot, sub, index),
    faction: (stream, faction, slot, sub, index) => of(slot, 1).faction(stream, faction, slot, sub, index),
    state: (stream, slot, sub, index) => of(slot, 1).state(stream, slot, sub, index),
  };
}

function keyedChannels(world: World, replicate: number): Channels {
  const key = runKey(world.seed, world.index, replicate);
  const byStream: (Key | undefined)[][] = [];
  const byMember: (Key | undefined)[][] = [];
  const byFaction: (Key | undefined)[][] = [];
  const national: (Key | undefined)[] = [];
  return {
    place(stream, place, slot, sub, index = 0) {
      const number = STREAMS[stream];
      const keys = (byStream[number] ??= []);
      const known = (keys[place] ??= channel(key, number, (world.places[place] as { entity: number }).entity));
      return draw(known, slot, sub, index);
    },
    member(stream, member, slot, sub, index = 0) {
      const number = STREAMS[stream];
      const keys = (byMember[number] ??= []);
      const known = (keys[member] ??= channel(key, number, (world.members[member] as { entity: number }).entity));
      return draw(known, slot, sub, index);
    },
    faction(stream, faction, slot, sub, index = 0) {
      const number = STREAMS[stream];
      const keys = (byFaction[number] ??= []);
      const known = (keys[faction] ??= channel(key, number, (world.factions[faction] as { entity: number }).entity));
      return draw(known, slot, sub, index);
    },
    state(stream, slot, sub, index = 0) {
      const number = STREAMS[stream];
      const known = (national[number] ??= channel(key, number, 0));
      return draw(known, slot, sub, index);
    },
  };
}
