// What `npm test` runs once set-up is done: types, lint, tests; then one summary, which names what this machine could not run.
// With arguments only the tests they name; `--deep` runs the long tests instead. Counts go to out/checks for .ci/run.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { machine } from "./machine.ts";
import { countTests, failures, slowest, summary, type Part, type VitestReport } from "./summary.ts";

const root = join(import.meta.dirname, "..");
const out = join(root, "out", "checks");
const args = process.argv.slice(2);
const deep = args[0] === "--deep";
const ci = /^(1|true)$/i.test(process.env["CI"] ?? "");
const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
const filters = deep ? args.slice(1) : args;

function run(script: string, ...options: string[]): Promise<number> {
  const path = `${join(root, "node_modules", ".bin")}${delimiter}${process.env["PATH"] ?? ""}`;
  const child = spawn(process.execPath, [join(root, "node_modules", script), ...options], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, PATH: path },
  });
  // In a terminal the child has had Ctrl-C already. Once interrupted, nothing further is started.
  const interrupt = (): void => {
    if (!terminal) child.kill("SIGINT");
    child.on("exit", () => process.exit(130));
  };
  process.on("SIGINT", interrupt);
  return new Promise((resolve) => {
    child.on("error", () => resolve(1));
    child.on("exit", (code) => {
      process.off("SIGINT", interrupt);
      resolve(code ?? 1);
    });
  });
}

type Outcome = Omit<Part, "name" | "seconds">;
/** So many of the slowest files are named at the end. */
const SLOWEST = 5;

async function timed(name: string, work: () => Promise<Outcome>): Promise<Part> {
  const started = Date.now();
  return { name, ...(await work()), seconds: (Date.now() - started) / 1000 };
}

const oneOf = (status: number): Outcome => ({
  passed: status === 0 ? 1 : 0,
  failed: status === 0 ? 0 : 1,
  skipped: [],
});

async function tests(): Promise<Outcome> {
  const file = join(out, deep ? "deep.json" : "tests.json");
  rmSync(file, { force: true });
  const config = deep ? "vitest.deep.config.ts" : "vitest.config.ts";
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const status = await run("vitest/vitest.mjs", "run", "--config", config, ...reporters, ...filters);
  try {
    const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
    return { ...countTests(report, status), slowest: slowest(report, root, SLOWEST) };
  } catch {
    // Without a report nothing is known to have passed. With none to run (deep) vitest writes none and ends well.
    return status === 0 && deep ? { passed: 0, failed: 0, skipped: [] } : oneOf(status === 0 ? 1 : status);
  }
}

mkdirSync(out, { recursive: true });
const parts: Part[] = [];
if (args.length === 0) {
  parts.push(await timed("types", async () => oneOf(await run("typescript/bin/tsc", "--noEmit"))));
  parts.push(await timed("lint", async () => oneOf(await run("oxlint/bin/oxlint"))));
}
parts.push(await timed(deep ? "deep" : "tests", tests));
const failed = failures(parts, ci);
const passed = parts.reduce((sum, part) => sum + part.passed, 0);
writeFileSync(join(out, deep ? "deep-counts.json" : "counts.json"), `${JSON.stringify({ passed, failed })}\n`);
process.stdout.write(summary(parts, ci, machine));
process.exit(failed > 0 ? 1 : 0);
