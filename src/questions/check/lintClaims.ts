// Remarks on claims: contrasts in which nothing leads from what the arms set to the outcome, found by watching runs.
import type { Locator } from "../../scenario/read/locate.ts";
import { pathOf } from "../../scenario/interventions.ts";
import { comparesArms, type Claim, type ContrastTest, type Intervention } from "../../scenario/scenario.ts";
import { warnings } from "../../scenario/problems/warnings.ts";
import { fieldsOf } from "../../model/asked.ts";
import { distanceTo, type Uses } from "../../run/trace.ts";
import type { LintRuns } from "./lintRuns.ts";
import type { Remark } from "./remark.ts";

interface Placed {
  readonly claim: string;
  readonly test: number;
  readonly contrast: ContrastTest;
}

export function undecidable(claims: readonly Claim[], runs: LintRuns, where: Locator, remark: Remark): void {
  const placed: Placed[] = claims
    .filter((c) => c.placebo !== "no path")
    .flatMap((c) => c.tests.flatMap((t, test) => (comparesArms(t) ? [{ claim: c.id, test, contrast: t }] : [])));
  const open = (uses: Uses): Placed[] =>
    placed.filter(({ contrast }) => !sets(contrast).some((i) => leads(uses, pathOf(i), contrast)));
  const changed = placed.flatMap(({ contrast }) => sets(contrast));
  if (open(runs.uses([0, 1, 2], changed)).length === 0) return;
  const eventful = runs.eventful();
  if (eventful === null) return; // too quiet to say
  const uses = runs.uses([...eventful, 0, 1, 2], changed);
  for (const { claim, test, contrast } of open(uses)) {
    const path = [claim, "tests", test, contrast.kind, contrast.kind === "trend" ? "along" : "arms"];
    const outcome = contrast.asked?.text ?? "the fit";
    const first = sets(contrast)[0];
    remark("claims.yaml", where.key("claims.yaml", path), warnings.noWay(first ? pathOf(first) : "", outcome));
  }
}

const sets = (contrast: ContrastTest): readonly Intervention[] => Object.values(contrast.arms).flat();

function leads(uses: Uses, path: string, { asked }: ContrastTest): boolean {
  const fields = asked ? fieldsOf(asked) : ["placeDayPeople", "dayPeople"];
  return distanceTo(uses, path, fields, asked?.text ?? "fit") !== null;
}
