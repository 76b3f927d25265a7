// One contrast: from paired differences to shares of worlds, verdict, what it hinges on, and what is known of where it comes from.
//   pairs -> shares by form -> verdict -> origin -> typical run and counterexample
import { bestBox } from "../../analysis/boxes/bestBox.ts";
import { shareOfWorlds, type WorldShares } from "../../analysis/shares/shareOfWorlds.ts";
import { wilson } from "../../analysis/wilson.ts";
import { exp } from "../../core/exp.ts";
import { fieldsOf } from "../../model/asked.ts";
import { nameOf } from "../../run/readings.ts";
import type { Uses } from "../../run/trace.ts";
import type { ContrastPlan } from "../../run/work.ts";
import type { Compiler, Plan } from "../../world/compile.ts";
import { changedBy, replayOf, type PlacedContrast } from "./place.ts";
import { byWorld, type Pair } from "./differences.ts";
import { hingeOf } from "./hinge.ts";
import { distanceOfAny, noPath, originOf } from "./origin.ts";
import type { Interval, ModelTest } from "../result.ts";
import { dominantForm, sampled, type Sampled } from "./sampled.ts";
import { curveOf, turnsBack, type LevelPairs } from "./trend.ts";
import { contrastVerdict, LEAST_ARRIVALS } from "../verdict.ts";
import { contrastTitle } from "../titles.ts";
import { findingOf } from "./words.ts";

export interface ContrastInput {
  readonly compiled: Compiler;
  readonly plan: Plan;
  readonly test: PlacedContrast;
  readonly contrast: ContrastPlan;
  /** Pairs by treatment. For a conditional contrast: one arrival a world, in several branches. */
  readonly pairs: readonly (readonly Pair[])[];
  /** Runs in which the condition arose, and how many there were; null without a condition. */
  readonly arose: { readonly runs: number; readonly of: number } | null;
  /** By world in which it arose: in what share of its runs, with the one by which it came in; null without a condition. */
  readonly arrival: ReadonlyMap<number, number> | null;
  /** By world, how much it counts: in how many of its runs the condition came; null without a condition. */
  readonly weights: ReadonlyMap<number, number> | null;
  /** Worlds that the user asked for: in these `moreWorlds` is told. */
  readonly asked: number;
  readonly replicates: number;
  readonly largestOther: number;
  readonly uses: Uses;
  readonly unit: string;
  readonly confidence: number;
  /** The share with assumed ranges half and twice as wide. */
  readonly ranges: ModelTest["ranges"];
  /** Of a trend: its levels' pairs. */
  readonly levels: LevelPairs | null;
}

export function contrastResult(input: ContrastInput): ModelTest {
  const { compiled, plan, test, contrast, pairs, arose } = input;
  const drawn = pairs[0] ?? [];
  const differences = byWorld(drawn);
  const worlds = [...differences.keys()];
  const columns = sampled(compiled, plan, worlds);
  const means = worlds.map((w) => mean(differences.get(w) ?? []));
  const dominant = dominantForm(columns, means);
  const estimate = (of: readonly Pair[]): WorldShares => shares(input, of, columns, dominant?.levels);
  const rare = arose !== null && arose.runs < LEAST_ARRIVALS;
  const all = estimate(drawn);
  // what cuts and forms are judged by must not know them: estimated without any assumption
  const { probability } = shares(input, drawn, { ...columns, coordinates: [] }, undefined);
  const byForm = formShares(columns, probability, input.confidence, dominant, all);
  const everyForm = Math.min(
    1,
    ...Object.values(byForm).flatMap((options) => Object.values(options).map((o) => o.above.value)),
  );
  const found =
    rare || worlds.length < 20 ? null : bestBox({ y: probability, columns: columns.values, seed: plan.seed });
  const zero = drawn.length > 0 && drawn.every((p) => p.first === p.second);
  const { asked } = test.contrast;
  const read = asked?.text ?? "";
  const fields = asked ? fieldsOf(asked) : [];
  const changed = changedBy(test.contrast);
  const isolated = noPath(distanceOfAny(input.uses, changed, fields, read), zero);
  const hinge = hingeOf(found, byForm);
  const rises = test.levels.at(-1) === test.first;
  const turns = input.levels ? turnsBack(input.levels, rises, test.epsilon, input.confidence) : null;
  const plain = rare
    ? { verdict: "never arises" as const, moreWorlds: needed(arose, input.asked) }
    : worlds.length === 0
      ? { verdict: "undecided" as const, moreWorlds: null }
      : isolated
        ? { verdict: "no effect" as const, moreWorlds: null }
        : contrastVerdict(all, everyForm, hinge !== null, worlds.length);
  // the ends may agree with the claim while the way between them does not
  const judged = turns !== null && plain.verdict === "holds" ? { verdict: "mixed" as const, moreWorlds: null } : plain;
  const weighted = contrast.treatments.flatMap((t, i) => (t.kind === "weight" ? [pairs[i] ?? []] : []));
  const origin = originOf({
    verdict: judged.verdict,
    input: contrast.input,
    changed,
    outcome: read,
    fields,
    uses: input.uses,
    zero,
    epsilon: test.epsilon,
    weighted: weighted.length > 0 ? weighted : null,
    largestOther: input.largestOther,
    treatments: contrast.treatments,
  });
  const runs = exampleRuns(drawn, test.epsilon, all);
  const some = worlds.length > 0;
  const base: Omit<ModelTest, "finding"> = {
    kind: test.contrast.kind,
    title: contrastTitle(test.contrast),
    verdict: judged.verdict,
    origin: origin.word,
    builtIn: origin.builtIn,
    share: some ? { ...interval(all.above), level: input.confidence } : null,
    within: some ? interval(all.within) : null,
    below: some ? interval(all.below) : null,
    effect: Number.isFinite(all.mean.low)
      ? { ...shown(interval(all.mean), test.contrast.relative), unit: input.unit }
      : null,
    atLeast: test.contrast.atLeast,
    worlds: worlds.length,
    replicates: input.replicates,
    arose,
    byForm,
    dominantForm: dominant?.path ?? null,
    formRange: some ? formRange(columns, probability) : null,
    bayes: null,
    ranges: input.ranges,
    hinge: judged.verdict === "hinges" ? hinge : null,
    perWorld: arose ? perWorld(input, columns, dominant?.levels) : null,
    moreWorlds: rare ? judged.moreWorlds : asAsked(judged.moreWorlds, worlds.length, input.asked),
    typical: runs.typical,
    counterexample: runs.counterexample,
    replay: replayOf(test.contrast),
    curve: input.levels ? curveOf(input.levels, test.contrast.relative, input.confidence) : null,
    dots: test.contrast.relative ? means.map((x) => exp(x) - 1) : means,
    note: test.contrast.note,
  };
  const bent = turns === null ? "" : ` On the way it turns back, ${turns}.`;
  return { ...base, finding: findingOf(base, test.contrast) + bent };
}

