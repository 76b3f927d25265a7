// Choices that are kept from being made, or made at one tick, with account of their chances. A run in which they are withheld goes on as if they
// had not been made, and the chance that each would have been made at a look is known exactly, given the run.
//   at a rate, c the chances at a look:  nothing withheld is chosen by 1 - Σ c_o;  o is chosen by c_o
//   with held leanings, F the Gumbel distribution, m_o the least lead so far that options not withheld have had over o, m'_o the one
//   after this look:  nothing withheld is chosen by Π F(m'_o) / F(m_o);  o is chosen by 1 - F(m'_o) / F(m_o), times, for each other
//   withheld w, the chance that its leaning lies below o's too, given what is known of it
import { exp } from "../core/exp.ts";
import { gumbel } from "../core/gumbel.ts";
import { log } from "../core/log.ts";
import type { Steer, Weighed } from "../model/kit/steer.ts";

/** Chances that a choice is made first at these looks, by the ticks of looks. */
export interface Chances {
  /** That it is made at all. */
  readonly all: number;
  readonly looks: readonly { readonly tick: number; readonly chance: number }[];
}

/** What is to become of one option. */
export interface Course {
  readonly option: string;
  /** Tick at which it is taken; Infinity where it never is. */
  readonly at: number;
  /** Whether it is taken at the first look from that tick on at which it can be; else at that tick or not at all. */
  readonly waits?: true;
  /** Uniform of where its leaning lies among those that fit, once it is taken or free again. */
  readonly leaning: number;
  /** Tick from which on it is free again; never where it is absent. */
  readonly until?: number;
}

/** The look at which an option was taken, and the last one before at which it would have been, had its tick come; ticks, -Infinity where there was none. */
export interface Taken {
  readonly tick: number;
  readonly after: number;
}

interface Kept extends Course {
  /** Whether only its chances are noted: the run's own choice goes all the same. */
  readonly onlyNotes: boolean;
  readonly looks: { tick: number; chance: number }[];
  /** Chance that it has not been taken so far; with held leanings, chance of a leaning that has not shown. */
  rest: number;
  begun: boolean;
  over: boolean;
  /** The last look at which it would have been taken, had its tick come. */
  after: number;
  taken: Taken | null;
}

/** Keeps options from being taken, or takes each at one tick, and keeps account of their chances. */
export class Withheld implements Steer {
  readonly #kept: readonly Kept[];
  #logChance = 0;

  constructor(courses: readonly Course[], onlyNotes = false) {
    this.#kept = courses.map((c) => ({ ...c, onlyNotes, looks: [], rest: 1, begun: false, over: false, after: -Infinity, taken: null })); // prettier-ignore
  }

  /** Log of the chance of all that was settled so far: of what was withheld where it was, of what was taken where it was. */
  get logChance(): number {
    return this.#logChance;
  }

  /** Whether this option has left its course: it was taken, by the run itself or at its tick, or is free again. */
  isOver(option: string): boolean {
    return this.#kept.some((k) => k.option === option && k.over);
  }

  /** Chances of this option, which is the only one withheld. */
  chancesOf(option: string): Chances {
    const own = this.#kept.find((k) => k.option === option);
    return { all: 1 - (own?.rest ?? 1), looks: own?.looks ?? [] };
  }

  /** Where this option was taken on its course. */
  takenOf = (option: string): Taken | null => this.#kept.find((k) => k.option === option)?.taken ?? null;

