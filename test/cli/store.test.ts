// The store as a user meets it: a command again computes nothing, and what can't be used is said. Kills and all commands: store.deep.ts.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { BRIEF, RIVALS } from "../scenario/small.ts";
import { precedent, unwrapped } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";
import { expectOneDocument } from "./oneDocument.ts";

const root = emptyFolder();
const small = join(root, "small");
beforeAll(() => written(small, { ...BRIEF, ...RIVALS }));

describe("a store", () => {
  test("the same again computes nothing, and says the same", async () => {
    const line = ["run", small, "--worlds", "20", "--workers", "1", "--store", join(root, "again")];
    const first = await precedent(line);
    const again = await precedent(line);
    expect([again.code, again.out]).toEqual([0, first.out]);
    expect(first.err).not.toMatch(/from the store/);
    expect(again.err).toMatch(/^from the store in \d+\.\d s: nothing to compute$/m);
  });

  test("results: one document of each kind that drives no terminal", async () => {
    const of = (...args: string[]) => precedent(["results", ...args, "--store", join(root, "again"), "--json"]);
    expectOneDocument("results", await of(), false);
    expectOneDocument("results", await of(small, "--why"), false);
    expectOneDocument("results", await of("--export", join(root, "runs.csv")), false);
    expectOneDocument("results", await of("--prune", "1GB"), false);
    const both = await of("--prune", "1GB", "--export", join(root, "more.csv"));
    expect([both.code, both.out]).toEqual([2, ""]);
  });

  test("a folder that is no store is refused before anything runs; an unusable usual one costs a sentence", async () => {
    const mine = join(root, "mine");
    await mkdir(mine);
    await writeFile(join(mine, "notes.txt"), "mine");
    const ended = await precedent(["run", small, "--worlds", "4", "--store", mine]);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(unwrapped(ended.err)).toMatch(/^error ".*mine" is no store of Precedent and not empty.*--store, or --no-store; nothing was computed/); // prettier-ignore
    const usual = await precedent(["run", small, "--worlds", "4"], {
      env: { PRECEDENT_STORE: "", XDG_CACHE_HOME: join(mine, "notes.txt"), LOCALAPPDATA: join(mine, "notes.txt"), HOME: join(mine, "notes.txt") }, // prettier-ignore
    });
    expect(usual.code).toBe(0);
    expect(unwrapped(usual.err)).toMatch(/note cannot use ".*precedent" as a store: .*; everything is computed/);
  });
});
