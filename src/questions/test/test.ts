// `precedent test`: the ledger. A scenario in, every claim's tests with their verdicts out.
//   scenario -> compiler -> passes over worlds -> prior predictive -> tests claim by claim -> report
import { watcher, type Uses } from "../../run/trace.ts";
import type { ContrastPlan, JobResult } from "../../run/work.ts";
import type { Intervention, Scenario } from "../../scenario/scenario.ts";
import type { Scalar } from "../../run/row.ts";
import { compiler, PLAN, type Plan } from "../../world/compile.ts";
import { Rows } from "../prior/bands.ts";
import { PlannedClaims } from "../../claims/kinds.ts";
import { CONFIDENCE } from "../../claims/verdict.ts";
import type { Passes } from "../../claims/ledger.ts";
import { withMore, type Plans } from "../../claims/planner.ts";
import type { TestReport } from "../../claims/result.ts";
import { priorPredictive } from "../prior/prior.ts";
import { LARGE } from "../../model/street/observation.ts";
import { examplesOf, type Examples } from "./examples.ts";
import { overview } from "./overview.ts";
import { givenSizes, LEAST_WORLDS, sizesFor, type Sizes } from "./passes.ts";
import { givenRecord, givenWorlds, type Posterior } from "./posterior.ts";
import { runEnsemble, Stopped } from "../../run/ensemble.ts";
import { knockOuts } from "./knockOuts.ts";
import { allResults, runPasses, type PassOptions } from "./runPasses.ts";

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
  /** Whether the runs that the ledger names are taken again with their logs, to be told. */
  readonly examples?: boolean;
}

/** The report without its `timing`, and what the work came to. */
export interface Tested {
  readonly report: Omit<TestReport, "timing">;
  readonly runs: number;
  readonly forks: number;
  readonly ticks: number;
  readonly saved: number;
  readonly passes: Passes;
  readonly plans: Plans;
  /** By claim, then test; none where they were not asked for. */
  readonly examples: readonly (readonly (Examples | null)[])[];
}

/** Runs a scenario's claims. When stopped, the ledger rests on the first worlds and says so; throws Stopped when they are too few. */
export async function test(scenario: Scenario, options: TestOptions): Promise<Tested> {
  const compiled = compiler(scenario);
  const { posterior } = options;
  const plan: Plan = { ...PLAN, seed: options.seed, ...(posterior ? { given: givenWorlds(posterior) } : {}) };
  const usual = posterior ? givenSizes(options.worlds, posterior.worlds.length) : sizesFor(options.worlds);
  const sizes = { ...usual, ...options.sizes };
  const planned = new PlannedClaims(compiled);
  const plans = withMore(planned.plans, options.more ?? []);
  const passes = await runPasses(plan, sizes, plans, options, (bundles) => planned.again(bundles));
  const { accepted, rejected } = passes.base.result;
  const early = options.stopped?.() === true;
  if (early && accepted.length < LEAST_WORLDS) throw new Stopped();
  const rows = new Rows(passes.base.result.rows, scenario.days);
  const watch = watcher(compiled, plan);
  const watched = traced(rows, accepted);
  const uses = (changed: readonly Intervention[]): Uses => watch(watched, changed);
  const ledger = { scenario, compiled, plan, plans, passes, sizes, uses, confidence: CONFIDENCE };
  const judged = planned.judged(ledger);
  const wanting = early ? [] : planned.wants(ledger, judged);
  const all = wanting.flat().filter((w) => w !== null);
  const knocked = await knockOuts(all, sizes, async (job) => ({
    job,
    result: await runEnsemble(job, options.execute, {
      size: 1,
      atOnce: options.atOnce,
      progress: (p) => options.progress?.("knock-outs", p),
      keep: true,
      ...(options.stopped ? { stopped: options.stopped } : {}),
    }),
  }));
  const claims = planned.settled(judged, wanting, (own) => knocked.left(own));
  const placebos = planned.placebos(ledger);
  const prior = priorPredictive({
    scenario,
    shocked: rows,
    calm: new Rows(passes.calm.result.rows, scenario.days),
    seen: passes.base.result.seen,
    rejected: passes.base.result.rejected.length,
    drawn: accepted.length + rejected.length,
  });
  const results = [...allResults(passes), ...knocked.passes.map((p) => p.result)];
  const sum = (of: (r: JobResult) => number): number => results.reduce((total, r) => total + of(r), 0);
  const about = overview(scenario, compiled, options.seed, options.command);
  const told = posterior ? givenTo(about, posterior, options.posteriorFile ?? "") : about;
  const marked = early ? stoppedEarly(told, accepted.length + rejected.length, sizes.worlds) : told;
  return {
    report: { ...marked, prior, claims, placebos },
    examples: options.examples === true ? examplesOf({ claims, seed: options.seed }, scenario, plan.given) : [],
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
