// What is lost when workers and the server of a queue are killed? Many small pieces are asked for through a queue while two workers and the
// server are killed at random moments, each so many times; every piece has to come back once, with the bits that it has without a queue.
//   node scripts/queueKills.ts --server redis --pieces 10000 --kills 50 --seed 1
import { spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { BRIEF } from "../test/scenario/small.ts";
import { draw, runKey } from "../src/core/keyed.ts";
import { addressOf } from "../src/node/queue/address.ts";
import { asker } from "../src/node/queue/ask.ts";
import { connect } from "../src/node/queue/server.ts";
import { canonical, digest } from "../src/node/store/canonical.ts";
import { resultsVersion } from "../src/node/store/version.ts";
import { inPieces } from "../src/run/ensemble.ts";
import { work, type Job, type JobResult } from "../src/run/work.ts";
import { parseScenario } from "../src/scenario/parse.ts";
import { compiler, PLAN } from "../src/world/compile.ts";
import { postgresServer, redisServer } from "./queueServers.ts";

export interface Kills {
  readonly server: "redis" | "postgres";
  readonly pieces: number;
  /** Of each of the workers, and of the server. */
  readonly kills: number;
  readonly seed: number;
  /** Milliseconds between two kills of the same, on average. */
  readonly between: number;
  readonly says?: (line: string) => void;
}

export interface Survived {
  readonly pieces: number;
  /** Pieces of which no result came, and results beyond one a piece. */
  readonly lost: number;
  readonly twice: number;
  readonly otherBits: number;
  readonly killed: { readonly workers: number; readonly server: number };
  /** Workers that gave up; they are started again. */
  readonly byThemselves: number;
  /** Pieces that had to be put in again, and those taken over from a worker that was gone. */
  readonly again: number;
  readonly takenOver: number;
  readonly seconds: number;
}

const WORKERS = 2;
const CLI = join(import.meta.dirname, "../src/cli/main.ts");

export async function queueKills({ server: kind, pieces, kills, seed, between, says }: Kills): Promise<Survived> {
  const began = performance.now();
  const { scenario } = parseScenario(BRIEF);
  if (!scenario) throw new Error("the scenario is not sound");
  const compiled = compiler(scenario);
  const jobs: Job[] = Array.from({ length: pieces }, (_, i) => ({
    plan: { ...PLAN, seed, worlds: pieces },
    worlds: [i],
    replicates: [0, 1],
    branches: [0, 1],
    rows: true,
    followFrom: Infinity,
    contrasts: [],
  }));
  const server = await (kind === "redis" ? redisServer() : postgresServer());
  let over = false;
  const ended = { byThemselves: 0 };
  const worker = (n: number): ChildProcess => {
    const child = spawn(process.execPath, [CLI, "worker", `worker ${n}`, "--queue", server.url, "--workers", "1"], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (text: Buffer) => (said = `${said}${text.toString()}`.slice(-LAST_WORDS)));
    child.once("exit", (code, signal) => {
      if (signal === "SIGKILL" || over) return;
      ended.byThemselves++;
      says?.(`a worker ended with ${code}: ${said}`);
      workers[n] = worker(n);
    });
    return child;
  };
  const workers = Array.from({ length: WORKERS }, (_, n) => worker(n));
  const killed = { workers: 0, server: 0 };
  const times = async (who: number, kill: (n: number) => Promise<void>): Promise<void> => {
    for (let n = 0; n < kills; n++) {
      // evenly from nothing to twice the mean
      await wait(2 * between * draw(runKey(seed, who, n), 0, 0, 0));
      if (over) return;
      await kill(n);
    }
  };
  const killing = [
    ...workers.map((_, w) =>
      times(w, async () => {
        const gone = new Promise((done) => workers[w]?.once("exit", done));
        workers[w]?.kill("SIGKILL");
        await gone;
        killed.workers++;
        workers[w] = worker(w);
      }),
    ),
    times(WORKERS, async () => {
      await server.kill();
      killed.server++;
      await wait(SERVER_AWAY);
      await server.start();
    }),
  ];
  try {
    const address = addressOf(server.url);
    const link = await connect(address, () => undefined);
    let why = "";
    let state = "";
    const asked = await asker(link, {
      compiled,
      files: BRIEF,
      version: resultsVersion().version,
      told: (now) => (state = now),
      stopped: () => false,
      lost: (now) => (why = now),
    });
    const telling = setInterval(() => says?.(`${asked.counts().done} of ${pieces} done; killed ${killed.workers} workers, ${killed.server} servers; ${state}`), 5000); // prettier-ignore
    const came = new Set<string>();
    let results: JobResult[];
    try {
      results = await inPieces(
        jobs,
        () => 1,
        async (job) => {
          const result = await asked.execute(job);
          came.add([...result.accepted, ...result.rejected].join());
          return result;
        },
        { atOnce: 64, keep: true },
      );
    } finally {
      clearInterval(telling);
    }
    if (why !== "") says?.(why);
    over = true;
    const { again, takenOver, done } = asked.counts();
    await asked.close();
    await link.close();
    const same = results.filter((result, i) => digest(canonical(result)) === digest(canonical(work(compiled, jobs[i] as Job)))); // prettier-ignore
    return {
      pieces,
      lost: pieces - came.size,
      twice: done - came.size,
      otherBits: results.length - same.length,
      killed,
      ...ended,
      again,
      takenOver,
      seconds: Math.round((performance.now() - began) / 1000),
    };
  } finally {
    over = true;
    await Promise.allSettled(killing);
    for (const one of workers) one.kill("SIGKILL");
    await server.end();
  }
}

/** Characters of what a worker said that are shown where it gives up. */
const LAST_WORDS = 3000;
/** Milliseconds that a killed server stays away. */
const SERVER_AWAY = 500;

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      server: { type: "string", default: "redis" },
      pieces: { type: "string", default: "10000" },
      kills: { type: "string", default: "50" },
      seed: { type: "string", default: "1" },
      between: { type: "string", default: "5000" },
    },
  });
  const found = await queueKills({
    server: values.server === "postgres" ? "postgres" : "redis",
    pieces: Number(values.pieces),
    kills: Number(values.kills),
    seed: Number(values.seed),
    between: Number(values.between),
    says: (line) => console.error(line),
  });
  console.log(JSON.stringify(found));
  process.exitCode = found.lost + found.twice + found.otherBits === 0 ? 0 : 1;
}
