// Asking and serving over a server in this process: the same bits as without, and nothing believed of what stands in the queue.
import { afterEach, describe, expect, test } from "vitest";
import { asker, type Asker } from "../../../src/node/queue/ask.ts";
import { packedText } from "../../../src/node/queue/packed.ts";
import { serve, type Served } from "../../../src/node/queue/serve.ts";
import { canonical } from "../../../src/node/store/canonical.ts";
import { runPoints, workPoints } from "../../../src/run/points.ts";
import { runEnsemble } from "../../../src/run/ensemble.ts";
import { work, type Job } from "../../../src/run/work.ts";
import { parseScenario } from "../../../src/scenario/parse.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { compiler, PLAN } from "../../../src/world/compile.ts";
import { BRIEF } from "../../scenario/small.ts";
import { InMemory } from "./inMemory.ts";

const OURS = "a".repeat(64);
const OTHERS = "b".repeat(64);
const compiled = compiler(parseScenario(BRIEF).scenario as Scenario);
const job: Job = {
  plan: { ...PLAN, seed: 3, worlds: 12 },
  worlds: Array.from({ length: 12 }, (_, i) => i),
  replicates: [0, 2],
  branches: [0, 1],
  rows: true,
  followFrom: Infinity,
  contrasts: [],
  conditions: ["requested"],
};

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

function worker(server: InMemory, version = OURS): { readonly states: string[]; readonly ended: Promise<Served> } {
  const states: string[] = [];
  let over = false;
  const ended = serve(server.connected(), {
    version,
    name: "w",
    threads: 1,
    // the same work on this thread, which starts none
    bench: (scenario) => {
      const own = compiler(scenario);
      return {
        execute: async (one) => work(own, one),
        executePoints: async (one) => workPoints(own, one),
        close: async () => undefined,
      };
    },
    idle: null,
    told: (state) => states.push(state),
    stopped: () => over,
  });
  closing.push(async () => {
    over = true;
    await ended;
  });
  return { states, ended };
}

async function ask(server: InMemory, version = OURS): Promise<Asker & { readonly why: () => string; readonly stop: () => void }> {
  let why = "";
  let over = false;
  const asked = await asker(server.connected(), {
    compiled,
    files: BRIEF,
    version,
    told: () => undefined,
    stopped: () => over,
    lost: (words) => (why = words),
  });
  closing.push(asked.close);
  return { ...asked, why: () => why, stop: () => (over = true) };
} // prettier-ignore

const pieces = { size: 3, atOnce: 64 };

describe("asked and served", () => {
  test("worlds: the same bits as on one machine, whatever a piece holds", async () => {
    const server = new InMemory();
    worker(server);
    worker(server);
    const { execute, counts } = await ask(server);
    const found = await runEnsemble(job, execute, pieces);
    expect(canonical(found)).toBe(canonical(work(compiled, job)));
    expect(counts()).toMatchObject({ asked: 4, done: 4, again: 0 });
  });

  test("points of a design: the same bits", async () => {
    const server = new InMemory();
    worker(server);
    const { executePoints } = await ask(server);
    const width = compiled.columns.length;
    const points = [0.25, 0.5].map((x, luck) => ({ at: new Float64Array(width).fill(x), luck }));
    const own = { plan: PLAN, arms: [[]], reading: { outcome: { kind: "whole", text: "large" } } } as const;
    const found = await runPoints(own, points, executePoints, pieces);
    const here = await runPoints(own, points, async (j) => workPoints(compiled, j), pieces);
    expect(canonical(found)).toBe(canonical(here));
  });

  test("the same piece asked for twice at once is one piece", async () => {
    const server = new InMemory();
    const { execute, counts } = await ask(server);
    const both = Promise.all([execute(job), execute(job)]);
    worker(server);
    const [a, b] = await both;
    expect(canonical(a)).toBe(canonical(b));
    expect(counts()).toMatchObject({ asked: 1, done: 1 });
  });

  test("a queue that is lost is filled again", async () => {
    const server = new InMemory();
    const { execute, counts } = await ask(server);
    const found = execute(job);
    await expect.poll(() => server.pieces().length).toBe(1);
    server.queues.clear();
    worker(server);
    expect(canonical(await found)).toBe(canonical(work(compiled, job)));
    expect(counts()).toMatchObject({ asked: 1, done: 1, again: 1 });
  });

  test("who stops asking takes what nobody is at out of the queue", async () => {
    const server = new InMemory();
    const { execute, stop, close } = await ask(server);
    const ended = execute(job).catch((error: unknown) => (error as Error).name);
    await expect.poll(() => server.pieces().length).toBe(1);
    stop();
    expect(await ended).toBe("Stopped");
    await close();
    expect(server.pieces()).toEqual([]);
  });
});

