// Kinds of test that compare arms: a contrast of two, and a trend along a list of values, of which the ends are compared.
import { coefficientsOf } from "../../run/coefficients.ts";
import type { Pass } from "../../run/ensemble.ts";
import { byRun, nameOf } from "../../run/readings.ts";
import type { ContrastPlan, Reading } from "../../run/work.ts";
import { asClaimed, saysWay } from "../../scenario/claims/says.ts";
import type { ContrastTest, JudgementTest } from "../../scenario/scenario.ts";
import { arrivals, arrived, requesting, SPREAD, total, worthOf } from "../arrivals.ts";
import { isAfterRequest } from "../../scenario/conditions.ts";
import { unitOf } from "../effects.ts";
import { leftToJudgement } from "../judgement.ts";
import { judging, type Changes, type JudgingHalf, type Ledger, type Width } from "../ledger.ts";
import type { Placebo } from "../placebos.ts";
import type { ModelTest, TestResult } from "../result.ts";
import { VERDICT_KINDS } from "../verdictKinds.ts";
import {
  contrastInterim,
  contrastJudged,
  contrastResult,
  shareAgreeing,
  type ContrastInput,
} from "./contrastResult.ts";
import { limitOf, pairsOf, type Dealt, type Pair } from "./differences.ts";
import { fitInterim, fitResult } from "./fitResult.ts";
import { withoutEach, type Wanting } from "./knockOuts.ts";
import { asWritten } from "./known.ts";
import { settled } from "./origin.ts";
import { placebosOf } from "./placebo.ts";
import { changedBy, placeContrast, type PlacedContrast } from "./place.ts";
import type { LevelPairs } from "./trend.ts";

const comparing: Omit<JudgingHalf<ContrastTest, PlacedContrast>, "kind"> = {
  plan: placeContrast,
  judge: judgeContrast,
  interim(test, ledger) {
    if (isTwice(test, ledger)) return null;
    const input = contrastInput(test, ledger);
    return isFit(test) ? fitInterim(input) : contrastInterim(input);
  },
  placebos: placebosOfContrast,
  runs(test, ledger) {
    const pairs = pairsOf(drawnOf(test, ledger), test, 0);
    // where nothing differs, tests that have nothing to do with each other have the same numbers
    if (pairs.every((p) => p.first === p.second)) return null;
    const told = (of: (p: Pair) => readonly [number, number]): string =>
      pairs.map((p) => [nameOf(p), ...of(p)].join(" ")).join(";");
    const ways = [told((p) => [p.first, p.second]), told((p) => [p.second, p.first])];
    // with another smallest effect, or a claim that asks for something else, the same runs answer another question
    const { given, atLeast, says } = test.contrast;
    return `${given}|${atLeast}|${saysWay(says)}|${ways.sort()[0]}`;
  },
  compared({ outcome, asked, spread, given, order, says, arms, atLeast, relative }) {
    const names = asClaimed(says, order);
    return {
      outcome,
      asked,
      spread,
      given,
      names,
      arms: [arms[names[0]] ?? [], arms[names[1]] ?? []],
      says,
      event: null,
      atLeast,
      relative,
    };
  },
  wants,
  settle(test, result, { coefficients }, left) {
    if (result.kind !== "contrast" && result.kind !== "trend") return result;
    if (!result.builtIn) return result;
    const known = { word: result.origin, builtIn: result.builtIn };
    const { word, builtIn } = settled(known, changedBy(test.contrast), { coefficients, left });
    return { ...result, origin: word, builtIn };
  },
};
const changing =
  (key: string) =>
  ({ arms, asked }: ContrastTest): Changes => ({ key, interventions: Object.values(arms).flat(), asked });

export const contrast = judging<ContrastTest<"contrast">, PlacedContrast>({
  ...comparing,
  kind: "contrast",
  changes: changing("arms"),
});
export const trend = judging<ContrastTest<"trend">, PlacedContrast>({
  ...comparing,
  kind: "trend",
  changes: changing("along"),
});

/** Instead of a fit to the record in worlds that were chosen by it. */
const TWICE: JudgementTest = {
  kind: "judgement",
  text: "Which arm makes the record likelier.",
  why: "These worlds were chosen because they agree with the record; asked of them again, it would count twice. The ledger of worlds as drawn has the test.",
};

