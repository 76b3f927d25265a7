// `precedent rivals` as a user starts it: what is refused, what is written; and a rival's claims as a ledger. Interrupted: interrupt.test.ts.
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { Rivals } from "../../src/questions/rivals/rivalResult.ts";
import { BRIEF, RIVALS } from "../scenario/small.ts";
import { precedent } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const root = emptyFolder();
const small = join(root, "small");
beforeAll(() => written(small, { ...BRIEF, ...RIVALS }));

test("fewer than two explanations, and an unknown one: exit 2, with what to do", async () => {
  const folder = await written(join(root, "bare"), BRIEF);
  await mkdir(join(folder, "rivals"));
  const bare = await precedent(["rivals", folder]);
  expect([bare.code, bare.out]).toEqual([2, ""]);
  expect(bare.err).toMatch(/no rival explanations; two are needed/);
  const unknown = await precedent(["test", small, "--claims", "rivals/odrer\u001b[31m"]);
  expect([unknown.code, unknown.out]).toEqual([2, ""]);
  expect(unknown.err).toContain("rivals/fear");
  expect(unknown.err).not.toContain("\u001b");
});

test("a mistake in a rival's file is told with its own line, by check too", async () => {
  const wrong = { ...RIVALS, "rivals/fear.yaml": (RIVALS["rivals/fear.yaml"] as string).replace("off: 0", "off: nil") };
  const ended = await precedent(["check", await written(join(root, "wrong"), { ...BRIEF, ...wrong })]);
  expect([ended.code, ended.out]).toEqual([2, ""]);
  expect(ended.err).toContain("rivals/fear.yaml:5:");
  expect(ended.err).toContain("guarantor.needWeight: { off: nil");
});

test("the page and its data; --json prints the data and nothing else", async () => {
  const out = join(root, "out");
  const args = ["rivals", small, "--worlds", "80", "--seed", "0", "--workers", "1"];
  const ended = await precedent([...args, "--out", out]);
  expect(ended.code).toBe(0);
  expect(ended.out).not.toContain("\u001b");
  expect(ended.out.split("\n").every((line) => line.length <= 80 || line.includes(root))).toBe(true);
  expect((await readdir(out)).toSorted()).toEqual([".precedent.json", "rivals.html", "rivals.json"]);
  const kept = JSON.parse(await readFile(join(out, "rivals.json"), "utf8")) as Rivals;
  const printed = await precedent([...args, "--json"]);
  expect(JSON.parse(printed.out)).toEqual(kept);
  expect(kept.rivals.map((r) => r.id)).toEqual(["fear", "order"]);
});

test("a rival's claims as the ledger", async () => {
  const ended = await precedent([
    "test",
    small,
    "--claims",
    "fear",
    "--worlds",
    "60",
    "--workers",
    "1",
    "--out",
    join(root, "ledger"),
  ]);
  expect(ended.code).toBe(0);
  expect(ended.out).toContain("Fear of a hostile successor");
  expect(ended.out).toContain("F1");
  expect(ended.out).not.toContain("C1 ");
});
