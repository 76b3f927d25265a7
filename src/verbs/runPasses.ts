// Every run a ledger needs, pass by pass.
//   worlds once -> where conditions arose: how often they do, and many futures from there -> pairs from the start -> calm -> other widths
import { runEnsemble, type Executor, type Progress } from "../run/ensemble.ts";
import type { ContrastPlan, Job, JobResult } from "../run/work.ts";
import type { ContrastPlans } from "../ledger/contrastPlans.ts";
import { FOLLOWED_OUTCOMES, followedTo, LARGE } from "../run/outcomes.ts";
import { parseTimed } from "../scenario/outcomes.ts";
import { FOLLOWED, type Plan } from "../world/compile.ts";
import { futuresFor, type Sizes } from "./passes.ts";
import { sharePasses, type SharePasses, type SharesToRun } from "./sharePasses.ts";

export interface PassOptions {
  readonly execute: Executor;
  /** Pieces of work under way at once. */
  readonly atOnce: number;
  readonly progress?: (stage: string, progress: Progress) => void;
  readonly stopped?: () => boolean;
}

/** A job with what came of it. */
export interface Pass {
  readonly job: Job;
  readonly result: JobResult;
}

export interface Passes {
  /** Every world once. */
  readonly base: Pass;
  /** Further runs of the worlds in which some condition arose. */
  readonly further: Pass;
  /** Futures from a condition on: each of one plan and with some of the treatments, which no two share. */
  readonly futures: readonly Pass[];
  /** Contrasts from the start. */
  readonly paired: Pass;
  readonly calm: Pass;
  /** Shares: whose inputs move an outcome. */
  readonly shares: SharePasses;
  /** Assumed ranges half and twice as wide: futures from a condition on, and contrasts from the start. */
  readonly half: Width;
  readonly double: Width;
}

export interface Width {
  readonly arisen: Pass;
  readonly futures: readonly Pass[];
  readonly paired: Pass;
}

/** Worlds a piece: small enough for progress, large enough to be worth a message. */
const PIECE = 25;
/** Worlds a piece where each is a crisis with many futures. */
const FUTURES_PIECE = 4;

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
] as const;

