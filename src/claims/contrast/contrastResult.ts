// One contrast: from paired differences to shares of worlds, verdict, what it hinges on, and what is known of where it comes from.
//   pairs -> shares by form -> verdict -> origin -> typical run and counterexample
import { bestBox } from "../../analysis/boxes/bestBox.ts";
import type { Discovered } from "../../analysis/boxes/discovery.ts";
import { once } from "../../analysis/shares/lazily.ts";
import { shareOfWorlds, type SidesOfEffect, type WorldShares } from "../../analysis/shares/shareOfWorlds.ts";
import { toDecide, type ToDecide } from "../../analysis/shares/toDecide.ts";
import { wilson } from "../../analysis/wilson.ts";
import { exp } from "../../core/exp.ts";
import { fieldsOf } from "../../model/asked.ts";
import { nameOf } from "../../run/readings.ts";
import type { Uses } from "../../run/trace.ts";
import type { ContrastPlan } from "../../run/work.ts";
import { isTurned, saysWay } from "../../scenario/claims/says.ts";
import type { ContrastTest, Says } from "../../scenario/scenario.ts";
import type { Compiler, Plan } from "../../world/compile.ts";
import { changedBy, replayOf, type PlacedContrast } from "./place.ts";
import { byWorld, type Pair } from "./differences.ts";
import { hingeOf } from "./hinge.ts";
import { distanceOfAny, noPath, originOf } from "./origin.ts";
import { knownOf } from "./known.ts";
import { effectWords } from "../effectWords.ts";
import { mayBeDecided, type Interim } from "../interim.ts";
import type { Interval, Known, ModelTest, Verdict } from "../result.ts";
import { dominantForm, sampled, type Sampled } from "./sampled.ts";
import { curveOf, turnsBack, type LevelPairs } from "./trend.ts";
import { agreement, CONFIDENCE, contrastVerdict, LEAST_ARRIVALS, MOST, moreAsked, silence, type Found, type Judged } from "../verdict.ts"; // prettier-ignore
import { contrastTitle } from "../titles.ts";
import { isWide } from "../shareWords.ts";
import { VERDICT_KINDS } from "../verdictKinds.ts";
import { findingOf } from "./words.ts";

export interface ContrastInput {
  readonly compiled: Compiler;
  readonly plan: Plan;
  readonly test: PlacedContrast;
  readonly contrast: ContrastPlan;
  /** Pairs by treatment, the arms as the claim speaks of them. For a conditional contrast: one arrival a world, in several branches. */
  readonly pairs: readonly (readonly Pair[])[];
  /** Runs in which the condition arose, and how many there were; null without a condition. */
  readonly arose: { readonly runs: number; readonly of: number } | null;
  /** By world in which it arose: in what share of its runs, with the one by which it came in; null without a condition. */
  readonly arrival: ReadonlyMap<number, number> | null;
  /** By world, how much it counts: in how many of its runs the condition came; null without a condition. */
  readonly weights: ReadonlyMap<number, number> | null;
  /** Where worlds were chosen by the chance of a request: what all of those that came to the condition are worth, and the test's own. */
  readonly chosen: { readonly all: number; readonly own: { readonly worth: number; readonly largest: number } } | null;
  /** Worlds that the user asked for: in these `moreWorlds` is told. */
  readonly asked: number;
  readonly replicates: number;
  readonly largestOther: number;
  readonly uses: Uses;
  /** The same in runs in which help is asked for and sent. Asked only where the condition is rare. */
  readonly usesHelped: () => Uses;
  readonly unit: string;
  readonly confidence: number;
  /** Of a trend: its levels' pairs. */
  readonly levels: LevelPairs | null;
}