function judgeContrast(test: PlacedContrast, ledger: Ledger): TestResult {
  if (isTwice(test, ledger)) return leftToJudgement(TWICE);
  const input = contrastInput(test, ledger);
  return isFit(test) ? fitResult(input) : contrastResult(input, rangesOf(test, ledger));
}

const isFit = (test: PlacedContrast): boolean => test.contrast.fit.length > 0;

const isTwice = (test: PlacedContrast, ledger: Ledger): boolean => isFit(test) && ledger.plan.given !== undefined;

const drawnOf = ({ conditional }: PlacedContrast, { passes }: Ledger): Pass =>
  conditional ? passes.futures : passes.paired;

function placebosOfContrast(test: PlacedContrast, ledger: Ledger): readonly Placebo[] {
  if (isTwice(test, ledger)) return [];
  const drawn = drawnOf(test, ledger);
  const judge = isFit(test) ? fitResult : contrastJudged;
  return placebosOf(contrastInput(test, ledger), drawn, (dealt) => levelsOf(test, drawn, dealt), judge);
}

/** Pairs of a trend's levels; null of a contrast. */
function levelsOf(test: PlacedContrast, drawn: Pass, dealt?: Dealt): LevelPairs | null {
  if (test.levels.length === 0) return null;
  const level = (first: number, second: number): readonly Pair[] =>
    pairsOf(drawn, { ...test, first, second }, 0, dealt);
  return {
    names: test.contrast.levels,
    toFirst: test.levels.map((arm) => level(arm, test.levels[0] as number)),
    toBefore: test.levels.map((arm, k) => level(arm, test.levels[Math.max(0, k - 1)] as number)),
  };
}

function contrastInput(test: PlacedContrast, ledger: Ledger): ContrastInput {
  const { passes, plans, sizes, plan } = ledger;
  const { conditional } = test;
  const drawn = drawnOf(test, ledger);
  const whole = (conditional ? plans.conditional : plans.unconditional)[test.plan] as ContrastPlan;
  const weighed = conditional ? passes.weighed : passes.weighedPairs;
  const atWeights = (weighed.job.contrasts[test.plan]?.treatments ?? []).map((_, at) => pairsOf(weighed, test, at));
  const pairs = [pairsOf(drawn, test, 0), ...atWeights];
  const { given } = test.contrast;
  const chosen = isByChance(drawn, given) ? chosenFor(given, passes) : null;
  const arose = conditional && !chosen ? arrivals([passes.base, passes.again], given) : null;
  const repeated = arose && arrivals([passes.base, passes.again, passes.further], given);
  return {
    compiled: ledger.compiled,
    plan,
    test,
    contrast: whole,
    pairs,
    arose: chosen ? { runs: chosen.expected, of: passes.base.result.accepted.length } : arose && total(arose),
    chosen: chosen && {
      all: worthOf(chosen.weights.values()).worth,
      own: worthOf([...new Set((pairs[0] ?? []).map((p) => p.world))].map((w) => chosen.weights.get(w) ?? 0)),
    },
    // worlds come in by their first run, and so as often as the condition comes; or by any of many, and then count by how often it came
    arrival: repeated && new Map([...repeated].map(([world, a]) => [world, sizes.again > 0 ? 1 : a.came / a.of])),
    weights: chosen ? chosen.weights : arose && new Map([...arose].map(([world, a]) => [world, a.came])),
    asked: sizes.worlds,
    replicates: conditional ? (limitOf(drawn, test, 0)?.branches ?? 0) : sizes.replicates,
    largestOther: conditional ? largestOther(drawn, test) : NaN,
    uses: ledger.uses(Object.values(test.contrast.arms).flat()),
    usesHelped: () => ledger.uses(Object.values(test.contrast.arms).flat(), true),
    unit: test.contrast.asked ? unitOf({ ...test.contrast, asked: test.contrast.asked }) : "",
    confidence: ledger.confidence,
    levels: levelsOf(test, drawn),
  };
}

/** Whether the runs of a pass come to this condition by the chance of a request. */
const isByChance = ({ job }: Pass, given: string): boolean => job.requests === "by chance" && isAfterRequest(given);

