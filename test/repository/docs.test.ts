// The check of the documents finds what it is there for.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documents, type Page } from "../../scripts/docs/documents.ts";
import { FIGURES, figuresNamed } from "../../scripts/docs/figures.ts";
import { between, generated } from "../../scripts/docs/generated.ts";
import { anchor, brokenLinks } from "../../scripts/docs/links.ts";
import { unknownCommands, verbs } from "../../scripts/docs/names.ts";
import { runSnippets } from "../../scripts/docs/snippets.ts";
import { table } from "../../scripts/docs/table.ts";
import { MECHANISMS } from "../../src/model/index.ts";
import { ROOT } from "./files.ts";

let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "precedent-docs-"));
  for (const folder of ["docs", "src/cli", "node_modules/a"]) mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, "package.json"), '{ "scripts": { "lint": "oxlint" } }');
  writeFileSync(
    join(root, "src/cli/main.ts"),
    'scenarioCommand({ name: "test" }); scenarioCommand({\n  name: "check",\n}); command({ name: "help" });',
  );
  writeFileSync(join(root, "README.md"), "# A title\n");
  writeFileSync(join(root, "docs/a.md"), "# A: the first (`x`)\n");
  writeFileSync(join(root, "node_modules/a/README.md"), "[x](gone.md)\n");
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const page = (text: string, path = "docs/b.md"): Page => ({ path, text });
const links = (text: string): string[] => brokenLinks(page(text), [...documents(root), page(text)], root);

test("documents are found, those of packages are not", () => {
  expect(documents(root).map(({ path }) => path)).toEqual(["README.md", "docs/a.md"]);
  expect(documents(ROOT).map(({ path }) => path)).toContain("docs/dependencies.md");
});

test("a link that leads nowhere is found, also to a heading or out of the repository", () => {
  expect(links("[a](gone.md)")).toEqual(["docs/b.md: the link gone.md leads nowhere"]);
  expect(links("[a](a.md#none)")).toHaveLength(1);
  expect(links("[a](#none)")).toHaveLength(1);
  expect(links("[a](../../shared/x.md)")).toHaveLength(1);
  expect(links('<img src="gone.svg">')).toHaveLength(1);
  expect(
    links("# Here\n[a](a.md) [b](../README.md#a-title) [c](#here) [d](https://x.org/y) [e](a.md#a-the-first-x)"),
  ).toEqual([]);
  expect(links("```\n[a](gone.md)\n```\n")).toEqual([]);
  expect(anchor("What's `new`, Ünal?")).toBe("whats-new-ünal");
});

test("a script or verb that does not exist is found where it stands as code", () => {
  expect([...(verbs(root) ?? [])].toSorted()).toEqual(["check", "help", "test"]);
  const unknown = (text: string): string[] => unknownCommands(page(text), root);
  expect(unknown("`npm run gone`")).toEqual(["docs/b.md: there is no script `npm run gone`"]);
  expect(unknown("```sh\nprecedent argue x\n```\n")).toEqual(["docs/b.md: there is no verb `precedent argue`"]);
  expect(unknown("`npx precedent explain C01`")).toHaveLength(1);
  expect(unknown("a precedent set in 2020; `npm run lint`, `precedent test scenarios/x`, `precedent --help`")).toEqual(
    [],
  );
});

test("marked command blocks are run and must end as they say", () => {
  const run = (text: string): ReturnType<typeof runSnippets> => runSnippets([page(text)], root);
  expect(run("```sh run\ntrue\n```\n")).toEqual({ done: 1, problems: [] });
  expect(run("```sh\nfalse\n```\n")).toEqual({ done: 0, problems: [] });
  expect(run("```sh run exit=2\nexit 2\n```\n").problems).toEqual([]);
  const failing = run("```sh run\nfalse\necho after\n```\n");
  expect(failing.problems[0]).toContain("ended with 1, not 0");
  expect(failing.problems[0]).not.toContain("    after\n    after");
});

test("a made part stands between its marks", () => {
  expect(between("a\n<!-- x -->\nold\n<!-- /x -->\nb\n", "x", "new\n")).toBe("a\n<!-- x -->\nnew\n<!-- /x -->\nb\n");
  expect(() => between("no marks", "x", "new")).toThrow("no marks <!-- x -->");
});

test("a cell cannot break its table", () => {
  expect(table(["a", "b"], [["x|y", "one\n  two"]])).toBe("| a | b |\n|---|---|\n| x\\|y | one two |\n");
});

test("every parameter is on the page of parameters, every step on that of the schedule", async () => {
  const parameters = await generated("docs/parameters.md", ROOT);
  const schedule = await generated("docs/schedule.md", ROOT);
  for (const { name, params, steps } of MECHANISMS) {
    expect(parameters).toContain(`\n## ${name}\n`);
    for (const key of Object.keys(params)) expect(parameters).toContain(`| \`${key}\` |`);
    for (const step of steps) expect(schedule).toContain(`| ${step.name} |`);
  }
  expect(`${parameters}${schedule}`).not.toMatch(/undefined|\[object|NaN/);
});

test("measured figures: every name once, their commands and documents exist, and the page of the repository has each with its time", () => {
  const page = readFileSync(join(ROOT, "docs/repository.md"), "utf8");
  for (const { name, stands, runs, minutes } of FIGURES) {
    expect(page, name).toMatch(new RegExp(`\\| \`${name}\` +\\| ${minutes} min`));
    for (const path of [...stands, ...runs.map(([script = ""]) => script)])
      expect(existsSync(join(ROOT, path)), path).toBe(true);
  }
  expect(new Set(FIGURES.map((f) => f.name)).size).toBe(FIGURES.length);
  expect(figuresNamed([])).toEqual(FIGURES);
  expect(figuresNamed(["fit"]).map((f) => f.name)).toEqual(["fit"]);
  expect(() => figuresNamed(["fits"])).toThrow(RangeError);
});
