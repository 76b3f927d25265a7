// How many worlds each question gets, from the one number a user gives, round by round.
import { LOOKS } from "../../claims/verdict.ts";
import { THOROUGH_WORLDS, WORLDS } from "./budgets.ts";

export interface Sizes {
  /** Worlds run once each: the prior predictive, chances, and what arises at all. */
  readonly worlds: number;
  /** Whether no round follows: then nothing waits to be asked in enough worlds. */
  readonly last: boolean;
  /** Further runs of every world, where there are few worlds: a condition is looked for in all of them. */
  readonly again: number;
  /** Further runs of worlds in which a condition arose: how often it does there. */
  readonly further: number;
  /** Worlds that go on from a condition for one test, at most, and what its futures may cost, in runs of 30 days. */
  readonly crises: number;
  readonly futures: number;
  /** Futures of each: at other widths of the ranges, at most; with a weight at values. */
  readonly treated: number;
  readonly weighed: number;
  /** Worlds, at most, that treatments are tried in. */
  readonly treatedCrises: number;
  /** What taking quantities away from one verdict may cost, in runs of 30 days, and in how many worlds each is taken away at most. */
  readonly knockOuts: number;
  readonly knockOutWorlds: number;
  /** Whether they are also taken away from a mean whose sign alone is known. */
  readonly knockOutMeans: boolean;
  /** Worlds and replicates of contrasts that are run from the start. */
  readonly paired: number;
  readonly replicates: number;
  /** What moving the inputs of one share may cost, in runs of 30 days, in how many futures of each world, and in how many worlds at least. */
  readonly shares: number;
  readonly shareFutures: number;
  readonly shareWorlds: number;
  /** Calm worlds. */
  readonly calm: number;
  /** Worlds with assumed ranges half and twice as wide: for conditions, and for contrasts from the start. */
  readonly widths: number;
  readonly widthsPaired: number;
  /** Worlds that go on from a condition for one test at other widths, and what its futures may cost. */
  readonly widthsCrises: number;
  readonly widthsFutures: number;
}

/**
 * Futures a world: of a yes or no, where what counts is futures in all; of what has a size, where few show how much is luck; of a chance, whose one
 * arm is compared with nothing.
 */
export const BRANCHES = { "yes/no": 6, sized: 4, alone: 3 } as const;
/** Worlds at which a test is looked at first: with fewer nothing can be said. */
export const FIRST_LOOK = 45;
/** Fewest worlds that go on in the last round, whatever they cost: with some 85 that all agree a verdict can be reached. */
const LEAST_CRISES = 90;

/** How many of the worlds in which a condition arose go on; `cost`: of one future's arms, in runs of 30 days. */
export function crisesFor(
  { crises, futures, last }: Pick<Sizes, "crises" | "futures" | "last">,
  arose: number,
  cost: number,
  branches: number,
): number {
  const affordable = Math.round(futures / (cost * branches));
  const least = last ? Math.max(1, Math.min(crises / 2, LEAST_CRISES)) : 0;
  const worlds = Math.floor(Math.min(arose, crises, Math.max(least, affordable)));
  return last || worlds >= FIRST_LOOK ? worlds : 0;
}

/** Runs of 30 days that a share may take, by worlds asked for: about a thousand of the default. */
const SHARE_COST = 0.15;
/**
 * Runs of 30 days that a share may take in any ledger, and how many times its budget in a larger one, so that it is asked in as many worlds as
 * say anything.
 */
const ANY_SHARED = 400;
const OVER_SHARED = 1.5;

/**
 * In how many worlds the inputs of a share are moved; `cost`: of all its arms of one future, in runs of 30 days. None where as many as say
 * anything would take more than the budget: in fewer every share lies between 0 and 100 %. Such a share waits for more worlds.
 */
export function worldsForShare(sizes: Pick<Sizes, "shares" | "shareFutures" | "shareWorlds">, cost: number): number {
  const each = cost * sizes.shareFutures;
  if (sizes.shareWorlds * each > Math.max(ANY_SHARED, OVER_SHARED * sizes.shares)) return 0;
  return Math.max(sizes.shareWorlds, Math.round(sizes.shares / each));
}

/** Runs of 30 days that taking quantities away from one verdict may take, by worlds asked for: a claim has them whatever stands beside it. */
const KNOCK_OUT_COST = 1 / 32;

/** Worlds after the first round; every further round doubles them. */
const FIRST = 200;

/** Worlds after each round of a ledger of so many: at most eight of them, the last with all. */
export function roundsOf(worlds: number): readonly number[] {
  const ends: number[] = [];
  for (let end = FIRST; end < worlds; end *= 2) ends.push(end);
  return [...ends, worlds].slice(-LOOKS);
}

/** Sizes after the round that comes to so many worlds; `last`: whether none follows. But for that they don't depend on the rounds that follow. */
export function sizesFor(worlds: number, last = true): Sizes {
  const part = (share: number, most: number): number => Math.max(20, Math.min(most, Math.round(worlds * share)));
  // what a test goes on with grows faster than the worlds at first, so that common conditions are settled early; who asks for more worlds
  // than usual gets more futures as well
  const grown = Math.max(Math.min(1, (3 * worlds) / WORLDS), worlds / WORLDS);
  const more = (usual: number): number => Math.round(usual * grown);
  return {
    worlds,
    last,
    again: 0,
    further: 1,
    crises: Math.max(60, more(160)),
    futures: more(450),
    treated: 4,
    weighed: 2,
    treatedCrises: more(70),
    knockOuts: Math.round(worlds * KNOCK_OUT_COST),
    knockOutWorlds: more(60),
    knockOutMeans: worlds >= THOROUGH_WORLDS,
    paired: Math.min(worlds, Math.max(last ? 20 : 0, more(108))),
    replicates: 8,
    shares: Math.round(worlds * SHARE_COST),
    shareFutures: 2,
    shareWorlds: FIRST_LOOK,
    calm: part(1 / 6, 4000),
    widths: part(1 / 9, worlds),
    widthsPaired: part(1 / 160, worlds),
    widthsCrises: 60,
    widthsFutures: 200,
  };
}

/** For some claims alone: fewer calm worlds, which no claim is judged by. All else is that of the whole ledger, and so are the answers. */
export const sizesOfSome = (worlds: number): Pick<Sizes, "calm"> => ({ calm: Math.min(sizesFor(worlds).calm, 200) });

/** Runs of a given world at most. */
const MOST_AGAIN = 60;

/**
 * The same where only so many worlds are given: each asked everything, in as many runs as make up for the worlds that are missing. There are no
 * more independent ones. Other widths of the ranges would be other worlds, of which the record has not been asked.
 */
export function givenSizes(worlds: number, given: number): Sizes {
  const all = Math.min(worlds, given);
  const again = Math.min(MOST_AGAIN, Math.floor(worlds / all)) - 1;
  return { ...sizesFor(all), worlds: all, again, paired: all, calm: all, widths: 0, widthsPaired: 0 };
}
