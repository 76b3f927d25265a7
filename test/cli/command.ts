// The command line as a user starts it, the same whatever surrounds the tests: its environment is made here, and compiled code is kept
// where the launcher keeps it, so that each start takes half as long.
import { spawn } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");
export const KAZAKHSTAN = "scenarios/kazakhstan-2022";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  /** Folder it is started in. */
  readonly folder?: string;
  /** Beyond what every start gets. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ctrl-C as soon as the error stream says this. */
  readonly interruptAt?: RegExp;
}

/** What a program needs to find its files, and what records coverage; nothing that says how output should look. */
const INHERITED = ["PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot", "NODE_V8_COVERAGE", "NODE_COMPILE_CACHE"];
const ENVIRONMENT: Readonly<Record<string, string | undefined>> = {
  NODE_COMPILE_CACHE: join(ROOT, "node_modules", ".cache", "compiled"),
  ...Object.fromEntries(INHERITED.flatMap((name) => (name in process.env ? [[name, process.env[name]]] : []))),
};

/** Runs `precedent` with these arguments. Rejects where it does not start, or never says what it was to be interrupted at. */
export function precedent(args: readonly string[], circumstances: Circumstances = {}): Promise<Ended> {
  const { folder = ROOT, env = {}, interruptAt } = circumstances;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, "src/cli/main.ts"), ...args], {
      cwd: folder,
      env: { ...ENVIRONMENT, ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let out = "";
    let err = "";
    let waiting = interruptAt !== undefined;
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
      if (!waiting || interruptAt?.test(err) !== true) return;
      waiting = false;
      child.kill("SIGINT");
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (waiting) reject(new Error(`it ended with ${code} and never said ${String(interruptAt)}:\n${out}${err}`));
      else resolve({ code, out, err });
    });
  });
}

/** A text with every break of lines and run of blanks as one blank: where a terminal breaks its lines depends on how long a path is. */
export const unwrapped = (text: string): string => text.replaceAll(/\s+/g, " ");
