// What a share found, as data: whose inputs move the outcome more, each by a comparable change.
import type { ToDecide } from "../../analysis/shares/toDecide.ts";
import type { FactMark } from "../../scenario/scenario.ts";
import type { Mark } from "../../model/kit/declare.ts";
import type { OriginWord } from "../origins.ts";
import type { Interval, Verdict } from "../verdictKinds.ts";

/** Between which values an input is moved: those that the claim states, its range's, or two forms. */
export type EndsOf = "as stated" | "10 % to 90 %" | "two forms";

export interface SharedInput {
  readonly path: string;
  readonly meaning: string;
  /** Ends of the change, and where they come from. */
  readonly from: number | string;
  readonly to: number | string;
  readonly unit: string;
  readonly range: string;
  readonly ends: EndsOf;
  readonly source: string;
  readonly mark: FactMark | Mark;
  readonly why: string;
  /** Mean over worlds of what the change does, in the outcome's unit; ratios less one where effects are relative. */
  readonly effect: Interval | null;
  /** The same in words: "3 points likelier (1 to 5)"; "" where it is not known. */
  readonly told: string;
  /** Root of the mean squared effect, the luck in it taken off: an effect that goes both ways counts here. */
  readonly size: number;
  /** Its part of both sides' sums of squares; luck may bring it below zero. */
  readonly part: number | null;
  /** Whether no run differed. */
  readonly idle: boolean;
  /** Whether some mechanism that was watched leads from it to the outcome. */
  readonly way: boolean;
}

export interface SharedSide {
  readonly name: string;
  /** Root of the sum of its inputs' squared effects, in the outcome's unit; no upper end below three worlds. */
  readonly size: { readonly value: number; readonly low: number; readonly high: number | null };
  readonly inputs: readonly SharedInput[];
}

export interface ShareResult {
  readonly kind: "share";
  readonly title: string;
  readonly verdict: Verdict;
  readonly origin: OriginWord | null;
  /** Why that word stands there. */
  readonly why: string;
  readonly finding: string;
  /** Share of the side that the claim names, of both sides' sums of squared effects; along a list, at its last value. */
  readonly share: (Interval & { readonly level: number }) | null;
  readonly effect: null;
  /** The same with each side's sum divided by the number of its inputs. */
  readonly perInput: Interval | null;
  readonly atLeast: number;
  /** Unit of effects: probability, relative, or the outcome's own. */
  readonly unit: string;
  readonly worlds: number;
  readonly replicates: number;
  readonly arose: { readonly runs: number; readonly of: number } | null;
  /** The side that the claim names, and the other. */
  readonly sides: readonly [SharedSide, SharedSide];
  /** By how much the other side's changes would have to be stretched for the shares to be equal; below 1: shrunk. */
  readonly widening: {
    /** By linearity; null where no factor is enough. */
    readonly factor: { readonly value: number | null; readonly low: number | null; readonly high: number | null };
    /** In runs, with every change stretched up to its input's limits; `stopped` names those that these hold back. */
    readonly tried: {
      readonly factor: number;
      readonly share: Interval | null;
      readonly stopped: readonly string[];
    } | null;
  } | null;
  /** The named side's share at each value of a list, and its change from the first to the last. */
  readonly along: {
    readonly path: string;
    readonly levels: readonly { readonly level: string; readonly share: Interval | null; readonly sizes: readonly [number, number] }[]; // prettier-ignore
    readonly change: Interval | null;
  } | null;
  /** As of other tests in the model. */
  readonly toDecide: ToDecide;
  readonly moreWorlds: number | null;
  /** For each side, a run in which its strongest input makes a difference, and its two arms as what goes after `--run ID`. */
  readonly examples: readonly {
    readonly side: string;
    readonly path: string;
    readonly run: string;
    readonly arms: readonly [string, string];
  }[];
  readonly note: string;
}
