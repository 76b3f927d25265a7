// Takes pieces of work from a queue and does them on threads, never where the queue is spoken to: who computes there cannot say that he is
// still at it. A piece whose worker was killed is given to another by the server.
import { counted } from "../../scenario/counted.ts";
import type { Job as Entry } from "bullmq";
import type { Job } from "../../run/work.ts";
import type { PointJob } from "../../run/points.ts";
import type { Scenario } from "../../scenario/scenario.ts";
import { compiler, type Compiler } from "../../world/compile.ts";
import { pool, type Pool } from "../pool.ts";
import { pieceName } from "../store/key.ts";
import { board, type Seen } from "./board.ts";
import { checked, ownVersion, pieceEntry, piecesOf, SCENARIOS, scenarioOf, versionShown, type PieceEntry } from "./entries.ts"; // prettier-ignore
import { job as jobShape, pointJob } from "./jobShape.ts";
import { packedText, unpackedText } from "./packed.ts";
import { QueueRefused } from "./refused.ts";
import { Closed, type Server } from "./server.ts";

export interface Serving {
  /** Of results. */
  readonly version: string;
  /** As askers are told of it. */
  readonly name: string;
  readonly threads: number;
  /** Where the work of a scenario is done; threads of its own unless said otherwise. */
  readonly bench?: (scenario: Scenario, threads: number) => Bench;
  /** Seconds without a piece after which it ends; null for never. */
  readonly idle: number | null;
  /** Told once a second how things stand. */
  readonly told: (state: string, bad: boolean) => void;
  readonly stopped: () => boolean;
}

export interface Served {
  /** Pieces done, refused because they were not as they should be, and taken over from a worker that was gone. */
  readonly pieces: number;
  readonly refused: number;
  readonly takenOver: number;
  readonly ticks: number;
}

/**
 * How a lost worker is noticed, in milliseconds: it renews its hold on a piece twice in LOCK; whoever is there looks each STALLED for holds
 * that ran out. A piece may change hands so often before it counts as one that kills its workers.
 */
const LOCK = 10_000;
const STALLED = 5_000;
const HANDS = 10;
/** Milliseconds until a server that was lost is asked again for a piece. */
const AGAIN = 1000;
/** Scenarios that are held ready at once, each with threads of its own. */
const READY = 2;
/** Milliseconds between looks at whether it was stopped, and at the board. */
const LOOK = 100;
const BOARD_LOOK = 2000;

interface Ready {
  readonly compiled: Compiler;
  readonly threads: Bench;
  users: number;
}

type Bench = Pick<Pool, "execute" | "executePoints" | "close">;

