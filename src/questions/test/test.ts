// `precedent test`: the ledger. A scenario in, every claim's tests with their verdicts out.
//   scenario -> compiler -> passes over worlds -> prior predictive -> tests claim by claim -> report
import { traceUses, type Uses } from "../../run/trace.ts";
import type { ContrastPlan, JobResult } from "../../run/work.ts";
import { outcomeNamed } from "../../model/outcomes.ts";
import {
  comparesArms,
  type ChanceTest,
  type ClaimTest,
  type JudgementTest,
  type ContrastTest,
  type Scenario,
} from "../../scenario/scenario.ts";
import type { Scalar } from "../../run/row.ts";
import { compiler, PLAN, type Compiler, type Plan } from "../../world/compile.ts";
import { Rows } from "../prior/bands.ts";
import { arrivals, total } from "../../claims/arrivals.ts";
import { casesResult } from "../../claims/cases/casesResult.ts";
import { chanceResult, type Occasion } from "../../claims/chanceResult.ts";
import { contrastPlans, withMore, type ContrastPlans, type PlacedTest } from "../../claims/contrast/contrastPlans.ts";
import { contrastResult, runId, shareAbove } from "../../claims/contrast/contrastResult.ts";
import { pairsOf, type Pair } from "../../claims/contrast/differences.ts";
import { fitResult } from "../../claims/contrast/fitResult.ts";
import { judgementResult } from "../../claims/judgementResult.ts";
import { priorPredictive } from "../prior/prior.ts";
import { LARGE } from "../../run/outcomes.ts";
import { recordResult } from "../../claims/recordResult.ts";
import type { ClaimResult, ModelTest, TestReport, TestResult } from "../../claims/result.ts";
import { shareKey, sharePlans, type PlacedShare } from "../../claims/share/sharePlans.ts";
import { shareResult } from "../../claims/share/shareResult.ts";
import type { ShareResult } from "../../claims/share/shareResultShape.ts";
import type { SharesToRun } from "./sharePasses.ts";
import { overview } from "./overview.ts";
import { givenSizes, LEAST_WORLDS, sizesFor, type Sizes } from "./passes.ts";
import { givenRecord, givenWorlds, type Posterior } from "./posterior.ts";
import { Stopped, type Pass } from "../../run/ensemble.ts";
import { byRun, Readings, type FutureName } from "../../run/readings.ts";
import { allResults, runPasses, type Passes, type PassOptions } from "./runPasses.ts";

export interface TestOptions extends PassOptions {
  readonly worlds: number;
  readonly seed: number;
  /** Shown as the command that reproduces the report. */
  readonly command: string;
  /** Worlds that agree with the record, instead of worlds as drawn, and the file that they came from. */
  readonly posterior?: Posterior;
  readonly posteriorFile?: string;
  /** Plans that part at a condition, run beside the claims' own on the same worlds. */
  readonly more?: readonly ContrastPlan[];
  /** Sizes of passes where they are to be others than the number of worlds gives. */
  readonly sizes?: Partial<Sizes>;
}

/** The report without its `timing`, and what the work came to. */
export interface Tested {
  readonly report: Omit<TestReport, "timing">;
  readonly runs: number;
  readonly forks: number;
  readonly ticks: number;
  readonly saved: number;
  readonly passes: Passes;
  readonly plans: ContrastPlans;
}

