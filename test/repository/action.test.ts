// action.yml does in a workflow what it says: its steps are run here as the runner would run them.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { changed, SMALL } from "../scenario/small.ts";
import { read, ROOT } from "./files.ts";

interface Step {
  readonly id: string;
  readonly if?: string;
  readonly shell: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: string;
}
const action = parse(read("action.yml")) as {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
};

let root = "";
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "precedent-action-"));
  // the launcher sets up before anything else; here everything is
  mkdirSync(join(root, "action/bin"), { recursive: true });
  const main = JSON.stringify(join(ROOT, "src/cli/main.ts"));
  writeFileSync(join(root, "action/bin/precedent"), `import(${main});\n`);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** What a step's inputs come to: of the workflow, else the default. */
const filled = (text: string, given: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\{\{ inputs\.(\w+) \}\}/g, (_, name: string) => given[name] ?? action.inputs[name]?.default ?? "");

/** Runs the steps one after the other, until one fails. */
function workflow(files: Readonly<Record<string, string>>, given: Readonly<Record<string, string>>) {
  mkdirSync(join(root, "mine"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, "mine", name), text);
  let out = "";
  for (const step of action.runs.steps) {
    if (step.id === "test" && given["test"] === "none") continue;
    const own = Object.fromEntries(Object.entries(step.env).map(([name, text]) => [name, filled(text, given)]));
    const env = {
      PATH: `${join(process.execPath, "..")}:${process.env["PATH"]}`,
      GITHUB_ACTION_PATH: join(root, "action"),
      GITHUB_STEP_SUMMARY: join(root, "summary.md"),
      GITHUB_OUTPUT: join(root, "output.txt"),
      RUNNER_TEMP: root,
      ...own,
    };
    // as the runner starts it
    const done = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", step.run], { cwd: root, env, encoding: "utf8" }); // prettier-ignore
    out += done.stdout;
    if (done.status !== 0) return { failed: step.id, status: done.status, out };
  }
  return { failed: null, status: 0, out };
}

const kept = (name: string): string => (existsSync(join(root, name)) ? readFileSync(join(root, name), "utf8") : "");

describe.skipIf(process.platform === "win32")("action.yml", () => {
  test("is a composite of named steps, and every input that is used is declared", () => {
    expect(action.runs.using).toBe("composite");
    const used = [...read("action.yml").matchAll(/inputs\.(\w+)/g)].map(([, name = ""]) => name);
    expect(new Set(used)).toEqual(new Set(Object.keys(action.inputs)));
  });

  test("a sound scenario is checked and tested; the ledger is the summary", () => {
    const done = workflow(SMALL, { scenario: "mine", test: "40", out: "kept" });
    expect([done.failed, done.status]).toEqual([null, 0]);
    expect(done.out).toContain("::warning file=mine/");
    expect(kept("summary.md")).toContain("A small crisis");
    expect(kept("output.txt")).toBe("report=kept/report.html\n");
    expect(kept("kept/report.html")).toContain("<html");
  });

  test("a mistake stands beside its file and line, and nothing is tested", () => {
    const done = workflow(
      { ...SMALL, "scenario.yaml": changed(SMALL, "scenario.yaml", ["horizon: 30 d", "horizon: 30 x"]) },
      { scenario: "mine" },
    );
    expect([done.failed, done.status]).toEqual(["check", 2]);
    const line = (SMALL["scenario.yaml"] ?? "").split("\n").findIndex((text) => text.startsWith("horizon")) + 1;
    expect(done.out).toMatch(
      new RegExp(`^::error file=mine/scenario\\.yaml,line=${line},col=\\d+,title=PR-S\\d+::`, "m"),
    );
    expect(kept("output.txt")).toBe("");
  });

  test("nothing is tested where none is asked for", () => {
    expect(workflow(SMALL, { scenario: "mine", test: "none" })).toMatchObject({ failed: null });
    expect(kept("output.txt")).toBe("");
  });
});
