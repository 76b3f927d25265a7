// How a process ends whose output or result cannot be written, in the few seconds that this takes; how it is killed, and where a thread dies,
// is in ends.deep.ts.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { BRIEF, RIVALS } from "../scenario/small.ts";
import { ROOT, type Ended } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const root = emptyFolder();
const small = join(root, "small");
beforeAll(() => written(small, { ...BRIEF, ...RIVALS }));

function bash(line: string): Ended {
  const env = { ...process.env, P: `${process.execPath} ${join(ROOT, "src/cli/main.ts")}`, S: small };
  try {
    const out = execFileSync("bash", ["-c", line], { cwd: root, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }); // prettier-ignore
    return { code: 0, out, err: "" };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, out: stdout, err: stderr };
  }
}

test("a full output is said in words, without a stack", () => {
  const ended = bash("$P check $S > /dev/full");
  expect(ended.code).toBe(2);
  expect(ended.err).toMatch(/^error cannot print the result: the disk is full\n/m);
  expect(ended.err).not.toMatch(/\n\s+at |node:/);
});
test("files that may not be so large cost the page, not the answer", () => {
  const ended = bash("(ulimit -f 20; $P test $S --worlds 40 --workers 1 --out limited) 2>limited.err");
  expect(ended.code).toBe(2);
  expect(ended.out).toMatch(/C1/);
  expect(bash("cat limited.err").out).toMatch(/error cannot write to "limited": a file would be larger than is allowed here/); // prettier-ignore
  expect(existsSync(join(root, "limited"))).toBe(false);
});
test("a reader that stops early is no fault", () => {
  expect(bash("set -o pipefail; $P check $S | head -n 1").code).toBe(0);
});