/** Worlds to add, in the number that a user asks for: few of them come to count. */
const asAsked = (more: number | null, counted: number, asked: number): number | null =>
  more === null || counted === 0 ? null : Math.ceil((more / counted) * asked);

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

/** An interval wider than this leaves a share at another width unsaid. */
const VAGUE = 0.5;

/** Share of worlds above ε alone, by which widths are compared; null where few worlds leave nearly everything possible. */
export function shareAbove(
  input: Pick<ContrastInput, "compiled" | "plan" | "test" | "confidence">,
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
  const found = shareOfWorlds({
    differences: worlds.map((w) => differences.get(w) ?? []),
    form: dominant?.levels ?? new Int32Array(worlds.length),
    columns: columns.coordinates,
    epsilon: input.test.epsilon,
    confidence: input.confidence,
    seed: input.plan.seed,
  });
  return found.above.high - found.above.low > VAGUE ? null : finite(found.above.value);
}

/**
 * The share among worlds, each counting once if its condition arises at least once in all its runs. Worlds came in by their first run:
 * one with T arrivals in n runs does so with chance T/n, and n/T weights that out again.
 */
function perWorld(input: ContrastInput, columns: Sampled, levels: Int32Array | undefined): Interval | null {
  const drawn = input.pairs[0] ?? [];
  if (!input.arrival || drawn.length === 0) return null;
  const weights = Float64Array.from(columns.worlds, (w) => 1 / (input.arrival?.get(w) ?? 1));
  return interval(shares(input, drawn, columns, levels, weights).above);
}

/** By form and option: of the form that matters most with the interval of its own worlds' likelihood, of others by their worlds' chances. */
function formShares(
  columns: Sampled,
  probability: Float64Array,
  confidence: number,
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
      const sum = members.reduce((total, i) => total + (probability[i] as number), 0);
      byOption[option] = { above: own ? interval(own.above) : { value: sum / n, ...wilson(sum, n, confidence) }, n };
    });
    found[column.path] = byOption;
  }
  return found;
}

/** Smallest and largest share as any one option's weight goes from half to twice. */
function formRange(columns: Sampled, probability: Float64Array): ModelTest["formRange"] {
  let low = 1;
  let high = 0;
  for (const { column, options } of columns.forms)
    for (const option of Object.keys(column.options))
      for (const factor of [0.5, 2]) {
        let sum = 0;
        let weight = 0;
        options.forEach((o, i) => {
          const w = o === option ? factor : 1;
          sum += w * (probability[i] as number);
          weight += w;
        });
        if (weight === 0) continue;
        low = Math.min(low, sum / weight);
        high = Math.max(high, sum / weight);
      }
  return high >= low ? { low, high } : null;
}

/** A run that goes the way most do, and one that goes the other way: in a world that goes that way on average, if there is one. */
function exampleRuns(
  pairs: readonly Pair[],
  epsilon: number,
  all: WorldShares,
): { typical: string | null; counterexample: string | null } {
  const sides = [all.above.value, all.within.value, all.below.value];
  const main = sides.indexOf(Math.max(...sides));
  const side = (difference: number): number => (difference > epsilon ? 0 : difference < -epsilon ? 2 : 1);
  const sideOfWorld = new Map([...byWorld(pairs)].map(([world, differences]) => [world, side(mean(differences))]));
  const first = (wanted: number): string | null => {
    const those = pairs.filter((p) => side(p.first - p.second) === wanted);
    const pair = those.find((p) => sideOfWorld.get(p.world) === wanted) ?? those[0];
    return pair ? nameOf(pair) : null;
  };
  const others = main === 1 ? [0, 2] : [2 - main, 1];
  return { typical: first(main), counterexample: others.map(first).find((id) => id !== null) ?? null };
}

/** Worlds to add until the condition has arisen often enough, at the rate seen. */
const needed = (arose: { runs: number; of: number }, worlds: number): number | null =>
  arose.runs > 0 ? Math.ceil((LEAST_ARRIVALS / arose.runs - 1) * worlds) : null;

const mean = (values: readonly number[]): number =>
  values.length > 0 ? values.reduce((sum, v) => sum + v, 0) / values.length : 0;
/** Differences of logarithms as ratios minus one. */
const shown = (i: Interval, relative: boolean): Interval =>
  relative ? { value: exp(i.value) - 1, low: exp(i.low) - 1, high: exp(i.high) - 1 } : i;
const finite = (x: number): number | null => (Number.isFinite(x) ? x : null);
const interval = ({ value, low, high }: Interval): Interval => ({ value, low, high });