/** What the verdict on a contrast rests on, before anything is looked for that it hinges on. What is not read of `all` is not computed. */
function seenOf(input: ContrastInput) {
  const { compiled, plan, test, pairs, arose } = input;
  const drawn = pairs[0] ?? [];
  const differences = byWorld(drawn);
  const worlds = [...differences.keys()];
  const columns = sampled(compiled, plan, worlds);
  const means = worlds.map((w) => mean(differences.get(w) ?? []));
  const dominant = dominantForm(columns, means);
  const zero = drawn.length > 0 && drawn.every((p) => p.first === p.second);
  const { asked } = test.contrast;
  const read = asked?.text ?? "";
  const fields = asked ? fieldsOf(asked) : [];
  const changed = changedBy(test.contrast);
  const leadsNowhere = (uses: Uses): boolean => noPath(distanceOfAny(uses, changed, fields, read), zero);
  const rare = silence(arose, input.chosen);
  const isolated =
    zero && leadsNowhere(input.uses) && (rare === null || (rare === "too rare" && stays(input.usesHelped())));
  /** So few runs don't show that nothing leads on, unless what asks for the change was seen, and what may follow the condition. */
  function stays(helped: Uses): boolean {
    return leadsNowhere(helped) && changed.every((path) => (helped.get(path)?.size ?? 0) > 0);
  }
  return {
    drawn, worlds, columns, means, dominant, zero, read, fields, changed,
    silent: isolated ? null : rare,
    all: shares(input, drawn, columns, dominant?.levels),
    isolated,
    turns: input.levels ? turnOf(input.levels, test, input.confidence) : null,
  }; // prettier-ignore
}

function verdictOf(
  { silent, worlds, isolated, all, turns }: ReturnType<typeof seenOf>,
  says: Says,
  rest: () => Pick<Found, "everyForm" | "hinges">,
): Judged {
  if (silent !== null) return { verdict: silent, open: null };
  if (worlds.length === 0) return { verdict: "undecided", open: null };
  const found: Judged = isolated
    ? { verdict: saysWay(says) ? "no effect" : "holds", open: null }
    : fromShares(all, says, rest);
  // the ends may agree with the claim while the way between them does not
  return turns !== null && found.verdict === "holds" ? { verdict: "mixed", open: null } : found;
}

/** Where a contrast stands. Forms and what it may hinge on are not looked at. */
export function contrastInterim(input: ContrastInput): Interim {
  const seen = seenOf(input);
  const { all, worlds } = seen;
  const { says } = input.test.contrast;
  const judged = verdictOf(seen, says, () => ({ everyForm: 1, hinges: false }));
  const some = worlds.length > 0;
  const { agree, against } = agreement(all, says);
  return {
    ...judged,
    worlds: worlds.length,
    share: some ? interval(agree) : null,
    against: some ? interval(against) : null,
    within: some ? interval(all.within) : null,
    effect: some ? interval(seen.isolated ? NOTHING : all.mean) : null,
    leans: knownOf(seen.isolated ? NOTHING : all.mean, input.test.epsilon, says, (x) => x).leans,
    more: mayBeDecided(judged.verdict),
  };
}

/**
 * A contrast's verdict and its mean effect, with what was estimated for them. Forms and hinges, by far the most work, are looked at only
 * where they are asked for.
 */
export function contrastJudged(input: ContrastInput) {
  const { plan, test } = input;
  const seen = seenOf(input);
  const { drawn, worlds, columns, dominant, silent, all, isolated } = seen;
  const { says } = test.contrast;
  // what cuts and forms are judged by must not know them: estimated without any assumption
  const agreeing = once(() => chancesToAgree(input, drawn, { ...columns, coordinates: [] }));
  const byForm = once(() => formShares(columns, agreeing(), input, dominant, all));
  const everyForm = (): number =>
    Math.min(1, ...Object.values(byForm()).flatMap((options) => Object.values(options).map((o) => o.above.value)));
  const found = (): Discovered | null =>
    silent !== null || worlds.length < 20
      ? null
      : bestBox({ y: agreeing(), columns: columns.values, luck: 1 - CONFIDENCE, seed: plan.seed });
  const hinge = once(() => hingeOf(found(), byForm()));
  const judged = verdictOf(seen, says, () => ({ everyForm: everyForm(), hinges: hinge() !== null }));
  const shown = (x: number): number => (test.contrast.relative ? exp(x) - 1 : x);
  // where nothing leads from the change to the outcome no world that was missed can differ
  const average = knownOf(isolated ? NOTHING : all.mean, test.epsilon, says, shown);
  const effect = average.size && { ...average.size, unit: input.unit };
  return { ...seen, ...judged, effect, average, shown, agreeing, byForm, hinge };
}

/** The effect where there is no way to one. */
const NOTHING: Interval = { value: 0, low: 0, high: 0 };

/** Forms and hinges have a say only in what holds, or in what no share decides. */
function fromShares(all: WorldShares, says: Says, rest: () => Pick<Found, "everyForm" | "hinges">): Judged {
  const found = { shares: all, says };
  const alone = contrastVerdict({ ...found, everyForm: 1, hinges: false });
  return alone.verdict === "holds" || alone.verdict === "mixed" ? contrastVerdict({ ...found, ...rest() }) : alone;
}

