// A run may be steered: one of an actor's choices is then settled from outside, by the chances that the actor itself gives its options.

/** A choice about to be made. Options in the order of the menu. */
export interface Weighed {
  readonly tick: number;
  readonly names: readonly string[];
  /** Sums of considerations, log-odds; and the same with what was added to each, of which the largest wins. */
  readonly utility: readonly number[];
  readonly sums: readonly number[];
  /** Place of the option that wins. */
  readonly best: number;
  /** Whether leanings are held for the run. */
  readonly held: boolean;
  /** Chance of each option at this look; with held leanings before any has shown. */
  readonly chances: () => readonly number[];
  /** A uniform of this actor at this moment, for nothing else. */
  readonly uniform: () => number;
  /** Whether the leaning on the option in this place had shown before this look. */
  readonly shown: (place: number) => boolean;
  /** Keeps this uniform of a leaning, of the option in this place, as the one that was drawn. */
  readonly lean: (place: number, uniform: number) => void;
}

export interface Steer {
  /** Place of the option that is taken instead; `best` to leave it at that. */
  choose(weighed: Weighed): number;
}
