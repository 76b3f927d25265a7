// `precedent rivals` as a user starts it: what is refused, what is written, what an interruption leaves; and a rival's claims as a ledger.
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rivals } from "../../src/questions/rivals/rivalResult.ts";
import { RIVALS, SMALL } from "../scenario/small.ts";
import { precedent } from "./command.ts";

let root = "";
let small = "";
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "precedent-rivals-"));
  small = await written("small", { ...SMALL, ...RIVALS });
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function written(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const path = join(root, name);
  await mkdir(join(path, "rivals"), { recursive: true });
  for (const [file, text] of Object.entries(files)) await writeFile(join(path, file), text);
  return path;
}

test("fewer than two explanations, and an unknown one: exit 2, with what to do", async () => {
  const bare = await precedent(["rivals", await written("bare", SMALL)]);
  expect([bare.code, bare.out]).toEqual([2, ""]);
  expect(bare.err).toMatch(/no rival explanations; two are needed/);
  const unknown = await precedent(["test", small, "--claims", "rivals/odrer\u001b[31m"]);
  expect([unknown.code, unknown.out]).toEqual([2, ""]);
  expect(unknown.err).toContain("rivals/fear");
  expect(unknown.err).not.toContain("\u001b");
});

test("a mistake in a rival's file is told with its own line, by check too", async () => {
  const wrong = { ...RIVALS, "rivals/fear.yaml": (RIVALS["rivals/fear.yaml"] as string).replace("off: 0", "off: nil") };
  const ended = await precedent(["check", await written("wrong", { ...SMALL, ...wrong })]);
  expect([ended.code, ended.out]).toEqual([2, ""]);
  expect(ended.err).toContain("rivals/fear.yaml:5:");
  expect(ended.err).toContain("guarantor.needWeight: { off: nil");
});

test("the page and its data; --json prints the data and nothing else", { timeout: 120_000 }, async () => {
  const out = join(root, "out");
  const args = ["rivals", small, "--worlds", "80", "--seed", "0"];
  const ended = await precedent([...args, "--out", out]);
  expect(ended.code).toBe(0);
  expect(ended.out).not.toContain("\u001b");
  expect(ended.out.split("\n").every((line) => line.length <= 80 || line.includes(root))).toBe(true);
  expect((await readdir(out)).toSorted()).toEqual(["rivals.html", "rivals.json"]);
  const kept = JSON.parse(await readFile(join(out, "rivals.json"), "utf8")) as Rivals;
  const printed = await precedent([...args, "--json"]);
  expect(JSON.parse(printed.out)).toEqual(kept);
  expect(kept.rivals.map((r) => r.id)).toEqual(["fear", "order"]);
});

test("a rival's claims as the ledger", { timeout: 120_000 }, async () => {
  const ended = await precedent(["test", small, "--claims", "fear", "--worlds", "60", "--out", join(root, "ledger")]);
  expect(ended.code).toBe(0);
  expect(ended.out).toContain("Fear of a hostile successor");
  expect(ended.out).toContain("F1");
  expect(ended.out).not.toContain("C1 ");
});

test("Ctrl-C: exit 130, with what rests on the first worlds or nothing", { timeout: 60_000 }, async () => {
  const ended = await precedent(["rivals", small, "--worlds", "200000"], (kill) =>
    setTimeout(() => kill("SIGINT"), 4000),
  );
  expect(ended.code).toBe(130);
  if (ended.out === "") expect(ended.err).toContain("nothing was written");
  else expect(ended.err).toMatch(/this rests on the first \d+ of 200000 worlds/);
});
