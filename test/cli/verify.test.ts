// `precedent verify`: a report that nobody touched is rebuilt whole; one number changed, or another scenario, is found; its command is data.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { TestReport } from "../../src/claims/result.ts";
import { BRIEF, RIVALS } from "../scenario/small.ts";
import { precedent, unwrapped } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";
import { expectOneDocument } from "./oneDocument.ts";

const root = emptyFolder();
const small = join(root, "small, with a 'name'");
const report = join(root, "out/report.json");
const STORE = ["--workers", "1", "--store", join(root, "store")];
beforeAll(async () => {
  await written(small, { ...BRIEF, ...RIVALS });
  await precedent(["test", small, "--worlds", "40", ...STORE, "--out", join(root, "out")]);
});

const read = (): TestReport => JSON.parse(readFileSync(report, "utf8")) as TestReport;
function changed(name: string, report: object): string {
  const path = join(root, name);
  writeFileSync(path, JSON.stringify(report));
  return path;
}

test("nothing differs in a report that nobody touched, whole and in part, and what is said is one document", async () => {
  const whole = await precedent(["verify", report, ...STORE, "--json"]);
  expectOneDocument("verify", whole, false);
  const found = JSON.parse(whole.out) as { readonly numbers: number };
  expect(found).toMatchObject({ differs: [], claims: null, files: { same: true, sameWorlds: true } });
  expect(found.numbers).toBeGreaterThan(500);
  const part = await precedent(["verify", report, ...STORE, "--sample", "1"]);
  expect(part.code).toBe(0);
  expect(unwrapped(part.out)).toMatch(/1 claim of it .* Nothing differs, of \d+ numbers/);
});

test("one number that was changed is found by its place, and the exit code is 1", async () => {
  const mine = read();
  const [first, ...rest] = mine.claims;
  const path = changed("number.json", { ...mine, code: "other", claims: [{ ...first, built: 0.125 }, ...rest] });
  const ended = await precedent(["verify", path, ...STORE]);
  expect(ended.code).toBe(1);
  expect(unwrapped(ended.out)).toMatch(/1 place differs/);
  expect(unwrapped(ended.out)).toContain(`claims ${first?.id} built 0.125 nothing`);
  expect(unwrapped(ended.out)).toMatch(/Runs of the report were made by code other; here by code [0-9a-f]{12}\./);
});

test("what is no report, was stopped, or asks for anything but a ledger, is refused before any run", async () => {
  const mine = read();
  const trap = join(root, "trap");
  const cases: readonly (readonly [string, RegExp])[] = [
    [join(root, "none.json"), /cannot read/],
    [changed("empty.json", {}), /is no report/],
    [changed("stopped.json", { ...mine, stopped: { worlds: 1, of: 2 } }), /was stopped early/],
    [changed("shell.json", { ...mine, command: `precedent test $(touch ${trap})` }), /names no command/],
    [changed("other.json", { ...mine, command: "precedent new mine" }), /names no command/],
    [changed("gone.json", { ...mine, command: "precedent test gone --worlds 40" }), /give the folder with --scenario/],
  ];
  for (const [path, says] of cases) {
    const ended = await precedent(["verify", path, "--no-store"]);
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(unwrapped(ended.err)).toMatch(says);
  }
  expect(existsSync(trap)).toBe(false);
});
