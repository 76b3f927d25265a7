// The direct coefficients of a change, found by watching: of the steps that are the first to work with it, every quantity on which it
// depends how much the change does there. Nothing is declared; nothing is run to its end.
//   a run at the moment of the change -> the change made and not made -> each next step on both, with one luck -> what differs -> the same
//   with one quantity moved -> whether that differs by another amount
import { MECHANISMS } from "../model/index.ts";
import { OUTCOME } from "../model/outcomes.ts";
import { fieldsOf, type Asked } from "../model/asked.ts";
import type { Channels } from "../model/kit/draws.ts";
import type { EventLog, Offered } from "../model/kit/events.ts";
import {
  createState,
  DATE_FIELDS,
  FIELD_NAMES,
  giveBack,
  shapeOf,
  type Field,
  type State,
} from "../model/kit/state.ts";
import { TICKS_PER_DAY, type Moment, type Step } from "../model/kit/step.ts";
import type { World } from "../model/kit/world.ts";
import type { Intervention } from "../scenario/scenario.ts";
import { compileWorld, type Compiler, type Plan } from "../world/compile.ts";
import { condition } from "./conditions.ts";
import { canBeTakenAway, isQuantity, takenAway } from "./knockOut.ts";
import { followedTo, outcomeOf } from "./outcomes.ts";
import { startNamed, type Named } from "./byChance.ts";
import { advance, fork, startRun, type Run } from "./run.ts";
import { STEPS } from "./trace.ts";

/** What two arms change, from which moment on, and what they are compared on (null: the fit to the record). */
export interface Change {
  readonly given: string;
  readonly arms: readonly [readonly Intervention[], readonly Intervention[]];
  readonly asked: Asked | null;
}

export interface Coefficients {
  /** Paths of those that can be taken away, the one first that takes most of the first steps' answer away; and of those that have no neutral value. */
  readonly found: readonly string[];
  readonly fixed: readonly string[];
  /** Those of which each alone silences the change: without it no step that was watched answered to it at all. */
  readonly sole: readonly string[];
  /** Whether the change itself writes what the outcome is read from, with no quantity between them. */
  readonly byDefinition: boolean;
}

/** Mechanisms by which a crisis works on later ones in the states around. */
const CARRYING: readonly string[] = ["precedent", "burden"];
const isAround = (asked: Asked): boolean => asked.kind === "whole" && OUTCOME[asked.text].read === null;

/** A quantity counts as a coefficient where the first step would answer the change by at least so much less without it. */
const LEAST = 0.1;

/** A run that is watched: a world, and which of its runs. */
export interface Watched extends Named {
  readonly world: number;
}

const STEP: ReadonlyMap<string, Step> = new Map(STEPS.map((s) => [s.name, s]));

/** All quantities' paths in the order of declaration. */
const ALL: readonly string[] = MECHANISMS.flatMap((m) =>
  Object.keys(m.params).map((name) => `${m.name}.${name}`),
).filter(isQuantity);

/** Ticks after a condition at which its change is looked at: at once, and later, when other things are the case. Acts are made on the first day. */
const LATER = [0, 2, 8, 24, 48] as const;
const ACTS_UNTIL = 8;
/** Ticks after an act at which steps are watched that read what it wrote: the next one, a day on, and when what was announced takes effect. */
const AFTER_ACT = [1, 8, 24, 40] as const;
/** Ticks from the start at which a change without a condition is looked at. */
const FROM_START = [0, 8, 16, 24, 40, 64, 96, 160] as const;

/** What an act leaves behind that says only that somebody is to look, or that it was imposed. */
const ATTENTION: ReadonlySet<Field> = new Set<Field>([
  "looks", "guarantorLooks", "memberLooks", "governmentWaited", "guarantorWaited", "forceWaited",
  "stanceWaited", "purgeWaited", "leaning", "directiveAt", "directiveDone",
]); // prettier-ignore

