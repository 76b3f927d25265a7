// `precedent fit` says on the terminal what it found, and gives the same posterior, to the letter, for any number of threads, as JSON and in
// its file. With less work: test/cli/fit.test.ts; on one thread: test/questions/fit.test.ts.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { precedent, unwrapped } from "../cli/command.ts";
import { CHAINS, FIRST_DAY, GIVEN } from "../cli/firstDay.ts";
import { emptyFolder, written } from "../cli/folders.ts";

test("the file on two threads is what --json prints on one and on three, and the terminal says what it is", async () => {
  const root = emptyFolder();
  const args = ["fit", await written(join(root, "small"), FIRST_DAY), ...CHAINS];
  const out = join(root, "out");
  const told = await precedent([...args, "--workers", "2", "--out", out]);
  expect(told.code).toBe(0);
  expect(unwrapped(told.out)).toContain(GIVEN);
  expect(told.out).toMatch(/The record leaves \d+ independent worlds' worth/);
  expect(await readdir(out)).toEqual([".precedent.json", "posterior.json"]);
  const text = await readFile(join(out, "posterior.json"), "utf8");
  for (const workers of ["1", "3"]) {
    const again = await precedent([...args, "--workers", workers, "--json"]);
    expect([again.code, again.err]).toEqual([0, ""]);
    expect(again.out).toBe(text);
  }
});
