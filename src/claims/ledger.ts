// What a kind of test is on the side of the ledger, and what it is judged by. Its other half reads it from claims.yaml (scenario/claims).
import type { Asked } from "../model/asked.ts";
import type { Pass } from "../run/ensemble.ts";
import type { Uses } from "../run/trace.ts";
import type { ClaimTest, Intervention, Says, Scenario } from "../scenario/scenario.ts";
import type { Compiler, Plan } from "../world/compile.ts";
import type { Interim } from "./interim.ts";
import type { Placebo } from "./placebos.ts";
import type { Planner, Plans } from "./planner.ts";
import type { Wanting } from "./contrast/knockOuts.ts";
import type { Left } from "./origins.ts";
import type { TestResult } from "./result.ts";

export interface Passes {
  /** Every world once. */
  readonly base: Pass;
  /** Further runs of every world, where worlds are few; else none. */
  readonly again: Pass;
  /** Further runs of the worlds in which some condition arose. */
  readonly further: Pass;
  /** Runs of worlds that were chosen by the chance of a request, where it is made by that chance; none where it is not. */
  readonly requests: Pass;
  /** Futures from a condition on, of all plans. */
  readonly futures: Pass;
  /** Contrasts from the start. */
  readonly paired: Pass;
  /** The same with a weight at values, of tests that are answered. */
  readonly weighed: Pass;
  readonly weighedPairs: Pass;
  readonly calm: Pass;
  /** By bundle; and by bundle of what was asked again once these were known. */
  readonly bundles: readonly Pass[];
  readonly asAgain: readonly Pass[];
  /** Assumed ranges half and twice as wide. */
  readonly half: Width;
  readonly double: Width;
}

/** At another width of the ranges: what arises, futures from a condition on, and contrasts from the start. */
export interface Width {
  readonly arisen: Pass;
  readonly futures: Pass;
  readonly paired: Pass;
}

/** All that tests are judged by. */
export interface Ledger {
  readonly scenario: Scenario;
  readonly compiled: Compiler;
  readonly plan: Plan;
  readonly plans: Plans;
  readonly passes: Passes;
  /** Worlds that the user asked for, further runs of each, and replicates of contrasts from the start. */
  readonly sizes: { readonly worlds: number; readonly again: number; readonly replicates: number };
  /** Where what a test changes leads, as runs show it: as they are, or with help that is asked for and sent. */
  readonly uses: (changed: readonly Intervention[], helped?: boolean) => Uses;
  /** Of each interval in the model, at any look. */
  readonly confidence: number;
}

/** What a test sets side by side in one run: two arms, or the run as drawn and whether an event comes in it. */
export interface Compared {
  /** As it is written, and as it is read; "" and null for the fit to the record. */
  readonly outcome: string;
  readonly asked: Asked | null;
  /** Whether futures of a world are compared by how far they lie apart in it: no number of one run. */
  readonly spread: boolean;
  readonly given: string;
  /** Of the arm that the claim says has more of the outcome, or has not, and the other. */
  readonly names: readonly [string, string];
  readonly arms: readonly [readonly Intervention[], readonly Intervention[]];
  /** What the claim says of the outcome's difference between the arms as written; null where none are compared. */
  readonly says: Says | null;
  /** The event of a chance: above, below, or between; null where arms are compared. */
  readonly event: { readonly above: number | null; readonly below: number | null } | null;
  /** Smallest effect that matters, in the outcome's unit or as a share of it. */
  readonly atLeast: number;
  readonly relative: boolean;
}

/** What a test's arms change, all of them, with the key of the test under which it is written. */
export interface Changes {
  readonly key: string;
  readonly interventions: readonly Intervention[];
  /** What they are compared on; null for the fit to the record. */
  readonly asked: Asked | null;
}

/** A group of rows that a test rests on: the key of the test that says which, in words, and how many there are. */
export interface Group {
  readonly key: string;
  readonly words: string;
  readonly rows: number;
}

/** How tests of one kind are planned, judged and looked through. `Placed`: where a test finds its runs. */
export interface JudgingHalf<Test extends ClaimTest, Placed> {
  readonly kind: Test["kind"];
  /** Asks for its runs. */
  plan(test: Test, planner: Planner): Placed;
  /** Asks for more of them once its bundles have been run, of a planner of their own; null where there is nothing to ask. */
  again?(placed: Placed, bundles: readonly Pass[], planner: Planner): Placed | null;
  judge(placed: Placed, ledger: Ledger): TestResult;
  /** Where it stands on these runs, for a ledger that is looked at several times; none where it asks for no runs. */
  interim?(placed: Placed, ledger: Ledger): Interim | null;
  /** The test on its own runs with every effect taken out, judged in the same way; none where that can't be. */
  placebos?(placed: Placed, ledger: Ledger): readonly Placebo[];
  /** What its runs came to, number by number, whichever arm is named first: the same for tests that rest on the same. Null for none. */
  runs?(placed: Placed, ledger: Ledger): string | null;
  /** Asks for what is left of a verdict without what its change works through; null where nothing can be taken away or there is no verdict. */
  wants?(placed: Placed, ledger: Ledger, result: TestResult): Wanting | null;
  /** The result with where it comes from: `left` in the order in which things were taken away, null where no run shows it. */
  settle?(placed: Placed, result: TestResult, wanting: Wanting, left: readonly (Left | null)[]): TestResult;
  /** Null for a test that has no run to show. */
  compared?(test: Test): Compared | null;
  /** Null for a test without arms. */
  changes?(test: Test): Changes | null;
  groups?(test: Test, scenario: Scenario): readonly Group[];
}

/** A test that has asked for its runs. */
export interface PlannedTest {
  /** The same with more runs asked for; null where it wants none. */
  again(bundles: readonly Pass[], planner: Planner): PlannedTest | null;
  judge(ledger: Ledger): TestResult;
  interim(ledger: Ledger): Interim | null;
  placebos(ledger: Ledger): readonly Placebo[];
  runs(ledger: Ledger): string | null;
  wants(ledger: Ledger, result: TestResult): Wanting | null;
  settle(result: TestResult, wanting: Wanting, left: readonly (Left | null)[]): TestResult;
}

/** A judging half as the table of kinds has it: where its tests find their runs is its own affair. */
export interface Judging<Test extends ClaimTest> extends Pick<JudgingHalf<Test, unknown>, "kind"> {
  plan(test: Test, planner: Planner): PlannedTest;
  compared(test: Test): Compared | null;
  changes(test: Test): Changes | null;
  groups(test: Test, scenario: Scenario): readonly Group[];
}

export function judging<Test extends ClaimTest, Placed>(half: JudgingHalf<Test, Placed>): Judging<Test> {
  const planned = (placed: Placed): PlannedTest => ({
    again(bundles, planner) {
      const more = half.again?.(placed, bundles, planner) ?? null;
      return more === null ? null : planned(more);
    },
    judge: (ledger) => half.judge(placed, ledger),
    interim: (ledger) => half.interim?.(placed, ledger) ?? null,
    placebos: (ledger) => half.placebos?.(placed, ledger) ?? [],
    runs: (ledger) => half.runs?.(placed, ledger) ?? null,
    wants: (ledger, result) => half.wants?.(placed, ledger, result) ?? null,
    settle: (result, wanting, left) => half.settle?.(placed, result, wanting, left) ?? result,
  });
  return {
    kind: half.kind,
    plan: (test, planner) => planned(half.plan(test, planner)),
    compared: (test) => half.compared?.(test) ?? null,
    changes: (test) => half.changes?.(test) ?? null,
    groups: (test, scenario) => half.groups?.(test, scenario) ?? [],
  };
}
