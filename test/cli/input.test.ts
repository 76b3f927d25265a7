// What users get wrong: exit 2, a sentence that names it, nothing written, no stack.
import { existsSync } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { BRIEF } from "../scenario/small.ts";
import { seed, worlds } from "../../src/cli/options.ts";
import { precedent, session, unwrapped } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const folder = emptyFolder();
const inTurn = session();
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  await written(at("sound"), BRIEF);
  await written(at("broken"), { ...BRIEF, "scenario.yaml": "format: 1\nid: [unclosed\n" });
  await mkdir(at("empty"));
  await writeFile(at("file"), "text");
});

const CASES: readonly (readonly [what: string, args: () => string[], says: RegExp])[] = [
  ["no such folder", () => ["test", at("none")], /there is no folder/],
  ["a file for a folder", () => ["check", at("file")], /is a file/],
  ["an empty folder", () => ["check", at("empty")], /scenario\.yaml/],
  ["broken YAML", () => ["test", at("broken")], /scenario\.yaml:\d+:\d+/],
  ["no folder given", () => ["test"], /missing required argument/],
  ["an unknown verb", () => ["tset"], /unknown command|error/],
  ["an unknown option", () => ["test", at("sound"), "--wrolds", "5"], /unknown option/],
  ...["0", "-1", "1e9", "1000001", "abc", "1.5", "99999999999999999999"].map(
    (n) => [`--worlds ${n}`, () => ["test", at("sound"), `--worlds=${n}`], /whole number/] as const,
  ),
  ...["-1", "1.5", "abc", "1e400"].map(
    (n) => [`--seed ${n}`, () => ["run", at("sound"), `--seed=${n}`], /whole number/] as const,
  ),
  ["--workers 0", () => ["test", at("sound"), "--workers", "0"], /whole number/],
  ["out is a file", () => ["test", at("sound"), "--worlds", "40", "--out", at("file")], /cannot write/],
  [
    "out is below a file",
    () => ["test", at("sound"), "--worlds", "40", "--out", join(at("file"), "x")],
    /cannot write/,
  ],
  ["no name for out", () => ["test", at("sound"), "--worlds", "40", "--out", ""], /needs the name of a folder/],
  // where nobody may make a folder, not even root; elsewhere than on Linux the same path is below a file
  [
    "out where no folder can be",
    () => [
      "test",
      at("sound"),
      "--worlds",
      "40",
      "--out",
      existsSync("/proc/self") ? "/proc/x/y" : join(at("file"), "y"),
    ],
    /cannot write .*: (no folder can be made|a part of its path)/,
  ],
  [
    "an argument that would colour the terminal",
    () => ["run", at("sound"), "--run", "\u001b[31m1"],
    /^error "\[31m1" is not/,
  ],
  ["a verb that would", () => ["\u001b[31mtest"], /^error: unknown command '\[31mtest'/],
  ["a run that has no such name", () => ["run", at("sound"), "--run", "12"], /is not the name of a run/],
  ["another", () => ["run", at("sound"), "--run", "1.2; rm"], /is not the name of a run/],
  ["an unknown code", () => ["help", "PR-X999"], /no code/],
];

test.each([
  ...["0", "-1", "1e9", "1000001", "abc", "1.5", "99999999999999999999"].map(
    (text) => ["worlds", worlds(1), text] as const,
  ),
  ...["-1", "1.5", "abc", "1e400"].map((text) => ["seed", seed, text] as const),
])("--%s: what is no number of it is refused", (_, option, text) => {
  expect(() => option.read?.(text)).toThrow(/whole number/);
});

describe("exit 2", () => {
  test.each(CASES)("%s", async (_, args, says) => {
    const ended = await inTurn(args());
    expect(ended.code).toBe(2);
    expect(unwrapped(ended.err)).toMatch(says);
    expect(ended.err).not.toMatch(/\n\s+at /);
    expect(ended.out).toBe("");
    // eslint-disable-next-line no-control-regex
    expect(ended.err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
  test.each([
    [["tset"]],
    [["test"]],
    [["run", at("sound"), "--seed=-1"]],
    [["check", at("broken")]],
    [["new", ".."]],
    [["help", "PR-X999"]],
    [["help", "PR-S014"]],
    [["--version"]],
  ])("%j ends a process as it ends in turn", async (args) => {
    expect(await precedent(args)).toEqual(await inTurn(args));
  });
  test("leaves nothing half-written", async () => {
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe("exit 0", () => {
  test.each([
    ["--help"],
    ["--version"],
    ["test", "--help"],
    ["run", "--help"],
    ["check", "--help"],
    ["help"],
    ["help", "PR-S014"],
  ])("%s %s", async (...args) => {
    const ended = await inTurn(args);
    expect(ended.code).toBe(0);
    expect(ended.out).not.toBe("");
  });
});

test("what is printed depends on no language, time zone or wish for colour of the machine", async () => {
  const env = {
    LANG: "tr_TR.UTF-8",
    LC_ALL: "de_DE.UTF-8",
    TZ: "Asia/Kathmandu",
    FORCE_COLOR: "1",
    CLICOLOR_FORCE: "1",
    TERM: "dumb",
    COLUMNS: "200",
    CI: "true",
  };
  for (const args of [
    ["run", at("sound"), "--worlds", "60", "--workers", "1"],
    ["run", "--help"],
    ["check", at("broken")],
  ]) {
    const [plain, other] = await Promise.all([precedent(args), precedent(args, { env })]);
    expect([other.code, other.out]).toEqual([plain.code, plain.out]);
    if (plain.code === 2) expect(other.err).toBe(plain.err);
  }
});

test("where nobody looks, progress is a line as work begins and one as every tenth of it is done", async () => {
  const { err } = await precedent(["run", at("sound"), "--worlds", "500", "--workers", "1"]);
  const [first, ...lines] = err.trimEnd().split("\n");
  expect(first).toBe("worlds: 500 worlds");
  const shares = lines.map((line) => Number(/^(\d+) % done(, about \d+ s left)?$/.exec(line)?.[1]));
  expect(shares).toEqual([5, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
});
