// A connection to the server of a queue, Redis or Postgres, and what is to be said of it. What it takes to speak to one is loaded here, when a
// queue is asked for.
import { setTimeout as wait } from "node:timers/promises";
import type * as Bull from "bullmq";
import type { Redis, RedisOptions } from "ioredis";
import type { ClientConfig, PoolConfig } from "pg";
import { decoded, type Address } from "./address.ts";
import { QueueRefused } from "./refused.ts";
import { troubleOf } from "./trouble.ts";

export interface Server {
  readonly address: Address;
  readonly queue: (name: string, options?: Partial<Bull.QueueOptions>) => Bull.Queue;
  readonly worker: (name: string, work: Bull.Processor, options: Partial<Bull.WorkerOptions>) => Bull.Worker;
  readonly events: (name: string) => Bull.QueueEvents;
  /** What is wrong with the connection now, with what may be done; null while nothing is. */
  readonly trouble: () => string | null;
  /** Takes what went wrong with a command for the state of the connection; throws QueueRefused where it will not pass. */
  readonly failed: (error: unknown) => void;
  /** A command was answered. */
  readonly well: () => void;
  /** Does something on the server, as often as it takes; throws QueueRefused where no trying again helps, Closed where it failed after all was stopped. */
  readonly patiently: <T>(command: () => Promise<T>) => Promise<T>;
  /** What was noticed at the start that costs no result. */
  readonly remarks: readonly string[];
  /** Also where the server does not answer any more. */
  readonly close: () => Promise<void>;
}

/** The connection was closed while something was to be done. */
export class Closed extends Error {
  override readonly name = "Closed";
  constructor() {
    super("the connection to the queue was closed");
  }
}

/** Begins the names of all that is put onto a server. */
const PREFIX = "precedent";
/** Milliseconds: between two attempts, and for one to connect. */
const AGAIN = 1000;
const CONNECT = 5000;
/** Milliseconds that a server may take to come up when a command begins. */
const PATIENCE = 20_000;
/** Milliseconds for which what no list of troubles has is taken for one that passes, once a server has answered. */
const UNKNOWN = 60_000;
/** Milliseconds that connections may take to end. */
const ENDING = 2000;
/** Events that a server keeps for those who listen; who missed one looks by himself. */
const EVENTS = 1000;

interface Backend {
  readonly remarks: readonly string[];
  readonly queue: Server["queue"];
  readonly worker: Server["worker"];
  readonly events: Server["events"];
  readonly end: () => Promise<void>;
}

/**
 * Connects; while a server is not up yet tries for some seconds, and says so. Throws QueueRefused for one that cannot be used, and where
 * packages are missing.
 */
export async function connect(
  address: Address,
  told: (state: string) => void,
  stopped: () => boolean = () => false,
): Promise<Server> {
  const bull = await packageOf(import("bullmq"), address);
  const hooks = { lost: (error: unknown) => lost(error), back: () => (trouble = null) };
  const open = () => (address.kind === "redis" ? redis(bull, address, hooks) : postgres(bull, address));
  const began = performance.now();
  let trouble: string | null = null;
  let closing = false;
  /** Whatever the server reports while the command goes on: told, and never the end of it. */
  const lost = (error: unknown): void => {
    if (closing) return;
    const { words, remedy } = troubleOf(error, address);
    trouble = `${words}, trying again. ${remedy}`;
  };
  const opened = async (): Promise<Backend> => {
    let said = `connecting to ${address.shown}`;
    const telling = setInterval(() => {
      const left = Math.ceil((PATIENCE - (performance.now() - began)) / 1000);
      told(`${said}${left > 0 ? ` for ${left} s` : ""}`);
    }, AGAIN);
    try {
      return await tried((words) => (said = `${words}, trying again`));
    } finally {
      clearInterval(telling);
    }
  };
  const tried = async (says: (words: string) => void): Promise<Backend> => {
    for (;;)
      try {
        return await open();
      } catch (error) {
        if (error instanceof QueueRefused) throw error;
        const { words, remedy, passes } = troubleOf(error, address);
        const waited = performance.now() - began;
        if (!passes || waited > PATIENCE || stopped())
          throw new QueueRefused(passes ? `${words}, for ${Math.round(waited / 1000)} s` : words, remedy);
        says(words);
        await wait(AGAIN);
      }
  };
  const backend = await opened();
  const ending: (() => Promise<unknown>)[] = [];
  const kept = <T extends { close: () => Promise<unknown>; on: (event: "error", f: (e: Error) => void) => unknown }>(
    one: T,
  ): T => {
    one.on("error", lost);
    ending.push(() => one.close());
    return one;
  };
  let unknownSince: number | null = null;
  const failed = (error: unknown): void => {
    const { words, remedy, passes, known } = troubleOf(error, address);
    if (!known) unknownSince ??= performance.now();
    const late = unknownSince !== null && performance.now() - unknownSince > UNKNOWN;
    if (known ? !passes : late) throw new QueueRefused(words, remedy);
    trouble = `${words}, trying again. ${remedy}`;
  };
  const well = (): void => {
    trouble = null;
    unknownSince = null;
  };
  return {
    address,
    remarks: backend.remarks,
    queue: (name, options) => kept(backend.queue(name, options)),
    worker: (name, work, options) => kept(backend.worker(name, work, options)),
    events: (name) => kept(backend.events(name)),
    trouble: () => trouble,
    failed,
    well,
    patiently: async (command) => {
      for (;;) {
        if (closing) throw new Closed();
        try {
          const done = await command();
          well();
          return done;
        } catch (error) {
          if (closing || stopped()) throw new Closed();
          failed(error);
          await wait(AGAIN);
        }
      }
    },
    close: async () => {
      closing = true;
      const ended = Promise.allSettled(ending.toReversed().map((end) => end()));
      await Promise.race([ended, wait(ENDING, undefined, { ref: false })]);
      await Promise.race([backend.end(), wait(ENDING, undefined, { ref: false })]).catch(() => undefined);
    },
  };
}

