// A ledger by way of a store: the same bits as without, nothing twice, and after an edit no more than it must.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { canonical, digest } from "../../../src/node/store/canonical.ts";
import { StoreFolder } from "../../../src/node/store/folder.ts";
import { Store } from "../../../src/node/store/store.ts";
import { test as judge } from "../../../src/questions/test/test.ts";
import type { Sizes } from "../../../src/questions/test/passes.ts";
import { workAgreement, type AgreementJob } from "../../../src/run/agreement.ts";
import { workPoints, type PointJob } from "../../../src/run/points.ts";
import { work, type Job, type JobResult } from "../../../src/run/work.ts";
import type { Scenario } from "../../../src/scenario/scenario.ts";
import { compiler, PLAN, pointLength } from "../../../src/world/compile.ts";
import { undecided } from "../../digests/ledgers.ts";
import { shortCrisis } from "../../fixture/crisis.ts";

const root = mkdtempSync(join(tmpdir(), "precedent-store-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const WORLDS = 40;
const sizes: Partial<Sizes> = {
  ...undecided.sizes,
  crises: 6, futures: 30, treatedCrises: 3, paired: 8, widths: 8, widthsPaired: 6, widthsCrises: 3, widthsFutures: 10,
}; // prettier-ignore

/** Every bit of a result, but for what counts the work, as a digest. */
const bits = ({ runs: _, forks: __, ticks: ___, saved: ____, ...result }: JobResult): string =>
  digest(canonical(result));

interface Made {
  readonly report: string;
  /** By job. */
  readonly results: ReadonlyMap<string, string>;
  readonly jobs: readonly Job[];
  readonly store: Store;
}

async function ledger(scenario: Scenario, folder: string): Promise<Made> {
  const compiled = compiler(scenario);
  const told: string[] = [];
  const store = new Store(await StoreFolder.open(join(root, folder)), { tell: (s) => told.push(s) });
  const none = (): never => {
    throw new Error("not asked");
  };
  const jobs: Job[] = [];
  const results = new Map<string, string>();
  const { execute } = store.around(compiled, {
    execute: (job) => {
      jobs.push(job);
      return Promise.resolve(work(compiled, job));
    },
    executePoints: none,
    executeAgreement: none,
  });
  const { report } = await judge(scenario, {
    worlds: WORLDS,
    sizes,
    seed: 3,
    command: "",
    atOnce: 8,
    execute: async (job) => {
      const result = await execute(job);
      results.set(canonical(job), bits(result));
      return result;
    },
  });
  expect(told).toEqual([]);
  return { report: JSON.stringify(report), results, jobs, store };
}

const { scenario } = undecided;
const some = { ...scenario, claims: scenario.claims.filter((_, i) => i % 3 !== 1) };

test("from the store everything comes back bit for bit, and nothing is computed", async () => {
  const first = await ledger(scenario, "whole");
  const compiled = compiler(scenario);
  expect(first.results).toEqual(new Map(first.jobs.map((job) => [canonical(job), bits(work(compiled, job))])));
  expect(first.store.use).toMatchObject({ taken: 0, completed: 0 });
  const again = await ledger(scenario, "whole");
  expect(again.jobs).toEqual([]);
  expect(again.report).toBe(first.report);
  expect(again.results).toEqual(first.results);
  // nothing is left that was being written
  expect(readdirSync(join(root, "whole/new"))).toEqual([]);
});

test("a claim's words cost nothing, and claims that are new cost their own parts", async () => {
  const before = await ledger(some, "some");
  const reworded = await ledger(
    { ...some, title: "Other words", claims: some.claims.map((c) => ({ ...c, text: `${c.text}, in other words` })) },
    "some",
  );
  expect(reworded.jobs).toEqual([]);
  const more = await ledger(scenario, "some");
  const whole = await ledger(scenario, "fresh");
  expect(more.report).toBe(whole.report);
  expect(more.results).toEqual(whole.results);
  const wants = (made: Made): number =>
    made.jobs.reduce((all, job) => all + job.contrasts.reduce((sum, c) => sum + (c.wants?.length ?? 1), 0), 0);
  const rows = (made: Made): number => made.jobs.reduce((all, job) => all + (job.rows ? job.worlds.length : 0), 0);
  expect(wants(more)).toBeLessThan(wants(whole) - wants(before) / 2);
  expect(rows(more)).toBeLessThan(rows(whole));
  // and fewer again cost nothing
  expect((await ledger(some, "some")).jobs).toEqual([]);
});

test("designs and agreement with a record are kept whole", async () => {
  const compiled = compiler(shortCrisis());
  const n = pointLength(compiled);
  const points: PointJob = {
    plan: PLAN,
    points: Float64Array.from({ length: 3 * compiled.columns.length }, (_, i) => ((i * 7) % 10) / 10 + 0.05),
    luck: [0, 1, 2],
    arms: [[], []],
    reading: { event: "requested" },
  };
  const agreement: AgreementJob = {
    plan: PLAN,
    points: Float64Array.from({ length: 2 * n }, (_, i) => ((i * 3) % 10) / 10 + 0.05),
    luck: Int32Array.from({ length: 2 * 12 }, (_, i) => i),
    least: Float64Array.of(-Infinity, -Infinity),
    reports: [],
    later: [],
  };
  for (const computed of [2, 0]) {
    let asked = 0;
    const store = new Store(await StoreFolder.open(join(root, "designs")), { tell: (s) => expect(s).toBe("") });
    const around = store.around(compiled, {
      execute: (job) => Promise.resolve(work(compiled, job)),
      executePoints: (job) => {
        asked++;
        return Promise.resolve(workPoints(compiled, job));
      },
      executeAgreement: (job) => {
        asked++;
        return Promise.resolve(workAgreement(compiled, job));
      },
    });
    expect(await around.executePoints(points)).toEqual(workPoints(compiled, points));
    expect(await around.executeAgreement(agreement)).toEqual(workAgreement(compiled, agreement));
    expect(asked).toBe(computed);
    expect(store.use).toEqual({ taken: 2 - computed, completed: 0, computed });
  }
});
