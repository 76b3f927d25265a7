// Files stay readable: one idea each.
import { expect, test } from "vitest";
import { read, repositoryFiles, sources } from "./files.ts";

const lines = (text: string): number => text.trimEnd().split("\n").length;
const sizes = sources()
  .map(({ path, text }) => ({ path, lines: lines(text) }))
  .sort((a, b) => a.lines - b.lines);
const at = (share: number): number => sizes[Math.ceil(sizes.length * share) - 1]?.lines ?? Infinity;

test("the median file below src has at most 100 lines, nine in ten at most 300", () => {
  expect(sizes.length).toBeGreaterThan(40);
  expect(at(0.5)).toBeLessThanOrEqual(100);
  expect(at(0.9)).toBeLessThanOrEqual(300);
});

test("no source, test or script has more than 400 lines", () => {
  const code = repositoryFiles().filter((path) => /^(src|test|scripts|bench)\/.*\.(ts|mjs)$/.test(path));
  const long = code.map((path) => `${path}: ${lines(read(path))}`).filter((line) => Number(line.split(": ")[1]) > 400);
  expect(long).toEqual([]);
});

test("no file has a name that says nothing", () => {
  expect(
    repositoryFiles().filter((path) => /(^|\/)(utils?|helpers?|managers?|misc|common|stuff)[./]/i.test(path)),
  ).toEqual([]);
});

test("every source begins with a comment that says its purpose", () => {
  const bare = sources().filter(({ text }) => !/^(#!.*\n)?(\/\/|\/\*)/.test(text));
  expect(bare.map(({ path }) => path)).toEqual([]);
});
