// Outcomes of drawn worlds stand beside the public record, with the same rows as a ledger's, but for what a run to its horizon can't tell.
import { expect, test } from "vitest";
import { outcomes } from "../../src/questions/run.ts";
import { outcomesDocument } from "../../src/report/answers/outcomes.ts";
import { toTerminal } from "../../src/report/toTerminal.ts";
import { COMMON_RATES } from "../../src/scenario/commonRates.ts";
import { work } from "../../src/run/work.ts";
import { compiler } from "../../src/world/compile.ts";
import { shortCrisis } from "../fixture/crisis.ts";

const told = async (days: number) => {
  const scenario = shortCrisis({ id: "beside", days, baseRates: COMMON_RATES });
  const compiled = compiler(scenario);
  const found = await outcomes(scenario, {
    worlds: 60,
    seed: 1,
    execute: (job) => Promise.resolve(work(compiled, job)),
    atOnce: 1,
  });
  return { scenario, found };
};

test("rows that the record speaks of stand below, with n on the model's side, and none of 90 days", async () => {
  const { scenario, found } = await told(30);
  expect(found.onRecord.length).toBeGreaterThan(3);
  for (const row of found.onRecord) {
    expect(row.record, row.id).not.toBe(null);
    expect(row.n).toBeGreaterThan(0);
    expect(row.days ?? 0).toBeLessThanOrEqual(30);
  }
  expect(found.onRecord.map(({ id }) => id)).toContain("rate-protest-exit-30");
  expect(toTerminal(outcomesDocument(found, scenario), 80)).toContain("BESIDE THE PUBLIC RECORD");
});

test("within a shorter horizon a month's rates are left out", async () => {
  const { found } = await told(6);
  expect(found.onRecord.filter(({ id }) => id.includes("exit"))).toEqual([]);
});
