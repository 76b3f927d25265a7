// `precedent new`: a scenario that checks and runs, or nothing at all.
import { mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { precedent, session } from "./command.ts";
import { emptyFolder } from "./folders.ts";

const root = emptyFolder();
const [here, elsewhere] = [join(root, "here"), join(root, "elsewhere")];
beforeAll(async () => {
  for (const path of [here, elsewhere]) await mkdir(path);
  await mkdir(join(here, "below"));
  await mkdir(join(here, "taken"));
  await writeFile(join(here, "file"), "kept");
  await symlink(elsewhere, join(here, "outside"));
  await symlink("nowhere", join(here, "dangling"));
});

const everything = async () => (await readdir(root, { recursive: true })).sort();
const inTurn = session(here);
const run = (...args: string[]) => precedent(args, { folder: here });

test("a new scenario checks without a warning and runs to a ledger", async () => {
  const made = await run("new", "mine");
  expect(made).toMatchObject({ code: 0, err: "" });
  expect(made.out).toContain("precedent check mine");
  const checked = await run("check", "mine");
  expect(checked).toMatchObject({ code: 0, err: "" });
  expect(checked.out).not.toMatch(/PR-W\d/);
  const tested = await run("test", "mine", "--worlds", "200", "--workers", "1", "--out", "ledger");
  expect(tested.code).toBe(0);
  expect(tested.out).toContain("With disciplined police the crowds stay smaller.");
  expect(tested.out).toMatch(/In the model, test by test:/);
});

test("in a folder below, too", async () => {
  expect((await run("new", "below/other")).code).toBe(0);
  expect((await readdir(join(here, "below/other"))).length).toBe(8);
});

const expectRefused = async (name: string, says: RegExp): Promise<void> => {
  const before = await everything();
  const { code, out, err } = await inTurn(["new", name]);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(says);
  expect(err).not.toContain("\u001b");
  expect(await everything()).toEqual(before);
};

test.each([
  ["taken", /there already/],
  ["file", /there already/],
  ["dangling", /there already/],
  ["../mine2", /outside the folder/],
  ["outside/mine4", /outside the folder/],
  ["none/mine", /there is no folder "none"/],
  ["..", /cannot be a scenario's name/],
  [".", /cannot be a scenario's name/],
  ["", /cannot be a scenario's name/],
  ["a b", /cannot be a scenario's name/],
  ["1st", /cannot be a scenario's name/],
  ["mine/", /cannot be a scenario's name/],
  ["x".repeat(65), /cannot be a scenario's name/],
  ["\u001b[31mred", /cannot be a scenario's name/],
])("%j is refused and leaves nothing", async (name, says) => {
  await expectRefused(name, says);
});

test("a path that begins at the root is refused where it leads elsewhere", async () => {
  await expectRefused(join(elsewhere, "mine3"), /outside the folder/);
});
