// Every kind of test, as the ledger plans and judges it; scenario/claims/kinds.ts has the other half of each. A kind that is missing on either
// side does not compile.
import type { Pass } from "../run/ensemble.ts";
import type { Claim, ClaimTest, Kind, Says, Scenario, TestOf } from "../scenario/scenario.ts";
import type { Column } from "../world/assumptions.ts";
import { cases } from "./cases/cases.ts";
import { chance } from "./chance.ts";
import { contrast, trend } from "./contrast/contrast.ts";
import { judgement } from "./judgement.ts";
import type { Wanting } from "./contrast/knockOuts.ts";
import type { Changes, Compared, Group, Judging, PlannedTest } from "./ledger.ts";
import type { Left } from "./origins.ts";
import { Planner, type Bundle, type Plans } from "./planner.ts";
import { record } from "./record.ts";
import type { ClaimResult, TestName, TestResult } from "./result.ts";
import { share } from "./share/share.ts";

const KINDS = { contrast, trend, chance, record, cases, judgement, share } satisfies {
  readonly [K in Kind]: Judging<TestOf<K>>;
};

const kindOf = (test: ClaimTest): Judging<ClaimTest> => KINDS[test.kind] as unknown as Judging<ClaimTest>;

/** What the test sets side by side in one run; null where it has none to show. */
export const comparedIn = (test: ClaimTest): Compared | null => kindOf(test).compared(test);

/** What the test's arms change; null where it has no arms. */
export const changesOf = (test: ClaimTest): Changes | null => kindOf(test).changes(test);

/** Groups of rows that the test rests on. */
export const groupsOf = (test: ClaimTest, scenario: Scenario): readonly Group[] => kindOf(test).groups(test, scenario);

/** A scenario's claims, with the runs that their tests ask for. */
export class PlannedClaims {
  readonly plans: Plans;
  /** Every test, in order. */
  readonly names: readonly TestAt[];
  readonly #compiled: Planned;
  readonly #claims: readonly Claim[];
  /** By claim, then test. */
  #tests: readonly (readonly PlannedTest[])[];
  /** By claim, then test: the numbers under which plans know what it wants, from, up to but not with. */
  readonly #numbers: readonly (readonly (readonly [number, number])[])[];

  constructor(compiled: Planned) {
    this.#compiled = compiled;
    this.#claims = compiled.scenario.claims;
    const planner = new Planner(compiled);
    const numbered = this.#claims.map((c) =>
      c.tests.map((test) => {
        const from = planner.tests;
        return { planned: kindOf(test).plan(test, planner), numbers: [from, planner.tests] as const };
      }),
    );
    this.names = this.#claims.flatMap(({ id, tests }, c) =>
      tests.map((test, t) => ({ claim: id, c, t, kind: test.kind, says: comparedIn(test)?.says ?? null })),
    );
    this.#tests = numbered.map((tests) => tests.map(({ planned }) => planned));
    this.#numbers = numbered.map((tests) => tests.map(({ numbers }) => numbers));
    this.plans = planner.grown();
  }

  /** Whether a number of a plan is one of these tests'; what no test has spoken for is everybody's. */
  numbered(tests: Iterable<TestAt>): (number: number) => boolean {
    const chosen = new Set<number>([-1]);
    for (const at of tests) for (const number of this.#numbersOf(at)) chosen.add(number);
    return (number) => chosen.has(number);
  }

  /** Whether one of these numbers is this test's. */
  isOf(at: TestAt, numbers: (number: number) => boolean): boolean {
    return this.#numbersOf(at).some(numbers);
  }

  #numbersOf({ c, t }: TestAt): number[] {
    const [from, end] = this.#numbers[c]?.[t] ?? [0, 0];
    return Array.from({ length: end - from }, (_, i) => from + i);
  }

  test({ c, t }: Pick<TestAt, "c" | "t">): PlannedTest {
    const tests = this.#tests[c] ?? [];
    return tests[t] as PlannedTest;
  }

  /** Bundles of what tests ask for once theirs have been run; called once. */
  again(bundles: readonly Pass[]): readonly Bundle[] {
    const planner = new Planner(this.#compiled);
    this.#tests = this.#tests.map((tests) => tests.map((test) => test.again(bundles, planner) ?? test));
    return planner.grown().bundles;
  }

  /** Claims with their tests' results, in order; `runs`: what each test's runs came to. */
  claims(of: (test: TestAt) => { readonly result: TestResult; readonly runs: string | null }): readonly ClaimResult[] {
    const told = new Map<string, TestName>();
    return this.#claims.map(({ id, text, group, placebo }, c) => ({
      id,
      text,
      group,
      placebo,
      tests: this.names
        .filter((at) => at.c === c)
        .map((at) => {
          const { result, runs } = of(at);
          // a placebo is meant to have the runs of its claim
          const first = runs === null || placebo !== "" ? undefined : told.get(runs);
          if (runs !== null && placebo === "" && !first) told.set(runs, { claim: id, test: at.t + 1 });
          return first ? asRepeat(result, first, id) : result;
        }),
    }));
  }

  /** The results with where they come from; `wanting`: what was taken away from each; `left` in the order of that. */
  settled(
    claims: readonly ClaimResult[],
    wanting: (test: TestAt) => Wanting | null,
    left: (wanting: Wanting) => readonly (Left | null)[],
  ): readonly ClaimResult[] {
    const places = this.names;
    return claims.map((claim, c) => ({
      ...claim,
      tests: claim.tests.map((result, t) => {
        const at = places.find((one) => one.c === c && one.t === t);
        const own = at ? wanting(at) : null;
        return at && own ? this.test(at).settle(result, own, left(own)) : result;
      }),
    }));
  }

  /** Tests of every claim but those that are placebos themselves. */
  get ownTests(): readonly TestAt[] {
    return this.names.filter(({ c }) => this.#claims[c]?.placebo === "");
  }
}

/** A test by its places among claims and their tests, both from 0. */
export interface TestAt {
  readonly claim: string;
  readonly c: number;
  readonly t: number;
  readonly kind: Kind;
  /** What the claim says of two arms; null of a test that compares none. */
  readonly says: Says | null;
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** A test whose runs are those of one before it. */
function asRepeat(result: TestResult, first: TestName, claim: string): TestResult {
  if (result.kind !== "contrast" && result.kind !== "trend") return result;
  const whose = first.claim === claim ? "this claim's" : `${first.claim}'s`;
  const which = ORDINALS[first.test - 1] ?? `${first.test}th`;
  return {
    ...result,
    sameRuns: first,
    finding: `${result.finding} These are the same runs as ${whose} ${which} test, and not a second finding.`,
  };
}

interface Planned {
  readonly scenario: Scenario;
  readonly assumptions: readonly Column[];
}
