// Runs that remarks look at, each made once, whichever remark asks first: what they ask for, and in which worlds much happens.
import { whole } from "../../model/asked.ts";
import type { OutcomeName } from "../../model/outcomes.ts";
import type { Progress } from "../../run/ensemble.ts";
import { outcomeOf } from "../../run/outcomes.ts";
import { advance, startRun } from "../../run/run.ts";
import { watcher, type Watcher } from "../../run/trace.ts";
import { compileWorld, PLAN, type Compiler } from "../../world/compile.ts";

export interface LintRuns {
  readonly uses: Watcher;
  /** Two worlds for each thing that wakes steps; null when one of them never happened. */
  readonly eventful: () => readonly number[] | null;
}

/** `progress` counts worlds out of those that are expected to be looked at; the share that is done never falls. */
export function lintRuns(compiled: Compiler, progress: (done: Progress) => void): LintRuns {
  let eventful: readonly number[] | null | undefined;
  let done = 0;
  let share = 0;
  const looked = (left = eventful === undefined ? SEARCHED : 0): void => {
    done++;
    const of = Math.max(done, Math.min(done + left + WATCHED, done / Math.max(share, 1e-9)));
    share = done / of;
    progress({ done, of: Math.round(of) });
  };
  return {
    uses: watcher(compiled, PLAN, looked),
    eventful: () => (eventful === undefined ? (eventful = eventfulWorlds(compiled, looked)) : eventful),
  };
}

/** Worlds of a search that has not begun, and those that are watched after it, about. */
const SEARCHED = 100;
const WATCHED = 16;

/** A step may be asleep in a quiet world: so many are looked through for some in which each of these happens. */
const LOOKED_AT = 400;
const AWAKE: readonly OutcomeName[] = ["large", "emergency", "liveFire", "requested", "deployed", "killings"];

function eventfulWorlds(compiled: Compiler, looked: (left: number) => void): readonly number[] | null {
  const found = new Map<OutcomeName, number[]>(AWAKE.map((name) => [name, []]));
  const missing = (): boolean => [...found.values()].some((worlds) => worlds.length < 2);
  for (let world = 0; world < LOOKED_AT && missing(); world++) {
    const run = startRun(compileWorld(compiled, PLAN, world), 0);
    advance(run, compiled.scenario.days);
    for (const [name, worlds] of found) if (worlds.length < 2 && outcomeOf(run, whole(name)) === 1) worlds.push(world);
    // as rare as what is missing was so far
    const wait = [...found.values()].map(({ length }) => ((2 - length) * (world + 2)) / (length + 1));
    looked(Math.min(LOOKED_AT - world - 1, Math.max(0, ...wait)));
  }
  return [...found.values()].some((worlds) => worlds.length === 0) ? null : [...new Set([...found.values()].flat())];
}