const OWED: readonly Field[] = ["looks", "guarantorLooks", "memberLooks"];

/** Uniforms at which everybody looks, and at which the rarest thing that is counted happens: no chance is left to hide a difference. */
const LUCK = [1e-9, 1 - 1e-9] as const;
const RARE = LUCK[1];

const constant = (u: number): Channels => ({ place: () => u, member: () => u, faction: () => u, state: () => u });

/** What a step did: its state, and the menus that were chosen from. */
interface Done {
  readonly state: State;
  readonly menus: readonly (readonly Offered[])[];
  /** What was read, of a reading. */
  readonly value: number;
}

/** Anything that works on a moment: a step of the schedule, or the reading of the outcome. */
interface Working {
  readonly name: string;
  does(at: Moment): number;
}

/** A moment as a side has it: its world and its state. */
interface Side {
  readonly world: World;
  readonly state: State;
}

export function coefficientsOf(compiled: Compiler, plan: Plan, runs: readonly Watched[], change: Change): Coefficients {
  const taken = new Map<string, number>();
  const silenced = new Map<string, number>();
  let answers = 0;
  let byDefinition = false;
  for (const { world: index, ...named } of runs) {
    const watching = new Watching(compiled, plan, index, change);
    watching.watch(named);
    for (const [path, part] of watching.taken) taken.set(path, Math.max(part, taken.get(path) ?? 0));
    for (const [path, n] of watching.silenced) silenced.set(path, n + (silenced.get(path) ?? 0));
    answers += watching.answers;
    byDefinition ||= watching.byDefinition;
  }
  // crises of the states around are whole runs of their own, which have nothing from this one but what their lessons and burdens weigh
  if (taken.size > 0 && change.asked !== null && isAround(change.asked))
    for (const path of ALL) if (CARRYING.includes(path.slice(0, path.indexOf(".")))) taken.set(path, 1);
  const part = (path: string): number => taken.get(path) ?? 0;
  const found = ALL.filter((path) => part(path) >= LEAST).toSorted((a, b) => part(b) - part(a));
  return {
    found: found.filter(canBeTakenAway),
    fixed: found.filter((path) => !canBeTakenAway(path)),
    sole: found.filter((path) => canBeTakenAway(path) && silenced.get(path) === answers),
    byDefinition,
  };
}

/** Two ways of going on that differ in the change alone: by what is set, or by one act. */
interface Pair {
  readonly kind: "set" | "act";
  readonly arms: readonly [readonly Intervention[], readonly Intervention[]];
  /** Days for which a state is held; of an act that is no state 0. */
  readonly hold: number;
}

const isSet = (i: Intervention): boolean => "set" in i;

/** Every act is looked at alone, made now and not made at all, or made in two ways. */
export function pairsOfChange([a, b]: Change["arms"]): readonly Pair[] {
  const [setsA, setsB] = [a.filter(isSet), b.filter(isSet)];
  const pairs: Pair[] = [];
  if (setsA.length + setsB.length > 0) pairs.push({ kind: "set", arms: [setsA, setsB], hold: 0 });
  const act = (first: Intervention[], second: Intervention[], hold = 0): void => {
    pairs.push({
      kind: "act",
      arms: [
        [...setsA, ...first],
        [...setsA, ...second],
      ],
      hold,
    });
  };
  const forced = [...a, ...b].flatMap((i) => ("force" in i ? [i] : []));
  const now = (i: Intervention | undefined): Intervention[] =>
    i && ("choose" in i || "do" in i) ? [{ ...i, when: null, after: 0 }] : [];
  const optionOf = (i: (typeof forced)[number]): string =>
    `${i.force} ${("never" in i ? i.never : i.choose).split(" ")[0] ?? ""}`;
  for (const option of new Set(forced.map(optionOf))) {
    const [actor = "", name = ""] = option.split(" ");
    const never = { force: actor, never: name } as Intervention;
    const of = (arm: readonly Intervention[]): Intervention | undefined =>
      arm.find((i) => "choose" in i && optionOf(i) === option);
    const [inA, inB] = [of(a), of(b)];
    const words = (i: Intervention | undefined): string => (i && "choose" in i ? i.choose : "");
    if (inA && inB && words(inA) !== words(inB)) act(now(inA), now(inB));
    else {
      const made = inA ?? inB ?? ({ force: actor, choose: name, when: null, after: 0 } as Intervention);
      act(now(made), [never]);
    }
  }
  const imposed = [...a, ...b].flatMap((i) => ("do" in i ? [i] : []));
  for (const quantity of new Set(imposed.map((i) => i.do))) {
    const of = (arm: readonly Intervention[]): Intervention | undefined =>
      arm.find((i) => "do" in i && i.do === quantity);
    const [inA, inB] = [of(a), of(b)];
    const hold = Math.max(...imposed.filter((i) => i.do === quantity).map((i) => i.hold));
    const same = inA && inB && "do" in inA && "do" in inB && inA.to === inB.to;
    act(now(inA ?? inB), same || !inA ? [] : now(inB), hold);
  }
  return pairs;
}

