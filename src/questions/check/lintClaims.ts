// Remarks on claims: contrasts in which nothing leads from what the arms set to the outcome, found by watching runs.
import type { Locator } from "../../scenario/read/locate.ts";
import { pathOf } from "../../scenario/interventions.ts";
import { changesOf } from "../../claims/kinds.ts";
import type { Changes } from "../../claims/ledger.ts";
import type { Claim, ClaimTest } from "../../scenario/scenario.ts";
import { warnings } from "../../scenario/problems/warnings.ts";
import { fieldsOf } from "../../model/asked.ts";
import { distanceTo, type Uses } from "../../run/trace.ts";
import type { LintRuns } from "./lintRuns.ts";
import type { Remark } from "./remark.ts";

interface Placed {
  readonly claim: string;
  readonly test: number;
  readonly kind: ClaimTest["kind"];
  readonly changes: Changes;
}

export function undecidable(claims: readonly Claim[], runs: LintRuns, where: Locator, remark: Remark): void {
  const placed: Placed[] = claims
    .filter((c) => c.placebo !== "no path")
    .flatMap((c) =>
      c.tests.flatMap((t, test) => {
        const changes = changesOf(t);
        return changes ? [{ claim: c.id, test, kind: t.kind, changes }] : [];
      }),
    );
  const open = (uses: Uses): Placed[] =>
    placed.filter(({ changes }) => !changes.interventions.some((i) => leads(uses, pathOf(i), changes)));
  const changed = placed.flatMap(({ changes }) => changes.interventions);
  if (open(runs.uses([0, 1, 2], changed)).length === 0) return;
  const eventful = runs.eventful();
  if (eventful === null) return; // too quiet to say
  const uses = runs.uses([...eventful, 0, 1, 2], changed);
  for (const { claim, test, kind, changes } of open(uses)) {
    const path = [claim, "tests", test, kind, changes.key];
    const outcome = changes.asked?.text ?? "the fit";
    const first = changes.interventions[0];
    remark("claims.yaml", where.key("claims.yaml", path), warnings.noWay(first ? pathOf(first) : "", outcome));
  }
}

function leads(uses: Uses, path: string, { asked }: Changes): boolean {
  const fields = asked ? fieldsOf(asked) : ["placeDayPeople", "dayPeople"];
  return distanceTo(uses, path, fields, asked?.text ?? "fit") !== null;
}
