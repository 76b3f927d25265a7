// By way of the store a run that was killed outright goes on to the same report, and every command says the same from it.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { TestReport } from "../../src/claims/result.ts";
import { BRIEF, RIVALS } from "../scenario/small.ts";
import { precedent, ROOT } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const root = emptyFolder();
const small = join(root, "small");
beforeAll(() => written(small, { ...BRIEF, ...RIVALS }));

const ASK = ["test", small, "--worlds", "120", "--workers", "1"];

/** A report without what it says of the work. */
function reportIn(folder: string): unknown {
  const { timing: _, ...report } = JSON.parse(readFileSync(join(folder, "report.json"), "utf8")) as TestReport;
  return report;
}

/** Starts it, and kills it outright as soon as the store has so many pieces. */
const killed = (args: readonly string[], store: string, pieces: number): Promise<NodeJS.Signals | null> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, "src/cli/main.ts"), ...args], { stdio: "ignore" });
    const looking = setInterval(() => {
      if (count(store) >= pieces) child.kill("SIGKILL");
    }, 5);
    child.on("error", reject);
    child.on("close", (_, signal) => {
      clearInterval(looking);
      resolve(signal);
    });
  });

function count(store: string): number {
  try {
    return readdirSync(join(store, "pieces"), { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".piece"),
    ).length;
  } catch {
    return 0;
  }
}

/** What is printed, without what is said of the work and of the folder. */
const apart = (out: string): string => out.replaceAll(/^ *(?:Computed|Memory|page) .*$/gm, "");

describe("a store", () => {
  test("a run that was killed goes on, and its report is that of one that was not", async () => {
    const store = join(root, "killed");
    const whole = await precedent([...ASK, "--no-store", "--out", join(root, "whole")]);
    expect(whole.code).toBe(0);
    for (const pieces of [1, 4]) expect(await killed([...ASK, "--store", store, "--out", join(root, "out")], store, pieces)).toBe("SIGKILL"); // prettier-ignore
    const kept = count(store);
    const on = await precedent([...ASK, "--store", store, "--out", join(root, "out")]);
    expect([on.code, apart(on.out)]).toEqual([0, apart(whole.out)]);
    expect(on.err).toMatch(new RegExp(`^from the store: ${kept} of \\d+ pieces of work$`, "m"));
    expect(reportIn(join(root, "out"))).toEqual(reportIn(join(root, "whole")));
    expect(readdirSync(join(store, "new"))).toEqual([]);
    const again = await precedent([...ASK, "--store", store, "--out", join(root, "out")]);
    expect(again.err).toMatch(/^from the store in \d+\.\d s: nothing to compute$/m);
    expect(reportIn(join(root, "out"))).toEqual(reportIn(join(root, "whole")));
  });

  test.each([
    ["run", [small, "--worlds", "100"]],
    ["compare", [small, "--force", "government never concede", "--worlds", "40"]],
    ["drivers", [small, "--of", "crisis", "--worlds", "2000", "--assumptions", "4"]],
    ["rivals", [small, "--worlds", "60"]],
    ["fit", [small, "--until", "2022-01-03T00:00+06:00", "--worlds", "10"]],
  ])("%s takes from it what is there", async (verb, args) => {
    const store = ["--store", join(root, `of ${verb}`)];
    const line = [verb, ...args, "--workers", "1"];
    const json = (text: string): unknown =>
      JSON.parse(text.replaceAll(/"(?:seconds|peakMemoryMiB)":\s*[\d.e-]+,?/g, ""));
    const none = await precedent([...line, "--no-store", "--json"]);
    const first = await precedent([...line, ...store, "--json"]);
    const again = await precedent([...line, ...store, "--json"]);
    expect([none.code, first.code, again.code]).toEqual([0, 0, 0]);
    expect(json(first.out)).toEqual(json(none.out));
    expect(json(again.out)).toEqual(json(none.out));
    const shown = await precedent([...line, ...store, ...(verb === "fit" ? ["--out", join(root, "fitted")] : [])]);
    expect(shown.err).toMatch(/^from the store in \d+\.\d s: nothing to compute$/m);
  });

  test("two processes share one, and each says what a run without says", async () => {
    const line = ["run", small, "--worlds", "400", "--workers", "1", "--json"];
    const shared = [...line, "--store", join(root, "shared")];
    const [none, one, two] = await Promise.all([
      precedent([...line, "--no-store"]),
      precedent(shared),
      precedent(shared),
    ]);
    expect([one, two]).toEqual([none, none]);
    expect(readdirSync(join(root, "shared/new"))).toEqual([]);
  });
});