/** One world, watched at the moments of a change. */
class Watching {
  /** By path of a quantity, the largest part of a step's answer that goes with it. */
  readonly taken = new Map<string, number>();
  /** How often a step answered to the change, and by path how often it did not without that quantity. */
  answers = 0;
  readonly silenced = new Map<string, number>();
  byDefinition = false;
  readonly #compiled: Compiler;
  readonly #plan: Plan;
  readonly #index: number;
  readonly #change: Change;
  readonly #worlds = new Map<string, World>();
  readonly #reading: Working | null;

  constructor(compiled: Compiler, plan: Plan, index: number, change: Change) {
    this.#compiled = compiled;
    this.#plan = plan;
    this.#index = index;
    this.#change = change;
    const { asked } = change;
    const here = asked !== null && !isAround(asked) && (asked.kind !== "whole" || followedTo(asked, 0, 0) === null);
    this.#reading = here
      ? {
          name: "",
          does: ({ world, state, tick }) => outcomeOf({ world, state, tick } as Run, asked),
        }
      : null;
  }

  watch(named: Named): void {
    const { given } = this.#change;
    const { days } = this.#compiled.scenario;
    const { replicate } = named;
    const started = startNamed(this.#world([]), named);
    if (!started) return;
    const { run } = started;
    if (given !== "") {
      let met = false;
      advance(run, days, (at) => (met = condition(at, given) === "met"));
      if (!met) return;
    }
    const from = run.tick;
    const atStart = given === "";
    const moments: readonly number[] = atStart ? FROM_START : LATER;
    const each = (of: Run, at: readonly number[], look: (later: number) => void): void => {
      for (const later of at) {
        while (of.tick < from + later && advance(of, days, () => true) > 0);
        if (of.tick < from + later) return;
        look(later);
      }
    };
    for (const pair of pairsOfChange(this.#change.arms))
      if (pair.kind === "set") {
        // along both arms: what the change brings about early in one of them can be seen later only in the other
        const arms = pair.arms.map((sets) => this.#world(sets));
        arms.forEach((world, arm) => {
          const begun = (of: World): Run => (atStart ? startRun(of, replicate) : fork(run, of));
          const own = begun(world);
          const read = this.#readAt(begun, world).map((tick) => tick - from);
          const all = [...new Set([...(arm === 0 ? moments : moments.slice(1)), ...read])].toSorted((a, b) => a - b);
          each(own, all, (later) => {
            this.#set(own, pair, atStart && later === 0);
          });
        });
      } else {
        const own = fork(run);
        each(own, atStart ? moments : moments.filter((later) => later <= ACTS_UNTIL), () => {
          this.#act(own, pair);
        });
      }
  }

  /** Ticks at which a step asks for what is set for the first time, step by step: some only when something rare has come. */
  #readAt(begun: (world: World) => Run, world: World): readonly number[] {
    const changed = this.#change.arms
      .flat()
      .flatMap((i) => ("set" in i ? [i.set, i.set.replace(/^scenario\./, "given.")] : []));
    const asked = new Set<string>();
    const ticks = new Map<string, number>();
    let last: { readonly step: string; readonly tick: number } | null = null;
    const own = begun(watchedWorld(world, asked));
    advance(own, this.#compiled.scenario.days, undefined, (step, { tick }) => {
      if (last && !ticks.has(last.step) && changed.some((path) => asked.has(path))) ticks.set(last.step, last.tick);
      asked.clear();
      last = { step, tick };
    });
    return [...new Set(ticks.values())];
  }

  /** What reads something that is set: in any step, from the same state. What is set before the start may also have made the state. */
  #set(run: Run, { arms: [a, b] }: Pair, atStart: boolean): void {
    const [first, second] = [this.#world(a), this.#world(b)];
    const begun = (world: World): Run => (atStart ? startRun(world, run.replicate) : fork(run, world));
    const one = begun(first);
    const other = begun(second);
    const made = new Set(FIELD_NAMES.filter((f) => !ATTENTION.has(f) && differs(one.state[f], other.state[f])));
    const dates = this.#through(one, atStart ? other : null, made, [a, b]);
    const { asked } = this.#change;
    const dated = asked?.kind === "whole" && fieldsOf(asked).some((f) => dates.has(f));
    if (dated || this.#readDiffers(one, second, new Set(), other)) this.byDefinition = true;
    // a date that the change alone sets is the change itself: what reads it is the first that works with it
    if (dates.size > 0) this.#after(one, other, dates, dates, [a, b], 0);
  }

  /** What an act does, and what reads what it wrote. */
  #act(run: Run, { arms: [a, b], hold }: Pair): void {
    const [one, other] = [fork(run, this.#world(a)), fork(run, this.#world(b))];
    const written = new Set<Field>();
    const plain = new Set<Field>();
    // the act itself: the only thing in which both sides differ now, and nobody looks by chance
    this.#tick(one, (step, at) => {
      const side = (world: World): Side => ({ world, state: at.state });
      const [x, y] = [this.#do(step, at, side(one.world), RARE), this.#do(step, at, side(other.world), RARE)];
      const changed = FIELD_NAMES.filter((f) => !ATTENTION.has(f) && differs(x.state[f], y.state[f]));
      if (changed.length === 0) return;
      this.answers++;
      const quantities = this.#read(step, at, [side(one.world), side(other.world)]);
      const moved = new Set<Field>();
      for (const path of quantities) {
        const found = this.#depends(step, at, [side(one.world), side(other.world)], [a, b], path, RARE);
        this.#note(path, found.part);
        for (const f of found.fields) moved.add(f);
      }
      for (const f of changed) {
        written.add(f);
        if (!moved.has(f)) plain.add(f);
      }
    });
    if (written.size > 0) this.#after(one, other, written, plain, [a, b], hold);
  }

  /** What reads that which a change wrote in this tick, and what it writes without any quantity; runs that stand before that tick. */
  #after(
    one: Run,
    other: Run,
    first: ReadonlySet<Field>,
    plain: ReadonlySet<Field>,
    arms: Pair["arms"],
    hold: number,
  ): void {
    let written = first;
    const days = this.#compiled.scenario.days;
    advance(one, days, () => true);
    advance(other, days, () => true);
    const from = one.tick;
    for (const later of AFTER_ACT) {
      while (one.tick < from - 1 + later && advance(one, days, () => true) > 0) advance(other, days, () => true);
      if (one.tick !== from - 1 + later || other.tick !== one.tick) break;
      const defined = this.#through(one, other, written, arms, plain);
      if (later !== AFTER_ACT[0]) continue;
      written = new Set([...written, ...defined]);
      const [then, otherThen] = [fork(one), fork(other)];
      advance(then, days, () => true);
      advance(otherThen, days, () => true);
      if (this.#defines(then, otherThen, defined, hold)) this.byDefinition = true;
    }
  }

  /** Whether the outcome reads otherwise for these fields alone. A quantity some days on only where it is held until then. */
  #defines(one: Run, other: Run, fields: ReadonlySet<Field>, hold: number): boolean {
    const { asked } = this.#change;
    if (!this.#reading || asked === null) return false;
    if (asked.kind === "moment" && asked.days > hold) return false;
    return this.#readDiffers(one, one.world, fields, other);
  }

  #readDiffers(one: Run, world: World, fields: ReadonlySet<Field>, other: Run): boolean {
    const { asked } = this.#change;
    if (!this.#reading || asked === null || (asked.kind === "moment" && world !== one.world)) return false;
    const own = outcomeOf(one, asked);
    const theirs = outcomeOf({ ...one, world, state: mixed(one, other.state, fields) }, asked);
    if (own === theirs || Number.isNaN(own) || Number.isNaN(theirs)) return false;
    // with a quantity between them it is that quantity's doing
    return (
      world === one.world || this.#read(this.#reading, momentOf(one), [one, { world, state: one.state }]).size === 0
    );
  }

  /**
   * The next tick of a run, step by step: what each does on either side, of which the second differs by its world, and in these fields if
   * there are any. Gives the fields that are the change's own: those given as such, what is made of them without any quantity, and dates
   * that nothing but the change sets.
   */
  #through(
    one: Run,
    other: Run | null,
    fields: ReadonlySet<Field>,
    arms: Pair["arms"],
    plain: ReadonlySet<Field> = new Set(),
  ): ReadonlySet<Field> {
    const own = new Set(plain);
    const dates = [...fields].filter((f) => DATES.has(f));
    const beside = other && new Map<string, State>();
    if (other)
      this.#tick(other, (_, at, key) => {
        beside?.set(key, copied(other.world, at.state));
      });
    const second = other ? other.world : this.#world(arms[1]);
    const look = (step: Working, at: Moment, state: State | undefined): void => {
      const sides = (which: ReadonlySet<Field>): readonly [Side, Side] => [
        { world: one.world, state: at.state },
        { world: second, state: state ? mixed({ world: one.world, state: at.state }, state, which) : at.state },
      ];
      const both = sides(fields);
      const reads = new Set<string>();
      let read: ReadonlySet<string> | null = null;
      const moved = new Set<Field>();
      const changed = new Set<Field>();
      for (const u of LUCK) {
        const [x, y] = both.map((side) => this.#do(step, at, side, u)) as [Done, Done];
        // where the change enters a choice its options tell it, and what is then chosen does not; else both sides choose alike
        const deciding = menusApart(x, y);
        if (!parted(x, y, both, deciding)) {
          over(one.world, x, y);
          continue;
        }
        read ??= this.#read(step, at, both);
        this.answers++;
        if (u === RARE && !deciding) for (const f of FIELD_NAMES) if (partedIn(f, x, y, both)) changed.add(f);
        for (const path of read) {
          const found = this.#depends(step, at, both, arms, path, u, deciding, [x, y]);
          this.#note(path, found.part);
          if (found.silent) this.silenced.set(path, 1 + (this.silenced.get(path) ?? 0));
          if (u === RARE) for (const f of found.fields) moved.add(f);
          reads.add(path);
        }
        over(one.world, x, y);
      }
      if (plain.size > 0) {
        // what a step without any quantity makes of what is the change's own is its own too
        if (changed.size > 0 && read?.size === 0) {
          const alone = sides(own);
          const [x, y] = alone.map((side) => this.#do(step, at, side, RARE)) as [Done, Done];
          for (const f of changed) if (partedIn(f, x, y, alone)) own.add(f);
        }
      } else for (const f of changed) if (DATES.has(f) && !moved.has(f)) own.add(f);
    };
    this.#tick(one, (step, at, key) => {
      const state = beside?.get(key);
      look(step, at, state);
      // what is announced for a later time is looked at when that has come
      for (const f of dates) {
        const due = at.state[f][0] as number;
        if (due > at.time && STEP.get(key)?.reads.includes(f) === true) look(step, { ...at, time: due }, state);
      }
    });
    if (this.#reading) look(this.#reading, momentOf(one), other?.state);
    return own;
  }

  /** Shown every step of a run's next tick before it is taken, the flows' once. The run itself stays where it is. */
  #tick(run: Run, show: (step: Working, at: Moment, key: string) => void): void {
    const seen = new Set<string>();
    advance(
      fork(run),
      this.#compiled.scenario.days,
      () => true,
      (name, at) => {
        if (seen.has(name)) return;
        seen.add(name);
        const step = STEP.get(name) as Step;
        show({ name, does: (moment) => (step.apply(moment), 0) }, at, name);
      },
    );
  }

