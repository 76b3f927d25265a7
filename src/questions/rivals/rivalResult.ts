// What `precedent rivals` finds, as data.
import type { ClaimResult, Interval } from "../../claims/result.ts";

/** An assumption that an explanation leans on, and what it is set to where the explanation plays no part. */
export interface Off {
  readonly path: string;
  readonly meaning: string;
  /** As drawn: its range in words. */
  readonly range: string;
  readonly off: string;
  readonly why: string;
  /** Whether every world has that value anyway: then switching it off changes nothing. */
  readonly idle: boolean;
}

export interface RivalShown {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly sources: readonly {
    readonly id: string;
    readonly title: string;
    readonly where: string;
    readonly note: string;
  }[];
  readonly considerations: readonly Off[];
  readonly claims: readonly ClaimResult[];
}

/** How far the chance of an answer moves when an explanation's considerations are switched off, or on. */
export interface Move {
  readonly rival: string;
  /** Chance of an answer in the arm: the others kept and this one off; the others off and this one kept. */
  readonly chance: Interval;
  /** How far it moves in a world, either way, mean over worlds; lower bound. */
  readonly either: Interval;
  /** Root of the mean square. */
  readonly typical: Interval;
  readonly signed: Interval;
}

/** Of two explanations, by how much more the first moves the decision. */
export interface Ahead {
  readonly first: string;
  readonly second: string;
  readonly by: Interval;
}

export interface Decision {
  readonly outcome: string;
  readonly worlds: number;
  readonly futures: number;
  /** Confidence of its intervals. */
  readonly level: number;
  readonly drawn: Interval;
  /** Everything that any explanation leans on switched off. */
  readonly none: Interval;
  readonly without: readonly Move[];
  readonly only: readonly Move[];
  /** Pairs, in the order of explanations: from as drawn, and from nothing. */
  readonly aheadWithout: readonly Ahead[];
  readonly aheadOnly: readonly Ahead[];
}

export interface EffectCell {
  readonly outcome: string;
  readonly unit: string;
  readonly mean: number;
  /** Against the first arm; null in it. */
  readonly change: Interval | null;
  readonly either: Interval | null;
}

export interface Effects {
  readonly rival: string;
  /** What is imposed in every arm, as flags; an arm's own flags do not repeat it. */
  readonly shared: string;
  readonly given: string;
  readonly worlds: number;
  readonly futures: number;
  readonly level: number;
  readonly arms: readonly { readonly name: string; readonly flags: string; readonly cells: readonly EffectCell[] }[];
  readonly note: string;
}

/** How well an observation parts two explanations. */
export interface Parting {
  readonly first: string;
  readonly second: string;
  readonly bits: Interval;
  /** Chance of a separation at least as large where there is none, corrected for all that are shown (Holm). */
  readonly p: number;
  readonly parts: boolean;
}

export interface Observation {
  readonly name: string;
  readonly meaning: string;
  /** What it is observed of: every request, those that were decided on, or those after which troops came. */
  readonly among: "request" | "decision" | "arrival";
  /** Words for its classes, and by explanation the chance of each. */
  readonly classes: readonly string[];
  readonly chances: readonly {
    readonly rival: string;
    readonly of: readonly number[];
    readonly observations: number;
  }[];
  readonly partings: readonly Parting[];
  /** Mean bits over pairs. */
  readonly bits: number;
  readonly worlds: number;
  /** What the record says, and how likely each explanation alone makes it; null where the record does not hold it. */
  readonly record: {
    readonly entries: readonly string[];
    readonly says: string;
    readonly chances: readonly { readonly rival: string; readonly of: Interval }[];
  } | null;
}

/** A request in circumstances that an explanation's file tries out: how often each explanation alone would have it answered. */
export interface Circumstance {
  readonly name: string;
  /** The explanation whose file it is from. */
  readonly rival: string;
  readonly flags: string;
  readonly chances: readonly { readonly rival: string; readonly of: Interval }[];
  readonly partings: readonly Parting[];
  readonly bits: number;
  readonly worlds: number;
  readonly futures: number;
}

export interface Observations {
  readonly level: number;
  /** The best first. */
  readonly list: readonly Observation[];
}

export interface Rivals {
  readonly format: 1;
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
  readonly version: string;
  readonly seed: number;
  readonly command: string;
  readonly stopped?: { readonly worlds: number; readonly of: number };
  /** Worlds run, and those in which help is asked for. */
  readonly worlds: number;
  readonly requests: number;
  readonly rivals: readonly RivalShown[];
  /** Null where requests are too few. */
  readonly decision: Decision | null;
  readonly effects: readonly Effects[];
  readonly observations: Observations | null;
  /** The most telling first; none where requests are too few or nothing was tried. */
  readonly circumstances: readonly Circumstance[];
}
