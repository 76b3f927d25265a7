// `precedent explain`: what an outcome of one run needed. The run again and again with its luck held fixed, each time without some of the
// things in it; then the same world with other luck.
import type { Progress } from "../run/ensemble.ts";
import { MOST_CANDIDATES, smallestCauses } from "../analysis/smallestCauses.ts";
import { wilson } from "../analysis/wilson.ts";
import { condition } from "../run/conditions.ts";
import { happensBy, type Happening } from "../run/happening.ts";
import { removalsOf, without, type Removal } from "../run/removals.ts";
import { advance, fork, type Run } from "../run/run.ts";
import { startNamed } from "../run/byChance.ts";
import type { Scenario } from "../scenario/scenario.ts";
import { TICKS_PER_DAY } from "../model/kit/step.ts";
import { compiler, compileWorld, PLAN, type GivenWorlds, type Plan } from "../world/compile.ts";
import { single, type Replay, type SingleRun } from "./run.ts";
import type { RunId } from "./runId.ts";

/** One thing taken away alone. */
export interface Tried {
  readonly removal: Removal;
  readonly happens: boolean;
  /** Days later (earlier below 0) than as it was; null where either has no date. */
  readonly later: number | null;
  /** Nothing at all changes without it. */
  readonly idle: boolean;
  /** Whether it was among those of which sets were taken away. */
  readonly searched: boolean;
}

export interface SmallestSet {
  readonly removals: readonly Removal[];
  /** Whether it happens with these alone, the others on the list taken away. */
  readonly enough: boolean;
  /** Rerun without all of them, once more and to the end: it does not happen. */
  readonly confirmed: boolean;
}

export interface Explained {
  readonly run: SingleRun;
  readonly outcome: string;
  readonly words: string;
  /** Days since the scenario's start at which it holds, null for what is known only at the end. */
  readonly at: number | null;
  readonly tried: readonly Tried[];
  readonly smallest: readonly SmallestSet[];
  /** Whether `smallest` are all of their size; every set of so many things was tried; it happens without anything on the list. */
  readonly all: boolean;
  readonly upTo: number;
  readonly anyway: boolean;
  readonly irreducible: readonly Removal[] | null;
  /** Where several things are needed each by itself: whether it happens with all of them and nothing else on the list. */
  readonly together: boolean | null;
  /** In the same world with other luck: in how many futures of how many it happens. */
  readonly luck: { readonly happens: number; readonly of: number; readonly low: number; readonly high: number };
  readonly reruns: number;
}

/** The run as it is, before anything is taken away. Null when it never comes to the condition. */
export function asItWas(scenario: Scenario, id: RunId, seed: number, replay: Replay, worlds?: GivenWorlds): Run | null {
  return new Rerun(scenario, id, seed, replay, worlds).without([]);
}

const FUTURES = 20;
/** Reruns a search may take. */
const BUDGET = 1200;

/** Thrown where the outcome does not happen in the run. */
export class DoesNotHappen extends Error {
  override readonly name = "DoesNotHappen";
}

/** What is looked at, in this order: things taken away one by one, several at once, and other luck. */
export type ExplainStage = "alone" | "together" | "luck";

/** Throws DoesNotHappen when it does not. Null when the run never comes to the condition. */
export function explain(
  scenario: Scenario,
  id: RunId,
  seed: number,
  replay: Replay,
  happening: Happening,
  worlds?: GivenWorlds,
  progress: (stage: ExplainStage, done: Progress) => void = () => undefined,
): Explained | null {
  const run = single(scenario, id, seed, replay, worlds);
  const again = new Rerun(scenario, id, seed, replay, worlds);
  const base = again.without([]);
  if (!run || !base) return null;
  if (!happening.holds(base)) throw new DoesNotHappen(happening.text);
  const at = again.dateOf(happening, []);
  // the step by which it happens is no cause of it
  const own: readonly string[] = happensBy(happening);
  const all = removalsOf(run.events, scenario.shocks.length > 0).filter((r) => !own.includes(r.event));
  const alone = all.map((removal, i) => {
    progress("alone", { done: i, of: all.length });
    const other = again.without([removal], happening) as Run;
    const happens = happening.holds(other);
    const date = happens && at !== null ? again.dateOf(happening, [removal]) : null;
    const idle = happens && same(again.without([removal]) as Run, base);
    return { removal, happens, later: date === null || at === null ? null : date - at, idle };
  });
  const needed = [...alone.keys()].filter((i) => alone[i]?.happens === false);
  // what changes nothing at all was never at work in this run; what is needed by itself is not left out for what comes before it
  const chosen = [...needed, ...[...alone.keys()].filter((i) => alone[i]?.happens === true && !alone[i].idle)]
    .slice(0, MOST_CANDIDATES)
    .toSorted((a, b) => a - b);
  const candidates = chosen.map((i) => all[i] as Removal);
  const of = (set: readonly number[]): Removal[] => set.map((i) => candidates[i] as Removal);
  let asked = 0;
  const found = smallestCauses(
    candidates.length,
    (away) => {
      progress("together", { done: Math.min(asked++, BUDGET), of: BUDGET });
      return happening.holds(again.without(of([...away]), happening) as Run);
    },
    BUDGET,
  );
  const kept = needed.length > 1 ? found.needed : null;
  const rest = candidates.filter((_, i) => kept?.includes(i) !== true);
  progress("together", { done: BUDGET, of: BUDGET });
  const luck = again.otherLuck(happening, (done) => progress("luck", { done, of: FUTURES }));
  return {
    run,
    outcome: happening.text,
    words: happening.words,
    at,
    tried: alone.map((a, i) => ({ ...a, searched: chosen.includes(i) })),
    smallest: found.smallest.map((set, i) => ({
      removals: of(set),
      enough: found.enough[i] as boolean,
      confirmed: !happening.holds(new Rerun(scenario, id, seed, replay, worlds).without(of(set)) as Run),
    })),
    all: found.all,
    upTo: found.tried,
    anyway: found.anyway,
    irreducible: found.irreducible ? of(found.irreducible) : null,
    together: kept && happening.holds(again.without(rest, happening) as Run),
    luck: { happens: luck, of: FUTURES, ...wilson(luck, FUTURES, 0.95) },
    reruns: again.reruns,
  };
}

