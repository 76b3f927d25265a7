// Keyed draws as a step sees them: by stream and place (or actor), at the moment's slot and sub-slot.
import type { STREAMS } from "../../core/streams.ts";

export type StreamName = keyof typeof STREAMS;

export interface Channels {
  /** Uniform in (0, 1) for stream x place at a slot and sub-slot; `index` tells several draws of one moment apart. */
  place(stream: StreamName, place: number, slot: number, sub: number, index?: number): number;
  /** The same for a member of the alliance, by its place in the world's list. */
  member(stream: StreamName, member: number, slot: number, sub: number, index?: number): number;
  /** The same for a faction, by its place in the world's list. */
  faction(stream: StreamName, faction: number, slot: number, sub: number, index?: number): number;
  /** The same for the state as a whole: actors, national events. */
  state(stream: StreamName, slot: number, sub: number, index?: number): number;
}
