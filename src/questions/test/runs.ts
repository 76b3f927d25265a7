// Every run a ledger needs. First round by round: worlds once; where conditions arose, many futures from there; pairs from the start. A test
// that is answered, or can't be, gets no more. Then once: shares, calm, further runs, other widths and values of weights.
import { piecesOf, runEnsemble, type Executor, type Pass, type Progress } from "../../run/ensemble.ts";
import { gathered, nothing, shared } from "../../run/gathered.ts";
import type { Job, JobResult } from "../../run/work.ts";
import type { ContrastPlan, Limit } from "../../run/contrastPlan.ts";
import type { Passes, Width } from "../../claims/ledger.ts";
import type { Bundle, Plans } from "../../claims/planner.ts";
import { LARGE } from "../../model/street/observation.ts";
import { type Plan } from "../../world/compile.ts";
import { arrivals, arrived, requesting, total, worthOf } from "../../claims/arrivals.ts";
import { isAfterRequest } from "../../scenario/conditions.ts";
import type { Judge } from "./judging.ts";
import { branchesOf, costsOf, testsOf, withLimits, withTreatments } from "./limits.ts";
import { silence } from "../../claims/verdict.ts";
import { BRANCHES, crisesFor, FIRST_LOOK, worldsForShare, type Sizes } from "./passes.ts";

export interface PassOptions {
  readonly execute: Executor;
  /** Pieces of work under way at once. */
  readonly atOnce: number;
  readonly progress?: (stage: Stage, progress: Progress) => void;
  readonly stopped?: () => boolean;
  /** Judges tests elsewhere; without, on this thread. */
  readonly judge?: Judge;
  /** Whether what comes only after a request is met in worlds as they come to one by themselves; else by the chance of it. */
  readonly requests?: "as they come";
}

/** Worlds a piece: small enough for progress, large enough to be worth a message. */
const PIECE = 25;
/** Worlds a piece where each is a crisis with many futures of many plans. */
const FUTURES_PIECE = 1;

/** How much of a round each part is, about, for the time left: worlds, further runs of them, pairs, requests, futures, and the second half of those that begin. */
const PARTS = [2, 0, 1, 0.3, 7, 3] as const;

/** Names of the stages that `progress` is told, in order. */
export const STAGES = [
  "rounds",
  "repeats",
  "shares",
  "calm",
  "half ranges",
  "double ranges",
  "weights",
  "judging",
  "knock-outs",
] as const;
export type Stage = (typeof STAGES)[number];

/** Whether a test gets more runs, by its number. */
export type Chosen = (test: number) => boolean;

type Tell = (progress: Progress) => void;

/** By plan, then test: what it has been asked so far. */
type Limits = readonly ReadonlyMap<number, Limit>[];

/** What open tests are asked next. */
interface Asked {
  /** What is new, and what is new and old together. */
  readonly wanted: readonly ContrastPlan[];
  readonly inAll: readonly ContrastPlan[];
  readonly limits: Limits;
  /** Those worlds of a plan's in which something new is wanted of any plan, in order. */
  readonly worlds: (of: (plan: number) => readonly number[]) => readonly number[];
}

const NONE: Limit = { branches: 0, lastWorld: -1 };
/** Worlds at another width that are to be expected for it to be asked; twenty say a share. */
const LEAST_WIDTH_WORLDS = 25;
/** Worlds, and futures of each, in which a test goes on that can say nothing. */
const FEW = 12;
const FEW_FUTURES = 2;
/** Worlds in which a weight is tried at least. */
const LEAST_TREATED = 20;

const first = (n: number, from = 0): number[] => Array.from({ length: Math.max(0, n - from) }, (_, i) => from + i);

/** When stopped, a round counts whole or not at all; other passes give their first worlds, or none. */
export class Runs {
  readonly #plan: Plan;
  readonly #plans: Plans;
  readonly #options: PassOptions;
  /** Worlds that all rounds together are to have. */
  readonly #all: number;
  readonly #told = new Map<Stage, Progress[]>();
  /** Whether anything is asked that comes only after a request, which then is made by its chance. */
  readonly #noted: boolean;
  /** By conditional plan, worlds in which its condition came so far. */
  #arose: readonly (readonly number[])[] = [];
  #limits: { readonly conditional: Limits; readonly unconditional: Limits };
  #passes: Passes;

