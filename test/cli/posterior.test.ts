// A posterior in the verbs that take it, as a user starts them: what rests on its worlds, and what is refused. It is fitted here with less
// work than `precedent fit` does, which has a test of its own.
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadScenario } from "../../src/cli/scenario.ts";
import { workAgreement } from "../../src/run/agreement.ts";
import { fit } from "../../src/questions/fit/fit.ts";
import { compiler } from "../../src/world/compile.ts";
import { changed } from "../scenario/small.ts";
import { precedent, session, unwrapped } from "./command.ts";
import { FIRST_DAY, GIVEN, UNTIL } from "./firstDay.ts";
import { emptyFolder, written } from "./folders.ts";

const HOLD = "--force=government never concede";
const root = emptyFolder();
const inTurn = session();
const [small, other, file] = ["small", "other", "posterior.json"].map((name) => join(root, name)) as [
  string,
  string,
  string,
];
beforeAll(async () => {
  await written(small, FIRST_DAY);
  await written(other, {
    ...FIRST_DAY,
    "scenario.yaml": changed(FIRST_DAY, "scenario.yaml", ["id: small", "id: other"]),
  });
  const scenario = await loadScenario(small);
  const compiled = compiler(scenario);
  const found = await fit(scenario, {
    worlds: 40,
    seed: 0,
    until: { text: UNTIL, days: 1 },
    score: null,
    atOnce: 1,
    execute: (job) => Promise.resolve(workAgreement(compiled, job)),
    command: "precedent fit",
    budget: { first: 10, sweeps: 10, lastSweeps: 60, keeps: 12 },
  });
  if (found.worlds.length < 30) throw new Error(`a posterior of ${found.worlds.length} worlds`);
  await writeFile(file, `${JSON.stringify(found)}\n`);
});

const VERBS = [
  ["test", ["--worlds", "40", "--workers", "1", "--out", join(root, "out")]],
  ["run", ["--workers", "1"]],
  ["compare", [HOLD, "--worlds", "10", "--futures", "1", "--workers", "1"]],
  ["explain", ["--run", "3.0", "--of", "not fallen"]],
] as const;

describe("a posterior of this scenario and of another", () => {
  test.each(VERBS)("%s rests on the worlds of the file, and says what it is given", async (verb, args) => {
    const found = await precedent([verb, small, "--posterior", file, ...args]);
    expect(found.code).toBe(0);
    expect(unwrapped(found.out)).toContain(GIVEN);
  });
  test.each(VERBS)("%s takes none of another scenario", async (verb, args) => {
    const refused = await inTurn([verb, other, "--posterior", file, ...args]);
    expect([refused.code, refused.out]).toEqual([2, ""]);
    expect(refused.err).toMatch(/cannot be used: it is of the scenario "small", not of "other"; fit again/);
  });
  test("a ledger's counterexample is looked at in the worlds that the ledger rests on", async () => {
    const report = join(root, "out", "report.json");
    expect(await readFile(report, "utf8")).toContain(GIVEN);
    const ended = await inTurn(["explain", small, "--counterexample", "C1", "--report", report]);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.err).toMatch(/its runs are those of a posterior; name the same file with --posterior/);
  });
});

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
});

test.each([
  ["a world that it does not have", ["explain", "--posterior", file, "--run", "9999.0"], /there is no world 9999/],
  ["the same in a comparison", ["compare", "--posterior", file, HOLD, "--run", "9999.0"], /there is no world 9999/],
  ["no file", ["compare", "--posterior", join(root, "none.json"), HOLD], /cannot read/],
  ["no posterior", ["explain", "--posterior", "package.json", "--run", "0.0"], /it is no posterior/],
  [
    "a verb that takes none",
    ["drivers", "--posterior", file, "--of", "large"],
    /drivers takes no --posterior: shares of variance need/,
  ],
] as const)("%s: exit 2", async (_, [verb, ...args], says) => {
  const ended = await inTurn([verb, small, ...args]);
  expect([ended.code, ended.out]).toEqual([2, ""]);
  expect(ended.err).toMatch(says);
});
