// In what share of worlds is the effect above ε, within ±ε, below −ε, when each world's effect is seen only through a few noisy replicates?
// Worlds are sorted by form and expected effect; within each group the distribution of effects is the one of maximum likelihood, whatever its
// shape, and the interval is the range of shares that the likelihood allows. Why, and how often it covers: docs/estimators.md.
// Source: Kiefer and Wolfowitz, Ann. Math. Stat. 27 (1956); Murphy and van der Vaart, JASA 95 (2000).
import { countedShares } from "./countedShares.ts";
import { effectMixture } from "./effectMixture.ts";
import type { EffectMixture, Model, Sides } from "./effectMixture.ts";
import { checkConfidence } from "../interval.ts";
import type { Estimate } from "../interval.ts";
import { meanEffect } from "../meanEffect.ts";
import { lazily, once } from "./lazily.ts";
import { Mixture } from "./mixture.ts";
import type { Mixing } from "./mixture.ts";
import { profileShare } from "./profileShare.ts";
import { gain, mayBeLuck } from "./signsDealt.ts";
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

/** Shares of worlds by size of effect; each is found when it is read. The last three are the rests of the first three. */
export interface SidesOfEffect {
  readonly above: Estimate;
  readonly within: Estimate;
  readonly below: Estimate;
  readonly notAbove: Estimate;
  readonly notWithin: Estimate;
  readonly notBelow: Estimate;
}

export interface Shares extends SidesOfEffect {
  readonly mean: Estimate;
}

export interface WorldShares extends Shares {
  readonly byForm: readonly (Shares & { readonly level: number; readonly n: number })[];
  /** Per world: probability that its effect is above ε; the level's share where a world has no replicates. */
  readonly probability: Float64Array;
  readonly method: string;
}

/** The share on one side. */
type ShareOn = (side: keyof Sides) => Estimate;

const METHOD = {
  "yes/no": "any distribution of effects, exact for yes/no outcomes; profile likelihood",
  normal:
    "any distribution of effects together with noise, which may be normal, heavy-tailed or skewed; profile likelihood",
  jumps:
    "any distribution of effects and of chances to differ at all, normal where replicates differ; profile likelihood",
  exact: "counted: replicates of a world never differ",
  single: "counted, not bounded: one replicate a world can't tell noise from effect",
  none: "no world has a replicate",
} as const;

/** Between these lies a mean difference of yes/no outcomes. */
const YES_NO = [-1, 1] as const;

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

/** What of a mixture's data a share is found from. */
interface Drawn extends Pick<ShareInput, "differences" | "epsilon" | "confidence" | "seed"> {
  readonly weights: ArrayLike<number>;
  /** Worlds of the strata that are looked at, all or those of one level. */
  readonly parts: readonly Int32Array[];
}

/** A model with its free fit over some strata. */
interface Free {
  readonly model: Model;
  readonly mixture: Mixture;
  readonly best: Mixing;
}

const freeFits = ({ models }: EffectMixture, strata: readonly number[]): readonly Free[] =>
  models.map((model) => {
    const mixture = new Mixture({ ...model.data, strata: strata.map((k) => model.data.strata[k]!) });
    return { model, mixture, best: mixture.fit() };
  });

/** Shares of strata of a mixture. None of them leaves out that no world has an effect where luck alone may have made it look otherwise. */
function mixtureShares({ kind }: EffectMixture, free: () => readonly Free[], drawn: Drawn): ShareOn {
  const { parts, weights, differences, epsilon, confidence, seed } = drawn;
  const members = parts.flatMap((part) => Array.from(part));
  const worlds = effectiveSize(Float64Array.from(members, (i) => weights[i]!));
  const fitted = once(() =>
    free().map(({ model: { sides, freedom, spare }, mixture, best }) => {
      const lean = spare && mixture.fit({ held: { side: spare, share: 0 }, start: best.weights });
      return { mixture, sides, freedom, best, ...(lean && { without: lean.logLikelihood }) };
    }),
  );
  const luck = once(() => {
    const { found, shape } = gain(fitted());
    const modelsOf = (dealt: readonly ArrayLike<number>[]): readonly Model[] =>
      effectMixture(dealt, parts, weights, epsilon, shape).models;
    return mayBeLuck({ found, worlds, differences, modelsOf, confidence, seed });
  });
  return (side) => {
    const share = profileShare(
      fitted().map(({ sides, ...model }) => ({ ...model, side: sides[side] })),
      worlds,
      confidence,
    );
    // of yes/no outcomes all chances are tried, so that luck gains no more than it should
    if (kind === "yes/no") return share;
    if (side === "within") return share.high < 1 && luck() ? { ...share, high: 1 } : share;
    return share.low > 0 && luck() ? { ...share, low: 0 } : share;
  };
}

/** The rest of a share. */
const rest = ({ value, low, high }: Estimate): Estimate => ({ value: 1 - value, low: 1 - high, high: 1 - low });

/** All sides of one share, and the mean. */
const sidesOf = (on: ShareOn, mean: () => Estimate): { [K in keyof Shares]: () => Estimate } => {
  const above = once(() => on("above"));
  const within = once(() => on("within"));
  const below = once(() => on("below"));
  return {
    above,
    within,
    below,
    notAbove: () => rest(above()),
    notWithin: () => rest(within()),
    notBelow: () => rest(below()),
    mean,
  };
};