/** Runs a scenario's claims. When stopped, the ledger rests on the first worlds and says so; throws Stopped when they are too few. */
export async function test(scenario: Scenario, options: TestOptions): Promise<Tested> {
  const compiled = compiler(scenario);
  const { posterior } = options;
  const plan: Plan = { ...PLAN, seed: options.seed, ...(posterior ? { given: givenWorlds(posterior) } : {}) };
  const usual = posterior ? givenSizes(options.worlds, posterior.worlds.length) : sizesFor(options.worlds);
  const sizes = { ...usual, ...options.sizes };
  const plans = withMore(contrastPlans(scenario), options.more ?? []);
  const shared: SharesToRun = {
    plans: sharePlans(scenario, compiled.columns),
    stretched: (factors) => sharePlans(scenario, compiled.columns, factors),
  };
  const passes = await runPasses(plan, sizes, plans, options, shared);
  const { accepted, rejected } = passes.base.result;
  const early = options.stopped?.() === true;
  if (early && accepted.length < LEAST_WORLDS) throw new Stopped();
  const rows = new Rows(passes.base.result.rows, scenario.days);
  const arms = scenario.claims.flatMap((c) =>
    c.tests.flatMap((t) => (comparesArms(t) ? Object.values(t.arms).flat() : [])),
  );
  // one end of every change is enough to see where it leads
  const moved = shared.plans.bundles.flatMap((b) => b.plans.flatMap((p) => p.arms.slice(-1).flat()));
  const uses = traceUses(compiled, plan, traced(rows, accepted), [...arms, ...moved]);
  const shown = scenario.claims
    .flatMap((c) => c.tests)
    .filter((t) => comparesArms(t) || t.kind === "chance" || t.kind === "share").length;
  const context: Context = {
    scenario,
    compiled,
    plan,
    sizes,
    plans,
    passes,
    rows,
    uses,
    confidence: 1 - 0.05 / Math.max(1, shown),
  };
  const claims = scenario.claims.map(
    (claim): ClaimResult => ({
      id: claim.id,
      text: claim.text,
      group: claim.group,
      placebo: claim.placebo,
      tests: claim.tests.map((t, i) => result(context, claim.id, i, t)),
    }),
  );
  const prior = priorPredictive({
    scenario,
    shocked: rows,
    calm: new Rows(passes.calm.result.rows, scenario.days),
    seen: passes.base.result.seen,
    rejected: passes.base.result.rejected.length,
    drawn: accepted.length + rejected.length,
  });
  const all = allResults(passes);
  const sum = (of: (r: JobResult) => number): number => all.reduce((total, r) => total + of(r), 0);
  const about = overview(scenario, compiled, options.seed, options.command);
  const told = posterior ? givenTo(about, posterior, options.posteriorFile ?? "") : about;
  const marked = early ? stoppedEarly(told, accepted.length + rejected.length, sizes.worlds) : told;
  return {
    report: { ...marked, prior, claims },
    runs: sum((r) => r.runs),
    forks: sum((r) => r.forks),
    ticks: sum((r) => r.ticks),
    saved: sum((r) => r.saved),
    passes,
    plans,
  };
}

/** The title is shown on every page and screen: there a ledger that was stopped says so. */
function stoppedEarly<T extends { readonly scenario: TestReport["scenario"] }>(about: T, worlds: number, of: number) {
  const title = `${about.scenario.title} (stopped early: rests on the first ${worlds} of ${of} worlds, and claims on fewer)`;
  return { ...about, scenario: { ...about.scenario, title }, stopped: { worlds, of } };
}

/** The same for a ledger that rests on the record. */
function givenTo<T extends { readonly scenario: TestReport["scenario"] }>(
  about: T,
  posterior: Posterior,
  file: string,
) {
  const { until, worlds, fitted } = posterior;
  const title = `${about.scenario.title} (${givenRecord(posterior)})`;
  return {
    ...about,
    scenario: { ...about.scenario, title },
    given: { until: until.text, worlds: worlds.length, fitted, file },
  };
}

/** Worlds worth watching for what is used: some with a deployment, a request, a crisis, and the first few. */
function traced(rows: Rows, accepted: readonly number[]): number[] {
  const some = (name: Scalar, least: number): number[] => {
    const column = rows.column(name);
    return rows.indices((i) => (column[i] as number) >= least).slice(0, 2);
  };
  const chosen = [
    ...some("arrived", 0),
    ...some("requested", 0),
    ...some("liveFire", 0),
    ...some("peakPeople", LARGE),
    0,
    1,
  ];
  return [...new Set(chosen)].filter((i) => i < accepted.length).map((i) => accepted[i] as number);
}

/** Instead of a fit to the record in worlds that were chosen by it. */
const TWICE: JudgementTest = {
  kind: "judgement",
  text: "Which arm makes the record likelier.",
  why: "These worlds were chosen because they agree with the record; asked of them again, it would count twice. The ledger of worlds as drawn has the test.",
};

interface Context {
  readonly scenario: Scenario;
  readonly compiled: Compiler;
  readonly plan: Plan;
  readonly sizes: Sizes;
  readonly plans: ContrastPlans;
  readonly passes: Passes;
  readonly rows: Rows;
  readonly uses: Uses;
  readonly confidence: number;
}

function result(context: Context, claim: string, i: number, test: ClaimTest): TestResult {
  switch (test.kind) {
    case "record":
      return recordResult(test, context.scenario);
    case "cases":
      return casesResult(test, context.scenario, 0.95);
    case "chance": {
      const { occasions, of } = occasionsOf(context, claim, i, test);
      return chanceResult(test, occasions, of, context.sizes.worlds, context.confidence);
    }
    case "share":
      return share(context, claim, i);
    case "judgement":
      return judgementResult(test);
    case "trend":
    case "contrast":
      if (test.fit.length > 0 && context.plan.given) return judgementResult(TWICE);
      return contrast(context, context.plans.tests.find((p) => p.claim === claim && p.test === i) as PlacedTest);
  }
}

