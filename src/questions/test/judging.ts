// One piece of judging: a test by the runs that there are, as plain data in and out, so that it can be done on any thread. What a ledger rests
// on is the same for all its tests; a thread makes of it what it needs once.
import { PlannedClaims, type TestAt } from "../../claims/kinds.ts";
import type { Interim } from "../../claims/interim.ts";
import type { Ledger, Passes } from "../../claims/ledger.ts";
import type { Placebo } from "../../claims/placebos.ts";
import { withMore, type Plans } from "../../claims/planner.ts";
import type { TestResult } from "../../claims/result.ts";
import { LOOK_CONFIDENCE } from "../../claims/verdict.ts";
import type { Wanted, Wanting } from "../../claims/contrast/knockOuts.ts";
import type { ContrastPlan } from "../../run/contrastPlan.ts";
import { HELP, watcher, type Watcher } from "../../run/trace.ts";
import type { Compiler, Plan } from "../../world/compile.ts";
import type { Sizes } from "./passes.ts";

/** All that tests are judged by once there are so many runs. */
export interface Grounds {
  /** Of equal numbers one is asked after the other: a thread keeps what it made of the last. */
  readonly number: number;
  readonly plan: Plan;
  readonly sizes: Sizes;
  readonly passes: Passes;
  /** Worlds that are watched for what a change leads to. */
  readonly watched: readonly number[];
  /** Plans beside the claims' own. */
  readonly more: readonly ContrastPlan[];
}

type At = Pick<TestAt, "c" | "t">;

/** `runs`: what the test's runs came to, the same for tests that rest on the same. */
export interface JudgedResult {
  readonly result: TestResult;
  readonly runs: string | null;
}

/** What is asked of a test, and what comes of it. */
interface Asked {
  readonly interim: { readonly job: object; readonly result: Interim | null };
  readonly result: { readonly job: object; readonly result: JudgedResult };
  readonly placebos: { readonly job: object; readonly result: readonly Placebo[] };
  /** Without the pass that its runs are from, which the one who asks has. */
  readonly wanting: {
    readonly job: { readonly judged: TestResult };
    readonly result: (Omit<Wanting, "wanted"> & { readonly wanted: Omit<Wanted, "from"> }) | null;
  };
}

export type JudgeJob = { [A in keyof Asked]: { readonly judge: A; readonly at: At; readonly grounds: Grounds } & Asked[A]["job"] }[keyof Asked]; // prettier-ignore
export type Judged = Asked[keyof Asked]["result"];

/** Judges somewhere: on this thread, on a pool of threads. */
export type Judge = (job: JudgeJob) => Promise<Judged>;

let grounds = 0;
/** A number for grounds that no others have. */
export const newGrounds = (): number => grounds++;

interface Made {
  readonly number: number;
  readonly planned: PlannedClaims;
  readonly ledger: Ledger;
}

const made = new WeakMap<Compiler, Made>();

/** Who watches the runs of a plan: what was seen in a world is the same for all grounds, and dear. */
const watchers = new WeakMap<Compiler, { readonly plan: string; readonly watch: Watcher }>();

function watcherOf(compiled: Compiler, plan: Plan): Watcher {
  const name = JSON.stringify(plan);
  const known = watchers.get(compiled);
  if (known?.plan === name) return known.watch;
  const watch = watcher(compiled, plan);
  watchers.set(compiled, { plan: name, watch });
  return watch;
}

function madeOf(compiled: Compiler, { number, plan, sizes, passes, watched, more }: Grounds): Made {
  const known = made.get(compiled);
  if (known?.number === number) return known;
  const planned = new PlannedClaims(compiled);
  if (passes.asAgain.length > 0) planned.again(passes.bundles);
  const plans: Plans = withMore(planned.plans, more);
  const watch = watcherOf(compiled, plan);
  const uses: Ledger["uses"] = (changed, helped = false) => watch(watched, changed, helped ? HELP : []);
  const ledger = { scenario: compiled.scenario, compiled, plan, plans, passes, sizes, uses, confidence: LOOK_CONFIDENCE }; // prettier-ignore
  const now = { number, planned, ledger };
  made.set(compiled, now);
  return now;
}

export function workJudging(compiled: Compiler, job: JudgeJob): Judged {
  const { planned, ledger } = madeOf(compiled, job.grounds);
  const test = planned.test(job.at);
  switch (job.judge) {
    case "interim":
      return test.interim(ledger);
    case "result":
      return { result: test.judge(ledger), runs: test.runs(ledger) };
    case "placebos":
      return test.placebos(ledger);
    case "wanting": {
      const wanting = test.wants(ledger, job.judged);
      if (!wanting) return null;
      const { from: _, ...wanted } = wanting.wanted;
      return { ...wanting, wanted };
    }
  }
}

/** Asks tests one thing each, several at once; results in the order of the tests. */
export class Judging {
  readonly #judge: Judge;

  constructor(judge: Judge) {
    this.#judge = judge;
  }

  async ask<A extends keyof Asked>(
    judge: A,
    tests: readonly { readonly at: At; readonly grounds: Grounds; readonly more?: Asked[A]["job"] }[],
    one?: () => void,
  ): Promise<readonly Asked[A]["result"][]> {
    // tests on the same grounds together, so that these are made once
    const all = tests
      .map((test, place) => ({ ...test, place }))
      .toSorted((a, b) => a.grounds.number - b.grounds.number);
    const results: Asked[A]["result"][] = [];
    await Promise.all(
      all.map(async ({ at: { c, t }, grounds, more, place }) => {
        results[place] = (await this.#judge({
          judge,
          at: { c, t },
          grounds,
          ...more,
        } as JudgeJob)) as Asked[A]["result"];
        one?.();
      }),
    );
    return results;
  }
}
