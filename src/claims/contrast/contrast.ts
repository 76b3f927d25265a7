// Kinds of test that compare arms: a contrast of two, and a trend along a list of values, of which the ends are compared.
import type { Pass } from "../../run/ensemble.ts";
import type { ContrastPlan } from "../../run/work.ts";
import type { ContrastTest, JudgementTest } from "../../scenario/scenario.ts";
import { arrivals, total } from "../arrivals.ts";
import { unitOf } from "../effects.ts";
import { leftToJudgement } from "../judgement.ts";
import { judging, type Changes, type JudgingHalf, type Ledger } from "../ledger.ts";
import type { Placebo } from "../placebos.ts";
import type { TestResult } from "../result.ts";
import { contrastJudged, contrastResult, shareAbove, type ContrastInput } from "./contrastResult.ts";
import { pairsOf, type Dealt, type Pair } from "./differences.ts";
import { fitResult } from "./fitResult.ts";
import { placeContrast, type PlacedContrast } from "./place.ts";
import { placebosOf } from "./placebo.ts";
import type { LevelPairs } from "./trend.ts";

const comparing: Omit<JudgingHalf<ContrastTest, PlacedContrast>, "kind"> = {
  inModel: true,
  plan: placeContrast,
  judge: judgeContrast,
  placebos: placebosOfContrast,
  compared: ({ outcome, asked, spread, given, order, arms, atLeast, relative }) => ({
    outcome,
    asked,
    spread,
    given,
    names: order,
    arms: [arms[order[0]] ?? [], arms[order[1]] ?? []],
    event: null,
    atLeast,
    relative,
  }),
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
  return isFit(test) ? fitResult(input) : contrastResult(input);
}

const isTwice = (test: PlacedContrast, ledger: Ledger): boolean => isFit(test) && ledger.plan.given !== undefined;

const isFit = (test: PlacedContrast): boolean => test.contrast.fit.length > 0;

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
  const whole = drawn.job.contrasts[test.plan] as ContrastPlan;
  const pairs = whole.treatments.map((_, at) => pairsOf(drawn, test, at));
  const asked = plans.conditions.indexOf(test.contrast.given);
  const arose = conditional ? arrivals([passes.base, passes.again], asked) : null;
  const repeated = conditional ? arrivals([passes.base, passes.again, passes.further], asked) : null;
  return {
    compiled: ledger.compiled,
    plan,
    test,
    contrast: whole,
    pairs,
    arose: arose ? total(arose) : null,
    // worlds come in by their first run, and so as often as the condition comes; or by any of many, and then count by how often it came
    arrival: repeated && new Map([...repeated].map(([world, a]) => [world, sizes.again > 0 ? 1 : a.came / a.of])),
    weights: arose && new Map([...arose].map(([world, a]) => [world, a.came])),
    asked: sizes.worlds,
    replicates: conditional ? (whole.limits?.[0]?.branches ?? 0) : sizes.replicates,
    largestOther: conditional ? median(drawn.result.largestOther[test.plan] ?? new Float64Array(0)) : NaN,
    uses: ledger.uses,
    unit: test.contrast.asked ? unitOf({ ...test.contrast, asked: test.contrast.asked }) : "",
    confidence: ledger.confidence,
    levels: levelsOf(test, drawn),
    ranges: {
      halved: atWidth(ledger, test, conditional ? passes.half.futures : passes.half.paired),
      doubled: atWidth(ledger, test, conditional ? passes.double.futures : passes.double.paired),
    },
  };
}

/** The share above ε in a pass of another width; null for a fit, or where too few worlds have it. */
function atWidth({ compiled, confidence }: Ledger, test: PlacedContrast, pass: Pass): number | null {
  if (test.contrast.fit.length > 0) return null;
  return shareAbove({ compiled, plan: pass.job.plan, test, confidence }, pairsOf(pass, test, 0));
}

function median(values: Float64Array): number {
  const known = values.filter((v) => !Number.isNaN(v)).sort();
  return known.length > 0 ? (known[Math.floor(known.length / 2)] as number) : NaN;
}