  choose(weighed: Weighed): number {
    const { names, held, tick } = weighed;
    const sums = [...weighed.sums];
    const here: Here[] = [];
    let freed = false;
    for (const kept of this.#kept) {
      const place = kept.over ? -1 : names.indexOf(kept.option);
      if (place < 0) continue;
      // a leaning that had shown before is no matter of chance any more
      if (held && !kept.begun && weighed.shown(place)) kept.over = true;
      else if (kept.until !== undefined && tick >= kept.until) {
        kept.over = true;
        if (!held || !kept.begun) continue;
        const uniform = kept.rest * kept.leaning;
        weighed.lean(place, uniform);
        sums[place] = (weighed.utility[place] as number) + gumbel(uniform);
        freed = true;
      }
      if (!kept.over) here.push({ kept, place });
    }
    const best = freed ? largestBut(sums, []) : weighed.best;
    if (here.length === 0) return best;
    const places = here.map(({ place }) => place);
    const rival = held ? largestBut(sums, places) : -1;
    const can = (own: Here): boolean => !held || lead(own, weighed, sums[rival] as number) < own.kept.rest;
    const due = here.find((own) => (own.kept.waits ? tick >= own.kept.at && can(own) : tick === own.kept.at));
    const dueAt = due ? here.indexOf(due) : here.length;
    here.forEach((own, i) => {
      own.kept.begun = true;
      if (own === due) own.kept.taken = { tick, after: own.kept.after };
      // of two that are due the first in the list is taken: the look was not open to the other
      else if (i < dueAt && can(own)) own.kept.after = tick;
    });
    const chances = held ? [] : weighed.chances();
    this.#logChance += held
      ? leaningChance(here, due, weighed, sums[rival] as number)
      : rateChance(here, due, chances, tick);
    if (due) {
      due.kept.over = true;
      return due.place;
    }
    const own = here.find(({ place }) => place === best);
    if (!own) return best;
    if (own.kept.onlyNotes) {
      own.kept.over = true;
      return best;
    }
    return held ? rival : another(chances, places, weighed.uniform());
  }
}

/** An option that is withheld, on the menu. */
interface Here {
  readonly kept: Kept;
  readonly place: number;
}

/** Chance of a leaning with which an option stays below this sum. */
const lead = ({ place }: Here, { utility }: Weighed, sum: number): number => below(sum - (utility[place] as number));

/** Log of the chance of what is settled at this look, at a rate; keeps account of it. */
function rateChance(here: readonly Here[], due: Here | undefined, chances: readonly number[], tick: number): number {
  let any = 0;
  for (const { kept, place } of here) {
    const chance = chances[place] as number;
    any += chance;
    note(kept, kept.rest * (1 - chance), tick);
  }
  return log(due ? (chances[due.place] as number) : Math.max(0, 1 - any));
}

/** The same with held leanings; the leaning of what is taken is kept. */
function leaningChance(here: readonly Here[], due: Here | undefined, weighed: Weighed, rival: number): number {
  const { utility, tick } = weighed;
  let chance = 0;
  let top = rival;
  if (due) {
    const before = due.kept.rest;
    note(due.kept, Math.min(before, lead(due, weighed, rival)), tick);
    const after = due.kept.rest;
    const uniform = after + (before - after) * due.kept.leaning;
    weighed.lean(due.place, uniform);
    chance += logShare(before - after, before);
    top = Math.max(rival, (utility[due.place] as number) + gumbel(uniform));
  }
  for (const own of here) {
    if (own === due) continue;
    const before = own.kept.rest;
    note(own.kept, Math.min(before, lead(own, weighed, top)), tick);
    chance += logShare(own.kept.rest, before);
  }
  return chance;
}

/** Log of a part of what was left; where nothing was, nothing can come of it. */
const logShare = (part: number, whole: number): number => (whole > 0 ? log(part / whole) : -Infinity);

function note(kept: Kept, rest: number, tick: number): void {
  if (kept.rest > rest) kept.looks.push({ tick, chance: kept.rest - rest });
  kept.rest = rest;
}

/** Gumbel's distribution. */
const below = (x: number): number => exp(-exp(-x));

function largestBut(values: readonly number[], but: readonly number[]): number {
  let best = -1;
  for (let i = 0; i < values.length; i++)
    if (!but.includes(i) && (best < 0 || (values[i] as number) > (values[best] as number))) best = i;
  return best;
}

/** One of the others, by their chances given that it is another. */
function another(chances: readonly number[], but: readonly number[], u: number): number {
  let left = u * chances.reduce((sum, c, i) => (but.includes(i) ? sum : sum + c), 0);
  let last = -1;
  for (let i = 0; i < chances.length; i++) {
    if (but.includes(i)) continue;
    last = i;
    left -= chances[i] as number;
    if (left < 0) return i;
  }
  return last;
}
