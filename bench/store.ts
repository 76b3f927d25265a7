// What keeping results costs and saves (`npm run bench -- --store`): processor time of a ledger by way of an empty store and without one, and from
// the full one; bytes a run; pieces as Parquet beside pieces as they are kept; a question to a million runs in a table.
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asyncBufferFromFile, parquetRead } from "hyparquet";
import { parquetWriteBuffer } from "hyparquet-writer";
import { arraysOf, bytesOf, decoded, encoded } from "../src/node/store/file.ts";
import { StoreFolder } from "../src/node/store/folder.ts";
import { Store } from "../src/node/store/store.ts";
import { COLUMNS, parquet } from "../src/node/store/table.ts";
import { test } from "../src/questions/test/test.ts";
import { DATES, rowLength, SCALARS } from "../src/run/row.ts";
import type { Executor } from "../src/run/ensemble.ts";
import { work, type Job, type JobResult } from "../src/run/work.ts";
import { loadScenario } from "../src/cli/scenario.ts";
import { compiler, PLAN } from "../src/world/compile.ts";

const TIMES = 3;
const REPEATED = 100;

const middle = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[of.length >> 1] as number;
const processorMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

async function taken(what: () => unknown): Promise<{ readonly ms: number; readonly wall: number }> {
  const [began, at] = [processorMs(), performance.now()];
  await what();
  return { ms: processorMs() - began, wall: performance.now() - at };
}

