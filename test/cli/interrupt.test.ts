// Ctrl-C in the middle of the work.
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { WORLDS } from "../../src/questions/test/passes.ts";
import { KAZAKHSTAN, precedent } from "./command.ts";

test(
  "after two seconds: exit 130, soon, with the ledger of the first worlds or nothing, and never half a file",
  { timeout: 60_000 },
  async () => {
    const out = await mkdtemp(join(tmpdir(), "precedent-"));
    let asked = 0;
    const ended = await precedent(["test", KAZAKHSTAN, "--out", out], (kill) => {
      setTimeout(() => {
        asked = Date.now();
        kill("SIGINT");
      }, 2000);
    });
    expect(ended.code).toBe(130);
    expect((Date.now() - asked) / 1000).toBeLessThan(20);
    const files = (await readdir(out)).sort();
    if (files.length === 0) {
      expect(ended.err).toContain("nothing was written");
      return;
    }
    expect(files).toEqual(["data", "report.html", "report.json"]);
    expect(ended.err).toMatch(new RegExp(`rests on the first \\d+ of ${WORLDS} worlds`));
    expect(ended.out).toContain("stopped early");
    const report = JSON.parse(await readFile(join(out, "report.json"), "utf8")) as {
      stopped: { worlds: number; of: number };
      prior: { worlds: number };
    };
    expect(report.stopped.of).toBe(WORLDS);
    expect(report.prior.worlds).toBeLessThanOrEqual(report.stopped.worlds);
    expect(report.prior.worlds).toBeGreaterThanOrEqual(40);
  },
);

test("outcomes of the worlds that were run are kept and said, exit 130", { timeout: 60_000 }, async () => {
  const ended = await precedent(["run", KAZAKHSTAN, "--worlds", "1000000"], (kill) =>
    setTimeout(() => kill("SIGINT"), 5000),
  );
  expect(ended.code).toBe(130);
  if (ended.out === "") {
    expect(ended.err).toContain("nothing was written"); // a machine so busy that fewer than forty worlds were run
    return;
  }
  const of = /rests on the first ([\d,]+) of 1,000,000 worlds/.exec(ended.out.replace(/\s+/g, " "));
  expect(Number(of?.[1]?.replaceAll(",", ""))).toBeGreaterThanOrEqual(40);
  expect(ended.out).toContain("incumbent falls");
});
