// Every run a ledger needs, pass by pass.
//   worlds once -> where conditions arose: how often they do, and many futures from there -> pairs from the start -> calm -> other widths
import { runEnsemble, type Executor, type Pass, type Progress } from "../../run/ensemble.ts";
import type { ContrastPlan, Job, JobResult, Limit, Reading, Want } from "../../run/work.ts";
import type { Passes, Width } from "../../claims/ledger.ts";
import type { Bundle, Plans } from "../../claims/planner.ts";
import { followedTo } from "../../run/outcomes.ts";
import { OUTCOME } from "../../model/outcomes.ts";
import { LARGE } from "../../model/street/observation.ts";
import { type Plan } from "../../world/compile.ts";
import { arrivals, arrived, total } from "../../claims/arrivals.ts";
import { futuresFor, LEAST_BRANCHES, worldsForShare, type Sizes } from "./passes.ts";

export interface PassOptions {
  readonly execute: Executor;
  /** Pieces of work under way at once. */
  readonly atOnce: number;
  readonly progress?: (stage: string, progress: Progress) => void;
  readonly stopped?: () => boolean;
}

/** Worlds a piece: small enough for progress, large enough to be worth a message. */
const PIECE = 25;
/** Worlds a piece where each is a crisis with many futures of many plans. */
const FUTURES_PIECE = 1;

/** Names of the stages that `progress` is told, in order. */
export const STAGES = [
  "worlds",
  "repeats",
  "futures",
  "pairs",
  "shares",
  "calm",
  "half ranges",
  "double ranges",
  "knock-outs",
] as const;

/**
 * `again`: bundles that are asked for once the first have been run. When stopped, every pass that has not come to its end gives its first worlds,
 * or none.
 */
