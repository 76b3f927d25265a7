// What contrasts ask of runs: arms, what is read of them and who wants it. Plain data.
import type { Asked } from "../model/asked.ts";
import type { MomentName } from "../model/kit/names.ts";
import type { Intervention } from "../scenario/scenario.ts";
import type { Observed } from "./reports.ts";
import type { Treatment } from "./treatments.ts";

/** What is read off an arm at its end: an outcome, or the log-likelihood of dated observations. */
export type Reading =
  | {
      readonly outcome: Asked;
      /** Read as ln(1 + x): differences are ratios. */
      readonly log?: true;
      /** NaN, and not gone after, where this event has not come by the horizon. */
      readonly after?: MomentName;
    }
  | { readonly fit: readonly Observed[] }
  /** 1 where an event has come. */
  | { readonly event: MomentName };

/** Contrasts on one input and one condition: arms forked where `given` first holds ("": run from the start), under each treatment. */
export interface ContrastPlan {
  readonly given: string;
  /** Input the contrasts are about: its direct coefficients are what treatments treat. */
  readonly input: string;
  readonly arms: readonly (readonly Intervention[])[];
  readonly readings: readonly Reading[];
  readonly treatments: readonly Treatment[];
  /** What is read of which arms, and in how many futures; without, all of everything. What nobody wants is NaN. */
  readonly wants?: readonly Want[];
  /** Worlds of the job in which it is run; without, all. */
  readonly only?: readonly number[];
}

/** What one test wants of a plan. Each test has its own, so that what it comes to rest on does not depend on the tests beside it. */
export interface Want {
  /** Number of the test, among those that were planned together. */
  readonly test: number;
  /** Places of arms, and of the reading. */
  readonly arms: readonly number[];
  readonly reading: number;
  /** By treatment, so many futures in worlds behind one and up to one; without, all. */
  readonly limits?: readonly Limit[];
}

export interface Limit {
  readonly branches: number;
  /** Only worlds behind this one are still to be run; without, from the first on. */
  readonly after?: number;
  readonly lastWorld: number;
}
