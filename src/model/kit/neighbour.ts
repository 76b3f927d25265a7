// A state of the region.
import type { Place } from "./place.ts";

/** A state of the region, as a world has it. */
export interface Neighbour {
  readonly id: string;
  /** Hash of the id: the entity part of its clock's key. */
  readonly entity: number;
  /** Its coarse regions. */
  readonly places: readonly Place[];
  readonly people: number;
  /** Staff per head, by service. */
  readonly staff: readonly number[];
  /** Years of the leader in office on the first day; 1 around a change of political generation, else 0; likeness 0..1 to the scenario's state. */
  readonly tenure: number;
  readonly generation: number;
  readonly likeness: number;
  /** Whether it may ask the alliance. */
  readonly member: boolean;
}