/** A package that is not there is told by its name, with how to get it. */
async function packageOf<T>(loaded: Promise<T>, { kind }: Address): Promise<T> {
  try {
    return await loaded;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new QueueRefused(
      "the packages that speak to a queue are not installed",
      `Install them beside Precedent: npm install bullmq@6 ${kind === "redis" ? "ioredis@5" : "pg@8"}`,
    );
  }
}

interface Hooks {
  readonly lost: (error: unknown) => void;
  readonly back: () => void;
}

async function redis(bull: typeof Bull, address: Address, { lost, back }: Hooks): Promise<Backend> {
  const { Redis } = await packageOf(import("ioredis"), address);
  const { hostname, port, username, password, pathname } = address.url;
  const options: RedisOptions = {
    host: hostname.replace(/^\[|\]$/g, ""),
    port: port === "" ? 6379 : Number(port),
    ...(username === "" ? {} : { username: decoded(username) }),
    ...(password === "" ? {} : { password: decoded(password) }),
    db: Number(pathname.slice(1)),
    connectTimeout: CONNECT,
    lazyConnect: true,
    ...(address.tls ? { tls: {} } : {}),
  };
  const remarks = await lookedAt(
    new Redis({ ...options, maxRetriesPerRequest: 0, retryStrategy: () => null }),
    address,
  );
  // commands wait while the connection is lost, and are sent when it is back
  const client: Redis = new Redis({
    ...options,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => Math.min(100 * times, AGAIN),
    reconnectOnError: (error) => /^(READONLY|LOADING)/.test(error.message),
  });
  client.on("error", lost);
  client.on("close", () => lost({ code: "ECONNRESET" }));
  client.on("ready", back);
  await client.connect();
  const connection = client as unknown as Bull.ConnectionOptions;
  return {
    remarks,
    queue: (name, own) =>
      new bull.Queue(name, { connection, prefix: PREFIX, streams: { events: { maxLen: EVENTS } }, ...own }),
    worker: (name, work, own) => new bull.Worker(name, work, { connection, prefix: PREFIX, ...own }),
    events: (name) => new bull.QueueEvents(name, { connection, prefix: PREFIX }),
    end: async () => client.disconnect(),
  };
}

/** Whether this Redis keeps what it is given. */
async function lookedAt(client: Redis, address: Address): Promise<readonly string[]> {
  let fault: unknown = null;
  client.on("error", (error) => (fault = error));
  try {
    await client.connect();
    const info = await client.info();
    const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1];
    if (policy !== undefined && policy !== "noeviction")
      throw new QueueRefused(
        `${address.shown} may throw pieces away when its memory is full (maxmemory-policy ${policy.slice(0, 40)})`,
        "Set it: redis-cli CONFIG SET maxmemory-policy noeviction",
      );
    return /^aof_enabled:0/m.test(info)
      ? [`${address.shown} writes nothing down at once (AOF is off): what it loses when it is restarted is done again; redis-cli CONFIG SET appendonly yes`] // prettier-ignore
      : [];
  } catch (error) {
    // "Connection is closed" says less than what closed it
    throw error instanceof QueueRefused ? error : (fault ?? error);
  } finally {
    client.disconnect();
  }
}

async function postgres(bull: typeof Bull, address: Address): Promise<Backend> {
  const { default: pg } = await packageOf(import("pg"), address);
  // bullmq takes connections out of their pool and listens to none of them: one that breaks while nothing is asked of it would end the process
  class Heard extends pg.Client {
    constructor(config?: string | ClientConfig) {
      super(config);
      this.on("error", () => undefined);
    }
  }
  const connection: PoolConfig & { readonly schema: string; readonly migrate: boolean } = {
    Client: Heard,
    connectionString: address.url.href,
    connectionTimeoutMillis: CONNECT,
    keepAlive: true,
    max: 4,
    schema: PREFIX,
    migrate: true,
  };
  const { Queue, Worker, QueueEvents } = bull.withBackend(bull.createPostgresBackend);
  const own = connection as Parameters<typeof bull.createPostgresBackend>[1]["connection"];
  // makes the tables
  const first = new Queue("start", { connection: own });
  first.on("error", () => undefined);
  try {
    await first.waitUntilReady();
  } finally {
    await first.close();
  }
  return {
    remarks: [],
    queue: (name, options) => new Queue(name, { ...options, connection: own }) as unknown as Bull.Queue,
    worker: (name, work, options) => new Worker(name, work, { ...options, connection: own }) as unknown as Bull.Worker,
    events: (name) => new QueueEvents(name, { connection: own }) as unknown as Bull.QueueEvents,
    end: async () => undefined,
  };
}
