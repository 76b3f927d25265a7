// How much better one explanation foresaw the record than another: the ratio of the record's average likelihood over all their worlds and
// replicates. Averages of likelihoods are carried by their largest runs, so the effective number of runs is part of the answer.
// Source: Kass and Raftery, JASA 90 (1995); effective size as in Kong, Liu and Wong, JASA 89 (1994).
import { exp } from "../../core/exp.ts";
import { log } from "../../core/log.ts";
import { checkConfidence } from "../interval.ts";
import type { Estimate } from "../interval.ts";
import { drawMembers, resampleKey } from "../resample.ts";

export interface BayesFactorInput {
  /** Per world, its replicates' log-likelihoods of the record; −∞ is allowed. The arms have the same worlds. */
  readonly logLikelihoodA: readonly ArrayLike<number>[];
  readonly logLikelihoodB: readonly ArrayLike<number>[];
  readonly confidence: number;
  readonly seed: number;
  readonly repeats?: number;
}

/** One arm: log of the average likelihood, how many equal runs would carry it, and the largest share that one run has in it. */
export interface Evidence {
  readonly logEvidence: number;
  readonly effectiveRuns: number;
  readonly largestShare: number;
}

export interface BayesFactor {
  /** Natural log of evidence A over evidence B; ±∞ when one arm never produces the record, NaN when neither does. */
  readonly logFactor: Estimate;
  readonly a: Evidence;
  readonly b: Evidence;
  /** True when either arm rests on fewer than 30 effective runs or one run carries over a fifth: don't lean on the factor. */
  readonly restsOnFew: boolean;
}

const FEWEST = 30;
const LARGEST = 0.2;

interface Arm {
  top: number;
  /** Per world: sum of likelihoods over the top, and replicates. */
  sums: Float64Array;
  runs: Float64Array;
}

function prepare(logLikelihood: readonly ArrayLike<number>[]): Arm & { evidence: Evidence } {
  let top = -Infinity;
  for (const world of logLikelihood) {
    for (let r = 0; r < world.length; r++) {
      if (!(world[r]! < Infinity)) throw new RangeError("bayesFactor: a log-likelihood is NaN or infinite");
      if (world[r]! > top) top = world[r]!;
    }
  }
  const sums = new Float64Array(logLikelihood.length);
  const runs = new Float64Array(logLikelihood.length);
  let total = 0;
  let squares = 0;
  let n = 0;
  for (let i = 0; i < logLikelihood.length; i++) {
    const world = logLikelihood[i]!;
    for (let r = 0; r < world.length; r++) {
      const x = world[r]! > -Infinity ? exp(world[r]! - top) : 0;
      sums[i]! += x;
      squares += x * x;
    }
    total += sums[i]!;
    n += runs[i] = world.length;
  }
  const evidence = {
    logEvidence: total > 0 ? top + log(total / n) : -Infinity,
    effectiveRuns: total > 0 ? (total * total) / squares : 0,
    largestShare: total > 0 ? 1 / total : 0,
  };
  return { top, sums, runs, evidence };
}

/** Log of the average likelihood over some worlds, which may repeat. */
function logMean(arm: Arm, members: Int32Array): number {
  let total = 0;
  let n = 0;
  for (const i of members) {
    total += arm.sums[i]!;
    n += arm.runs[i]!;
  }
  return total > 0 ? arm.top + log(total / n) : -Infinity;
}

/**
 * Log Bayes factor with a bootstrap interval over whole worlds (the same worlds in both arms), and what it rests on.
 * Throws RangeError when the arms differ in worlds or a log-likelihood is NaN or +∞.
 */
export function bayesFactor(input: BayesFactorInput): BayesFactor {
  const { logLikelihoodA, logLikelihoodB, confidence, seed, repeats = 1000 } = input;
  checkConfidence(confidence);
  const worlds = logLikelihoodA.length;
  if (worlds === 0 || logLikelihoodB.length !== worlds)
    throw new RangeError("bayesFactor: both arms need the same worlds, at least one");
  const a = prepare(logLikelihoodA);
  const b = prepare(logLikelihoodB);
  const value = a.evidence.logEvidence - b.evidence.logEvidence;
  const key = resampleKey(seed, "bayesFactor");
  const everyone = Int32Array.from({ length: worlds }, (_, i) => i);
  const members = new Int32Array(worlds);
  const sample: number[] = [];
  for (let k = 0; k < repeats; k++) {
    drawMembers(key, k, everyone, members);
    const factor = logMean(a, members) - logMean(b, members);
    // A resample in which neither arm ever produces the record says nothing about their ratio.
    if (!Number.isNaN(factor)) sample.push(factor);
  }
  const sorted = Float64Array.from(sample).sort();
  const tail = (1 - confidence) / 2;
  // Nearest order statistics: interpolating towards an infinite one would give NaN.
  const at = (p: number): number =>
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.round(p * (sorted.length - 1))))]!;
  const known = sorted.length > 0 && !Number.isNaN(value);
  const few = ({ effectiveRuns, largestShare }: Evidence): boolean => effectiveRuns < FEWEST || largestShare > LARGEST;
  return {
    logFactor: {
      value,
      low: known ? Math.min(value, at(tail)) : -Infinity,
      high: known ? Math.max(value, at(1 - tail)) : Infinity,
    },
    a: a.evidence,
    b: b.evidence,
    restsOnFew: few(a.evidence) || few(b.evidence),
  };
}
