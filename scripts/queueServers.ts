// Servers of queues, started for a test or a measurement on a port of their own, that can be killed and started again.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, connect } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { machine } from "./machine.ts";

export interface QueueServer {
  readonly url: string;
  readonly port: number;
  /** Killed outright, as a lost machine is. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Stopped for good, with what it wrote. */
  readonly end: () => Promise<void>;
}

export const SECRET = "a b/c@d%é";

export interface RedisCircumstances {
  /** Lines of its configuration beyond what every one gets. */
  readonly with?: readonly string[];
  readonly password?: boolean;
  readonly tls?: { readonly cert: string; readonly key: string };
  readonly bind?: string;
}

/** Redis as docs/queue.md sets it up. */
export async function redisServer(circumstances: RedisCircumstances = {}): Promise<QueueServer> {
  const { password = false, tls, bind = "127.0.0.1" } = circumstances;
  const folder = mkdtempSync(join(tmpdir(), "precedent-redis-"));
  const port = await freePort();
  writeFileSync(
    join(folder, "redis.conf"),
    [
      `dir ${folder}`,
      `bind ${bind}`,
      "protected-mode no",
      ...(tls ? ["port 0", `tls-port ${port}`, `tls-cert-file ${tls.cert}`, `tls-key-file ${tls.key}`, "tls-auth-clients no"] : [`port ${port}`]), // prettier-ignore
      "appendonly yes",
      "maxmemory-policy noeviction",
      "save ''",
      ...(password ? [`requirepass "${SECRET}"`] : []),
      ...(circumstances.with ?? []),
      "",
    ].join("\n"),
  );
  const secret = password ? `:${encodeURIComponent(SECRET)}@` : "";
  return killable(
    `${tls ? "rediss" : "redis"}://${secret}${tls ? "localhost" : bind}:${port}`,
    { host: bind, port },
    folder,
    () => spawn(machine.redis as string, [join(folder, "redis.conf")], { stdio: "ignore", detached: true }),
  );
}

/** Postgres, by a user of its own where this is root, as it refuses to be. */
export async function postgresServer(): Promise<QueueServer> {
  const bin = dirname(machine.postgres as string);
  const folder = mkdtempSync(join(tmpdir(), "precedent-postgres-"));
  const port = await freePort();
  const user: Partial<Ids> = process.getuid?.() === 0 ? idsOf("postgres") : {};
  const data = join(folder, "data");
  mkdirSync(data);
  if (user.uid !== undefined) for (const own of [folder, data]) chownSync(own, user.uid, user.gid ?? user.uid);
  const secret = join(folder, "secret");
  writeFileSync(secret, `${SECRET}\n`, { mode: 0o644 });
  execFileSync(join(bin, "initdb"), ["-D", data, "-A", "scram-sha-256", "-U", "desk", `--pwfile=${secret}`], {
    ...user,
    stdio: "ignore",
  });
  return killable(
    `postgres://desk:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/postgres`,
    { host: "127.0.0.1", port },
    folder,
    () =>
      spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-k", folder], {
        ...user,
        stdio: "ignore",
        detached: true,
      }),
  );
}

interface Ids {
  readonly uid: number;
  readonly gid: number;
}

function idsOf(user: string): Ids {
  const id = (what: string): number => Number(execFileSync("id", [what, user], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

async function killable(
  url: string,
  at: { readonly host: string; readonly port: number },
  folder: string,
  begin: () => ChildProcess,
): Promise<QueueServer> {
  let running: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    // what was killed may hold its port, or its data, a moment longer
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const child = begin();
      const ended = new Promise<void>((done) => child.once("exit", () => done()));
      if (await Promise.race([answers(at), ended.then(() => false)])) {
        running = child;
        return;
      }
      await wait(SOON);
    }
    throw new Error(`no server came up at port ${at.port}`);
  };
  const kill = async (): Promise<void> => {
    const child = running;
    running = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((done) => child.once("exit", () => done()));
    // with all the processes that it started
    process.kill(-(child.pid as number), "SIGKILL");
    await ended;
  };
  await start();
  return {
    url,
    port: at.port,
    start,
    kill,
    end: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const ATTEMPTS = 50;
/** Milliseconds. */
const SOON = 100;

async function answers(at: { readonly host: string; readonly port: number }): Promise<boolean> {
  for (;;) {
    const there = await new Promise<boolean>((done) => {
      const socket = connect(at);
      socket.once("connect", () => done(true)).once("error", () => done(false));
      socket.once("connect", () => socket.destroy());
    });
    if (there) return true;
    await wait(SOON);
  }
}

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
