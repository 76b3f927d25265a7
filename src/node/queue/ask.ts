// Has pieces of work done by whoever takes them from a queue. The queue holds nothing that would be missed: a piece that it lost is put in
// again, one that was done twice counts once, and what comes back is looked at before use.
import { hostname } from "node:os";
import type { z } from "zod";
import type { Executor } from "../../run/ensemble.ts";
import { Stopped } from "../../run/ensemble.ts";
import type { PointExecutor, PointJob } from "../../run/points.ts";
import type { Job } from "../../run/work.ts";
import type { Compiler } from "../../world/compile.ts";
import { pieceName } from "../store/key.ts";
import { board, type Seen } from "./board.ts";
import { checked, ownVersion, pieceEntry, piecesOf, SCENARIOS, scenarioEntry, versionShown, type Kind } from "./entries.ts"; // prettier-ignore
import { packedText, unpackedText } from "./packed.ts";
import { QueueRefused } from "./refused.ts";
import { pointResultOf, resultOf } from "./resultShape.ts";
import { Closed, type Server } from "./server.ts";

export interface Asking {
  readonly compiled: Compiler;
  /** The scenario's files as they were read. */
  readonly files: Readonly<Record<string, string>>;
  /** Of results. */
  readonly version: string;
  /** Told once a second how things stand; `bad` where somebody has to do something. */
  readonly told: (state: string, bad: boolean) => void;
  readonly stopped: () => boolean;
  /** Told why no more can be done; what is under way then throws Stopped. */
  readonly lost: (why: string) => void;
}

export interface Asker {
  readonly execute: Executor;
  readonly executePoints: PointExecutor;
  /** Pieces put in, done, put in again, and taken over from a worker that was gone. */
  readonly counts: () => Readonly<Counts>;
  readonly close: () => Promise<void>;
}

interface Counts {
  asked: number;
  done: number;
  again: number;
  takenOver: number;
}

/** Pieces in the queue at once: enough for many workers, few enough that results do not fill a server. */
export const AT_ONCE = 64;

/** Milliseconds between looks at what is there, and how often a piece is looked for that nobody told of. */
const LOOK = 250;
const UNTOLD = 1000;
/** Looks at the board, each so many milliseconds. */
const BOARD_LOOK = 2000;
/** Milliseconds for which a result that was taken is left for another who asked for the same piece. */
const LEFT = 10_000;
/** How often a piece that failed, or came back unreadable, is put in again. */
const AGAIN = 3;
/** What is left by askers that were killed is kept so long, s. */
const DAY = 86_400;
/** Milliseconds a scenario stands that nobody asked for anew. */
const WEEK = 7 * DAY * 1000;

interface Pending {
  readonly id: string;
  readonly kind: Kind;
  readonly job: string;
  readonly shape: z.ZodType<unknown>;
  readonly done: (result: unknown) => void;
  readonly fail: (error: unknown) => void;
  /** Null while it is being put in. */
  looked: number | null;
  failures: number;
}