/** Worlds chosen by the chance of a request in which the condition came, with how much each counts; and in how many of all runs it is expected. */
function chosenFor(
  given: string,
  { base, requests }: Ledger["passes"],
): { readonly weights: ReadonlyMap<number, number>; readonly expected: number } {
  const all = requesting(base);
  const weights = new Map(arrived(arrivals([requests], given)).map((world) => [world, all.get(world) ?? 0]));
  return { weights, expected: Math.round([...weights.values()].reduce((sum, w) => sum + w, 0) / SPREAD) };
}

/** Worlds in which a change is watched. */
const WATCHED = 4;

/** Where there is a verdict, or a mean effect whose sign is known. */
function wants(test: PlacedContrast, ledger: Ledger, result: TestResult): Wanting | null {
  const { contrast, reading, spread, epsilon } = test;
  if ((result.kind !== "contrast" && result.kind !== "trend") || contrast.asked === null) return null;
  if (result.origin !== null) return null;
  const way = wayOf(result, contrast);
  if (way === null) return null;
  const from = drawnOf(test, ledger);
  const drawn = pairsOf(from, { ...test, spread: false }, 0);
  const whole = from.job.contrasts[test.plan] as ContrastPlan;
  const arms = [whole.arms[test.first] ?? [], whole.arms[test.second] ?? []] as const;
  const coefficients = coefficientsOf(ledger.compiled, ledger.plan, watched(drawn), {
    given: contrast.given,
    arms,
    asked: contrast.asked,
  });
  return {
    coefficients,
    wanted: {
      plan: { given: whole.given, input: "", arms, readings: [whole.readings[reading] as Reading] },
      without: coefficients.byDefinition ? [] : withoutEach(coefficients),
      drawn,
      from,
      weights: isByChance(from, contrast.given) ? requesting(ledger.passes.base) : null,
      spread,
      sole: coefficients.sole,
      epsilon,
      way,
    },
  };
}

/** Which way the answer goes, 1 where the arm that the claim speaks of first has more; null where there is nothing to be taken away. */
function wayOf({ verdict, effect }: ModelTest, { says }: ContrastTest): 1 | -1 | null {
  if (VERDICT_KINDS[verdict].silent || verdict === "no effect") return null;
  if (verdict === "holds" && says === "no difference") return null;
  if (saysWay(says) && verdict === "reverses") return -1;
  if (saysWay(says) ? verdict === "holds" || verdict === "hinges" : verdict === "fails" && says !== "no difference")
    return 1;
  const mean = effect && asWritten(effect, says);
  if (mean === null || (mean.low <= 0 && mean.high >= 0)) return null;
  return mean.low > 0 ? 1 : -1;
}

/** The first runs of these worlds in which the arms differ, and where these are too few others. */
function watched(pairs: readonly Pair[]): readonly Pair[] {
  const chosen = new Map<number, Pair>();
  for (const differs of [true, false])
    for (const pair of pairs)
      if (chosen.size < WATCHED && !chosen.has(pair.world) && (!differs || pair.first !== pair.second))
        chosen.set(pair.world, pair);
  return [...chosen.values()];
}

/** The share that agrees with assumed ranges half and twice as wide, each null where too few worlds have it. */
function rangesOf(test: PlacedContrast, { passes, compiled, confidence }: Ledger): ModelTest["ranges"] {
  const at = ({ arisen, futures, paired }: Width): number | null => {
    const pass = test.conditional ? futures : paired;
    const weights = isByChance(pass, test.contrast.given) ? requesting(arisen) : null;
    return shareAgreeing({ compiled, plan: pass.job.plan, test, confidence, weights }, pairsOf(pass, test, 0));
  };
  return { halved: at(passes.half), doubled: at(passes.double) };
}

/** Median over the test's own worlds of the decider's largest consideration that is not about its input; NaN where none is known. */
function largestOther(pass: Pass, test: PlacedContrast): number {
  const last = limitOf(pass, test, 0)?.lastWorld ?? Infinity;
  const known = byRun(pass, pass.result.largestOther[test.plan] ?? new Float64Array(0))
    .flatMap(({ world, value }) => (world <= last && !Number.isNaN(value) ? [value] : []))
    .sort((a, b) => a - b);
  return known.length > 0 ? (known[Math.floor(known.length / 2)] as number) : NaN;
}
