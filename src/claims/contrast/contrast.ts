// Kinds of test that compare arms: a contrast of two, and a trend along a list of values, of which the ends are compared.
import { coefficientsOf } from "../../run/coefficients.ts";
import type { Pass } from "../../run/ensemble.ts";
import type { ContrastPlan, Reading } from "../../run/work.ts";
import type { ContrastTest, JudgementTest } from "../../scenario/scenario.ts";
import { arrivals, total } from "../arrivals.ts";
import { unitOf } from "../effects.ts";
import { leftToJudgement } from "../judgement.ts";
import { judging, type Changes, type JudgingHalf, type Ledger } from "../ledger.ts";
import type { TestResult, Verdict } from "../result.ts";
import { contrastResult, shareAbove, type ContrastInput } from "./contrastResult.ts";
import { pairsOf, type Pair } from "./differences.ts";
import { fitResult } from "./fitResult.ts";
import { withoutEach, type Wanting } from "./knockOuts.ts";
import { settled } from "./origin.ts";
import { changedBy, placeContrast, type PlacedContrast } from "./place.ts";

const comparing: Omit<JudgingHalf<ContrastTest, PlacedContrast>, "kind"> = {
  inModel: true,
  plan: placeContrast,
  judge: judgeContrast,
  wants,
  settle(test, result, { coefficients }, left) {
    if (result.kind !== "contrast" && result.kind !== "trend") return result;
    if (!result.builtIn) return result;
    const known = { word: result.origin, builtIn: result.builtIn };
    const { word, builtIn } = settled(known, changedBy(test.contrast), { coefficients, left });
    return { ...result, origin: word, builtIn };
  },
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
  const { passes, plans, sizes, plan } = ledger;
  const { conditional } = test;
  const fits = test.contrast.fit.length > 0;
  if (fits && plan.given) return leftToJudgement(TWICE);
  const drawn = conditional ? passes.futures : passes.paired;
  const whole = drawn.job.contrasts[test.plan] as ContrastPlan;
  const pairs = whole.treatments.map((_, at) => pairsOf(drawn, test, at));
  const level = (first: number, second: number): readonly Pair[] => pairsOf(drawn, { ...test, first, second }, 0);
  const asked = plans.conditions.indexOf(test.contrast.given);
  const arose = conditional ? arrivals([passes.base, passes.again], asked) : null;
  const repeated = conditional ? arrivals([passes.base, passes.again, passes.further], asked) : null;
  const input: ContrastInput = {
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
    levels:
      test.levels.length === 0
        ? null
        : {
            names: test.contrast.levels,
            toFirst: test.levels.map((arm) => level(arm, test.levels[0] as number)),
            toBefore: test.levels.map((arm, k) => level(arm, test.levels[Math.max(0, k - 1)] as number)),
          },
    ranges: {
      halved: atWidth(ledger, test, conditional ? passes.half.futures : passes.half.paired),
      doubled: atWidth(ledger, test, conditional ? passes.double.futures : passes.double.paired),
    },
  };
  return fits ? fitResult(input) : contrastResult(input);
}

/** Verdicts that something may be taken away from, whatever the mean effect. */
const DECIDED: readonly Verdict[] = ["holds", "reverses", "hinges"];

/** Worlds in which a change is watched. */
const WATCHED = 4;

/** Where there is a verdict, or a mean effect whose sign is known. */
function wants(test: PlacedContrast, ledger: Ledger, result: TestResult): Wanting | null {
  const { contrast, conditional, reading, spread, epsilon } = test;
  if ((result.kind !== "contrast" && result.kind !== "trend") || contrast.asked === null) return null;
  const { effect, verdict } = result;
  const known = effect !== null && (effect.low > 0 || effect.high < 0);
  if (result.origin !== null || verdict === "never arises" || verdict === "no effect") return null;
  if (!DECIDED.includes(verdict) && !known) return null;
  const from = conditional ? ledger.passes.futures : ledger.passes.paired;
  const drawn = pairsOf(from, { ...test, spread: false }, 0);
  const whole = from.job.contrasts[test.plan] as ContrastPlan;
  const arms = [whole.arms[test.first] ?? [], whole.arms[test.second] ?? []] as const;
  const coefficients = coefficientsOf(ledger.compiled, ledger.plan, watched(drawn), {
    given: contrast.given,
    arms,
    asked: contrast.asked,
  });
  const up = verdict === "reverses" ? false : verdict === "holds" || effect === null || effect.value >= 0;
  return {
    coefficients,
    wanted: {
      plan: { given: whole.given, input: "", arms, readings: [whole.readings[reading] as Reading] },
      without: coefficients.byDefinition ? [] : withoutEach(coefficients),
      drawn,
      from,
      spread,
      sole: coefficients.sole,
      epsilon,
      way: up ? 1 : -1,
    },
  };
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

/** The share above ε in a pass of another width; null for a fit, or where too few worlds have it. */
function atWidth({ compiled, confidence }: Ledger, test: PlacedContrast, pass: Pass): number | null {
  if (test.contrast.fit.length > 0) return null;
  return shareAbove({ compiled, plan: pass.job.plan, test, confidence }, pairsOf(pass, test, 0));
}

function median(values: Float64Array): number {
  const known = values.filter((v) => !Number.isNaN(v)).sort();
  return known.length > 0 ? (known[Math.floor(known.length / 2)] as number) : NaN;
}
