// Whole ledgers, each by the command in a process of its own: when they say what, and what they take.
//   `npm run bench -- --ledgers`: a first answer, the default, --thorough, one claim, a new folder's; minutes in all
//   the bench as usual: a small one, for its memory
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { VERDICT_KINDS } from "../src/claims/verdictKinds.ts";
import type { TestReport } from "../src/claims/result.ts";
import { judgesModel } from "../src/report/words/testKinds.ts";
import { isDecided } from "../src/report/words/words.ts";
import type { Measured } from "./measured.ts";
import { referenceMs } from "./reference.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const MAIN = join(ROOT, "src/cli/main.ts");
const FLAGSHIP = join(ROOT, "scenarios/kazakhstan-2022");

interface Told {
  readonly seconds: number;
  /** Seconds until a test in the model had a verdict; NaN where none had. */
  readonly first: number;
  readonly report: TestReport;
}

/** Runs `precedent test … --follow`; throws Error where it fails. */
async function ledger(args: readonly string[], cwd = ROOT): Promise<Told> {
  const from = performance.now();
  const child = spawn(process.execPath, [MAIN, "test", ...args, "--follow", "--no-store"], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, errors, first] = ["", "", NaN];
  child.stderr.on("data", (text: Buffer) => (errors += String(text)));
  child.stdout.on("data", (text: Buffer) => {
    out += String(text);
    if (!Number.isNaN(first)) return;
    const told = out.split("\n").slice(0, -1).filter((line) => line.startsWith('{"seconds"')); // prettier-ignore
    const lines = told.map((line) => JSON.parse(line) as { readonly round: number; readonly verdict: keyof typeof VERDICT_KINDS }); // prettier-ignore
    if (lines.some(({ round, verdict }) => round > 0 && VERDICT_KINDS[verdict].decides)) first = (performance.now() - from) / 1000; // prettier-ignore
  });
  const code = await new Promise<number | null>((done) => child.on("close", done));
  if (code !== 0) throw new Error(`precedent test ${args.join(" ")} ended with ${code}: ${errors}`);
  const last = out.trimEnd().split("\n").at(-1) as string;
  return { seconds: (performance.now() - from) / 1000, first, report: JSON.parse(last) as TestReport };
}

/** Tests in the model, and those of them without an answer. */
function answers({ claims }: TestReport): { readonly open: number; readonly of: number } {
  const inModel = claims.flatMap((c) => c.tests).filter(judgesModel);
  return { open: inModel.filter((t) => !isDecided(t)).length, of: inModel.length };
}

function measured(id: string, label: string, value: number, unit: string, target: number, note?: string): Measured {
  const ratio = unit === "s" ? (1000 * value) / referenceMs() : value;
  return { id, label, value, unit, better: "less", target, ratio, ...(note === undefined ? {} : { note }) };
}

/** The memory that a small ledger takes at its peak, threads and all. */
export async function memory(): Promise<Measured> {
  const { report } = await ledger([FLAGSHIP, "--worlds", "400"]);
  return measured("memory", "peak memory of a ledger of 400 worlds", report.timing.peakMemoryMiB, "MiB", 600);
}

/** All of them, one after the other. */
export async function ledgers(say: (id: string) => void): Promise<readonly Measured[]> {
  const found: Measured[] = [];
  const one = async (
    id: string,
    label: string,
    args: readonly string[],
    limits: { readonly seconds: number; readonly open?: number },
    cwd?: string,
  ): Promise<Told> => {
    // prettier-ignore
    say(id);
    const told = await ledger(args, cwd);
    const { open, of } = answers(told.report);
    const runs = `${told.report.timing.runs} runs, ${told.report.timing.forks} forks, ${Math.round(told.report.timing.peakMemoryMiB)} MiB`; // prettier-ignore
    found.push(measured(id, label, told.seconds, "s", limits.seconds, runs));
    process.stderr.write(`${label}: ${told.seconds.toFixed(1)} s, ${open} of ${of} without an answer, ${runs}\n`);
    if (limits.open !== undefined) found.push(measured(`${id}Open`, `  without an answer, of ${of}`, open, "tests", limits.open)); // prettier-ignore
    return told;
  };
  const whole = await one("default", "ledger as it comes", [FLAGSHIP], { seconds: 45, open: 15 });
  found.unshift(measured("first", "until a test in the model has a verdict", whole.first, "s", 5));
  found.push(measured("ledgerMemory", "  its memory at the peak", whole.report.timing.peakMemoryMiB, "MiB", 600));
  await one("quick", "ledger with --quick", [FLAGSHIP, "--quick"], { seconds: 20 });
  await one("claim", "C11 alone", [FLAGSHIP, "--claim", "C11"], { seconds: 6 });
  await one("thorough", "ledger with --thorough", [FLAGSHIP, "--thorough"], { seconds: 180, open: 8 });
  const folder = mkdtempSync(join(tmpdir(), "precedent-bench-"));
  try {
    const made = spawn(process.execPath, [MAIN, "new", "mine"], { cwd: folder, stdio: "ignore" });
    await new Promise((done) => made.on("close", done));
    await one("new", "ledger of a new folder", ["mine"], { seconds: 5, open: 0 }, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return found;
}
