// What results are written into: made whole or not at all, never over what is not its own, never through a link.
import { execFileSync } from "node:child_process";
import { chmod, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeFolder, unmake, writableFolder, writeWhole, type Written } from "../../src/cli/outFolder.ts";

let root = "";
let folder = "";
let tries = 0;
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), "precedent-out-"))));
beforeEach(() => (folder = join(root, `out-${tries++}`)));
afterAll(() => rm(root, { recursive: true, force: true }));

const LIST = ".precedent.json";
/** A result of this run: the same files, and another table by each. */
const result = (run: string): Written[] => [
  ["report.html", `page ${run}`],
  ["report.json", `json ${run}`],
  ["data/claims.csv", `claims ${run}`],
  [`data/${run}.csv`, `only ${run}`],
];
const all = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((e) => !e.isDirectory())
    .map((e) => join(e.parentPath, e.name).slice(folder.length + 1))
    .sort();
const text = (name: string): Promise<string> => readFile(join(folder, name), "utf8");
const FIRST = [LIST, "data/claims.csv", "data/first.csv", "report.html", "report.json"];

test("makes what is missing, says what it made, and takes it away again where it is empty", async () => {
  const made = await makeFolder(join(root, "a/b/c"));
  expect(made).toEqual([join(root, "a"), join(root, "a/b"), join(root, "a/b/c")]);
  expect(await makeFolder(join(root, "a/b/c"))).toEqual([]);
  await writeFile(join(root, "a/b/kept"), "");
  await unmake(made);
  expect(await readdir(join(root, "a/b"))).toEqual(["kept"]);
});

test("a trial leaves nothing behind, whether it can be written or not", async () => {
  await mkdir(folder);
  await writableFolder(folder, []);
  expect(await readdir(folder)).toEqual([]);
  await writableFolder(join(folder, "new/x"), ["report.html"]);
  expect(await readdir(folder)).toEqual([]);
  await writeFile(join(root, "file"), "");
  await expect(writableFolder(join(root, "file/x/y"), [])).rejects.toThrow(/is a file, not a folder/);
  await expect(writableFolder(join(root, `new/${"x".repeat(300)}/y`), [])).rejects.toThrow(/the name is too long/);
  await expect(stat(join(root, "new"))).rejects.toThrow("ENOENT");
});

describe("its own files", () => {
  test("a result takes the place of the one before, with all that was part of it", async () => {
    expect(await writeWhole(folder, result("first"))).toBe(join(folder, "report.html"));
    expect(await all()).toEqual(FIRST);
    await writeWhole(folder, result("second"));
    expect(await all()).toEqual([LIST, "data/claims.csv", "data/second.csv", "report.html", "report.json"]);
    expect(await text("report.html")).toBe("page second");
    expect(await text("data/claims.csv")).toBe("claims second");
    // a folder that is no longer needed goes too
    await writeWhole(folder, [["report.html", "page third"]]);
    expect(await all()).toEqual([LIST, "report.html"]);
    expect(await readdir(folder)).not.toContain("data");
  });
  test("other results and the user's own files beside it stay", async () => {
    await writeWhole(folder, result("first"));
    await writeWhole(folder, [["posterior.json", "worlds"]]);
    await writeFile(join(folder, "data/notes.csv"), "mine");
    await writeWhole(folder, result("second"));
    expect(await text("posterior.json")).toBe("worlds");
    expect(await text("data/notes.csv")).toBe("mine");
    await writeWhole(folder, [["posterior.json", "other worlds"]]);
    expect(await text("posterior.json")).toBe("other worlds");
  });
  test("what is there can be read by whoever could read any new folder", async () => {
    await writeWhole(folder, result("first"));
    await mkdir(join(root, "plain"), { recursive: true });
    expect((await stat(folder)).mode).toBe((await stat(join(root, "plain"))).mode);
  });
});