/** Serves until it is stopped or idle; what it is at then is finished first. Throws QueueRefused where the server cannot be used any more. */
export async function serve(server: Server, serving: Serving): Promise<Served> {
  const { version, threads, name, bench = pool } = serving;
  const scenarios = server.queue(SCENARIOS);
  const there = board(server, { role: "worker", version, name, threads });
  const ready = new Map<string, Promise<Ready>>();
  const served = { pieces: 0, refused: 0, takenOver: 0, ticks: 0 };
  let under = 0;
  let seen: readonly Seen[] = [];
  let lastWord = "";
  let last = performance.now();
  let end: (how: { readonly error?: unknown }) => void = () => undefined;
  const ended = new Promise<{ readonly error?: unknown }>((resolve) => (end = resolve));

  const made = async (id: string): Promise<Ready> => {
    const entry = await server.patiently(() => scenarios.getJob(id));
    if (!entry) throw new Error("its scenario is not there");
    const scenario = scenarioOf(id, entry.data);
    return { compiled: compiler(scenario), threads: bench(scenario, threads), users: 0 };
  };
  /** The scenario made ready; the one used longest ago makes room. */
  const readied = async (id: string): Promise<Ready> => {
    const known = ready.get(id) ?? made(id);
    ready.delete(id);
    ready.set(id, known);
    known.catch(() => ready.delete(id));
    for (const [old, one] of ready) {
      if (ready.size <= READY) break;
      const settled = await one.catch(() => null);
      if (old === id || !settled || settled.users > 0) continue;
      ready.delete(old);
      await settled.threads.close();
    }
    return known;
  };

  const done = async (entry: PieceEntry, id: string): Promise<string> => {
    if (entry.version !== version)
      throw new Error(
        `the piece is for results of version ${entry.version.slice(0, 12)}, this worker makes ${ownVersion(version)}`,
      );
    const own = await readied(entry.scenario);
    own.users++;
    try {
      const given = unpackedText(entry.job);
      const job: Job | PointJob =
        entry.kind === "worlds" ? checked(jobShape, given, "a job") : checked(pointJob, given, "a job");
      if (pieceName(own.compiled, version, job) !== id) throw new Error("the piece does not have the name of its work");
      const result = await ("points" in job ? own.threads.executePoints(job) : own.threads.execute(job));
      served.ticks += result.ticks;
      return packedText(result);
    } finally {
      own.users--;
    }
  };

  const work = async (taken: Entry): Promise<string> => {
    under++;
    try {
      if (taken.stalledCounter > 0) served.takenOver++;
      const entry = pieceEntry(taken.data);
      // whoever was at it before may have come as far as this
      if (entry.result === undefined) {
        const result = await done(entry, taken.id ?? "");
        // kept before the piece counts as done; one that was taken away meanwhile nobody waits for
        await server.patiently(() =>
          taken.updateData({ ...entry, result }).catch((error: unknown) => {
            if (!/missing key/i.test(String(error))) throw error;
          }),
        );
      }
      served.pieces++;
      return "done";
    } catch (error) {
      if (error instanceof Closed) throw error;
      served.refused++;
      lastWord = `; the last one it could not do: ${error instanceof Error ? error.message : String(error)}`;
      throw error;
    } finally {
      under--;
      last = performance.now();
    }
  };

  const taking = server.worker(piecesOf(version), work, {
    concurrency: threads,
    name,
    lockDuration: LOCK,
    stalledInterval: STALLED,
    maxStalledCount: HANDS,
    runRetryDelay: AGAIN,
    drainDelay: 2,
  });

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
        end({ error: refused });
      }
    } finally {
      boarding = false;
    }
  };
  const state = (): { readonly words: string; readonly bad: boolean } => {
    const trouble = server.trouble();
    if (trouble !== null) return { words: trouble, bad: true };
    const count = `${counted(served.pieces, "piece")} done${lastWord}`;
    if (under > 0) return { words: `${count}; at ${under}, the last ended ${seconds(last)} s ago`, bad: false };
    const other = seen.find((one) => one.role === "asker" && one.version !== version && one.lives);
    if (other)
      return {
        words: `${count}; an asker there wants results of version ${versionShown(other)}, this worker makes ${ownVersion(version)}: start one of that Precedent`,
        bad: true,
      };
    return { words: `${count}; waiting for work for ${seconds(last)} s`, bad: false };
  };
  const watching = setInterval(() => {
    if (serving.stopped()) end({});
    else if (serving.idle !== null && under === 0 && seconds(last) >= serving.idle) end({});
  }, LOOK);
  const telling = setInterval(() => {
    void atBoard();
    const { words, bad } = state();
    serving.told(words, bad);
  }, AGAIN);
  void atBoard();
  try {
    const { error } = await ended;
    if (error instanceof QueueRefused) throw error;
    clearInterval(telling);
    clearInterval(watching);
    const finishing = setInterval(() => {
      if (under > 0) serving.told(`finishing ${under === 1 ? "the piece" : `the ${under} pieces`} it is at`, false);
    }, AGAIN);
    // where the server is gone a piece that is done cannot be handed in: another will do it
    await Promise.race([taking.close(), gone(server, () => under === 0)]).finally(() => clearInterval(finishing));
    return served;
  } finally {
    clearInterval(telling);
    clearInterval(watching);
    await Promise.race([there.leave(), new Promise((done) => setTimeout(done, AGAIN).unref())]);
    for (const one of ready.values()) await (await one.catch(() => null))?.threads.close();
  }
}

const seconds = (since: number): number => Math.round((performance.now() - since) / 1000);

/** Resolved once the work under way has ended and the server has not answered since. */
async function gone(server: Server, idle: () => boolean): Promise<void> {
  let silent = 0;
  while (silent < LOCK) {
    await new Promise((done) => setTimeout(done, AGAIN).unref());
    silent = idle() || server.trouble() !== null ? silent + AGAIN : 0;
  }
}