/** `ranges`: the share with assumed ranges half and twice as wide. */
export function contrastResult(input: ContrastInput, ranges: ModelTest["ranges"] = null): ModelTest {
  const { test, contrast, pairs, arose } = input;
  const { says } = test.contrast;
  const judged = contrastJudged(input);
  const { average, shown, drawn, worlds, columns, means, dominant, silent, all, zero, read, fields } = judged;
  const { changed, turns } = judged;
  const { agree, against } = agreement(all, says);
  const byForm = judged.byForm();
  const decides = judged.verdict === "undecided" && judged.open ? decidedBy(input, drawn, judged.open) : null;
  const seen = seenAs(judged.verdict, says, all);
  const weighted = contrast.treatments.flatMap((t, i) => (t.kind === "weight" ? [pairs[i] ?? []] : []));
  const origin = originOf({
    verdict: seen,
    input: contrast.input,
    changed,
    outcome: read,
    fields,
    uses: input.uses,
    zero,
    epsilon: test.epsilon,
    weighted: weighted.some((p) => p.length > 0) ? weighted : null,
    largestOther: input.largestOther,
    treatments: contrast.treatments,
  });
  const known = inWords(silent === null ? average : { direction: "open", size: null, leans: null }, test.contrast);
  const some = worlds.length > 0;
  const base: Omit<ModelTest, "finding"> = {
    kind: test.contrast.kind,
    title: contrastTitle(test.contrast),
    verdict: judged.verdict,
    origin: origin.word,
    builtIn: origin.builtIn,
    says,
    known,
    order: test.contrast.order,
    share: some ? { ...interval(agree), level: input.confidence } : null,
    against: some ? interval(against) : null,
    within: some ? interval(all.within) : null,
    below: some ? interval(all.below) : null,
    effect: judged.effect,
    sameRuns: null,
    atLeast: test.contrast.atLeast,
    worlds: worlds.length,
    replicates: input.replicates,
    arose,
    chosen: input.chosen && input.chosen.own,
    byForm,
    dominantForm: dominant?.path ?? null,
    formRange: some ? formRange(columns, judged.agreeing()) : null,
    bayes: null,
    ranges,
    hinge: judged.verdict === "hinges" ? judged.hinge() : null,
    perWorld: arose ? perWorld(input, columns, dominant?.levels) : null,
    toDecide: decides,
    moreWorlds:
      silent !== null
        ? arose && needed(arose, input.asked)
        : moreAsked(decides, worlds.length, input.replicates, input.asked),
    ...exampleRuns(drawn, test.epsilon, all, says),
    replay: replayOf(test.contrast),
    baseline: null,
    curve: input.levels ? curveOf(input.levels, test.contrast.relative, input.confidence) : null,
    dots: means.map((x) => shown(isTurned(says) ? 0 - x : x)),
    note: test.contrast.note,
  };
  const bent = turns === null ? "" : ` On the way it goes against the claim, ${turns}.`;
  return { ...base, finding: findingOf(base, test.contrast) + bent };
}

/** What is known, with its words. */
function inWords(known: Omit<Known, "words" | "least">, test: ContrastTest): Known {
  if (!test.asked) return { ...known, words: "", least: null };
  const { amount, told, withEnds } = effectWords({ ...test, asked: test.asked });
  const arm = `${test.kind === "trend" ? "at" : "with"} ${test.order[0]}`;
  return {
    ...known,
    words: !known.size
      ? ""
      : known.direction === "no difference that matters"
        ? `less than ${amount(test.atLeast)} either way`
        : withEnds(known.size, arm),
    least: [told(test.atLeast), told(-test.atLeast)],
  };
}

/** Where on the way a trend goes against the claim by more than ε. */
function turnOf(levels: LevelPairs, test: PlacedContrast, confidence: number): string | null {
  const rises = test.levels.at(-1) === test.first;
  const { says } = test.contrast;
  const against = (up: boolean): string | null => turnsBack(levels, up, test.epsilon, confidence);
  if (saysWay(says)) return against(rises);
  return says === "no difference" ? (against(true) ?? against(false)) : against(!rises);
}

