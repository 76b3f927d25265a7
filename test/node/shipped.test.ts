// Scenarios that come with Precedent are known by their short names wherever one stands; a folder of one's own goes before.
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderMeant, HOME, shippedNames } from "../../src/node/shipped.ts";
import { precedent, ROOT, unwrapped } from "../cli/command.ts";

let root = "";
beforeAll(async () => (root = await mkdtemp(join(tmpdir(), "precedent-shipped-"))));
afterAll(() => rm(root, { recursive: true, force: true }));

test("every shipped scenario has its name", async () => {
  expect(HOME).toBe(ROOT);
  expect(shippedNames()).toEqual(["bahrain-2011", "kazakhstan-2022", "kyrgyzstan-2010"]);
  expect(await folderMeant("kyrgyzstan-2010")).toBe(join(ROOT, "scenarios/kyrgyzstan-2010"));
  expect(await folderMeant("../kyrgyzstan-2010")).toBe("../kyrgyzstan-2010");
  expect(await folderMeant("elsewhere")).toBe("elsewhere");
});

test("a command takes the name in any folder", async () => {
  const { code, out } = await precedent(["run", "kyrgyzstan-2010", "--run", "0.0"], { folder: root });
  expect(code).toBe(0);
  expect(out).toContain("15 Jun");
  expect(out).toBe((await precedent(["run", "scenarios/kyrgyzstan-2010", "--run", "0.0"])).out);
});

test("a folder of that name goes before, and its files are named as they lie", async () => {
  await mkdir(join(root, "bahrain-2011"));
  const { code, err } = await precedent(["check", "bahrain-2011"], { folder: root });
  expect(code).toBe(2);
  expect(err).toContain("bahrain-2011/scenario.yaml");
  expect(err).not.toContain(ROOT);
});

test("a name that is neither is answered with those that are", async () => {
  const { code, err } = await precedent(["check", "kazakhstan"], { folder: root });
  expect(code).toBe(2);
  expect(unwrapped(err)).toContain("bahrain-2011, kazakhstan-2022, kyrgyzstan-2010");
});
