// What a store believes, and what it leaves behind: files that were cut short, changed, moved or written by another, a folder of something else,
// a disk that is full, two processes at once.
import { fork } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FORMAT } from "../../../src/node/store/file.ts";
import { NoStore, StoreFolder, usualFolder } from "../../../src/node/store/folder.ts";
import { Store } from "../../../src/node/store/store.ts";
import { work, type Job } from "../../../src/run/work.ts";
import { compiler, PLAN } from "../../../src/world/compile.ts";
import { emptyFolder } from "../../cli/folders.ts";
import { shortCrisis } from "../../fixture/crisis.ts";

const root = emptyFolder();
const compiled = compiler(shortCrisis());
const job: Job = {
  plan: PLAN,
  worlds: [0, 1, 2],
  replicates: [0, 1],
  branches: [0, 1],
  rows: true,
  followFrom: Infinity,
  contrasts: [],
  conditions: ["requested"],
};

interface Asked {
  readonly told: readonly string[];
  readonly computed: number;
  readonly full: readonly string[];
  readonly result: string;
}

/** Asks for one piece by way of the store in a folder. */
async function ask(folder: string, asked = job): Promise<Asked> {
  const told: string[] = [];
  const full: string[] = [];
  let computed = 0;
  const opened = await StoreFolder.open(folder);
  const store = new Store(opened, { tell: (s) => told.push(s), full: (error) => full.push(error.code ?? "") });
  const none = (): never => {
    throw new Error("not asked");
  };
  const { execute } = store.around(compiled, {
    execute: (rest) => {
      computed++;
      return Promise.resolve(work(compiled, rest));
    },
    executePoints: none,
    executeAgreement: none,
  });
  const result = JSON.stringify(await execute(asked));
  return { told, computed, full, result };
}

function pieces(folder: string): string[] {
  const all = join(folder, "pieces");
  return readdirSync(all, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".piece"))
    .map((name) => join(all, name));
}

const expected = JSON.stringify(work(compiled, job));

describe("a file that is not what it was is told by name, computed anew and replaced", () => {
  const bytesOf = (path: string): Buffer => readFileSync(path);
  test.each<[string, (path: string) => void, RegExp]>([
    ["cut short", (path) => writeFileSync(path, bytesOf(path).subarray(0, 20)), /is cut short/],
    ["cut in the middle", (path) => writeFileSync(path, bytesOf(path).subarray(0, -40)), /was changed since/],
    ["empty", (path) => writeFileSync(path, ""), /is cut short/],
    ["of something else", (path) => writeFileSync(path, "x".repeat(200)), /is no file of the store/],
    [
      "one bit changed",
      (path) => {
        const bytes = bytesOf(path);
        bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1;
        writeFileSync(path, bytes);
      },
      /was changed since/,
    ],
    [
      "of a newer format",
      (path) => {
        const bytes = bytesOf(path);
        bytes.writeUInt32LE(FORMAT + 1, 8);
        writeFileSync(path, bytes);
      },
      /has format 2, of a newer Precedent/,
    ],
  ])("%s", async (_, spoil, says) => {
    const folder = join(root, `spoilt ${String(says)}`.replaceAll(/\W/g, ""));
    rmSync(folder, { recursive: true, force: true });
    await ask(folder);
    const [path = ""] = pieces(folder);
    spoil(path);
    const again = await ask(folder);
    expect(again.told).toHaveLength(1);
    expect(again.told[0]).toMatch(says);
    expect(again.told[0]).toContain(path.split("/").at(-1));
    expect(again).toMatchObject({ computed: 1, result: expected });
    expect(await ask(folder)).toMatchObject({ told: [], computed: 0, result: expected });
  });

  test("a file in another's place", async () => {
    const folder = join(root, "moved");
    await ask(folder);
    const [own = ""] = pieces(folder);
    await ask(folder, { ...job, plan: { ...PLAN, seed: 2 } });
    const other = pieces(folder).find((path) => path !== own) as string;
    renameSync(other, own);
    const again = await ask(folder);
    expect(again.told[0]).toMatch(/is another's/);
    expect(again).toMatchObject({ computed: 1, result: expected });
  });

  test("a folder in the place of a file", async () => {
    const folder = join(root, "blocked");
    await ask(folder);
    const [own = ""] = pieces(folder);
    rmSync(own);
    mkdirSync(own);
    expect(await ask(folder)).toMatchObject({ computed: 1, result: expected, full: ["EISDIR"] });
  });
});

test("a folder of something else, and a store of a newer format, are refused", async () => {
  const other = join(root, "other");
  mkdirSync(other);
  writeFileSync(join(other, "thesis.txt"), "mine");
  await expect(StoreFolder.open(other)).rejects.toThrow(NoStore);
  expect(readdirSync(other)).toEqual(["thesis.txt"]);
  const newer = join(root, "newer");
  await StoreFolder.open(newer);
  writeFileSync(join(newer, "store.json"), '{"precedent":"store","format":2}');
  await expect(StoreFolder.open(newer)).rejects.toThrow(/newer Precedent/);
  writeFileSync(join(newer, "store.json"), "{");
  await expect(StoreFolder.open(newer)).rejects.toThrow(/none of a store/);
});

test("what a process left that is no more is taken away, and nothing of one that lives", async () => {
  const folder = join(root, "left");
  await ask(folder);
  const own = hostname().replaceAll(/[^A-Za-z0-9]/g, "");
  const dead = await ended();
  writeFileSync(join(folder, "new", `${own}-${dead}-0123456789ab`), "half");
  writeFileSync(join(folder, "new", `${own}-${process.pid}-0123456789ab`), "half");
  writeFileSync(join(folder, "new", `elsewhere-${dead}-0123456789ab`), "half");
  await StoreFolder.open(folder);
  expect(readdirSync(join(folder, "new")).sort()).toEqual(
    [`${own}-${process.pid}-0123456789ab`, `elsewhere-${dead}-0123456789ab`].sort(),
  );
});

/** The number of a process that has ended. */
const ended = (): Promise<number> =>
  new Promise((resolve) => {
    const child = fork("-", { execArgv: ["--version"], silent: true });
    child.on("exit", () => resolve(child.pid as number));
  });

test("what can't be written is told once, and the answer is right all the same", async () => {
  const folder = join(root, "full");
  const opened = await StoreFolder.open(folder);
  // a file where a folder would be made
  writeFileSync(join(folder, "pieces"), "");
  expect(opened.sealed).toBe(null);
  const asked = await ask(folder);
  expect(asked).toMatchObject({ computed: 1, result: expected });
  expect(asked.full).toHaveLength(1);
  expect(statSync(join(folder, "pieces")).size).toBe(0);
});

test("two at once write the same, and each has its answer", async () => {
  const folder = join(root, "two");
  const both = await Promise.all([ask(folder), ask(folder)]);
  for (const one of both) expect(one).toMatchObject({ told: [], full: [], result: expected });
  expect(pieces(folder)).toHaveLength(1);
  expect(readdirSync(join(folder, "new"))).toEqual([]);
});

test("the usual folder is the platform's own for what can be made again", () => {
  expect(usualFolder({ XDG_CACHE_HOME: "/c" }, "linux", "/u")).toBe("/c/precedent");
  expect(usualFolder({ XDG_CACHE_HOME: "c" }, "linux", "/u")).toBe("/u/.cache/precedent");
  expect(usualFolder({}, "darwin", "/u")).toBe("/u/Library/Caches/precedent");
  expect(usualFolder({ LOCALAPPDATA: "/l" }, "win32", "/u")).toBe("/l/precedent");
});