  constructor(plan: Plan, plans: Plans, all: Sizes, options: PassOptions) {
    this.#plan = plan;
    this.#plans = plans;
    this.#options = options;
    this.#all = all.worlds;
    this.#noted = options.requests !== "as they come" && plans.conditional.some((p) => isAfterRequest(p.given));
    const { conditional, unconditional } = plans;
    this.#limits = { conditional: conditional.map(() => new Map()), unconditional: unconditional.map(() => new Map()) };
    const none = (part: Partial<Job>): Pass => nothing(this.#job(part));
    const asked = (of: readonly ContrastPlan[]): readonly ContrastPlan[] =>
      asking(of, of.map(() => new Map()), () => false, () => NONE).inAll; // prettier-ignore
    const futures = none(this.#futuresOf(all, asked(conditional)));
    const paired = none(this.#pairsOf(all, asked(unconditional)));
    const arisen = none(this.#arising());
    const width: Width = { arisen, futures, paired };
    this.#passes = {
      base: none(this.#worldsOf()),
      again: none({ ...this.#arising(), replicates: [1, 1 + all.again] }),
      further: arisen,
      requests: none(this.#requested()),
      futures,
      paired,
      weighed: futures,
      weighedPairs: paired,
      calm: none({}),
      bundles: plans.bundles.map((bundle) => none({ contrasts: bundle.plans })),
      asAgain: [],
      half: width,
      double: width,
    };
  }

  get passes(): Passes {
    return this.#passes;
  }

  /** Pieces of work that are done whatever comes of others: the worlds of rounds that end so, and calm ones. */
  foreseen(ends: readonly number[], { calm }: Pick<Sizes, "calm">): readonly Job[] {
    const rounds = ends.map((end, k) => ({ ...this.#worldsOf(), worlds: first(end, ends[k - 1] ?? 0) }));
    const without = { plan: { ...this.#plan, shocked: false }, worlds: first(calm) };
    return [...rounds, without].flatMap((part) => piecesOf(this.#job(part), PIECE));
  }

  /**
   * One more round, to these sizes, in which the open tests get more; false when it was stopped on the way. A test that goes on for the first time
   * after the first round begins with half of its worlds: `between` is told which did, and says which of them get the rest.
   */
  async round(sizes: Sizes, open: Chosen, between?: (begun: Chosen) => Promise<Chosen>): Promise<boolean> {
    const known = this.#passes;
    const { conditional, unconditional } = this.#plans;
    const from = known.base.job.worlds.length;
    const slice = first(sizes.worlds, from);
    const tell = this.#partsOf("rounds", PARTS, from, sizes.worlds);
    const base = this.#pass(tell(), PIECE, { ...this.#worldsOf(), worlds: slice });
    const again = this.#pass(tell(), FUTURES_PIECE, {
      ...this.#arising(),
      worlds: sizes.again > 0 ? slice : [],
      replicates: [1, 1 + sizes.again],
    });
    const pairs = asking(unconditional, this.#limits.unconditional, open, () => ({
      branches: Infinity,
      lastWorld: sizes.paired - 1,
    }));
    const paired = this.#pass(tell(), PIECE, {
      ...this.#pairsOf(sizes, pairs.wanted),
      worlds: pairs.worlds(() => first(sizes.paired)),
    });
    // none fails unheard
    const [arose0, arose1] = await Promise.all([base, again, paired]);
    const requests = await this.#pass(tell(), FUTURES_PIECE, {
      ...this.#requested(),
      worlds: [...requesting(arose0).keys()],
    });
    const arisen = {
      base: gathered(known.base, arose0),
      again: gathered(known.again, arose1),
      requests: gathered(known.requests, requests),
    };
    const met = conditional.map(({ given }) =>
      arrivals(this.#isByChance(given) ? [arisen.requests] : [arisen.base, arisen.again], given),
    );
    const arose = met.map(arrived);
    const weights = requesting(arisen.base);
    // as the verdicts have it, but for one world that outweighs the others
    const isTooRare = conditional.map(({ given }, plan) => {
      if (!this.#isByChance(given)) return silence(total(met[plan] as (typeof met)[number])) !== null;
      const own = (arose[plan] as readonly number[]).map((world) => weights.get(world) ?? 0);
      return silence(null, { all: worthOf(own).worth, own: { largest: 0 } }) !== null;
    });
    const before = { limits: this.#limits, arose: this.#arose };
    const stopped = (): boolean => this.#options.stopped?.() === true;
    const goOn = async (which: Chosen, halves: boolean): Promise<ReadonlySet<number>> => {
      const begun = new Set<number>();
      const crises = asking(
        conditional,
        this.#limits.conditional,
        which,
        (plan, cost, branches, at) => {
          const own = (arose[plan] as readonly number[]).slice(0, sizes.crises);
          const { input } = conditional[plan] as ContrastPlan;
          // chances have one arm, and rest on as many worlds as there are
          if (input === "") return { branches: BRANCHES.alone, lastWorld: own[crisesFor({ ...sizes, futures: Infinity }, own.length, cost, BRANCHES.alone) - 1] ?? -1 }; // prettier-ignore
          // where too few came to say anything a few show whether there is any difference at all, at the end
          if (isTooRare[plan] === true) return sizes.last ? { branches: FEW_FUTURES, lastWorld: own[FEW - 1] ?? own.at(-1) ?? -1 } : NONE; // prettier-ignore
          const all = crisesFor(sizes, own.length, cost, branches);
          const half = halves && at.begins ? Math.max(FIRST_LOOK, Math.ceil(all / 2)) : all;
          if (half < all) begun.add(at.test);
          return { branches, lastWorld: own[Math.min(half, all) - 1] ?? -1 };
        },
        this.#noted,
      );
      const futures = await this.#pass(tell(), FUTURES_PIECE, {
        ...this.#futuresOf(sizes, crises.wanted, arose),
        worlds: crises.worlds((plan) => arose[plan] as readonly number[]),
      });
      if (stopped()) return begun;
      this.#limits = { conditional: crises.limits, unconditional: pairs.limits };
      this.#arose = arose;
      // moved once, not for each look at its first worlds
      this.#passes = shared({
        ...known,
        ...arisen,
        futures: gathered(this.#passes.futures, futures, crises.inAll),
        paired: gathered(known.paired, await paired, pairs.inAll),
      });
      return begun;
    };
    const begun = await goOn(open, between !== undefined && from > 0);
    if (begun.size > 0 && between && !stopped()) {
      const further = await between((test) => begun.has(test));
      await goOn((test) => begun.has(test) && further(test), false);
    }
    if (!stopped()) return true;
    this.#limits = before.limits;
    this.#arose = before.arose;
    this.#passes = from === 0 ? { ...known, ...arisen } : known;
    return false;
  }

  /**
   * What stands beside the answers, once: tests that are `answered` are asked at other widths of the ranges and with a weight at values.
   * `again`: bundles that are asked for once the first have been run.
   */
  async rest(sizes: Sizes, answered: Chosen, again: (bundles: readonly Pass[]) => readonly Bundle[]): Promise<void> {
    const further = this.#stage("repeats", FUTURES_PIECE, {
      ...this.#arising(),
      worlds: sizes.again > 0 ? [] : this.#passes.futures.job.worlds,
      replicates: [1, 1 + sizes.further],
    });
    const calm = this.#stage("calm", PIECE, { plan: { ...this.#plan, shocked: false }, worlds: first(sizes.calm) });
    // all are waited for together, so that none fails unheard
    const done = await Promise.all([
      further,
      calm,
      this.#shares(sizes, again),
      this.#weighed(sizes, answered),
      this.#width("half ranges", 0.5, sizes, answered),
      this.#width("double ranges", 2, sizes, answered),
    ]);
    this.#passes = shared({ ...this.#passes, further: done[0], calm: done[1], ...done[2], ...done[3], half: done[4], double: done[5] }); // prettier-ignore
  }

  async #shares(
    sizes: Sizes,
    again: (bundles: readonly Pass[]) => readonly Bundle[],
  ): Promise<Pick<Passes, "bundles" | "asAgain">> {
    const moving = (bundle: Bundle, worlds: readonly number[], contrasts = bundle.plans): Promise<Pass> =>
      this.#stage("shares", 1, {
        worlds,
        contrasts,
        // arms from the start are set beside the run as drawn, which is then made whole; there are no futures, only further runs
        ...(bundle.given === ""
          ? { rows: true, replicates: [0, sizes.shareFutures] }
          : { rows: false, ...goingOn(sizes), branches: [0, sizes.shareFutures] }),
      });
    const all = this.#plans.bundles;
    const bundles = await Promise.all(
      all.map((bundle) => {
        const costs = costsOf(bundle.plans);
        const arose = bundle.given === "" ? first(sizes.worlds) : this.#arrived([this.#passes.base, this.#passes.again], bundle.given); // prettier-ignore
        const worldsOf = (test: number): readonly number[] =>
          arose.slice(0, worldsForShare(sizes, costs.get(test) as number));
        const most = Math.max(...[...costs.keys()].map((test) => worldsOf(test).length));
        const asked = bundle.plans.map((p) =>
          withLimits(p, (test) => [{ branches: Infinity, lastWorld: worldsOf(test).at(-1) ?? -1 }]),
        );
        return moving(bundle, arose.slice(0, most), asked);
      }),
    );
    // in the same worlds and futures
    const asAgain = again(bundles).map((bundle) => {
      const own = all.findIndex((b) => b.given === bundle.given && b.along === bundle.along);
      return moving(bundle, (bundles[own] as Pass).job.worlds);
    });
    return { bundles, asAgain: await Promise.all(asAgain) };
  }

  /** A weight at values, in fewer worlds, so that it costs no more than the contrast itself. */
  async #weighed(sizes: Sizes, answered: Chosen): Promise<Pick<Passes, "weighed" | "weighedPairs">> {
    const { conditional, unconditional } = this.#plans;
    const { futures, paired } = this.#passes;
    const treated = (
      of: readonly ContrastPlan[],
      limits: Limits,
      worldsOf: (plan: number) => readonly number[],
      each: number,
    ): ContrastPlan[] =>
      of.map((p, i) => {
        const plan = withTreatments(p, ["weight"]);
        const costs = costsOf([plan]);
        return withLimits(plan, (test) => {
          const asked = limits[i]?.get(test) ?? NONE;
          if (!answered(test) || plan.treatments.length === 0) return null;
          const affordable = Math.round(sizes.futures / ((costs.get(test) as number) * each * plan.treatments.length));
          const worlds = worldsOf(i).filter((w) => w <= asked.lastWorld);
          const some = Math.min(worlds.length, sizes.treatedCrises, Math.max(LEAST_TREATED, affordable));
          return plan.treatments.map(() => ({ branches: each, lastWorld: worlds[some - 1] ?? -1 }));
        });
      });
    const upTo = (plans: readonly ContrastPlan[]): number =>
      Math.max(-1, ...plans.flatMap((p) => (p.wants ?? []).flatMap((w) => (w.limits ?? []).map((l) => l.lastWorld))));
    const some = treated(conditional, this.#limits.conditional, (i) => this.#arose[i] ?? [], sizes.weighed);
    const pairs = treated(unconditional, this.#limits.unconditional, () => paired.job.worlds, sizes.replicates);
    const [weighed, weighedPairs] = await Promise.all([
      this.#stage("weights", FUTURES_PIECE, {
        ...this.#futuresOf(sizes, some, this.#arose),
        worlds: futures.job.worlds.filter((w) => w <= upTo(some)),
        branches: [0, sizes.weighed],
      }),
      this.#stage("weights", PIECE, {
        ...this.#pairsOf(sizes, pairs),
        worlds: paired.job.worlds.filter((w) => w <= upTo(pairs)),
      }),
    ]);
    return { weighed, weighedPairs };
  }

  async #width(stage: "half ranges" | "double ranges", factor: number, sizes: Sizes, answered: Chosen): Promise<Width> {
    const { conditional, unconditional } = this.#plans;
    const plan = { ...this.#plan, width: factor };
    const expected = (given: string): number => {
      const { base } = this.#passes;
      const found = total(arrivals([base], given));
      const chosen = this.#isByChance(given) ? requesting(base).size : found.runs;
      return (chosen / found.of) * sizes.widths;
    };
    // where a condition is too rare there to say a share, nothing is run for it
    const often = conditional.map(
      (p) => p.input !== "" && testsOf(p).some(answered) && expected(p.given) >= LEAST_WIDTH_WORLDS,
    );
    const pairs = asking(unconditional, unconditional.map(() => new Map()), answered, () => ({
      branches: Infinity,
      lastWorld: sizes.widthsPaired - 1,
    })); // prettier-ignore
    const paired = this.#stage(stage, PIECE, {
      ...this.#pairsOf(sizes, pairs.wanted),
      plan,
      worlds: pairs.worlds(() => first(sizes.widthsPaired)),
    });
    const arisen = await this.#stage(stage, PIECE, {
      ...this.#arising(),
      ...(this.#noted ? { requests: "noted" } : {}),
      plan,
      worlds: first(often.includes(true) ? sizes.widths : 0),
    });
    const arose = conditional.map((p, i) => {
      if (often[i] !== true) return [];
      const own = this.#isByChance(p.given) ? [...requesting(arisen).keys()] : this.#arrived([arisen], p.given);
      return own.slice(0, sizes.widthsCrises);
    });
    const asked = { crises: sizes.widthsCrises, futures: sizes.widthsFutures, last: true };
    const crises = asking(conditional, conditional.map(() => new Map()), answered, (at, cost) => {
      const own = arose[at] as readonly number[];
      const worlds = crisesFor(asked, own.length, cost, sizes.treated);
      return { branches: sizes.treated, lastWorld: own[worlds - 1] ?? -1 };
    }); // prettier-ignore
    const futures = await this.#stage(stage, FUTURES_PIECE, {
      ...this.#futuresOf(sizes, crises.wanted, arose),
      plan,
      worlds: crises.worlds((at) => arose[at] as readonly number[]),
      replicates: [0, 1],
      branches: [0, sizes.treated],
    });
    return { arisen, futures, paired: await paired };
  }

  #isByChance(given: string): boolean {
    return this.#noted && isAfterRequest(given);
  }

  #arrived(passes: readonly Pass[], given: string): number[] {
    return arrived(arrivals(passes, given));
  }

  // Jobs of each kind, but for their worlds.
  #worldsOf(): Partial<Job> {
    const { conditions, outcomes } = this.#plans;
    return { followFrom: LARGE, conditions, outcomes, ...(this.#noted ? { requests: "noted" } : {}) };
  }
  /** What comes only after a request is looked for where it is made by its chance. */
  #requested(): Partial<Job> {
    return { rows: false, conditions: this.#plans.conditions.filter(isAfterRequest), requests: "by chance" };
  }
  #arising(): Partial<Job> {
    return { rows: false, conditions: this.#plans.conditions };
  }
  #pairsOf({ replicates }: Pick<Sizes, "replicates">, contrasts: readonly ContrastPlan[]): Partial<Job> {
    return { replicates: [0, replicates], contrasts };
  }
  /** One run of a world finds the forks of all plans. `arose`: by plan, worlds in which its condition came. */
  #futuresOf(
    sizes: Sizes,
    contrasts: readonly ContrastPlan[],
    arose: readonly (readonly number[])[] = [],
  ): Partial<Job> {
    const requests = this.#noted ? ({ requests: "by chance" } as const) : {};
    return {
      rows: false,
      ...goingOn(sizes),
      ...requests,
      branches: [0, Math.max(...Object.values(BRANCHES))],
      // any world can be made to come to a request: only those that were chosen count
      contrasts: contrasts.map((c, i) => (this.#isByChance(c.given) ? { ...c, only: arose[i] ?? [] } : c)),
    };
  }

  #job(part: Partial<Job>): Job {
    const { plan, ...own } = part;
    return {
      plan: plan ?? this.#plan,
      worlds: [],
      replicates: [0, 1],
      branches: [0, 1],
      rows: true,
      followFrom: Infinity,
      contrasts: [],
      ...own,
    };
  }

  async #pass(tell: Tell, size: number, part: Partial<Job>): Promise<Pass> {
    const job = this.#job(part);
    tell({ done: 0, of: job.worlds.length });
    const { execute, atOnce, stopped } = this.#options;
    const result = await runEnsemble(job, execute, { size, atOnce, progress: tell, keep: true, ...(stopped ? { stopped } : {}) }); // prettier-ignore
    return { job, result };
  }

  #stage(stage: Stage, size: number, part: Partial<Job>): Promise<Pass> {
    const all = this.#told.get(stage) ?? [];
    this.#told.set(stage, all);
    const place = all.push({ done: 0, of: 0 }) - 1;
    const tell: Tell = (p) => {
      all[place] = p;
      const sum = (of: (p: Progress) => number): number => all.reduce((total, one) => total + of(one), 0);
      this.#options.progress?.(stage, { done: sum((x) => x.done), of: sum((x) => x.of) });
    };
    return this.#pass(tell, size, part);
  }

  /** What tells of a round from so many worlds to so many, its parts one after the other. */
  #partsOf(stage: Stage, parts: readonly number[], from: number, to: number): () => Tell {
    const shares: number[] = [];
    return () => {
      const place = shares.push(0) - 1;
      return ({ done, of }) => {
        shares[place] = of === 0 ? 1 : done / of;
        const sum = (of: (part: number, i: number) => number): number => parts.reduce((all, x, i) => all + of(x, i), 0);
        const share = sum((part, i) => part * (shares[i] ?? 0)) / sum((part) => part);
        this.#options.progress?.(stage, { done: Math.floor(from + (to - from) * share), of: this.#all });
      };
    };
  }
}