export async function storeFigures(worlds: number): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), "precedent-bench-"));
  try {
    return [...(await ledger(root, worlds)), ...(await asParquet()), ...(await million(root))].join("\n");
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function ledger(root: string, worlds: number): Promise<string[]> {
  const scenario = await loadScenario("scenarios/kazakhstan-2022");
  const compiled = compiler(scenario);
  const none = (): never => {
    throw new Error("not asked");
  };
  const opened = async (folder: string, execute: Executor): Promise<Executor> =>
    new Store(await StoreFolder.open(folder), { tell: (s) => console.error(s) }).around(compiled, {
      execute,
      executePoints: none,
      executeAgreement: none,
    }).execute;
  const here: Executor = (job) => Promise.resolve(work(compiled, job));
  const run = (execute: Executor) => test(scenario, { worlds, seed: 1, command: "", atOnce: 1, execute });
  const done: { readonly job: Job; readonly result: JobResult }[] = [];
  const whole = await taken(() =>
    run(async (job) => {
      const result = await here(job);
      done.push({ job, result });
      return result;
    }),
  );
  // what keeping takes by itself: the same pieces again, each already computed
  const results = new Map(done.map(({ job, result }) => [job, result]));
  const keeping: { readonly ms: number; readonly wall: number }[] = [];
  let folder = "";
  for (let i = 0; i < TIMES; i++) {
    folder = join(root, `store${i}`);
    const execute = await opened(folder, (job) => Promise.resolve(results.get(job) as JobResult));
    keeping.push(
      await taken(async () => {
        for (const { job } of done) await execute(job);
      }),
    );
  }
  const again = await taken(async () => run(await opened(folder, here)));
  const files = await (await StoreFolder.open(folder)).all("pieces");
  const bytes = files.reduce((sum, f) => sum + f.bytes, 0);
  const runs = done.reduce((sum, { result }) => sum + result.runs + result.forks, 0);
  const ms = middle(keeping.map((k) => k.ms));
  return [
    `ledger of ${worlds} worlds: ${(whole.ms / 1000).toFixed(1)} s of processor without a store, ${(again.ms / 1000).toFixed(1)} s with every piece from one`,
    `keeping its ${files.length} pieces: ${ms.toFixed(0)} ms of processor, ${((100 * ms) / whole.ms).toFixed(2)} %; to the disk ${(middle(keeping.map((k) => k.wall)) / files.length).toFixed(1)} ms a piece`,
    `${bytes} bytes, ${runs} runs and forks: ${(bytes / runs).toFixed(0)} bytes each`,
  ];
}

/** A piece of 25 worlds' rows. */
async function asParquet(): Promise<string[]> {
  const compiled = compiler(await loadScenario("scenarios/kazakhstan-2022"));
  const worlds = Array.from({ length: 25 }, (_, i) => i);
  const { rows, accepted } = work(compiled, { plan: PLAN, worlds, replicates: [0, 1], branches: [0, 1], rows: true, followFrom: Infinity, contrasts: [] }); // prettier-ignore
  const length = rowLength(compiled.scenario.days);
  const head = { name: "x", scenario: "", version: "", kind: "runs" as const, asks: {}, counts: {}, parts: [{ name: "rows", arrays: [["f64", rows.length] as ["f64", number]] }] }; // prettier-ignore
  const own = (): Buffer => encoded({ head, body: bytesOf([rows]) });
  const columns = Array.from({ length }, (_, c) => ({
    name: `c${c}`,
    type: "DOUBLE" as const,
    nullable: false,
    data: Float64Array.from({ length: accepted.length }, (_, r) => rows[r * length + c] as number),
  }));
  const other = (): ArrayBuffer => parquetWriteBuffer({ columnData: columns, statistics: false });
  const oneColumn = [{ name: "rows", type: "DOUBLE" as const, nullable: false, data: rows }];
  const one = (): ArrayBuffer => parquetWriteBuffer({ columnData: oneColumn, statistics: false });
  const line = async (
    name: string,
    write: () => Buffer | ArrayBuffer,
    read: (made: never) => unknown,
  ): Promise<string> => {
    const made = write();
    const times = async (what: () => unknown): Promise<number> => {
      const { ms } = await taken(async () => {
        for (let i = 0; i < REPEATED; i++) await what();
      });
      return ms / REPEATED;
    };
    const [writing, reading] = [await times(write), await times(() => read(made as never))];
    return `piece of ${accepted.length} runs as ${name}: ${made.byteLength} bytes, written in ${writing.toFixed(2)} ms, read in ${reading.toFixed(2)} ms`;
  };
  return [
    `raw: ${rows.byteLength} bytes`,
    await line("arrays, packed", own, (made: Buffer) => {
      const found = decoded(made);
      return "head" in found && arraysOf(found);
    }),
    await line("Parquet, a column each", other, (file: ArrayBuffer) => parquetRead({ file, onChunk: () => undefined })),
    await line("Parquet, one column", one, (file: ArrayBuffer) => parquetRead({ file, onChunk: () => undefined })),
  ];
}

/** A million runs, made of the rows of a few hundred. */
async function million(root: string): Promise<string[]> {
  const compiled = compiler(await loadScenario("scenarios/kazakhstan-2022"));
  const worlds = Array.from({ length: 300 }, (_, i) => i);
  const { rows, accepted } = work(compiled, { plan: PLAN, worlds, replicates: [0, 1], branches: [0, 1], rows: true, followFrom: Infinity, contrasts: [] }); // prettier-ignore
  const length = rowLength(compiled.scenario.days);
  const real = accepted.map((_, r) =>
    SCALARS.map((name, s) => {
      const value = rows[r * length + s] as number;
      return (DATES as readonly string[]).includes(name) && value < 0 ? null : value;
    }),
  );
  // as many different numbers as a million runs have, so that no dictionary makes them small
  const made = (run: number): (number | null)[] =>
    (real[run % real.length] as (number | null)[]).map((value) => (value === null ? null : value * (1 + run * 1e-9)));
  const file = join(root, "runs.parquet");
  const all = 1_000_000;
  const size = 50_000;
  const writing = await taken(async () => {
    const into = parquet((bytes) => appendFile(file, bytes));
    for (let from = 0; from < all; from += size)
      await into.rows(Array.from({ length: size }, (_, i) => ["kazakhstan", 1, 1, 1, "", from + i, 0, ...made(from + i)])); // prettier-ignore
    await into.end();
  });
  let deployed = 0;
  let deaths = 0;
  const asking = await taken(async () => {
    const columns = new Map<string, unknown[]>();
    await parquetRead({
      file: await asyncBufferFromFile(file),
      columns: ["deployed", "deaths"],
      onChunk: ({ columnName, columnData }) => {
        const own = columns.get(columnName) ?? [];
        columns.set(columnName, own);
        for (const value of columnData as Iterable<unknown>) own.push(value);
      },
    });
    const [sent, dead] = ["deployed", "deaths"].map((name) => columns.get(name) ?? []) as [unknown[], unknown[]];
    sent.forEach((day, i) => {
      if (day === null || day === undefined) return;
      deployed++;
      deaths += dead[i] as number;
    });
  });
  return [
    `table of ${all} runs, ${COLUMNS.length} columns: ${statSync(file).size} bytes, written in ${(writing.wall / 1000).toFixed(1)} s`,
    `mean deaths where troops were sent (${deployed} runs, ${(deaths / Math.max(1, deployed)).toFixed(2)}): asked in ${(asking.wall / 1000).toFixed(2)} s, processor ${(asking.ms / 1000).toFixed(2)} s`,
  ];
}
