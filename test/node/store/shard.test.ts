// A ledger shared out: every piece has one owner, what is joined is what would have been computed in one place, and what is not as it should be is
// refused by name with nothing written.
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { merge } from "../../../src/node/store/merge.ts";
import { isOwn, sharedOut } from "../../../src/node/store/shard.ts";
import { StoreFolder } from "../../../src/node/store/folder.ts";
import type { Job, JobResult } from "../../../src/run/work.ts";
import { PLAN } from "../../../src/world/compile.ts";
import { precedent } from "../../cli/command.ts";
import { expectOneDocument } from "../../cli/oneDocument.ts";
import { BRIEF } from "../../scenario/small.ts";

const job = (world: number, more: Partial<Job> = {}): Job => ({
  plan: PLAN, worlds: [world], replicates: [0, 1], branches: [0, 1], rows: true, followFrom: Infinity, contrasts: [], ...more,
}); // prettier-ignore

describe("owners", () => {
  const parts = [1, 2, 3, 4, 5];

  test("every piece has one, whatever of it is asked, and each about as many", () => {
    const counts = parts.map(() => 0);
    for (let world = 0; world < 1000; world++) {
      const own = parts.filter((part) => isOwn(job(world), { part, of: 5 }));
      expect(own).toHaveLength(1);
      expect(parts.filter((part) => isOwn(job(world, { rows: false, conditions: ["requested"] }), { part, of: 5 }))).toEqual(own); // prettier-ignore
      counts[(own[0] as number) - 1] = (counts[(own[0] as number) - 1] as number) + 1;
    }
    // five standard deviations of a fair share
    for (const n of counts) expect(Math.abs(n - 200)).toBeLessThan(64);
  });
});

describe("work of others", () => {
  const result = {} as JobResult;
  const shard = { part: 1, of: 2 };
  const own = job(Array.from({ length: 50 }, (_, i) => i).find((i) => isOwn(job(i), shard)) as number);
  const other = job(Array.from({ length: 50 }, (_, i) => i).find((i) => !isOwn(job(i), shard)) as number);

  test("waits while there is own work, and is told as stopped after it", async () => {
    const shared = sharedOut(shard, null);
    let finish: (result: JobResult) => void = () => undefined;
    const execute = shared.over(shared.under(() => new Promise((done) => (finish = done))));
    const order: string[] = [];
    const both = Promise.all([
      execute(own).then(() => order.push("own")),
      execute(other).catch((error: unknown) => order.push((error as Error).name)),
    ]);
    await new Promise((done) => setTimeout(done, 300));
    expect(shared.blocked()).toBe(false);
    finish(result);
    await both;
    expect([order, shared.blocked()]).toEqual([["own", "Stopped"], true]);
  });

  test("is looked for until it is there, where the store is shared", async () => {
    const shared = sharedOut(shard, { forget: () => looks++, stopped: () => false });
    let looks = 0;
    const execute = shared.over((job) => (looks < 2 ? shared.under(() => Promise.reject(new Error("not mine")))(job) : Promise.resolve(result))); // prettier-ignore
    expect(await execute(other)).toBe(result);
    expect([looks, shared.waiting()]).toEqual([2, 0]);
  });
});

