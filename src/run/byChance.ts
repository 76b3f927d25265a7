// A choice that is rarely made, taken by its chance. A run in which it is withheld goes on as if it had not been made, and the chance that it
// would have been made first at each look is known exactly, given the run. One of these looks is drawn by that chance; there the choice is made.
// Weighed by the sum of the chances, such runs are runs in which it was made: expectations are the same, and hardly any run is without.
//   Q = Σ_k q_k,  q_k = c_k Π_{j<k} (1 - c_j)  at a rate, c the chance at a look;  q_k = F(m_{k-1}) - F(m_k) with held leanings,
//   F the Gumbel distribution, m_k the least lead so far that the other options have had over it: src/run/withheld.ts
import { channel, draw, runKey } from "../core/keyed.ts";
import { STREAMS } from "../core/streams.ts";
import type { World } from "../model/kit/world.ts";
import { advance, release, startRun, type Run } from "./run.ts";
import { Withheld, type Chances } from "./withheld.ts";

/** A uniform of a run's arrival: 0 which look, 1 the leaning, 2 whether its world goes on; from 3 on, look and leaning of the answer in each future. */
export const arrivalDraw = (seed: number, world: number, replicate: number, index: number): number =>
  draw(channel(runKey(seed, world, replicate), STREAMS.arrival, 0), 0, 0, index);

/** What a run that comes to a request by its chance waits for. */
const REQUEST = "ask";

/** A course on which an option is never taken: of its leaning nothing is read. */
export const NEVER_TAKEN = { at: Infinity, leaning: 0.5 } as const;

/** A note of the chances of a request. */
export const noteOfRequests = (): Withheld => new Withheld([{ option: REQUEST, ...NEVER_TAKEN }], true);

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
  const withheld = new Withheld([{ option: ANSWER, ...NEVER_TAKEN }]);
  const without = reads(withheld);
  const chances = withheld.chancesOf(ANSWER);
  if (chances.all <= 0) return { value: without, ticks };
  const draw = (k: number): number => arrivalDraw(named.world.seed, named.world.index, named.replicate, ANSWERS + 2 * named.branch + k); // prettier-ignore
  const made = reads(new Withheld([{ option: ANSWER, at: lookIn(chances, draw(0)), leaning: draw(1) }]));
  return { value: chances.all * made + (1 - chances.all) * without, ticks };
}

/** Chances of a request in a run that was started with a note of them and has been taken to its end; goes through it again where it was made. */
export const chancesIn = (run: Run, note: Withheld): { readonly chances: Chances; readonly ticks: number } =>
  note.isOver(REQUEST) ? withheld(run.world, run.replicate) : { chances: note.chancesOf(REQUEST), ticks: 0 };

function withheld(world: World, replicate: number): { readonly chances: Chances; readonly ticks: number } {
  const steer = new Withheld([{ option: REQUEST, ...NEVER_TAKEN }]);
  const run = { ...startRun(world, replicate), steer };
  const ticks = advance(run, world.days);
  release(run);
  return { chances: steer.chancesOf(REQUEST), ticks };
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
  const steer = new Withheld([{ option: REQUEST, at: lookIn(chances, draw(0)), leaning: draw(1) }]);
  return { run: { ...startRun(world, replicate, detailed), steer }, ticks };
}
