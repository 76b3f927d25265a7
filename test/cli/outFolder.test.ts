// Folders that are made for a result: all of them or none.
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeFolder, unmake, writableFolder } from "../../src/cli/outFolder.ts";

let root = "";
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), "precedent-out-"))));
afterAll(() => rm(root, { recursive: true, force: true }));

test("makes what is missing, says what it made, and takes it away again where it is empty", async () => {
  const made = await makeFolder(join(root, "a/b/c"));
  expect(made).toEqual([join(root, "a"), join(root, "a/b"), join(root, "a/b/c")]);
  expect(await makeFolder(join(root, "a/b/c"))).toEqual([]);
  await writeFile(join(root, "a/b/kept"), "");
  await unmake(made);
  expect(await readdir(join(root, "a/b"))).toEqual(["kept"]);
});

test("leaves no probe behind, and nothing at all where it cannot write", async () => {
  await mkdir(join(root, "there"));
  expect(await writableFolder(join(root, "there"))).toEqual([]);
  expect(await readdir(join(root, "there"))).toEqual([]);
  await writeFile(join(root, "file"), "");
  await expect(writableFolder(join(root, "file/x/y"))).rejects.toThrow(/is a file, not a folder/);
  await expect(writableFolder(join(root, `new/${"x".repeat(300)}/y`))).rejects.toThrow(/the name is too long/);
  await expect(stat(join(root, "new"))).rejects.toThrow("ENOENT");
});
