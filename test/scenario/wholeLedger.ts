// The ledger of a scenario of the repository, run on one thread: every claim and test ends in it, with a verdict and without a number that
// is none.
import { expect } from "vitest";
import { work } from "../../src/run/work.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import type { Sizes } from "../../src/questions/test/passes.ts";
import { test as ledger } from "../../src/questions/test/test.ts";
import { compiler } from "../../src/world/compile.ts";

/** Fewest worlds of which a ledger is made. */
const WORLDS = 40;

export async function expectWholeLedger(scenario: Scenario, sizes: Partial<Sizes> = {}): Promise<void> {
  const compiled = compiler(scenario);
  const { report } = await ledger(scenario, {
    worlds: WORLDS,
    seed: 1,
    execute: (job) => Promise.resolve(work(compiled, job)),
    atOnce: 1,
    command: "",
    sizes,
  });
  expect(report.claims.map((c) => c.id)).toEqual(scenario.claims.map((c) => c.id));
  expect(report.prior.worlds).toBeGreaterThan(WORLDS / 2);
  for (const [k, claim] of report.claims.entries()) {
    const asked = scenario.claims[k]?.tests ?? [];
    expect(
      claim.tests.map((t) => t.kind),
      claim.id,
    ).toEqual(asked.map((t) => t.kind));
    for (const t of claim.tests) {
      expect(t.verdict, claim.id).toMatch(/\w/);
      if (claim.placebo === "no path" && t.effect) expect([t.effect.low, t.effect.high], claim.id).toEqual([0, 0]);
    }
  }
  expect(
    scenario.claims
      .map((c) => c.placebo)
      .filter((p) => p !== "")
      .sort(),
  ).toEqual(["no path", "reversed"]);
  const none: string[] = [];
  JSON.stringify(report, (key, x: unknown) => {
    if (typeof x === "number" && !Number.isFinite(x)) none.push(key);
    return x;
  });
  expect(none).toEqual([]);
}