  #do(step: Working, at: Moment, { world, state }: Side, u: number): Done {
    const own = copied(world, state);
    // a look that is owed would be taken whatever the luck, and what is then chosen is no doing of the change itself
    if (u === RARE) for (const f of OWED) own[f].fill(0);
    const menus: (readonly Offered[])[] = [];
    const log: EventLog = {
      detailed: false,
      events: at.log.events,
      latest: (kind, place) => at.log.latest(kind, place),
      add: () => 0,
      menu: (options) => menus.push(options),
    };
    const { time, dt, slot, sub, tick } = at;
    const value = step.does({ world, state: own, log, draws: constant(u), time, dt, slot, sub, tick });
    return { state: own, menus, value };
  }

  /** Quantities that a step asks for on either side, and those that entered what differs between two worlds before any step. */
  #read(step: Working, at: Moment, sides: readonly [Side, Side]): ReadonlySet<string> {
    const asked = new Set<string>();
    for (const { world, state } of sides)
      for (const u of LUCK) over(world, this.#do(step, at, { world: watchedWorld(world, asked), state }, u));
    const [a, b] = sides;
    if (a.world !== b.world && builtApart(a.world, b.world)) for (const path of this.#builtWith()) asked.add(path);
    const own = new Set(this.#change.arms.flat().flatMap((i) => ("set" in i ? [i.set] : [])));
    return new Set([...asked].filter((path) => isQuantity(path) && !own.has(path)));
  }

  /** Quantities that enter what a world is built from, by moving each. */
  #builtWith(): readonly string[] {
    const known = BUILT.get(this.#compiled);
    if (known) return known;
    const drawn = this.#world([]);
    const found = ALL.filter((path) => builtApart(drawn, this.#moved([], path)));
    BUILT.set(this.#compiled, found);
    return found;
  }

  #note(path: string, part: number): void {
    if (part > (this.taken.get(path) ?? 0)) this.taken.set(path, part);
  }

  /** Which part of what both sides differ by goes with a quantity moved, where most does; and the fields in which it is another amount. */
  #depends(
    step: Working,
    at: Moment,
    sides: readonly [Side, Side],
    arms: Pair["arms"],
    path: string,
    u: number,
    deciding = false,
    known?: readonly [Done, Done],
  ): { readonly part: number; readonly fields: readonly Field[]; readonly silent: boolean } {
    const [a, b] = sides;
    const x = known?.[0] ?? this.#do(step, at, a, u);
    const y = known?.[1] ?? this.#do(step, at, b, u);
    // a side has the world of an arm, or of the arm that both are in
    const inArm = (world: World): World => {
      const sets = world === this.#world(arms[0]) ? arms[0] : arms[1];
      return this.#moved(sets, path);
    };
    const xm = this.#do(step, at, { ...a, world: inArm(a.world) }, u);
    const ym = this.#do(step, at, { ...b, world: inArm(b.world) }, u);
    // one that cannot be taken away is moved instead, and may as well make the answer larger
    const sized = (gone: number): number => (canBeTakenAway(path) ? gone : Math.abs(gone));
    let part = sized(partGone([x.value - y.value], [xm.value - ym.value]));
    const fields: Field[] = [];
    if (deciding) part = Math.max(part, sized(menusGone([x, y], [xm, ym])));
    else
      for (const f of FIELD_NAMES) {
        if (ATTENTION.has(f) || !otherwise(f, [x, y], [xm, ym])) continue;
        fields.push(f);
        // beside what the sides differed by before the step
        const made = (p: Done, q: Done): number[] =>
          Array.from(p.state[f], (z, i) => z - (q.state[f][i] as number) - (a.state[f][i] as number) + (b.state[f][i] as number)); // prettier-ignore
        part = Math.max(part, sized(partGone(made(x, y), made(xm, ym))));
      }
    const silent = !parted(xm, ym, sides, deciding);
    over(a.world, xm, ym);
    return { part, fields, silent };
  }

  #world(sets: readonly Intervention[]): World {
    const key = JSON.stringify(sets);
    const known = this.#worlds.get(key) ?? compileWorld(this.#compiled, this.#plan, this.#index, sets);
    this.#worlds.set(key, known);
    return known;
  }

  /** The same world with a quantity taken away, or where it cannot be half as large again. */
  #moved(sets: readonly Intervention[], path: string): World {
    const key = `${path} ${JSON.stringify(sets)}`;
    const known = this.#worlds.get(key);
    if (known) return known;
    const plainWorld = this.#world([]);
    const dot = path.indexOf(".");
    const value = plainWorld.p[path.slice(0, dot)]?.[path.slice(dot + 1)] as number;
    const [away] = takenAway([path], plainWorld);
    const to = away && "set" in away && away.to !== value ? away : { set: path, to: value === 0 ? 0.5 : 1.5 * value };
    const moved = compileWorld(this.#compiled, this.#plan, this.#index, [to, ...sets]);
    this.#worlds.set(key, moved);
    return moved;
  }
}

const BUILT = new WeakMap<Compiler, readonly string[]>();
const DATES: ReadonlySet<Field> = new Set<Field>(DATE_FIELDS);

const momentOf = ({ world, state, log, tick }: Run): Moment => ({
  world,
  state,
  log,
  draws: constant(RARE),
  time: tick / TICKS_PER_DAY,
  dt: 1 / TICKS_PER_DAY,
  slot: 0,
  sub: 0,
  tick,
});

/** What was done is looked at no more: all sides have the same places and actors. */
function over(world: World, ...done: readonly Done[]): void {
  for (const { state } of done) giveBack(shapeOf(world), state);
}

const copied = (world: World, state: State): State => createState(shapeOf(world), state.data);

/** A side's state with these fields as the other has them. */
function mixed({ world, state }: Side, other: State, fields: ReadonlySet<Field>): State {
  const own = copied(world, state);
  for (const f of fields) own[f].set(other[f]);
  return own;
}

const differs = (a: Float64Array, b: Float64Array): boolean => {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return true;
  return false;
};

/** Whether a step made two sides differ in a field otherwise than they did before it. */
function partedIn(f: Field, x: Done, y: Done, [a, b]: readonly [Side, Side]): boolean {
  if (ATTENTION.has(f)) return false;
  const [to, from] = [x.state[f], a.state[f]];
  const [toOther, fromOther] = [y.state[f], b.state[f]];
  for (let i = 0; i < to.length; i++) {
    const [p, q] = [to[i] as number, toOther[i] as number];
    const [p0, q0] = [from[i] as number, fromOther[i] as number];
    if ((p !== p0 || q !== q0) && p - q !== p0 - q0) return true;
  }
  return false;
}

/** Whether anything that a step gives differs between the sides because of it. */
function parted(x: Done, y: Done, sides: readonly [Side, Side], deciding: boolean): boolean {
  if (x.value !== y.value) return true;
  return deciding ? menusApart(x, y) : FIELD_NAMES.some((f) => partedIn(f, x, y, sides));
}

/** Two differences that rounding does not explain, of numbers of this size. */
const apart = (d: number, e: number, size: number): boolean =>
  Math.abs(d - e) > 1e-6 * Math.max(Math.abs(d), Math.abs(e)) + 1e-12 * size;

/** Which part of a difference goes: 0 where it stays, 1 where nothing is left of it, more where it turns round. */
function partGone(difference: readonly number[], left: readonly number[]): number {
  let own = 0;
  let along = 0;
  difference.forEach((d, i) => {
    own += d * d;
    along += d * (left[i] as number);
  });
  return own > 0 && Number.isFinite(own) && Number.isFinite(along) ? 1 - along / own : 0;
}

function otherwise(f: Field, [x, y]: readonly [Done, Done], [xm, ym]: readonly [Done, Done]): boolean {
  const [p, q, pm, qm] = [x.state[f], y.state[f], xm.state[f], ym.state[f]];
  for (let i = 0; i < p.length; i++) {
    const [a, b, c, d] = [p[i] as number, q[i] as number, pm[i] as number, qm[i] as number];
    if (apart(a - b, c - d, Math.abs(a) + Math.abs(b) + Math.abs(c) + Math.abs(d))) return true;
  }
  return false;
}

/** Parts of the options on the menus, each by its name; what is not on a menu has none. */
function partsOf(menus: Done["menus"]): ReadonlyMap<string, number> {
  const parts = new Map<string, number>();
  menus.forEach((menu, m) => {
    for (const option of menu) {
      parts.set(`${m} ${option.name}`, 1);
      for (const [part, x] of Object.entries(option.parts)) parts.set(`${m} ${option.name} ${part}`, x);
    }
  });
  return parts;
}

/** What two sides' menus differ by, part by part. */
function menuDifference(x: Done, y: Done): ReadonlyMap<string, number> {
  const [own, other] = [partsOf(x.menus), partsOf(y.menus)];
  const keys = [...new Set([...own.keys(), ...other.keys()])];
  return new Map(keys.map((key) => [key, (own.get(key) ?? 0) - (other.get(key) ?? 0)]));
}

const menusApart = (x: Done, y: Done): boolean => [...menuDifference(x, y).values()].some((d) => d !== 0);

/** Parts of a utility that differ by less than this share of what the largest does decide nothing. */
const SLIGHT = 0.05;

/** The largest part that goes of any part's difference. */
function menusGone([x, y]: readonly [Done, Done], [xm, ym]: readonly [Done, Done]): number {
  const left = menuDifference(xm, ym);
  const own = menuDifference(x, y);
  const largest = Math.max(0, ...[...own.values()].map(Math.abs));
  let most = 0;
  for (const [key, d] of own)
    if (Math.abs(d) >= SLIGHT * largest) most = Math.max(most, partGone([d], [left.get(key) ?? 0]));
  return most;
}

/** A world that notes the path of every value that is asked for. */
function watchedWorld(world: World, asked: Set<string>): World {
  const group = <T extends object>(values: T, prefix: string): T =>
    new Proxy(values, {
      get(target, name) {
        if (typeof name === "string") asked.add(prefix + name);
        return Reflect.get(target, name) as unknown;
      },
    });
  const p = Object.fromEntries(Object.entries(world.p).map(([g, values]) => [g, group(values, `${g}.`)]));
  return { ...world, p, given: group(world.given, "given.") };
}

/** Whether two worlds differ in what they are built from, beside their values and what is imposed. */
function builtApart(a: World, b: World): boolean {
  return (Object.keys(a) as (keyof World)[]).some(
    (key) =>
      key !== "p" && key !== "given" && key !== "directives" && JSON.stringify(a[key]) !== JSON.stringify(b[key]),
  );
}
