// Kills for a night: commands are ended at random moments, outright or by a signal, and given again until they finish by themselves.
//   node scripts/kills.ts --kills 1000 --seed 1 [--only test] [--minutes 30]
// Counted are pieces that were kept and are gone or damaged after a kill, answers that differ from those of a run that nobody ended, files that
// are left half written after the next start, and processes that live on. It ends with 1 where any of these is not 0.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { draw, runKey } from "../src/core/keyed.ts";
import { decoded } from "../src/node/store/file.ts";
import { compareReports } from "../src/questions/verify.ts";
import { BRIEF, RIVALS } from "../test/scenario/small.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "50" },
    seed: { type: "string", default: "1" },
    minutes: { type: "string", default: "1000" },
    only: { type: "string" },
  },
});
const wanted = Number(values.kills);
const until = Date.now() + Number(values.minutes) * 60_000;

const main = join(import.meta.dirname, "../src/cli/main.ts");
const root = mkdtempSync(join(tmpdir(), "precedent-kills-"));
const scenario = join(root, "small");
for (const [name, text] of Object.entries({ ...BRIEF, ...RIVALS })) {
  mkdirSync(dirname(join(scenario, name)), { recursive: true });
  writeFileSync(join(scenario, name), text);
}

/** Every command that keeps pieces, at a size at which it takes seconds. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  test: [scenario, "--worlds", "60"],
  run: [scenario, "--worlds", "600"],
  compare: [scenario, "--force", "government never concede", "--worlds", "60"],
  drivers: [scenario, "--of", "crisis", "--worlds", "2000", "--assumptions", "4"],
  rivals: [scenario, "--worlds", "60"],
  fit: [scenario, "--until", "2022-01-03T00:00+06:00", "--worlds", "10"],
};
const WITHOUT_OUT = ["run"];
/** How often each way of ending comes, in ten. */
const WAYS = ["SIGKILL", "SIGKILL", "SIGKILL", "SIGKILL", "SIGKILL", "SIGKILL", "SIGKILL", "SIGTERM", "SIGINT", "SIGHUP"] as const; // prettier-ignore
/** Kills of one command until it is let go on to its end. */
const IN_A_ROW = 5;

const key = runKey(Number(values.seed), 0, 0);
let drawn = 0;
const uniform = (): number => draw(key, 0, 0, drawn++);
const oneOf = <T>(of: readonly T[]): T => of[Math.floor(uniform() * of.length)] as T;

interface Ended {
  readonly out: string;
  readonly code: number | null;
  readonly seconds: number;
  readonly killed: boolean;
}

/** Runs it; ended by a signal after so many seconds where it has not ended before. */
function start(
  args: readonly string[],
  kill?: { readonly after: number; readonly by: NodeJS.Signals },
): Promise<Ended> {
  const began = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], { stdio: ["ignore", "pipe", "ignore"] });
    let out = "";
    let killed = false;
    const timer = kill && setTimeout(() => (killed = child.kill(kill.by)), kill.after * 1000);
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ out, code, seconds: (performance.now() - began) / 1000, killed });
    });
  });
}

/** An answer without what it says of the work. */
const said = (out: string): string => {
  try {
    return JSON.stringify(JSON.parse(out), (name, value: unknown) => (name === "timing" || name === "seconds" || name === "peakMemoryMiB" ? 0 : value)); // prettier-ignore
  } catch {
    return "no answer";
  }
};

const parsed = (out: string): unknown => {
  try {
    return JSON.parse(out);
  } catch {
    return out;
  }
};

const below = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
};

/** Files that a store holds whole, by name. */
const pieces = (store: string): Set<string> =>
  new Set(
    below(store).filter(
      (name) => /\.(?:piece|answer)$/.test(name) && !("fault" in decoded(readFileSync(join(store, name)))),
    ),
  );

/** Processes that name this folder. */
const living = (folder: string): number =>
  spawnSync("pgrep", ["-f", folder], { encoding: "utf8" }).stdout.split("\n").filter(Boolean).length;

const count = { kills: 0, finished: 0, lost: 0, different: 0, orphans: 0, processes: 0 };
const by: Record<string, number> = {};
const began = performance.now();
const references = new Map<string, Ended>();
const names = Object.keys(COMMANDS).filter((name) => values.only === undefined || name === values.only);
for (const name of names) {
  const reference = await start([name, ...(COMMANDS[name] as string[]), "--workers", "1", "--no-store", "--json"]);
  if (reference.code !== 0) throw new Error(`${name} by itself ends with ${reference.code}`);
  references.set(name, reference);
}

while (count.kills < wanted && Date.now() < until) {
  const name = oneOf(names);
  const reference = references.get(name) as Ended;
  const folder = mkdtempSync(join(root, `${name}-`));
  const [store, out] = [join(folder, "store"), join(folder, "out")];
  const line = [name, ...(COMMANDS[name] as string[]), "--workers", "1", "--store", store, "--json", ...(WITHOUT_OUT.includes(name) ? [] : ["--out", out])]; // prettier-ignore
  let ended: Ended | null = null;
  for (let k = 0; k < IN_A_ROW && count.kills < wanted; k++) {
    const before = pieces(store);
    const way = oneOf(WAYS);
    ended = await start(line, { after: uniform() * reference.seconds, by: way });
    const after = pieces(store);
    count.lost += [...before].filter((piece) => !after.has(piece)).length;
    // of what is in the store under its own name nothing is half written
    count.lost += below(store).filter((file) => /\.(?:piece|answer)$/.test(file)).length - after.size;
    count.processes += living(folder);
    if (ended.code === 0) break;
    if (!ended.killed) continue;
    count.kills++;
    by[`${name} ${way}`] = (by[`${name} ${way}`] ?? 0) + 1;
  }
  if (ended?.code !== 0) ended = await start(line);
  count.finished++;
  if (said(ended.out) !== said(reference.out)) {
    count.different++;
    const [first] = compareReports(parsed(reference.out), parsed(ended.out), null).differs;
    console.log(`different: ${name} (code ${ended.code}), first at ${JSON.stringify(first)}`);
  }
  const left = [...below(join(store, "new")), ...below(folder).filter((file) => /(?:^|\/)\.precedent-/.test(file))];
  count.orphans += left.length;
  if (left.length > 0) console.log(`left behind: ${left.join(", ")}`);
  rmSync(folder, { recursive: true, force: true });
  if (count.finished % 10 === 0) console.log(`${count.kills} kills, ${count.finished} finished, ${Math.round((performance.now() - began) / 1000)} s`); // prettier-ignore
}
rmSync(root, { recursive: true, force: true });
console.log(JSON.stringify(count));
console.log(Object.entries(by).map(([what, n]) => `${what} ${n}`).toSorted((a, b) => (a < b ? -1 : 1)).join(", ")); // prettier-ignore
process.exit(count.lost + count.different + count.orphans + count.processes === 0 ? 0 : 1);
