// Rival explanations as they are read: from files in a folder of their own, with errors at their own lines.
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readFolder } from "../../src/node/folder.ts";
import { parseScenario } from "../../src/scenario/parse.ts";
import { problemText } from "../../src/scenario/problems/problemText.ts";
import { RIVALS, SMALL } from "./small.ts";

let root = "";
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), "precedent-rivals-"))));
afterAll(() => rm(root, { recursive: true, force: true }));

const files = { ...SMALL, ...RIVALS };
const FILE = "rivals/order.yaml";
const changed = (from: string, to: string): Record<string, string> => {
  expect(files[FILE]).toContain(from);
  return { ...files, [FILE]: (files[FILE] as string).replace(from, () => to) };
};
const told = (from: string, to: string): string[] =>
  parseScenario(changed(from, to)).problems.map((p) => `${p.code} ${p.file}:${p.line}`);

test("read whole, in the order of their names", () => {
  const { scenario } = parseScenario(files);
  expect(scenario?.rivals.map((r) => r.id)).toEqual(["fear", "order"]);
  const [fear, order] = scenario?.rivals ?? [];
  expect(fear).toMatchObject({ title: "Fear of a hostile successor", sources: ["PRESS"], effects: null });
  expect(fear?.claims[0]?.tests[0]).toMatchObject({ kind: "trend", given: "requested", levels: ["0.9", "0.5", "0.1"] });
  expect(order?.considerations).toEqual([
    { set: "guarantor.needWeight", to: 0, why: "a likely fall then weighs nothing" },
  ]);
  expect(order?.effects?.arms).toEqual([
    { name: "silent", interventions: [{ set: "survival.signalPromise", to: 0 }] },
    { name: "heard", interventions: [] },
  ]);
});

test("without them a scenario is what it was, with them its contents are others", () => {
  const [bare, more] = [parseScenario(SMALL).scenario, parseScenario(files).scenario];
  expect(bare?.rivals).toEqual([]);
  expect(more?.hash).not.toBe(bare?.hash);
  expect({ ...more, hash: "", rivals: [] }).toEqual({ ...bare, hash: "" });
});

test("mistakes are told at their own lines", () => {
  expect(told("guarantor.needWeight:", "guarantor.needwait:")).toEqual([`PR-S041 ${FILE}:4`]);
  expect(told("off: 0,", "off: many,")).toEqual([`PR-S020 ${FILE}:4`]);
  expect(told("guarantor.needWeight:", "hardship.shockSize:")).toEqual([`PR-S060 ${FILE}:4`]);
  expect(told("says:", "sais:").every((line) => line.startsWith(`PR-S01`))).toBe(true);
  expect(told("given: consented", "given: agreed")).toEqual([`PR-S045 ${FILE}:6`]);
  expect(told("[fallen, survival", "[falen, survival")).toEqual([`PR-S044 ${FILE}:8`]);
  expect(told("[fallen, survival", "[answered, survival")).toEqual([`PR-S059 ${FILE}:8`]);
  expect(told("entries: [request]", "entries: [requst]")).toEqual([`PR-S046 ${FILE}:15`]);
  expect(told("title: A show of order", "title: A show of order\nsources: [NOBODY]")).toEqual([`PR-S030 ${FILE}:2`]);
});

test("explanations whose considerations could not be read are not told to be the same", () => {
  const misspelt = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name, name.startsWith("rivals/") ? text.replaceAll(/guarantor\.(need|success)Weight:/g, "nobody.$1:") : text]), // prettier-ignore
  );
  const codes = parseScenario(misspelt).problems.map((p) => p.code);
  expect(codes.length).toBeGreaterThan(0);
  expect([...new Set(codes)]).toEqual(["PR-S041"]);
});

test("a name that cannot be an id, and other files in the folder", () => {
  const named = (name: string): string[] =>
    parseScenario({ ...files, [name]: files[FILE] as string }).problems.map((p) => p.code);
  expect(named("rivals/a b.yaml")).toContain("PR-S015");
  expect(named("rivals/order.yml")).toEqual(["PR-S007"]);
  expect(named("rivals/deep/order.yaml")).toEqual(["PR-S007"]);
});

test("an error shows the author's own line", () => {
  const wrong = changed("off: 0,", "off: many,");
  expect(problemText(parseScenario(wrong).problems, wrong)).toContain("guarantor.needWeight: { off: many,");
});

async function written(name: string, of: Readonly<Record<string, string>>): Promise<string> {
  const path = join(root, name);
  await mkdir(join(path, "rivals"), { recursive: true });
  for (const [file, text] of Object.entries(of)) await writeFile(join(path, file), text);
  return path;
}

test("from disk: the folder's files with its name; a file of that name is none; a link out is refused", async () => {
  const sound = await readFolder(await written("sound", files));
  expect({ ...sound.files }).toEqual(files);
  expect(sound.unread).toEqual([]);
  const plain = await written("plain", SMALL);
  await rm(join(plain, "rivals"), { recursive: true });
  await writeFile(join(plain, "rivals"), "");
  expect((await readFolder(plain)).unread).toEqual([]);
  const linked = await written("linked", SMALL);
  await rm(join(linked, "rivals"), { recursive: true });
  await symlink(join(root, "sound", "rivals"), join(linked, "rivals"));
  const { files: read, unread } = await readFolder(linked);
  expect(Object.keys(read).filter((f) => f.startsWith("rivals"))).toEqual([]);
  expect(unread.map((p) => `${p.code} ${p.file}`)).toEqual(["PR-S018 rivals"]);
});
