// Keyed draws as a step sees them: by stream and place (or actor), at the moment's slot and sub-slot.
import type { RunStream } from "../../core/streams.ts";

export interface Channels {
  /** Uniform in (0, 1) for stream x place at a slot and sub-slot; `index` tells several draws of one moment apart. */
  place(stream: RunStream, place: number, slot: number, sub: number, index?: number): number;
  /** The same for a member of the alliance, by its place in the world's list. */
  member(stream: RunStream, member: number, slot: number, sub: number, index?: number): number;
  /** The same for a faction, by its place in the world's list. */
  faction(stream: RunStream, faction: number, slot: number, sub: number, index?: number): number;
  /** The same for the state as a whole: actors, national events. */
  state(stream: RunStream, slot: number, sub: number, index?: number): number;
}
