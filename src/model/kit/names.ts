// Names of what the mechanisms declare, as types: an event that no mechanism declares cannot be logged, nor one be asked for.

/**
 * Names that the mechanisms declare, each as the one property `is`. Filled in by src/model/index.ts, which sees them all: the kit imports
 * no mechanism.
 */
export interface DeclaredEvents {}
export interface DeclaredMoments {}
type Names<D> = D extends { readonly is: infer N extends string } ? N : never;

/** Kind of an event of the log. */
export type EventKind = Names<DeclaredEvents>;
/** Name of a moment that a condition may name: "requested". */
export type MomentName = Names<DeclaredMoments>;
