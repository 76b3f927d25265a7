// What the tests of a ledger want run, put together as plans for the ensemble: tests on the same input and condition share worlds, draws
// and forks, and what two of them ask alike is run once.
import type { Asked } from "../model/asked.ts";
import type { ContrastPlan, Reading, Want } from "../run/work.ts";
import { directCoefficients, type Treatment } from "../run/treatments.ts";
import type { Intervention, Scenario } from "../scenario/scenario.ts";
import type { Column } from "../world/assumptions.ts";

/** Direct weights that break-evens try, log-odds: from none on. */
export const WEIGHTS: readonly number[] = [0, 0.25, 0.5, 1, 2, 4, 8];

/** A plan as it grows, test by test. */
export class GrowingPlan {
  readonly given: string;
  readonly input: string;
  readonly #arms: (readonly Intervention[])[] = [];
  readonly #readings: Reading[] = [];
  readonly #wants: Want[] = [];

  constructor(given: string, input: string) {
    this.given = given;
    this.input = input;
  }

  /** Places of an arm and of a reading, added where there is none like it. */
  arm(interventions: readonly Intervention[]): number {
    return placeOf(this.#arms, interventions);
  }
  reading(reading: Reading): number {
    return placeOf(this.#readings, reading);
  }

  /** A test wants this reading of these arms. */
  want(test: number, arms: readonly number[], reading: number): void {
    this.#wants.push({ test, arms: [...new Set(arms)], reading });
  }

  grown(treatments: readonly Treatment[]): ContrastPlan {
    const { given, input } = this;
    return { given, input, arms: this.#arms, readings: this.#readings, treatments, wants: this.#wants };
  }
}

/** Place of an equal entry, added when there is none. */
function placeOf<T>(list: T[], entry: T): number {
  const key = JSON.stringify(entry);
  const at = list.findIndex((known) => JSON.stringify(known) === key);
  return at >= 0 ? at : list.push(entry) - 1;
}

/** Plans that are forked from the same runs, each moving one input. */
export interface Bundle {
  readonly given: string;
  /** What is set along a list in all of them, or "". */
  readonly along: string;
  readonly plans: readonly ContrastPlan[];
}

class GrowingBundle {
  readonly given: string;
  readonly along: string;
  readonly #plans = new Map<string, GrowingPlan>();

  constructor(given: string, along: string) {
    this.given = given;
    this.along = along;
  }

  /** The plan that moves this input beside what its arms share, with its place. */
  moving(input: string, shared: readonly Intervention[]): { readonly plan: GrowingPlan; readonly place: number } {
    const key = JSON.stringify([input, shared]);
    const plan = this.#plans.get(key) ?? new GrowingPlan(this.given, input);
    this.#plans.set(key, plan);
    return { plan, place: [...this.#plans.keys()].indexOf(key) };
  }

  grown(): Bundle {
    const { given, along } = this;
    return { given, along, plans: [...this.#plans.values()].map((plan) => plan.grown([{ kind: "as drawn" }])) };
  }
}

export interface Plans {
  /** Forked at a condition; run from the start. */
  readonly conditional: readonly ContrastPlan[];
  readonly unconditional: readonly ContrastPlan[];
  readonly bundles: readonly Bundle[];
  /** Place among the conditional ones of the plan whose arms are as drawn, from a request on; -1 where nobody asked for it. */
  readonly afterRequest: number;
  /** Conditions that some test asks for. */
  readonly conditions: readonly string[];
  /** Outcomes that are read off every world. */
  readonly outcomes: readonly Asked[];
}

/** Where what comes only after a request is looked for. */
const REQUESTED = "requested";

export class Planner {
  readonly scenario: Scenario;
  readonly #assumptions: ReadonlyMap<string, Column>;
  readonly #conditional: GrowingPlan[] = [];
  readonly #unconditional: GrowingPlan[] = [];
  readonly #bundles: GrowingBundle[] = [];
  readonly #conditions = new Set<string>();
  readonly #outcomes = new Map<string, Asked>();
  #afterRequest: GrowingPlan | null = null;
  #tests = 0;

  constructor({ scenario, assumptions }: { readonly scenario: Scenario; readonly assumptions: readonly Column[] }) {
    this.scenario = scenario;
    this.#assumptions = new Map(assumptions.map((c) => [c.path, c]));
  }

  /** A number for a test, under which plans know what it wants. */
  test(): number {
    return this.#tests++;
  }

  /** How many numbers were given. */
  get tests(): number {
    return this.#tests;
  }

  /** The assumption of a path, where it is one. */
  column(path: string): Column | undefined {
    return this.#assumptions.get(path);
  }

  /** It is noted whether this condition came, in every run; "" for none. */
  condition(given: string): void {
    if (given !== "") this.#conditions.add(given);
  }

  /** This outcome is read off every world. */
  outcome(asked: Asked): void {
    this.#outcomes.set(asked.text, asked);
  }

  /** The plan of tests about an input, from a condition on ("": from the start), with its place among those of its family. */
  about(input: string, given: string): { readonly plan: GrowingPlan; readonly place: number } {
    const family = given === "" ? this.#unconditional : this.#conditional;
    const known = family.findIndex((p) => p.given === given && p.input === input);
    const place = known >= 0 ? known : family.push(new GrowingPlan(given, input)) - 1;
    return { plan: family[place] as GrowingPlan, place };
  }

  /** The one plan of futures of every request, as drawn. */
  afterRequest(): GrowingPlan {
    return (this.#afterRequest ??= new GrowingPlan(REQUESTED, ""));
  }

  /** The bundle of tests that move inputs from a condition on, with the same thing set along a list, or "". */
  bundle(given: string, along: string): { readonly bundle: GrowingBundle; readonly place: number } {
    const known = this.#bundles.findIndex((b) => b.given === given && b.along === along);
    const place = known >= 0 ? known : this.#bundles.push(new GrowingBundle(given, along)) - 1;
    return { bundle: this.#bundles[place] as GrowingBundle, place };
  }

  grown(): Plans {
    const treated = (plan: GrowingPlan): ContrastPlan => plan.grown(treatmentsOf(plan.input));
    const after = this.#afterRequest;
    if (after) this.condition(REQUESTED);
    return {
      conditional: [...this.#conditional.map(treated), ...(after ? [after.grown(treatmentsOf(""))] : [])],
      unconditional: this.#unconditional.map(treated),
      bundles: this.#bundles.map((b) => b.grown()),
      afterRequest: after ? this.#conditional.length : -1,
      conditions: [...this.#conditions],
      outcomes: [...this.#outcomes.values()],
    };
  }
}

/** The same with further plans that part at a condition, after the tests' own. */
export const withMore = (plans: Plans, more: readonly ContrastPlan[]): Plans => ({
  ...plans,
  conditional: [...plans.conditional, ...more],
  conditions: [...new Set([...plans.conditions, ...more.map((p) => p.given)])],
});

/** Every contrast is run as drawn; one on an input with a probe among its direct coefficients also with that at values. */
function treatmentsOf(input: string): readonly Treatment[] {
  const probe = directCoefficients(input).find((c) => c.probe);
  return [
    { kind: "as drawn" },
    ...(probe ? WEIGHTS.map((value) => ({ kind: "weight", path: probe.path, value }) as const) : []),
  ];
}
