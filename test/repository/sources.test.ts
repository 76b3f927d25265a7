// Every file says what it is for, by its name and by its first line.
import { expect, test } from "vitest";
import { repositoryFiles, sources } from "./files.ts";

test("no file has a name that says nothing", () => {
  expect(
    repositoryFiles().filter((path) => /(^|\/)(utils?|helpers?|managers?|misc|common|stuff)[./]/i.test(path)),
  ).toEqual([]);
});

test("every source begins with a comment that says its purpose", () => {
  const bare = sources().filter(({ text }) => !/^(#!.*\n)?(\/\/|\/\*)/.test(text));
  expect(bare.map(({ path }) => path)).toEqual([]);
});
