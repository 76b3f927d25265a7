// Does a sudden loss of legitimacy bring out more people than the same loss spread over time, and is it explosive? Epstein's runs 5 and 6,
// asked of every version of his model that its texts leave open: whose procedure, how C/A is made whole, how many cops.
// Source: Epstein, PNAS 99 suppl 3:7243 (2002), and the things to try in NetLogo's Rebellion, which gives these numbers.
import { clopperPearson } from "../../src/analysis/clopperPearson.ts";
import type { Estimate } from "../../src/analysis/interval.ts";
import { mean, variance } from "../../src/analysis/moments.ts";
import { sortedQuantile } from "../../src/analysis/quantiles.ts";
import { runKey } from "../../src/core/keyed.ts";
import { normalQuantile } from "../../src/core/normal.ts";
import { activeByTick, NETLOGO, type EpsteinRules, type Procedure, type Rounding } from "./epstein.ts";

export const LOSS = { before: 0.9, after: 0.7, at: 80, over: 250, ticks: 400 } as const;
/** A sudden loss beats a gradual one where its height is more than the other's on average; clearly so where it is so many times as much. */
export const CLEARLY = 1.1;
/** Explosive: so large a share of all citizens is active at the height, in at least half of the runs. */
export const EXPLOSIVE = 0.1;

export const STRUCTURE = {
  procedure: ["netlogo", "mesa"],
  rounding: ["floor", "halfEven", "none"],
  cops: [0.04, 0.074],
} as const;
export interface Structure {
  readonly procedure: Procedure;
  readonly rounding: Rounding;
  readonly cops: number;
}

export const rulesOf = ({ procedure, rounding, cops }: Structure): EpsteinRules => ({
  ...NETLOGO,
  procedure,
  neighbourhood: procedure === "netlogo" ? "disc" : "diamond",
  rounding,
  cops,
  legitimacy: LOSS.before,
});

export const sudden = (tick: number): number => (tick < LOSS.at ? LOSS.before : LOSS.after);
export const gradual = (tick: number): number =>
  LOSS.before - (LOSS.before - LOSS.after) * Math.min(1, Math.max(0, tick - LOSS.at + 1) / LOSS.over);

export type Answer = "yes" | "no" | "open";

export interface ArmResult {
  /** Active at the height, by run. */
  readonly peaks: readonly number[];
  /** 5th, 50th and 95th percentile over runs, by tick. */
  readonly curve: readonly (readonly number[])[];
}

export interface StructureResult {
  readonly structure: Structure;
  readonly sudden: ArmResult;
  readonly gradual: ArmResult;
  /** Share of runs in which the sudden loss reaches the higher height. */
  readonly wins: Estimate;
  /** Mean of sudden minus gradual height, people. */
  readonly difference: Estimate;
  readonly beats: Answer;
  readonly clearly: Answer;
  /** Share of runs with a height of at least 5, 10 and 20 per cent of citizens, and the answer at EXPLOSIVE. */
  readonly explosive: Estimate;
  readonly explodes: Answer;
  readonly atOtherShares: readonly { readonly share: number; readonly answer: Answer }[];
}

const CITIZENS = NETLOGO.citizens * NETLOGO.side * NETLOGO.side;

function arm(runs: readonly Uint16Array[]): ArmResult {
  const ticks = Array.from({ length: LOSS.ticks + 1 }, (_, t) =>
    Float64Array.from(runs, (run) => run[t] as number).sort(),
  );
  return {
    peaks: runs.map((run) => run.reduce((top, x) => Math.max(top, x), 0)),
    curve: [0.05, 0.5, 0.95].map((p) => ticks.map((values) => sortedQuantile(values, p))),
  };
}

function estimatedMean(values: readonly number[], confidence: number): Estimate {
  const value = mean(values);
  const half = normalQuantile(0.5 + confidence / 2) * Math.sqrt(variance(values) / values.length);
  return { value, low: value - half, high: value + half };
}

const share = (count: number, of: number, confidence: number): Estimate => ({
  value: count / of,
  ...clopperPearson(count, of, confidence),
});

const beside = ({ low, high }: Estimate, bar: number): Answer => (low >= bar ? "yes" : high < bar ? "no" : "open");

/** One structure from its runs; intervals hold for all structures together at 95 %. */
function judged(structure: Structure, pairs: readonly (readonly [Uint16Array, Uint16Array])[]): StructureResult {
  const n = pairs.length;
  const confidence = 1 - 0.05 / structures().length;
  const [up, slow] = [arm(pairs.map((p) => p[0])), arm(pairs.map((p) => p[1]))];
  const against = (times: number): number[] => up.peaks.map((peak, i) => peak - times * (slow.peaks[i] as number));
  const large = (least: number): Estimate =>
    share(up.peaks.filter((peak) => peak >= least * CITIZENS).length, n, confidence);
  return {
    structure,
    sudden: up,
    gradual: slow,
    wins: share(against(1).filter((d) => d > 0).length, n, confidence),
    difference: estimatedMean(against(1), confidence),
    beats: beside(estimatedMean(against(1), confidence), 0),
    clearly: beside(estimatedMean(against(CLEARLY), confidence), 0),
    explosive: large(EXPLOSIVE),
    explodes: beside(large(EXPLOSIVE), 0.5),
    atOtherShares: [EXPLOSIVE / 2, EXPLOSIVE * 2].map((least) => ({
      share: least,
      answer: beside(large(least), 0.5),
    })),
  };
}

/** Every combination of what is left open. */
export const structures = (): Structure[] =>
  STRUCTURE.procedure.flatMap((procedure) =>
    STRUCTURE.rounding.flatMap((rounding) => STRUCTURE.cops.map((cops) => ({ procedure, rounding, cops }))),
  );

export interface LossProgress {
  readonly done: number;
  readonly of: number;
}

/**
 * So many runs (2 or more) of each structure, both losses under the same draws; gives progress after each run. Throws RangeError below two.
 */
export function* lossesOfLegitimacy(seed: number, runs: number): Generator<LossProgress, readonly StructureResult[]> {
  if (!(runs >= 2)) throw new RangeError("two runs or more are needed");
  const all = structures();
  const found: StructureResult[] = [];
  for (const [s, structure] of all.entries()) {
    const pairs: [Uint16Array, Uint16Array][] = [];
    for (let i = 0; i < runs; i++) {
      const run = (legitimacy: (tick: number) => number): Uint16Array =>
        activeByTick(rulesOf(structure), runKey(seed, 0, i), LOSS.ticks, legitimacy);
      pairs.push([run(sudden), run(gradual)]);
      yield { done: s * runs + i + 1, of: all.length * runs };
    }
    found.push(judged(structure, pairs));
  }
  return found;
}
