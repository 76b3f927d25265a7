// `precedent test`: the ledger. A scenario in, every claim's tests with their verdicts out.
//   scenario -> compiler -> rounds of worlds, after each of which every open test is looked at -> what stands beside the answers -> report
import type { Interim } from "../../claims/interim.ts";
import { PlannedClaims, type TestAt } from "../../claims/kinds.ts";
import type { Wanting } from "../../claims/contrast/knockOuts.ts";
import type { Passes } from "../../claims/ledger.ts";
import { placeboRates } from "../../claims/placebos.ts";
import { withMore, type Plans } from "../../claims/planner.ts";
import type { Round, TestReport, TestResult, Verdict } from "../../claims/result.ts";
import { LOOK_CONFIDENCE } from "../../claims/verdict.ts";
import { VERDICT_KINDS } from "../../claims/verdictKinds.ts";
import { TICKS_PER_SLOT } from "../../model/kit/step.ts";
import { LARGE } from "../../model/street/observation.ts";
import type { ContrastPlan } from "../../run/contrastPlan.ts";
import { runEnsemble, Stopped } from "../../run/ensemble.ts";
import { firstWorlds } from "../../run/gathered.ts";
import type { Scalar } from "../../run/row.ts";
import type { Job, JobResult } from "../../run/work.ts";
import type { Kind, Scenario } from "../../scenario/scenario.ts";
import { compiler, PLAN, type Plan } from "../../world/compile.ts";
import { Rows } from "../prior/bands.ts";
import { priorPredictive } from "../prior/prior.ts";
import { examplesOf, type Examples } from "./examples.ts";
import { Judging, newGrounds, workJudging, type Grounds, type JudgedResult } from "./judging.ts";
import { knockOuts } from "./knockOuts.ts";
import { lookAt, WITHOUT_RUNS, type Look } from "./looks.ts";
import { overview } from "./overview.ts";
import { LEAST_WORLDS } from "./budgets.ts";
import { givenSizes, roundsOf, sizesFor, type Sizes } from "./passes.ts";
import { givenRecord, givenWorlds, type Posterior } from "./posterior.ts";
import { allResults, Runs, type Chosen, type PassOptions } from "./runs.ts";

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
  /** Told what stands, before the first round and after each. */
  readonly stands?: (stand: Stand) => void;
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

/** What a report says of the work behind it. */
export const timingOf = (
  { runs, forks, ticks, saved }: Pick<Tested, "runs" | "forks" | "ticks" | "saved">,
  { seconds, workers, peakMemoryMiB }: Pick<TestReport["timing"], "seconds" | "workers" | "peakMemoryMiB">,
): TestReport["timing"] => ({
  seconds,
  workers,
  runs,
  forks,
  slotsSimulated: Math.round(ticks / TICKS_PER_SLOT),
  slotsSaved: Math.round(saved / TICKS_PER_SLOT),
  peakMemoryMiB,
});

/** What stands after a round: every test that was looked at, and those that were answered without a run. */
export interface Stand {
  /** 0 before the first one. */
  readonly round: number;
  /** Whether it stands halfway through the round: only tests that began in it were looked at. */
  readonly halfway: boolean;
  /** Worlds so far, and those that there are to be. */
  readonly worlds: number;
  readonly of: number;
  readonly tests: readonly {
    readonly claim: string;
    /** Counted from 1. */
    readonly test: number;
    readonly kind: Kind;
    readonly look: Look;
    readonly verdict: Verdict;
    /** Null of a test that no run is made for. */
    readonly stands: Interim | null;
  }[];
}

/**
 * Runs a scenario's claims. When stopped, the ledger rests on the rounds that were finished, or on the first worlds of the first one, and says
 * so; throws Stopped when they are too few.
 */
