// What `drivers` finds, as plain data: printed as it is with --json, drawn on the page, told in the terminal.
import type { GroupMean } from "../../analysis/boxes/lowAndHigh.ts";
import type { Discovered } from "../../analysis/boxes/discovery.ts";
import type { ElementaryEffects } from "../../analysis/sensitivity/morris.ts";
import type { Convergence, FactorShare, Index } from "../../analysis/sensitivity/sobol.ts";
import type { Leaf } from "../../analysis/boxes/cart.ts";
import type { Subject } from "./driverSubject.ts";

export interface Drivers {
  readonly format: 1;
  readonly scenario: { readonly id: string; readonly title: string; readonly hash: string };
  readonly version: string;
  readonly seed: number;
  readonly command: string;
  readonly of: Pick<Subject, "name" | "meaning" | "claim" | "outcome" | "given" | "scale" | "unit">;
  /** Only where the work was stopped before its end: what is there rests on what was finished. */
  readonly stopped?: { readonly worlds: number; readonly of: number };
  readonly worlds: {
    readonly plain: number;
    readonly bases: number;
    readonly rows: number;
    /** All worlds that were run, and how many of them ensembles would leave out. */
    readonly all: number;
    readonly rejected: number;
    /** Under a condition: worlds in which it arose, and futures of each from there on. */
    readonly arose: { readonly worlds: number; readonly futures: number } | null;
  };
  /** Of the value over plain worlds. */
  readonly mean: { readonly value: number; readonly low: number; readonly high: number };
  readonly screening: readonly Screened[];
  /** How far luck alone moves a run: the same worlds, drawn anew. */
  readonly luck: ElementaryEffects | null;
  readonly shares: Shares | null;
  readonly lowHigh: readonly LowHigh[];
  readonly where: Where;
  readonly remarks: readonly string[];
}

export interface Screened extends ElementaryEffects {
  readonly path: string;
  readonly meaning: string;
  /** Why it is a factor of its own in the shares. */
  readonly chosen: "" | "screening" | "worlds";
}

export interface Share extends FactorShare {
  /** An assumption's path, "all others", or "luck". */
  readonly path: string;
  readonly meaning: string;
  /** First order from the plain worlds, which is the more exact one; null for all others and luck, which no plain world gives. */
  readonly byWorlds: Index | null;
  /** The total with the worlds that ensembles leave out counted in. */
  readonly totalWithRejected: number;
}

export interface Shares {
  /** By falling total; all others and luck at the end. */
  readonly factors: readonly Share[];
  readonly alone: Index;
  readonly variance: number;
  readonly convergence: Convergence;
}

export interface LowHigh {
  readonly path: string;
  readonly meaning: string;
  readonly groups: readonly GroupMean[];
  /** Whether the outer groups differ by more than those of the luckiest of as many idle assumptions would, nineteen times in twenty. */
  readonly told: boolean;
}

export interface Where {
  /** What is looked for, in words, and in what share of the worlds it is so. */
  readonly target: string;
  readonly share: number;
  readonly worlds: number;
  /** Stands up on the half not used for finding it; null where nothing does. */
  readonly box: Discovered | null;
  readonly boxText: readonly string[];
  /** The rival: the tree's best leaf, measured on the same half. */
  readonly leaf: Discovered | null;
  readonly leafText: readonly string[];
  readonly leaves: readonly Leaf[];
  /** Worlds as dots in the first two conditions' assumptions: values, whether it is so, whether it was held out. */
  readonly dots: {
    readonly x: string;
    readonly y: string;
    readonly points: readonly (readonly [x: number, y: number, yes: number])[];
  } | null;
}