export async function asker(server: Server, asking: Asking): Promise<Asker> {
  const { compiled, version } = asking;
  const scenario = scenarioEntry(asking.files);
  const places = compiled.scenario.places.length;
  const { days } = compiled.scenario;
  const pieces = server.queue(piecesOf(version));
  const scenarios = server.queue(SCENARIOS);
  const there = board(server, { role: "asker", version, name: hostname().slice(0, 100), threads: 0 });
  const pending = new Map<string, Pending>();
  const same = new Map<string, Promise<unknown>>();
  const taken: { readonly id: string; readonly at: number }[] = [];
  const abandoned: string[] = [];
  const counts: Counts = { asked: 0, done: 0, again: 0, takenOver: 0 };
  let seen: readonly Seen[] = [];
  let closed = false;
  let lastDone = performance.now();

  const stop = (error: unknown): void => {
    for (const one of pending.values()) {
      one.fail(error);
      abandoned.push(one.id);
    }
    pending.clear();
  };
  const fatal = (error: unknown): void => {
    if (closed || error instanceof Closed) return;
    if (!(error instanceof QueueRefused)) return stop(error);
    asking.lost(`${error.message}; ${error.remedy.charAt(0).toLowerCase()}${error.remedy.slice(1)}`);
    stop(new Stopped());
  };

  const putScenario = (): Promise<unknown> =>
    server.patiently(() => scenarios.add("scenario", scenario.data, { jobId: scenario.id }));
  const put = async (one: Pending): Promise<void> => {
    one.looked = null;
    const entry = { version, scenario: scenario.id, kind: one.kind, job: one.job };
    await server.patiently(() =>
      pieces.add(one.kind, entry, {
        jobId: one.id,
        removeOnComplete: { age: DAY },
        removeOnFail: { age: DAY },
        stackTraceLimit: 0,
      }),
    );
    one.looked = performance.now();
  };
  const putAgain = async (one: Pending): Promise<void> => {
    counts.again++;
    await putScenario();
    await put(one);
  };

  /** Takes the result of a piece where there is one. */
  const look = async (one: Pending): Promise<void> => {
    one.looked = null;
    const found = await pieces.getJob(one.id);
    if (!pending.has(one.id)) return;
    if (!found) return putAgain(one);
    const failed = async (why: string): Promise<void> => {
      if (one.failures++ >= AGAIN)
        throw new QueueRefused(`a piece of work failed ${one.failures} times; the last said: ${why.slice(0, 300)}`, "Look at the workers' own words."); // prettier-ignore
      await found.remove().catch(() => undefined);
      await putAgain(one);
    };
    let result: unknown;
    try {
      const entry = pieceEntry(found.data);
      if (entry.result === undefined) {
        if (found.finishedOn !== undefined && found.failedReason) return await failed(found.failedReason);
        // done, and the result was lost by the server
        if (found.finishedOn !== undefined) return await failed("its result is missing");
        one.looked = performance.now();
        return;
      }
      result = checked(one.shape, unpackedText(entry.result), "a result");
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "Unreadable") throw error;
      return failed(error.message);
    }
    pending.delete(one.id);
    taken.push({ id: one.id, at: performance.now() });
    counts.done++;
    if (found.stalledCounter > 0) counts.takenOver++;
    lastDone = performance.now();
    one.done(result);
  };

  const looking = (one: Pending): void => {
    if (one.looked === null) return;
    look(one).catch((error: unknown) => {
      try {
        if (error instanceof QueueRefused) throw error;
        server.failed(error);
        one.looked = performance.now();
      } catch (refused) {
        fatal(refused);
      }
    });
  };

  const sweep = (): void => {
    if (asking.stopped()) return stop(new Stopped());
    const now = performance.now();
    for (const one of pending.values()) if (one.looked !== null && now - one.looked > UNTOLD) looking(one);
    while (taken[0] && now - taken[0].at > LEFT) void pieces.remove((taken.shift() as { id: string }).id).catch(() => undefined); // prettier-ignore
  };

  let looked = -BOARD_LOOK;
  let boarding = false;
  const atBoard = async (): Promise<void> => {
    if (boarding || performance.now() - looked < BOARD_LOOK) return;
    boarding = true;
    looked = performance.now();
    try {
      seen = await there.look();
      server.well();
    } catch (error) {
      try {
        server.failed(error);
      } catch (refused) {
        fatal(refused);
      }
    } finally {
      boarding = false;
    }
  };

  const tellState = (): void => {
    const trouble = server.trouble();
    if (trouble !== null) return asking.told(trouble, true);
    if (pending.size === 0) return;
    const workers = seen.filter((one) => one.role === "worker");
    const own = workers.filter((one) => one.version === version);
    const others = workers.find((one) => one.version !== version && one.lives);
    if (own.length === 0 && others)
      return fatal(
        new QueueRefused(
          `the workers there make other results: their version is ${versionShown(others)}, this one's ${ownVersion(version)}`,
          "Start workers of this Precedent, or ask with theirs.",
        ),
      );
    const since = Math.round((performance.now() - lastDone) / 1000);
    const waits = `${pending.size} pieces in the queue`;
    if (own.length === 0)
      return asking.told(`${waits}, no worker there for ${since} s: precedent worker --queue …`, true);
    const threads = own.reduce((sum, one) => sum + one.threads, 0);
    asking.told(
      `${waits}, ${own.length === 1 ? "1 worker" : `${own.length} workers`} with ${threads} threads; last result ${since} s ago`,
      false,
    );
  };

  const heard = ({ jobId }: { readonly jobId: string }): void => {
    const one = pending.get(jobId);
    if (one) looking(one);
  };
  const sweeping = setInterval(sweep, LOOK);
  const telling = setInterval(() => {
    void atBoard();
    tellState();
  }, 1000);
  const events = server.events(piecesOf(version));
  events.on("completed", heard);
  events.on("failed", heard);
  try {
    await server.patiently(async () => scenarios.clean(WEEK, 100, "wait"));
    await putScenario();
  } catch (error) {
    clearInterval(sweeping);
    clearInterval(telling);
    throw error instanceof Closed ? new Stopped() : error;
  }
  void atBoard();

  const ask = (kind: Kind, job: Job | PointJob, shape: z.ZodType<unknown>): Promise<unknown> => {
    const id = pieceName(compiled, version, job);
    const known = same.get(id);
    if (known) return known;
    const asked = new Promise((done, fail) => {
      if (asking.stopped()) return fail(new Stopped());
      if (pending.size === 0) lastDone = performance.now();
      counts.asked++;
      const one: Pending = { id, kind, job: packedText(job), shape, done, fail, looked: null, failures: 0 };
      pending.set(id, one);
      put(one).then(() => looking(one), fatal);
    }).finally(() => same.delete(id));
    same.set(id, asked);
    return asked;
  };

  return {
    execute: (job) => ask("worlds", job, resultOf(job, days, places)) as ReturnType<Executor>,
    executePoints: (job) => ask("points", job, pointResultOf(job)) as ReturnType<PointExecutor>,
    counts: () => counts,
    close: async () => {
      closed = true;
      clearInterval(sweeping);
      clearInterval(telling);
      stop(new Stopped());
      const left = [...taken.map(({ id }) => id), ...abandoned];
      // one that a worker is at is left to it; where the server is gone nothing can be taken away
      const away = Promise.allSettled([...left.map((id) => pieces.remove(id)), there.leave()]);
      await Promise.race([away, new Promise((done) => setTimeout(done, 2000).unref())]);
    },
  };
}
