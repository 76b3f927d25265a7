// Which steps use which assumption, found by watching runs rather than by declaration: a parameter that no step ever asks for cannot
// matter, whatever its name says.
import type { World } from "../model/kit/world.ts";
import type { Directive } from "../model/kit/imposed.ts";
import { QUANTITIES } from "../model/kit/passages.ts";
import { whole } from "../model/asked.ts";
import { OUTCOME_NAMES, type OutcomeName } from "../model/outcomes.ts";
import { pathOf } from "../scenario/interventions.ts";
import type { Intervention } from "../scenario/scenario.ts";
import { compileWorld, type Compiler, type Plan } from "../world/compile.ts";
import { outcomeOf } from "./outcomes.ts";
import { measure } from "./row.ts";
import { logLikelihood } from "./reports.ts";
import { advance, startRun, type Run } from "./run.ts";
import { SCHEDULE } from "./schedule.ts";
import type { Step } from "../model/kit/step.ts";

/** Names of steps that asked for an assumption, by its path. */
export type Uses = ReadonlyMap<string, ReadonlySet<string>>;

export const STEPS: readonly Step[] = Object.values(SCHEDULE).flat();

/** What a run's start sets from its world. */
const START = "start";
const SET_AT_START: readonly string[] = [
  "quiet",
  "loyal",
  "legitimacy",
  "survival",
  "governmentSees",
  "governmentSaw",
  "guarantorSees",
  "guarantorSaw",
];

/** The name under which what an outcome is read with is kept; the fit to the record is "fit". */
const readingOf = (outcome: string): string => `reading ${outcome}`;

/**
 * What runs to the horizon ask for, one of each of these worlds (replicate 0). `changed` are interventions whose paths may work through
 * what a world is built from (people, staff, shocks, ...): the fields of the world that they change count as theirs. `imposed` holds in
 * the runs.
 */
export type Watcher = (
  worlds: readonly number[],
  changed?: readonly Intervention[],
  imposed?: readonly Intervention[],
) => Uses;

/** Brings about what is rare and asks for most of the model: help is asked for at the first protest, and sent. */
export const HELP: readonly Intervention[] = [
  { force: "government", choose: "ask", when: { kind: "event", event: "protest" }, after: 0 },
  { force: "guarantor", choose: "deploy", when: { kind: "event", event: "requested" }, after: 0 },
];

/** Watches each world once, however often it is asked about; `looked` is called after each. */
export function watcher(compiled: Compiler, plan: Plan, looked: () => void = () => undefined): Watcher {
  const watched = new Map<string, Uses>();
  const compiledWorlds = new Map<number, World>();
  const drawn = (index: number): World => {
    const known = compiledWorlds.get(index) ?? compileWorld(compiled, plan, index);
    compiledWorlds.set(index, known);
    return known;
  };
  return (worlds, changed = [], imposed = []) => {
    const uses = new Map<string, Set<string>>();
    for (const index of worlds) {
      const name = JSON.stringify([index, imposed]);
      let own = watched.get(name);
      if (!own) {
        watched.set(name, (own = watchedRun(compiled, plan, index, OUTCOME_NAMES, imposed)));
        looked();
      }
      for (const [path, steps] of own) for (const step of steps) stepsOf(uses, path).add(step);
    }
    for (const set of changed) {
      if (!("set" in set)) {
        uses.set(pathOf(set), directSteps(set));
        continue;
      }
      for (const index of worlds.slice(0, 3))
        for (const field of fieldsChanged(drawn(index), compileWorld(compiled, plan, index, [set])))
          for (const step of uses.get(field) ?? []) stepsOf(uses, set.set).add(step);
    }
    return uses;
  };
}

function stepsOf(uses: Map<string, Set<string>>, path: string): Set<string> {
  const steps = uses.get(path) ?? new Set<string>();
  uses.set(path, steps);
  return steps;
}

/** A world as one reader sees it: everything that is asked of it is noted as used by that reader. */
function watched(world: World, reader: string, uses: Map<string, Set<string>>): World {
  const watch = <T extends object>(group: T, prefix: string): T => {
    // a run asks for the same few names all the time: each is noted once
    const known = new Set<string>();
    return new Proxy(group, {
      get(target, name) {
        if (typeof name === "string" && !known.has(name)) {
          known.add(name);
          stepsOf(uses, prefix + name).add(reader);
        }
        return Reflect.get(target, name) as unknown;
      },
    });
  };
  const p = Object.fromEntries(Object.entries(world.p).map(([group, values]) => [group, watch(values, `${group}.`)]));
  return watch({ ...world, p, given: watch(world.given, "given ") }, "world ");
}

