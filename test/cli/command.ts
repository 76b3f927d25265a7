// The command line as a user starts it, the same whatever surrounds the tests: its environment is made here, and compiled code is kept
// where the launcher keeps it, so that each start takes half as long.
import { fork, spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { afterAll } from "vitest";

export const ROOT = join(import.meta.dirname, "../..");
export const KAZAKHSTAN = "scenarios/kazakhstan-2022";
/** The same as examples name it. */
export const SHIPPED = "kazakhstan-2022";

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
  PRECEDENT_STORE: "none",
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

/**
 * The same for command lines that end before any work, where a start of Node each would take nearly all of the time: one process for a
 * file's tests does them one after the other. Its promises reject where it ends by itself.
 */
export function session(folder = ROOT): (args: readonly string[]) => Promise<Ended> {
  let child: ChildProcess | undefined;
  const waiting: { readonly resolve: (ended: Ended) => void; readonly reject: (error: Error) => void }[] = [];
  const start = (): ChildProcess =>
    fork(join(import.meta.dirname, "session.ts"), {
      cwd: folder,
      env: ENVIRONMENT,
      execArgv: [],
      stdio: ["ignore", 2, 2, "ipc"],
    })
      .on("message", (ended) => waiting.shift()?.resolve(ended as Ended))
      .on("error", (error) => waiting.shift()?.reject(error))
      .on("exit", (code) => {
        for (const { reject } of waiting.splice(0)) reject(new Error(`the session ended with ${code}`));
      });
  afterAll(() => {
    child?.disconnect();
  });
  return (args) => {
    child ??= start();
    child.send(args);
    return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
  };
}

/** A text with every break of lines and run of blanks as one blank: where a terminal breaks its lines depends on how long a path is. */
export const unwrapped = (text: string): string => text.replaceAll(/\s+/g, " ");
