// `precedent compare --run`: one world with its luck, as drawn and with a variant, from where the two part.
import { condition } from "../run/conditions.ts";
import { divergenceOf, firstEventApart, type Divergence } from "../run/divergence.ts";
import { advance, fork, type Run } from "../run/run.ts";
import { startNamed } from "../run/byChance.ts";
import type { LoggedEvent } from "../model/kit/events.ts";
import type { World } from "../model/kit/world.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { compiler, compileWorld, PLAN, type GivenWorlds, type Plan } from "../world/compile.ts";
import { single, type Replay, type SingleRun } from "./run.ts";
import type { RunId } from "./runId.ts";

export interface ComparedRun {
  readonly base: SingleRun;
  readonly variant: SingleRun;
  /** The first step after which anything differs; null when nothing ever does. */
  readonly divergence: Divergence | null;
  /** Of each run the first event that does not happen in the other, whatever else was so at the time; null when there is none. */
  readonly event: { readonly base: LoggedEvent | null; readonly variant: LoggedEvent | null } | null;
  /** Outcomes that differ at the end, by name. */
  readonly outcomes: Readonly<Record<string, readonly [base: number | null, variant: number | null]>>;
}

/** Against the run as drawn, or against another arm. Null when the run never comes to the condition. */
export function compareRun(
  scenario: Scenario,
  id: RunId,
  seed: number,
  variant: Replay,
  against: Replay["sets"] = [],
  worlds?: GivenWorlds,
): ComparedRun | null {
  const base = single(scenario, id, seed, { ...variant, sets: against }, worlds);
  const other = single(scenario, id, seed, variant, worlds);
  const pair = pairOf(scenario, id, seed, variant, against, worlds);
  if (!base || !other || !pair) return null;
  const names = Object.keys(base.outcomes).filter((n) => !Object.is(base.outcomes[n], other.outcomes[n]));
  return {
    base,
    variant: other,
    divergence: divergenceOf(pair[0], pair[1], scenario.days),
    event: firstEventApart(base.events, other.events),
    outcomes: Object.fromEntries(names.map((n) => [n, [base.outcomes[n] ?? null, other.outcomes[n] ?? null]])),
  };
}

/** Both runs where they part: at the start, or forked where the condition first holds. */
function pairOf(
  scenario: Scenario,
  id: RunId,
  seed: number,
  { given, sets }: Replay,
  against: Replay["sets"],
  worlds: GivenWorlds | undefined,
): [Run, Run] | null {
  const compiled = compiler(scenario);
  const plan: Plan = { ...PLAN, seed, ...(worlds ? { given: worlds } : {}) };
  const drawn = compileWorld(compiled, plan, id.world);
  const [first, second] = [against, sets].map((arm) => compileWorld(compiled, plan, id.world, arm)) as [World, World];
  const begun = (world: World): Run | null => startNamed(world, id, { drawn })?.run ?? null;
  if (given === "") {
    const [one, other] = [begun(first), begun(second)];
    return one && other ? [one, other] : null;
  }
  const run = begun(drawn);
  if (!run) return null;
  let met = false;
  advance(run, scenario.days, (at) => {
    const came = condition(at, given);
    met = came === "met";
    return came !== "open";
  });
  return met ? [fork(run, first, id.branch), fork(run, second, id.branch)] : null;
}
