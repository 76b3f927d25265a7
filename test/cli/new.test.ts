// `precedent new`: a scenario that checks and runs, or nothing at all.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "./command.ts";

let here = "";
let elsewhere = "";
beforeAll(async () => {
  here = await mkdtemp(join(tmpdir(), "precedent-new-"));
  await mkdir(join(here, "below"));
  await mkdir(join(here, "taken"));
  await writeFile(join(here, "file"), "kept");
  elsewhere = await mkdtemp(join(tmpdir(), "precedent-elsewhere-"));
  await symlink(elsewhere, join(here, "outside"));
  await symlink("nowhere", join(here, "dangling"));
});
afterAll(async () => {
  for (const path of [here, elsewhere]) await rm(path, { recursive: true, force: true });
});

const run = (...args: string[]): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, "src/cli/main.ts"), ...args], {
      cwd: here,
      env: { ...process.env, FORCE_COLOR: undefined },
    });
    let out = "";
    let err = "";
    child.stdout.on("data", (text: Buffer) => (out += text.toString()));
    child.stderr.on("data", (text: Buffer) => (err += text.toString()));
    child.on("close", (code) => resolve({ code, out, err }));
  });

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
  expect(tested.out).toMatch(/verdicts/);
});

test("in a folder below, too", async () => {
  expect((await run("new", "below/other")).code).toBe(0);
  expect((await readdir(join(here, "below/other"))).length).toBe(7);
});

test.each([
  ["taken", /there already/],
  ["file", /there already/],
  ["dangling", /there already/],
  ["../mine2", /outside the folder/],
  ["/tmp/mine3", /outside the folder/],
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
  const before = (await readdir(here, { recursive: true })).sort();
  const { code, out, err } = await run("new", name);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toMatch(says);
  expect(err).not.toContain("\u001b");
  expect((await readdir(here, { recursive: true })).sort()).toEqual(before);
});
