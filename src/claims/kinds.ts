// Every kind of test, as the ledger plans and judges it; scenario/claims/kinds.ts has the other half of each. A kind that is missing on either
// side does not compile.
import type { Pass } from "../run/ensemble.ts";
import type { Claim, ClaimTest, Kind, Scenario, TestOf } from "../scenario/scenario.ts";
import type { Column } from "../world/assumptions.ts";
import { cases } from "./cases/cases.ts";
import { chance } from "./chance.ts";
import { contrast, trend } from "./contrast/contrast.ts";
import type { Interim } from "./interim.ts";
import { judgement } from "./judgement.ts";
import type { Wanting } from "./contrast/knockOuts.ts";
import type { Changes, Compared, Group, Judging, Ledger, PlannedTest } from "./ledger.ts";
import { placeboRates } from "./placebos.ts";
import type { Left } from "./origins.ts";
import { Planner, type Bundle, type Plans } from "./planner.ts";
import { record } from "./record.ts";
import type { ClaimResult, PlaceboRates, TestName, TestResult } from "./result.ts";
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
  readonly #compiled: Planned;
  readonly #claims: readonly Claim[];
  /** By claim, then test. */
  #tests: readonly (readonly PlannedTest[])[];

  constructor(compiled: Planned) {
    this.#compiled = compiled;
    this.#claims = compiled.scenario.claims;
    const planner = new Planner(compiled);
    this.#tests = this.#claims.map((c) => c.tests.map((test) => kindOf(test).plan(test, planner)));
    this.plans = planner.grown();
  }

  /** Bundles of what tests ask for once theirs have been run; called once. */
  again(bundles: readonly Pass[]): readonly Bundle[] {
    const planner = new Planner(this.#compiled);
    this.#tests = this.#tests.map((tests) => tests.map((test) => test.again(bundles, planner) ?? test));
    return planner.grown().bundles;
  }

  /** By claim, then test: where each stands; null for one that asks for no runs. */
  interim(ledger: Ledger): readonly (readonly (Interim | null)[])[] {
    return this.#tests.map((tests) => tests.map((test) => test.interim(ledger)));
  }

  judged(ledger: Ledger): readonly ClaimResult[] {
    const told = new Map<string, TestName>();
    return this.#claims.map(({ id, text, group, placebo }, c) => ({
      id,
      text,
      group,
      placebo,
      tests: (this.#tests[c] ?? []).map((test, t) => {
        const result = test.judge(ledger);
        // a placebo is meant to have the runs of its claim
        const runs = placebo === "" ? test.runs(ledger) : null;
        const first = runs === null ? undefined : told.get(runs);
        if (runs !== null && !first) told.set(runs, { claim: id, test: t + 1 });
        return first ? asRepeat(result, first, id) : result;
      }),
    }));
  }

  /** By claim, then test: what is to be taken away from it. */
  wants(ledger: Ledger, claims: readonly ClaimResult[]): readonly (readonly (Wanting | null)[])[] {
    return claims.map(({ tests }, c) => tests.map((result, t) => this.#tests[c]?.[t]?.wants(ledger, result) ?? null));
  }

  /** The results with where they come from; `left` by claim and test, then by what was taken away. */
  settled(
    claims: readonly ClaimResult[],
    wanting: readonly (readonly (Wanting | null)[])[],
    left: (wanting: Wanting) => readonly (Left | null)[],
  ): readonly ClaimResult[] {
    return claims.map((claim, c) => ({
      ...claim,
      tests: claim.tests.map((result, t) => {
        const own = wanting[c]?.[t];
        return own ? (this.#tests[c]?.[t]?.settle(result, own, left(own)) ?? result) : result;
      }),
    }));
  }

  /** Of every claim but those that are placebos themselves. */
  placebos(ledger: Ledger): PlaceboRates {
    const tests = this.#claims.flatMap(({ placebo }, c) => (placebo === "" ? (this.#tests[c] ?? []) : []));
    return placeboRates(
      tests.map((test) => test.placebos(ledger)),
      ledger.confidence,
    );
  }
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
