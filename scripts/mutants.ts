// Would the tests notice? Puts faults into a copy of `src`, one at a time, and runs against each the tests that come near it.
//   node scripts/mutants.ts src/run                    200 places drawn at random, what became of each in out/mutants.jsonl
//   node scripts/mutants.ts src/run --places 40 --seed 2
//   node scripts/mutants.ts src/run/row.ts --line 131  every fault of one line, or with --change "0 → 1" one of them
//   node scripts/mutants.ts src/run --gone             instead, every function throws, file by file: which tests still pass?
// A run that is begun again goes on where it was. Not part of `npm test`: a place takes between two seconds and a minute.
import { execFile } from "node:child_process";
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"; // prettier-ignore
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { read, repositoryFiles, ROOT } from "../test/repository/files.ts";
import { importsOf, target } from "../test/repository/imports.ts";
import { lineOf, nodes, type Node } from "../test/repository/syntax.ts";
import { draw, seedKey } from "../src/core/keyed.ts";

const OUT = join(ROOT, "out/mutants.jsonl");
/** Milliseconds after which a fault that makes the tests hang counts as noticed. */
const HANGS = 300_000;
/** Tests of more than a dozen seconds, which are left out: what they alone notice is a survivor here. */
const SLOW = /test\/(cli|fuzz|deep|repository)\/|planted|alone|engines|warnings|shipped|posterior/;

/** A fault: what stands in the text and what is put there. */
interface Fault {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly to: string;
  readonly change: string;
}

const TURNED: Readonly<Record<string, string>> = {
  "<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===",
  "+": "-", "-": "+", "*": "/", "/": "*", "&&": "||", "||": "&&", "??": "&&",
}; // prettier-ignore

/** All faults that can be put into a text, in its order. Types are left alone. */
export function faultsOf(file: string, text: string): Fault[] {
  const found: Fault[] = [];
  const typed = new Set<Node>();
  const add = (start: number, end: number, to: string): void => {
    const from = text.slice(start, end);
    found.push({ file, line: lineOf(text, start), start, end, to, change: `${from} → ${to}`.slice(0, 80) });
  };
  for (const { node, parent } of nodes(text)) {
    if (node.type.startsWith("TS") || (parent && typed.has(parent))) {
      // what stands behind `as` is a type, what stands before it is not
      if (!["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"].includes(node.type) || (parent && typed.has(parent))) typed.add(node); // prettier-ignore
      continue;
    }
    const { start, end } = node as Node & { readonly end: number };
    if (node.type === "BinaryExpression" || node.type === "LogicalExpression") {
      const [left, right] = [node["left"], node["right"]] as [Node & { end: number }, Node];
      const to = TURNED[node["operator"] as string];
      const at = left.end + text.slice(left.end, right.start).indexOf(node["operator"] as string);
      if (to !== undefined) add(at, at + (node["operator"] as string).length, to);
    } else if (node.type === "Literal" && typeof node["value"] === "number") {
      const value = node["value"];
      if (parent?.type !== "Property" || parent["key"] !== node)
        add(start, end, value === 0 ? "1" : value === 1 ? "0" : String(value * 1.1));
    } else if (node.type === "MemberExpression" && /^Math\.(max|min)$/.test(text.slice(start, end))) {
      add(start, end, text.slice(start, end) === "Math.max" ? "Math.min" : "Math.max");
    } else if (node.type === "ExpressionStatement" && parent?.type === "BlockStatement") add(start, end, ";");
  }
  return found;
}

/** A text in which every function throws as soon as it is called. */
export function throwing(text: string): string {
  const inserts: [at: number, insert: string][] = [];
  for (const { node } of nodes(text)) {
    if (!/Function/.test(node.type) || node.type.startsWith("TS")) continue;
    const body = node["body"] as (Node & { readonly end: number }) | null;
    if (body?.type === "BlockStatement") inserts.push([body.start + 1, ' throw new Error("gone");']);
  }
  return inserts.sort((a, b) => b[0] - a[0]).reduce((t, [at, insert]) => t.slice(0, at) + insert + t.slice(at), text);
}

const FILES = repositoryFiles().filter((path) => /^(src|test)\/.*\.ts$/.test(path));
const under = (path: string): string[] => FILES.filter((file) => file === path || file.startsWith(`${path}/`));

/** By file, the files that it imports, of `src` and `test`. */
const imports = (): ReadonlyMap<string, readonly string[]> =>
  new Map(
    FILES.map((path) => {
      const named = importsOf({ path, text: read(path) }).flatMap(({ specifier: s }) => (s?.startsWith(".") ? [target(path, s)] : [])); // prettier-ignore
      return [path, named] as const;
    }),
  );

/**
 * Tests that come near a file, in the order in which they are asked: those that import it, those that import what imports it, and so on for so
 * many steps; digests of record last. What an earlier part notices is not asked of a later one.
 */
function testsNear(file: string, of: ReadonlyMap<string, readonly string[]>, steps: number): string[][] {
  const parts: string[][] = [];
  let reached = new Set([file]);
  for (let step = 0; step < steps; step++) {
    const next = [...of].flatMap(([from, to]) => (!reached.has(from) && to.some((t) => reached.has(t)) ? [from] : []));
    reached = new Set([...reached, ...next]);
    parts.push(next.filter((f) => f.endsWith(".test.ts") && !SLOW.test(f)));
  }
  return [...parts, ["test/digests/digests.test.ts"]].filter((part) => part.length > 0);
}

