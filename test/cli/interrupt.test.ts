// Ctrl-C in the middle of the work, sent when the program says how far it is: before anything is worth keeping, and after.
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { TestReport } from "../../src/claims/result.ts";
import { BRIEF, RIVALS } from "../scenario/small.ts";
import { precedent, unwrapped } from "./command.ts";
import { emptyFolder, written } from "./folders.ts";

const root = emptyFolder();
const [small, restless, rare] = ["small", "restless", "rare"].map((name) => join(root, name)) as [
  string,
  string,
  string,
];
const more = (file: string, text: string) => ({ ...BRIEF, ...RIVALS, [file]: `${BRIEF[file] ?? ""}${text}` });
beforeAll(async () => {
  await written(small, { ...BRIEF, ...RIVALS });
  // every world is left out, so that no number of them is enough, however late the signal comes
  await written(
    restless,
    more(
      "assumptions.yaml",
      `mobilisation.calmGap: { value: 0, source: CENSUS, mark: V }
mobilisation.crowdPull: { value: 100, source: CENSUS, mark: V }
mobilisation.participation: { form: { logit: 1, epstein: 0 }, source: assumed, why: a guess }
`,
    ),
  );
  // so many numbers that the record is let in by degrees
  await written(
    rare,
    more(
      "record.yaml",
      [
        ["people", 1500, 4000],
        ["dead", 2, 9],
        ["detained", 60, 300],
      ]
        .flatMap(([outcome, ...values]) =>
          values.map(
            (value, day) =>
              `${outcome}${day}: { outcome: ${outcome}, at: 2022-01-0${day + 1}T12:00Z, value: ${value}, mark: U, sources: [PRESS], text: So many. }\n`,
          ),
        )
        .join(""),
    ),
  );
});

const HOLD = "--force=government never concede";
const UNTIL = ["--until", "2022-01-03T00:00+06:00"];
const ONE = ["--workers", "1"];
/** Worlds asked for where the work is to go on for long. */
const MANY = 4000;
const worlds = (n: number): string[] => ["--worlds", String(n)];
/** A hundredth of the work or more is done. */
const UNDER_WAY = /^\d+ % done/m;
const number = (text: string | undefined): number => Number(text?.replaceAll(",", ""));

describe("before anything is worth keeping: exit 130, nothing on the output, nothing written", () => {
  const out = join(root, "nothing");
  test.each([
    ["test", [restless, ...worlds(100_000), "--out", out], /^claims in growing numbers of worlds: 100,000 worlds$/m],
    ["run", [restless, ...worlds(100_000)], /^worlds: 100,000 worlds$/m],
    ["rivals", [restless, ...worlds(100_000), "--out", out], /^claims in growing numbers of worlds: 100,000 worlds$/m],
    ["drivers", [restless, "--of", "crisis", ...worlds(10_000), "--out", out], /^worlds: 2,000 worlds$/m],
    ["fit", [small, ...UNTIL, "--out", out], /^worlds as drawn: 20,000 runs$/m],
  ] as const)("%s", async (verb, args, interruptAt) => {
    const ended = await precedent([verb, ...args, ...ONE], { interruptAt });
    expect([ended.code, ended.out]).toEqual([130, ""]);
    expect(ended.err).toMatch(/^stopping…$/m);
    expect(ended.err).toMatch(/^stopped; nothing was written$/m);
    expect(existsSync(out)).toBe(false);
  });
  test("classics epstein", async () => {
    const ended = await precedent(["classics", "epstein", "--runs", "4"], { interruptAt: UNDER_WAY });
    expect([ended.code, ended.out]).toEqual([130, ""]);
    expect(ended.err).toMatch(/^stopped; nothing was written$/m);
  });
});

describe("later: exit 130, and what rests on the first worlds, which are few of those asked for", () => {
  test("test: a whole ledger, and never half a file", async () => {
    const out = join(root, "ledger");
    const ended = await precedent(["test", small, ...worlds(MANY), ...ONE, "--out", out], { interruptAt: UNDER_WAY });
    expect(ended.code).toBe(130);
    expect((await readdir(out)).sort()).toEqual([".precedent.json", "data", "report.html", "report.json"]);
    expect((await readdir(out, { recursive: true })).filter((name) => name.endsWith(".part"))).toEqual([]);
    expect(ended.err).toMatch(new RegExp(`rests on the first \\d+ of ${MANY} worlds`));
    expect(ended.out).toContain("stopped early");
    const { stopped, prior } = JSON.parse(await readFile(join(out, "report.json"), "utf8")) as TestReport;
    expect(stopped?.of).toBe(MANY);
    expect(stopped?.worlds).toBeLessThan(MANY / 2);
    expect(prior.worlds).toBeLessThanOrEqual(stopped?.worlds ?? 0);
    expect(prior.worlds).toBeGreaterThanOrEqual(40);
  });
  test.each([
    ["run", [], /^note Stopped early: this rests on the first ([\d,]+) of 4,000 worlds\..* incumbent falls /],
    ["compare", [HOLD, "--futures", "1"], / Rests on ([\d,]+) worlds, .* Stopped early: these are the first of 4,000 /],
    ["rivals", [], / Stopped early: this rests on the first ([\d,]+) of 4,000 worlds\. SIDE BY SIDE /],
    ["drivers", ["--of", "crisis"], /Stopped early: this rests on ([\d,]+) of 4,000 worlds\..* WHERE EACH IS LOW/],
  ] as const)("%s", async (verb, args, says) => {
    const ended = await precedent([verb, small, ...args, ...worlds(MANY), ...ONE], { interruptAt: UNDER_WAY });
    expect(ended.code).toBe(130);
    expect(ended.err).toMatch(/^stopping…$/m);
    expect(unwrapped(ended.out)).toMatch(says);
    const done = number(says.exec(unwrapped(ended.out))?.[1]);
    expect(done).toBeGreaterThanOrEqual(verb === "compare" ? 1 : 40);
    expect(done).toBeLessThan(MANY / 2);
  });
  test.each([
    [
      "while the record is let in",
      rare,
      /^towards worlds that fit the record: [\d,]+ runs$/m,
      / Nothing yet: stopped when the record had been let in to the power 0\.\d+ of 1\./,
    ],
    [
      "with too few worlds found",
      small,
      /^among worlds that fit the record: [\d,]+ runs$/m,
      / fewer than 30: nothing is said .* Stopped early: more would have come\./,
    ],
  ] as const)("fit, %s: it says that no worlds are kept, no file", async (_, scenario, interruptAt, says) => {
    const out = join(root, "fit");
    const args = ["fit", scenario, ...UNTIL, ...worlds(10), ...ONE, "--out", out];
    const ended = await precedent(args, { interruptAt });
    expect(ended.code).toBe(130);
    expect(unwrapped(ended.out)).toContain(`given the record to ${UNTIL[1]}, in-sample`);
    expect(unwrapped(ended.out)).toMatch(says);
    expect(existsSync(out)).toBe(false);
  });
});
