// The log: every event with the events that caused it, and of every decision its considerations.
import type { Parts } from "./considerations.ts";
import type { EventKind } from "./names.ts";

export interface Consideration {
  readonly option: string;
  /** Named parts of the utility, log-odds. */
  readonly parts: Parts;
  /** What its utility had to be added to be compared: a Gumbel shock; for what stands in a standing choice, the threshold of acting at this look. */
  readonly shock: number;
  /** Chance 0..1 that it would be taken at this look, before luck: the chance of an occasion included. Of a held leaning, before it has shown. */
  readonly chance: number;
}

/** A game in which a decision was foreseen: who moves, how likely each move was held to be, what it would be worth, what follows. */
export interface GameTree {
  readonly mover: string;
  readonly moves: readonly {
    readonly option: string;
    readonly chance: number;
    /** By player, in log-odds; only where the game ends. */
    readonly worth?: Readonly<Record<string, number>>;
    readonly next?: GameTree;
  }[];
}

export interface LoggedEvent {
  readonly id: number;
  /** Days since the scenario's start. */
  readonly time: number;
  readonly kind: EventKind;
  /** Place index, -1 for national. */
  readonly place: number;
  readonly causes: readonly number[];
  readonly values: Readonly<Record<string, number>>;
  readonly considerations?: readonly Consideration[];
  readonly tree?: GameTree;
}

export interface EventLog {
  /** Whether decisions keep their considerations (replays do, ensembles don't). */
  readonly detailed: boolean;
  readonly events: readonly LoggedEvent[];
  /** Id of the newest event of this kind at this place, or -1. */
  latest(kind: EventKind, place?: number): number;
  /** Logs an event; causes of -1 are left out. */
  add(event: Omit<LoggedEvent, "id">): number;
  /** Shown every menu before a choice is made from it; absent in runs that nobody watches. */
  readonly menu?: (options: readonly Offered[]) => void;
}

/** An option on a menu: its name, the named parts of its utility, log-odds, and its chance 0..1 at this look as in a consideration. */
export interface Offered {
  readonly name: string;
  readonly parts: Readonly<Record<string, number>>;
  readonly chance: number;
}

/** A value of an event; 0 where it has none of that name. */
export const valueOf = ({ values }: LoggedEvent, name: string): number => values[name] ?? 0;
