// `precedent worker` and `--queue` with servers as users run them, Redis and Postgres: the same bits, what is lost, what is refused, and that no
// password is ever said.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";
import { afterEach, describe, expect, test } from "vitest";
import { machine } from "../../scripts/machine.ts";
import { queueKills } from "../../scripts/queueKills.ts";
import { postgresServer, redisServer, SECRET, type QueueServer } from "../../scripts/queueServers.ts";
import { precedent, ROOT, SHIPPED, type Ended } from "./command.ts";
import { expectOneDocument } from "./oneDocument.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const RUN = ["run", SHIPPED, "--worlds", "30", "--workers", "1", "--json"];

async function kept(server: Promise<QueueServer>): Promise<QueueServer> {
  const own = await server;
  closing.push(own.end);
  return own;
}

interface Working {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

function worker(url: string, options: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Working {
  const child = spawn(process.execPath, [join(ROOT, "src/cli/main.ts"), "worker", "w", "--queue", url, "--workers", "1", ...options], { env: { ...process.env, ...env } }); // prettier-ignore
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (said += text.toString()));
  const ended = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
  closing.push(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  return { child, said: () => said, ended };
}

const asked = (url: string, env: Readonly<Record<string, string>> = {}, line = RUN): Promise<Ended> =>
  precedent([...line, "--queue", url], { env });

/** In neither form does the password stand there. */
function expectNoSecret(...texts: readonly string[]): void {
  for (const text of texts) for (const form of [SECRET, encodeURIComponent(SECRET)]) expect(text).not.toContain(form);
}

/** All that a folder's files hold, packed or not. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const bytes = readFileSync(join(entry.parentPath, entry.name));
      return [bytes.toString("latin1"), bytes.toString("utf8")];
    });

const SERVERS = [
  ["Redis", machine.redis, () => redisServer({ password: true })],
  ["Postgres", machine.postgres, () => postgresServer()],
] as const;

describe.each(SERVERS)("over %s", (name, program, start) => {
  test.skipIf(!program)("run and test print what they print without a queue; a worker's own JSON", async () => {
    const server = await kept(start());
    const one = worker(server.url, ["--idle", "20", "--json"]);
    const store = mkdtempSync(join(tmpdir(), "precedent-store-"));
    closing.push(() => rmSync(store, { recursive: true, force: true }));
    const [here, there] = [await precedent(RUN), await asked(server.url)];
    expect([there.code, there.out]).toEqual([0, here.out]);
    const ledger = ["test", SHIPPED, "--worlds", "40", "--workers", "1", "--claim", "C11", "--json"];
    const [ledgerHere, ledgerThere] = [
      await precedent(ledger),
      await asked(server.url, {}, [...ledger, "--store", store]),
    ];
    const numbers = ({ out }: Ended): unknown => ({ ...(JSON.parse(out) as object), timing: null });
    expect(numbers(ledgerThere)).toEqual(numbers(ledgerHere));
    expectNoSecret(there.err, ledgerThere.out, ledgerThere.err, ...filesIn(store));
    // what came through the queue is kept like anything else, and serves without it
    const fromStore = await precedent([...ledger, "--store", store]);
    expect([fromStore.code, fromStore.out]).toEqual([0, ledgerThere.out]);
    const code = await one.ended;
    expectOneDocument("worker", { code, out: one.said(), err: "" }, false);
    expect((JSON.parse(one.said()) as { pieces: number }).pieces).toBeGreaterThan(2);
  });

  test.skipIf(!program)("a password may come from the environment; a wrong one is refused at once", async () => {
    const server = await kept(start());
    const bare = server.url.replace(/:[^:@]*@/, name === "Redis" ? "default@" : "@").replace("//default", "//default"); // prettier-ignore
    const wrong = await asked(server.url.replace(encodeURIComponent(SECRET), "wr%40ng"));
    expect([wrong.code, wrong.out]).toEqual([2, ""]);
    expect(wrong.err).toMatch(/does not take this user and password/);
    expect(wrong.err).not.toMatch(/wr%40ng|wr@ng/);
    const one = worker(bare, ["--idle", "1"], { PRECEDENT_QUEUE_PASSWORD: SECRET });
    expect(await one.ended).toBe(0);
    expect(one.said()).toMatch(/0 pieces done/);
    expectNoSecret(one.said());
  });

  test.skipIf(!program)("workers and the server killed: nothing lost, nothing twice, the same bits", async () => {
    const kind = name === "Redis" ? "redis" : "postgres";
    const found = await queueKills({ server: kind, pieces: 300, kills: 2, seed: 11, between: 3000 });
    expect(found).toMatchObject({ pieces: 300, lost: 0, twice: 0, otherBits: 0 });
  });
});

describe("a server that is not as it should be", () => {
  test("nothing there: said while it is tried, and refused in the end", async () => {
    const ended = await asked("redis://127.0.0.1:1", {}, RUN.slice(0, -1));
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.err).toMatch(/nothing answers at redis:\/\/127\.0\.0\.1:1, trying again for \d+ s/);
    expect(ended.err).toMatch(/error nothing answers at .*\n {2}Is the server running/);
  });

  test.skipIf(!machine.redis)("one that throws pieces away is refused with the remedy", async () => {
    const server = await kept(redisServer({ with: ["maxmemory 50mb", "maxmemory-policy allkeys-lru"] }));
    const ended = await asked(server.url);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.err).toMatch(/maxmemory-policy allkeys-lru[^]*CONFIG SET maxmemory-policy noeviction/);
  });

  test.skipIf(!machine.redis)(
    "one without memory: said, tried again, and nothing is lost when it has some",
    async () => {
      const server = await kept(redisServer());
      const admin = new Redis(server.port);
      closing.push(() => admin.disconnect());
      worker(server.url);
      await admin.config("SET", "maxmemory", "1");
      const asking = precedent([...RUN.slice(0, -1), "--queue", server.url]);
      await new Promise((done) => setTimeout(done, 4000));
      await admin.config("SET", "maxmemory", "0");
      const [there, here] = [await asking, await precedent(RUN.slice(0, -1))];
      expect(there.err).toMatch(/the memory of redis:.* is used up, trying again\. Raise the server's maxmemory/);
      expect([there.code, there.out]).toEqual([0, here.out]);
    },
  );

  test.skipIf(!machine.redis)(
    "one that goes away while it is asked: said, and gone on with when it is back",
    async () => {
      const server = await kept(redisServer());
      const asking = precedent([...RUN.slice(0, -1), "--queue", server.url]);
      await new Promise((done) => setTimeout(done, 3000));
      await server.kill();
      await new Promise((done) => setTimeout(done, 4000));
      await server.start();
      worker(server.url);
      const [there, here] = [await asking, await precedent(RUN.slice(0, -1))];
      expect(there.err).toMatch(/no worker there for \d+ s/);
      expect(there.err).toMatch(/(?:nothing answers at|the connection to) redis:.*trying again/);
      expect([there.code, there.out]).toEqual([0, here.out]);
    },
  );

  test.skipIf(!machine.redis)("over TLS, its certificate is looked at", async () => {
    const folder = mkdtempSync(join(tmpdir(), "precedent-tls-"));
    closing.push(() => rmSync(folder, { recursive: true, force: true }));
    const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
    execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", cert], { stdio: "ignore" }); // prettier-ignore
    const server = await kept(redisServer({ tls: { cert, key }, password: true }));
    const refused = await asked(server.url);
    expect([refused.code, refused.out]).toEqual([2, ""]);
    expect(refused.err).toMatch(/certificate of rediss:.* nobody that this machine trusts[^]*NODE_EXTRA_CA_CERTS/);
    const trusted = { NODE_EXTRA_CA_CERTS: cert };
    worker(server.url, [], trusted);
    const [there, here] = [await asked(server.url, trusted), await precedent(RUN)];
    expect([there.code, there.out]).toEqual([0, here.out]);
    expectNoSecret(refused.err, there.err);
  });
});

describe("Ctrl-C", () => {
  test.skipIf(!machine.redis)(
    "a worker finishes the piece it is at; an asker leaves nothing in the queue",
    async () => {
      const server = await kept(redisServer());
      const one = worker(server.url);
      const asking = precedent([...RUN.slice(0, -1), "--worlds", "3000", "--queue", server.url], { interruptAt: /last result/ }); // prettier-ignore
      const there = await asking;
      expect(there.code).toBe(130);
      one.child.kill("SIGINT");
      expect(await one.ended).toBe(0);
      expect(one.said()).toMatch(/\d+ pieces? done in \d+ s/);
      const left = new Redis(server.port);
      closing.push(() => left.disconnect());
      const pieces = (await left.keys("precedent:pieces-*")).filter((key) => /:[0-9a-f]{64}$/.test(key));
      // those that the worker was at when the asker left
      expect(pieces.length).toBeLessThan(3);
    },
  );
});