describe("precedent test --shard and precedent merge", () => {
  let root = "";
  const said: string[] = [];
  const at = (...path: string[]): string => join(root, ...path);
  const line = (...more: string[]): string[] => ["test", at("small"), "--worlds", "60", "--workers", "1", ...more];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), "precedent-shards-"));
    await mkdir(at("small"));
    for (const [file, text] of Object.entries(BRIEF)) await writeFile(at("small", file), text);
    for (const part of ["1", "2", "3"]) {
      const ended = await precedent(line("--shard", `${part}/3`, "--store", at("shards", part)));
      if (ended.code !== 0) throw new Error(ended.err);
      said.push(ended.out);
    }
  });
  afterAll(() => rm(root, { recursive: true, force: true }));

  /** Another arrangement of the shards. */
  async function arranged(name: string, change: (folder: string) => Promise<unknown>): Promise<string> {
    await cp(at("shards"), at(name), { recursive: true });
    await change(at(name));
    return at(name);
  }
  const shardFile = async (store: string): Promise<string> => {
    const [name = ""] = await readdir(join(store, "shards"));
    return join(store, "shards", name);
  };
  const edited = async (store: string, change: object): Promise<void> => {
    const path = await shardFile(store);
    await writeFile(path, JSON.stringify({ ...(JSON.parse(await readFile(path, "utf8")) as object), ...change }));
  };
  const refused = async (folder: string): Promise<string> => {
    const to = `${folder}-joined`;
    const ended = await precedent(["merge", folder, "--to", to]);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(await readdir(to).catch(() => "none")).toBe("none");
    return ended.err;
  };

  test("what is joined is taken, and the ledger is that of one machine", async () => {
    said.forEach((text, i) => expect(text).toMatch(new RegExp(`^shard ${i + 1}/3: \\d+ pieces? of work in `)));
    const merged = await precedent(["merge", at("shards"), "--to", at("joined")]);
    expect([merged.code, merged.err]).toEqual([0, ""]);
    expect(merged.out).toMatch(/^3 shards of small, seed 1, 60 worlds: (\d+) pieces of work, none missing; \1 new in /);
    const there = await precedent(line("--json", "--store", at("joined")));
    const here = await precedent(line("--json", "--no-store"));
    const numbers = (text: string): unknown => ({ ...(JSON.parse(text) as object), timing: null });
    expect(numbers(there.out)).toEqual(numbers(here.out));
    expectOneDocument("merge", await precedent(["merge", at("shards"), "--json"]), false);
    // again: nothing is new
    const again = await merge(
      at("shards"),
      () => StoreFolder.open(at("joined")),
      () => undefined,
    );
    expect(again.written).toBe(0);
  });

  test("a shard that is missing, and one that is there twice", async () => {
    expect(await refused(await arranged("gap", (f) => rm(join(f, "2"), { recursive: true })))).toMatch(/a gap: of 3 shards number 2 did not/); // prettier-ignore
    expect(await refused(await arranged("double", (f) => cp(join(f, "1"), join(f, "one"), { recursive: true })))).toMatch(/a double: shard 1\/3 is in "1" and "one"/); // prettier-ignore
  });

  test("another version, another question, another number of shards", async () => {
    expect(await refused(await arranged("version", (f) => edited(join(f, "2"), { version: "b".repeat(64) })))).toMatch(/shard 2\/3 in ".*" has results of version b{12}, shard 1\/3 in ".*" of [0-9a-f]{12}; run them with one Precedent/); // prettier-ignore
    const question = { id: "small", scenario: "c".repeat(64), seed: 7, worlds: 60, claims: [] };
    expect(await refused(await arranged("question", (f) => edited(join(f, "2"), { question })))).toMatch(/asks small, seed 7, 60 worlds, shard 1/); // prettier-ignore
    expect(await refused(await arranged("parts", (f) => edited(join(f, "2"), { of: 4 })))).toMatch(/shard 2\/4 in ".*" is not one of 3/); // prettier-ignore
  });

  test("a piece that is missing, or damaged; a shard's own file that is", async () => {
    const stores = await Promise.all(
      ["1", "2", "3"].map(async (part) => ({ part, pieces: await (await StoreFolder.open(at("shards", part))).all("pieces") })), // prettier-ignore
    );
    const { part, pieces } = stores.find((store) => store.pieces.length > 0) as (typeof stores)[number];
    const { name } = pieces[0] as (typeof pieces)[number];
    const path = (folder: string): string => join(folder, part, "pieces", name.slice(0, 2), name);
    expect(await refused(await arranged("lost", (f) => rm(path(f))))).toMatch(new RegExp(`a gap: piece "${name}" of shard ${part} is missing in .*; run shard ${part}/3 there again`)); // prettier-ignore
    expect(await refused(await arranged("cut", async (f) => writeFile(path(f), (await readFile(path(f))).subarray(0, -5))))).toMatch(/is damaged \(changed\)/); // prettier-ignore
    expect(await refused(await arranged("own", async (f) => writeFile(await shardFile(join(f, "3")), "{")))).toMatch(/is damaged: run that shard again/); // prettier-ignore
  });

  test("a folder without shards, and what is no part", async () => {
    expect(await refused(at("small"))).toMatch(/no shard that came to its end is in/);
    expect(await refused(at("nowhere"))).toMatch(/there is no folder "/);
    for (const [more, why] of [
      [["--shard", "4/3", "--store", at("x")], /is no part: the second of eight is 2\/8/],
      [["--shard", "1/3"], /add --store shards\/2/],
      [["--together"], /--together goes with --shard/],
    ] as const) {
      const ended = await precedent(line(...more));
      expect([ended.code, ended.out]).toEqual([2, ""]);
      expect(ended.err).toMatch(why);
    }
  });
});