export async function test(scenario: Scenario, options: TestOptions): Promise<Tested> {
  const compiled = compiler(scenario);
  const { posterior } = options;
  const plan: Plan = { ...PLAN, seed: options.seed, ...(posterior ? { given: givenWorlds(posterior) } : {}) };
  const sizesAt = (worlds: number): Sizes => ({
    ...(posterior ? givenSizes(options.worlds, posterior.worlds.length) : sizesFor(worlds, worlds >= options.worlds)),
    ...options.sizes,
  });
  const sizes = sizesAt(options.worlds);
  const planned = new PlannedClaims(compiled);
  const plans = withMore(planned.plans, options.more ?? []);
  // where worlds are few each is run often, and comes to a request by itself
  const runs = new Runs(plan, plans, sizes, posterior ? { ...options, requests: "as they come" } : options);
  const judging = new Judging(options.judge ?? ((job) => Promise.resolve(workJudging(compiled, job))));
  /** All that a test is judged by once there are so many worlds; what comes later is none of its own. */
  const groundsAt = (worlds: number): Grounds => {
    const { base, again, futures, ...rest } = runs.passes;
    const passes = { ...rest, base: firstWorlds(base, worlds), again: firstWorlds(again, worlds), futures: firstWorlds(futures, worlds) }; // prettier-ignore
    const watched = traced(new Rows(passes.base.result.rows, scenario.days), passes.base.result.accepted);
    return {
      number: newGrounds(),
      plan,
      sizes: sizesAt(worlds),
      passes,
      watched,
      more: options.more ?? [],
    };
  };
  const ends = posterior ? [sizes.worlds] : roundsOf(sizes.worlds);
  /** By test that is no longer open, after how many worlds it was last looked at. */
  const closed = new Map<TestAt, number>();
  const answered = new Set<TestAt>();
  const rounds: Round[] = [];
  const look = async (round: number, worlds: number, tests: readonly TestAt[], part = 1): Promise<readonly Look[]> => {
    const grounds = groundsAt(worlds);
    const asRun = tests.filter(({ kind }) => !WITHOUT_RUNS.includes(kind));
    const interims = await judging.ask("interim", asRun.map((at) => ({ at, grounds }))); // prettier-ignore
    const looked = tests.map((at) => {
      const stands = interims[asRun.indexOf(at)] ?? null;
      const look = lookAt(at, stands, sizes.worlds / (worlds * part));
      if (look !== "open") closed.set(at, worlds);
      // what is known of a claim that does not hold is told without further runs
      if (stands && look === "answered" && stands.open === null) answered.add(at);
      const verdict =
        stands?.verdict ?? (workJudging(compiled, { judge: "result", at, grounds }) as JudgedResult).result.verdict;
      return { claim: at.claim, test: at.t + 1, kind: at.kind, look, verdict, stands };
    });
    options.stands?.({ round, halfway: part < 1, worlds, of: sizes.worlds, tests: looked });
    return looked.map((one) => one.look);
  };
  await look(0, 0, planned.names.filter(({ kind }) => WITHOUT_RUNS.includes(kind))); // prettier-ignore
  for (const [k, worlds] of ends.entries()) {
    const tests = planned.names.filter((at) => !closed.has(at));
    if (k > 0 && tests.length === 0 && options.more === undefined) break;
    const settled = new Set<TestAt>();
    const halfway = async (begun: Chosen): Promise<Chosen> => {
      const some = tests.filter((at) => planned.isOf(at, begun));
      const looks = await look(k + 1, worlds, some, 1 / 2);
      some.forEach((at, i) => looks[i] !== "open" && settled.add(at));
      return planned.numbered(tests.filter((at) => !settled.has(at)));
    };
    if (!(await runs.round(sizesAt(worlds), planned.numbered(tests), halfway))) {
      for (const at of settled) {
        closed.delete(at);
        answered.delete(at);
      }
      break;
    }
    rounds.push({ worlds, open: tests.length });
    await look(k + 1, worlds, tests.filter((at) => !settled.has(at))); // prettier-ignore
  }
  const { accepted, rejected } = runs.passes.base.result;
  const early = options.stopped?.() === true;
  if (early && accepted.length < LEAST_WORLDS) throw new Stopped();
  const reached = rounds.at(-1)?.worlds ?? sizes.worlds;
  await runs.rest(sizes, planned.numbered(answered), (bundles) => planned.again(bundles));
  const { passes } = runs;
  const grounds = new Map([...new Set([...closed.values(), reached])].map((worlds) => [worlds, groundsAt(worlds)]));
  const asked = (at: TestAt) => ({ at, grounds: grounds.get(closed.get(at) ?? reached) as Grounds });
  // each test's result, placebos, and what it wants to see taken away
  const toJudge = planned.names.length * 2 + planned.ownTests.length;
  let done = 0;
  const one = (): void => options.progress?.("judging", { done: ++done, of: toJudge });
  const results = await judging.ask("result", planned.names.map(asked), one); // prettier-ignore
  const judged = planned.claims((at) => results[planned.names.indexOf(at)] as JudgedResult);
  const resultOf = (at: TestAt): TestResult => judged[at.c]?.tests[at.t] as TestResult;
  // where an answer comes from is asked of answers; with many worlds also of a mean whose sign is known
  const worked = early
    ? []
    : planned.names.filter((at) => sizes.knockOutMeans || VERDICT_KINDS[resultOf(at).verdict].affirms);
  const [placebos, wanted] = await Promise.all([
    judging.ask("placebos", planned.ownTests.map(asked), one),
    judging.ask("wanting", worked.map((at) => ({ ...asked(at), more: { judged: resultOf(at) } })), one), // prettier-ignore
  ]);
  options.progress?.("judging", { done: toJudge, of: toJudge });
  const wanting = planned.names.map((at): Wanting | null => {
    const own = wanted[worked.indexOf(at)];
    if (!own) return null;
    const { passes } = asked(at).grounds;
    return { ...own, wanted: { ...own.wanted, from: own.wanted.plan.given === "" ? passes.paired : passes.futures } };
  });
  const all = wanting.filter((w) => w !== null);
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
  const claims = planned.settled(
    judged,
    (at) => wanting[planned.names.indexOf(at)] ?? null,
    (own) => knocked.left(own),
  );
  const prior = priorPredictive({
    scenario,
    shocked: new Rows(passes.base.result.rows, scenario.days),
    calm: new Rows(passes.calm.result.rows, scenario.days),
    seen: passes.base.result.seen,
    rejected: rejected.length,
    drawn: accepted.length + rejected.length,
  });
  const made = [...allResults(passes), ...knocked.passes.map((p) => p.result)];
  const sum = (of: (r: JobResult) => number): number => made.reduce((total, r) => total + of(r), 0);
  const about = overview(scenario, compiled, options.seed, options.command);
  const told = posterior ? givenTo(about, posterior, options.posteriorFile ?? "") : about;
  const marked = early ? stoppedEarly(told, accepted.length + rejected.length, sizes.worlds) : told;
  return {
    report: { ...marked, prior, rounds, claims, placebos: placeboRates(placebos, LOOK_CONFIDENCE) },
    examples: options.examples === true ? examplesOf({ claims, seed: options.seed }, scenario, plan.given) : [],
    runs: sum((r) => r.runs),
    forks: sum((r) => r.forks),
    ticks: sum((r) => r.ticks),
    saved: sum((r) => r.saved),
    passes,
    plans,
  };
}

/** Pieces of work of a ledger that are done whatever comes of others. */
export function foreseen(scenario: Scenario, { seed, worlds }: Pick<TestOptions, "seed" | "worlds">): readonly Job[] {
  const compiled = compiler(scenario);
  const sizes = sizesFor(worlds);
  const none = { execute: () => Promise.reject(new Stopped()), atOnce: 1 };
  return new Runs({ ...PLAN, seed }, new PlannedClaims(compiled).plans, sizes, none).foreseen(roundsOf(worlds), sizes);
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
