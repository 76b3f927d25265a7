// The command line as a user starts it.
import { spawn } from "node:child_process";
import { join } from "node:path";

export const ROOT = join(import.meta.dirname, "../..");
export const KAZAKHSTAN = "scenarios/kazakhstan-2022";

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
}

/** Runs `precedent` with these arguments; `meanwhile` gets the process when it first says something on the error stream. */
export function precedent(
  args: readonly string[],
  meanwhile?: (kill: (signal: "SIGINT") => void) => void,
): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["src/cli/main.ts", ...args], {
      cwd: ROOT,
      env: { ...process.env, FORCE_COLOR: undefined },
    });
    let out = "";
    let err = "";
    let told = 0;
    child.stdout.on("data", (text: Buffer) => (out += text.toString()));
    child.stderr.on("data", (text: Buffer) => {
      err += text.toString();
      if (told === 0) {
        told = Date.now();
        meanwhile?.((signal) => child.kill(signal));
      }
    });
    child.on("close", (code) => resolve({ code, out, err, seconds: (Date.now() - told) / 1000 }));
  });
}
