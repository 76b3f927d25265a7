// Remarks on claims: contrasts in which nothing leads from what the arms set to the outcome, found by watching runs.
import type { Locator } from "../../scenario/read/locate.ts";
import { pathOf } from "../../scenario/interventions.ts";
import { changesOf } from "../../claims/kinds.ts";
import type { Changes } from "../../claims/ledger.ts";
import type { ClaimTest } from "../../scenario/scenario.ts";
import { warnings } from "../../scenario/problems/warnings.ts";
import { fieldsOf, outcomeOf } from "../../run/outcomes.ts";
import { advance, startRun } from "../../run/run.ts";
import { distanceTo, traceUses, type Uses } from "../../run/trace.ts";
import { compileWorld, PLAN, type Compiler } from "../../world/compile.ts";
import type { Remark } from "./remark.ts";

/** A step may be asleep in a quiet world: so many are looked through for some in which each of these happens. */
const LOOKED_AT = 400;
const AWAKE: readonly string[] = ["large", "emergency", "liveFire", "requested", "deployed", "killings"];

interface Placed {
  readonly claim: string;
  readonly test: number;
  readonly kind: ClaimTest["kind"];
  readonly changes: Changes;
}

export function undecidable(compiled: Compiler, where: Locator, remark: Remark): void {
  const placed: Placed[] = compiled.scenario.claims
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
  if (open(traceUses(compiled, PLAN, [0, 1, 2], changed)).length === 0) return;
  const eventful = eventfulWorlds(compiled);
  if (eventful === null) return; // too quiet to say
  const uses = traceUses(compiled, PLAN, [...eventful, 0, 1, 2], changed);
  for (const { claim, test, kind, changes } of open(uses)) {
    const path = [claim, "tests", test, kind, changes.key];
    const outcome = changes.outcome === "" ? "the fit" : changes.outcome;
    const first = changes.interventions[0];
    remark("claims.yaml", where.key("claims.yaml", path), warnings.noWay(first ? pathOf(first) : "", outcome));
  }
}

function leads(uses: Uses, path: string, { outcome }: Changes): boolean {
  const fields = outcome === "" ? ["placeDayPeople", "dayPeople"] : fieldsOf(outcome);
  return distanceTo(uses, path, fields, outcome === "" ? "fit" : outcome) !== null;
}

/** Two worlds for each thing that wakes steps; null when one of them never happened. */
export function eventfulWorlds(compiled: Compiler): readonly number[] | null {
  const found = new Map<string, number[]>(AWAKE.map((name) => [name, []]));
  const missing = (): boolean => [...found.values()].some((worlds) => worlds.length < 2);
  for (let world = 0; world < LOOKED_AT && missing(); world++) {
    const run = startRun(compileWorld(compiled, PLAN, world), 0);
    advance(run, compiled.scenario.days);
    for (const [name, worlds] of found) if (worlds.length < 2 && outcomeOf(run, name) === 1) worlds.push(world);
  }
  return [...found.values()].some((worlds) => worlds.length === 0) ? null : [...new Set([...found.values()].flat())];
}