interface Ran {
  readonly failed: boolean;
  readonly out: string;
}

const vitest = (cwd: string, args: readonly string[]): Promise<Ran> =>
  new Promise((done) => {
    execFile(
      process.execPath,
      ["node_modules/vitest/vitest.mjs", "run", ...args, "--maxWorkers=1"],
      { cwd, timeout: HANGS, maxBuffer: 1e9, env: { ...process.env, NO_COLOR: "1" } },
      (error, out, err) => done({ failed: error !== null, out: out + err }),
    );
  });

function copyOf(): string {
  const copy = mkdtempSync(join(tmpdir(), "precedent-mutants-"));
  for (const name of readdirSync(ROOT))
    if (!["node_modules", ".git", "out"].includes(name))
      cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(copy, "node_modules"));
  return copy;
}

/** The first test file that failed; "" where none did, or none came to its end. */
const failing = ({ out }: Ran): string => /FAIL\s+(\S+)/.exec(out)?.[1] ?? "";

interface Became extends Pick<Fault, "file" | "line" | "start" | "change"> {
  readonly noticed: boolean;
  readonly by: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    places: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    steps: { type: "string", default: "2" },
    line: { type: "string" },
    change: { type: "string" },
    gone: { type: "boolean", default: false },
  },
});

async function main(where: string): Promise<void> {
  const known = imports();
  const copy = copyOf();
  try {
    if (values.gone) return await gone(where, copy, known);
    const all = under(where).flatMap((file) => faultsOf(file, read(file)));
    const chosen = values.line === undefined ? drawn(all, Number(values.places), Number(values.seed)) : all.filter((f) => f.line === Number(values.line) && (values.change ?? f.change) === f.change); // prettier-ignore
    mkdirSync(dirname(OUT), { recursive: true });
    // a line may have the same fault twice
    const nameOf = ({ file, line, start, change }: Pick<Fault, "file" | "line" | "start" | "change">): string =>
      `${file}:${line} ${change} (at ${start})`;
    const sound = new Set<string>();
    const before = existsSync(OUT) ? readFileSync(OUT, "utf8").trimEnd().split("\n").map((l) => JSON.parse(l) as Became) : []; // prettier-ignore
    const done = new Map(before.map((b) => [nameOf(b), b]));
    const came: Became[] = [];
    for (const fault of chosen) {
      const { file, line, start, change } = fault;
      let became = done.get(nameOf(fault));
      if (!became) {
        const text = read(file);
        let ran: Ran = { failed: false, out: "" };
        for (const part of testsNear(file, known, Number(values.steps))) {
          const tests = [...part, "--bail=1"];
          // what fails without a fault notices none
          if (!part.every((one) => sound.has(one))) {
            const asItIs = await vitest(copy, tests);
            if (asItIs.failed) throw new Error(`tests near ${file} fail as it is: ${failing(asItIs)}`);
            for (const one of part) sound.add(one);
          }
          writeFileSync(join(copy, file), text.slice(0, start) + fault.to + text.slice(fault.end));
          ran = await vitest(copy, tests);
          writeFileSync(join(copy, file), text);
          if (ran.failed) break;
        }
        became = { file, line, start, change, noticed: ran.failed, by: failing(ran) };
        appendFileSync(OUT, `${JSON.stringify(became)}\n`);
      }
      came.push(became);
      if (!became.noticed) console.log(`not noticed  ${nameOf(became)}`);
    }
    const noticed = came.filter((b) => b.noticed).length;
    console.log(
      `${where}: ${noticed} of ${came.length} noticed, ${((100 * noticed) / Math.max(1, came.length)).toFixed(0)} %`,
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Places in an order of their own, the first so many. */
function drawn(all: readonly Fault[], places: number, seed: number): Fault[] {
  return all
    .map((fault, i) => ({ fault, at: draw(seedKey(seed), 0, 0, i) }))
    .sort((a, b) => a.at - b.at)
    .slice(0, places)
    .map(({ fault }) => fault);
}

/** File by file with functions that throw: tests that import the file itself and pass all the same. */
async function gone(where: string, copy: string, known: ReadonlyMap<string, readonly string[]>): Promise<void> {
  for (const file of under(where)) {
    const tests = [...known].filter(([f, to]) => f.endsWith(".test.ts") && !SLOW.test(f) && to.includes(file)).map(([f]) => f); // prettier-ignore
    if (tests.length === 0) continue;
    const text = read(file);
    writeFileSync(join(copy, file), throwing(text));
    const report = join(copy, "gone.json");
    rmSync(report, { force: true });
    await vitest(copy, [...tests, "--reporter=json", `--outputFile=${report}`]);
    writeFileSync(join(copy, file), text);
    const { testResults } = JSON.parse(readFileSync(report, "utf8")) as { testResults: { name: string; assertionResults: { status: string; fullName: string }[] }[] }; // prettier-ignore
    for (const { name, assertionResults } of testResults)
      for (const t of assertionResults)
        if (t.status === "passed") console.log(`passes without ${file}: ${relative(copy, name)} > ${t.fullName}`);
  }
}

const [where] = positionals;
if (where === undefined || !existsSync(join(ROOT, where))) {
  console.error(
    "usage: node scripts/mutants.ts FOLDER|FILE [--places 200] [--seed 1] [--steps 2] [--line N [--change C]] [--gone]",
  );
  process.exit(2);
}
await main(where);