/** Where worlds are few and each is run often, only the first run in which a condition comes goes on. */
const goingOn = ({ again }: Pick<Sizes, "again">): Pick<Job, "replicates" | "firstArrival"> => ({
  replicates: [0, 1 + again],
  firstArrival: again > 0,
});

/** What tests of these plans are asked next; those that are not open stay with what they had. */
function asking(
  plans: readonly ContrastPlan[],
  before: Limits,
  open: Chosen,
  limitOf: (plan: number, cost: number, branches: number, at: { readonly test: number; readonly begins: boolean }) => Limit, // prettier-ignore
  answers = false,
): Asked {
  const drawn = plans.map((p) => withTreatments(p, ["as drawn"]));
  const limits = drawn.map((plan, i) => {
    const branches = branchesOf(plan, answers);
    return new Map(
      [...costsOf([plan])].map(([test, cost]): [number, Limit] => {
        const had = before[i]?.get(test) ?? NONE;
        const at = { test, begins: had.lastWorld < 0 };
        const next = open(test) ? limitOf(i, cost, branches.get(test) as number, at) : had;
        return [test, next.lastWorld > had.lastWorld ? next : had];
      }),
    );
  });
  const hadOf = (plan: number, test: number): Limit => before[plan]?.get(test) ?? NONE;
  const nowOf = (plan: number, test: number): Limit => limits[plan]?.get(test) ?? NONE;
  const wanted = drawn.map((plan, i) =>
    withLimits(plan, (test) => {
      const [had, now] = [hadOf(i, test), nowOf(i, test)];
      return now.lastWorld > had.lastWorld ? [{ ...now, after: had.lastWorld }] : null;
    }),
  );
  return {
    limits,
    wanted,
    inAll: drawn.map((plan, i) => withLimits(plan, (test) => [nowOf(i, test)])),
    worlds: (of) => {
      const some = new Set<number>();
      wanted.forEach(({ wants }, i) => {
        const ranges = (wants ?? []).flatMap((w) => w.limits ?? []);
        for (const world of of(i))
          if (ranges.some(({ after, lastWorld }) => world > (after ?? -1) && world <= lastWorld)) some.add(world);
      });
      return [...some].sort((x, y) => x - y);
    },
  };
}

/** Every result of all passes. */
export const allResults = (passes: Passes): readonly JobResult[] =>
  Object.values(passes)
    .flat()
    .flatMap((p) => ("result" in p ? [p] : [p.arisen, p.futures, p.paired]))
    .map((p) => p.result);
