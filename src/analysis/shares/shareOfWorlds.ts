// In what share of worlds is the effect above ε, within ±ε, below −ε, when each world's effect is seen only through a few noisy replicates?
// Worlds are sorted by form and expected effect; within each group the distribution of effects is the one of maximum likelihood, whatever its
// shape, and the interval is the range of shares that the likelihood allows. Where replicates of any size often don't differ at all, the linear
// estimate is shown and the interval spans both. Why, and how often it covers: docs/estimators.md.
// Source: Kiefer and Wolfowitz, Ann. Math. Stat. 27 (1956); Murphy and van der Vaart, JASA 95 (2000).
import { countedShares } from "./countedShares.ts";
import { effectMixture } from "./effectMixture.ts";
import type { EffectMixture } from "./effectMixture.ts";
import { checkConfidence, spanning } from "../interval.ts";
import type { Estimate } from "../interval.ts";
import { meanEffect } from "../meanEffect.ts";
import { fitMixture } from "./mixture.ts";
import { prescribedChances, prescribedShares } from "./prescribed.ts";
import { profileShare } from "./profileShare.ts";
import { effectiveSize } from "../moments.ts";
import { strataOf } from "./strata.ts";
import { isTernary } from "./ternaryAtoms.ts";
import { groupByForm, worldMeans } from "./worldMeans.ts";
import type { WorldMeans } from "./worldMeans.ts";

export interface ShareInput {
  /** Per world: its paired differences, 0..R of them; worlds may differ in number. */
  readonly differences: readonly ArrayLike<number>[];
  /** Per world: level of the dominant form. */
  readonly form: ArrayLike<number>;
  /** Per assumption: its value in each world, in 0..1 of the design. */
  readonly columns: readonly Float64Array[];
  /** Per world: arrival probability; all 1 without. Worlds without replicates or weight don't count. */
  readonly weights?: ArrayLike<number>;
  /** Smallest effect that matters, ≥ 0, in the differences' units. */
  readonly epsilon: number;
  readonly confidence: number;
  readonly seed: number;
}

export interface Shares {
  readonly above: Estimate;
  readonly within: Estimate;
  readonly below: Estimate;
  readonly mean: Estimate;
}

export interface WorldShares extends Shares {
  readonly byForm: readonly (Shares & { readonly level: number; readonly n: number })[];
  /** Per world: probability that its effect is above ε; the level's share where a world has no replicates. */
  readonly probability: Float64Array;
  readonly method: string;
}

type Three = Pick<Shares, "above" | "within" | "below">;

const METHOD = {
  "yes/no": "any distribution of effects, exact for yes/no outcomes; profile likelihood",
  normal: "any distribution of effects, normal noise of unknown size; profile likelihood",
  jumps:
    "replicates often don't differ: linear and normal effects; the interval also spans that of any distribution under normal noise",
  exact: "counted: replicates of a world never differ",
  single: "counted, not bounded: one replicate a world can't tell noise from effect",
  none: "no world has a replicate",
} as const;

const UNKNOWN: Estimate = { value: NaN, low: 0, high: 1 };

function check(input: ShareInput): void {
  const worlds = input.differences.length;
  checkConfidence(input.confidence);
  if (!(input.epsilon >= 0 && input.epsilon < Infinity))
    throw new RangeError(`epsilon must be 0 or more, got ${input.epsilon}`);
  if (input.form.length !== worlds) throw new RangeError("shareOfWorlds: one level of the form per world is needed");
  if (input.weights !== undefined && input.weights.length !== worlds)
    throw new RangeError("shareOfWorlds: one weight per world is needed");
  for (const column of input.columns)
    if (column.length !== worlds) throw new RangeError("shareOfWorlds: a column has not one value per world");
}

/** The three shares of strata of a mixture, which may be all or those of one level. */
function mixtureShares(mixture: EffectMixture, strata: readonly number[], worlds: number, confidence: number): Three {
  const data = { ...mixture.data, strata: strata.map((k) => mixture.data.strata[k]!) };
  const best = fitMixture(data);
  const { sides } = mixture;
  return {
    above: profileShare(data, sides.above, best, worlds, confidence),
    within: profileShare(data, sides.within, best, worlds, confidence),
    below: profileShare(data, sides.below, best, worlds, confidence),
  };
}