/**
 * Uses in one run. Every step and every outcome reads a world and a run of its own, so that what is worked out once and kept, by world or
 * by run, is worked out for each reader: whoever asks first must not be the only one to be noted. `outcomes` in the order of reading.
 */
export function watchedRun(
  compiled: Compiler,
  plan: Plan,
  index: number,
  outcomes: readonly OutcomeName[] = OUTCOME_NAMES,
  imposed: readonly Intervention[] = [],
): Uses {
  const uses = new Map<string, Set<string>>();
  const world = compileWorld(compiled, plan, index, imposed);
  const readers = new Map<string, World>();
  const seenBy = (reader: string): World => {
    let seen = readers.get(reader);
    if (!seen) readers.set(reader, (seen = watched(world, reader, uses)));
    return seen;
  };
  const run: Run = { ...startRun(seenBy(START), 0), world };
  advance(run, compiled.scenario.days, undefined, seenBy);
  const readBy = (name: string): Run => ({ ...run, world: seenBy(readingOf(name)) });
  for (const outcome of outcomes) outcomeOf(readBy(outcome), whole(outcome));
  // numbers of a run as they are reported: that they are asked for shows that nothing else was asked for
  if (imposed.length > 0) measure(readBy("reports"), compiled.scenario.days);
  logLikelihood(readBy("fit"), [
    { outcome: "people", day: 0, low: 1, high: 1 },
    { outcome: "regions", day: 0, low: 1, high: 1 },
  ]);
  return uses;
}

/** Steps through which something imposed works first: the actor's own, or those that read the state. */
function directSteps(imposed: Directive): Set<string> {
  if ("force" in imposed) return new Set([`${imposed.force} decides`]);
  const fields: readonly string[] = QUANTITIES[imposed.do].fields;
  return new Set(
    STEPS.filter((s) => s.name !== "directives" && s.reads.some((f) => fields.includes(f))).map((s) => s.name),
  );
}

/** What worlds share is one object, and a table of distances has a quarter of a million numbers: neither is written out. */
function differs(x: unknown, y: unknown): boolean {
  if (x === y) return false;
  if (!(x instanceof Float64Array && y instanceof Float64Array)) return JSON.stringify(x) !== JSON.stringify(y);
  return x.length !== y.length || x.some((value, i) => value !== y[i] && !(Number.isNaN(value) && Number.isNaN(y[i])));
}

/** Fields in which two worlds differ, as they are watched. */
function fieldsChanged(a: World, b: World): string[] {
  const own = (Object.keys(a) as (keyof World)[]).filter(
    (key) => key !== "p" && key !== "given" && differs(a[key], b[key]),
  );
  const given = Object.keys(a.given).filter((name) => a.given[name] !== b.given[name]);
  return [...own.map((key) => `world ${key}`), ...given.map((name) => `given ${name}`)];
}

/**
 * Steps on the shortest way from an assumption to an outcome ("fit" for the fit to the record) that is read from these state fields: 1
 * when the outcome is read with it, or a step that uses it writes one of them; null when there is no way.
 */
export function distanceTo(uses: Uses, path: string, fields: readonly string[], outcome = ""): number | null {
  const writers = (names: Iterable<string>): Set<string> => {
    const chosen = new Set(names);
    const written = STEPS.filter((s) => chosen.has(s.name)).flatMap((s) => s.writes as readonly string[]);
    return new Set(chosen.has(START) ? [...written, ...SET_AT_START] : written);
  };
  let reached = new Set(uses.get(path) ?? []);
  if (reached.has(readingOf(outcome))) return 1;
  for (let distance = 1; reached.size > 0; distance++) {
    const written = writers(reached);
    if (fields.some((f) => written.has(f))) return distance;
    const next = new Set(reached);
    for (const s of STEPS) if (s.reads.some((f) => written.has(f))) next.add(s.name);
    if (next.size === reached.size) return null;
    reached = next;
  }
  return null;
}
