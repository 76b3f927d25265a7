// The typical run and the counterexample of every model test, replayed in every arm and told, for the page.
import type { ModelTest, TestReport } from "../claims/result.ts";
import type { ToldRun, ToldTest } from "../report/answers/ledger/told.ts";
import { storyLines } from "../report/story/storyLines.ts";
import { isModel, runCommand } from "../report/words/words.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { parseRunId, single } from "../questions/run.ts";
import type { GivenWorlds } from "../world/compile.ts";

/** By claim, then test. A run that doesn't come to its condition on this machine is left out. */
export function replayed(scenario: Scenario, report: TestReport, worlds?: GivenWorlds): (ToldTest | undefined)[][] {
  return report.claims.map((claim) =>
    claim.tests.map((test) => {
      if (!isModel(test)) return undefined;
      return {
        typical: runs(scenario, report, test, test.typical, worlds),
        otherwise: runs(scenario, report, test, test.counterexample, worlds),
      };
    }),
  );
}

function runs(
  scenario: Scenario,
  report: TestReport,
  test: ModelTest,
  name: string | null,
  worlds?: GivenWorlds,
): ToldRun[] {
  const id = name === null ? null : parseRunId(name);
  if (!id || name === null) return [];
  const arms = test.replay.length > 0 ? test.replay : [{ arm: "", given: "", changes: [], flags: "" }];
  return arms.flatMap((arm) => {
    const run = single(scenario, id, report.seed, { given: arm.given, sets: arm.changes }, worlds);
    return run
      ? [
          {
            arm: arm.arm,
            command: runCommand(report, name, { ...test, replay: [arm] }),
            lines: storyLines(run, scenario),
          },
        ]
      : [];
  });
}