/** P(effect > ε) of the members of each stratum, given their own replicates and the stratum's distribution of effects. */
function fillChances(mixture: EffectMixture, strata: readonly Int32Array[], probability: Float64Array): void {
  const { atoms, likelihood } = mixture.data;
  const best = fitMixture(mixture.data);
  for (let k = 0; k < strata.length; k++) {
    for (const i of strata[k]!) {
      const row = mixture.rowOf[i]! * atoms;
      let above = 0;
      let all = 0;
      for (let j = 0; j < atoms; j++) {
        const p = best.weights[k * atoms + j]! * likelihood[row + j]!;
        all += p;
        if (mixture.sides.above[j]! > 0) above += p;
      }
      probability[i] = Math.min(1, above / all);
    }
  }
}

/** True when some world has replicates that differ, and when some world has more than one. */
function noiseSeen(summary: WorldMeans): { differs: boolean; repeats: boolean } {
  return { differs: summary.squares.some((s) => s > 0), repeats: summary.replicates.some((r) => r > 1) };
}

/**
 * Shares of worlds by size of effect, each with its interval, for all worlds (weighted) and by level of the form, with the mean effect and each
 * world's probability to be above ε. Throws RangeError on lengths that don't match, a difference that is not finite, ε < 0 or a confidence
 * outside 0..1.
 */
export function shareOfWorlds(input: ShareInput): WorldShares {
  check(input);
  const { differences, form, columns, epsilon, confidence, seed } = input;
  const worlds = differences.length;
  const weights = input.weights ?? new Float64Array(worlds).fill(1);
  const summary = worldMeans(differences);
  const groups = groupByForm(form, summary.replicates, weights);
  const probability = new Float64Array(worlds);
  const mean = (level?: number): Estimate =>
    meanEffect(
      summary.means,
      level === undefined ? weights : Float64Array.from(weights, (w, i) => (form[i] === level ? w : 0)),
      confidence,
    );
  if (groups.length === 0) {
    return {
      above: UNKNOWN,
      within: UNKNOWN,
      below: UNKNOWN,
      mean: mean(),
      byForm: [],
      probability: probability.fill(NaN),
      method: METHOD.none,
    };
  }
  const everyone = Int32Array.from(groups.flatMap(({ members }) => Array.from(members)));
  const { differs, repeats } = noiseSeen(summary);
  let three: (level: number | undefined, members: Int32Array) => Three;
  let method: string;
  if (differs || isTernary(differences)) {
    const strata = strataOf(groups, summary.means, columns, seed);
    const parts = strata.map(({ members }) => members);
    const mixture = effectMixture(differences, parts, weights, epsilon);
    const jumps = mixture.kind === "jumps";
    if (jumps)
      prescribedChances(
        groups.map((g) => g.members),
        summary,
        columns,
        epsilon,
        probability,
      );
    else fillChances(mixture, parts, probability);
    method = METHOD[mixture.kind];
    three = (level, members) => {
      const chosen = strata.flatMap((s, k) => (level === undefined || s.level === level ? [k] : []));
      const size = effectiveSize(Float64Array.from(members, (i) => weights[i]!));
      const any = mixtureShares(mixture, chosen, size, confidence);
      if (!jumps) return any;
      const own = groups.filter((g) => level === undefined || g.level === level).map((g) => g.members);
      const linear = prescribedShares(own, summary, columns, weights, { epsilon, confidence, seed });
      return {
        above: spanning(linear.above, any.above),
        within: spanning(linear.within, any.within),
        below: spanning(linear.below, any.below),
      };
    };
  } else {
    for (const i of everyone) probability[i] = summary.means[i]! > epsilon ? 1 : 0;
    method = repeats ? METHOD.exact : METHOD.single;
    three = (_, members) => countedShares(summary.means, members, weights, epsilon, repeats ? confidence : undefined);
  }
  const all = three(undefined, everyone);
  const byForm = groups.map(({ level, members }) => {
    const shares = groups.length === 1 ? all : three(level, members);
    return { level, n: members.length, ...shares, mean: mean(level) };
  });
  for (let i = 0; i < worlds; i++) {
    if (leftOut(summary, weights, i)) {
      probability[i] = (byForm.find(({ level }) => level === form[i]) ?? all).above.value;
    }
  }
  return { ...all, mean: mean(), byForm, probability, method };
}

/** A world that had no say: no replicates or no weight. */
function leftOut(summary: WorldMeans, weights: ArrayLike<number>, i: number): boolean {
  return summary.replicates[i] === 0 || !(weights[i]! > 0);
}
