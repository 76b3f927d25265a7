// What is published says nothing about the machine it was written on, and the lock names no host.
import { expect, test } from "vitest";
import { read, repositoryFiles } from "./files.ts";

const TEXT = /\.(ts|mjs|js|json|md|yaml|yml|csv|html|css|txt)$|^bin\/|^\.ci\/|^LICENSE$|^\.[a-z]+(ignore|rc)/;
const texts = repositoryFiles()
  .filter((path) => TEXT.test(path))
  .map((path) => ({ path, text: read(path) }));

/** Where a pattern occurs, as `path: match`. */
const occurrences = (pattern: RegExp, among = texts): string[] =>
  among.flatMap(({ path, text }) => [...text.matchAll(pattern)].map(([match]) => `${path}: ${match}`));

// Put together so that this file does not find itself.
const machinePath = new RegExp(String.raw`(?<![\w.~@-])/(home|root|Users|work|mnt|private|var/folders)/[\w.-]+`, "g");

test("paths of one machine would be found", () => {
  const planted = [{ path: "a.md", text: `see ${"/ho"}${"me/ann"}/precedent and ${"/wo"}${"rk"}/main` }];
  expect(occurrences(machinePath, planted)).toHaveLength(2);
  expect(occurrences(machinePath, [{ path: "a.md", text: "https://x.org/home/page ./work/a src/home/b" }])).toEqual([]);
});

test("no path of one machine", () => {
  expect(texts.length).toBeGreaterThan(60);
  expect(occurrences(machinePath)).toEqual([]);
});

test("the lock names no host and every package has its hash", () => {
  const lock = JSON.parse(read("package-lock.json")) as {
    packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
  };
  // what lies in the repository itself has neither
  const packages = Object.entries(lock.packages).filter(([path, { link }]) => path.includes("node_modules/") && !link);
  expect(
    packages.filter(
      ([, entry]) => entry.resolved !== undefined && !entry.resolved.startsWith("https://registry.npmjs.org/"),
    ),
  ).toEqual([]);
  expect(packages.filter(([, entry]) => !entry.integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([]);
});

test("no configuration of a registry, and no address of a private machine", () => {
  expect(repositoryFiles().filter((path) => /(^|\/)\.(npmrc|yarnrc.*|env.*)$/.test(path))).toEqual([]);
  expect(occurrences(/https?:\/\/(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)[\d.]+/g)).toEqual([]);
});

test("every file that is run can be run", () => {
  expect(read("bin/precedent").startsWith("#!/usr/bin/env node\n")).toBe(true);
  expect(read(".ci/run").startsWith("#!/usr/bin/env bash\n")).toBe(true);
});
