// `precedent fit` as a user starts it, and its posterior in the verbs that take it: what is refused, what is written, what an interruption leaves.
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Posterior } from "../../src/questions/test/posterior.ts";
import { SMALL } from "../scenario/small.ts";
import { precedent } from "./command.ts";

const UNTIL = "2022-01-03T00:00+06:00";
const GIVEN = `given the record to ${UNTIL}, in-sample`;
const HOLD = "--force=government never concede";
let root = "";
let small = "";
let other = "";
let out = "";
let file = "";
let fitted: Awaited<ReturnType<typeof precedent>>;
const fit = (...more: string[]) => precedent(["fit", small, ...more]);
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "precedent-fit-"));
  [small, other] = [await mkdtemp(join(root, "s-")), await mkdtemp(join(root, "o-"))];
  for (const [name, text] of Object.entries(SMALL)) {
    await writeFile(join(small, name), text);
    await writeFile(join(other, name), text.replace("id: small", "id: other"));
  }
  out = join(root, "out");
  file = join(out, "posterior.json");
  fitted = await fit("--until", UNTIL, "--worlds", "20", "--seed", "0", "--workers", "2", "--out", out);
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

describe("fit", () => {
  test.concurrent.each([
    ["no date", [], /required option '--until <date>'/],
    ["no date that can be read", ["--until", "the fifth"], /error in --until: /],
    ["a date before the start", ["--until", "2021-12-01T00:00Z"], /2021-12-01T00:00Z is outside the scenario/],
    ["a date beyond the horizon", ["--until", "2022-06-01T00:00Z"], /is outside the scenario, which has 30 days from/],
    [
      "a date by which the record has nothing",
      ["--until", "2022-01-01T12:00+06:00"],
      /no entry up to 2022-01-01T12:00\+06:00 that can be fitted; give a later --until/,
    ],
    ["scores that end too early", ["--until", UNTIL, "--score", "2022-01-02T00:00+06:00"], /is not after --until/],
    ["too few chains", ["--until", UNTIL, "--worlds", "3"], /a whole number from 10/],
  ] as const)("%s: a sentence, exit 2, nothing on the output", async (_, args, says) => {
    const ended = await fit(...args);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.err).toMatch(says);
    expect(ended.err).not.toMatch(/\n\s+at |undefined|\[object/);
  });

  test("writes the posterior and says what it is; --json prints the same for another number of workers", async () => {
    expect(fitted.code).toBe(0);
    expect(fitted.out.replaceAll(/\s+/g, " ")).toContain(GIVEN);
    expect(fitted.out).toMatch(/The record leaves \d+ independent worlds' worth/);
    expect(await readdir(out)).toEqual(["posterior.json"]);
    const text = await readFile(file, "utf8");
    const found = JSON.parse(text) as Posterior;
    expect(found).toMatchObject({ format: 1, kind: "posterior", seed: 0, fitted: ["people-day-2"], stopped: null });
    expect(found.worlds.length).toBe(Math.floor(found.worth));
    const again = await fit("--until", UNTIL, "--worlds", "20", "--seed", "0", "--workers", "1", "--json");
    expect([again.code, again.err]).toEqual([0, ""]);
    expect(again.out).toBe(text);
  }, 120_000);
});

describe("Ctrl-C", () => {
  test("before the record was let in: exit 130, it says that nothing usable exists, no file", async () => {
    const early = join(root, "early");
    const ended = await precedent(
      ["fit", "scenarios/kazakhstan-2022", "--until", "2022-01-06T00:00+06:00", "--out", early],
      (kill) => void setTimeout(() => kill("SIGINT"), 2000),
    );
    expect(ended.code).toBe(130);
    expect(ended.err).toContain("nothing was written");
    expect(ended.out).toBe("");
    await expect(readdir(early)).rejects.toThrow("ENOENT");
  }, 60_000);
});

describe("--posterior", () => {
  test.concurrent.each([
    ["test", ["--worlds", "80"]],
    ["run", []],
    ["compare", [HOLD]],
    ["explain", ["--run", "3.0", "--of", "not fallen"]],
  ] as const)(
    "%s rests on the worlds of the file, and says what it is given",
    async (verb, args) => {
      const found = await precedent([
        verb,
        small,
        "--posterior",
        file,
        ...args,
        ...(verb === "test" ? ["--json"] : []),
      ]);
      expect(found.code).toBe(0);
      expect(found.out.replaceAll(/\s+/g, " ")).toContain(GIVEN);
      const refused = await precedent([verb, other, "--posterior", file, ...args]);
      expect([refused.code, refused.out]).toEqual([2, ""]);
      expect(refused.err).toMatch(/cannot be used: it is of the scenario "small", not of "other"; fit again/);
    },
    120_000,
  );
  test("explain and compare replay the same run of it as run does", async () => {
    const json = async (...args: string[]) =>
      JSON.parse((await precedent([...args, "--posterior", file, "--run", "3.0", "--json"])).out) as {
        run: { days: unknown; values: unknown };
        base: { days: unknown };
      };
    const { run } = await json("run", small);
    const drawn = JSON.parse((await precedent(["run", small, "--run", "3.0", "--json"])).out) as { run: typeof run };
    expect(run.values).not.toEqual(drawn.run.values);
    expect((await json("explain", small, "--of", "not fallen")).run.days).toEqual(run.days);
    expect((await json("compare", small, HOLD)).base.days).toEqual(run.days);
  }, 60_000);
  test("a world that it does not have, no file, no posterior: exit 2", async () => {
    for (const [args, says] of [
      [["explain", small, "--posterior", file, "--run", "9999.0"], /there is no world 9999/],
      [["compare", small, "--posterior", file, HOLD, "--run", "9999.0"], /there is no world 9999/],
      [["compare", small, "--posterior", join(root, "none.json"), HOLD], /cannot read/],
      [["explain", small, "--posterior", "package.json", "--run", "0.0"], /it is no posterior/],
      [
        ["drivers", small, "--posterior", file, "--of", "large"],
        /drivers takes no --posterior: shares of variance need/,
      ],
    ] as const) {
      const ended = await precedent(args);
      expect([ended.code, ended.out]).toEqual([2, ""]);
      expect(ended.err).toMatch(says);
    }
  }, 60_000);
  test("a ledger's counterexample is looked at in the worlds that the ledger rests on", async () => {
    const report = join(root, "given.json");
    const ledger = await precedent(["test", small, "--posterior", file, "--worlds", "80", "--json"]);
    await writeFile(report, ledger.out);
    const ended = await precedent(["explain", small, "--counterexample", "C1", "--report", report]);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.err).toMatch(/its runs are those of a posterior; name the same file with --posterior/);
  }, 120_000);
});
