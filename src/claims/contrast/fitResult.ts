// A contrast on how well two arms foresee the record: a Bayes factor, what it rests on, and how strong the input may be before the
// record speaks against it.
import { bayesFactor } from "../../analysis/posterior/bayesFactor.ts";
import { exp } from "../../core/exp.ts";
import { OUTCOME } from "../../model/outcomes.ts";
import { nameOf } from "../../run/readings.ts";
import { saysWay } from "../../scenario/claims/says.ts";
import type { Says } from "../../scenario/scenario.ts";
import { changedBy, replayOf } from "./place.ts";
import { sampled } from "./sampled.ts";
import { contrastInterim, contrastResult, type ContrastInput } from "./contrastResult.ts";
import type { Pair } from "./differences.ts";
import { originOf } from "./origin.ts";
import { asWritten, knownOf } from "./known.ts";
import { mayBeDecided, type Interim } from "../interim.ts";
import type { Interval, ModelTest, Verdict } from "../result.ts";
import { contrastTitle } from "../titles.ts";
import { fitFinding } from "./words.ts";

const LN10 = 2.302585092994046;
/** A strength is excluded when it foresees the record ten times worse than the best one does. */
const EXCLUDED = 0.1;

/** The factor and its verdict; null where no world has both arms. */
function fitJudged({ test, pairs: [drawn], plan, confidence }: ContrastInput) {
  const pairs = drawn ?? [];
  const first = perWorld(pairs, (p) => p.first);
  const second = perWorld(pairs, (p) => p.second);
  const worlds = [...first.keys()];
  if (worlds.length === 0) return null;
  const found = bayesFactor({
    logLikelihoodA: [...first.values()],
    logLikelihoodB: [...second.values()],
    confidence,
    seed: plan.seed,
  });
  return { pairs, first, second, worlds, found, verdict: judge(found.logFactor, test.epsilon, test.contrast.says, found.restsOnFew) }; // prettier-ignore
}

/** Where a fit stands. It rests on a factor and on no share of worlds. */
export function fitInterim(input: ContrastInput): Interim {
  const judged = fitJudged(input);
  if (!judged) return contrastInterim(input);
  const { verdict, worlds } = judged;
  return { verdict, open: null, worlds: worlds.length, share: null, against: null, within: null, effect: null, leans: null, more: mayBeDecided(verdict) }; // prettier-ignore
}

export function fitResult(input: ContrastInput): ModelTest {
  const { test, contrast, plan, compiled } = input;
  const judged = fitJudged(input);
  if (!judged) return contrastResult(input, { halved: null, doubled: null });
  const { pairs, first, second, worlds, found, verdict } = judged;
  const { logFactor } = found;
  const { says } = test.contrast;
  const origin = originOf({
    verdict: verdict === "holds" && !saysWay(says) ? "no effect" : verdict,
    input: contrast.input,
    changed: changedBy(test.contrast),
    outcome: "fit",
    zero: pairs.every((p) => p.first === p.second),
    fields: [...OUTCOME.daysOver1000.fields, ...OUTCOME.placesByDay4.fields],
    uses: input.uses,
    epsilon: test.epsilon,
    weighted: null,
    largestOther: NaN,
    treatments: contrast.treatments,
  });
  const written = asWritten(logFactor, says);
  const log10: Interval = { value: written.value / LN10, low: written.low / LN10, high: written.high / LN10 };
  const column = sampled(compiled, plan, worlds).values.find((c) => c.name === contrast.input);
  const drawn = contrast.arms[test.first]?.length === 0 ? first : second;
  // a Bayes factor that rests on few runs is known to nobody
  const known = found.restsOnFew
    ? { direction: "open" as const, size: log10, leans: null }
    : knownOf(logFactor, test.epsilon, says, (x) => x / LN10);
  const base: Omit<ModelTest, "finding"> = {
    kind: "contrast",
    chosen: null,
    title: contrastTitle(test.contrast),
    verdict,
    origin: origin.word,
    builtIn: origin.builtIn,
    says,
    known: { ...known, words: "", least: null },
    order: test.contrast.order,
    share: null,
    against: null,
    within: null,
    below: null,
    effect: null,
    sameRuns: null,
    atLeast: test.contrast.atLeast,
    worlds: worlds.length,
    replicates: input.replicates,
    arose: null,
    byForm: {},
    dominantForm: null,
    formRange: null,
    bayes: {
      log10,
      effectiveRuns: Math.min(found.a.effectiveRuns, found.b.effectiveRuns),
      largestShare: Math.max(found.a.largestShare, found.b.largestShare),
      entries: test.contrast.fit,
      notExcluded: column ? notExcluded(Array.from(column.values, Number), [...drawn.values()]) : null,
      unit: "people/d",
    },
    ranges: null,
    hinge: null,
    perWorld: null,
    toDecide: null,
    moreWorlds: null,
    typical: bestRun(pairs),
    typicalIs: null,
    counterexample: null,
    agreeing: null,
    replay: replayOf(test.contrast),
    baseline: null,
    curve: null,
    dots: [],
    note: test.contrast.note,
  };
  return { ...base, finding: fitFinding(base, test.contrast) };
}

/** Of the ratio, the arms as the claim speaks of them. */
function judge(factor: Interval, epsilon: number, says: Says, few: boolean): Verdict {
  if (few || Number.isNaN(factor.value)) return "undecided";
  const [above, below] = [factor.low > epsilon, factor.high < -epsilon];
  const within = factor.low > -epsilon && factor.high < epsilon;
  if (saysWay(says)) return above ? "holds" : below ? "reverses" : within ? "no effect" : "undecided";
  if (says === "no difference") return within ? "holds" : above || below ? "fails" : "undecided";
  return above ? "fails" : factor.high < epsilon ? "holds" : "undecided";
}

function perWorld(pairs: readonly Pair[], of: (p: Pair) => number): Map<number, number[]> {
  const worlds = new Map<number, number[]>();
  for (const p of pairs) {
    const known = worlds.get(p.world);
    if (known) known.push(of(p));
    else worlds.set(p.world, [of(p)]);
  }
  return worlds;
}

/** Largest strength whose worlds foresee the record at least a tenth as well, on average, as those of the best strength. */
function notExcluded(strengths: readonly number[], logLikelihood: readonly (readonly number[])[]): number | null {
  let top = -Infinity;
  for (const runs of logLikelihood) for (const l of runs) top = Math.max(top, l);
  const sums = new Map<number, { sum: number; n: number }>();
  strengths.forEach((s, i) => {
    const at = sums.get(s) ?? { sum: 0, n: 0 };
    for (const l of logLikelihood[i] ?? []) {
      at.sum += exp(l - top);
      at.n++;
    }
    sums.set(s, at);
  });
  const means = [...sums].map(([strength, { sum, n }]) => ({ strength, mean: n > 0 ? sum / n : 0 }));
  const best = Math.max(...means.map((m) => m.mean));
  const kept = means.filter((m) => m.mean >= EXCLUDED * best).map((m) => m.strength);
  return kept.length > 0 ? Math.max(...kept) : null;
}

/** The run that foresees the record best. */
function bestRun(pairs: readonly Pair[]): string | null {
  let best: Pair | null = null;
  for (const p of pairs) if (!best || Math.max(p.first, p.second) > Math.max(best.first, best.second)) best = p;
  return best ? nameOf(best) : null;
}
