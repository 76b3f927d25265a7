// Runs that remarks look at, each made once, whichever remark asks first: what they ask for, and in which worlds much happens.
import { whole } from "../../model/asked.ts";
import type { OutcomeName } from "../../model/outcomes.ts";
import { outcomeOf } from "../../run/outcomes.ts";
import { advance, startRun } from "../../run/run.ts";
import { watcher, type Watcher } from "../../run/trace.ts";
import { compileWorld, PLAN, type Compiler } from "../../world/compile.ts";

export interface LintRuns {
  readonly uses: Watcher;
  /** Two worlds for each thing that wakes steps; null when one of them never happened. */
  readonly eventful: () => readonly number[] | null;
}

export function lintRuns(compiled: Compiler): LintRuns {
  let eventful: readonly number[] | null | undefined;
  return {
    uses: watcher(compiled, PLAN),
    eventful: () => (eventful === undefined ? (eventful = eventfulWorlds(compiled)) : eventful),
  };
}

/** A step may be asleep in a quiet world: so many are looked through for some in which each of these happens. */
const LOOKED_AT = 400;
const AWAKE: readonly OutcomeName[] = ["large", "emergency", "liveFire", "requested", "deployed", "killings"];

function eventfulWorlds(compiled: Compiler): readonly number[] | null {
  const found = new Map<OutcomeName, number[]>(AWAKE.map((name) => [name, []]));
  const missing = (): boolean => [...found.values()].some((worlds) => worlds.length < 2);
  for (let world = 0; world < LOOKED_AT && missing(); world++) {
    const run = startRun(compileWorld(compiled, PLAN, world), 0);
    advance(run, compiled.scenario.days);
    for (const [name, worlds] of found) if (worlds.length < 2 && outcomeOf(run, whole(name)) === 1) worlds.push(world);
  }
  return [...found.values()].some((worlds) => worlds.length === 0) ? null : [...new Set([...found.values()].flat())];
}
