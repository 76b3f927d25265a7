// Remarks on claims: contrasts in which nothing leads from what the arms set to the outcome, found by watching runs.
import type { Locator } from "../../scenario/read/locate.ts";
import { pathOf } from "../../scenario/interventions.ts";
import { comparesArms, type ContrastTest, type Intervention } from "../../scenario/scenario.ts";
import { warnings } from "../../scenario/problems/warnings.ts";
import { fieldsOf, whole } from "../../model/asked.ts";
import type { OutcomeName } from "../../model/outcomes.ts";
import { outcomeOf } from "../../run/outcomes.ts";
import { advance, startRun } from "../../run/run.ts";
import { distanceTo, traceUses, type Uses } from "../../run/trace.ts";
import { compileWorld, PLAN, type Compiler } from "../../world/compile.ts";
import type { Remark } from "./remark.ts";

/** A step may be asleep in a quiet world: so many are looked through for some in which each of these happens. */
const LOOKED_AT = 400;
const AWAKE: readonly OutcomeName[] = ["large", "emergency", "liveFire", "requested", "deployed", "killings"];

interface Placed {
  readonly claim: string;
  readonly test: number;
  readonly contrast: ContrastTest;
}

export function undecidable(compiled: Compiler, where: Locator, remark: Remark): void {
  const placed: Placed[] = compiled.scenario.claims
    .filter((c) => c.placebo !== "no path")
    .flatMap((c) => c.tests.flatMap((t, test) => (comparesArms(t) ? [{ claim: c.id, test, contrast: t }] : [])));
  const open = (uses: Uses): Placed[] =>
    placed.filter(({ contrast }) => !sets(contrast).some((i) => leads(uses, pathOf(i), contrast)));
  const changed = placed.flatMap(({ contrast }) => sets(contrast));
  if (open(traceUses(compiled, PLAN, [0, 1, 2], changed)).length === 0) return;
  const eventful = eventfulWorlds(compiled);
  if (eventful === null) return; // too quiet to say
  const uses = traceUses(compiled, PLAN, [...eventful, 0, 1, 2], changed);
  for (const { claim, test, contrast } of open(uses)) {
    const path = [claim, "tests", test, contrast.kind, contrast.kind === "trend" ? "along" : "arms"];
    const outcome = contrast.outcome === "" ? "the fit" : contrast.outcome;
    const first = sets(contrast)[0];
    remark("claims.yaml", where.key("claims.yaml", path), warnings.noWay(first ? pathOf(first) : "", outcome));
  }
}

const sets = (contrast: ContrastTest): readonly Intervention[] => Object.values(contrast.arms).flat();

function leads(uses: Uses, path: string, { asked }: ContrastTest): boolean {
  const fields = asked ? fieldsOf(asked) : ["placeDayPeople", "dayPeople"];
  return distanceTo(uses, path, fields, asked?.text ?? "fit") !== null;
}

/** Two worlds for each thing that wakes steps; null when one of them never happened. */
export function eventfulWorlds(compiled: Compiler): readonly number[] | null {
  const found = new Map<OutcomeName, number[]>(AWAKE.map((name) => [name, []]));
  const missing = (): boolean => [...found.values()].some((worlds) => worlds.length < 2);
  for (let world = 0; world < LOOKED_AT && missing(); world++) {
    const run = startRun(compileWorld(compiled, PLAN, world), 0);
    advance(run, compiled.scenario.days);
    for (const [name, worlds] of found) if (worlds.length < 2 && outcomeOf(run, whole(name)) === 1) worlds.push(world);
  }
  return [...found.values()].some((worlds) => worlds.length === 0) ? null : [...new Set([...found.values()].flat())];
}
