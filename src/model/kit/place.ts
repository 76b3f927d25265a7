// A region of a state.

export interface Place {
  readonly id: string;
  readonly name: string;
  /** Hash of the id: the entity part of every draw's key. */
  readonly entity: number;
}
