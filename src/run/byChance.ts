// A choice that is rarely made, taken by its chance. A run in which it is withheld goes on as if it had not been made, and the chance that it
// would have been made first at each look is known exactly, given the run. One of these looks is drawn by that chance; there the choice is made.
// Weighed by the sum of the chances, such runs are runs in which it was made: expectations are the same, and hardly any run is without.
//   Q = Σ_k q_k,  q_k = c_k Π_{j<k} (1 - c_j)  at a rate, c the chance at a look;  q_k = F(m_{k-1}) - F(m_k) with held leanings,
//   F the Gumbel distribution, m_k the least lead so far that the other options have had over it
import { exp } from "../core/exp.ts";
import { channel, draw, runKey } from "../core/keyed.ts";
import { STREAMS } from "../core/streams.ts";
import type { Steer, Weighed } from "../model/kit/steer.ts";
import type { World } from "../model/kit/world.ts";
import { advance, release, startRun, type Run } from "./run.ts";

/** Chances that the choice is made first at these looks, by the ticks of looks. */
export interface Chances {
  /** That it is made at all. */
  readonly all: number;
  readonly looks: readonly { readonly tick: number; readonly chance: number }[];
}

/** Keeps one option from being taken, or takes it at one tick, and keeps account of its chances. */
export class Withheld implements Steer {
  readonly #option: string;
  /** Whether the run's own choice goes all the same, as long as it is another. */
  readonly #onlyNotes: boolean;
  readonly #at: number;
  readonly #leaning: number;
  readonly #looks: { tick: number; chance: number }[] = [];
  /** Chance that it has not been taken so far; with held leanings, chance of a leaning that has not shown. */
  #rest = 1;
  #over = false;
  #begun = false;

  /** `at`: the tick at which it is taken; `leaning`: uniform of where its leaning then lies among those that fit. */
  constructor(option: string, course: "notes" | { readonly at: number; readonly leaning: number }) {
    this.#option = option;
    this.#onlyNotes = course === "notes";
    this.#at = course === "notes" ? Infinity : course.at;
    this.#leaning = course === "notes" ? 0.5 : course.leaning;
  }

  /** Whether the run took it by itself, and so left the course on which it is withheld. */
  get over(): boolean {
    return this.#over;
  }