/** What a verdict says of the effect itself, whose origin is asked, in words for a claim that says a way. */
function seenAs(verdict: Verdict, says: Says, { above, below }: WorldShares): Verdict {
  if (VERDICT_KINDS[verdict].silent) return "never arises";
  if (saysWay(says)) return verdict;
  if (verdict === "holds") return says !== "no difference" && below.low >= MOST ? "reverses" : "no effect";
  return verdict === "fails" ? (above.value >= below.value ? "holds" : "reverses") : verdict;
}

/** By world, the chance that it agrees with the claim. */
function chancesToAgree(input: ContrastInput, pairs: readonly Pair[], columns: Sampled): Float64Array {
  const above = shares(input, pairs, columns, undefined).probability;
  const { says } = input.test.contrast;
  if (saysWay(says)) return above;
  if (says !== "no difference") return above.map((p) => 1 - p);
  const turned = pairs.map((p) => ({ ...p, first: p.second, second: p.first }));
  const below = shares(input, turned, columns, undefined).probability;
  return above.map((p, i) => Math.max(0, 1 - p - (below[i] as number)));
}

/** What would decide the share of this side of effects, the worlds counting as in the verdict. */
function decidedBy(input: ContrastInput, pairs: readonly Pair[], side: keyof SidesOfEffect): ToDecide {
  const { test, confidence, plan, weights } = input;
  const differences = [...byWorld(pairs)];
  return toDecide({
    differences: differences.map(([, of]) => of),
    ...(weights ? { weights: differences.map(([world]) => weights.get(world) ?? 0) } : {}),
    epsilon: test.epsilon,
    side,
    threshold: MOST,
    confidence,
    seed: plan.seed,
  });
}

/** Shares of worlds of these pairs, in the worlds that `columns` was sampled for; without levels no form is told apart. */
function shares(
  input: ContrastInput,
  pairs: readonly Pair[],
  columns: Sampled,
  levels: Int32Array | undefined,
  weights?: Float64Array,
): WorldShares {
  const differences = byWorld(pairs);
  const { weights: counts } = input;
  const own = weights ?? (counts ? Float64Array.from(columns.worlds, (w) => counts.get(w) ?? 0) : undefined);
  return shareOfWorlds({
    differences: columns.worlds.map((w) => differences.get(w) ?? []),
    form: levels ?? new Int32Array(columns.worlds.length),
    columns: columns.coordinates,
    ...(own ? { weights: own } : {}),
    epsilon: input.test.epsilon,
    confidence: input.confidence,
    seed: input.plan.seed,
  });
}

/** Share of worlds that agree with the claim, by which widths are compared; null where few worlds leave it no point. */
export function shareAgreeing(
  input: Pick<ContrastInput, "compiled" | "plan" | "test" | "confidence" | "weights">,
  pairs: readonly Pair[],
): number | null {
  const differences = byWorld(pairs);
  if (differences.size < 20) return null;
  const worlds = [...differences.keys()];
  const columns = sampled(input.compiled, input.plan, worlds);
  const dominant = dominantForm(
    columns,
    worlds.map((w) => mean(differences.get(w) ?? [])),
  );
  const { weights } = input;
  const found = shareOfWorlds({
    differences: worlds.map((w) => differences.get(w) ?? []),
    form: dominant?.levels ?? new Int32Array(worlds.length),
    columns: columns.coordinates,
    ...(weights ? { weights: Float64Array.from(worlds, (w) => weights.get(w) ?? 0) } : {}),
    epsilon: input.test.epsilon,
    confidence: input.confidence,
    seed: input.plan.seed,
  });
  const { agree } = agreement(found, input.test.contrast.says);
  return isWide(agree) ? null : finite(agree.value);
}

/**
 * The share among worlds, each counting once if its condition arises at least once in all its runs. Worlds came in by their first run:
 * one with T arrivals in n runs does so with chance T/n, and n/T weights that out again.
 */
function perWorld(input: ContrastInput, columns: Sampled, levels: Int32Array | undefined): Interval | null {
  const drawn = input.pairs[0] ?? [];
  if (!input.arrival || drawn.length === 0) return null;
  const weights = Float64Array.from(columns.worlds, (w) => 1 / (input.arrival?.get(w) ?? 1));
  return interval(agreement(shares(input, drawn, columns, levels, weights), input.test.contrast.says).agree);
}

