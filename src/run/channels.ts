// Keyed draws of one run: a channel key for every stream and place, made when first asked for. A branch goes on from a fork with other
// luck: what was settled before the fork stays (leanings that may have been shown, waits under way), everything after is drawn anew.
import { channel, draw, runKey, type Key } from "../core/keyed.ts";
import { STREAMS } from "../core/streams.ts";
import { isSettledLeaning } from "../model/actors/decide.ts";
import type { Channels } from "../model/kit/draws.ts";
import type { World } from "../model/kit/world.ts";

/** Replicates of a world lie below this; branches are told apart above it. */
export const MOST_REPLICATES = 1_048_576;

/**
 * Draws of this world's replicate, or of the replicates that `luck` names block by block; of a branch where `branch` is above 0. The state
 * as a whole has entity 0.
 */
export function runChannels(world: World, replicate: number, branch = 0, luck?: readonly number[]): Channels {
  const own = luck ? blockChannels(world, luck) : keyedChannels(world, replicate);
  if (branch === 0) return own;
  const anew = keyedChannels(world, replicate + branch * MOST_REPLICATES);
  return {
    place: (stream, place, slot, sub, index) =>
      (stream === "quietEntry" ? own : anew).place(stream, place, slot, sub, index),
    // members and factions have shown nothing that is not in the state: acts are done, and leanings kept, as they come up
    member: (stream, member, slot, sub, index) => anew.member(stream, member, slot, sub, index),
    faction: (stream, faction, slot, sub, index) => anew.faction(stream, faction, slot, sub, index),
    state(stream, slot, sub, index = 0) {
      const settled =
        stream === "fall" || (stream === "decisionShock" && slot === 0 && sub === 0 && isSettledLeaning(index));
      return (settled ? own : anew).state(stream, slot, sub, index);
    },
  };
}

const SLOTS_PER_DAY = 4;

/** Two blocks of luck a day, by the slot that a draw is named by: that of places, and that of everybody else. */
function blockChannels(world: World, luck: readonly number[]): Channels {
  const made = new Map<number, Channels>();
  const last = luck.length / 2 - 1;
  const of = (slot: number, other: 0 | 1): Channels => {
    const number = luck[2 * Math.min(last, Math.floor(slot / SLOTS_PER_DAY)) + other] as number;
    let channels = made.get(number);
    if (!channels) made.set(number, (channels = keyedChannels(world, number)));
    return channels;
  };
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
