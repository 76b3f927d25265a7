// `precedent fit` as a user starts it: what is refused, what is written. Interrupted: interrupt.test.ts; its posterior in other verbs: posterior.test.ts.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { loadScenario } from "../../src/cli/scenario.ts";
import { fitDocument } from "../../src/report/answers/fit.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import type { Posterior } from "../../src/questions/test/posterior.ts";
import { changed } from "../scenario/small.ts";
import { precedent, session, unwrapped } from "./command.ts";
import { CHAINS, FIRST_DAY, GIVEN, UNTIL } from "./firstDay.ts";
import { emptyFolder, written } from "./folders.ts";
import { expectOneDocument } from "./oneDocument.ts";

const root = emptyFolder();
const small = join(root, "small");
/** Driven by what the scenario says, a terminal would turn red and read from right to left. */
const HOSTILE = String.raw`\e[31m\u202e\u2028`;
const out = join(root, "out");
beforeAll(() =>
  written(small, {
    ...FIRST_DAY,
    "scenario.yaml": changed(FIRST_DAY, "scenario.yaml", [
      "title: A small crisis",
      `title: "A small crisis${HOSTILE}"`,
    ]),
  }),
);
const inTurn = session();

describe("what is refused: a sentence, exit 2, nothing on the output, nothing written", () => {
  test.each([
    ["no date", [], /required option '--until <date>'/],
    ["no date that can be read", ["--until", "the fifth"], /error in --until: /],
    ["a date before the start", ["--until", "2021-12-01T00:00Z"], /2021-12-01T00:00Z is outside the scenario/],
    ["a date beyond the horizon", ["--until", "2022-06-01T00:00Z"], /is outside the scenario, which has 10 days from/],
    [
      "a date by which the record has nothing",
      ["--until", "2022-01-01T12:00+06:00"],
      /no entry up to 2022-01-01T12:00\+06:00 that can be fitted; give a later --until/,
    ],
    ["scores that end too early", ["--until", UNTIL, "--score", "2022-01-01T00:01+06:00"], /is not after --until/],
    ["too few chains", ["--until", UNTIL, "--worlds", "3"], /a whole number from 10/],
  ] as const)("%s", async (_, args, says) => {
    const ended = await inTurn(["fit", small, ...args, "--workers", "1", "--out", out]);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.err).toMatch(says);
    expect(ended.err).not.toMatch(/\n\s+at |undefined|\[object/);
  });
  test("nothing was written", async () => {
    expect(await readdir(root)).toEqual(["small"]);
  });
});

// On the terminal, and the same for another number of threads: test/deep/fit.deep.test.ts.
test("--json prints the posterior and nothing else, --out keeps it; it is told in words, and others take it", async () => {
  const ended = await precedent(["fit", small, ...CHAINS, "--workers", "2", "--json", "--out", out]);
  expectOneDocument("fit", ended, true);
  expect((await readdir(out)).sort()).toEqual([".precedent.json", "posterior.json"]);
  const file = join(out, "posterior.json");
  expect(await readFile(file, "utf8")).toBe(ended.out);
  const found = JSON.parse(ended.out) as Posterior;
  expect(found).toMatchObject({ format: 1, kind: "posterior", seed: 0, fitted: ["people-day-1"], stopped: null });
  expect(found.worlds.length).toBe(Math.floor(found.worth));
  const text = toTerminal(fitDocument(found, await loadScenario(small)), 80);
  expect(unwrapped(text)).toContain(GIVEN);
  expect(text).toMatch(/The record leaves \d+ independent worlds' worth/);
  const taken = await precedent(["run", small, "--posterior", file, "--run", "3.0"]);
  expect(taken.code).toBe(0);
  expect(unwrapped(taken.out)).toContain(GIVEN);
});