/** Runs in which a chance's condition arose: of all worlds, or for what comes only after a request, futures of the requests. */
function occasionsOf(
  { passes, plans, rows }: Context,
  claim: string,
  test: number,
  { given, outcome }: ChanceTest,
): { readonly occasions: readonly Occasion[]; readonly of: number } {
  const occasions: Occasion[] = [];
  const add = (id: FutureName, came: boolean, value: number): void => {
    if (came && !Number.isNaN(value)) occasions.push({ id: runId(id), world: id.world, value });
  };
  const placed = plans.chances.find((c) => c.claim === claim && c.test === test);
  if (placed) {
    const readings = new Readings(passes.futures, placed.plan);
    let looked = 0;
    for (const future of readings.futures) {
      const came = readings.of(future, 0, 0, placed.came);
      if (!Number.isNaN(came)) looked++;
      add(future, came === 1, readings.of(future, 0, 0, placed.reading));
    }
    return { occasions, of: looked };
  }
  const { result } = passes.base;
  const arose = given === "" ? null : (result.conditions[plans.conditions.indexOf(given)] as Uint8Array);
  const came = arose && byRun(passes.base, arose);
  byRun(passes.base, result.outcomes[plans.outcomes.indexOf(outcome)] as Float64Array).forEach(({ value, ...run }, i) =>
    add({ ...run, branch: 0 }, !came || came[i]?.value === 1, value),
  );
  return { occasions, of: rows.count };
}

function share({ passes, plans, sizes, confidence, uses }: Context, claim: string, test: number): ShareResult {
  const { shares } = passes;
  const is = (s: PlacedShare): boolean => s.claim === claim && s.test === test;
  const placed = shares.plans.shares.find(is) as PlacedShare;
  const wide = shares.wider.plans.shares.find(is);
  const factor = shares.wider.factors.get(shareKey(claim, test));
  const asked = plans.conditions.indexOf(placed.share.given);
  const arose = asked < 0 ? null : arrivals([passes.base, passes.again], asked);
  return shareResult({
    placed,
    pass: shares.passes[placed.bundle] as Pass,
    stretched:
      wide && factor !== undefined ? { placed: wide, pass: shares.wider.passes[wide.bundle] as Pass, factor } : null,
    arose: arose ? total(arose) : null,
    asked: sizes.worlds,
    unit: unitOf(placed.share),
    confidence,
    uses,
  });
}

function contrast(context: Context, test: PlacedTest): ModelTest {
  const { passes, plans, sizes, plan } = context;
  const { conditional } = test;
  const drawn = conditional ? passes.futures : passes.paired;
  const whole = drawn.job.contrasts[test.plan] as ContrastPlan;
  const pairs = whole.treatments.map((_, at) => pairsOf(drawn, test, at));
  const level = (first: number, second: number): readonly Pair[] => pairsOf(drawn, { ...test, first, second }, 0);
  const asked = plans.conditions.indexOf(test.contrast.given);
  const arose = conditional ? arrivals([passes.base, passes.again], asked) : null;
  const repeated = conditional ? arrivals([passes.base, passes.again, passes.further], asked) : null;
  const input = {
    compiled: context.compiled,
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
    uses: context.uses,
    unit: unitOf(test.contrast),
    confidence: context.confidence,
    levels:
      test.levels.length === 0
        ? null
        : {
            names: test.contrast.levels,
            toFirst: test.levels.map((arm) => level(arm, test.levels[0] as number)),
            toBefore: test.levels.map((arm, k) => level(arm, test.levels[Math.max(0, k - 1)] as number)),
          },
    ranges: {
      halved: atWidth(context, test, conditional ? passes.half.futures : passes.half.paired),
      doubled: atWidth(context, test, conditional ? passes.double.futures : passes.double.paired),
    },
  };
  return test.contrast.fit.length > 0 ? fitResult(input) : contrastResult(input);
}

/** The share above ε in a pass of another width; null for a fit, or where too few worlds have it. */
function atWidth({ compiled, confidence }: Context, test: PlacedTest, pass: Pass): number | null {
  if (test.contrast.fit.length > 0) return null;
  return shareAbove({ compiled, plan: pass.job.plan, test, confidence }, pairsOf(pass, test, 0));
}

function unitOf({ outcome, relative }: Pick<ContrastTest, "outcome" | "relative">): string {
  const unit = outcomeNamed(outcome)?.unit ?? "";
  if (relative) return "relative";
  return unit === "yes/no" ? "probability" : unit;
}

function median(values: Float64Array): number {
  const known = values.filter((v) => !Number.isNaN(v)).sort();
  return known.length > 0 ? (known[Math.floor(known.length / 2)] as number) : NaN;
}
