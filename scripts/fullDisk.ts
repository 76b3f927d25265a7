// A disk that is full at different moments, and one that is read-only: a ledger by way of a store on a small disk of memory.
//   node scripts/fullDisk.ts --moments 20      as root, on Linux
// A named store that is full ends the run with a code and keeps what was finished; the usual one costs a sentence and nothing else. With room
// made, the same command goes on to the answer of a run that had room from the start. Ends with 1 where anything else happens.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { BRIEF, RIVALS } from "../test/scenario/small.ts";

const { values } = parseArgs({ options: { moments: { type: "string", default: "20" } } });
const moments = Number(values.moments);
const main = join(import.meta.dirname, "../src/cli/main.ts");
const root = mkdtempSync(join(tmpdir(), "precedent-full-"));
const disk = join(root, "disk");
mkdirSync(disk);
const scenario = join(root, "small");
for (const [name, text] of Object.entries({ ...BRIEF, ...RIVALS })) {
  mkdirSync(dirname(join(scenario, name)), { recursive: true });
  writeFileSync(join(scenario, name), text);
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran => {
  const line = [main, "run", scenario, "--worlds", "600", "--workers", "1", "--json", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, line, {
    encoding: "utf8",
    env: { ...process.env, ...env },
  });
  return { code: status, out: stdout, err: stderr };
};
const mount = (size: number): void => void execFileSync("mount", ["-t", "tmpfs", "-o", `size=${size}k`, "tmpfs", disk]);
const remount = (how: string): void => void execFileSync("mount", ["-o", `remount,${how}`, disk]);

const store = ["--store", join(disk, "store")];
const reference = run(["--no-store"]);
const count = { full: 0, fit: 0, ended: 0, wrong: 0, usual: 0, usualWrong: 0, readOnly: 0, readOnlyWrong: 0 };
const wrong = (what: string, { code, err }: Ran): void => console.log(`${what}: code ${code}\n${err}`);
for (let k = 1; k <= moments; k++) {
  // from hardly anything to nearly all that a run keeps
  const size = 12 + Math.round((k * 200) / moments);
  mount(size);
  try {
    const first = run(store);
    if (first.code === 0) count.fit++;
    else count.full++;
    const isTold = first.code === 2 && /the disk is full/.test(first.err);
    if (isTold) count.ended++;
    if (!isTold && !(first.code === 0 && first.out === reference.out)) wrong(`named, ${size} kB`, first);
    remount("size=100m");
    const again = run(store);
    if (again.code !== 0 || again.out !== reference.out) {
      count.wrong++;
      wrong(`again, ${size} kB`, again);
    }
    remount("ro");
    const sealed = run(store);
    count.readOnly++;
    if (sealed.code !== 0 || sealed.out !== reference.out || !/can be read and not written to/.test(sealed.err)) {
      count.readOnlyWrong++;
      wrong(`read-only, ${size} kB`, sealed);
    }
  } finally {
    execFileSync("umount", [disk]);
  }
  mount(size);
  try {
    const usual = run([], { XDG_CACHE_HOME: disk, PRECEDENT_STORE: "" });
    count.usual++;
    if (usual.code !== 0 || usual.out !== reference.out) {
      count.usualWrong++;
      wrong(`usual, ${size} kB`, usual);
    }
  } finally {
    execFileSync("umount", [disk]);
  }
}
rmSync(root, { recursive: true, force: true });
console.log(JSON.stringify(count));
process.exit(count.wrong + count.usualWrong + count.readOnlyWrong + (count.full - count.ended) === 0 ? 0 : 1);