/** P(effect > ε) of the members of each stratum under the best model, given their own replicates and the stratum's distribution of effects. */
function chancesAbove({ rowOf }: EffectMixture, free: readonly Free[], strata: readonly Int32Array[]): Float64Array {
  const probability = new Float64Array(rowOf.length).fill(NaN);
  const { model, best } = free.reduce((a, b) => (b.best.logLikelihood > a.best.logLikelihood ? b : a));
  const { atoms, likelihood } = model.data;
  for (let k = 0; k < strata.length; k++) {
    for (const i of strata[k]!) {
      const row = rowOf[i]! * atoms;
      let above = 0;
      let all = 0;
      for (let j = 0; j < atoms; j++) {
        const p = best.weights[k * atoms + j]! * likelihood[row + j]!;
        all += p;
        if (model.sides.above[j]! > 0) above += p;
      }
      probability[i] = Math.min(1, above / all);
    }
  }
  return probability;
}

/** True when some world has replicates that differ, and when some world has more than one. */
function noiseSeen(summary: WorldMeans): { differs: boolean; repeats: boolean } {
  return { differs: summary.squares.some((s) => s > 0), repeats: summary.replicates.some((r) => r > 1) };
}

/**
 * Shares of worlds by size of effect, each with its interval, for all worlds (weighted) and by level of the dominant form, with the mean effect
 * and each world's probability to be above ε. What is not read is not computed. Throws RangeError on lengths that don't match, a
 * difference that is not finite, ε < 0 or a confidence outside 0..1.
 */
export function shareOfWorlds(input: ShareInput): WorldShares {
  check(input);
  const { differences, form, confidence } = input;
  const worlds = differences.length;
  const weights = input.weights ?? new Float64Array(worlds).fill(1);
  const summary = worldMeans(differences);
  const groups = groupByForm(form, summary.replicates, weights);
  const meanOf = (level?: number): Estimate =>
    meanEffect(
      summary.means,
      level === undefined ? weights : Float64Array.from(weights, (w, i) => (form[i] === level ? w : 0)),
      confidence,
      isTernary(differences) ? YES_NO : undefined,
    );
  if (groups.length === 0) {
    return lazily<WorldShares>({
      ...sidesOf(() => UNKNOWN, meanOf),
      byForm: () => [],
      probability: () => new Float64Array(worlds).fill(NaN),
      method: () => METHOD.none,
    });
  }
  const { shareOn, chances, method } = likelihoodOf({ ...input, weights }, summary, groups);
  const everyone = Int32Array.from(groups.flatMap(({ members }) => Array.from(members)));
  const all = lazily<Shares>(sidesOf(shareOn(undefined, everyone), () => meanOf()));
  const byForm = groups.map(({ level, members }) =>
    lazily<WorldShares["byForm"][number]>({
      level: () => level,
      n: () => members.length,
      ...sidesOf(groups.length === 1 ? (side) => all[side] : shareOn(level, members), () => meanOf(level)),
    }),
  );
  return lazily<WorldShares>({
    ...sidesOf(
      (side) => all[side],
      () => all.mean,
    ),
    byForm: () => byForm,
    // a world that had no say (no replicates or no weight) has its level's share
    probability: () =>
      chances().map((p, i) =>
        summary.replicates[i] === 0 || !(weights[i]! > 0)
          ? (byForm.find(({ level }) => level === form[i]) ?? all).above.value
          : p,
      ),
    method: () => method,
  });
}

interface Likelihood {
  /** The shares of one level's worlds, or of all. */
  readonly shareOn: (level: number | undefined, members: Int32Array) => ShareOn;
  /** Per world with a say: its probability to be above ε. */
  readonly chances: () => Float64Array;
  readonly method: string;
}

/** How shares are found: from the likelihood of any distribution where replicates tell noise from effect, else by counting. */
function likelihoodOf(
  { differences, columns, epsilon, confidence, seed, weights }: ShareInput & { readonly weights: ArrayLike<number> },
  summary: WorldMeans,
  groups: readonly { readonly level: number; readonly members: Int32Array }[],
): Likelihood {
  const { differs, repeats } = noiseSeen(summary);
  if (!differs && !isTernary(differences))
    return {
      method: repeats ? METHOD.exact : METHOD.single,
      chances: () => summary.means.map((m) => (m > epsilon ? 1 : 0)),
      shareOn: (_, members) => {
        const counted = countedShares(summary.means, members, weights, epsilon, repeats ? confidence : undefined);
        return (side) => counted[side];
      },
    };
  const strata = strataOf(groups, summary.means, columns, seed);
  const parts = strata.map(({ members }) => members);
  const mixture = effectMixture(differences, parts, weights, epsilon);
  const whole = once(() => freeFits(mixture, [...strata.keys()]));
  return {
    method: METHOD[mixture.kind],
    chances: () => chancesAbove(mixture, whole(), parts),
    shareOn: (level) => {
      const chosen = strata.flatMap((s, k) => (level === undefined || s.level === level ? [k] : []));
      const free = level === undefined ? whole : once(() => freeFits(mixture, chosen));
      const drawn = { differences, epsilon, confidence, seed, weights };
      return mixtureShares(mixture, free, { ...drawn, parts: chosen.map((k) => parts[k]!) });
    },
  };
}
