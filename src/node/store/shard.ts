// A ledger shared out over machines that do not speak to each other: each does those pieces of work that are its own, as far as they can be known
// from what is in its store. What came of it is told in a file of the store, by which shards are joined (merge.ts).
import { setTimeout as wait } from "node:timers/promises";
import { z } from "zod";
import { Stopped, type Executor } from "../../run/ensemble.ts";
import type { Job, JobResult } from "../../run/work.ts";
import { canonical, digest } from "./canonical.ts";

/** The part-th of so many, from 1. */
export interface Shard {
  readonly part: number;
  readonly of: number;
}

/** Digits of a hash that a piece's owner is taken from. */
const DIGITS = 8;

/** Whether a piece of work is this shard's: by its worlds and how they are drawn, so that it is so whatever of it is in a store. */
export function isOwn({ plan, worlds, replicates }: Job, { part, of }: Shard): boolean {
  const hash = digest(canonical({ plan, worlds, replicates })).slice(0, DIGITS);
  return parseInt(hash, 16) % of === part - 1;
}

/** Milliseconds in which nothing changes before it counts as blocked. */
const STILL = 100;
/** Milliseconds between looks for what others do, and without anything new until their work is done here: they may be gone. */
const LOOK = 500;
const GONE = 60_000;

export interface SharedOut {
  /** Goes around what computes, below the store: what comes here is not there. */
  readonly under: (execute: Executor) => Executor;
  /** Goes around the store. */
  readonly over: (execute: Executor) => Executor;
  /** Whether all that could be done is done, and something of others is missing. */
  readonly blocked: () => boolean;
  /** Pieces that are waited for. */
  readonly waiting: () => number;
}

/** Another shard's, and not there yet. */
class Elsewhere extends Error {}

/**
 * Work of others that is not in the store waits; once everything waits, it is told as stopped. With `together` the others use the same store at
 * the same time: then it is looked for there until it comes. `forget`: that the store's folder is to be listed anew.
 */
export function sharedOut(
  shard: Shard,
  together: { readonly forget: () => void; readonly stopped: () => boolean } | null,
): SharedOut {
  // prettier-ignore
  const ending: ((error: Stopped) => void)[] = [];
  let active = 0;
  let blocked = false;
  let waited = 0;
  let timer: NodeJS.Timeout | undefined;
  /** When something last came of others, or was done here. */
  let last = performance.now();
  const changed = (): void => {
    clearTimeout(timer);
    if (ending.length === 0 || ending.length < active) return;
    timer = setTimeout(() => {
      blocked = true;
      for (const end of ending.splice(0)) end(new Stopped());
    }, STILL);
  };
  /** Whether the others count as gone; who comes later finds in the store what was done for him. */
  let alone = false;
  const isLate = (): boolean => (alone ||= performance.now() - last > GONE);
  const foreign = (): Promise<never> =>
    together
      ? Promise.reject(new Elsewhere())
      : new Promise((_, fail) => {
          ending.push(fail);
          changed();
        });
  const looked = async (execute: Executor, job: Job): Promise<JobResult> => {
    let waits = false;
    for (;;)
      try {
        const done = await execute(job);
        last = performance.now();
        if (waits) waited--;
        return done;
      } catch (error) {
        if (!(error instanceof Elsewhere)) throw error;
        if (together?.stopped() === true) throw new Stopped();
        if (!waits) waited++;
        waits = true;
        await wait(LOOK);
        together?.forget();
      }
  };
  return {
    under: (execute) => (job) => (isOwn(job, shard) || (together && isLate()) ? execute(job) : foreign()),
    over: (execute) => async (job) => {
      if (blocked) throw new Stopped();
      active++;
      changed();
      try {
        return await looked(execute, job);
      } finally {
        active--;
        changed();
      }
    },
    blocked: () => blocked,
    waiting: () => waited,
  };
}

const text = z.string().max(1000);
const name = z.string().regex(/^[0-9a-f-]+\.piece$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What a shard did, once it came to its end. */
const shardFile = z.strictObject({
  format: z.literal(1),
  part: z.int().min(1),
  of: z.int().min(1),
  /** What is asked: shards of other questions are not joined. */
  question: z.strictObject({
    id: text,
    scenario: hash,
    seed: z.int().min(0),
    worlds: z.int().min(1),
    claims: z.array(text),
  }),
  /** Of results. */
  version: hash,
  /** Files of the pieces that it did or found. */
  pieces: z.array(name),
});
export type ShardFile = z.infer<typeof shardFile>;

/** Null for what is no such file. */
export function shardFileOf(bytes: Buffer): ShardFile | null {
  try {
    return shardFile.safeParse(JSON.parse(String(bytes))).data ?? null;
  } catch {
    return null;
  }
}

/** Its name and what stands in it. */
export const shardFileText = (file: ShardFile): readonly [name: string, text: string] => [
  `${digest(canonical(file.question)).slice(0, 2 * DIGITS)}-${file.part}-of-${file.of}.json`,
  `${JSON.stringify(file)}\n`,
];
