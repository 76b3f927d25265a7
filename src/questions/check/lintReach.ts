// Remarks on ranges that no run reaches: the scenario changes an assumption, and nothing in any run looked at asks for it, mostly because
// the rival form that uses it has no weight.
import type { Locator } from "../../scenario/read/locate.ts";
import { FROM_THE_START } from "../../scenario/conditions.ts";
import { warnings } from "../../scenario/problems/warnings.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import type { LintRuns } from "./lintRuns.ts";
import type { Remark } from "./remark.ts";

/** Worlds looked at before and after a doubt: the first few ask for nearly everything, the rest draw every form several times. */
const FIRST = 4;
const MORE = 40;

/** Says nothing of a scenario too quiet to wake every step. */
export function unreachedRanges({ overrides }: Scenario, runs: LintRuns, where: Locator, remark: Remark): void {
  // what worlds are built from is asked for before any run
  const changed = overrides.flatMap((o) => ("weights" in o || FROM_THE_START.has(o.path) ? [] : [o.path]));
  if (changed.length === 0) return;
  const asked = (worlds: readonly number[], paths: readonly string[]): string[] => {
    const uses = runs.uses(worlds);
    return paths.filter((path) => !uses.has(path));
  };
  const first = Array.from({ length: FIRST }, (_, world) => world);
  const open = asked(first, changed);
  if (open.length === 0) return;
  const eventful = runs.eventful();
  if (eventful === null) return;
  const worlds = [...new Set([...eventful, ...Array.from({ length: MORE }, (_, k) => FIRST + k)])];
  for (const path of asked(worlds, open))
    remark("assumptions.yaml", where.key("assumptions.yaml", [path]), warnings.unreached(path, worlds.length + FIRST));
}