describe("what stands in the queue is not believed", () => {
  /** Does the work of a worker with whatever these bytes are. */
  async function answered(result: string): Promise<{ again: number; right: boolean }> {
    const server = new InMemory();
    const { execute, counts } = await ask(server);
    const found = execute(job);
    await expect.poll(() => server.pieces().length).toBe(1);
    for (const piece of server.pieces()) piece.data = { ...(piece.data as object), result };
    // a worker sees that it is done; its asker has it done anew
    worker(server);
    const right = canonical(await found) === canonical(work(compiled, job));
    return { again: counts().again, right };
  }
  const sound = work(compiled, job);

  test.each([
    ["noise", "noise"],
    ["a result that is too short", packedText({ ...sound, rows: sound.rows.subarray(1) })],
    ["a result of other worlds", packedText({ ...sound, accepted: sound.accepted.map((i) => i + 1) })],
    ["a result with more in it", packedText({ ...sound, more: 1 })],
    ["no result", packedText(null)],
  ])("%s: done anew", async (_, result) => {
    expect(await answered(result)).toEqual({ again: 1, right: true });
  });

  test.each([
    ["another version", { version: OTHERS }, /for results of version b{12}, this worker makes a{12} \(Precedent/],
    ["a job that is none", { job: packedText({ ...job, worlds: ["../etc"] }) }, /a job is not as it should be at worlds\.0/],
    ["a job with code in it", { job: packedText({ ...job, eval: "1" }) }, /a job is not as it should be/],
    ["a condition that is none", { job: packedText({ ...job, conditions: ["constructor"] }) }, /no condition/],
    ["another job under its name", { job: packedText({ ...job, worlds: [1] }) }, /does not have the name of its work/],
    ["a scenario that is not there", { scenario: "c".repeat(64) }, /its scenario is not there/],
    ["more than a piece has", { more: 1 }, /a piece of work is not as it should be/],
  ])("a worker refuses %s", async (_, change, why) => {
    const server = new InMemory();
    const { execute } = await ask(server);
    const found = execute(job);
    found.catch(() => undefined);
    await expect.poll(() => server.pieces().length).toBe(1);
    const piece = server.pieces()[0] as { data: object; failedReason?: string };
    piece.data = { ...piece.data, ...change };
    worker(server);
    await expect.poll(() => piece.failedReason ?? "", { timeout: 20_000 }).toMatch(why);
    // and the asker, who knows what was asked, has it done all the same
    expect(canonical(await found)).toBe(canonical(sound));
  }); // prettier-ignore

  test("a scenario that is another than its name says", async () => {
    const server = new InMemory();
    const { execute } = await ask(server);
    const found = execute(job);
    found.catch(() => undefined);
    await expect.poll(() => server.pieces().length).toBe(1);
    const piece = server.pieces()[0];
    for (const entry of server.entries("scenarios").values())
      entry.data = { files: packedText({ ...BRIEF, "scenario.yaml": "format: 1" }) };
    worker(server);
    await expect.poll(() => piece?.failedReason ?? "", { timeout: 20_000 }).toMatch(/not the one of that name/);
  });
});

describe("other versions", () => {
  test("an asker whose workers make other results says both versions, and ends", async () => {
    const server = new InMemory();
    worker(server, OTHERS);
    const { execute, why } = await ask(server);
    await expect(execute(job)).rejects.toThrow("stopped");
    expect(why()).toMatch(/their version is b{12} \(Precedent .*\), this one's a{12} \(Precedent/);
  });

  test("a worker whose askers want other results says both versions", async () => {
    const server = new InMemory();
    const { states } = worker(server, OTHERS);
    await ask(server);
    await expect
      .poll(() => states.join("\n"), { timeout: 20_000 })
      .toMatch(/wants results of version a{12} .*, this worker makes b{12}/);
  });
});
