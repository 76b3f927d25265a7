// The runs that a ledger names, taken again with their logs in full: for every test in the model a typical run and one that goes another
// way, each in every arm. For whoever tells them; the report's JSON has their names alone.
import type { ModelTest, TestReport } from "../../claims/result.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { GivenWorlds } from "../../world/compile.ts";
import { parseRunId, single, type SingleRun } from "../run.ts";

/** One run in one arm; `replay` has a name "" for a run as it was drawn. */
export interface ReplayedArm {
  readonly replay: ModelTest["replay"][number];
  readonly run: SingleRun;
}

export interface Examples {
  readonly typical: readonly ReplayedArm[];
  /** Against the claim; where the typical run is that, one the claim's way. */
  readonly otherwise: readonly ReplayedArm[];
}

/** By claim, then test; null for a test that names no runs. A run that doesn't come to its condition on this machine is left out. */
export function examplesOf(
  { claims, seed }: Pick<TestReport, "claims" | "seed">,
  scenario: Scenario,
  worlds?: GivenWorlds,
): readonly (readonly (Examples | null)[])[] {
  const replayed = (name: string | null, replays: ModelTest["replay"]): ReplayedArm[] => {
    const id = name === null ? null : parseRunId(name);
    if (!id) return [];
    const arms = replays.length > 0 ? replays : [{ arm: "", given: "", changes: [], flags: "" }];
    return arms.flatMap((replay) => {
      const run = single(scenario, id, seed, { given: replay.given, sets: replay.changes }, worlds);
      return run ? [{ replay, run }] : [];
    });
  };
  return claims.map((claim) =>
    claim.tests.map((test) =>
      "typical" in test
        ? {
            typical: replayed(test.typical, test.replay),
            otherwise: replayed(test.counterexample ?? test.agreeing, test.replay),
          }
        : null,
    ),
  );
}
