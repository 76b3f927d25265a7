// A scenario in which every text would act somewhere: nothing that is printed or written does.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import { parseHTML } from "linkedom";
import { chromium } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { machine } from "../../scripts/machine.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { problemText } from "../../src/scenario/problems/problemText.ts";
import { HOSTILE } from "../fixture/hostile.ts";
import { precedent } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const root = emptyFolder();
const scenario = join(root, "scenario");
const out = join(root, "out");
const SMALLEST = ["--worlds", "40", "--workers", "1"];
/** All that is printed or written, by where it stands. */
const texts = new Map<string, string>();
const pages = (): string[] => [...texts.keys()].filter((name) => name.endsWith(".html"));

beforeAll(async () => {
  await written(scenario, HOSTILE);
  for (const [name, args] of [
    ["test", ["test", scenario, ...SMALLEST, "--out", join(out, "test")]],
    ["follow", ["test", scenario, ...SMALLEST, "--follow"]],
    ["rivals", ["rivals", scenario, "--worlds", "60", "--workers", "1", "--out", join(out, "rivals")]],
    ["compare", ["compare", scenario, "--variant", "stern", "--worlds", "60", "--workers", "1", "--out", join(out, "compare")]],
    ["run", ["run", scenario, "--run", "0.0"]],
    ["check", ["check", scenario, "--all"]],
  ] as const) {
    const ended = await precedent(args);
    if (ended.code !== 0) throw new Error(`${name} ended with ${ended.code}: ${ended.err}`);
    texts.set(`${name} prints`, ended.out);
    texts.set(`${name} says`, ended.err);
  }
  for (const name of await readdir(out, { recursive: true }))
    if (/\.\w+$/.test(name)) texts.set(name, await readFile(join(out, name), "utf8"));
}, 300_000); // prettier-ignore

test("the scenario says all of it", () => {
  const { scenario: read, problems } = parseScenario(HOSTILE);
  expect(problemText(problems, HOSTILE)).toBe("");
  for (const text of [read?.title, read?.claims[0]?.text, read?.sources[0]?.title, read?.places[0]?.name, read?.rivals[0]?.title])
    expect(text).toMatch(/<script>[^]*\u202e/); // prettier-ignore
}); // prettier-ignore

test("no character acts on a terminal or turns the order of what is read", () => {
  const files = [...texts.keys()].filter((name) => !/ (prints|says)$/.test(name));
  expect(files.filter((name) => name.endsWith(".precedent.json"))).toHaveLength(3);
  expect(files.filter((name) => name.endsWith(".csv")).length).toBeGreaterThan(5);
  for (const [name, text] of texts)
    // eslint-disable-next-line no-control-regex
    expect(/[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]|\p{Cf}/u.exec(text)?.[0], name).toBe(undefined); // prettier-ignore
});

test("no line is longer than a terminal is wide, but where it is an address, a command or a path", () => {
  const lines = ["test", "rivals", "compare", "run"].flatMap((name) => texts.get(`${name} prints`)?.split("\n") ?? []);
  expect(lines.length).toBeGreaterThan(100);
  expect(lines.filter((line) => !/https?:|precedent run|report /.test(line) && Array.from(line).length > 80)).toEqual(
    [],
  );
});

test("a ledger is written whole, and nothing beside it", async () => {
  expect((await readdir(join(out, "test"))).sort()).toEqual([".precedent.json", "data", "report.html", "report.json"]);
});

test("JSON is JSON: one document, or one a line", () => {
  const lines = (texts.get("follow prints") as string).trimEnd().split("\n");
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) expect(JSON.parse(line)).toBeTypeOf("object");
  expect(JSON.parse(lines.at(-1) as string)).toMatchObject({ format: 1 });
  for (const [name, text] of texts) if (name.endsWith(".json")) expect(JSON.parse(text), name).toBeTypeOf("object");
});

test("no cell of a table is a formula, in any column", () => {
  for (const [name, text] of texts) {
    if (!name.endsWith(".csv")) continue;
    for (const row of parse(text) as string[][])
      for (const cell of row)
        if (!Number.isFinite(Number(cell))) expect(cell, name).not.toMatch(/^[\s\p{C}]*[=+\-@＝＋－＠]/u);
  }
  expect(texts.get("test/data/claims.csv")).toContain("HYPERLINK");
});

test("nothing on a page is markup, a handler or an address", () => {
  expect(pages()).toHaveLength(3);
  for (const name of pages()) {
    const { document } = parseHTML(texts.get(name) as string);
    expect(document.querySelectorAll("script, img, iframe, object, embed, link, form, base"), name).toHaveLength(0);
    const attributes = [...document.querySelectorAll("*")].flatMap((e) => [...e.attributes]);
    expect(attributes.filter((a) => /^on/i.test(a.name) || /^\s*javascript:/i.test(a.value))).toEqual([]);
    expect(attributes.filter((a) => /href$|^src/.test(a.name) && !a.value.startsWith("#"))).toEqual([]);
    expect(document.body.textContent).toContain("<script>alert(1)</script>");
  }
});

test.skipIf(!machine.chromium)("in a browser nothing runs, loads or complains", async () => {
  const browser = await chromium.launch({ executablePath: machine.chromium as string, args: ["--no-sandbox"] });
  try {
    for (const name of pages()) {
      const page = await browser.newPage();
      const url = pathToFileURL(join(out, name)).href;
      const found: string[] = [];
      page.on("dialog", (dialog) => {
        found.push(`dialog: ${dialog.message()}`);
        void dialog.dismiss();
      });
      page.on("console", (message) => found.push(`console: ${message.text()}`));
      page.on("pageerror", (error) => found.push(`error: ${error.message}`));
      page.on("request", (request) => void (request.url() === url || found.push(`load: ${request.url()}`)));
      await page.goto(url);
      expect(await page.evaluate("document.querySelectorAll('script, img, iframe').length"), name).toBe(0);
      expect(found, name).toEqual([]);
      await page.close();
    }
  } finally {
    await browser.close();
  }
});
