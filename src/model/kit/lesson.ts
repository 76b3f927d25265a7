// A case as those see it who come after it.

/** A case that somebody learns from. Distances are 0 for a case just like the learner's own. */
export interface Lesson {
  /** Whether the guarantor agreed to send; null where nobody asked. */
  readonly came: boolean | null;
  /** Whether troops were still there a month after they arrived; null where none had, or it is not known. */
  readonly stayed: boolean | null;
  /** Whether the unrest was framed as an attack from outside. */
  readonly framed: boolean;
  /** To the state of the crisis that is simulated, and to each of the members that vote on it. */
  readonly distance: number;
  readonly memberDistance: readonly number[];
}