/** When stopped, every pass that has not come to its end gives its first worlds, or none. */
export async function runPasses(
  plan: Plan,
  sizes: Sizes,
  plans: ContrastPlans,
  options: PassOptions,
  shared: SharesToRun,
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
  const chosen = (of: Pass, given: string, most: number): number[] => {
    const came = of.result.conditions[conditions.indexOf(given)] as Uint8Array;
    return of.result.accepted.filter((_, w) => came[w] === 1).slice(0, most);
  };
  const going = conditional.map((c) => {
    const arose = chosen(base, c.given, sizes.crises);
    const { worlds, branches } = futuresFor(sizes, arose.length, costOf(c));
    return { worlds: arose.slice(0, worlds), branches };
  });
  const several = [...new Set(going.flatMap((g) => g.worlds))].sort((x, y) => x - y);
  const further = pass("repeats", {
    worlds: several,
    replicates: [1, 1 + sizes.further],
    rows: false,
    conditions,
  });
  const futures: Promise<Pass>[] = [];
  for (const [i, { worlds, branches }] of going.entries())
    for (const [kinds, most] of [
      [["as drawn"], branches],
      [["knock-out", "mirror"], sizes.treated],
      [["weight"], sizes.weighed],
    ] as const) {
      const contrasts = only(conditional, i, kinds);
      const treatments = contrasts[i]?.treatments.length ?? 0;
      // a treatment may cost in all what the contrast itself costs
      const affordable = Math.round(sizes.futures / (costOf(conditional[i] as ContrastPlan) * most * treatments));
      const some = kinds[0] === "as drawn" ? worlds.length : Math.min(sizes.treatedCrises, Math.max(20, affordable));
      if (treatments > 0)
        futures.push(
          pass("futures", {
            worlds: worlds.slice(0, some),
            branches: [0, Math.min(most, branches)],
            rows: false,
            contrasts,
          }),
        );
    }
  const moved = sharePasses(shared, sizes, {
    worlds: (given, most) => (given === "" ? first(Math.min(most, sizes.worlds)) : chosen(base, given, most)),
    cost: costOf,
    pass: (part) => pass("shares", part),
  });
  const some = (n: number, of: readonly ContrastPlan[]): number[] => (of.length > 0 ? first(n) : []);
  const replicates = [0, sizes.replicates] as const;
  const paired = pass("pairs", {
    worlds: some(sizes.paired, unconditional),
    replicates,
    contrasts: unconditional,
  });
  const calm = pass("calm", { plan: { ...plan, shocked: false }, worlds: first(sizes.calm) });
  const width = async (stage: "half ranges" | "double ranges", factor: number): Promise<Passes["half"]> => {
    const wider = { ...plan, width: factor };
    const worlds = some(sizes.widths, conditional);
    const arisen = await pass(stage, { plan: wider, worlds, rows: false, conditions });
    const goingOn: Promise<Pass>[] = [];
    for (const [i, c] of conditional.entries()) {
      // futures for chances alone are not asked at other widths
      if (c.input === "") continue;
      const arose = chosen(arisen, c.given, sizes.widthsCrises);
      const some = futuresFor({ crises: sizes.widthsCrises, futures: sizes.widthsFutures }, arose.length, costOf(c));
      const contrasts = only(conditional, i, ["as drawn"]);
      const branches = [0, Math.min(sizes.treated, some.branches)] as const;
      goingOn.push(pass(stage, { plan: wider, worlds: arose.slice(0, some.worlds), branches, rows: false, contrasts }));
    }
    const fromStart = pass(stage, {
      plan: wider,
      worlds: some(sizes.widthsPaired, unconditional),
      replicates,
      contrasts: unconditional.map((p) => withTreatments(p, ["as drawn"])),
    });
    return { arisen, futures: await Promise.all(goingOn), paired: await fromStart };
  };
  const widths = [width("half ranges", 0.5), width("double ranges", 2)] as const;
  const [half, double] = await Promise.all(widths);
  return {
    base,
    further: await further,
    futures: await Promise.all(futures),
    paired: await paired,
    calm: await calm,
    shares: await moved,
    half,
    double,
  };
}

const sum = (all: readonly Progress[], of: (p: Progress) => number): number =>
  all.reduce((total, p) => total + of(p), 0);

const withTreatments = (p: ContrastPlan, kinds: readonly string[]): ContrastPlan => ({
  ...p,
  treatments: p.treatments.filter((t) => kinds.includes(t.kind)),
});

/** One plan with some of its treatments; the others stand in their places with none. */
const only = (plans: readonly ContrastPlan[], which: number, kinds: readonly string[]): ContrastPlan[] =>
  plans.map((p, i) => withTreatments(p, i === which ? kinds : []));

/** Days after which answers to a request are settled, as a rule. */
const ANSWERED = 8;
/** A month and the rest of a year by days, in days of a month. */
const YEAR_COST = 34;

/** What the arms of one future cost, in runs of 30 days: those that are read or settled after some days end then, those that are followed go on. */
function costOf({ arms, readings }: ContrastPlan): number {
  const days = readings.map((r) => {
    if (!("outcome" in r)) return 30;
    if (r.outcome === "answered") return ANSWERED;
    if (followedTo(r.outcome, 0, 30) !== null) return YEAR_COST;
    return FOLLOWED_OUTCOMES.has(r.outcome) ? FOLLOWED : (parseTimed(r.outcome)?.days ?? 30);
  });
  return (arms.length * Math.max(...days)) / 30;
}

/** Every result of all passes. */
export const allResults = ({
  base,
  further,
  futures,
  paired,
  calm,
  shares,
  half,
  double,
}: Passes): readonly JobResult[] =>
  [
    base,
    further,
    ...futures,
    paired,
    calm,
    ...shares.passes,
    ...shares.wider.passes,
    ...[half, double].flatMap((w) => [w.arisen, ...w.futures, w.paired]),
  ].map((p) => p.result);
