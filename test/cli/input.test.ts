// What users get wrong: exit 2, a sentence that names it, nothing written, no stack.
import { existsSync } from "node:fs";
import { mkdtemp, mkdir, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { SMALL } from "../scenario/small.ts";
import { KAZAKHSTAN, precedent } from "./command.ts";

let folder = "";
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "precedent-"));
  for (const [name, changes] of [
    ["sound", {}],
    ["broken", { "scenario.yaml": "format: 1\nid: [unclosed\n" }],
    [
      "hostile",
      {
        "scenario.yaml": SMALL["scenario.yaml"]
          ?.replace("title: A small crisis", 'title: "<script>alert(1)</script>\\e[31mred\\u202e"')
          .replace("name: price of bread", 'name: "\\e]0;x\\a<img src=x onerror=alert(1)>"'),
        "places.csv": SMALL["places.csv"]?.replace("north,North", 'north,"=cmd|<svg onload=alert(1)>\u001b[2J\u202e"'),
        "claims.yaml": SMALL["claims.yaml"]
          ?.replace("text: An undisputed", 'text: "=1+1 \\e[2J</style> An undisputed')
          .replace("helped more often.", 'helped more often."'),
      },
    ],
  ] as const) {
    await mkdir(at(name));
    for (const [file, text] of Object.entries({ ...SMALL, ...changes }))
      await writeFile(join(at(name), file), text as string);
  }
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
  ["an unknown option", () => ["test", KAZAKHSTAN, "--wrolds", "5"], /unknown option/],
  ...["0", "-1", "1e9", "1000001", "abc", "1.5", "99999999999999999999"].map(
    (n) => [`--worlds ${n}`, () => ["test", KAZAKHSTAN, `--worlds=${n}`], /whole number/] as const,
  ),
  ...["-1", "1.5", "abc", "1e400"].map(
    (n) => [`--seed ${n}`, () => ["run", KAZAKHSTAN, `--seed=${n}`], /whole number/] as const,
  ),
  ["--workers 0", () => ["test", KAZAKHSTAN, "--workers", "0"], /whole number/],
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

describe("exit 2", () => {
  test.concurrent.each(CASES)("%s", async (_, args, says) => {
    const ended = await precedent(args());
    expect(ended.code).toBe(2);
    expect(ended.err).toMatch(says);
    expect(ended.err).not.toMatch(/\n\s+at /);
    expect(ended.out).toBe("");
    // eslint-disable-next-line no-control-regex
    expect(ended.err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
  test("leaves nothing half-written", async () => {
    expect((await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".part"))).toEqual([]);
  });
});

describe("exit 0", () => {
  test.concurrent.each([
    ["--help"],
    ["--version"],
    ["test", "--help"],
    ["run", "--help"],
    ["check", "--help"],
    ["help"],
    ["help", "PR-S014"],
  ])("%s %s", async (...args) => {
    const ended = await precedent(args);
    expect(ended.code).toBe(0);
    expect(ended.out).not.toBe("");
  });
  test("a hostile title stays text: no markup on the page, no control codes on the terminal", async () => {
    const ended = await precedent(["test", at("hostile"), "--worlds", "40", "--out", at("out")]);
    expect(ended.code).toBe(0);
    // eslint-disable-next-line no-control-regex
    expect(ended.out).not.toMatch(/\u001b/);
    const { readFile } = await import("node:fs/promises");
    expect(await readFile(join(at("out"), "report.html"), "utf8")).not.toMatch(
      /<script>alert\(1\)|<svg onload|<img|<\/style> An/,
    );
    expect((await readdir(at("out"))).sort()).toEqual(["data", "report.html", "report.json"]);
    // what is written beside the page acts on no terminal and no spreadsheet either
    const written = (await readdir(at("out"), { recursive: true })).filter((name) => /\.(json|csv)$/.test(name));
    expect(written.length).toBeGreaterThan(4);
    for (const name of written) {
      const text = await readFile(join(at("out"), name), "utf8");
      // eslint-disable-next-line no-control-regex
      expect(text, name).not.toMatch(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]|\p{Cf}/u);
      if (name.endsWith(".csv")) expect(text, name).not.toMatch(/(^|,)"?[=@]/m);
    }
    const told = await precedent(["run", at("hostile"), "--run", "0.0"]);
    // eslint-disable-next-line no-control-regex
    expect(told.out + told.err).not.toMatch(/[\u0000-\u0009\u000b-\u001f]|\p{Cf}/u);
    for (const line of ended.out.split("\n"))
      if (!/https?:|precedent run|report /.test(line)) expect(Array.from(line).length).toBeLessThanOrEqual(80);
  });
  test("--json prints one JSON document and nothing else", async () => {
    const ended = await precedent(["test", at("sound"), "--worlds", "40", "--json"]);
    expect(ended.code).toBe(0);
    expect(ended.err).toBe("");
    expect(JSON.parse(ended.out)).toMatchObject({ format: 1, seed: 1 });
    expect(ended.out).not.toMatch(/NaN|undefined|Infinity/);
  });
});