export async function runPasses(
  plan: Plan,
  sizes: Sizes,
  plans: Plans,
  options: PassOptions,
  again: (bundles: readonly Pass[]) => readonly Bundle[],
): Promise<Passes> {
  // once it is known what arose, all passes are under way at once, so that no worker waits for the last piece of one of them
  const shares = new Map<string, Map<number, Progress>>();
  let passes = 0;
  const tell = (stage: string, number: number, p: Progress): void => {
    const known = shares.get(stage) ?? new Map<number, Progress>();
    shares.set(stage, known.set(number, p));
    const all = [...known.values()];
    options.progress?.(stage, { done: sum(all, (x) => x.done), of: sum(all, (x) => x.of) });
  };
  const first = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
  const pass = async (stage: (typeof STAGES)[number], part: Partial<Job>): Promise<Pass> => {
    const job: Job = {
      plan,
      worlds: [],
      replicates: [0, 1],
      branches: [0, 1],
      rows: true,
      followFrom: Infinity,
      contrasts: [],
      ...part,
    };
    const number = passes++;
    tell(stage, number, { done: 0, of: job.worlds.length });
    const result = await runEnsemble(job, options.execute, {
      size: stage === "shares" ? 1 : stage === "futures" || stage === "repeats" ? FUTURES_PIECE : PIECE,
      atOnce: options.atOnce,
      progress: (p) => tell(stage, number, p),
      keep: true,
      ...(options.stopped ? { stopped: options.stopped } : {}),
    });
    return { job, result };
  };
  const { conditional, unconditional, conditions } = plans;
  const base = await pass("worlds", {
    worlds: first(sizes.worlds),
    followFrom: LARGE,
    conditions,
    outcomes: plans.outcomes,
  });
  const repeated = await pass("repeats", {
    worlds: first(sizes.again > 0 ? sizes.worlds : 0),
    replicates: [1, 1 + sizes.again],
    rows: false,
    conditions,
  });
  const runs = [base, repeated];
  const chosen = (of: readonly Pass[], given: string, most: number): number[] =>
    arrived(arrivals(of, conditions.indexOf(given))).slice(0, most);
  const goingOn = { replicates: [0, 1 + sizes.again], firstArrival: sizes.again > 0 } as const;
  const asked = conditional.map((c) => {
    const arose = chosen(runs, c.given, sizes.crises);
    return forTests(c, (cost) => {
      // chances have one arm, and rest on as many worlds as there are
      const budget = c.input === "" ? { ...sizes, futures: arose.length * LEAST_BRANCHES * cost } : sizes;
      const { worlds, branches } = futuresFor(budget, arose.length, cost);
      return limitsFor(c, arose.slice(0, worlds), branches, cost, sizes);
    });
  });
  const several = [...new Set(asked.flatMap((g) => g.worlds))].sort((x, y) => x - y);
  const further = pass("repeats", {
    worlds: sizes.again > 0 ? [] : several,
    replicates: [1, 1 + sizes.further],
    rows: false,
    conditions,
  });
  // one run of a world finds the forks of all plans
  const futures = pass("futures", {
    worlds: several,
    branches: [0, Math.max(1, ...asked.map((g) => g.branches))],
    rows: false,
    ...goingOn,
    contrasts: asked.map((g) => g.plan),
  });
  const moving = (bundle: Bundle, worlds: readonly number[], contrasts = bundle.plans): Promise<Pass> =>
    pass("shares", {
      worlds,
      contrasts,
      // arms from the start are set beside the run as drawn, which is then made whole; there are no futures, only further runs
      ...(bundle.given === ""
        ? { rows: true, replicates: [0, sizes.shareFutures] }
        : { rows: false, ...goingOn, branches: [0, sizes.shareFutures] }),
    });
  const bundled = Promise.all(
    plans.bundles.map((bundle) => {
      const costs = costsOf(bundle.plans);
      const all = bundle.given === "" ? first(sizes.worlds) : chosen(runs, bundle.given, Infinity);
      const worldsOf = (test: number): readonly number[] =>
        all.slice(0, worldsForShare(sizes, costs.get(test) as number));
      const most = Math.max(...[...costs.keys()].map((test) => worldsOf(test).length));
      const asked = bundle.plans.map((p) =>
        withLimits(p, (test) => [{ branches: Infinity, lastWorld: worldsOf(test).at(-1) ?? -1 }]),
      );
      return moving(bundle, all.slice(0, most), asked);
    }),
  );
  // in the same worlds and futures
  const asAgain = bundled.then((known) =>
    Promise.all(
      again(known).map((bundle) => {
        const own = plans.bundles.findIndex((b) => b.given === bundle.given && b.along === bundle.along);
        return moving(bundle, (known[own] as Pass).job.worlds);
      }),
    ),
  );
  const replicates = [0, sizes.replicates] as const;
  const paired = pass("pairs", {
    worlds: first(unconditional.length > 0 ? sizes.paired : 0),
    replicates,
    contrasts: unconditional,
  });
  const calm = pass("calm", { plan: { ...plan, shocked: false }, worlds: first(sizes.calm) });
  const expected = (given: string): number => {
    const found = total(arrivals([base], conditions.indexOf(given)));
    return (found.runs / found.of) * sizes.widths;
  };
  const width = async (stage: "half ranges" | "double ranges", factor: number): Promise<Width> => {
    const wider = { ...plan, width: factor };
    // where a condition is too rare there to say a share, nothing is run for it
    const often = conditional.filter(({ given, input }) => input !== "" && expected(given) >= LEAST_WIDTH_WORLDS);
    const worlds = first(often.length > 0 ? sizes.widths : 0);
    const arisen = await pass(stage, { plan: wider, worlds, rows: false, conditions });
    const some = conditional.map((c) => {
      const arose = often.includes(c) ? chosen([arisen], c.given, sizes.widthsCrises) : [];
      return forTests(withTreatments(c, ["as drawn"]), (cost) => {
        const size = futuresFor({ crises: sizes.widthsCrises, futures: sizes.widthsFutures }, arose.length, cost);
        const worlds = arose.slice(0, size.worlds);
        const branches = Math.min(sizes.treated, size.branches);
        return { worlds, limits: [{ branches, lastWorld: worlds.at(-1) ?? -1 }] };
      });
    });
    const wide = pass(stage, {
      plan: wider,
      worlds: [...new Set(some.flatMap((g) => g.worlds))].sort((x, y) => x - y),
      branches: [0, Math.max(1, ...some.map((g) => g.branches))],
      rows: false,
      contrasts: some.map((g) => g.plan),
    });
    const fromStart = pass(stage, {
      plan: wider,
      worlds: first(unconditional.length > 0 ? sizes.widthsPaired : 0),
      replicates,
      contrasts: unconditional.map((p) => withTreatments(p, ["as drawn"])),
    });
    return { arisen, futures: await wide, paired: await fromStart };
  };
  // all are waited for together, so that none fails unheard
  const done = await Promise.all([
    further,
    futures,
    paired,
    calm,
    bundled,
    asAgain,
    width("half ranges", 0.5),
    width("double ranges", 2),
  ]);
  return {
    base,
    again: repeated,
    further: done[0],
    futures: done[1],
    paired: done[2],
    calm: done[3],
    bundles: done[4],
    asAgain: done[5],
    half: done[6],
    double: done[7],
  };
}

const sum = (all: readonly Progress[], of: (p: Progress) => number): number =>
  all.reduce((total, p) => total + of(p), 0);

const withTreatments = (p: ContrastPlan, kinds: readonly string[]): ContrastPlan => ({
  ...p,
  treatments: p.treatments.filter((t) => kinds.includes(t.kind)),
});

/** A test's worlds, and by treatment in how many futures of which of them it is asked. */
interface Sized {
  readonly worlds: readonly number[];
  readonly limits: readonly Limit[];
}

