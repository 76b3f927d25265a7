// .ci/run counts what its parts say, whatever they do: tried with commands that stand in for npm and the compilers.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ROOT } from "./files.ts";

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "precedent-ci-"));
  for (const folder of ["bin", "out/checks"]) mkdirSync(join(root, folder), { recursive: true });
  cpSync(join(ROOT, ".ci"), join(root, ".ci"), { recursive: true });
  for (const name of ["gcc", "chromium"]) command(name, "exit 0");
  symlinkSync(process.execPath, join(root, "bin", "node"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function command(name: string, script: string): void {
  writeFileSync(join(root, "bin", name), `#!/usr/bin/env bash\n${script}\n`);
  chmodSync(join(root, "bin", name), 0o755);
}

/** What npm does for each part, as shell; parts not named succeed. Returns the last line and the exit code. */
function run(parts: Readonly<Record<string, string>>): { last: string | undefined; status: number | null } {
  const cases = Object.entries({
    test: counts(5, 0),
    "test:deep": counts(2, 0, "deep-counts"),
    package: counts(1, 0, "package-counts"),
    ...parts,
  });
  command(
    "npm",
    `case "$*" in\n${cases.map(([name, script]) => `*" ${name}"|"${name} "*|*" ${name} "*) ${script};;`).join("\n")}\nesac`,
  );
  const env = { ...process.env, PATH: `${join(root, "bin")}${delimiter}${process.env["PATH"]}` };
  const done = spawnSync("bash", [join(root, ".ci/run")], { encoding: "utf8", env });
  return { last: done.stdout.trimEnd().split("\n").at(-1), status: done.status };
}

const counts = (passed: number, failed: number, file = "counts"): string =>
  `echo '{"passed":${passed},"failed":${failed}}' > out/checks/${file}.json; exit ${failed > 0 ? 1 : 0}`;

describe.skipIf(process.platform === "win32")(".ci/run", () => {
  test("adds up tests and parts", () => {
    expect(run({})).toEqual({ last: "10 passed, 0 failed", status: 0 });
  });

  test("fails when a test, a part or a long test failed", () => {
    expect(run({ test: counts(4, 1) })).toEqual({ last: "9 passed, 1 failed", status: 1 });
    expect(run({ docs: "exit 1" })).toEqual({ last: "9 passed, 1 failed", status: 1 });
    expect(run({ package: "exit 1" })).toEqual({ last: "9 passed, 1 failed", status: 1 });
    expect(run({ "test:deep": counts(0, 3, "deep-counts") })).toEqual({ last: "8 passed, 3 failed", status: 1 });
  });

  test("a part that breaks off without counts is a failure, and old counts are not taken for new ones", () => {
    writeFileSync(join(root, "out/checks/counts.json"), '{"passed":100,"failed":0}');
    expect(run({ test: "exit 1" })).toEqual({ last: "5 passed, 1 failed", status: 1 });
    expect(run({ test: "exit 0" })).toEqual({ last: "5 passed, 1 failed", status: 1 });
  });

  test("an error that no test shows is a failure", () => {
    expect(run({ test: `${counts(5, 0).replace("exit 0", "exit 1")}` })).toEqual({
      last: "10 passed, 1 failed",
      status: 1,
    });
  });

  test("measures are compared once there are any", () => {
    mkdirSync(join(root, "bench"));
    writeFileSync(join(root, "bench/bench.ts"), "");
    expect(run({})).toEqual({ last: "11 passed, 0 failed", status: 0 });
    expect(run({ bench: "exit 1" })).toEqual({ last: "10 passed, 1 failed", status: 1 });
  });
});