/** By form and option: of the form that matters most with the interval of its own worlds' likelihood, of others by their worlds' chances. */
function formShares(
  columns: Sampled,
  agreeing: Float64Array,
  { confidence, test }: Pick<ContrastInput, "confidence" | "test">,
  dominant: ReturnType<typeof dominantForm>,
  all: WorldShares,
): ModelTest["byForm"] {
  const found: Record<string, Record<string, { above: Interval; n: number }>> = {};
  for (const { column, options } of columns.forms) {
    const byOption: Record<string, { above: Interval; n: number }> = {};
    Object.keys(column.options).forEach((option, level) => {
      const members = options.flatMap((o, i) => (o === option ? [i] : []));
      const n = members.length;
      if (n === 0) return;
      const own = column.path === dominant?.path ? all.byForm.find((f) => f.level === level) : undefined;
      const sum = members.reduce((total, i) => total + (agreeing[i] as number), 0);
      byOption[option] = {
        above: own
          ? interval(agreement(own, test.contrast.says).agree)
          : { value: sum / n, ...wilson(sum, n, confidence) },
        n,
      };
    });
    found[column.path] = byOption;
  }
  return found;
}

/** Smallest and largest share as any one option's weight goes from half to twice. */
function formRange(columns: Sampled, agreeing: Float64Array): ModelTest["formRange"] {
  let low = 1;
  let high = 0;
  for (const { column, options } of columns.forms)
    for (const option of Object.keys(column.options))
      for (const factor of [0.5, 2]) {
        let sum = 0;
        let weight = 0;
        options.forEach((o, i) => {
          const w = o === option ? factor : 1;
          sum += w * (agreeing[i] as number);
          weight += w;
        });
        if (weight === 0) continue;
        low = Math.min(low, sum / weight);
        high = Math.max(high, sum / weight);
      }
  return high >= low ? { low, high } : null;
}

type Examples = Pick<ModelTest, "typical" | "typicalIs" | "counterexample" | "agreeing">;
const WITH = "with the claim";
const AGAINST = "against the claim";
type Stand = NonNullable<Examples["typicalIs"]>;

/**
 * A run that goes the way most do; unless it does, one against the claim, and one with it. In a world that goes that way on average, if there
 * is one. Of a claim that says a way, against it is the opposite rather than no difference.
 */
function exampleRuns(pairs: readonly Pair[], epsilon: number, all: WorldShares, says: Says): Examples {
  const sides = [all.above.value, all.within.value, all.below.value];
  const main = sides.indexOf(Math.max(...sides));
  const side = (difference: number): number => (difference > epsilon ? 0 : difference < -epsilon ? 2 : 1);
  const sideOfWorld = new Map([...byWorld(pairs)].map(([world, differences]) => [world, side(mean(differences))]));
  const first = (wanted: number): string | null => {
    const those = pairs.filter((p) => side(p.first - p.second) === wanted);
    const pair = those.find((p) => sideOfWorld.get(p.world) === wanted) ?? those[0];
    return pair ? nameOf(pair) : null;
  };
  const stands = standsOf(says);
  const one = (...wanted: readonly Stand[]): string | null =>
    wanted
      .flatMap((w) => [0, 2, 1].filter((s) => stands[s] === w))
      .map(first)
      .find((id) => id !== null) ?? null;
  const typical = first(main);
  const typicalIs = typical === null ? null : (stands[main] as Stand);
  return {
    typical,
    typicalIs,
    counterexample: typicalIs === AGAINST ? null : typicalIs === WITH ? one(AGAINST, "neither") : one(AGAINST),
    agreeing: typicalIs === WITH ? null : one(WITH),
  };
}

/** Where runs above, within and below ε stand to the claim. */
function standsOf(says: Says): readonly [Stand, Stand, Stand] {
  if (saysWay(says)) return [WITH, "neither", AGAINST];
  return says === "no difference" ? [AGAINST, WITH, AGAINST] : [AGAINST, WITH, WITH];
}

/** Worlds to add until the condition has arisen often enough, at the rate seen. */
const needed = (arose: { runs: number; of: number }, worlds: number): number | null =>
  arose.runs > 0 ? Math.ceil((LEAST_ARRIVALS / arose.runs - 1) * worlds) : null;

const mean = (values: readonly number[]): number =>
  values.length > 0 ? values.reduce((sum, v) => sum + v, 0) / values.length : 0;
const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
const interval = ({ value, low, high }: Interval): Interval => ({ value, low, high });
