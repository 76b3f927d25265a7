// What a store says of itself: the list, the first input that differs, a table for other programs, and room made.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import { differences, kept, prune, why } from "../../../src/node/store/contents.ts";
import { StoreFolder } from "../../../src/node/store/folder.ts";
import { Store } from "../../../src/node/store/store.ts";
import { exported } from "../../../src/node/store/table.ts";
import { resultsVersion } from "../../../src/node/store/version.ts";
import { NEVER } from "../../../src/model/kit/state.ts";
import { DATES, rowLength, SCALARS } from "../../../src/run/row.ts";
import { work, type Job } from "../../../src/run/work.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { compiler, PLAN } from "../../../src/world/compile.ts";
import { emptyFolder } from "../../cli/folders.ts";
import { overridden, shortCrisis } from "../../fixture/crisis.ts";

const root = emptyFolder();
const job = (worlds: readonly number[], seed = 1): Job => ({
  plan: { ...PLAN, seed },
  worlds,
  replicates: [0, 2],
  branches: [0, 1],
  rows: true,
  followFrom: Infinity,
  contrasts: [],
});

async function filled(name: string, jobs: readonly Job[], scenario: Scenario = shortCrisis()): Promise<StoreFolder> {
  const compiled = compiler(scenario);
  const folder = await StoreFolder.open(join(root, name));
  const none = (): never => {
    throw new Error("not asked");
  };
  const { execute } = new Store(folder, { tell: (s) => expect(s).toBe("") }).around(compiled, {
    execute: (piece) => Promise.resolve(work(compiled, piece)),
    executePoints: none,
    executeAgreement: none,
  });
  for (const one of jobs) await execute(one);
  return StoreFolder.open(join(root, name));
}

const nothing = (): void => undefined;

test("the list says of which scenario, code and seeds results are, and names what is damaged", async () => {
  const folder = await filled("list", [job([0, 1]), job([2], 7)]);
  const found = await kept(folder);
  expect(found.groups).toHaveLength(1);
  expect(found.groups[0]).toMatchObject({ id: "short crisis", usable: true, seeds: [1, 7], pieces: 2, runs: 6 });
  expect(found.groups[0]?.version).toBe(resultsVersion().version);
  const [file] = await folder.all("pieces");
  writeFileSync(file?.path as string, "nothing");
  expect((await kept(folder)).damaged).toEqual([{ file: file?.name, why: "is none of ours" }]);
});

test("why: nothing near, the seed, a range, or nothing differs", async () => {
  const folder = await filled("why", [job([0, 1])]);
  const asked = (scenario: Scenario, seed = 1) => why(folder, compiler(scenario), seed);
  expect(await asked(shortCrisis())).toMatchObject({ pieces: 1, differs: null });
  expect(await asked(shortCrisis({ title: "Another title" }))).toMatchObject({ pieces: 1 });
  expect(await asked(shortCrisis(), 2)).toMatchObject({ pieces: 0, differs: { what: "seed", there: "1", asked: "2", more: 0 } }); // prettier-ignore
  const { overrides } = shortCrisis();
  const changed = [...overrides, ...overridden({ "hardship.fade": 0.123 })];
  expect((await asked(shortCrisis({ overrides: changed }))).differs).toMatchObject({
    what: expect.stringMatching(/^assumptions hardship\.fade range/) as string,
    more: expect.any(Number) as number,
  });
  expect((await asked(shortCrisis({ days: 5 }))).differs).toEqual({ what: "days", there: "6", asked: "5", more: 0 });
  expect(await asked(shortCrisis({ id: "elsewhere", days: 5 }))).toMatchObject({ pieces: 0, differs: null });
  expect(differences("", { a: [1], b: 1 }, { a: [2], c: 1 })).toEqual([
    { what: "a", there: "[1]", asked: "[2]" },
    { what: "b", there: "1", asked: "none" },
    { what: "c", there: "none", asked: "1" },
  ]);
});

test("a table has every run once, bit for bit, as Parquet and as CSV", async () => {
  // world 1 stands in two pieces
  const folder = await filled("table", [job([0, 1]), job([1, 2])]);
  const expected = work(compiler(shortCrisis()), job([0, 1, 2]));
  const length = rowLength(shortCrisis().days);
  const file = join(root, "runs.parquet");
  expect(await exported(folder, file, nothing)).toBe(6);
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(file) });
  rows.sort((a, b) => (a["world"] as number) - (b["world"] as number) || (a["replicate"] as number) - (b["replicate"] as number)); // prettier-ignore
  rows.forEach((row, i) => {
    expect([row["world"], row["replicate"], row["seed"], row["shocked"]]).toEqual([Math.floor(i / 2), i % 2, 1, 1]);
    SCALARS.forEach((name, s) => {
      const value = expected.rows[i * length + s] as number;
      const isDate = [...DATES, "longFallen"].includes(name);
      expect(row[name] ?? null).toBe(isDate && value === NEVER ? null : value);
    });
  });
  const table = join(root, "runs.csv");
  expect(await exported(folder, table, nothing)).toBe(6);
  const lines = readFileSync(table, "utf8").trimEnd().split("\r\n");
  expect(lines).toHaveLength(7);
  expect(lines[0]).toMatch(/^scenario,seed,width,shocked,given,world,replicate,firstProtest,/);
  await expect(exported(folder, table, nothing)).rejects.toThrow(/already/);
});

test("room is made by what was not used for longest", async () => {
  const folder = await filled("room", [job([0]), job([1]), job([2])]);
  const files = await folder.all("pieces");
  const bytes = files.reduce((sum, f) => sum + f.bytes, 0);
  const largest = Math.max(...files.map((f) => f.bytes));
  const went = await prune(folder, bytes - 1);
  expect(went.files).toBe(1);
  expect(went.left).toBeGreaterThanOrEqual(bytes - largest);
  expect((await prune(folder, 0)).left).toBe(0);
  expect(await folder.all("pieces")).toEqual([]);
  // what went is computed again
  await filled("room", [job([0])]);
  expect(await folder.all("pieces")).toHaveLength(1);
});
