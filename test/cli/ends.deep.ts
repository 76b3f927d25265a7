// How processes end: a reader that stops, a full disk, a closed terminal, a launcher that is killed, a thread that dies. The answer is
// printed and what is finished is kept, in words and with the exit codes of docs/errors.md.
import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { BRIEF, RIVALS } from "../scenario/small.ts";
import { precedent, ROOT, type Ended } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const root = emptyFolder();
const small = join(root, "small");
beforeAll(() => written(small, { ...BRIEF, ...RIVALS }));
const SMALL_TEST = ["test", small, "--worlds", "40", "--workers", "1"];

/** A line of bash; `$P` is the program itself. */
function bash(line: string): Ended {
  const env = { ...process.env, P: `${process.execPath} ${join(ROOT, "src/cli/main.ts")}`, S: small };
  try {
    const out = execFileSync("bash", ["-c", line], {
      cwd: root,
      env,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return { code: 0, out, err: "" };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, out: stdout, err: stderr };
  }
}

const TEST = "$P test $S --worlds 40 --workers 1";

describe("what cannot be written costs no answer", () => {
  test("files that may not be so large", () => {
    const ended = bash(`(ulimit -f 20; ${TEST} --out limited)  2>limited.err`);
    expect(ended.code).toBe(2);
    expect(ended.out).toMatch(/C1/);
    expect(ended.out).not.toMatch(/^page {2}/m);
    expect(bash("cat limited.err").out).toMatch(
      /error cannot write to "limited": a file would be larger than is allowed here/,
    );
    expect(existsSync(join(root, "limited"))).toBe(false);
  });
  test("a disk that is full", ({ skip }) => {
    const mounted = bash("mkdir -p disk && mount -t tmpfs -o size=60k tmpfs disk");
    if (mounted.code !== 0) skip("no disk can be mounted here");
    try {
      const ended = bash(`${TEST} --out disk/o 2>full.err`);
      expect(ended.code).toBe(2);
      expect(ended.out).toMatch(/C1/);
      expect(bash("cat full.err").out).toMatch(/error cannot write to "disk\/o": the disk is full/);
      expect(bash("ls -A disk").out).toBe("");
      // one that holds a result keeps it
      expect(bash("mkdir disk/p && echo mine > disk/p/notes && $P help > /dev/null").code).toBe(0);
      expect(bash(`${TEST} --out disk/p 2>/dev/null`).code).toBe(2);
      expect(bash("ls -A disk/p").out).toBe("notes\n");
      bash("mount -o remount,ro disk");
      const readOnly = bash(`${TEST} --out disk/p`);
      expect([readOnly.code, readOnly.out]).toEqual([2, ""]);
      expect(readOnly.err).toMatch(/^error cannot write to "disk\/p": it is on a disk that is read-only/);
    } finally {
      bash("umount disk");
    }
  });
  test.each(["$P check $S", "$P check $S --json", "$P help", "$P --help", "$P run $S --run 3.0"])(
    "a full output: %s",
    (line) => {
      const ended = bash(`${line} > /dev/full`);
      expect(ended.code).toBe(2);
      // behind what was said of how far it is
      expect(ended.err).toMatch(/^error cannot print the result: the disk is full\n/m);
      expect(ended.err).not.toMatch(/\n\s+at |node:/);
    },
  );
  test("a full output, with files: they are written", () => {
    expect(bash(`${TEST} --out beside > /dev/full 2>/dev/null`).code).toBe(2);
    expect(existsSync(join(root, "beside/report.html"))).toBe(true);
  });
  test("a reader that stops early is no fault, and files are written", () => {
    const ended = bash(`set -o pipefail; ${TEST} --out headed 2>headed.err | head -1`);
    expect(ended.code).toBe(0);
    expect(existsSync(join(root, "headed/report.html"))).toBe(true);
    expect(bash("cat headed.err").out).not.toMatch(/EPIPE|error/);
  });
  test("neither stream can be written: still no stack, and an exit code", () => {
    expect(bash("$P check $S > /dev/full 2> /dev/full").code).toBe(2);
    expect(bash("$P check nothing > /dev/full 2> /dev/full").code).toBe(2);
  });
});

describe("signals", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s: what is finished is printed and kept, exit %i", async (signal, code) => {
    const out = join(root, signal);
    const child = spawn(
      process.execPath,
      [join(ROOT, "src/cli/main.ts"), "test", small, "--worlds", "4000", "--workers", "1", "--out", out],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let [said, err] = ["", ""];
    let sent = false;
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
      if (!sent && /^\d+ % done/m.test(err)) sent = child.kill(signal);
    });
    expect(await new Promise((resolve) => child.on("close", resolve))).toBe(code);
    expect(err).toMatch(/stopped early: this ledger rests on the first \d+ of 4000 worlds/);
    expect(said).toMatch(/C1/);
    expect(existsSync(join(out, "report.html"))).toBe(true);
  });
});

test("a launcher that is killed outright takes its program along, which writes nothing", async () => {
  const out = join(root, "killed");
  const launcher = spawn(
    process.execPath,
    [join(ROOT, "bin/precedent"), "test", small, "--worlds", "4000", "--workers", "1", "--out", out],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  const program = await new Promise<number>((resolve) => {
    let err = "";
    launcher.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
      if (!/^\d+ % done/m.test(err)) return;
      resolve(Number(execFileSync("ps", ["-o", "pid=", "--ppid", String(launcher.pid)], { encoding: "utf8" })));
    });
  });
  launcher.kill("SIGKILL");
  const alive = (): boolean => {
    try {
      return process.kill(program, 0);
    } catch {
      return false;
    }
  };
  for (let k = 0; k < 100 && alive(); k++) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(alive()).toBe(false);
  expect(existsSync(out)).toBe(false);
});