/** Two runs that ended alike, to the last bit. */
const same = (a: Run, b: Run): boolean =>
  a.tick === b.tick &&
  a.state.data.every((x, i) => x === b.state.data[i]) &&
  a.log.events.length === b.log.events.length;

/** One run of a scenario, to be taken again with things left out. */
class Rerun {
  readonly #scenario: Scenario;
  readonly #compiled;
  readonly #plan: Plan;
  readonly #id: RunId;
  readonly #replay: Replay;
  reruns = 0;

  constructor(scenario: Scenario, id: RunId, seed: number, replay: Replay, worlds?: GivenWorlds) {
    this.#scenario = scenario;
    this.#compiled = compiler(scenario);
    this.#plan = { ...PLAN, seed, ...(worlds ? { given: worlds } : {}) };
    this.#id = id;
    this.#replay = replay;
  }

  /**
   * To the horizon, or until `ends` says that nothing more can change. Things are left out from the start, also where the run's own changes
   * begin at a condition; if that then never comes, the run goes on without them. Null when it does not come with everything in place.
   */
  without(removals: readonly Removal[], ends?: Happening): Run | null {
    this.reruns++;
    const run = this.#started(removals, this.#id.replicate, this.#id.branch);
    if (!run) return null;
    if (ends?.settled(run) !== true) advance(run, this.#scenario.days, ends ? (at) => ends.settled(at) : undefined);
    return run;
  }

  #started(removals: readonly Removal[], replicate: number, branch: number): Run | null {
    const { given, sets } = this.#replay;
    const world = (of: Replay["sets"]) =>
      compileWorld(this.#compiled, this.#plan, this.#id.world, without(of, removals));
    const { byChance } = this.#id;
    const drawn = compileWorld(this.#compiled, this.#plan, this.#id.world);
    const begun = startNamed(given === "" ? world(sets) : world([]), { replicate, byChance }, { drawn });
    if (!begun || given === "") return begun?.run ?? null;
    const { run } = begun;
    let came: ReturnType<typeof condition> = "open";
    advance(run, this.#scenario.days, (at) => (came = condition(at, given)) !== "open");
    if ((came as string) === "met") return fork(run, world(sets), branch);
    return removals.length > 0 ? run : null;
  }

  /** Days at which it first holds and stays so as far as it is told; null where it holds from the start or only at the end. */
  dateOf(happening: Happening, removals: readonly Removal[]): number | null {
    this.reruns++;
    const run = this.#started(removals, this.#id.replicate, this.#id.branch);
    if (!run || happening.holds(run)) return null;
    let at: number | null = null;
    advance(run, this.#scenario.days, (now) => {
      if (!happening.holds(now)) return false;
      at = now.tick / TICKS_PER_DAY;
      return true;
    });
    return at;
  }

  /** In how many futures with other luck it happens: from the condition on, or from the start. */
  otherLuck(happening: Happening, looked: (done: number) => void): number {
    let happens = 0;
    for (let i = 1; i <= FUTURES; i++) {
      this.reruns++;
      looked(i);
      const { replicate, branch } = this.#id;
      const run =
        this.#replay.given === "" ? this.#started([], replicate + i, 0) : this.#started([], replicate, branch + i);
      if (!run) continue;
      if (!happening.settled(run)) advance(run, this.#scenario.days, (at) => happening.settled(at));
      if (happening.holds(run)) happens++;
    }
    return happens;
  }
}