  get chances(): Chances {
    return { all: 1 - this.#rest, looks: this.#looks };
  }

  choose(weighed: Weighed): number {
    const { names, best, held, tick } = weighed;
    const own = names.indexOf(this.#option);
    if (own < 0 || this.#over) return best;
    // a leaning that had shown before is no matter of chance any more
    if (held && !this.#begun && weighed.shown(own)) this.#over = true;
    if (this.#over) return best;
    this.#begun = true;
    const before = this.#rest;
    const chances = held ? [] : weighed.chances();
    const rival = held ? largestBut(weighed.sums, own) : -1;
    this.#rest = held
      ? Math.min(before, below((weighed.sums[rival] as number) - (weighed.utility[own] as number)))
      : before * (1 - (chances[own] as number));
    if (before > this.#rest) this.#looks.push({ tick, chance: before - this.#rest });
    if (tick === this.#at) {
      this.#over = true;
      if (held) weighed.lean(own, this.#rest + (before - this.#rest) * this.#leaning);
      return own;
    }
    if (best !== own) return best;
    if (this.#onlyNotes) {
      this.#over = true;
      return best;
    }
    return held ? rival : another(chances, own, weighed.uniform());
  }
}

/** Gumbel's distribution. */
const below = (x: number): number => exp(-exp(-x));

function largestBut(values: readonly number[], but: number): number {
  let best = -1;
  for (let i = 0; i < values.length; i++)
    if (i !== but && (best < 0 || (values[i] as number) > (values[best] as number))) best = i;
  return best;
}

/** One of the others, by their chances given that it is another. */
function another(chances: readonly number[], but: number, u: number): number {
  let left = u * chances.reduce((sum, c, i) => (i === but ? sum : sum + c), 0);
  let last = -1;
  for (let i = 0; i < chances.length; i++) {
    if (i === but) continue;
    last = i;
    left -= chances[i] as number;
    if (left < 0) return i;
  }
  return last;
}

/** A uniform of a run's arrival: 0 which look, 1 the leaning, 2 whether its world goes on; from 3 on, look and leaning of the answer in each future. */
export const arrivalDraw = (seed: number, world: number, replicate: number, index: number): number =>
  draw(channel(runKey(seed, world, replicate), STREAMS.arrival, 0), 0, 0, index);

/** What a run that comes to a request by its chance waits for. */
const REQUEST = "ask";

/** A note of the chances of a request. */
export const noteOfRequests = (): Withheld => new Withheld(REQUEST, "notes");

/** One of the looks, drawn by its chance. */
function lookIn({ all, looks }: Chances, u: number): number {
  let left = u * all;
  return (looks.find(({ chance }) => (left -= chance) < 0) ?? looks.at(-1) ?? { tick: Infinity }).tick;
}

/** What a run waits for in which a request is answered by its chance. */
const ANSWER = "deploy";
/** Number of the first draw about answers. */
const ANSWERS = 3;

/**
 * The chance of an outcome that rests on the guarantor's sending troops: it is withheld, and then made at one of its looks. `named`: whose draws these are; `begun` gives the same
 * run each time, at the moment from which on the outcome is open; `settles` takes a run until it is settled. Unbiased whatever else may
 * bring the outcome about, as what comes without the choice counts by the chance that it is not made.
 */
export function answeredByChance(
  named: Pick<Run, "world" | "replicate" | "branch">,
  begun: () => Run,
  settles: (run: Run) => void,
  read: (run: Run) => number,
): { readonly value: number; readonly ticks: number } {
  let ticks = 0;
  const reads = (steer: Withheld): number => {
    const run: Run = { ...begun(), steer };
    const start = run.tick;
    settles(run);
    ticks += run.tick - start;
    const value = read(run);
    release(run);
    return value;
  };
  const withheld = new Withheld(ANSWER, { at: Infinity, leaning: 0.5 });
  const without = reads(withheld);
  const { chances } = withheld;
  if (chances.all <= 0) return { value: without, ticks };
  const draw = (k: number): number => arrivalDraw(named.world.seed, named.world.index, named.replicate, ANSWERS + 2 * named.branch + k); // prettier-ignore
  const made = reads(new Withheld(ANSWER, { at: lookIn(chances, draw(0)), leaning: draw(1) }));
  return { value: chances.all * made + (1 - chances.all) * without, ticks };
}

/** Chances of a request in a run that was started with a note of them and has been taken to its end; goes through it again where it was made. */
export const chancesIn = (run: Run, note: Withheld): { readonly chances: Chances; readonly ticks: number } =>
  note.over ? withheld(run.world, run.replicate) : { chances: note.chances, ticks: 0 };

function withheld(world: World, replicate: number): { readonly chances: Chances; readonly ticks: number } {
  const steer = new Withheld(REQUEST, { at: Infinity, leaning: 0.5 });
  const run = { ...startRun(world, replicate), steer };
  const ticks = advance(run, world.days);
  release(run);
  return { chances: steer.chances, ticks };
}

/** Which run of a world: as it goes by itself, or with its request where the chance of one was drawn. */
export interface Named {
  readonly replicate: number;
  readonly byChance?: boolean | undefined;
}

/**
 * The run at its start; null where there is no chance of a request. `drawn`: the world as drawn, whose look is taken, where `world` is changed from
 * the start; there the request may not be open at that look, and then isn't made.
 */
export function startNamed(
  world: World,
  { replicate, byChance }: Named,
  { detailed = false, drawn = world }: { readonly detailed?: boolean; readonly drawn?: World } = {},
): { readonly run: Run; readonly ticks: number } | null {
  if (byChance !== true) return { run: startRun(world, replicate, detailed), ticks: 0 };
  const { chances, ticks } = withheld(drawn, replicate);
  if (chances.all <= 0) return null;
  const draw = (k: number): number => arrivalDraw(drawn.seed, drawn.index, replicate, k);
  const steer = new Withheld(REQUEST, { at: lookIn(chances, draw(0)), leaning: draw(1) });
  return { run: { ...startRun(world, replicate, detailed), steer }, ticks };
}
