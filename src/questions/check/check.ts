// `precedent check`: a scenario's assumptions, and one world as it is compiled, so that each stage can be looked at.
import type { AssumptionRow } from "../../claims/result.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { calmGain } from "../../world/calm.ts";
import { compiler, compileWorld, PLAN } from "../../world/compile.ts";
import { assumptionRow } from "../test/overview.ts";

export interface Checked {
  readonly id: string;
  readonly title: string;
  readonly places: number;
  readonly claims: number;
  readonly tests: number;
  readonly record: number;
  readonly cases: number;
  /** Rival explanations. */
  readonly rivals: number;
  readonly assumptions: readonly AssumptionRow[];
  /** World 0 of this seed. */
  readonly world: {
    readonly seed: number;
    readonly places: readonly {
      readonly name: string;
      readonly people: number;
      readonly pool: number;
      readonly weight: number;
      readonly staff: number;
      readonly shock: number;
    }[];
    readonly sites: readonly { readonly id: string; readonly level: number }[];
    readonly calmGain: number;
    readonly subSteps: number;
    readonly values: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
  };
}

export function check(scenario: Scenario, seed: number): Checked {
  const compiled = compiler(scenario);
  const world = compileWorld(compiled, { ...PLAN, seed }, 0);
  const n = world.places.length;
  return {
    id: scenario.id,
    title: scenario.title,
    places: n,
    claims: scenario.claims.length,
    tests: scenario.claims.reduce((sum, c) => sum + c.tests.length, 0),
    record: scenario.record.length,
    cases: scenario.cases.length,
    rivals: scenario.rivals.length,
    assumptions: compiled.assumptions.map(assumptionRow),
    world: {
      seed,
      places: world.places.map((place, d) => {
        let staff = 0;
        for (let i = d; i < world.staff.length; i += n) staff += world.staff[i] as number;
        return {
          name: place.name,
          people: world.people[d] as number,
          pool: world.pool[d] as number,
          weight: world.weight[d] as number,
          staff,
          shock: world.shocks.reduce((sum, s) => sum + (s.size[d] as number), 0),
        };
      }),
      sites: world.sites.map(({ id, level }) => ({ id, level })),
      calmGain: calmGain(world),
      subSteps: world.subSteps,
      values: world.p,
    },
  };
}