/** A plan in which every test has its own limits, by its own cost, with the worlds and futures that this takes in all. */
function forTests(
  plan: ContrastPlan,
  sized: (cost: number) => Sized,
): { readonly plan: ContrastPlan; readonly worlds: readonly number[]; readonly branches: number } {
  const whole = { ...plan, wants: wantsOf(plan) };
  const of = new Map([...costsOf([whole])].map(([test, cost]) => [test, sized(cost)]));
  const all = [...of.values()];
  return {
    plan: withLimits(whole, (test) => (of.get(test) as Sized).limits),
    worlds: [...new Set(all.flatMap(({ worlds }) => worlds))],
    branches: Math.max(0, ...all.flatMap(({ limits }) => limits.map((l) => l.branches))),
  };
}

/** What is wanted of a plan; of one that no test has spoken for, everything. */
const wantsOf = ({ wants, arms, readings }: ContrastPlan): readonly Want[] =>
  wants ?? readings.map((_, reading) => ({ test: -1, arms: arms.map((_, arm) => arm), reading }));

const withLimits = (plan: ContrastPlan, limits: (test: number) => readonly Limit[]): ContrastPlan => ({
  ...plan,
  wants: wantsOf(plan).map((want) => ({ ...want, limits: limits(want.test) })),
});

/** Limits of a test in these worlds and so many futures each; of its treatments in fewer, so that each costs no more than the contrast itself. */
function limitsFor(plan: ContrastPlan, worlds: readonly number[], branches: number, cost: number, sizes: Sizes): Sized {
  const of = (kinds: readonly string[]): number => plan.treatments.filter((t) => kinds.includes(t.kind)).length;
  const limit = (most: number, treatments: number): Limit => {
    const affordable = Math.round(sizes.futures / (cost * most * treatments));
    const some = Math.min(worlds.length, sizes.treatedCrises, Math.max(LEAST_TREATED, affordable));
    return { branches: Math.min(most, branches), lastWorld: worlds[some - 1] ?? -1 };
  };
  const limits = plan.treatments.map(({ kind }) =>
    kind === "as drawn" ? { branches, lastWorld: worlds.at(-1) ?? -1 } : limit(sizes.weighed, of(["weight"])),
  );
  return { worlds, limits };
}

/** Worlds at another width that are to be expected for it to be asked; twenty say a share. */
const LEAST_WIDTH_WORLDS = 25;

/** Worlds in which a treatment is tried at least. */
const LEAST_TREATED = 20;

/** Days after which answers to a request are settled, as a rule. */
const ANSWERED = 8;
/** What goes on by days after the horizon, in days of a crisis. */
const BY_DAYS = 4;
/** What a year of crises of the states around comes to, in days of a crisis. */
const AROUND_YEAR = 40;

/** What one future's arms cost each test of these plans, in runs of 30 days. */
function costsOf(plans: readonly ContrastPlan[]): ReadonlyMap<number, number> {
  const costs = new Map<number, number>();
  for (const plan of plans) {
    const wants = wantsOf(plan);
    for (const test of new Set(wants.map((want) => want.test))) {
      const own = wants.filter((want) => want.test === test);
      const ofArm = (arm: number): number =>
        Math.max(0, ...own.filter((w) => w.arms.includes(arm)).map((w) => daysOf(plan.readings[w.reading] as Reading)));
      const days = plan.arms.reduce((total, _, arm) => total + ofArm(arm), 0);
      costs.set(test, (costs.get(test) ?? 0) + days / 30);
    }
  }
  return costs;
}

/** What the arms of one future cost where all is read of all of them, in runs of 30 days. */
export const costOf = ({ arms, readings }: Pick<ContrastPlan, "arms" | "readings">): number =>
  (arms.length * Math.max(0, ...readings.map(daysOf))) / 30;

/** Days that a reading takes: what is read or settled after some days ends then, what is followed goes on. */
function daysOf(reading: Reading): number {
  if (!("outcome" in reading)) return 30;
  const { outcome } = reading;
  if (outcome.kind === "whole" && outcome.text === "answered") return ANSWERED;
  const around = outcome.kind === "whole" ? OUTCOME[outcome.text].around : undefined;
  if (around !== undefined) return 30 + AROUND_YEAR * around;
  if (followedTo(outcome, 0, 30) !== null) return 30 + BY_DAYS;
  return outcome.kind === "moment" ? outcome.days : 30;
}

/** Every result of all passes. */
export const allResults = ({
  base,
  again,
  further,
  futures,
  paired,
  calm,
  bundles,
  asAgain,
  half,
  double,
}: Passes): readonly JobResult[] =>
  [
    base,
    again,
    further,
    futures,
    paired,
    calm,
    ...bundles,
    ...asAgain,
    ...[half, double].flatMap((w) => [w.arisen, w.futures, w.paired]),
  ].map((p) => p.result);