describe("what is not its own is refused before and after the work, and nothing changes", () => {
  const spoilt: readonly (readonly [string, () => Promise<void>, RegExp])[] = [
    [
      "a page that was edited",
      () => writeFile(join(folder, "report.html"), "edited"),
      /report\.html" would be written/,
    ],
    [
      "a table that was edited",
      () => writeFile(join(folder, "data/first.csv"), "edited"),
      /data\/first\.csv" would be/,
    ],
    ["a list that was taken away", () => rm(join(folder, LIST)), /report\.html" would be written over/],
    [
      "a list that leads out of the folder",
      () => writeFile(join(folder, LIST), JSON.stringify({ format: 1, results: { "../file": { "../file": "" } } })),
      /report\.html" would be written over/,
    ],
  ];
  test.each(spoilt)("%s", async (_, spoil, says) => {
    await writeWhole(folder, result("first"));
    await spoil();
    const before = await all();
    await expect(writableFolder(folder, ["report.html", "report.json"])).rejects.toThrow(says);
    await expect(writeWhole(folder, result("second"))).rejects.toThrow(says);
    expect(await all()).toEqual(before);
  });
  test.each(["report.html", "report.json", "data/claims.csv", LIST, "data"])("a link: %s", async (name) => {
    const elsewhere = join(root, `elsewhere-${tries}`);
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, "claims.csv"), "mine");
    await mkdir(join(folder, "data"), { recursive: true });
    await rm(join(folder, name), { recursive: true, force: true });
    await symlink(name === "data" ? elsewhere : join(elsewhere, "claims.csv"), join(folder, name));
    if (name === LIST) await writeFile(join(folder, "report.html"), "mine");
    await expect(writeWhole(folder, result("first"))).rejects.toThrow(/is not as Precedent wrote it/);
    expect((await lstat(join(folder, name))).isSymbolicLink()).toBe(true);
    expect(await readdir(elsewhere)).toEqual(["claims.csv"]);
    expect(await readFile(join(elsewhere, "claims.csv"), "utf8")).toBe("mine");
  });
  test("links by the names of unfinished files are nothing to it", async () => {
    await mkdir(folder);
    await writeFile(join(root, "mine"), "mine");
    for (const name of ["report.html.part", ".precedent", "new"]) await symlink(join(root, "mine"), join(folder, name));
    await writeWhole(folder, result("first"));
    expect(await readFile(join(root, "mine"), "utf8")).toBe("mine");
  });
  test("a folder in the way of a file", async () => {
    await mkdir(join(folder, "report.html"), { recursive: true });
    await expect(writeWhole(folder, result("first"))).rejects.toThrow(/report\.html" would be written over/);
    expect(await all()).toEqual([]);
  });
});

test("what a killed process left goes, what a living one is at stays", async () => {
  const dead = Number(execFileSync(process.execPath, ["-p", "process.pid"], { encoding: "utf8" }));
  await mkdir(join(folder, `.precedent-${dead}-0a1b2c/new`), { recursive: true });
  await mkdir(join(folder, `.precedent-${process.pid}-0a1b2c`));
  await writeWhole(folder, result("first"));
  const left = (await readdir(folder)).filter((name) => name.startsWith(".precedent-"));
  expect(left).toEqual([`.precedent-${process.pid}-0a1b2c`]);
});

test("where one file cannot take its place, all of the result before comes back", async () => {
  await writeWhole(folder, result("first"));
  // a folder by the name of a table that is new, made where no trial looks: the last moves fail on it
  const files: Written[] = [...result("first").map(([name, t]) => [name, `${t} anew`] as const), ["x/y", "z"]];
  if (process.getuid?.() === 0) {
    // who may do everything is stopped by what nobody may do
    await expect(writeWhole(folder, [...files, ["x".repeat(300), ""]])).rejects.toThrow(/name is too long/);
  } else {
    await chmod(join(folder, "data"), 0o500);
    await expect(writeWhole(folder, files)).rejects.toThrow(/you may not write there/);
    await chmod(join(folder, "data"), 0o700);
  }
  expect(await all()).toEqual(FIRST);
  expect(await text("report.html")).toBe("page first");
  expect(await readdir(folder)).not.toContain("x");
});