describe("a thread that dies", () => {
  /** Loaded in every thread: after so many answers the thread is gone; `once` leaves a file so that it happens once. */
  const dying = async (answers: number, once: string): Promise<Readonly<Record<string, string>>> => {
    const file = join(root, `dying-${answers}-${once === "" ? "always" : "once"}.mjs`);
    await writeFile(
      file,
      `import { isMainThread, MessagePort } from "node:worker_threads";
import { existsSync, writeFileSync } from "node:fs";
const post = MessagePort.prototype.postMessage;
let left = ${answers};
if (!isMainThread) MessagePort.prototype.postMessage = function (...all) {
  const message = all[0];
  if (typeof message?.taskId === "number" && left-- <= 0 && !existsSync(${JSON.stringify(once)})) {
    if (${JSON.stringify(once)} !== "") writeFileSync(${JSON.stringify(once)}, "");
    process.exit(3);
  }
  return post.apply(this, all);
};
`,
    );
    return { NODE_OPTIONS: `--import=${file}` };
  };
  const json = async (env: Readonly<Record<string, string>>, args = SMALL_TEST): Promise<Ended> =>
    precedent([...args, "--json"], { env });
  const bare = (text: string): object => ({ ...(JSON.parse(text) as object), timing: null });

  test("once: its work is done again, and the answer is the same", async () => {
    const mark = join(root, "died");
    const ended = await json(await dying(1, mark));
    expect([ended.code, ended.err]).toEqual([0, ""]);
    expect(existsSync(mark)).toBe(true);
    expect(bare(ended.out)).toEqual(bare((await json({})).out));
  });
  test("from the first: in words, without a stack", async () => {
    const ended = await json(await dying(0, ""));
    expect([ended.code, ended.out]).toEqual([2, ""]);
    expect(ended.err).toMatch(/^a thread ended, twice at the same piece of work .*; nothing was written$/m);
    expect(ended.err).not.toMatch(/\n\s+at |fault of Precedent/);
  });
});

describe("killed while it writes", () => {
  /** Writes one result and then another into a folder, in a process that meets `what` at its n-th rename of the second. */
  const meets = (folder: string, n: number, what: string): string => {
    const code = `import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
const { rename } = fs;
let left = Infinity;
fs.rename = (...all) => { if (left-- === 0) { ${what} } return rename(...all); };
syncBuiltinESMExports();
const { writeWhole } = await import(${JSON.stringify(join(ROOT, "src/cli/outFolder.ts"))});
const result = (run) => [["report.html", run], ["report.json", run], ["data/claims.csv", run], ["data/" + run + ".csv", run]];
await writeWhole(process.argv[1], result("first"));
left = ${n};
await writeWhole(process.argv[1], result("second")).catch((error) => process.stderr.write(error.message));
process.stdout.write(String(left));`;
    try {
      return execFileSync(process.execPath, ["--input-type=module", "-e", code, folder], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      });
    } catch {
      return "killed";
    }
  };
  const held = async (folder: string): Promise<Readonly<Record<string, string>>> =>
    Object.fromEntries(
      await Promise.all(
        (await readdir(folder, { recursive: true, withFileTypes: true }))
          .filter((e) => e.isFile() && !e.name.startsWith(".") && !e.parentPath.includes(".precedent-"))
          .map(async (e) => [e.name, await readFile(join(e.parentPath, e.name), "utf8")] as const),
      ),
    );
  const FILES = ["report.html", "report.json", "claims.csv"];

  test("at any rename: never two runs side by side, a page only with all of its own, and the next run mends it", async () => {
    let n = 0;
    for (; n < 30; n++) {
      const folder = join(root, `rename-${n}`);
      await mkdir(folder);
      if (meets(folder, n, `process.kill(process.pid, "SIGKILL"); return new Promise(() => {});`) !== "killed") break;
      const found = await held(folder);
      expect(new Set(Object.values(found)).size, String(n)).toBeLessThanOrEqual(1);
      if ("report.html" in found)
        expect(Object.keys(found)).toEqual(expect.arrayContaining([...FILES, `${found["report.html"]}.csv`]));
      expect(meets(folder, 99, "")).toMatch(/^\d+$/);
      expect(await held(folder)).toEqual({ "report.html": "second", "report.json": "second", "claims.csv": "second", "second.csv": "second" }); // prettier-ignore
      expect((await readdir(folder)).sort()).toEqual([".precedent.json", "data", "report.html", "report.json"]);
    }
    expect(n).toBeGreaterThan(8);
  });
  test("a rename that fails: all of the result before is back", async () => {
    for (const n of [0, 3, 5, 6, 8]) {
      const folder = join(root, `fails-${n}`);
      await mkdir(folder);
      meets(
        folder,
        n,
        `return Promise.reject(Object.assign(new Error("full"), { code: "ENOSPC", syscall: "rename" }));`,
      );
      expect(await held(folder), String(n)).toEqual({ "report.html": "first", "report.json": "first", "claims.csv": "first", "first.csv": "first" }); // prettier-ignore
      expect(meets(folder, 99, "")).toMatch(/^\d+$/);
    }
  });
});
